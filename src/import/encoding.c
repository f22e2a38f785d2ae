#include "import/sheet.h"

#include <errno.h>
#include <iconv.h>

static const struct text mark_utf8 = TEXT_INITIALISER("\xEF\xBB\xBF");

static size_t line_of(struct text bytes, size_t position)
{
    size_t line = 1;

    for (size_t i = 0; i < position; i++)
        line += bytes.data[i] == '\n';
    return line;
}

static bool is_utf16(struct text bytes)
{
    return text_starts_with(bytes, TEXT("\xFF\xFE")) ||
           text_starts_with(bytes, TEXT("\xFE\xFF"));
}

/* A byte of Windows-1252 becomes at most three of UTF-8. */
static bool decode_windows(struct arena *arena, struct text file, struct text bytes,
                           struct text *text, struct diagnostics *diagnostics)
{
    iconv_t converter = iconv_open("UTF-8", "WINDOWS-1252");

    if (converter == (iconv_t)-1) {
        diagnose_system(diagnostics, file, errno, _("cannot convert from Windows-1252"));
        return false;
    }
    size_t room = memory_multiply(bytes.length, 3);
    size_t left = room;
    size_t unread = bytes.length;
    char *source = (char *)(uintptr_t)bytes.data; /* iconv does not write to its input */
    char *start = arena_allocate(arena, room);
    char *target = start;
    bool done = iconv(converter, &source, &unread, &target, &left) != (size_t)-1;

    iconv_close(converter);
    *text = (struct text){start, room - left};
    if (!done) {
        size_t position = bytes.length - unread;
        diagnose(diagnostics, SEVERITY_ERROR,
                 (struct place){.file = file, .line = line_of(bytes, position)},
                 _("byte 0x%02X is neither UTF-8 nor Windows-1252"),
                 (unsigned)(unsigned char)bytes.data[position]);
        diagnose_hint(diagnostics, _("save the spreadsheet as CSV UTF-8"));
    }
    return done;
}

bool encoding_decode(struct arena *arena, struct text file, struct text bytes,
                     struct text *text, struct diagnostics *diagnostics)
{
    bool marked = text_starts_with(bytes, mark_utf8);

    if (is_utf16(bytes)) {
        diagnose(diagnostics, SEVERITY_ERROR, (struct place){.file = file, .line = 1},
                 _("the file is UTF-16, expected UTF-8 or Windows-1252"));
        diagnose_hint(diagnostics, _("save the spreadsheet as CSV UTF-8"));
        return false;
    }
    *text = marked ? text_slice(bytes, mark_utf8.length, bytes.length) : bytes;
    size_t invalid = text_find_invalid_utf8(*text);
    if (invalid == text->length)
        return true;
    if (!marked)
        return decode_windows(arena, file, bytes, text, diagnostics);
    diagnose(diagnostics, SEVERITY_ERROR,
             (struct place){.file = file, .line = line_of(*text, invalid)},
             _("the file begins as UTF-8, but byte 0x%02X is not"),
             (unsigned)(unsigned char)text->data[invalid]);
    diagnose_hint(diagnostics, _("save the spreadsheet as CSV UTF-8 once more"));
    return false;
}
