/* Encodings, separators, line ends, quotes: what offices export. */
#include "testing.h"

#include "import/sheet.h"

struct reading_case {
    const char *name;
    struct text bytes;
    const char *cells; /* all rows, heading first: cells by |, rows by / */
};

static void append_row(struct buffer *buffer, const struct sheet *sheet,
                       const struct sheet_row *row)
{
    for (size_t i = 0; i < sheet->width; i++) {
        buffer_append(buffer, row->cells[i]);
        buffer_append_byte(buffer, i + 1 < sheet->width ? '|' : '/');
    }
}

static void test_reads(void **state)
{
    static const struct reading_case cases[] = {
        {"semicolon", TEXT_INITIALISER("a;b\n1;2\n"), "a|b/1|2/"},
        {"comma", TEXT_INITIALISER("a,b\n1,2\n"), "a|b/1|2/"},
        {"tab", TEXT_INITIALISER("a\tb\n1\t2\n"), "a|b/1|2/"},
        {"comma within quotes", TEXT_INITIALISER("\"a,b,c\";d\n1;2\n"), "a,b,c|d/1|2/"},
        {"decimal comma", TEXT_INITIALISER("a;b\n1.234,50;2\n"), "a|b/1.234,50|2/"},
        {"mark",
         TEXT_INITIALISER("\xEF\xBB\xBF"
                          "a;b\n1;2\n"),
         "a|b/1|2/"},
        {"utf-8", TEXT_INITIALISER("a;b\nè;€\n"), "a|b/è|€/"},
        {"windows-1252", TEXT_INITIALISER("a;b\n\xE8;\x80\x92\n"), "a|b/è|€’/"},
        {"cr lf", TEXT_INITIALISER("a;b\r\n1;2\r\n"), "a|b/1|2/"},
        {"cr", TEXT_INITIALISER("a;b\r1;2\r"), "a|b/1|2/"},
        {"no line end", TEXT_INITIALISER("a;b\n1;2"), "a|b/1|2/"},
        {"line breaks", TEXT_INITIALISER("a;b\n\"x\r\ny\rz\";2\n"), "a|b/x\ny\nz|2/"},
        {"quotes", TEXT_INITIALISER("a;b\n\"di \"\"ieri\"\"\";5\" tubo\n"),
         "a|b/di \"ieri\"|5\" tubo/"},
        {"blanks", TEXT_INITIALISER("a ; b\n \xC2\xA0x\t;\" y \"\n"), "a|b/x|y/"},
        {"blank rows", TEXT_INITIALISER("\n;;\na;b\n\n1;2\n;\n \n"), "a|b/1|2/"},
        {"blank columns", TEXT_INITIALISER("a;b;;\n1;2;;\n3;4;;\n"), "a|b/1|2/3|4/"},
        {"more blank cells", TEXT_INITIALISER("a;b\n1;2;;;\n"), "a|b/1|2/"},
        {"blank heading within", TEXT_INITIALISER("a;;b\n1;;2\n"), "a||b/1||2/"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = {0};
        struct diagnostics diagnostics = {0};
        struct buffer found = {0};
        struct sheet sheet;

        print_message("%s\n", cases[i].name);
        assert_true(sheet_read(&arena, TEXT("f.csv"), cases[i].bytes, &sheet, &diagnostics));
        append_row(&found, &sheet, &sheet.heading);
        for (size_t j = 0; j < sheet.row_count; j++)
            append_row(&found, &sheet, &sheet.rows[j]);
        buffer_append_byte(&found, '\0');
        assert_string_equal(found.data, cases[i].cells);
        assert_int_equal(diagnostics.count, 0);
        buffer_free(&found);
        diagnostics_free(&diagnostics);
        arena_free(&arena);
    }
}

struct fault_case {
    const char *name;
    struct text bytes;
    size_t line;
    const char *pointer;
    const char *message;
};

static void test_faults(void **state)
{
    static const struct fault_case cases[] = {
        {"nothing", TEXT_INITIALISER(""), 0, "", "the file is empty"},
        {"blanks only", TEXT_INITIALISER("\n;;\n"), 0, "", "the file is empty"},
        {"only headings", TEXT_INITIALISER("a;b\n"), 1, "", "only headings"},
        {"too few", TEXT_INITIALISER("a;b\n\n1\n"), 3, "", "the row has 1 cells, expected 2"},
        {"too many", TEXT_INITIALISER("a;b\n1;2;;3\n"), 2, "", "the row has 4 cells"},
        {"open quote", TEXT_INITIALISER("a;b\n1;2\n\"x;3\n4;5\n"), 3, "", "never ends"},
        {"nul", TEXT_INITIALISER("a;b\n1;2\n1;x\0y\n"), 3, "b", "U+0000"},
        {"control character", TEXT_INITIALISER("a;b\nx\vy;2\n"), 2, "a", "U+000B"},
        {"nul in heading", TEXT_INITIALISER("a;b\0\n1;2\n"), 1, "b", "U+0000"},
        {"utf-16",
         TEXT_INITIALISER("\xFF\xFE"
                          "a\0;\0"),
         1, "", "UTF-16"},
        {"damaged utf-8",
         TEXT_INITIALISER("\xEF\xBB\xBF"
                          "a;b\n1;\xE8\n"),
         2, "", "0xE8"},
        {"neither", TEXT_INITIALISER("a;b\n1;\x81\n"), 2, "", "0x81 is neither"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = {0};
        struct bench bench = {0};
        struct sheet sheet;

        print_message("%s\n", cases[i].name);
        assert_false(
            sheet_read(&arena, TEXT("f.csv"), cases[i].bytes, &sheet, &bench.diagnostics));
        if (cases[i].pointer[0] != '\0' && strstr(cases[i].name, "heading") == NULL)
            bench_assert_finding(&bench, SEVERITY_ERROR, cases[i].line, cases[i].pointer,
                                 cases[i].message);
        else
            assert_non_null(bench_find(&bench, SEVERITY_ERROR, cases[i].message));
        assert_int_equal(bench.diagnostics.items[0].place.line, cases[i].line);
        diagnostics_free(&bench.diagnostics);
        arena_free(&arena);
    }
}

/* Rows are counted as a spreadsheet shows them, whatever line breaks are in cells. */
static void test_counts_rows(void **state)
{
    static const struct text bytes = TEXT_INITIALISER("a;b\r\n\"x\r\n\r\ny\";2\r\n\r\n3;4\r\n");
    struct arena arena = {0};
    struct diagnostics diagnostics = {0};
    struct sheet sheet;

    (void)state;
    assert_true(sheet_read(&arena, TEXT("f.csv"), bytes, &sheet, &diagnostics));
    assert_int_equal(sheet.row_count, 2);
    assert_int_equal(sheet.rows[0].number, 2);
    assert_int_equal(sheet.rows[1].number, 4);
    diagnostics_free(&diagnostics);
    arena_free(&arena);
}

static void test_writes(void **state)
{
    static const struct text cells[] = {
        TEXT_INITIALISER("a"),     TEXT_INITIALISER(""),     TEXT_INITIALISER("b;c"),
        TEXT_INITIALISER("\"d\""), TEXT_INITIALISER("e\nf"), TEXT_INITIALISER("g, h"),
    };
    struct buffer buffer = {0};

    (void)state;
    sheet_append_row(&buffer, cells, sizeof cells / sizeof *cells);
    buffer_append_byte(&buffer, '\0');
    assert_string_equal(buffer.data, "a;;\"b;c\";\"\"\"d\"\"\";\"e\nf\";g, h\n");
    buffer_clear(&buffer);
    sheet_append_heading(&buffer, cells, sizeof cells / sizeof *cells);
    assert_true(text_ends_with(buffer_text(&buffer), TEXT(";\"g, h\"\n")));
    buffer_free(&buffer);
}

static void test_excerpt(void **state)
{
    char text[3 * SHEET_EXCERPT_MAX];
    struct arena arena = {0};

    (void)state;
    for (size_t i = 0; i < sizeof text; i += 2)
        memcpy(text + i, "è", 2);
    struct text excerpt = sheet_excerpt(&arena, (struct text){text + 2, sizeof text - 3});
    assert_int_equal(excerpt.length, SHEET_EXCERPT_MAX + strlen("…"));
    assert_int_equal(text_find_invalid_utf8(excerpt), excerpt.length);
    excerpt = sheet_excerpt(&arena, TEXT("a\nb\x7F"));
    assert_memory_equal(excerpt.data, "a b ", 4);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reads),       cmocka_unit_test(test_faults),
        cmocka_unit_test(test_counts_rows), cmocka_unit_test(test_writes),
        cmocka_unit_test(test_excerpt),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
