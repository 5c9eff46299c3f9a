/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_REPORT_CYCLE_H
#define KAOPING_REPORT_CYCLE_H

#include <stddef.h>

#include "base/date.h"
#include "base/str.h"
#include "sheet/folder.h"
#include "sheet/followup_file.h"

/*
 * The yearly cycle of all units of a form: what the follow-up file has, beside what the sheets
 * give.
 */
struct cycle_row {
    int unit; /* of the follow-up; -1 for a row of the file that is nobody's */
    const struct followup_record *record; /* NULL where it has none yet */
    const struct folder_entry *entry;     /* its sheet; NULL where it has none */
    int rank;                             /* RANK_NONE */
    struct followup_term term;
};

struct cycle {
    const struct followup *followup; /* borrowed, as is the folder */
    char today[DATE_TEXT];
    struct cycle_row *rows;
    size_t count;
};

enum cycle_sort {
    CYCLE_BY_UNIT, /* in the roster's order */
    CYCLE_BY_TERM, /* what is overdue longest first; what has no term last */
    CYCLE_BY_RANK,
    CYCLE_WEAKEST, /* the last rank first */
    CYCLE_SORTS,
};

/* Gathers the rows, in the order of SORT; rows that are nobody's stand last.  Release with
 * cycle_release(); changes of the follow-up make it stale. */
void cycle_init(struct cycle *cycle, const struct followup *followup, const struct folder *folder,
                const char *today, enum cycle_sort sort);
void cycle_release(struct cycle *cycle);

/* The unit's name. */
const char *cycle_unit(const struct cycle *cycle, const struct cycle_row *row);

/* Rows whose term is due or overdue. */
int cycle_due(const struct cycle *cycle);
bool cycle_is_due(const struct cycle_row *row);

/* Adds the state of the term in words: "due in 12 days", "overdue by 1 day"; "" where there is
 * none. */
void cycle_term_write(const struct followup_term *term, struct str *out);

/* Adds FIELD for people: a date or note as it is, a percentage with its sign, a choice in the
 * language spoken; what is no such value as it was found, with a question mark. */
void cycle_value_write(const struct followup_record *record, enum followup_field field,
                       struct str *out);

/* Finds the form called ID on SHELF, and opens its follow-up in FOLDER.  False with errors that
 * name the follow-up's file. */
bool cycle_open(struct followup *followup, const struct folder *folder, struct form_shelf *shelf,
                const char *id, struct diags *diags);

/* The ids of the forms that FOLDER keeps a cycle for: those of its sheets, and those that have a
 * follow-up file there; sorted, each once.  Release with names_release(). */
void cycle_forms(const struct folder *folder, struct names *ids, struct diags *diags);

/* Adds the header row of cycle_write_csv(). */
void cycle_write_csv_header(struct str *out);

/* Adds a row a unit, names and words in English whatever is spoken; LF, no BOM. */
void cycle_write_csv(const struct cycle *cycle, struct str *out);

/* Adds a table for people: title, header, a line a unit, columns aligned by display width. */
void cycle_write_text(const struct cycle *cycle, struct str *out);

#endif
