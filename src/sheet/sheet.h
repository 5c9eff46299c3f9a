/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_SHEET_SHEET_H
#define KAOPING_SHEET_SHEET_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/file.h"
#include "base/points.h"
#include "base/str.h"
#include "form/form.h"
#include "score/answer.h"
#include "score/score.h"
#include "sheet/change.h"
#include "sheet/check_code.h"
#include "sheet/sums.h"

/*
 * A sheet: one form filled in for one unit.  Nothing but sheet_apply() changes it, and every
 * change is a struct change, so that undo, autosave and audit are consequences.
 */
#define UNIT_BYTES_MOST 300
#define NOTE_BYTES_MOST 4000 /* of a reason and of the assessors too */

enum sheet_status { SHEET_DRAFT, SHEET_FINAL };

/* One row: what was recorded on one item. */
struct entry {
    struct answer answer;
    char *note;        /* "" where none; owned */
    char *checked_at;  /* moment of the last change of the marks; "" while open; owned */
    bool has_conflict; /* the file's score differs from what the marks give */
    points stated;     /* the score the file stated, where has_conflict */
};

struct sheet {
    const struct form *form; /* borrowed */
    char *unit;
    char *date;      /* ISO 8601, or "" */
    char *assessors; /* names joined by 、 ; "" where none */
    enum sheet_status status;
    char code[CHECK_CODE_TEXT]; /* the check code of a final sheet; "" where it has none */
    char *reason; /* why it is being, or was last, reopened; "" since it was last finalised */
    struct entry *entries;     /* form->item_count, in form order */
    int64_t *marks;            /* the block the entries' answers point into */
    struct sums *sums;         /* kept since sheet_keep_sums(); NULL before */
    struct names extra_names;  /* headers of columns that are not ours, kept as they were */
    struct names extra_fields; /* their fields, item by item: item_count x extra_names.count */
};

/* An empty draft: every item open.  The sheet borrows FORM. */
void sheet_init(struct sheet *sheet, const struct form *form, const char *unit);
void sheet_release(struct sheet *sheet);

/* Makes COPY, which holds nothing yet, equal to SHEET but for the columns that are not ours. */
void sheet_copy(const struct sheet *sheet, struct sheet *copy);

/* The text that a change of this kind would have in `from` now; added to OUT. */
void sheet_value(const struct sheet *sheet, int item, enum change_kind kind, struct str *out);

/* Whether marks may be made: false with an error that names the unit on a final sheet. */
bool sheet_is_open(const struct sheet *sheet, struct diags *diags);

/*
 * Whether the change could be applied, without applying it.  An error says why not: a mark the form
 * lacks, a count over its maximum, an adjust without a note (a reason is asked), a note taken away
 * that is an adjust's reason, a final sheet (only its status may change, and only with a reason),
 * a sheet made final with items open, a conflict unsettled, or nobody to sign it.
 */
bool sheet_allows(const struct sheet *sheet, const struct change *change, struct diags *diags);

/* Whether TEXT can be read again once it stands in a file: it has no control character, is UTF-8
 * and has MOST bytes at most.  False with an error that calls it WHAT. */
bool sheet_takes_text(const char *text, const char *what, size_t most, struct diags *diags);

/* Whether NOTE can be the reason that an ADJUST of ITEM asks for; 0 asks for none.  False with an
 * error where it is nothing but blanks. */
bool sheet_has_reason(const struct sheet *sheet, int item, points adjust, const char *note,
                      struct diags *diags);

/* The same as sheet_allows() by the form's rules alone: whether undo, redo and replay may apply the
 * change. */
bool sheet_can_replay(const struct sheet *sheet, const struct change *change, struct diags *diags);

/*
 * The one mutator.  Applies the change (only `to` counts) at the moment AT, which becomes the
 * item's checked_at where its marks change; an item whose marks become "" loses its checked_at.  A
 * change of marks settles a conflict.  False, with an error and the sheet as it was, where
 * sheet_allows() is false; FORCE (journal replay and undo) skips the rules on reasons and final
 * sheets, never the form's.
 */
bool sheet_apply(struct sheet *sheet, const struct change *change, const char *at, bool force,
                 struct diags *diags);

/* From now on the tallies of sections, parts and all are kept, and cost the same to ask for however
 * many items there are.  For a sheet that a screen shows while it changes. */
void sheet_keep_sums(struct sheet *sheet);

/* The tally of items FIRST to FIRST + COUNT - 1. */
struct tally sheet_tally(const struct sheet *sheet, int first, int count);
struct tally sheet_tally_section(const struct sheet *sheet, int section);
struct tally sheet_tally_part(const struct sheet *sheet, int part);
struct tally sheet_total(const struct sheet *sheet);

/* The item's score; STEPS may be NULL. */
points sheet_score(const struct sheet *sheet, int item, struct steps *steps);

/* The first open item behind AT (-1: from the first on), or with STEP -1 before it, going round; -1
 * where none is open. */
int sheet_next_open(const struct sheet *sheet, int at, int step);

#endif
