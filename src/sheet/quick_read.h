/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_SHEET_QUICK_READ_H
#define KAOPING_SHEET_QUICK_READ_H

#include <stdbool.h>

#include "base/pool.h"
#include "base/str.h"
#include "form/form.h"
#include "sheet/brief.h"

/*
 * A sheet's file read the quick way: for files that are, byte for byte, as sheet_write() makes
 * them.
 *
 * What the form alone decides (the header row, and of each item section, part, id, criterion and
 * points) is compared with what would be written; only marks, scores, notes and moments are parsed.
 * At the first surprise (another column, an order of rows, a line break in a note, a conflict,
 * anything that would have to be said) the answer is false, and the general reader has the word.
 *
 * A journal beside it has to be sound, line by line, and to end with what the file has
 * (quick_journal.h): one that knows more, or a file that was edited, is a surprise too.
 *
 * So where true comes back, session_peek() of such a file finds the same, and finds nothing to say:
 * tests/property/quick_property_test.c holds the two together.
 */
struct quick_form;

/* What is compared, made once for FORM, which it borrows; never changed afterwards, so that several
 * threads may read with it. */
struct quick_form *quick_form_new(const struct form *form);
void quick_form_free(struct quick_form *quick);

/* Fills BRIEF, whose texts get into TEXTS, from the bytes of the whole file and of the journal
 * beside it, NULL where there is none; false, and BRIEF all zero, at the first surprise. */
bool quick_read(const struct quick_form *quick, const struct str *sheet, const struct str *journal,
                struct pool *texts, struct brief *brief);

#endif
