/* Narrative pages: what they become, and what is refused with file and line. */
#include "testing.h"

#define FRONT                                                                                  \
    "---\ntitle: Il ciclo\norder: 2.1\nsummary: In breve\noffice: Ufficio\n"                   \
    "published: 2026-01-31\nupdated: 2026-02-28\n---\n"

/* The line of the first behind FRONT. */
enum { BODY = 9 };

static const char tables_json[] =
    "{\"tables\": [{\"id\": \"conti\", \"title\": \"Conti\", \"key\": [\"voce\"], \"columns\": "
    "["
    "{\"name\": \"voce\", \"title\": \"Voce\", \"type\": \"text\"},"
    "{\"name\": \"euro\", \"title\": \"Euro\", \"type\": \"money\"},"
    "{\"name\": \"quota\", \"title\": \"Quota\", \"type\": \"percent\"},"
    "{\"name\": \"anno\", \"title\": \"Anno\", \"type\": \"year\"}], \"footing\": "
    "[\"totale\"]},"
    "{\"id\": \"atti\", \"title\": \"Atti\", \"key\": [\"numero\", \"data.year\"], "
    "\"columns\": ["
    "{\"name\": \"organo\", \"title\": \"O\", \"type\": \"text\"},"
    "{\"name\": \"tipo\", \"title\": \"T\", \"type\": \"text\"},"
    "{\"name\": \"oggetto\", \"title\": \"S\", \"type\": \"text\"},"
    "{\"name\": \"numero\", \"title\": \"N\", \"type\": \"integer\"},"
    "{\"name\": \"data\", \"title\": \"D\", \"type\": \"date\"}]}]}";
static const char conti_csv[] = "voce,euro,quota,anno\n"
                                "prima*,1234.50,79.53,2025\n"
                                "seconda,*,,2025\n"
                                "totale,2000,100,2024\n";

static void make_content(struct folder *folder, const char *page)
{
    folder_make(folder);
    folder_write(folder, "site.json", "{\"title\": \"Prova\"}");
    folder_write(folder, "entity.json", "{\"name\": \"P\", \"type\": \"comune\"}");
    folder_write(folder, "glossary.json",
                 "{\"terms\": [{\"id\": \"peso\", \"term\": \"Peso\", \"definition\": \"P\","
                 " \"forms\": [\"peso\", \"pesi\"]},"
                 " {\"id\": \"fondo\", \"term\": \"Fondo\", \"definition\": \"F\"}]}");
    folder_write(folder, "2025/edition.json",
                 "{\"id\": \"2025\", \"title\": \"T\", \"kind\": \"results\","
                 " \"period\": {\"from\": \"2025-01-01\", \"to\": \"2025-12-31\"},"
                 " \"axes\": [{\"id\": \"linea\", \"label\": \"L\", \"plural\": \"L\","
                 " \"slug\": \"linee\", \"values\": [{\"id\": \"a\", \"name\": \"A\"}]}]}");
    folder_write(folder, "2025/objectives/a.json",
                 "{\"objectives\": [{\"code\": \"A1\", \"title\": \"T\","
                 " \"axes\": {\"linea\": \"a\"}}]}");
    folder_write(folder, "2025/tables/tables.json", tables_json);
    folder_write(folder, "2025/tables/conti.csv", conti_csv);
    folder_write(folder, "2025/tables/atti.csv",
                 "organo,tipo,oggetto,numero,data\nGiunta,Delibera,Piano,7,2025-02-12\n");
    folder_write(folder, "2025/pages/ciclo.md", page);
}

static const struct narrative_page *load_page(struct folder *folder, const char *body)
{
    struct buffer page = {0};

    buffer_append_format(&page, "%s%s", FRONT, body);
    buffer_append_byte(&page, '\0');
    make_content(folder, page.data);
    bool loaded = folder_load(folder);
    for (size_t i = 0; !loaded && i < folder->diagnostics.count; i++)
        print_message("%.*s\n", TEXT_PRINT(folder->diagnostics.items[i].message));
    assert_true(loaded);
    buffer_free(&page);
    return &folder->site.editions[0].pages[0];
}

