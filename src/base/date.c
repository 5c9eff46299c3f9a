/* SPDX-License-Identifier: MIT */
#include "base/date.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"
#include "base/text.h"

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static bool is_day(int year, int month, int day)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1)
        return false;
    return day <= days[month - 1] + (month == 2 && is_leap(year));
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

/* Moves *TEXT behind whichever of the texts stands there; "" stands everywhere. */
static void skip_one_of(const char **text, const char *const *texts)
{
    while ((*texts)[0] != '\0' && strncmp(*text, *texts, strlen(*texts)) != 0)
        texts++;
    *text += strlen(*texts);
}

/* What spreadsheets and people write between the numbers of a date. */
static const char *const behind_year[] = {"-", "/", ".", "年", ""};
static const char *const behind_month[] = {"-", "/", ".", "月", ""};
static const char *const behind_day[] = {"日", ""};

static bool scan_date(const char *text, int *year, int *month, int *day)
{
    *year = scan_number(&text, 4);
    skip_one_of(&text, behind_year);
    *month = scan_number(&text, 2);
    skip_one_of(&text, behind_month);
    *day = scan_number(&text, 2);
    skip_one_of(&text, behind_day);
    return text[0] == '\0';
}

bool date_from_text(const char *text, char date[DATE_TEXT])
{
    int year;
    int month;
    int day;
    char *clean = text_trimmed(text);
    bool good = scan_date(clean, &year, &month, &day) && is_day(year, month, day);
    if (good)
        snprintf(date, DATE_TEXT, "%04u-%02u-%02u", (unsigned)year % 10000, (unsigned)month % 100,
                 (unsigned)day % 100);
    free(clean);
    return good;
}

static struct tm now(const struct clock *clock, long *offset)
{
    time_t seconds = clock->fixed != 0 ? (time_t)clock->fixed : time(NULL);
    struct tm local = {0};
    localtime_r(&seconds, &local);
    *offset = local.tm_gmtoff;
    return local;
}

void date_today(const struct clock *clock, char date[DATE_TEXT])
{
    long offset;
    struct tm local = now(clock, &offset);
    strftime(date, DATE_TEXT, "%Y-%m-%d", &local);
}

void moment_now(const struct clock *clock, char moment[MOMENT_TEXT])
{
    long offset;
    struct tm local = now(clock, &offset);
    size_t size = strftime(moment, MOMENT_TEXT, "%Y-%m-%dT%H:%M:%S", &local);
    long minutes = labs(offset) / 60;
    snprintf(moment + size, MOMENT_TEXT - size, "%c%02d:%02d", offset < 0 ? '-' : '+',
             (int)(minutes / 60) % 100, (int)(minutes % 60));
}

bool moment_is_valid(const char *text)
{
    char day[DATE_TEXT];
    char copy[DATE_TEXT] = "";
    int hour;
    int minute;
    int second;
    int end = 0;
    strncat(copy, text, DATE_TEXT - 1);
    if (strlen(text) < DATE_TEXT || !date_from_text(copy, day) ||
        sscanf(text + DATE_TEXT - 1, "T%2d:%2d:%2d%n", &hour, &minute, &second, &end) != 3)
        return false;
    const char *zone = text + DATE_TEXT - 1 + end;
    if (strcmp(zone, "Z") == 0)
        return hour < 24 && minute < 60 && second < 61;
    int zone_end = 0;
    int zone_hour;
    int zone_minute;
    return hour < 24 && minute < 60 && second < 61 && (zone[0] == '+' || zone[0] == '-') &&
           sscanf(zone + 1, "%2d:%2d%n", &zone_hour, &zone_minute, &zone_end) == 2 &&
           zone[1 + zone_end] == '\0' && zone_hour < 15 && zone_minute < 60;
}
