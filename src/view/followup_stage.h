/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_VIEW_FOLLOWUP_STAGE_H
#define KAOPING_VIEW_FOLLOWUP_STAGE_H

#include "base/str.h"
#include "report/cycle.h"
#include "tui/style.h"

/* The steps of the cycle as the screen has them: a column each, but for the note, and a line of the
 * card each. */
enum stage {
    STAGE_PLAN,
    STAGE_DEBRIEF,
    STAGE_ASSESSMENT, /* from the sheet */
    STAGE_REPORTED,
    STAGE_COMMENDED,
    STAGE_INTERVIEW,
    STAGE_TERM, /* worked out */
    STAGE_VOTE,
    STAGE_RECOMMENDED,
    STAGE_NOTE,
    STAGES,
};

/* Columns of the table: all but the note. */
#define STAGE_COLUMNS STAGE_NOTE

/* The width of a cell that has room for a date with its year, for one without, and for a mark. */
#define STAGE_CELL_WIDE   9
#define STAGE_CELL_MIDDLE 5
#define STAGE_CELL_NARROW 2

/* How many of its fields are set by hand, 0 for a stage that follows from elsewhere; and the one at
 * INDEX. */
int stage_fields(enum stage stage);
enum followup_field stage_field(enum stage stage, int index);

/* Its name in the language spoken, and the same in as many columns as WIDTH has. */
const char *stage_name(enum stage stage);
const char *stage_heading(enum stage stage, int width);

/* What a cell of WIDTH columns shows: a date where it fits, else a mark; adds it to OUT.  ✓ done, ○
 * to be done, · not called for, ◐ under way, ! due or overdue, ✗ failed, ? wrong in the file. */
enum style stage_cell(const struct cycle_row *row, enum stage stage, int width, struct str *out);

/* The whole of it in words, for the card. */
enum style stage_text(const struct cycle_row *row, enum stage stage, struct str *out);

#endif
