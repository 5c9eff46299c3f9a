/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_BASE_CELL_H
#define KAOPING_BASE_CELL_H

#include <stdbool.h>

#include "base/date.h"
#include "base/points.h"

/*
 * What a spreadsheet makes of a number, a day or a moment when it shows it its own way and saves
 * what it shows.  Readers of what people type (points.h, date.h) are stricter.
 */

/*
 * Reads what points_from_text() reads, and beyond it: 1E+00, thousands parted ("1,234.5",
 * "1 234,5"), a comma for the point ("1,5"), and the noise of a spreadsheet's own sums
 * (0.30000000000000004).  "1,234" is 1.234 where DELIMITER, which parts the file's fields, is ';',
 * and 1234 where it is ','; where it is a tab it could be either and is no number.
 */
enum points_error cell_points(const char *text, char delimiter, points *value);

enum cell_day {
    CELL_DAY,
    CELL_NO_DAY,
    CELL_TWO_DAYS, /* 05/06/2017: the country that the spreadsheet was set to decides */
};

/*
 * Reads what date_from_text() reads, and beyond it: a time of day behind the day, the day's number
 * since 1899-12-30 (43089), day and month before the year, and a year of two digits, where no other
 * day could be meant.  DATE changes only where CELL_DAY comes back.
 */
enum cell_day cell_date(const char *text, char date[DATE_TEXT]);

/* Whether TEXT can be read as DATE, if only as one of two days. */
bool cell_date_may_be(const char *text, const char *date);

/* Reads a moment whose day or time was written anew; where its offset was lost the one of TZ
 * counts.  MOMENT changes only where true comes back. */
bool cell_moment(const char *text, char moment[MOMENT_TEXT]);

/* Whether a spreadsheet would take TEXT for a number, a day, a time or a truth value, and so show
 * something else than was written: 0012, 1/2, 3-4, 1.0, TRUE, long numbers. */
bool cell_is_value(const char *text);

#endif
