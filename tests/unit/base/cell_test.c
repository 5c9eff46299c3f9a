/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/cell.h"

struct number {
    const char *text;
    char delimiter;
    points value;
};

static void numbers_are_read_however_a_spreadsheet_shows_them(void **state)
{
    static const struct number numbers[] = {
        {"1", ',', 1000},
        {"1.0", ',', 1000},
        {"0.30", ',', 300},
        {" 0.3 ", ',', 300},
        {"０．３", ',', 300},
        {"−0.5", ',', -500},
        {"1E+00", ',', 1000},
        {"2.5e-1", ',', 250},
        {"1.5E+3", ',', 1500000},
        {"1,5", ';', 1500},
        {"1,5", ',', 1500},
        {"0,3", '\t', 300},
        {"-0,25", ';', -250},
        {"1,234", ';', 1234},
        {"1,234", ',', 1234000},
        {"0,234", ',', 234},
        {"1,234.5", ',', 1234500},
        {"1,234.5", '\t', 1234500},
        {"1.234,5", ';', 1234500},
        {"1,234,567", ',', 1234567000},
        {"1.234.567", ';', 1234567000},
        {"1 234,5", ';', 1234500},
        {"1\xC2\xA0"
         "234.5",
         ',', 1234500},
        {"1'234.5", ',', 1234500},
        {"0.30000000000000004", ',', 300},
        {"0.7999999999999999", ',', 800},
        {"9.9999999999999999", ',', 10000},
        {"99.99999999999999", ',', 100000},
        {"-2.0000000000000004E-1", ',', -200},
        {"3,", ';', 3000},
        {".5", ',', 500},
        {"−1,5", ';', -1500},
        {"1\u2009234.5", ',', 1234500},
        {"1\u202F234.5", ',', 1234500},
        {"1\u3000234.5", ',', 1234500},
        {" 1,5 ", ';', 1500},
        {",234", ',', 234},
        {"1234,567", ',', 1234567},
        {"5E-3", ',', 5},
    };
    (void)state;
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        points value = 0;
        if (cell_points(numbers[i].text, numbers[i].delimiter, &value) != POINTS_OK ||
            value != numbers[i].value)
            fail_msg("'%s' is read as %lld", numbers[i].text, (long long)value);
    }
}

