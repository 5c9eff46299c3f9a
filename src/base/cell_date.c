/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/cell.h"
#include "base/mem.h"

/* The days a spreadsheet counts as numbers: 1 January 1954 to the end of the digits. */
#define SERIAL_DIGITS 5
#define SERIAL_FIRST  19725
#define SERIAL_ZERO   "1899-12-30"

static size_t digits_of(const char *text)
{
    return strspn(text, "0123456789");
}

/* The time of day that TEXT is, such as 9:30, 09:30:00.000 or 12:00:00 AM, in seconds, *END behind
 * it; -1 where it is none. */
static int time_of_day(const char *text, const char **end)
{
    int numbers[3] = {0};
    int count = 0;
    size_t size = digits_of(text);
    while (size == 1 || size == 2) {
        numbers[count++] = atoi(text);
        text += size;
        if (count == 3 || *text != ':')
            break;
        size = digits_of(++text);
    }
    if (count == 3 && *text == '.')
        text += 1 + digits_of(text + 1);
    bool evening = strncmp(text, " PM", 3) == 0;
    if (evening || strncmp(text, " AM", 3) == 0) {
        text += 3;
        numbers[0] = numbers[0] % 12 + (evening ? 12 : 0);
    }
    *end = text;
    if (count < 2 || numbers[0] > 23 || numbers[1] > 59 || numbers[2] > 60)
        return -1;
    return (numbers[0] * 60 + numbers[1]) * 60 + numbers[2];
}

/* The day that lies DAYS behind SERIAL_ZERO: found month by month, then day by day. */
static void date_of_serial(int days, char date[DATE_TEXT])
{
    char month[DATE_TEXT] = "1900-01-01";
    char next[DATE_TEXT];
    date_add_months(month, 1, next);
    while (date_days(SERIAL_ZERO, next) <= days) {
        memcpy(month, next, sizeof next);
        date_add_months(month, 1, next);
    }
    unsigned day = (unsigned)(days - date_days(SERIAL_ZERO, month)) + 1;
    snprintf(date, DATE_TEXT, "%.8s%02u", month, day % 100);
}

static bool is_serial(const char *text)
{
    size_t size = digits_of(text);
    const char *behind = text + size;
    if (*behind == '.')
        behind += 1 + digits_of(behind + 1);
    return size == SERIAL_DIGITS && *behind == '\0' && atoi(text) >= SERIAL_FIRST;
}

/* Three numbers parted by one and the same sign, and how many digits each has. */
static bool three_numbers(const char *text, int numbers[3], size_t sizes[3])
{
    char mark = text[digits_of(text)];
    if (mark == '\0')
        return false;
    for (int i = 0; i < 3; i++) {
        sizes[i] = digits_of(text);
        if (sizes[i] < 1 || (sizes[i] > 2 && sizes[i] != 4))
            return false;
        numbers[i] = atoi(text);
        text += sizes[i];
        if (i < 2 && (*text != mark || strchr("/-.", mark) == NULL))
            return false;
        text += i < 2;
    }
    return *text == '\0';
}

/* The orders in which year, month and day stand: the places of each. */
#define ORDERS 3
static const int orders[ORDERS][3] = {{0, 1, 2}, {2, 0, 1}, {2, 1, 0}};

/* A day by its numbers in that order; the order fits only where no other number is a year. */
static bool date_in_order(const int numbers[3], const size_t sizes[3], const int order[3],
                          char date[DATE_TEXT])
{
    char text[40];
    int year = numbers[order[0]];
    if (sizes[order[1]] > 2 || sizes[order[2]] > 2)
        return false;
    if (sizes[order[0]] != 4)
        year += 2000;
    snprintf(text, sizeof text, "%d-%d-%d", year, numbers[order[1]], numbers[order[2]]);
    return date_from_text(text, date);
}

