/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_REPORT_ORDER_H
#define KAOPING_REPORT_ORDER_H

#include <stdbool.h>
#include <stddef.h>

#include "report/rank.h"
#include "sheet/folder.h"

/*
 * A folder as a list to look at: the sheets of one form with their ranks, the units of the roster
 * that have none yet, and the files that could not be read, sorted by any column.
 *
 * As long as the folder is not read to its end nobody can tell a rank, nor who has two sheets or
 * none: no row has a rank then or is a twin, and no unit is listed as not begun.
 */
struct order_row {
    size_t entry;     /* index into the folder; FOLDER_NONE: not begun */
    const char *name; /* the unit, or the name of a file that could not be read; borrowed */
    int rank;         /* RANK_NONE, as in rank.h */
    bool twin;        /* another sheet of the form is of the same unit */
};

struct order {
    struct order_row *rows;
    size_t count;
    size_t sheets; /* of the form, in whatever rows they stand, and whether filtered or not */
    size_t ranked; /* of them */
    size_t not_begun;
};

/* What a list is sorted by. */
enum order_column {
    ORDER_RANK,
    ORDER_UNIT, /* by code point */
    ORDER_TOTAL,
    ORDER_SECTION,
    ORDER_CHECKED, /* items looked at */
    ORDER_STATUS,  /* not begun, draft, final */
    ORDER_DATE,
};

struct order_by {
    enum order_column column;
    int section;   /* for ORDER_SECTION */
    bool reversed; /* against the column's own direction */
};

/*
 * The rows of FORM by rank: finals, drafts, then what of ROSTER (may be NULL) is not begun, then
 * the files that could not be read; of those, the ones in another form's directory are left out.
 * FORM NULL: no sheet could be read.  Borrows from all three.  Release with order_release().
 */
void order_init(struct order *order, const struct folder *folder, const struct form *form,
                const struct names *roster);
void order_release(struct order *order);

/* Keeps the rows whose name has WORDS (text_has_words()). */
void order_filter(struct order *order, const char *words);

/*
 * Sorts an order as order_init() made it.  Rows that have nothing in the column (a draft has no
 * rank, a unit not begun no total) stand behind the others whatever the direction, and files that
 * could not be read last.  Among equals the order by rank stays.
 */
void order_sort(struct order *order, const struct folder *folder, struct order_by by);

/* Whether the column's largest values come first. */
bool order_descends(struct order_by by);

/* The column after BY in the list's columns, of which FORM (may be NULL) says the sections; the
 * first one after the last. */
struct order_by order_next(struct order_by by, const struct form *form);

#endif
