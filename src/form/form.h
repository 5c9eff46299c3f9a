/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_FORM_FORM_H
#define KAOPING_FORM_FORM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/points.h"
#include "base/pool.h"
#include "form/form_column.h"
#include "form/form_index.h"

/*
 * A form: the rubric as data.  Sections hold items, with parts as an optional level between; an
 * item has the rules that its hotkeys apply.  Read once by form_load(), never changed afterwards,
 * and freed at once by form_free().  Every pointer and index in it lives as long as the form.
 *
 * Items of the whole form stand in one array in form order, and so do sections, parts and rules:
 * a section's items are items[first_item] to items[first_item + item_count - 1].
 */

/* Rules an item can have: nine for each turn of the 0 key, ten turns. */
#define FORM_RULES_OF_ITEM 90

/* The highest count that a rule without `max` takes. */
#define FORM_COUNT_MAX 9999

/* A text in each language of the form; "" where the form leaves it out.  Read it by form_text(). */
struct label {
    const char *in[FORM_LANGUAGES];
};

enum item_kind {
    ITEM_DEDUCT, /* starts at full marks, rules take away, never under 0 */
    ITEM_AWARD,  /* starts at 0, rules add, never over full marks */
    ITEM_RATE,   /* a score the assessor gives, 0 to full marks */
    ITEM_BONUS,  /* starts at 0, rules add and take within floor and cap; no full marks */
};

enum rule_kind {
    RULE_TICK,   /* applies once */
    RULE_COUNT,  /* applies n times */
    RULE_CHOICE, /* one of a group; clears all other marks of the group, and any of them clears it
                  */
    RULE_VOID,   /* the item scores its lower bound, whatever else is marked */
    RULE_STEPS,  /* turns a measured figure into points */
};

#define RULE_NO_GROUP (-1)

struct rule {
    const char *id; /* unique in its item */
    struct label label;
    struct label unit; /* what is counted or measured; "" where nothing is */
    enum rule_kind kind;
    int group;     /* same number, same group, within the item; RULE_NO_GROUP */
    int max;       /* highest count; FORM_COUNT_MAX where the form gives none */
    points amount; /* signed, for one application; steps: the points at `from` */
    points from;   /* steps: the figure from which on points are given, in thousandths */
    points step;   /* steps: points for each whole `per` above `from` */
    points per;    /* steps: in thousandths of the figure, over 0 */
    int row;       /* of the form file */
};

#define ITEM_NO_PART (-1)

struct item {
    const char *id;
    struct label label;     /* its heading, short enough for a list */
    struct label criterion; /* what is required; "" where the heading says it all */
    struct label check;     /* the evidence to look at */
    enum item_kind kind;
    points full;    /* full marks; 0 for a bonus item */
    bool has_floor; /* bonus: whether `floor` binds */
    bool has_cap;   /* bonus: whether `cap` binds */
    points floor;
    points cap;
    bool na;        /* whether the item may be left out */
    int section;    /* index */
    int part;       /* index, or ITEM_NO_PART */
    int first_rule; /* index into form.rules */
    int rule_count;
    int row;
};

struct part {
    const char *id;
    struct label label;
    points full;
    int section;
    int first_item;
    int item_count;
    int row;
};

struct section {
    const char *id;
    struct label label;
    points full; /* 0 for a section of bonus items */
    int first_part;
    int part_count;
    int first_item;
    int item_count;
    int row;
};

/* Where a band begins that leaves its bound open: with every total. */
#define BAND_FROM_NONE (-POINTS_MAX)

/* A total at or above `from` falls in the band; bands stand highest first. */
struct band {
    const char *id;
    struct label label;
    points from; /* or BAND_FROM_NONE */
    int row;
};

struct form {
    const char *id;
    const char *file; /* path it was read from, as given */
    struct label label;
    points full;
    const char *languages[FORM_LANGUAGES]; /* codes; the first is the main language */
    int language_count;
    struct section *sections;
    int section_count;
    struct part *parts;
    int part_count;
    struct item *items;
    int item_count;
    struct rule *rules;
    int rule_count;
    struct band *bands;
    int band_count;
    int row; /* of the form row */
    struct form_columns columns;
    struct word_index index; /* of items; private */
    struct pool texts;       /* all of the form; private */
};

/* Where the form's file has that cell, for what is found there. */
struct place form_cell(const struct form *form, int row, enum form_column column);

/* The text in language CODE ("zh"), else in the main language, else in any; never NULL. */
const char *form_text(const struct form *form, const struct label *label, const char *code);

/* The text in the language spoken (base/lang.h). */
const char *form_spoken_text(const struct form *form, const struct label *label);

/* The text in the form's main language, in which its sheets are written. */
const char *form_main_text(const struct form *form, const struct label *label);

/* Code of the main language. */
const char *form_main_language(const struct form *form);

/* Index of the item called ID (letter case ignored), -1 if there is none. */
int form_item(const struct form *form, const char *id);

/* Index of the item called ID, or of the first item of the part or section called so; letter case
 * and the width of letters are ignored.  -1 where there is none. */
int form_first_item(const struct form *form, const char *id);

/* The item's rules, item->rule_count of them. */
const struct rule *form_rules(const struct form *form, const struct item *item);

/* Index within the item of the rule called ID, -1 if there is none. */
int form_rule(const struct form *form, const struct item *item, const char *id);

/* The band that TOTAL falls in, NULL where the form has none so low. */
const struct band *form_band(const struct form *form, points total);

void form_free(struct form *form);

#endif
