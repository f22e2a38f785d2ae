#include "load/json_scanner.h"

/* The byte at the position, or 0 at the end: a NUL byte within is never allowed. */
static char current(const struct scanner *scanner)
{
    return scanner->position < scanner->length ? scanner->data[scanner->position] : '\0';
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static void skip_blanks(struct scanner *scanner)
{
    for (; scanner->position < scanner->length; scanner->position++) {
        char byte = scanner->data[scanner->position];

        if (byte == '\n')
            scanner->line++;
        else if (byte != ' ' && byte != '\t' && byte != '\r')
            return;
    }
}

/* Where the innermost open list or object began: the place to look for a missing bracket. */
static bool report_end(struct scanner *scanner)
{
    const struct json_entry *entries = scanner->document->entries;

    if (scanner->depth == 0) {
        scanner_report(scanner, scanner->length, _("the file is empty, expected a JSON object"),
                       _("write at least {} or take the file out of the folder"));
        return false;
    }
    const struct json_entry *open = &entries[scanner->levels[scanner->depth - 1].number];
    diagnose(scanner->document->diagnostics, SEVERITY_ERROR,
             json_offset_place(scanner->document, scanner->length),
             _("the file ends too early: the %c of line %u is never closed"),
             scanner->data[open->offset], open->line);
    diagnose_hint(scanner->document->diagnostics,
                  _("perhaps the file was cut off while it was copied or saved"));
    return false;
}

/* Something stands where `expected` (translated) should. */
static bool report_unexpected(struct scanner *scanner, const char *expected, const char *hint)
{
    if (scanner->position == scanner->length)
        return report_end(scanner);

    struct json_document *document = scanner->document;
    size_t end = scanner->position;
    text_decode(document->source, &end);
    struct text found = json_excerpt(
        document, text_slice(document->source, scanner->position, end - scanner->position));
    diagnose(document->diagnostics, SEVERITY_ERROR,
             json_offset_place(document, scanner->position), _("found %.*s, expected %s"),
             TEXT_PRINT(found), expected);
    if (hint != NULL)
        diagnose_hint(document->diagnostics, "%s", hint);
    return false;
}

static size_t skip_digits(struct scanner *scanner)
{
    size_t start = scanner->position;

    while (is_digit(current(scanner)))
        scanner->position++;
    return scanner->position - start;
}

static const char *number_hint(void)
{
    return _("write figures in quotes, as the document prints them: \"83,30\"");
}

static bool scan_number(struct scanner *scanner)
{
    size_t start = scanner->position;

    if (current(scanner) == '-')
        scanner->position++;
    char first = current(scanner);
    size_t digits = skip_digits(scanner);
    if (digits == 0)
        return report_unexpected(scanner, _("a digit"), number_hint());
    if (first == '0' && digits > 1) {
        scanner_report(scanner, start, _("a number that begins with a needless zero"),
                       number_hint());
        return false;
    }
    if (current(scanner) == '.') {
        scanner->position++;
        size_t fraction = skip_digits(scanner);
        if (fraction == 0)
            return report_unexpected(scanner, _("a digit"), number_hint());
        digits += fraction;
    }
    if (current(scanner) == 'e' || current(scanner) == 'E') {
        scanner_report(scanner, start, _("a number with an exponent, expected plain digits"),
                       number_hint());
        return false;
    }
    if (digits > JSON_DIGITS_MAX) {
        diagnose(scanner->document->diagnostics, SEVERITY_ERROR,
                 json_offset_place(scanner->document, start),
                 _("a number of %zu digits, more than the %d that fit"), digits,
                 JSON_DIGITS_MAX);
        diagnose_hint(scanner->document->diagnostics, "%s", number_hint());
    }
    return true;
}

/* For what other notations allow. */
static const char *foreign_hint(const struct scanner *scanner)
{
    if (current(scanner) == '\'')
        return _("JSON wants double quotes");
    if (current(scanner) == '/' || current(scanner) == '#')
        return _("JSON has no comments");
    return NULL;
}

static bool scan_word(struct scanner *scanner)
{
    static const struct text words[] = {TEXT_INITIALISER("true"), TEXT_INITIALISER("false"),
                                        TEXT_INITIALISER("null")};
    struct text rest =
        text_slice(scanner->document->source, scanner->position, sizeof("false") - 1);

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (text_starts_with(rest, words[i])) {
            scanner->position += words[i].length;
            return true;
        }
    }
    return report_unexpected(scanner, _("a text in quotes, a number, true, false, [ or {"),
                             foreign_hint(scanner));
}

/* Adds the entry of the value that begins at the position. */
static bool add_entry(struct scanner *scanner, uint32_t key)
{
    struct json_document *document = scanner->document;
    uint32_t number = (uint32_t)document->entry_count;
    struct level *parent = scanner->depth > 0 ? &scanner->levels[scanner->depth - 1] : NULL;

    if (document->entry_count == JSON_VALUES_MAX) {
        scanner_report(scanner, scanner->position, _("more values than fit in one file"),
                       _("spread them over several files"));
        return false;
    }
    if (document->entry_count == document->entry_capacity)
        document->entries = memory_grow(document->entries, &document->entry_capacity,
                                        document->entry_count, sizeof *document->entries);
    document->entries[document->entry_count++] = (struct json_entry){
        .offset = (uint32_t)scanner->position,
        .key = key,
        .line = scanner->line,
        .parent = parent != NULL ? parent->number : 0,
        .position = parent != NULL ? parent->count++ : 0,
        .next = number + 1,
    };
    return true;
}

