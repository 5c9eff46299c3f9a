/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_SCORE_SCORE_H
#define KAOPING_SCORE_SCORE_H

#include <stddef.h>

#include "base/points.h"
#include "form/form.h"
#include "score/answer.h"

/*
 * What an answer scores, and why.  One function computes both, so that they cannot disagree.
 * Pure: no clock, no file, no language, no memory but the caller's.
 *
 * An item's score is start + sum of marks + adjust, bounded; void makes it its lower bound.
 * Start: full marks (deduct), 0 (award, bonus), the score given (rate).  Bounds: 0 and full marks;
 * for bonus its floor and cap.  An open or left-out item scores 0.
 */
enum step_kind {
    STEP_START,  /* full marks, or 0 */
    STEP_RATE,   /* the score the assessor gave */
    STEP_MARK,   /* a rule applied */
    STEP_ADJUST, /* judgement */
    STEP_VOID,   /* a rule that brings the item down to its lower bound */
    STEP_FLOOR,  /* raised to the lower bound */
    STEP_CAP,    /* brought down to the upper bound */
};

struct step {
    enum step_kind kind;
    int rule;      /* index within the item (STEP_MARK, STEP_VOID), else -1 */
    int64_t count; /* the mark: a count, or a figure in thousandths; else 0 */
    points amount; /* what the step added to or took from the sum so far */
    points sum;    /* the sum after it; of the last step, the score */
};

/* Start, a step for each rule, adjust, bound: room for any item. */
#define STEPS_ROOM (FORM_RULES_OF_ITEM + 4)

struct steps {
    struct step at[STEPS_ROOM];
    size_t count;
};

/* The item's score; with STEPS not NULL, how it came about (nothing for an open or left-out item).
 */
points score_item(const struct form *form, const struct item *item, const struct answer *answer,
                  struct steps *steps);

/* Points that COUNT (a count, or a figure in thousandths) brings by RULE, before any bound; 0 for
 * void. */
points score_rule(const struct rule *rule, int64_t count);

/* How much is known of a set of items. */
struct tally {
    points got;     /* what settled items score */
    points highest; /* highest still possible: got + the full marks of what is open */
    points full;    /* full marks of all items not left out; bonus items have none */
    int open;       /* items not yet looked at */
    int settled;
    int left_out;
};

/* Adds the item to TALLY, which begins as all zero. */
void tally_add(struct tally *tally, const struct form *form, const struct item *item,
               const struct answer *answer);

/* The same for who knows the item's SCORE. */
void tally_add_score(struct tally *tally, const struct item *item, enum answer_state state,
                     points score);

#endif
