/* SPDX-License-Identifier: MIT */
#include "base/date.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/text.h"

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

#define YEAR_FIRST 1000
#define YEAR_LAST  9999

static int days_of_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && is_leap(year));
}

/* A year has four digits at most. */
static bool is_day(int year, int month, int day)
{
    if (year < YEAR_FIRST || month < 1 || month > 12 || day < 1)
        return false;
    return day <= days_of_month(year, month);
}

/* The last digits of NUMBER, so many of them, and BEHIND; answers where that ends. */
static char *put_number(char *at, int number, int digits, char behind)
{
    at[digits] = behind;
    for (int i = digits; i > 0; i--, number /= 10)
        at[i - 1] = (char)('0' + number % 10);
    return at + digits + 1;
}

/* By hand, as a moment is, since one is written for each key and printf() is slow. */
static char *put_day(char *at, int year, int month, int day, char behind)
{
    at = put_number(at, year, 4, '-');
    at = put_number(at, month, 2, '-');
    return put_number(at, day, 2, behind);
}

static void write_date(int year, int month, int day, char date[DATE_TEXT])
{
    put_day(date, year, month, day, '\0');
}

/* A number of at most DIGITS digits, and *TEXT moved behind it; -1 where there is none. */
static int scan_number(const char **text, int digits)
{
    int number = 0;
    int count = 0;
    while (count < digits && **text >= '0' && **text <= '9') {
        number = number * 10 + (*(*text)++ - '0');
        count++;
    }
    return count > 0 ? number : -1;
}

/* What stands behind the year, the month and the day. */
struct style {
    const char *behind[3];
    bool padded; /* four, two and two digits, since nothing parts them */
};

/*
 * What spreadsheets and people write.  One style holds for the whole date: run together without
 * its zeros, 2017112 would be two different days.
 */
static const struct style styles[] = {
    {.behind = {"-", "-", ""}},   {.behind = {"/", "/", ""}},
    {.behind = {".", ".", ""}},   {.behind = {"年", "月", "日"}},
    {.behind = {"年", "月", ""}}, {.behind = {"", "", ""}, .padded = true},
};

/* The three numbers of a date in that style. */
static bool scan_style(const char *text, const struct style *style, int numbers[3])
{
    for (int i = 0; i < 3; i++) {
        int digits = i == 0 ? 4 : 2;
        const char *begin = text;
        numbers[i] = scan_number(&text, digits);
        if (numbers[i] < 0 || (style->padded && text - begin != digits))
            return false;
        size_t size = strlen(style->behind[i]);
        if (strncmp(text, style->behind[i], size) != 0)
            return false;
        text += size;
    }
    return text[0] == '\0';
}

static bool scan_date(const char *text, int numbers[3])
{
    for (size_t i = 0; i < sizeof styles / sizeof styles[0]; i++)
        if (scan_style(text, &styles[i], numbers))
            return true;
    return false;
}

/* The mark that the key of a slash types in Chinese. */
#define ENUMERATION_COMMA 0x3001

char *date_plain(const char *text)
{
    struct str plain = {0};
    char *clean = text_trimmed(text);
    const char *at = clean;
    for (uint32_t character = text_next(&at); character != 0; character = text_next(&at))
        text_add_character(&plain,
                           character == ENUMERATION_COMMA ? '/' : text_ascii_twin(character));
    free(clean);
    return str_take(&plain);
}

bool date_from_text(const char *text, char date[DATE_TEXT])
{
    int numbers[3];
    char *clean = date_plain(text);
    bool good = scan_date(clean, numbers) && is_day(numbers[0], numbers[1], numbers[2]);
    if (good)
        write_date(numbers[0], numbers[1], numbers[2], date);
    free(clean);
    return good;
}

void date_add_months(const char *date, int months, char later[DATE_TEXT])
{
    int numbers[3] = {0};
    scan_date(date, numbers);
    int month = numbers[0] * 12 + numbers[1] - 1 + months;
    int year = month / 12;
    if (year < YEAR_FIRST || year > YEAR_LAST) {
        bool early = year < YEAR_FIRST;
        write_date(early ? YEAR_FIRST : YEAR_LAST, early ? 1 : 12, early ? 1 : 31, later);
        return;
    }
    month = month % 12 + 1;
    int last = days_of_month(year, month);
    write_date(year, month, numbers[2] < last ? numbers[2] : last, later);
}

