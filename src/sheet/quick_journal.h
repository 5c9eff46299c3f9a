/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_SHEET_QUICK_JOURNAL_H
#define KAOPING_SHEET_QUICK_JOURNAL_H

#include <stdbool.h>

#include "base/str.h"
#include "form/form.h"
#include "sheet/quick_field.h"
#include "sheet/sheet.h"

/* What a sheet has, as it stands in its file, or as its journal had it last. */
struct quick_words {
    struct span unit;
    struct span date;
    struct span assessors;
    enum sheet_status status;
    struct span *marks; /* by item; owned */
    struct span *notes; /* by item; the same block */
};

/* Nothing on any of the form's items. */
void quick_words_init(struct quick_words *words, const struct form *form);
void quick_words_release(struct quick_words *words);

/* Whether both have the same, read as free texts. */
bool quick_words_same(const struct quick_words *a, const struct quick_words *b,
                      const struct form *form);

/*
 * A journal read the quick way: for those that are as record_write() makes them, all lines whole.
 *
 * It checks what records_read() does: that each line has the next number, a moment, an item of the
 * form and a kind of change, and is the one that the next was written after; and that nothing is
 * taken back that was not done.  WORDS becomes what the lines leave behind, pointing into BYTES.
 * False at the first surprise, and then the general reader has the word.
 *
 * So a sheet that quick_read() takes, and that has what its journal had last, is for session_peek()
 * the same, with nothing to say about it: there is neither an edit of the file to be taken over nor
 * a mark that it lacks.
 */
bool quick_journal_read(const struct form *form, const struct str *bytes,
                        struct quick_words *words);

#endif