/* The days that TEXT could be, each once; answers how many. */
static int days_in_any_order(const char *text, char days[ORDERS][DATE_TEXT])
{
    int numbers[3];
    size_t sizes[3];
    int count = 0;
    if (!three_numbers(text, numbers, sizes))
        return 0;
    for (int i = 0; i < ORDERS; i++) {
        char *day = days[count];
        if (!date_in_order(numbers, sizes, orders[i], day))
            continue;
        bool new = true;
        for (int k = 0; k < count; k++)
            new &= strcmp(days[k], day) != 0;
        count += new;
    }
    return count;
}

static enum cell_day date_in_any_order(const char *text, char date[DATE_TEXT])
{
    char days[ORDERS][DATE_TEXT];
    int count = days_in_any_order(text, days);
    if (count != 1)
        return count == 0 ? CELL_NO_DAY : CELL_TWO_DAYS;
    memcpy(date, days[0], DATE_TEXT);
    return CELL_DAY;
}

/* Where the time of day begins that stands behind the day in TEXT, NULL where none does. */
static const char *time_behind(const char *text)
{
    const char *blank = strpbrk(text, " T");
    const char *end;
    return blank != NULL && time_of_day(blank + 1, &end) >= 0 ? blank + 1 : NULL;
}

static enum cell_day day_alone(const char *text, char date[DATE_TEXT])
{
    if (date_from_text(text, date))
        return CELL_DAY;
    if (!is_serial(text))
        return date_in_any_order(text, date);
    date_of_serial(atoi(text), date);
    return CELL_DAY;
}

/* TEXT without blanks and the time of day behind the day, newly allocated; "" where what is behind
 * the day is something else. */
static char *day_of(const char *text)
{
    char *clean = date_plain(text);
    const char *time = time_behind(clean);
    const char *end = "";
    if (time != NULL)
        time_of_day(time, &end);
    size_t size = time != NULL ? (size_t)(time - clean - 1) : strlen(clean);
    char *day = mem_copy_part(clean, *end == '\0' ? size : 0);
    free(clean);
    return day;
}

enum cell_day cell_date(const char *text, char date[DATE_TEXT])
{
    char *day = day_of(text);
    enum cell_day found = day_alone(day, date);
    free(day);
    return found;
}

bool cell_date_may_be(const char *text, const char *date)
{
    char days[ORDERS][DATE_TEXT];
    char *day = day_of(text);
    int count = days_in_any_order(day, days);
    if (count == 0)
        count = day_alone(day, days[0]) == CELL_DAY;
    bool may = false;
    for (int i = 0; i < count; i++)
        may |= strcmp(days[i], date) == 0;
    free(day);
    return may;
}

/* The moment at which it is that TIME on that day where TZ says. */
static void local_moment(const char *date, int time, char moment[MOMENT_TEXT])
{
    struct tm local = {.tm_isdst = -1};
    local.tm_year = atoi(date) - 1900;
    local.tm_mon = atoi(date + 5) - 1;
    local.tm_mday = atoi(date + 8);
    local.tm_hour = time / 3600;
    local.tm_min = time / 60 % 60;
    local.tm_sec = time % 60;
    struct clock clock = {.fixed = (int64_t)mktime(&local), .at_zero = true};
    moment_now(&clock, moment);
}

bool cell_moment(const char *text, char moment[MOMENT_TEXT])
{
    char date[DATE_TEXT];
    char *clean = date_plain(text);
    bool good = moment_is_valid(clean);
    if (good) {
        memcpy(moment, clean, strlen(clean) + 1);
        free(clean);
        return true;
    }
    const char *time = time_behind(clean);
    const char *end = "";
    int seconds = time != NULL ? time_of_day(time, &end) : -1;
    char *day = mem_copy_part(clean, time != NULL ? (size_t)(time - clean - 1) : 0);
    if (seconds >= 0 && day_alone(day, date) == CELL_DAY) {
        char made[MOMENT_TEXT + 8];
        local_moment(date, seconds, moment);
        /* An offset that is still there counts. */
        snprintf(made, sizeof made, "%.19s%s", moment, *end != '\0' ? end : moment + 19);
        good = moment_is_valid(made);
        if (good)
            memcpy(moment, made, strlen(made) + 1);
    }
    free(day);
    free(clean);
    return good;
}
