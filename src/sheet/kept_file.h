/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_SHEET_KEPT_FILE_H
#define KAOPING_SHEET_KEPT_FILE_H

#include <stdbool.h>

#include "base/date.h"
#include "base/diag.h"
#include "base/str.h"

/*
 * How what stands in the place of the sheet at FILE is kept beside it, before the sheet is written
 * there: under a name that no part of the program takes for a sheet (UNIT.20171220-093000.csv.txt:
 * a spreadsheet opens it without the .txt) and that nothing had before.  KEPT gets the name.  False
 * with a failure, and then nothing may be written there.
 */

/* Whether a symbolic link to a file stands there, through which a sheet is saved: it is not to be
 * moved. */
bool kept_file_is_linked(const char *file);

/* Moves it, whatever it is by now; KEPT stays empty where nothing stood there. */
bool kept_file_move(const char *file, const struct clock *clock, struct str *kept,
                    struct diags *diags);

/* Writes BYTES, which were read from there, so that the sheet is never without a file, and so that
 * nobody may read them who may not read the sheet.  Where a copy has them already, KEPT gets the
 * name of that one. */
bool kept_file_write(const char *file, const struct str *bytes, const struct clock *clock,
                     struct str *kept, struct diags *diags);

#endif
