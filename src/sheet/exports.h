/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_SHEET_EXPORTS_H
#define KAOPING_SHEET_EXPORTS_H

#include <stdbool.h>

#include "base/diag.h"

/* Where exports may stand: anywhere but among the sheets, where they would be taken for some. */

/* The directory of a folder that is never read as a form's: no form's id begins with '_'. */
#define EXPORTS "_exports"

/* FOLDER/_exports/BASE plus ENDING, BASE made safe for a file system; newly allocated. */
char *exports_file(const char *folder, const char *base, const char *ending);

/* The folder that the sheet at FILE belongs to, which stands there as FOLDER/FORM-ID/UNIT.csv; NULL
 * where it stands in no directory of that form.  Newly allocated. */
char *exports_folder_of(const char *file, const char *form_id);

/*
 * Whether FILE may be written as an export of FOLDER and of SHEET, a path; either may be NULL.
 * False with an error for a CSV file or journal in FOLDER or right under one of its directories but
 * _exports, where it would be read as a sheet or replace one, and for SHEET and its journal.
 */
bool exports_allow(const char *folder, const char *sheet, const char *file, struct diags *diags);

#endif
