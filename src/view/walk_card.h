/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_VIEW_WALK_CARD_H
#define KAOPING_VIEW_WALK_CARD_H

#include "base/str.h"
#include "view/walk.h"

/* The current item's card: walk_card_plan.c says what goes where, walk_card.c draws it, and
 * walk_draw.c gives it its rows. */

/* Columns before a rule's label. */
#define RULE_LABEL_LEFT 4

/* What the parts of the card take where all have room; made once for a painting. */
struct card_needs {
    int columns;
    int state; /* columns of a rule's state */
    int label; /* columns of a rule's label */
    const struct walk_folds *folds;
    struct str formula_text;
    int formula; /* lines of it, and of the note */
    int note;
};

/* Those on a card of so many COLUMNS; card_needs_release() frees what they hold. */
struct card_needs walk_card_needs(struct walk *walk, int columns);
void card_needs_release(struct card_needs *needs);

/* How the card's rows are shared out: what matters most is served first. */
struct card_plan {
    int criterion;
    int check;
    int formula;
    int note;
    int blank_above; /* between the words and the rules */
    int blank_below; /* between the rules and what follows them */
    bool fold;       /* rule labels may take a second line */
    bool alone;      /* the list shows nothing but this item, so the head need not name it again */
    bool head_sum;   /* the formula stands in the head, and takes no row */
    bool cut;        /* some words are shown in part or not at all */
    int state;       /* columns of a rule's state */
    int label;       /* columns of a rule's label */
};

/* How so many ROWS are shared out; ALONE as in walk_draw_card(). */
struct card_plan walk_card_plan(const struct walk *walk, const struct card_needs *needs, int rows,
                                bool alone);

/* Rows that the card takes where it has all it needs. */
int walk_card_rows(const struct walk *walk, const struct card_needs *needs);

/* ALONE: the list above has room for nothing but the current item. */
void walk_draw_card(struct walk *walk, const struct painter *painter,
                    const struct card_needs *needs, bool alone);

/* The first of the rules on the page, and the one behind the last. */
int walk_rules_from(const struct walk *walk);
int walk_rules_to(const struct walk *walk);

/* In the language spoken. */
const char *walk_item_text(const struct walk *walk, const struct label *label);
const char *walk_rule_label(const struct walk *walk, int rule);

/* What is marked on a rule: a box for what applies once, a count or a figure for the others. */
void walk_rule_state(const struct walk *walk, int rule, struct str *out);

/* What the rule brings. */
void walk_rule_amount(const struct walk *walk, int rule, struct str *out);

void walk_check_text(const struct walk *walk, struct str *out);

/* The note, and what the file claims where it disagrees with the marks. */
void walk_note_text(const struct walk *walk, struct str *out);

void walk_formula_text(const struct walk *walk, struct str *out);

/* The name of the item, or, where the list has just shown it, how it stands. */
void walk_title_text(const struct walk *walk, bool alone, struct str *out);

/* The item's bounds where there is no room for words. */
void walk_bounds_short(const struct item *item, struct str *out);

/* Columns for words between the head's line ends, beside RIGHT. */
int walk_head_room(int columns, const struct str *right);

#endif
