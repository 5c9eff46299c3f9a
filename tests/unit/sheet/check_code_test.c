/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sheet/check_code.h"

static void five_bits_make_a_character(void **state)
{
    unsigned char digest[DIGEST_BYTES] = {0};
    char code[CHECK_CODE_TEXT];
    (void)state;
    assert_string_equal(check_code_from_digest(digest, code), "0000-0000-0000");
    memset(digest, 0xFF, sizeof digest);
    assert_string_equal(check_code_from_digest(digest, code), "ZZZZ-ZZZZ-ZZZZ");
    digest_bytes("abc", 3, digest); /* cf4ab791c62b8d2b */
    assert_string_equal(check_code_from_digest(digest, code), "SX5B-F4E6-5E6J");
}

static void reads(const char *text, const char *expected)
{
    char code[CHECK_CODE_TEXT] = "unchanged";
    if (!check_code_from_text(text, code))
        fail_msg("refused: %s", text);
    assert_string_equal(code, expected);
}

static void a_code_is_read_as_people_write_it(void **state)
{
    (void)state;
    reads("7K3M-Q9XW-2TBA", "7K3M-Q9XW-2TBA");
    reads("7k3mq9xw2tba", "7K3M-Q9XW-2TBA");
    reads(" 7K3M Q9XW 2TBA ", "7K3M-Q9XW-2TBA");
    reads("７Ｋ３Ｍ－Ｑ９ＸＷ－２ＴＢＡ", "7K3M-Q9XW-2TBA");
    reads("OoIiLl--000000", "0011-1100-0000");
    reads("7K3M–Q9XW–2TBA", "7K3M-Q9XW-2TBA");
    /* The hyphen at which a text processor breaks no line, and the bar. */
    reads("7K3M\u2011Q9XW\u20152TBA", "7K3M-Q9XW-2TBA");
}

static void what_is_no_code_is_refused(void **state)
{
    static const char *const bad[] = {"",
                                      "7K3M",
                                      "7K3M-Q9XW-2TB",
                                      "7K3M-Q9XW-2TBA-0",
                                      "7K3M-Q9XW-2TBU",
                                      "7K3M_Q9XW_2TBA",
                                      "7K3M…Q9XW…2TBA",
                                      "校验码校验码校验码校验码"};
    char code[CHECK_CODE_TEXT] = "unchanged";
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_false(check_code_from_text(bad[i], code));
        assert_string_equal(code, "unchanged");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(five_bits_make_a_character),
        cmocka_unit_test(a_code_is_read_as_people_write_it),
        cmocka_unit_test(what_is_no_code_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
