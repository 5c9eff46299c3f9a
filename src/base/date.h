/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_BASE_DATE_H
#define KAOPING_BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

/* Days and moments as text, ISO 8601. */

#define DATE_TEXT   11 /* "2017-12-20" and NUL */
#define MOMENT_TEXT 26 /* "2017-12-20T09:30:00+08:00" and NUL */

/* Where the time comes from: all zero is the system's clock, otherwise seconds since 1970 that
 * stand still; at 0 too, where it says so. */
struct clock {
    int64_t fixed;
    bool at_zero;
};

/* The seconds since 1970. */
int64_t clock_seconds(const struct clock *clock);

/* TEXT as it would be had it been typed without an input method: digits, marks and blanks are the
 * ASCII ones, with none at its ends; newly allocated. */
char *date_plain(const char *text);

/* Reads 2017-12-20, 2017/12/20, 2017/1/2, 2017.12.20, 2017年12月20日, 20171220, and what
 * date_plain() makes one of these; false where it is no day of the calendar, or could be two
 * (2017112, mixed separators).  DATE changes only where true comes back. */
bool date_from_text(const char *text, char date[DATE_TEXT]);

/*
 * DATE, which is one that date_from_text() made, MONTHS later (earlier where negative): the same
 * day of the month, or the last one of a month that is shorter (31 August and 6 months: 28 or 29
 * February).  Stops at the first and the last day of the four-digit years.
 */
void date_add_months(const char *date, int months, char later[DATE_TEXT]);

/* Days from FROM to TO, both made by date_from_text(); negative where TO lies before. */
int date_days(const char *from, const char *to);

/* Today, in the zone of TZ. */
void date_today(const struct clock *clock, char date[DATE_TEXT]);

/* This second with its offset from UTC. */
void moment_now(const struct clock *clock, char moment[MOMENT_TEXT]);

/* Whether TEXT is a moment as moment_now() writes it ("Z" for the offset is taken too). */
bool moment_is_valid(const char *text);

#endif