/* Days from the first of the year 1 on; a year begins in March here, so that a leap day is its
 * last. */
static int day_number(const char *date)
{
    int numbers[3] = {0};
    scan_date(date, numbers);
    int year = numbers[1] > 2 ? numbers[0] : numbers[0] - 1;
    int month = numbers[1] > 2 ? numbers[1] - 3 : numbers[1] + 9;
    return 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + numbers[2];
}

int date_days(const char *from, const char *to)
{
    return day_number(to) - day_number(from);
}

/* No place on earth is so far from Greenwich; a TZ that says so is mistaken. */
#define HOURS_BEYOND 15

/* The years 1000 to 9998, and a day behind them, in which every time zone has four digits. */
#define SECONDS_FIRST (-30610137600)
#define SECONDS_LAST  253370764800

/* A clock may say anything; what is written down has to be read again. */
static int64_t between(int64_t seconds, int64_t first, int64_t last)
{
    return seconds < first ? first : seconds > last ? last : seconds;
}

int64_t clock_seconds(const struct clock *clock)
{
    return clock->fixed != 0 || clock->at_zero ? clock->fixed : (int64_t)time(NULL);
}

static struct tm now(const struct clock *clock)
{
    time_t seconds = (time_t)between(clock_seconds(clock), SECONDS_FIRST, SECONDS_LAST);
    struct tm local = {0};
    localtime_r(&seconds, &local);
    if (labs(local.tm_gmtoff) >= HOURS_BEYOND * 3600L)
        gmtime_r(&seconds, &local);
    return local;
}

/* struct tm counts its years from here, and its months from 0. */
#define TM_YEAR_FIRST 1900

void date_today(const struct clock *clock, char date[DATE_TEXT])
{
    struct tm local = now(clock);
    put_day(date, TM_YEAR_FIRST + local.tm_year, local.tm_mon + 1, local.tm_mday, '\0');
}

void moment_now(const struct clock *clock, char moment[MOMENT_TEXT])
{
    struct tm local = now(clock);
    int minutes = (int)(labs(local.tm_gmtoff) / 60);
    char sign = local.tm_gmtoff < 0 ? '-' : '+';
    char *at = put_day(moment, TM_YEAR_FIRST + local.tm_year, local.tm_mon + 1, local.tm_mday, 'T');
    at = put_number(at, local.tm_hour, 2, ':');
    at = put_number(at, local.tm_min, 2, ':');
    at = put_number(at, local.tm_sec, 2, sign);
    at = put_number(at, minutes / 60, 2, ':');
    put_number(at, minutes % 60, 2, '\0');
}

/* Whether TEXT begins as SHAPE does, where 0 stands for any digit. */
static bool begins_as(const char *text, const char *shape)
{
    for (; *shape != '\0'; text++, shape++)
        if (*shape == '0' ? *text < '0' || *text > '9' : *text != *shape)
            return false;
    return true;
}

static int two_digits(const char *text)
{
    return (text[0] - '0') * 10 + (text[1] - '0');
}

static bool is_offset(const char *text)
{
    if (strcmp(text, "Z") == 0)
        return true;
    return (text[0] == '+' || text[0] == '-') && begins_as(text + 1, "00:00") && text[6] == '\0' &&
           two_digits(text + 1) < HOURS_BEYOND && two_digits(text + 4) < 60;
}

/* Not by sscanf(): its numbers may begin with blanks and signs. */
bool moment_is_valid(const char *text)
{
    static const char shape[] = "0000-00-00T00:00:00";
    if (!begins_as(text, shape))
        return false;
    int year = two_digits(text) * 100 + two_digits(text + 2);
    return is_day(year, two_digits(text + 5), two_digits(text + 8)) && two_digits(text + 11) < 24 &&
           two_digits(text + 14) < 60 && two_digits(text + 17) < 61 &&
           is_offset(text + sizeof shape - 1);
}
