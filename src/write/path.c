#include "write/path.h"

#include "write/write.h"

static bool has_control_character(struct text text)
{
    for (size_t i = 0; i < text.length; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        if (byte < 0x20 || byte == 0x7f)
            return true;
    }
    return false;
}

static const char *part_fault(struct text part)
{
    if (part.length == 0)
        return _("it has an empty part (two slashes, or one at the beginning or the end)");
    if (text_equal(part, TEXT(".")) || text_equal(part, TEXT("..")))
        return _("a part of it is . or ..");
    if (text_starts_with(part, TEXT(".vetro")))
        return _("names that begin with .vetro are kept for the program itself");
    if (part.length > WRITE_MAX_NAME)
        return _("a part of it is too long");
    return NULL;
}

const char *path_fault(struct text path)
{
    if (path.length == 0)
        return _("it is empty");
    if (path.length > WRITE_MAX_PATH)
        return _("it is too long");
    if (has_control_character(path))
        return _("it has a control character");
    if (text_find(path, '\\') < path.length)
        return _("it has a backslash");
    if (text_find_invalid_utf8(path) < path.length)
        return _("it is not valid UTF-8");
    if (path_depth(path) >= WRITE_MAX_DEPTH)
        return _("it has too many parts");
    for (size_t start = 0; start <= path.length;) {
        struct text rest = text_slice(path, start, path.length);
        struct text part = text_slice(rest, 0, text_find(rest, '/'));
        const char *fault = part_fault(part);
        if (fault != NULL)
            return fault;
        start += part.length + 1;
    }
    return NULL;
}

/* Position behind the last slash, 0 when there is none. */
static size_t name_start(struct text path)
{
    size_t start = path.length;

    while (start > 0 && path.data[start - 1] != '/')
        start--;
    return start;
}

struct text path_folder(struct text path)
{
    size_t start = name_start(path);

    return text_slice(path, 0, start > 0 ? start - 1 : 0);
}

struct text path_name(struct text path)
{
    return text_slice(path, name_start(path), path.length);
}

size_t path_depth(struct text path)
{
    size_t depth = 0;

    for (size_t i = 0; i < path.length; i++)
        depth += path.data[i] == '/';
    return depth;
}
