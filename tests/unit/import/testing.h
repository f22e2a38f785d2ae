/* What the tests of this room share: a content folder made on the spot, imports into it. */
#ifndef VETRO_TESTS_IMPORT_TESTING_H
#define VETRO_TESTS_IMPORT_TESTING_H

/* For nftw. */
#define _XOPEN_SOURCE 700

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "import/import.h"

#include "load/load.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ENTITY                                                                                 \
    "{\"name\": \"Comune di Cremona\", \"type\": \"comune\", \"units\": ["                     \
    "{\"id\": \"cultura\", \"name\": \"Settore Cultura e Turismo\","                           \
    " \"aliases\": [\"Settore Cultura\"], \"manager\": \"Bondioni Maria Chiara\"},"            \
    "{\"id\": \"polizia\", \"name\": \"Settore Polizia Locale\","                              \
    " \"manager\": \"Iubini Luca\"}]}\n"

#define EDITION_BEGIN                                                                          \
    "{\"id\": \"2025\", \"title\": \"Relazione 2025\", \"kind\": \"results\", \"period\": "    \
    "{\"from\": \"2025-01-01\", \"to\": \"2025-12-31\"}, \"axes\": ["

#define AXIS_LINEA                                                                             \
    "{\"id\": \"linea\", \"label\": \"Linea strategica\", \"plural\": \"Linee strategiche\", " \
    "\"slug\": \"linee\", \"main\": true"

#define AXIS_SETTORE                                                                           \
    ", {\"id\": \"settore\", \"label\": \"Settore\", \"plural\": \"Settori\", "                \
    "\"slug\": \"settori\", \"values_from\": \"units\"}"

#define AXIS_AMBITO                                                                            \
    ", {\"id\": \"ambito\", \"label\": \"Ambito di valore pubblico\", \"plural\": "            \
    "\"Ambiti di valore pubblico\", \"slug\": \"ambiti\", \"aliases\": [\"Silos\"]"

#define EDITION                                                                                \
    EDITION_BEGIN AXIS_LINEA                                                                   \
        ", \"values\": [{\"id\": \"attrattiva\", \"name\": \"Cremona attrattiva\", "           \
        "\"printed\": \"CREMONA ATTRATTIVA\"}, {\"id\": \"cura\", \"name\": "                  \
        "\"Cremona che cura\", \"printed\": \"CREMONA CHE CURA\"}]}" AXIS_SETTORE AXIS_AMBITO  \
        ", \"values\": [{\"id\": \"cresco\", \"name\": \"Cresco\", \"printed\": \"CRESCO\"}, " \
        "{\"id\": \"curo\", \"name\": \"Curo\", \"printed\": \"CURO\"}]}]}\n"

#define HEADING                                                                                \
    "Linea;Settore;Codice;Obiettivo;Definizione;Silos;Indicatore;Formula;Finalità;Target "    \
    "atteso;Target Consuntivo;Scostamento;Peso;% Ragg\n"

/* Two lines, three objectives, four indicators. */
#define PLAN                                                                                   \
    HEADING                                                                                    \
    "CREMONA ATTRATTIVA;Settore Cultura e Turismo;A_1;Azioni sui flussi;Il Comune "            \
    "osserva.;CRESCO;Presenze;Valore assoluto;Capire;200.500;226.816;26.316;50;100\n"          \
    ";;;;;;Formazione;1= fatto 0= non fatto;;1;1;0;50;100\n"                                   \
    "CREMONA ATTRATTIVA;Settore Cultura;A_2;\"Biglietteria; integrata\";;CRESCO;Avvio;"        \
    "1 = Fatto 0 = Non fatto;;1;0;-1;100;0\n"                                                  \
    "CREMONA CHE CURA;Settore Polizia Locale;B_1;Presidio;;CURO;\"Report \"\"mensili\"\"\";"   \
    "Numero report;;12;12;0;100;100\n"

struct bench {
    char path[64];
    struct diagnostics diagnostics;
    struct import_report report;
};

static inline void bench_write(struct bench *bench, const char *name, struct text content)
{
    struct arena arena = {0};
    struct text path = files_join(&arena, text_from(bench->path), text_from(name));
    size_t parent = path.length;

    while (path.data[parent - 1] != '/')
        parent--;
    assert_true(files_make_folder(text_slice(path, 0, parent - 1), &bench->diagnostics));
    assert_true(files_write(path, content, &bench->diagnostics));
    arena_free(&arena);
}

/* The content of a file, to be freed; NULL when it is not there. */
static inline char *bench_read(struct bench *bench, const char *name)
{
    struct arena arena = {0};
    struct buffer buffer = {0};
    struct text path = files_join(&arena, text_from(bench->path), text_from(name));

    if (files_exist(path)) {
        assert_true(files_read(path, &buffer, &bench->diagnostics));
        buffer_append_byte(&buffer, '\0');
    }
    arena_free(&arena);
    return buffer.data;
}

