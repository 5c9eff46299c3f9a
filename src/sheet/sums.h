/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_SHEET_SUMS_H
#define KAOPING_SHEET_SUMS_H

#include "form/form.h"
#include "score/score.h"

/*
 * The tallies of a sheet, kept while it changes: an item's change costs the same however many items
 * the form has.  They are what adding up all items gives, to the last thousandth.
 */
struct sums {
    struct tally total;
    struct tally *sections;
    struct tally *parts;
    struct tally *items; /* what each item has in the sums now */
    int64_t weight; /* of all figures in the sums, signs left out: whether any could be bounded */
};

/* All items of FORM left unsaid; each has to be told of by sums_set(). */
struct sums *sums_new(const struct form *form);
void sums_free(struct sums *sums);

/* The item with that ANSWER. */
void sums_set(struct sums *sums, const struct form *form, int item, const struct answer *answer);

/* Whether the sums are so far from POINTS_MAX that no adding up could have been bounded by it: only
 * then the order of adding is all the same, and the sums are exact. */
bool sums_are_exact(const struct sums *sums);

#endif
