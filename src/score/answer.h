/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_SCORE_ANSWER_H
#define KAOPING_SCORE_ANSWER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/points.h"
#include "base/str.h"
#include "form/form.h"

/*
 * An answer: what the assessor recorded on one item, and its text form, the `marks` column.
 *
 * "" is open, "ok" settled with nothing marked, "na" left out, else "rule=count" pairs parted by
 * one blank in form order, then "adjust=-0.3" or, for a rate item, "score=0.4" alone.
 */
enum answer_state { ANSWER_OPEN, ANSWER_SETTLED, ANSWER_NA };

/* A mark that is not set.  A figure of 0 (steps) is a mark; a count of 0 is none. */
#define MARK_NONE INT64_MIN

struct answer {
    enum answer_state state;
    int64_t *marks; /* one for each rule of the item: count, or the figure in thousandths (steps);
                       MARK_NONE.  Borrowed: the owner gives the room */
    points adjust;  /* 0: none */
    points score;   /* what a settled rate item was given */
};

/* What kept a text or a mark from being taken; ANSWER_OK is 0. */
enum answer_error {
    ANSWER_OK,
    ANSWER_SYNTAX,       /* a word that is no NAME=VALUE */
    ANSWER_UNKNOWN_RULE, /* the item has no such rule */
    ANSWER_TWICE,        /* the same rule named twice */
    ANSWER_NOT_A_COUNT,  /* no whole number of 0 or more */
    ANSWER_OVER_MAX,     /* more than the rule's highest count */
    ANSWER_NOT_A_NUMBER, /* a figure, score or adjust that is no number of at most three decimals */
    ANSWER_OUT_OF_RANGE, /* a score under 0 or over full marks */
    ANSWER_GROUP,        /* marks that cannot stand together */
    ANSWER_NOT_RATED,  /* score= on an item that is not rated, or a rule or adjust on one that is */
    ANSWER_NA_REFUSED, /* the item may not be left out */
    ANSWER_TOO_LARGE,  /* a number beyond POINTS_MAX */
    ANSWER_NEGATIVE,   /* a figure under 0 where the rule begins at 0 or above: it scores as 0 does,
                          so it can only be a slip */
};

/* Open, nothing marked, adjust and score 0. */
void answer_clear(const struct item *item, struct answer *answer);

/* Makes COPY, which has room for the item's marks, equal to ANSWER. */
void answer_copy(const struct item *item, const struct answer *answer, struct answer *copy);

bool answer_equal(const struct item *item, const struct answer *a, const struct answer *b);

/* Adds the text of ANSWER to OUT: the canonical one, which answer_read() takes back unchanged. */
void answer_write(const struct form *form, const struct item *item, const struct answer *answer,
                  struct str *out);

/*
 * Reads TEXT into ANSWER.  Order does not matter, "1.0" counts as 1, blanks may be many, and
 * letters, figures and signs full-width; a rate item's "ok" is its full marks. On an error ANSWER
 * is unchanged and, where WORD is given, *WORD points at the word in TEXT that is wrong and *SIZE
 * is its length in bytes.
 */
enum answer_error answer_read(const struct form *form, const struct item *item, const char *text,
                              struct answer *answer, const char **word, size_t *size);

/*
 * Sets rule RULE (index within the item) to VALUE, a count or figure; MARK_NONE or a count of 0
 * takes the mark away.  A choice clears the other marks of its group, any of them clears the
 * choice.  The item is settled by a mark; when its last mark goes it is open again.  A tick, choice
 * or void takes 0 or 1.
 */
enum answer_error answer_mark(const struct form *form, const struct item *item, int rule,
                              int64_t value, struct answer *answer);

/* One press of the rule's key: one more of a count, on or off of a tick, choice or void.  A steps
 * rule has no press: ANSWER_NOT_A_COUNT. */
enum answer_error answer_press(const struct form *form, const struct item *item, int rule,
                               struct answer *answer);

/* Takes one back; what is not marked stays so. */
enum answer_error answer_take_back(const struct form *form, const struct item *item, int rule,
                                   struct answer *answer);

/* Settles the item as it stands: open becomes settled, a rate item gets full marks. No change to
 * what is settled; n/a becomes settled with nothing marked. */
void answer_settle(const struct item *item, struct answer *answer);

enum answer_error answer_leave_out(const struct item *item, struct answer *answer);

/* Gives a rate item its score. */
enum answer_error answer_rate(const struct item *item, points score, struct answer *answer);

/* Sets the adjust (0 takes it away; an item left with nothing is open again). Whether a reason is
 * there is the sheet's to see to. */
enum answer_error answer_adjust(const struct item *item, points adjust, struct answer *answer);

/* Whether any rule is marked, or an adjust or score given. */
bool answer_has_marks(const struct item *item, const struct answer *answer);

#endif
