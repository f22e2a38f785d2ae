/* Texts in quotes. */
#include "load/json_scanner.h"

void scanner_report(struct scanner *scanner, size_t offset, const char *message,
                    const char *hint)
{
    struct json_document *document = scanner->document;

    diagnose(document->diagnostics, SEVERITY_ERROR, json_offset_place(document, offset), "%s",
             message);
    if (hint != NULL)
        diagnose_hint(document->diagnostics, "%s", hint);
}

/* The four digits of \uXXXX, `offset` being that of the backslash; -1 when they are not. */
static int read_unicode_escape(const struct scanner *scanner, size_t offset)
{
    int result = 0;

    if (scanner->length - offset < 6 || scanner->data[offset] != '\\' ||
        scanner->data[offset + 1] != 'u')
        return -1;
    for (size_t i = offset + 2; i < offset + 6; i++) {
        char byte = scanner->data[i];
        char lower = (char)(byte | 0x20);

        if (byte >= '0' && byte <= '9')
            result = result * 16 + (byte - '0');
        else if (lower >= 'a' && lower <= 'f')
            result = result * 16 + (lower - 'a' + 10);
        else
            return -1;
    }
    return result;
}

static void report_forbidden(struct scanner *scanner, size_t offset, unsigned character)
{
    diagnose(scanner->document->diagnostics, SEVERITY_ERROR,
             json_offset_place(scanner->document, offset),
             _("the control character U+%04X, which no page can show"), character);
    diagnose_hint(scanner->document->diagnostics, "%s", _("take it out of the text"));
}

/* XML and HTML have no place for these characters, however they are written. */
static bool is_forbidden(int character)
{
    return (character < 0x20 && character != '\t' && character != '\n' && character != '\r') ||
           character == 0xFFFE || character == 0xFFFF;
}

/* \uXXXX or a pair of them; the position is behind it afterwards. */
static void scan_unicode_escape(struct scanner *scanner)
{
    size_t start = scanner->position;
    int first = read_unicode_escape(scanner, start);

    scanner->position += first < 0 ? 2 : 6;
    if (first < 0) {
        scanner_report(scanner, start, _("\\u needs four hexadecimal digits behind it"), NULL);
    } else if (first >= 0xD800 && first <= 0xDBFF) {
        int second = read_unicode_escape(scanner, scanner->position);

        if (second >= 0xDC00 && second <= 0xDFFF)
            scanner->position += 6;
        else
            scanner_report(scanner, start, _("half of a surrogate pair stands alone"),
                           _("write the character itself: the file is UTF-8"));
    } else if (first >= 0xDC00 && first <= 0xDFFF) {
        scanner_report(scanner, start, _("half of a surrogate pair stands alone"),
                       _("write the character itself: the file is UTF-8"));
    } else if (is_forbidden(first)) {
        report_forbidden(scanner, start, (unsigned)first);
    }
}

static void scan_escape(struct scanner *scanner)
{
    size_t start = scanner->position;
    char kind = start + 1 < scanner->length ? scanner->data[start + 1] : '\0';

    switch (kind) {
    case 'u':
        scan_unicode_escape(scanner);
        return;
    case 'b':
    case 'f':
        report_forbidden(scanner, start, kind == 'b' ? '\b' : '\f');
        break;
    case '"':
    case '\\':
    case '/':
    case 'n':
    case 'r':
    case 't':
        break;
    default:
        scanner_report(scanner, start, _("a backslash with no known letter behind it"),
                       _("write a backslash of the text as \\\\"));
        /* What follows may be the end of the text: look at it again. */
        scanner->position++;
        return;
    }
    scanner->position += 2;
}

/* U+FFFE and U+FFFF, in UTF-8. */
static void check_noncharacter(struct scanner *scanner)
{
    struct text rest =
        text_slice(scanner->document->source, scanner->position, sizeof("\xEF\xBF\xBF") - 1);

    if (text_equal(rest, TEXT("\xEF\xBF\xBE")))
        report_forbidden(scanner, scanner->position, 0xFFFE);
    else if (text_equal(rest, TEXT("\xEF\xBF\xBF")))
        report_forbidden(scanner, scanner->position, 0xFFFF);
}

/* A control character that stands in a text as it is. */
static bool report_control(struct scanner *scanner, unsigned char byte)
{
    if (byte == '\n' || byte == '\r')
        scanner_report(scanner, scanner->position, _("a line break within quotes"),
                       _("close the quotes, or write \\n for a line break"));
    else if (byte == '\t')
        scanner_report(scanner, scanner->position, _("a tab within quotes"),
                       _("write it as \\t"));
    else
        report_forbidden(scanner, scanner->position, byte);
    return false;
}

/* What ends a text or has to be looked at, with the control characters. */
#define SPECIAL(X) X('"') X('\\') X(0xEF)

static const struct marks special = MARKS_AND_CONTROLS(SPECIAL);

bool scanner_read_text(struct scanner *scanner)
{
    const struct text source = {scanner->data, scanner->length};
    size_t start = scanner->position;

    scanner->position = marks_find(source, start + 1, &special);
    while (scanner->position < scanner->length) {
        unsigned char byte = (unsigned char)scanner->data[scanner->position];

        if (byte == '"') {
            scanner->position++;
            return true;
        }
        if (byte == '\\') {
            scan_escape(scanner);
        } else if (byte < 0x20) {
            return report_control(scanner, byte);
        } else {
            check_noncharacter(scanner);
            scanner->position++;
        }
        scanner->position = marks_find(source, scanner->position, &special);
    }
    scanner_report(scanner, start, _("the quotes that open here are never closed"),
                   _("perhaps the file was cut off while it was copied or saved"));
    return false;
}
