/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_REPORT_REVIEW_H
#define KAOPING_REPORT_REVIEW_H

#include <stdbool.h>
#include <stddef.h>

#include "sheet/sheet.h"

/*
 * A sheet's findings, gone through before it is signed: what is open first, then scores that
 * disagree with their marks, then section by section every deduction and bonus with amount, reason
 * and note.  Texts are in the language spoken.
 */
enum review_kind {
    REVIEW_HEADING, /* of a block; amount is how many items it has */
    REVIEW_OPEN,    /* an item not yet looked at */
    REVIEW_CONFLICT,
    REVIEW_SECTION, /* a section that has findings */
    REVIEW_ITEM,    /* an item with findings or a note; its lines follow */
    REVIEW_STEP,    /* what one mark, adjust or bound did */
    REVIEW_NOTE,
};

struct review_line {
    enum review_kind kind;
    int item;      /* index; -1 for headings and sections */
    char *text;    /* words, owned */
    char *figures; /* what belongs beside them: "−0.5", "0.3 /1"; "" for nothing; owned */
    points amount; /* of a step: what it added or took */
};

/* All zero is an empty review. */
struct review {
    struct review_line *at;
    size_t count;
    size_t room;
};

void review_init(struct review *review, const struct sheet *sheet);
void review_release(struct review *review);

/* The score of ITEM with its full marks, "open" or "n/a": "0.3 /1".  Added to OUT. */
void review_score(const struct sheet *sheet, int item, struct str *out);

#endif
