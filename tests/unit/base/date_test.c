/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <stdio.h>
#include <time.h>

#include "base/date.h"

static void days_are_read_as_people_write_them(void **state)
{
    static const char *const good[] = {"2017-12-20",           "2017/12/20",
                                       "2017.12.20",           "20171220",
                                       "2017年12月20日",       " 2017-12-20 ",
                                       "2017年12月20",         "　2017-12-20\r\n",
                                       "２０１７－１２－２０", "２０１７年１２月２０日",
                                       "2017／12／20",         "２017-１2－2０",
                                       "2017。12．20",         "２０１７１２２０",
                                       "2017、12、20",         "2017—12−20"};
    char date[DATE_TEXT];
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        assert_true(date_from_text(good[i], date));
        assert_string_equal(date, "2017-12-20");
    }
    assert_true(date_from_text("2017/1/2", date));
    assert_string_equal(date, "2017-01-02");
    assert_true(date_from_text("2016-02-29", date));
    assert_true(date_from_text("2000-02-29", date));
}

static void what_is_no_day_is_refused(void **state)
{
    static const char *const bad[] = {"",           "2017-00-10", "2017-02-29",  "1900-02-29",
                                      "2017-13-01", "2017-00-01", "2017-04-31",  "2017-12",
                                      "12/20/2017", "today",      "2017-12-20x", "17-12-20",
                                      "2017-12-00", "-2017-12-20"};
    char date[DATE_TEXT] = "kept";
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        assert_false(date_from_text(bad[i], date));
        assert_string_equal(date, "kept");
    }
}

/* The calendar once more, by counting: every day of 1999 to 2101 and no other. */
static void every_day_is_known_and_no_other(void **state)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    (void)state;
    for (int year = 1999; year <= 2101; year++) {
        for (int month = 0; month <= 13; month++) {
            bool leap = month == 2 && year % 4 == 0 && year != 2100;
            int length = month < 1 || month > 12 ? 0 : lengths[month - 1] + leap;
            for (int day = 0; day <= 32; day++) {
                char text[32];
                char date[DATE_TEXT] = "kept";
                bool good = day >= 1 && day <= length;
                snprintf(text, sizeof text, "%d-%02d-%02d", year, month, day);
                assert_int_equal(date_from_text(text, date), good);
                assert_string_equal(date, good ? text : "kept");
            }
        }
    }
}

static void what_could_be_two_days_is_refused(void **state)
{
    static const char *const bad[] = {
        "2017112",     "201711",         "2017-112",      "20171-2",      "2017-12/20",
        "2017.12-20",  "2017年12-20",    "2017-12月20日", "2017-12-20日", "2017--12-20",
        "2017-12-20-", "２０１７１１２", "2017－12／20",  "2017、12。20", "2017，12，20",
        "2017 12 20",  "2017年12月20号", "02017-12-20",   "0999-01-01"};
    char date[DATE_TEXT] = "kept";
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        assert_false(date_from_text(bad[i], date));
        assert_string_equal(date, "kept");
    }
}

static void a_fixed_clock_stands_still(void **state)
{
    struct clock clock = {.fixed = 1513733400};
    char date[DATE_TEXT];
    char moment[MOMENT_TEXT];
    (void)state;
    date_today(&clock, date);
    moment_now(&clock, moment);
    assert_string_equal(date, "2017-12-20");
    assert_string_equal(moment, "2017-12-20T09:30:00+08:00");
    assert_true(moment_is_valid(moment));
    clock = (struct clock){.at_zero = true};
    date_today(&clock, date);
    assert_string_equal(date, "1970-01-01");
}

/* A clock that was set wrong, or a zone: nothing is written that could not be read again. */
static void an_absurd_clock_tells_a_moment(void **state)
{
    static const int64_t clocks[] = {INT64_MIN, -30610224001, -1, 1, 253402300800, INT64_MAX};
    static const char *const zones[] = {"XXX-24:59", "XXX+24:59", "XXX-15", "XXX+14:59", "UTC"};
    char date[DATE_TEXT];
    char again[DATE_TEXT];
    char moment[MOMENT_TEXT];
    (void)state;
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++) {
        setenv("TZ", zones[i], 1);
        tzset();
        for (size_t k = 0; k < sizeof clocks / sizeof *clocks; k++) {
            struct clock clock = {.fixed = clocks[k]};
            date_today(&clock, date);
            moment_now(&clock, moment);
            assert_true(moment_is_valid(moment));
            assert_true(date_from_text(date, again));
            assert_memory_equal(date, moment, strlen(date));
        }
    }
    setenv("TZ", "Asia/Shanghai", 1);
    tzset();
}

static void the_system_clock_tells_a_moment(void **state)
{
    struct clock clock = {0};
    char moment[MOMENT_TEXT];
    (void)state;
    moment_now(&clock, moment);
    assert_true(moment_is_valid(moment));
    assert_true(strcmp(moment, "2017") > 0);
}

static void moments_are_known(void **state)
{
    (void)state;
    assert_true(moment_is_valid("2017-12-20T09:30:00Z"));
    assert_true(moment_is_valid("2017-12-20T09:30:00-05:30"));
    assert_false(moment_is_valid(""));
    assert_false(moment_is_valid("2017-12-20"));
    assert_false(moment_is_valid("2017-12-20T25:30:00Z"));
    assert_false(moment_is_valid("2017-12-20T09:30:00"));
    assert_false(moment_is_valid("2017-12-20T09:30:00+08:00x"));
    assert_false(moment_is_valid("2017-12-40T09:30:00Z"));
}

