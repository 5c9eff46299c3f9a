/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/points.h"

static void reads(const char *text, points expected)
{
    points value = 77;
    assert_int_equal(points_from_text(text, &value), POINTS_OK);
    assert_int_equal(value, expected);
}

static void refuses(const char *text, enum points_error expected)
{
    points value = 77;
    assert_int_equal(points_from_text(text, &value), expected);
    assert_int_equal(value, 77);
}

static void numbers_are_read_exactly(void **state)
{
    (void)state;
    reads("0", 0);
    reads("4.3", 4300);
    reads("-0.25", -250);
    reads("+1", 1000);
    reads(".5", 500);
    reads("-.5", -500);
    reads("1.", 1000);
    reads("1.0", 1000);
    reads("1.250000", 1250);
    reads("  7 ", 7000);
    reads("007", 7000);
    reads("1000000000", POINTS_MAX);
    reads("-1000000000", -POINTS_MAX);
}

static void full_width_forms_count_as_ascii(void **state)
{
    (void)state;
    reads("０．５", 500);
    reads("－１。５", -1500);
    reads("＋２", 2000);
    reads("−0.3", -300);
    reads("　3", 3000);
}

static void what_is_no_number_is_refused(void **state)
{
    (void)state;
    refuses("", POINTS_EMPTY);
    refuses("  ", POINTS_EMPTY);
    refuses("x", POINTS_NOT_A_NUMBER);
    refuses("-", POINTS_NOT_A_NUMBER);
    refuses(".", POINTS_NOT_A_NUMBER);
    refuses("1.2.3", POINTS_NOT_A_NUMBER);
    refuses("1,5", POINTS_NOT_A_NUMBER);
    refuses("1e3", POINTS_NOT_A_NUMBER);
    refuses("1 2", POINTS_NOT_A_NUMBER);
    refuses("--1", POINTS_NOT_A_NUMBER);
    refuses("0x10", POINTS_NOT_A_NUMBER);
    refuses("1.2345", POINTS_TOO_PRECISE);
    refuses("0.0001", POINTS_TOO_PRECISE);
    refuses("1000000000.001", POINTS_TOO_LARGE);
    refuses("99999999999999999999999999", POINTS_TOO_LARGE);
}

static void written_without_trailing_zeros(void **state)
{
    char text[POINTS_TEXT];
    char sign[POINTS_SIGNED_TEXT];
    (void)state;
    assert_string_equal(points_to_text(4300, text), "4.3");
    assert_string_equal(points_to_text(250, text), "0.25");
    assert_string_equal(points_to_text(40000, text), "40");
    assert_string_equal(points_to_text(-2000, text), "-2");
    assert_string_equal(points_to_text(-5, text), "-0.005");
    assert_string_equal(points_to_text(0, text), "0");
    assert_string_equal(count_to_text(0, text), "0");
    assert_string_equal(count_to_text(-10200, text), "-10200");
    assert_string_equal(points_to_text(-POINTS_MAX, text), "-1000000000");
    assert_string_equal(points_to_text(-POINTS_MAX + 1, text), "-999999999.999");
    assert_string_equal(points_to_shown(500, sign), "0.5");
    assert_string_equal(points_to_shown(-500, sign), "−0.5");
    assert_string_equal(points_to_signed(500, sign), "+0.5");
    assert_string_equal(points_to_signed(-500, sign), "−0.5");
    assert_string_equal(points_to_signed(0, sign), "0");
    assert_string_equal(points_to_signed(-POINTS_MAX + 1, sign), "−999999999.999");
}

static void no_number_is_cut(void **state)
{
    char text[POINTS_TEXT];
    char sign[POINTS_SIGNED_TEXT];
    (void)state;
    assert_string_equal(points_to_text(INT64_MAX, text), "9223372036854775.807");
    assert_string_equal(points_to_text(-INT64_MAX, text), "-9223372036854775.807");
    assert_string_equal(points_to_text(INT64_MIN, text), "-9223372036854775.808");
    assert_string_equal(points_to_signed(-INT64_MAX, sign), "−9223372036854775.807");
}

static void every_value_comes_back(void **state)
{
    char text[POINTS_TEXT];
    (void)state;
    for (points value = -30001; value < 30001; value += 7)
        reads(points_to_text(value, text), value);
}