static bool open_level(struct scanner *scanner)
{
    if (scanner->depth == JSON_DEPTH_MAX) {
        diagnose(scanner->document->diagnostics, SEVERITY_ERROR,
                 json_offset_place(scanner->document, scanner->position),
                 _("lists and objects stand within one another more than %d deep"),
                 JSON_DEPTH_MAX);
        return false;
    }
    scanner->levels[scanner->depth++] =
        (struct level){(uint32_t)scanner->document->entry_count - 1, 0};
    scanner->position++;
    return true;
}

static bool in_object(const struct scanner *scanner)
{
    if (scanner->depth == 0)
        return false;
    uint32_t number = scanner->levels[scanner->depth - 1].number;
    return scanner->data[scanner->document->entries[number].offset] == '{';
}

/* `"key":`, with the position at the value afterwards. */
static bool scan_key(struct scanner *scanner)
{
    if (current(scanner) != '"')
        return report_unexpected(scanner, _("a key in double quotes"), foreign_hint(scanner));
    if (!scanner_read_text(scanner))
        return false;
    skip_blanks(scanner);
    if (current(scanner) != ':')
        return report_unexpected(scanner, _("a colon between key and value"), NULL);
    scanner->position++;
    skip_blanks(scanner);
    return true;
}

/* A value with its key, if it has one; of a list or object the opening bracket only. */
static bool scan_item(struct scanner *scanner)
{
    uint32_t key = JSON_NO_KEY;

    skip_blanks(scanner);
    if (in_object(scanner)) {
        key = (uint32_t)scanner->position;
        if (!scan_key(scanner))
            return false;
    }
    if (scanner->position == scanner->length)
        return report_end(scanner);
    if (!add_entry(scanner, key))
        return false;

    char byte = current(scanner);
    if (byte == '{' || byte == '[')
        return open_level(scanner);
    if (byte == '"')
        return scanner_read_text(scanner);
    if (byte == '-' || is_digit(byte))
        return scan_number(scanner);
    return scan_word(scanner);
}

/*
 * What follows an item: brackets that close, then a comma if `*more` items follow. Right
 * behind an opening bracket there is neither.
 */
static bool scan_separators(struct scanner *scanner, bool *more)
{
    while (scanner->depth > 0) {
        struct level *level = &scanner->levels[scanner->depth - 1];
        bool object = in_object(scanner);
        char closing = object ? '}' : ']';

        skip_blanks(scanner);
        if (current(scanner) == closing) {
            scanner->document->entries[level->number].next =
                (uint32_t)scanner->document->entry_count;
            scanner->depth--;
            scanner->position++;
            continue;
        }
        *more = true;
        if (level->count == 0)
            return true;
        if (current(scanner) != ',')
            return report_unexpected(scanner, object ? _("a comma or }") : _("a comma or ]"),
                                     _("perhaps a comma is missing before it"));
        size_t comma = scanner->position++;
        skip_blanks(scanner);
        if (current(scanner) == closing) {
            scanner_report(scanner, comma, _("a comma with nothing behind it"),
                           _("take the comma out"));
            return false;
        }
        return true;
    }
    *more = false;
    return true;
}

/* The bytes as such, before any structure. */
static bool check_bytes(struct scanner *scanner)
{
    struct text source = scanner->document->source;
    size_t invalid = text_find_invalid_utf8(source);

    if (invalid < source.length) {
        bool utf16 = text_starts_with(source, TEXT("\xFF\xFE")) ||
                     text_starts_with(source, TEXT("\xFE\xFF"));
        diagnose(scanner->document->diagnostics, SEVERITY_ERROR,
                 json_offset_place(scanner->document, invalid),
                 _("the byte 0x%02X, which is not UTF-8"), (unsigned char)source.data[invalid]);
        diagnose_hint(scanner->document->diagnostics, "%s",
                      utf16 ? _("the file seems to be UTF-16: save it again as UTF-8")
                            : _("save the file again with the encoding UTF-8"));
        return false;
    }
    if (text_starts_with(source, TEXT("\xEF\xBB\xBF"))) {
        scanner_report(scanner, 0, _("the file begins with a byte order mark"),
                       _("save it again as UTF-8 without BOM"));
        scanner->position = 3;
    }
    return true;
}

bool json_scan(struct json_document *document)
{
    struct scanner scanner = {.document = document,
                              .data = document->source.data,
                              .length = document->source.length,
                              .line = 1};
    bool more = true;

    if (document->source.length > JSON_SIZE_MAX) {
        scanner_report(&scanner, 0, _("the file is larger than fits"),
                       _("spread the content over several files"));
        return false;
    }
    if (!check_bytes(&scanner))
        return false;
    while (more) {
        if (!scan_item(&scanner) || !scan_separators(&scanner, &more))
            return false;
    }
    skip_blanks(&scanner);
    if (scanner.position < scanner.length)
        return report_unexpected(&scanner, _("nothing behind the end of the JSON text"),
                                 _("a file holds one object: check the brackets before"));
    return true;
}
