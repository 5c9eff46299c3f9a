/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_REPORT_ACROSS_H
#define KAOPING_REPORT_ACROSS_H

#include <stdbool.h>
#include <stddef.h>

#include "sheet/folder.h"

/*
 * One item across the units of a folder, so that like is scored alike: what each scored on it, and
 * how often each of its rules was used.  Drafts are among them.
 */
enum across_order {
    ACROSS_BY_RANK,  /* as report/rank.h has them */
    ACROSS_BY_SCORE, /* the highest first, then what is open, then what is left out */
    ACROSS_BY_UNIT,  /* by name */
    ACROSS_ORDERS,
};

struct across_row {
    size_t entry; /* index into the folder */
    int rank;     /* of the unit by its total; RANK_NONE */
    enum answer_state state;
    points score; /* 0 unless settled */
};

/* A rule of the item, by its index within it. */
struct across_use {
    int units;     /* on whose sheets it is marked */
    int64_t times; /* counts added up; of a steps rule, as often as units */
};

struct across {
    const struct folder *folder; /* borrowed */
    const struct form *form;     /* borrowed */
    int item;                    /* index */
    struct across_row *rows;
    size_t count;
    int settled;
    int open;
    int left_out;
    points lowest; /* of the settled ones; 0 where none is, as the next two */
    points highest;
    points average; /* rounded to the thousandth, halves away from 0 */
    struct across_use *uses;
    int adjusted;  /* units with an adjust */
    int conflicts; /* units whose file states another score than the marks give */
};

/* Collects ITEM on FOLDER's sheets of FORM.  Release with across_release(). */
void across_init(struct across *across, const struct folder *folder, const struct form *form,
                 int item, enum across_order order);
void across_release(struct across *across);

/* Full marks, how many scored what, how many are open or left out; in the language spoken, as the
 * next two.  Added to OUT. */
void across_write_scores(const struct across *across, struct str *out);

/* How often each rule, and judgement, was used; says so where none was. */
void across_write_uses(const struct across *across, struct str *out);

/* What was found on ITEM of one sheet, its note and a conflict, each on a line of its own; nothing
 * where it is left out without a note. */
void across_write_findings(const struct sheet *sheet, int item, struct str *out);

#endif