static void sums_stop_at_the_bound(void **state)
{
    (void)state;
    assert_int_equal(points_add(POINTS_MAX, POINTS_MAX), POINTS_MAX);
    assert_int_equal(points_add(-POINTS_MAX, -1), -POINTS_MAX);
    assert_int_equal(points_add(POINTS_MAX, -1000), POINTS_MAX - 1000);
    assert_int_equal(points_times(250, 4), 1000);
    assert_int_equal(points_times(POINTS_MAX, INT64_MAX), POINTS_MAX);
    assert_int_equal(points_times(-POINTS_MAX, INT64_MAX), -POINTS_MAX);
    assert_int_equal(points_times(-2, INT64_MIN), POINTS_MAX);
}

/* Every number of decimals and both signs, over all sizes there are. */
static void values_of_every_size_come_back(void **state)
{
    char text[POINTS_TEXT];
    char sign[POINTS_SIGNED_TEXT];
    uint64_t random = 1;
    (void)state;
    for (int i = 0; i < 200000; i++) {
        random = random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        points value = (points)((random >> 20) % (uint64_t)(POINTS_MAX + 1)) >> (i % 40);
        reads(points_to_text(value, text), value);
        reads(points_to_text(-value, text), -value);
        reads(points_to_signed(-value, sign), -value);
        assert_true(strchr(text, '.') == NULL || text[strlen(text) - 1] != '0');
    }
    for (points value = POINTS_MAX - 2000; value <= POINTS_MAX; value++) {
        reads(points_to_text(value, text), value);
        reads(points_to_signed(-value, sign), -value);
    }
}

static void the_edge_is_exact(void **state)
{
    (void)state;
    reads("1000000000.000", POINTS_MAX);
    reads("1000000000.00000000", POINTS_MAX);
    reads("999999999.999", POINTS_MAX - 1);
    reads("000000000000000000000000000001", 1000);
    reads("0.00000000000000000000000000000", 0);
    reads("-0", 0);
    refuses("1000000001", POINTS_TOO_LARGE);
    refuses("-1000000000.001", POINTS_TOO_LARGE);
    refuses("10000000000", POINTS_TOO_LARGE);
    refuses("9223372036854775808", POINTS_TOO_LARGE);
    refuses("18446744073709551617", POINTS_TOO_LARGE);
    refuses("-99999999999999999999999.9999", POINTS_TOO_LARGE);
}

static void odd_characters_are_refused(void **state)
{
    static const char *const bad[] = {"+",   "+-1", "- 1",   "1-",  "1+",    "..5",      ".-5",
                                      "1 .", "1%",  "１ ２", "一",  "½",     "\xEF\xBC", "1\xFF",
                                      "٣",   "inf", "nan",   "1_0", "1'000", "1，5",     "\033[1m"};
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        refuses(bad[i], POINTS_NOT_A_NUMBER);
    refuses("\t　\xC2\xA0", POINTS_EMPTY);
    reads("\t１２．３４５　", 12345);
    reads("\xC2\xA0-1\xC2\xA0\t ", -1000);
}

static void every_error_has_its_words(void **state)
{
    (void)state;
    assert_string_equal(points_error_text(POINTS_EMPTY), "is empty, a number is needed");
    assert_string_equal(points_error_text(POINTS_NOT_A_NUMBER), "is no number");
    assert_string_equal(points_error_text(POINTS_TOO_PRECISE), "has more than three decimals");
    assert_string_equal(points_error_text(POINTS_TOO_LARGE), "is too large a number");
}

static void a_mean_is_rounded_half_away_from_0(void **state)
{
    (void)state;
    assert_int_equal(points_divided(1000, 3), 333);
    assert_int_equal(points_divided(2000, 3), 667);
    assert_int_equal(points_divided(5, 2), 3);
    assert_int_equal(points_divided(-5, 2), -3);
    assert_int_equal(points_divided(-4, 3), -1);
    assert_int_equal(points_divided(0, 7), 0);
    assert_int_equal(points_divided(1, 0), 0);
    assert_int_equal(points_divided(POINTS_MAX, INT64_MAX), 0);
    assert_int_equal(points_divided(INT64_MAX, INT64_MAX), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_read_exactly),
        cmocka_unit_test(full_width_forms_count_as_ascii),
        cmocka_unit_test(what_is_no_number_is_refused),
        cmocka_unit_test(written_without_trailing_zeros),
        cmocka_unit_test(no_number_is_cut),
        cmocka_unit_test(every_value_comes_back),
        cmocka_unit_test(sums_stop_at_the_bound),
        cmocka_unit_test(values_of_every_size_come_back),
        cmocka_unit_test(the_edge_is_exact),
        cmocka_unit_test(odd_characters_are_refused),
        cmocka_unit_test(every_error_has_its_words),
        cmocka_unit_test(a_mean_is_rounded_half_away_from_0),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
