/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_VIEW_NEIGHBOUR_H
#define KAOPING_VIEW_NEIGHBOUR_H

#include "base/diag.h"

/* Which sheets stand beside the one that is open, as the list that it was opened from has them.
 * find() answers the file STEP (1 or -1) places from FILE, newly allocated, NULL at either end;
 * where find is NULL, neighbour_find() serves.  The context is borrowed and outlives the open
 * sheet. */
struct neighbours {
    char *(*find)(void *context, const char *file, int step);
    void *context;
};

/*
 * The sheet STEP (1 or -1) places from FILE among the CSV files of its directory, in the order of
 * their names; newly allocated.  NULL at either end, and with an error where the directory
 * cannot be read.
 */
char *neighbour_find(const char *file, int step, struct diags *diags);

#endif
