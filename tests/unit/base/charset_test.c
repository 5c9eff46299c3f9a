/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/charset.h"

static void converts(const char *bytes, size_t size, enum charset expected, const char *text)
{
    struct str in = {0};
    struct diags diags = {0};
    enum charset found;
    str_add_part(&in, bytes, size);
    assert_true(charset_to_utf8(&in, "f", &found, &diags));
    assert_int_equal(found, expected);
    assert_string_equal(str_text(&in), text);
    assert_int_equal(diags.count, 0);
    str_release(&in);
}

static void refuses(const char *bytes, size_t size, int row, const char *words)
{
    struct str in = {0};
    struct diags diags = {0};
    str_add_part(&in, bytes, size);
    assert_false(charset_to_utf8(&in, "f", NULL, &diags));
    assert_int_equal(diags.count, 1);
    assert_int_equal(diags.at[0].row, row);
    assert_non_null(strstr(diags.at[0].text, words));
    str_release(&in);
    diags_release(&diags);
}

static void what_spreadsheets_write_is_read(void **state)
{
    (void)state;
    converts("", 0, CHARSET_UTF8, "");
    converts("考评", 6, CHARSET_UTF8, "考评");
    converts("\xEF\xBB\xBFx", 4, CHARSET_UTF8_BOM, "x");
    converts("\xBF\xBC\xC6\xC0", 4, CHARSET_GB18030, "考评");
    converts("\xFF\xFE\x03\x80\x2C\x00", 6, CHARSET_UTF16, "考,");
    converts("\xFE\xFF\x80\x03", 4, CHARSET_UTF16, "考");
}

static void a_long_text_is_read_whole(void **state)
{
    struct str in = {0};
    struct str expected = {0};
    (void)state;
    for (int i = 0; i < 3000; i++) {
        str_add(&in, "\xBF\xBC\xC6\xC0");
        str_add(&expected, "考评");
    }
    converts(in.data, in.size, CHARSET_GB18030, expected.data);
    str_release(&in);
    str_release(&expected);
}

static void other_bytes_are_refused_with_their_row(void **state)
{
    (void)state;
    refuses("a\nb\n\xFF\xFFx", 7, 3, "neither UTF-8 nor GB18030");
    refuses("a\nb\0c", 5, 2, "NUL");
    refuses("PK\x03\x04\x14\0\x06", 7, 0, "save it there as CSV UTF-8");
    refuses("\xD0\xCF\x11\xE0\0\0", 6, 0, "a spreadsheet's own file");
    refuses("\xEF\xBB\xBF\xBF\xBC", 5, 1, "neither");
    /* UTF-16 that ends within a character, and half of a pair; and with a NUL in it. */
    refuses("\xFF\xFE\x03\x80\x3D\xD8", 6, 1, "neither");
    refuses("\xFF\xFE\x00\xDC\x03\x80", 6, 1, "neither");
    refuses("\xFF\xFE\x0A\x00\x00\x00", 6, 2, "NUL");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_spreadsheets_write_is_read),
        cmocka_unit_test(a_long_text_is_read_whole),
        cmocka_unit_test(other_bytes_are_refused_with_their_row),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