/* sscanf() would take these: its numbers may begin with blanks and signs. */
static void no_moment_is_taken_loosely(void **state)
{
    static const char *const bad[] = {
        "2017-12-20T-5:30:00Z",      "2017-12-20T+9:-3: 1Z",      "2017-12-20T9:3:0Z",
        "2017/12/20T09:30:00Z",      "2017-12-20T09:30:00+ 8:-1", "2017-12-20T09:30:00+15:00",
        "20171220  T09:30:00Z",      "2017-12-20t09:30:00Z",      "2017-12-20 09:30:00Z",
        "2017-12-20T09:30:00+08:60", "2017-12-20T09:60:00Z",      "2017-12-20T09:30:61Z",
        "2017-12-20T24:00:00Z",      "2017-12-20T09:30:00+08",    "2017-12-20T09:30:00ZZ",
        "2017-02-29T09:30:00Z",      " 2017-12-20T09:30:00Z",     "2017-12-20T09:30:00+0800",
    };
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_false(moment_is_valid(bad[i]));
    assert_true(moment_is_valid("2016-02-29T23:59:60+14:00"));
    const char *whole = "2017-12-20T09:30:00+08:00";
    for (size_t size = 0; size < strlen(whole); size++) {
        char part[MOMENT_TEXT] = "";
        memcpy(part, whole, size);
        assert_false(moment_is_valid(part));
    }
}

static void every_zone_has_its_offset(void **state)
{
    static const char *const zones[][2] = {{"UTC0", "2017-12-20T01:30:00+00:00"},
                                           {"XST-5:45", "2017-12-20T07:15:00+05:45"},
                                           {"XST3:30", "2017-12-19T22:00:00-03:30"},
                                           {"CST-8", "2017-12-20T09:30:00+08:00"}};
    struct clock clock = {.fixed = 1513733400};
    (void)state;
    for (size_t i = 0; i < sizeof zones / sizeof zones[0]; i++) {
        char moment[MOMENT_TEXT];
        char date[DATE_TEXT];
        setenv("TZ", zones[i][0], 1);
        tzset();
        moment_now(&clock, moment);
        date_today(&clock, date);
        assert_string_equal(moment, zones[i][1]);
        assert_memory_equal(date, moment, DATE_TEXT - 1);
        assert_true(moment_is_valid(moment));
    }
}

static void months_later_is_the_same_day_or_the_last(void **state)
{
    static const struct {
        const char *date;
        int months;
        const char *later;
    } cases[] = {
        {"2018-01-20", 6, "2018-07-20"},  {"2017-08-31", 6, "2018-02-28"},
        {"2019-08-31", 6, "2020-02-29"},  {"2017-08-29", 6, "2018-02-28"},
        {"2018-03-31", 6, "2018-09-30"},  {"2018-12-31", 6, "2019-06-30"},
        {"2018-02-28", 6, "2018-08-28"},  {"2018-07-01", 6, "2019-01-01"},
        {"2018-12-15", 1, "2019-01-15"},  {"2018-01-31", 13, "2019-02-28"},
        {"2018-01-31", -2, "2017-11-30"}, {"2018-05-31", 0, "2018-05-31"},
        {"9999-12-01", 1, "9999-12-31"},  {"1000-01-31", -1, "1000-01-01"},
        {"9999-06-30", 6, "9999-12-30"},
    };
    char later[DATE_TEXT];
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        date_add_months(cases[i].date, cases[i].months, later);
        assert_string_equal(later, cases[i].later);
    }
}

/* Each day is one more than the one before, over leap years and centuries. */
static void days_are_counted_one_by_one(void **state)
{
    char before[DATE_TEXT] = "1895-12-31";
    int count = 0;
    (void)state;
    for (int year = 1896; year < 2110; year++)
        for (int month = 1; month <= 12; month++)
            for (int day = 1; day <= 31; day++) {
                char text[32];
                char date[DATE_TEXT];
                snprintf(text, sizeof text, "%d-%d-%d", year, month, day);
                if (!date_from_text(text, date))
                    continue;
                assert_int_equal(date_days(before, date), 1);
                assert_int_equal(date_days("1895-12-31", date), ++count);
                memcpy(before, date, sizeof before);
            }
    assert_int_equal(date_days("2018-07-20", "2018-07-20"), 0);
    assert_int_equal(date_days("2018-07-20", "2018-01-20"), -181);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_are_read_as_people_write_them),
        cmocka_unit_test(what_is_no_day_is_refused),
        cmocka_unit_test(every_day_is_known_and_no_other),
        cmocka_unit_test(what_could_be_two_days_is_refused),
        cmocka_unit_test(a_fixed_clock_stands_still),
        cmocka_unit_test(an_absurd_clock_tells_a_moment),
        cmocka_unit_test(the_system_clock_tells_a_moment),
        cmocka_unit_test(moments_are_known),
        cmocka_unit_test(no_moment_is_taken_loosely),
        cmocka_unit_test(every_zone_has_its_offset),
        cmocka_unit_test(months_later_is_the_same_day_or_the_last),
        cmocka_unit_test(days_are_counted_one_by_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
