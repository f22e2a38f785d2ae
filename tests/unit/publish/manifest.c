/* The list on the host, and the journal beside the site: any bytes may stand in them. */
#include "publish/manifest.h"
#include "publish/journal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

static const struct manifest_entry ENTRIES[] = {
    {.path = TEXT_INITIALISER("2025/index.html"), .size = 12, .hash = {{1, 2, 3}}},
    {.path = TEXT_INITIALISER("assets/a b.css"), .uncertain = true},
    {.path = TEXT_INITIALISER("index.html"), .size = UINT64_MAX, .hash = {{255}}},
};

enum { ENTRY_COUNT = sizeof ENTRIES / sizeof *ENTRIES };

static struct hash write_list(struct buffer *content)
{
    manifest_begin(content);
    for (size_t i = 0; i < ENTRY_COUNT; i++)
        manifest_append_entry(content, &ENTRIES[i]);
    return manifest_end(content);
}

static void reads_what_it_writes(void **state)
{
    struct buffer content = {0};
    struct arena arena = {0};
    struct manifest manifest;
    struct hash checksum = write_list(&content);

    (void)state;
    assert_true(manifest_parse(buffer_text(&content), &arena, &manifest));
    assert_int_equal(manifest.count, ENTRY_COUNT);
    assert_int_equal(manifest.uncertain, 1);
    assert_true(hash_equal(manifest.checksum, checksum));
    for (size_t i = 0; i < ENTRY_COUNT; i++) {
        const struct manifest_entry *entry = manifest_find(&manifest, ENTRIES[i].path);
        assert_ptr_equal(entry, &manifest.entries[i]);
        assert_int_equal(entry->uncertain, ENTRIES[i].uncertain);
        assert_int_equal(entry->size, ENTRIES[i].size);
        assert_true(entry->uncertain || hash_equal(entry->hash, ENTRIES[i].hash));
    }
    assert_null(manifest_find(&manifest, TEXT("2025")));
    assert_null(manifest_find(&manifest, TEXT("z")));
    arena_free(&arena);
    buffer_free(&content);
}

/* Cut anywhere, or with any byte changed, it counts as damaged. */
static void refuses_every_damage(void **state)
{
    struct buffer content = {0};
    struct arena arena = {0};
    struct manifest manifest;

    (void)state;
    write_list(&content);
    for (size_t i = 0; i < content.length; i++) {
        assert_false(
            manifest_parse(text_slice(buffer_text(&content), 0, i), &arena, &manifest));
        content.data[i] ^= 1;
        assert_false(manifest_parse(buffer_text(&content), &arena, &manifest));
        content.data[i] ^= 1;
    }
    assert_true(manifest_parse(buffer_text(&content), &arena, &manifest));
    arena_free(&arena);
    buffer_free(&content);
}

/* With a checksum that fits. */
static void refuses_wrong_lines(void **state)
{
    static const char hash[] = "00000000000000000000000000000000";
    static const char *const lines[] = {
        "- 0 ../index.html\n",
        "- 0 /index.html\n",
        "- 0 .vetro-publish\n",
        "- 0 a/./b\n",
        "- 0 \n",
        "- 0\n",
        "-  a\n",
        "- 18446744073709551616 a\n",
        "- x a\n",
        "0 0 a\n",
        "\n",
        "- 0 b\n- 0 a\n",
        "- 0 a\n- 0 a\n",
        "- 0 a",
    };

    (void)state;
    assert_int_equal(sizeof hash - 1, HASH_TEXT_SIZE);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct buffer content = {0};
        struct arena arena = {0};
        struct manifest manifest;
        manifest_begin(&content);
        buffer_append(&content, text_from(lines[i]));
        manifest_end(&content);
        assert_false(manifest_parse(buffer_text(&content), &arena, &manifest));
        arena_free(&arena);
        buffer_free(&content);
    }
}

/* ---- The journal ---- */

struct fixture {
    char path[64];
    struct journal journal;
    struct arena arena;
    struct buffer content;
    struct manifest manifest;
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);

    snprintf(fixture->path, sizeof fixture->path, "/tmp/vetro-journal-XXXXXX");
    int descriptor = mkstemp(fixture->path);
    if (descriptor < 0)
        return -1;
    close(descriptor);
    fixture->journal = (struct journal){.path = fixture->path, .descriptor = -1};
    write_list(&fixture->content);
    *state = fixture;
    return manifest_parse(buffer_text(&fixture->content), &fixture->arena, &fixture->manifest)
               ? 0
               : -1;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;

    journal_end(&fixture->journal);
    buffer_free(&fixture->content);
    arena_free(&fixture->arena);
    free(fixture);
    return 0;
}

static const struct manifest_entry SENT = {
    .path = TEXT_INITIALISER("assets/a b.css"), .size = 7, .hash = {{9}}};

static void knows_what_was_sent(void **state)
{
    struct fixture *fixture = *state;

    journal_begin(&fixture->journal, fixture->manifest.checksum);
    journal_add(&fixture->journal, &SENT);
    journal_close(&fixture->journal);
    journal_apply(&fixture->journal, &fixture->manifest);
    assert_false(fixture->manifest.entries[1].uncertain);
    assert_int_equal(fixture->manifest.entries[1].size, 7);
    assert_true(hash_equal(fixture->manifest.entries[1].hash, SENT.hash));
}

static void counts_for_its_manifest_only(void **state)
{
    struct fixture *fixture = *state;
    struct hash other = fixture->manifest.checksum;

    other.bytes[0] ^= 1;
    journal_begin(&fixture->journal, other);
    journal_add(&fixture->journal, &SENT);
    journal_close(&fixture->journal);
    journal_apply(&fixture->journal, &fixture->manifest);
    assert_true(fixture->manifest.entries[1].uncertain);
}

static void leaves_out_a_line_cut_short(void **state)
{
    struct fixture *fixture = *state;

    journal_begin(&fixture->journal, fixture->manifest.checksum);
    journal_add(&fixture->journal, &SENT);
    journal_close(&fixture->journal);
    FILE *file = fopen(fixture->path, "rb+");
    assert_non_null(file);
    fseek(file, -1, SEEK_END);
    assert_int_equal(ftruncate(fileno(file), ftell(file)), 0);
    fclose(file);
    journal_apply(&fixture->journal, &fixture->manifest);
    assert_true(fixture->manifest.entries[1].uncertain);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_what_it_writes),
        cmocka_unit_test(refuses_every_damage),
        cmocka_unit_test(refuses_wrong_lines),
        cmocka_unit_test_setup_teardown(knows_what_was_sent, set_up, tear_down),
        cmocka_unit_test_setup_teardown(counts_for_its_manifest_only, set_up, tear_down),
        cmocka_unit_test_setup_teardown(leaves_out_a_line_cut_short, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