static void what_could_be_two_numbers_or_none_is_refused(void **state)
{
    static const struct number refused[] = {
        {"1,234", '\t', 0},      {"12,34,567", ',', 0},   {"1,23,4", ',', 0},   {"1.2.3", ',', 0},
        {"1E", ',', 0},          {"1E+", ',', 0},         {"1E5000", ',', 0},   {"E5", ',', 0},
        {"1e2e3", ',', 0},       {"--1", ',', 0},         {"+-1", ',', 0},      {"abc", ',', 0},
        {"1 2", ',', 0},         {"1,234 5", ',', 0},     {"五", ',', 0},       {".", ',', 0},
        {",", ';', 0},           {"1.5,", ',', 0},        {"1,2345.6", ',', 0}, {"=1", ',', 0},
        {"1%", ',', 0},          {"1￠5", ',', 0},        {"1'2,5'3", ',', 0},  {"1,2'3", ',', 0},
        {"'234.5", ',', 0},      {"1234,567.5", ',', 0},  {"1x234", ',', 0},    {"1,23.5", ',', 0},
        {"1,234 567.5", ',', 0}, {"1,234,5x7.5", ',', 0}, {"1E100", ',', 0},    {"1E-100", ',', 0},
        {"\u202F", ',', 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        points value = 7;
        enum points_error error = cell_points(refused[i].text, refused[i].delimiter, &value);
        if (refused[i].value == 0 && (error != POINTS_NOT_A_NUMBER || value != 7))
            fail_msg("'%s' is read as %lld", refused[i].text, (long long)value);
    }
    points value = 7;
    assert_int_equal(cell_points("", ',', &value), POINTS_EMPTY);
    assert_int_equal(cell_points("0.1234", ',', &value), POINTS_TOO_PRECISE);
    assert_int_equal(cell_points("1.23456E+1", ',', &value), POINTS_TOO_PRECISE);
    assert_int_equal(cell_points("0.3012345678901234", ',', &value), POINTS_TOO_PRECISE);
    assert_int_equal(cell_points("1E+30", ',', &value), POINTS_TOO_LARGE);
    assert_int_equal(value, 7);
}

struct day {
    const char *text;
    enum cell_day found;
    const char *date;
};

static void days_are_read_where_only_one_can_be_meant(void **state)
{
    static const struct day days[] = {
        {"2017-12-20", CELL_DAY, "2017-12-20"},
        {"2017/12/20", CELL_DAY, "2017-12-20"},
        {"2017-12-20 00:00:00", CELL_DAY, "2017-12-20"},
        {"2017-12-20T00:00:00", CELL_DAY, "2017-12-20"},
        {"2017/12/20 0:00", CELL_DAY, "2017-12-20"},
        {"12/20/2017 12:00:00 AM", CELL_DAY, "2017-12-20"},
        {"2017年12月20日", CELL_DAY, "2017-12-20"},
        {"２０１７－１２－２０　０：００", CELL_DAY, "2017-12-20"},
        {"２０／１２／２０１７", CELL_DAY, "2017-12-20"},
        {"0５／０6／２０１７", CELL_TWO_DAYS, NULL},
        {"43089", CELL_DAY, "2017-12-20"},
        {"43089.0", CELL_DAY, "2017-12-20"},
        {"43089x", CELL_NO_DAY, NULL},
        {"43090", CELL_DAY, "2017-12-21"},
        {"43159", CELL_DAY, "2018-02-28"},
        {"43160", CELL_DAY, "2018-03-01"},
        {"20/12/2017", CELL_DAY, "2017-12-20"},
        {"12/20/2017", CELL_DAY, "2017-12-20"},
        {"20.12.2017", CELL_DAY, "2017-12-20"},
        {"12/12/2017", CELL_DAY, "2017-12-12"},
        {"12/20/17", CELL_DAY, "2017-12-20"},
        {"17/12/20", CELL_TWO_DAYS, NULL},
        {"05/06/2017", CELL_TWO_DAYS, NULL},
        {"5.6.2017", CELL_TWO_DAYS, NULL},
        {"05/06/2017 00:00", CELL_TWO_DAYS, NULL},
        {"13/13/2017", CELL_NO_DAY, NULL},
        {"2017-13-01", CELL_NO_DAY, NULL},
        {"2017-12-20 25:00", CELL_NO_DAY, NULL},
        {"2017-12-20 10:60", CELL_NO_DAY, NULL},
        {"2017-12-20 10:10:61", CELL_NO_DAY, NULL},
        {"2017-12-20 10", CELL_NO_DAY, NULL},
        {"20/12-2017", CELL_NO_DAY, NULL},
        {"20:12:2017", CELL_NO_DAY, NULL},
        {"2017-12-20 noon", CELL_NO_DAY, NULL},
        {"2017-12-20 00:00:00 x", CELL_NO_DAY, NULL},
        {"1/2", CELL_NO_DAY, NULL},
        {"12", CELL_NO_DAY, NULL},
        {"123", CELL_NO_DAY, NULL},
        {"12345", CELL_NO_DAY, NULL},
        {"430890", CELL_NO_DAY, NULL},
        {"", CELL_NO_DAY, NULL},
        {"昨天", CELL_NO_DAY, NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        char date[DATE_TEXT] = "unset";
        enum cell_day found = cell_date(days[i].text, date);
        const char *wanted = days[i].date != NULL ? days[i].date : "unset";
        if (found != days[i].found || strcmp(date, wanted) != 0)
            fail_msg("'%s' is read as %s", days[i].text, date);
    }
}

static void either_of_two_days_may_be_meant(void **state)
{
    static const struct {
        const char *text;
        const char *date;
        bool may;
    } days[] = {
        {"05/06/2017", "2017-06-05", true},
        {"05/06/2017", "2017-05-06", true},
        {"05/06/2017", "2017-05-07", false},
        {"０５／０６／２０１７", "2017-05-06", true},
        {"05/06/2017 00:00", "2017-06-05", true},
        {"05/06/2017 noon", "2017-06-05", false},
        {"17/12/20", "2017-12-20", true},
        {"17/12/20", "2020-12-17", true},
        {"17/12/20", "2012-12-20", false},
        {"43089", "2017-12-20", true},
        {"43089", "2017-12-21", false},
        {"2017年12月20日", "2017-12-20", true},
        {"2017-12-20 00:00", "2017-12-20", true},
        {"13/13/2017", "2017-12-13", false},
        {"", "2017-12-20", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++)
        if (cell_date_may_be(days[i].text, days[i].date) != days[i].may)
            fail_msg("'%s' as %s", days[i].text, days[i].date);
}

static void moments_keep_their_offset_or_get_that_of_the_zone(void **state)
{
    static const char *const moments[][2] = {
        {"2017-12-20T09:30:00+08:00", "2017-12-20T09:30:00+08:00"},
        {"2017-12-20T09:30:00Z", "2017-12-20T09:30:00Z"},
        {" 2017-12-20T09:30:00-05:00 ", "2017-12-20T09:30:00-05:00"},
        {"2017-12-20 09:30:00", "2017-12-20T09:30:00+08:00"},
        {"2017/12/20 9:30", "2017-12-20T09:30:00+08:00"},
        {"２０１７年１２月２０日 ９：３０", "2017-12-20T09:30:00+08:00"},
        {"2017/12/20 9:30:15 PM", "2017-12-20T21:30:15+08:00"},
        {"2017-12-20T09:30:00.000+00:00", "2017-12-20T09:30:00+00:00"},
        {"2017-12-20 09:30:00-05:00", "2017-12-20T09:30:00-05:00"},
        {"12/20/2017 09:30", "2017-12-20T09:30:00+08:00"},
        {"1970-01-01 08:00", "1970-01-01T08:00:00+08:00"},
        {"2017-12-20", NULL},
        {"05/06/2017 09:30", NULL},
        {"2017-12-20 25:30", NULL},
        {"2017-12-20T09:30:00+8", NULL},
        {"09:30", NULL},
        {"soon", NULL},
        {"", NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof moments / sizeof moments[0]; i++) {
        char moment[MOMENT_TEXT] = "unset";
        bool good = cell_moment(moments[i][0], moment);
        if (good != (moments[i][1] != NULL) || (good && strcmp(moment, moments[i][1]) != 0))
            fail_msg("'%s' is read as %s", moments[i][0], moment);
    }
}

static void texts_that_a_spreadsheet_would_change_are_known(void **state)
{
    static const char *const values[] = {
        "0012",        "12345678901234567890",
        "1/2",         "3-4",
        "2017-12-20",  "2017年12月20日",
        "12:30",       "1.0",
        "0.30",        "1e5",
        "1E+00",       "1,5",
        "1,234",       "TRUE",
        "false",       "50%",
        "$5",          "￥5",
        "Jan 5",       "5 january 2017",
        "１２",        "(5)",
        "9:30 AM",     "12月20日",
        "1 1/2",       "1-2-3",
        "0",           "5/Dec",
        " 7 ",         "2017-12-20T09:30:00",
        "　ＴＲＵＥ ", "\tFalse\n",
    };
    static const char *const texts[] = {
        "",
        "财政所",
        "扣0.5分",
        "缺3次",
        "A1",
        "E5",
        "P2",
        "may",
        "3 of 4 plans",
        "no. 5",
        "-",
        "...",
        "1、2",
        "5分",
        "v2",
        "x",
        "a1b2c",
        "Janus 5",
        "[5]",
        "{5}",
        "5@",
        "true or false",
        "untrue",
        "truth",
        "是 true",
    };
    (void)state;
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++)
        if (!cell_is_value(values[i]))
            fail_msg("'%s' counts as text", values[i]);
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        if (cell_is_value(texts[i]))
            fail_msg("'%s' counts as a value", texts[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_read_however_a_spreadsheet_shows_them),
        cmocka_unit_test(what_could_be_two_numbers_or_none_is_refused),
        cmocka_unit_test(days_are_read_where_only_one_can_be_meant),
        cmocka_unit_test(either_of_two_days_may_be_meant),
        cmocka_unit_test(moments_keep_their_offset_or_get_that_of_the_zone),
        cmocka_unit_test(texts_that_a_spreadsheet_would_change_are_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
