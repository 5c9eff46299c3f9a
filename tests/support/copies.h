/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TESTS_COPIES_H
#define KAOPING_TESTS_COPIES_H

#include "one_sheet.h"

/* What was kept beside the sheet of a fixture. */

/* The name of the first copy. */
#define KEPT "财政所.20171220-093000.csv.txt"

/* The path of NAME beside the sheet, to be freed. */
char *copies_path(const struct one_sheet *fixture, const char *name);

size_t copies_count(const struct one_sheet *fixture);

/* Asserts that there is one, which is TEXT. */
void copies_are(const struct one_sheet *fixture, const char *text);

#endif
