#include "base/destination.h"

#include "base/buffer.h"
#include "base/message.h"

/* In the order of enum destination_kind; a folder needs no scheme. */
static const struct {
    struct text scheme;
    enum destination_kind kind;
} schemes[] = {
    {TEXT_INITIALISER("file://"), DESTINATION_FOLDER},
    {TEXT_INITIALISER("https://"), DESTINATION_HTTPS},
    {TEXT_INITIALISER("http://"), DESTINATION_HTTP},
    {TEXT_INITIALISER("sftp://"), DESTINATION_SFTP},
    {TEXT_INITIALISER("ftps://"), DESTINATION_FTPS},
    {TEXT_INITIALISER("ftpes://"), DESTINATION_FTPES},
    {TEXT_INITIALISER("ftp://"), DESTINATION_FTP},
};

enum { SCHEME_COUNT = sizeof schemes / sizeof *schemes, PORT_MAX = 65535 };

static int digit_value(char byte)
{
    if (byte >= '0' && byte <= '9')
        return byte - '0';
    char lower = (char)(byte | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/* %20 and the like made plain; a stray percent sign stands for itself. */
static struct text decode(struct arena *arena, struct text text)
{
    struct buffer decoded = {0};

    for (size_t i = 0; i < text.length; i++) {
        bool escaped = text.data[i] == '%' && text.length - i > 2 &&
                       digit_value(text.data[i + 1]) >= 0 && digit_value(text.data[i + 2]) >= 0;
        if (escaped) {
            buffer_append_byte(&decoded, (char)(digit_value(text.data[i + 1]) * 16 +
                                                digit_value(text.data[i + 2])));
            i += 2;
        } else {
            buffer_append_byte(&decoded, text.data[i]);
        }
    }
    struct text copy = arena_copy(arena, buffer_text(&decoded));
    buffer_free(&decoded);
    return copy;
}

static bool has_control_character(struct text text)
{
    for (size_t i = 0; i < text.length; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        if (byte < 0x20 || byte == 0x7f)
            return true;
    }
    return false;
}

static bool is_port(struct text port)
{
    unsigned value = 0;

    if (port.length == 0 || port.length > 5)
        return false;
    for (size_t i = 0; i < port.length; i++) {
        if (port.data[i] < '0' || port.data[i] > '9')
            return false;
        value = value * 10 + (unsigned)(port.data[i] - '0');
    }
    return value >= 1 && value <= PORT_MAX;
}

/* A name or an IPv4 address; in brackets, an IPv6 address. */
static bool is_host(struct text host, bool bracketed)
{
    for (size_t i = 0; i < host.length; i++) {
        char byte = host.data[i];
        bool letter = (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
        bool fits = bracketed ? byte == ':' : letter || byte == '-';
        if (!fits && digit_value(byte) < 0 && byte != '.')
            return false;
    }
    return host.length > 0 && host.data[0] != '-';
}

/* host, host:port, [address]:port */
static bool split_authority(struct destination *destination)
{
    struct text rest = destination->authority;
    bool bracketed = text_starts_with(rest, TEXT("["));
    size_t end = text_find(rest, bracketed ? ']' : ':');

    if (bracketed && end == rest.length)
        return false;
    destination->host = text_slice(rest, bracketed, end - bracketed);
    rest = text_slice(rest, end + bracketed, rest.length);
    if (!is_host(destination->host, bracketed))
        return false;
    destination->port = text_slice(rest, 1, rest.length);
    return rest.length == 0 || (rest.data[0] == ':' && is_port(destination->port));
}

/* Where the user ends: at the last @ of the authority; 0 when none is named. */
static size_t find_user_end(struct text authority)
{
    size_t end = authority.length;

    while (end > 0 && authority.data[end - 1] != '@')
        end--;
    return end > 0 ? end - 1 : 0;
}

static const char *parse_host(struct arena *arena, struct text rest,
                              struct destination *destination)
{
    struct text authority = text_slice(rest, 0, text_find(rest, '/'));
    size_t user_end = find_user_end(authority);
    struct text user = text_slice(authority, 0, user_end);

    if (text_find(user, ':') < user.length)
        return _("it holds a password, which must never stand in a file or on a command line");
    if (text_find(rest, '?') < rest.length || text_find(rest, '#') < rest.length)
        return _("nothing may stand behind a ? or a # in it");
    destination->user = decode(arena, user);
    destination->authority =
        arena_copy(arena, text_slice(authority, user_end + (user_end > 0), authority.length));
    if (!split_authority(destination))
        return _("it names no host that can be used, or a port that is none");
    destination->path = decode(arena, text_slice(rest, authority.length, rest.length));
    while (text_ends_with(destination->path, TEXT("/")))
        destination->path.length--;
    return NULL;
}

static const char *parse_folder(struct arena *arena, struct text path, bool encoded,
                                struct destination *destination)
{
    destination->path = encoded ? decode(arena, path) : arena_copy(arena, path);
    if (encoded && !text_starts_with(path, TEXT("/")))
        return _("file:// needs three slashes: it names a folder of this computer");
    while (destination->path.length > 1 && text_ends_with(destination->path, TEXT("/")))
        destination->path.length--;
    return NULL;
}

/* Decoded bytes end up in commands to the host: nothing may break out of them. */
static const char *check_bytes(const struct destination *destination)
{
    if (has_control_character(destination->path) || has_control_character(destination->user))
        return _("it has a control character");
    if (text_find_invalid_utf8(destination->path) < destination->path.length)
        return _("it is not valid UTF-8");
    return NULL;
}

static const char *check_parts(const struct destination *destination)
{
    struct text rest = destination->path;
    struct text part;

    while (text_next(&rest, '/', &part)) {
        if (text_equal(part, TEXT("..")))
            return _("a part of it is ..");
    }
    return NULL;
}

const char *destination_parse(struct arena *arena, struct text address,
                              struct destination *destination)
{
    static const struct text mark = TEXT_INITIALISER("://");
    const char *fault = NULL;
    size_t i = 0;

    *destination = (struct destination){.address = arena_copy(arena, address)};
    if (address.length == 0)
        return _("it is empty");
    while (i < SCHEME_COUNT && !text_starts_with(address, schemes[i].scheme))
        i++;
    size_t colon = text_find(address, ':');
    if (i == SCHEME_COUNT) {
        if (text_starts_with(text_slice(address, colon, address.length), mark))
            return _("it begins with none of https://, sftp://, ftps://, ftpes://, file://");
        fault = parse_folder(arena, address, false, destination);
    } else {
        struct text rest = text_slice(address, schemes[i].scheme.length, address.length);
        destination->kind = schemes[i].kind;
        fault = destination->kind == DESTINATION_FOLDER
                    ? parse_folder(arena, rest, true, destination)
                    : parse_host(arena, rest, destination);
        if (fault == NULL)
            fault = check_parts(destination);
    }
    return fault != NULL ? fault : check_bytes(destination);
}
