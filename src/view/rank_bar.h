/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_VIEW_RANK_BAR_H
#define KAOPING_VIEW_RANK_BAR_H

#include "report/rank.h"
#include "tui/paint.h"

/*
 * The bar of one sheet in the ranking: a segment for each section, told apart by pattern and not by
 * colour alone, or that of one section; behind it what can still be got.  Points under 0 are cut
 * off its end and shown as taken.
 */
struct rank_bar {
    struct segment *segments; /* owned */
    size_t count;
};

/* The bar of ENTRY by SECTION (index), or by RANK_BY_TOTAL. */
void rank_bar_make(struct rank_bar *bar, const struct folder_entry *entry, int section);
void rank_bar_release(struct rank_bar *bar);

/* What a full bar stands for, so that the bars of the whole ranking compare: full marks, or more
 * where any unit has or takes more; over 0. */
long rank_bar_whole(const struct ranking *ranking, int section);

/* Which pattern is which section, in the language spoken, for a text folded at COLUMNS.  Added to
 * OUT. */
void rank_bar_write_legend(const struct form *form, int section, int columns, struct str *out);

#endif
