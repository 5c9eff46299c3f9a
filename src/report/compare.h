/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_REPORT_COMPARE_H
#define KAOPING_REPORT_COMPARE_H

#include <stdbool.h>
#include <stddef.h>

#include "sheet/sheet.h"

/*
 * Two sheets of one form beside each other: the total, then section by section the subtotal and the
 * items.  An item differs where its answers do, be it with the same score; an open item and a
 * settled one differ, two open ones do not.  Notes alone make no difference.
 */
enum compare_kind { COMPARE_TOTAL, COMPARE_SECTION, COMPARE_ITEM };

struct compare_row {
    enum compare_kind kind;
    int index; /* of the section or item; 0 of the total */
    bool differs;
    bool known;        /* whether none of its items is open, nor left out on one side only */
    points difference; /* left less right; 0 unless known */
};

struct compare {
    const struct sheet *left; /* borrowed, as the other */
    const struct sheet *right;
    struct compare_row *rows;
    size_t count;
    int differing; /* items that differ */
};

/* Compares the sheets, which are of the same form; with ALL, items that do not differ have rows as
 * well. Release with compare_release(). */
void compare_init(struct compare *compare, const struct sheet *left, const struct sheet *right,
                  bool all);
void compare_release(struct compare *compare);

/* The difference with its sign, "0" for none, "–" while it is not known. */
const char *compare_to_text(const struct compare_row *row, char text[POINTS_SIGNED_TEXT]);

#endif