static inline void bench_make(struct bench *bench, const char *edition)
{
    *bench = (struct bench){.path = "/tmp/vetro-test-XXXXXX"};
    assert_non_null(mkdtemp(bench->path));
    bench_write(bench, "content/entity.json", text_from(ENTITY));
    bench_write(bench, "content/2025/edition.json", text_from(edition));
}

static inline int bench_remove_one(const char *path, const struct stat *status, int kind,
                                   struct FTW *walk)
{
    (void)status;
    (void)kind;
    (void)walk;
    return remove(path);
}

static inline void bench_free(struct bench *bench)
{
    diagnostics_free(&bench->diagnostics);
    assert_int_equal(nftw(bench->path, bench_remove_one, 16, FTW_DEPTH | FTW_PHYS), 0);
}

static inline bool bench_import_options(struct bench *bench, struct import_options options,
                                        const char *name)
{
    struct arena arena = {0};
    struct text folder = text_from(bench->path);

    diagnostics_free(&bench->diagnostics);
    options.content = files_join(&arena, folder, TEXT("content"));
    options.edition = TEXT("2025");
    options.file = files_join(&arena, folder, text_from(name));
    bool done = import_file(&options, &bench->report, &bench->diagnostics);
    arena_free(&arena);
    return done;
}

static inline bool bench_import_bytes(struct bench *bench, const char *name, struct text csv)
{
    bench_write(bench, name, csv);
    return bench_import_options(bench, (struct import_options){0}, name);
}

static inline bool bench_import(struct bench *bench, const char *name, const char *csv)
{
    return bench_import_bytes(bench, name, text_from(csv));
}

static inline bool text_contains(struct text text, const char *part)
{
    size_t length = strlen(part);

    for (size_t i = 0; i + length <= text.length; i++) {
        if (memcmp(text.data + i, part, length) == 0)
            return true;
    }
    return false;
}

/* The first finding that is of this severity and holds `part` in message or hint. */
static inline const struct diagnostic *bench_find(const struct bench *bench,
                                                  enum severity severity, const char *part)
{
    for (size_t i = 0; i < bench->diagnostics.count; i++) {
        const struct diagnostic *item = &bench->diagnostics.items[i];
        if (item->severity == severity &&
            (text_contains(item->message, part) || text_contains(item->hint, part)))
            return item;
    }
    return NULL;
}

static inline void bench_assert_finding(const struct bench *bench, enum severity severity,
                                        size_t line, const char *pointer, const char *part)
{
    const struct diagnostic *found = NULL;

    for (size_t i = 0; found == NULL && i < bench->diagnostics.count; i++) {
        const struct diagnostic *item = &bench->diagnostics.items[i];
        if (item->severity == severity && item->place.line == line &&
            text_equal(item->place.pointer, text_from(pointer)) &&
            (text_contains(item->message, part) || text_contains(item->hint, part)))
            found = item;
    }
    if (found != NULL)
        return;
    for (size_t i = 0; i < bench->diagnostics.count; i++) {
        const struct diagnostic *item = &bench->diagnostics.items[i];
        print_message("%d line %zu [%.*s] %.*s | %.*s\n", item->severity, item->place.line,
                      TEXT_PRINT(item->place.pointer), TEXT_PRINT(item->message),
                      TEXT_PRINT(item->hint));
    }
    fail_msg("no finding at line %zu [%s] that says: %s", line, pointer, part);
}

static inline void bench_assert_file(struct bench *bench, const char *name, const char *part)
{
    char *content = bench_read(bench, name);

    assert_non_null(content);
    if (strstr(content, part) == NULL)
        fail_msg("%s does not hold %s:\n%s", name, part, content);
    free(content);
}

/* Replaces the one `from` in a file, as staff would do by hand. */
static inline void bench_edit(struct bench *bench, const char *name, const char *from,
                              const char *to)
{
    char *content = bench_read(bench, name);
    struct buffer edited = {0};

    assert_non_null(content);
    char *found = strstr(content, from);
    assert_non_null(found);
    buffer_append(&edited, (struct text){content, (size_t)(found - content)});
    buffer_append(&edited, text_from(to));
    buffer_append(&edited, text_from(found + strlen(from)));
    bench_write(bench, name, buffer_text(&edited));
    buffer_free(&edited);
    free(content);
}

static inline void bench_assert_export(struct bench *bench, const char *expected)
{
    struct arena arena = {0};
    struct buffer csv = {0};
    struct text content = files_join(&arena, text_from(bench->path), TEXT("content"));

    assert_true(import_export(content, TEXT("2025"), &csv, &bench->diagnostics));
    buffer_append_byte(&csv, '\0');
    assert_string_equal(csv.data, expected);
    buffer_free(&csv);
    arena_free(&arena);
}

/* The content can be loaded: import left nothing that check would complain about. */
static inline void bench_assert_sound(struct bench *bench)
{
    struct arena arena = {0};
    struct site site;
    struct text content = files_join(&arena, text_from(bench->path), TEXT("content"));

    assert_true(load_edition(content, TEXT("2025"), &site, &bench->diagnostics));
    model_free(&site);
    arena_free(&arena);
}

#endif
