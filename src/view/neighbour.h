/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_VIEW_NEIGHBOUR_H
#define KAOPING_VIEW_NEIGHBOUR_H

#include "base/diag.h"

/*
 * The sheet STEP (1 or -1) places from FILE among the CSV files of its directory, in the order of
 * the folder list; newly allocated.  NULL at either end, and with an error where the directory
 * cannot be read.
 */
char *neighbour_find(const char *file, int step, struct diags *diags);

#endif
