/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_SHEET_SESSION_CELL_H
#define KAOPING_SHEET_SESSION_CELL_H

#include <stdbool.h>

#include "sheet/session_opening.h"
#include "sheet/sheet_words.h"

/* Whether FOUND, which stands in that column of a sheet's file whose fields DELIMITER parts, says
 * what DUE says, which the program would write there: a spreadsheet may have written it anew. */
bool cell_is_as_written(enum sheet_word column, char delimiter, const char *found, const char *due);

/* Whether FOUND is DUE as a code page that lacks some of its signs (U+2000 to U+2BFF) leaves it:
 * each of them is there, or a question mark or nothing stands for it, and a dash may be another
 * one.  No sign is there that DUE has not.  Blanks and full-width forms make no difference. */
bool cell_has_words_of(const char *found, const char *due);

/* The item of a row of the opening's file, which has been read as a sheet and so has one on each.
 */
int opening_item_of(const struct opening *opening, const struct row *row);

#endif