static void test_front(void **state)
{
    struct folder folder;

    (void)state;
    const struct narrative_page *page = load_page(&folder, "Testo.\n");
    assert_text(page->id, "ciclo");
    assert_text(page->title, "Il ciclo");
    assert_text(page->number, "2.1");
    assert_int_equal(page->published.month, 1);
    assert_int_equal(page->updated.day, 28);
    folder_free(&folder);
}

static void test_text(void **state)
{
    static const struct {
        const char *markdown;
        const char *markup;
    } cases[] = {
        {"Ha \"virgolette\".\n", "<p>Ha “virgolette”.</p>\n"},
        {"{valore conti prima euro} euro\n", "<p>1.234,50 euro</p>\n"},
        {"{valore conti prima quota}\n", "<p>79,53\xC2\xA0%</p>\n"},
        {"Nel {valore conti totale anno}.\n", "<p>Nel 2024.</p>\n"},
        {"{valore conti prima voce}\n", "<p>prima*</p>\n"},
        {"{somma conti quota}\n", "<p>79,53\xC2\xA0%</p>\n"},
        {"{conta conti}, {conta conti voce=seconda}\n", "<p>2, 1</p>\n"},
        {"{distinti conti anno}\n", "<p>1</p>\n"},
        {"{valore atti 7-2025 data}\n", "<p>12 febbraio 2025</p>\n"},
        {"\\{valore conti prima euro}\n", "<p>{valore conti prima euro}</p>\n"},
        {"```\n{valore}\n```\n", "<pre><code>{valore}\n</code></pre>\n"},
        {"[a](https://a.it)\n", "<p><a href=\"https://a.it\">a</a></p>\n"},
        {"[a](obiettivo:A1)\n", "<p><a href=\"vetro:0\">a</a></p>\n"},
        {"[](atto:7-2025)\n",
         "<p><a href=\"vetro:0\">Delibera n. 7 del 12 febbraio 2025</a></p>\n"},
        {"[](obiettivo:A1)\n", "<p><a href=\"vetro:0\">T</a></p>\n"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct folder folder;
        const struct narrative_page *page = load_page(&folder, cases[i].markdown);
        assert_int_equal(page->block_count, 1);
        assert_text(page->blocks[0].markup, cases[i].markup);
        folder_free(&folder);
    }
}

static void test_references(void **state)
{
    struct folder folder;

    (void)state;
    const struct narrative_page *page =
        load_page(&folder, "## Qui\n\n[a](linea:a) [b](atto:7-2025) [c](#qui) "
                           "[d](pagina:ciclo#qui) [e](tabella:conti)\n");
    assert_int_equal(page->reference_count, 5);
    assert_int_equal(page->references[0].kind, REFERENCE_VALUE);
    assert_int_equal(page->references[1].kind, REFERENCE_ACT);
    assert_int_equal(page->references[2].kind, REFERENCE_PAGE);
    assert_int_equal(page->references[3].item, 0);
    assert_text(page->references[3].anchor, "qui");
    assert_int_equal(page->references[4].item, 0);
    folder_free(&folder);
}

/* The first use of a term leads to the glossary, but for what the page links itself. */
static void test_terms(void **state)
{
    struct folder folder;

    (void)state;
    const struct narrative_page *page =
        load_page(&folder, "## I pesi\n\nIl fondo. I pesi: l'ultimo peso. [c](#i-pesi)\n\n"
                           "Il [fondo](voce:fondo).\n");
    assert_int_equal(page->reference_count, 3);
    assert_text(page->blocks[0].markup, "I pesi");
    assert_text(page->blocks[1].markup,
                "<p>Il fondo. I <a href=\"vetro:2\">pesi</a>: l’ultimo peso. <a "
                "href=\"vetro:0\">c</a></p>\n<p>Il <a href=\"vetro:1\">fondo</a>.</p>\n");
    assert_int_equal(page->references[2].kind, REFERENCE_TERM);
    assert_int_equal(page->references[2].item, 0);
    folder_free(&folder);
}

static void test_headings(void **state)
{
    struct folder folder;

    (void)state;
    const struct narrative_page *page =
        load_page(&folder, "## Città *nuova*\n\n### Fase\n\n## Fase\n\n## Fase\n");
    assert_int_equal(page->block_count, 4);
    assert_text(page->blocks[0].anchor, "citta-nuova");
    assert_text(page->blocks[0].markup, "Città <em>nuova</em>");
    assert_int_equal(page->blocks[1].level, 3);
    assert_text(page->blocks[1].anchor, "fase");
    assert_text(page->blocks[2].anchor, "fase-2");
    assert_text(page->blocks[3].anchor, "fase-3");
    folder_free(&folder);
}

static void test_table(void **state)
{
    struct folder folder;

    (void)state;
    const struct narrative_page *page = load_page(
        &folder,
        "Prima.\n\n```tabella conti\ncolonne: voce, quota\ntitoli: quota = Parte\n"
        "totale: quota\ndove: anno = 2025\ndidascalia: Quote\n```\n\n```grafico conti\n"
        "forma: quote\ncolonne: quota\n```\n\n```elenco conti\ngruppo: anno\n```\n");
    assert_int_equal(page->block_count, 4);
    const struct placement *table = &page->blocks[1].placement;
    assert_int_equal(table->columns.count, 2);
    assert_int_equal(table->columns.items[1], 2);
    assert_text(table->titles[1], "Parte");
    assert_int_equal(table->rows.count, 2);
    assert_int_equal(table->totals.items[0], 2);
    assert_text(table->caption, "Quote");
    assert_int_equal(page->blocks[2].kind, BLOCK_CHART);
    assert_int_equal(page->blocks[2].placement.form, CHART_SHARES);
    assert_int_equal(page->blocks[2].placement.rows.count, 2); /* without the total */
    assert_int_equal(page->blocks[3].placement.group, 3);
    folder_free(&folder);
}

static void test_options(void **state)
{
    struct folder folder;

    (void)state;
    const struct narrative_page *page =
        load_page(&folder, "```tabella conti\nrighe: prima\ntotale: euro = 1.234,5\n"
                           "nota: Solo una.\n```\n\n```grafico conti\ncolonne: quota\n"
                           "massimo: 100\n```\n");
    assert_text(page->blocks[0].placement.note, "Solo una.");
    assert_false(page->blocks[0].placement.has_most);
    assert_true(page->blocks[1].placement.has_most);
    assert_int_equal(page->blocks[1].placement.most.units, 100);
    folder_free(&folder);
}

/* 2.10 comes behind 2.9. */
static void test_order(void **state)
{
    static const char *const names[] = {"ciclo", "b", "c", "d"};
    static const char *const orders[] = {"10", "2.10", "2", "2.9"};
    static const char *const expected[] = {"2", "2.9", "2.10", "10"};
    struct folder folder;
    char name[64];
    char text[256];

    (void)state;
    make_content(&folder, FRONT);
    for (size_t i = 0; i < 4; i++) {
        snprintf(name, sizeof name, "2025/pages/%s.md", names[i]);
        snprintf(text, sizeof text,
                 "---\ntitle: T\norder: \"%s\"\nsummary: S\noffice: O\npublished: 2026-01-01\n"
                 "updated: 2026-01-01\n---\n",
                 orders[i]);
        folder_write(&folder, name, text);
    }
    assert_true(folder_load(&folder));
    for (size_t i = 0; i < 4; i++)
        assert_text(folder.site.editions[0].pages[i].number, expected[i]);
    folder_free(&folder);
}

static void check_refusal(const char *page, size_t line, const char *words)
{
    struct folder folder;

    make_content(&folder, page);
    assert_false(folder_load(&folder));
    const struct diagnostic *finding = find_finding(&folder.diagnostics, words);
    assert_int_equal(finding->place.line, line);
    assert_true(text_ends_with(finding->place.file, TEXT("2025/pages/ciclo.md")));
    folder_free(&folder);
}

static void test_refusals(void **state)
{
    static const struct {
        const char *page;
        size_t line;
        const char *words;
    } cases[] = {
        {"# Titolo\n", 1, "does not begin with its front matter"},
        {"---\ntitle: T\n", 1, "never ends"},
        {"---\ntitle: [T\n---\n", 3, "the front matter is broken"},
        {"---\ntitle: a: b\n---\n", 2, "the front matter is broken"},
        {"---\n- a\n---\n", 2, "not a list of keys and values"},
        {"---\ntitle: T\nTitle: T\n---\n", 3, "unknown key \"Title\""},
        {"---\ntitle: T\ntitle: U\n---\n", 3, "given twice"},
        {"---\ntitle:\n  - a\n---\n", 2, "holds texts only"},
        {"---\ntitle: T\n---\n", 1, "the key \"summary\" is missing"},
        {"---\ntitle: ''\n---\n", 2, "\"title\" is empty"},
        {"---\norder: due\n---\n", 2, "no number of a chapter"},
        {"---\npublished: 31/01/2026\n---\n", 2, "not a date"},
        {"---\npublished: 2026-02-02\nupdated: 2026-02-01\n---\n", 3,
         "last update comes before"},
        {"---\nact: gc-1\n---\n", 2, "has no row \"gc-1\""},
        {FRONT "# Titolo\n", BODY, "a heading of level 1"},
        {FRONT "## Uno\n\n#### Tre\n", BODY + 2, "skips a level"},
        {FRONT "### Uno\n", BODY, "skips a level"},
        {FRONT "> ## Uno\n", BODY, "a heading within"},
        {FRONT "\n![a](b.png)\n", BODY + 1, "no images"},
        {FRONT "a\n[b](#manca)\n", BODY + 1, "no heading \"manca\""},
        {FRONT "[b](pagina:manca)\n", BODY, "no page \"manca\""},
        {FRONT "[b](obiettivo:Z9)\n", BODY, "no objective \"Z9\""},
        {FRONT "[b](linea:z)\n", BODY, "no value of the axis"},
        {FRONT "[b](atto:8-2025)\n", BODY, "has no row \"8-2025\""},
        {FRONT "[b](voce:dup)\n", BODY, "no glossary entry \"dup\""},
        {FRONT "[](linea:a)\n", BODY, "a link without words"},
        {FRONT "[b](altro.html)\n", BODY, "leads nowhere"},
        {FRONT "[b](javascript:alert)\n", BODY, "leads nowhere"},
        {FRONT "[b](vetro:0)\n", BODY, "leads nowhere"},
        {FRONT "{valore manca prima euro}\n", BODY, "no table \"manca\""},
        {FRONT "a\n\n{valore conti terza euro}\n", BODY + 2, "has no row \"terza\""},
        {FRONT "{valore conti prima lire}\n", BODY, "has no column \"lire\""},
        {FRONT "{valore conti seconda euro}\n", BODY, "the cell is suppressed"},
        {FRONT "{valore conti seconda quota}\n", BODY, "the cell is empty"},
        {FRONT "{valore conti prima}\n", BODY, "lacks a word"},
        {FRONT "{somma conti euro}\n", BODY, "cannot be added up"},
        {FRONT "{conta conti voce=nessuna}\n", BODY, "no row is such"},
        {FRONT "{valroe conti prima euro}\n", BODY, "nothing is called {valroe}"},
        {FRONT "{valore conti\n", BODY, "never closed"},
        {FRONT "```tabella manca\n```\n", BODY, "no table \"manca\""},
        {FRONT "```tabela conti\n```\n", BODY, "a block \"tabela conti\" is not known"},
        {FRONT "```tabella conti\n\ncolone: voce\n```\n", BODY + 2, "no option"},
        {FRONT "```tabella conti\nforma: barre\n```\n", BODY + 1, "no option"},
        {FRONT "```tabella conti\ncolonne: lire\n```\n", BODY + 1, "no column \"lire\""},
        {FRONT "```tabella conti\nrighe: terza\n```\n", BODY + 1, "no row \"terza\""},
        {FRONT "```tabella conti\ntotale: voce\n```\n", BODY + 1, "does not hold numbers"},
        {FRONT "```tabella conti\nrighe: prima\ntotale: euro = 9\n```\n", BODY + 2,
         "adds up to 1234.5"},
        {FRONT "```tabella conti\ntotale: anno = molti\n```\n", BODY + 1,
         "this is not a number"},
        {FRONT "```grafico conti\ncolonne: quota\nmassimo: 50\n```\n", BODY + 2,
         "the row \"prima\" says more"},
        {FRONT "```elenco conti\nnota: b\n```\n", BODY + 1, "no option"},
        {FRONT "```tabella conti\ndove: voce = z\n```\n", BODY + 1, "no row is such"},
        {FRONT "```grafico conti\ncolonne: voce\n```\n", BODY + 1, "does not hold numbers"},
        {FRONT "```grafico conti\n```\n", BODY, "show one column"},
        {FRONT "```grafico conti\nforma: torta\n```\n", BODY + 1, "unknown word \"torta\""},
        {FRONT "citt\xE0\n", BODY, "not UTF-8"},
        {FRONT "a\x01\n", BODY, "control character"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_refusal(cases[i].page, cases[i].line, cases[i].words);
}

/* Shown as text, and told. */
static void test_html(void **state)
{
    struct folder folder;

    (void)state;
    const struct narrative_page *page = load_page(&folder, "a\n\n<script>b</script>\n");
    assert_text(page->blocks[0].markup, "<p>a</p>\n<p>&lt;script&gt;b&lt;/script&gt;\n</p>\n");
    const struct diagnostic *finding =
        find_finding(&folder.diagnostics, "HTML is shown as text");
    assert_int_equal(finding->severity, SEVERITY_WARNING);
    assert_int_equal(finding->place.line, BODY + 2);
    folder_free(&folder);
}

static void test_long_paragraph(void **state)
{
    enum { PARAGRAPH_MAX = 64 * 1024, MANY = 5 * 1024 * 1024 };
    static const struct {
        size_t length; /* with the line end */
        bool fits;
    } cases[] = {{PARAGRAPH_MAX, true}, {PARAGRAPH_MAX + 1, false}, {MANY, false}};

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        struct buffer page = {0};
        struct folder folder;
        buffer_append_format(&page, "%sa\n\n", FRONT);
        for (size_t j = 1; j < cases[i].length; j++)
            buffer_append_byte(&page, 'a');
        buffer_append(&page, TEXT("\n"));
        buffer_append_byte(&page, '\0');
        make_content(&folder, page.data);
        assert_int_equal(folder_load(&folder), cases[i].fits);
        if (!cases[i].fits)
            assert_int_equal(find_finding(&folder.diagnostics, "more than 64 KiB")->place.line,
                             BODY + 2);
        folder_free(&folder);
        buffer_free(&page);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_front),          cmocka_unit_test(test_text),
        cmocka_unit_test(test_references),     cmocka_unit_test(test_terms),
        cmocka_unit_test(test_headings),       cmocka_unit_test(test_table),
        cmocka_unit_test(test_options),        cmocka_unit_test(test_order),
        cmocka_unit_test(test_refusals),       cmocka_unit_test(test_html),
        cmocka_unit_test(test_long_paragraph),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
