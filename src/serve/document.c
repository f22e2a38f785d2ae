#include "serve/document.h"

#include <fcntl.h>
#include <unistd.h>

static const struct {
    const char *ending;
    const char *type;
} types[] = {
    {".html", "text/html; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".json", "application/json"},
    {".csv", "text/csv; charset=utf-8"},
    {".xml", "application/xml"},
    {".txt", "text/plain; charset=utf-8"},
    {".md", "text/markdown; charset=utf-8"},
    {".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {".pdf", "application/pdf"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".webp", "image/webp"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".woff", "font/woff"},
    {".ttf", "font/ttf"},
    {".wasm", "application/wasm"},
    {".gz", "application/gzip"},
};

const char *document_type(struct text name)
{
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (text_ends_with(name, text_from(types[i].ending)))
            return types[i].type;
    }
    return "application/octet-stream";
}

static bool is_shown(struct text part)
{
    return part.length > 0 && part.length < 256 && !text_equal(part, TEXT(".")) &&
           !text_equal(part, TEXT("..")) && !text_starts_with(part, TEXT(".vetro"));
}

/* Opens `part` in the folder `parent`, which is closed; -1 when there is none. */
static int open_part(int parent, struct text part)
{
    struct arena arena = {0};
    int found = -1;

    if (is_shown(part))
        found = openat(parent, arena_copy(&arena, part).data,
                       O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    close(parent);
    arena_free(&arena);
    return found;
}

static enum document_kind judge(struct document *document, struct text name)
{
    if (fstat(document->descriptor, &document->status) == 0) {
        if (S_ISREG(document->status.st_mode)) {
            document->type = document_type(name);
            return DOCUMENT_FILE;
        }
        if (S_ISDIR(document->status.st_mode)) {
            close(document->descriptor);
            document->descriptor = -1;
            return DOCUMENT_FOLDER;
        }
    }
    close(document->descriptor);
    document->descriptor = -1;
    return DOCUMENT_ABSENT;
}

enum document_kind document_open(struct text site, struct text path, struct document *document)
{
    struct arena arena = {0};
    struct text rest = text_slice(path, 1, path.length);
    struct text part = {0};
    int found = open(arena_copy(&arena, site).data, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    *document = (struct document){.descriptor = -1};
    arena_free(&arena);
    while (found >= 0 && text_next(&rest, '/', &part))
        found = open_part(found, part);
    if (found >= 0 && text_ends_with(path, TEXT("/"))) {
        part = TEXT("index.html");
        found = open_part(found, part);
    }
    if (found < 0)
        return DOCUMENT_ABSENT;
    document->descriptor = found;
    return judge(document, part);
}

/* Digits at the beginning of `*text`, which are cut off; false when there are none, or too many. */
static bool read_number(struct text *text, uint64_t *number)
{
    static const size_t most = 18; /* digits: all fit */
    size_t length = 0;

    *number = 0;
    while (length < text->length && text->data[length] >= '0' && text->data[length] <= '9') {
        if (length == most)
            return false;
        *number = *number * 10 + (uint64_t)(text->data[length++] - '0');
    }
    *text = text_slice(*text, length, text->length);
    return length > 0;
}

/* -500: the last bytes. */
static enum document_range read_tail(struct text text, uint64_t size, uint64_t *first,
                                     uint64_t *length)
{
    uint64_t count;

    if (!read_number(&text, &count) || text.length > 0)
        return RANGE_WHOLE;
    if (count == 0 || size == 0)
        return RANGE_IMPOSSIBLE;
    *length = count < size ? count : size;
    *first = size - *length;
    return RANGE_PART;
}

enum document_range document_range(struct text header, uint64_t size, uint64_t *first,
                                   uint64_t *length)
{
    uint64_t begin;
    uint64_t last = UINT64_MAX;

    if (!text_starts_with(header, TEXT("bytes=")))
        return RANGE_WHOLE;
    struct text rest = text_trim(text_slice(header, 6, header.length));
    if (text_starts_with(rest, TEXT("-")))
        return read_tail(text_slice(rest, 1, rest.length), size, first, length);
    if (!read_number(&rest, &begin) || !text_starts_with(rest, TEXT("-")))
        return RANGE_WHOLE;
    rest = text_slice(rest, 1, rest.length);
    if (rest.length > 0 && (!read_number(&rest, &last) || rest.length > 0 || last < begin))
        return RANGE_WHOLE;
    if (begin >= size)
        return RANGE_IMPOSSIBLE;
    *first = begin;
    *length = (last < size - 1 ? last : size - 1) - begin + 1;
    return RANGE_PART;
}
