/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_SHEET_QUICK_SHELF_H
#define KAOPING_SHEET_QUICK_SHELF_H

#include "base/str.h"
#include "form/form_find.h"
#include "sheet/quick_read.h"

/* The forms that sheets of a folder can be read by the quick way (quick_read.h).  All zero knows
 * none; forms are borrowed from the shelf that they were learned from. */
struct quick_shelf {
    struct quick_form **forms;
    size_t count;
    size_t room;
    size_t learned; /* how many of the form shelf's forms were looked at */
};

/* Learns the forms that SHELF has loaded since; false where there is none new. */
bool quick_shelf_learn(struct quick_shelf *quick, struct form_shelf *shelf);

/* Where a thread reads files to, one after the other, and what it found in all of them. */
struct quick_room {
    struct str sheet;
    struct str journal;
    struct pool texts;
};
void quick_room_release(struct quick_room *room);

/* The sheet in FILE, which has a journal beside it or has none, and whose texts live as long as
 * ROOM; false, and BRIEF all zero, where the general reader must read it: a surprise in either,
 * another form, or one that cannot be read.  Several threads may call it at the same time, each
 * with a ROOM of its own. */
bool quick_shelf_read(const struct quick_shelf *quick, const char *file, bool has_journal,
                      struct quick_room *room, struct brief *brief);

void quick_shelf_release(struct quick_shelf *quick);

#endif
