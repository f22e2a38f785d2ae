/* Addresses to publish to: what is read of them, and what is refused. */
#include "base/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

struct expectation {
    const char *address;
    enum destination_kind kind;
    const char *host;
    const char *port;
    const char *user;
    const char *path;
};

static void assert_part(struct text found, const char *expected)
{
    assert_int_equal(found.length, text_from(expected).length);
    assert_true(text_equal(found, text_from(expected)));
}

static void reads_the_parts(void **state)
{
    static const struct expectation cases[] = {
        {"https://h.it", DESTINATION_HTTPS, "h.it", "", "", ""},
        {"https://h.it:8443/dav/sito/", DESTINATION_HTTPS, "h.it", "8443", "", "/dav/sito"},
        {"http://h/a%20b", DESTINATION_HTTP, "h", "", "", "/a b"},
        {"sftp://ufficio@h/~/www", DESTINATION_SFTP, "h", "", "ufficio", "/~/www"},
        {"ftps://a%40b.it@h/x", DESTINATION_FTPS, "h", "", "a@b.it", "/x"},
        {"ftpes://a@b.it@h//srv", DESTINATION_FTPES, "h", "", "a@b.it", "//srv"},
        {"ftp://[::1]:65535/x", DESTINATION_FTP, "::1", "65535", "", "/x"},
        {"file:///srv/www/", DESTINATION_FOLDER, "", "", "", "/srv/www"},
        {"file:///", DESTINATION_FOLDER, "", "", "", "/"},
        {"/srv/100%/", DESTINATION_FOLDER, "", "", "", "/srv/100%"},
        {"../www", DESTINATION_FOLDER, "", "", "", "../www"},
        {"https://h/100%zz", DESTINATION_HTTPS, "h", "", "", "/100%zz"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = {0};
        struct destination destination;
        assert_null(destination_parse(&arena, text_from(cases[i].address), &destination));
        assert_int_equal(destination.kind, cases[i].kind);
        assert_part(destination.address, cases[i].address);
        assert_part(destination.host, cases[i].host);
        assert_part(destination.port, cases[i].port);
        assert_part(destination.user, cases[i].user);
        assert_part(destination.path, cases[i].path);
        arena_free(&arena);
    }
}

static void refuses(void **state)
{
    static const char *const cases[] = {
        "",
        "https://",
        "https:///path",
        "https://u:p@h/",
        "sftp://u:@h/",
        "https://u@h:p@h/x?",
        "https://h:0/",
        "https://h:65536/",
        "https://h:1x/",
        "https://h:/",
        "https://-h/",
        "https://h h/",
        "https://[::1/",
        "https://[g::1]/",
        "https://h/?query",
        "https://h/#part",
        "https://h/a/../b",
        "https://h/%2e%2e/b",
        "https://h/a%00b",
        "ftp://h/a%0d%0aDELE b",
        "ftp://a%0ab@h/",
        "sftp://h/%ff",
        "file://srv/www",
        "file:///srv/../etc",
        "gopher://h/",
        "HTTPS://h/",
        "/srv/\001",
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = {0};
        struct destination destination;
        const char *fault = destination_parse(&arena, text_from(cases[i]), &destination);
        assert_non_null(fault);
        arena_free(&arena);
    }
}

static void tells_what_is_not_encrypted(void **state)
{
    struct arena arena = {0};
    struct destination destination;

    (void)state;
    assert_null(destination_parse(&arena, TEXT("ftp://h/"), &destination));
    assert_true(destination_is_open(&destination));
    assert_null(destination_parse(&arena, TEXT("ftpes://h/"), &destination));
    assert_false(destination_is_open(&destination));
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_the_parts),
        cmocka_unit_test(refuses),
        cmocka_unit_test(tells_what_is_not_encrypted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
