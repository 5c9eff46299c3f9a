/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_FORM_CLAUSE_H
#define KAOPING_FORM_CLAUSE_H

#include <stdbool.h>

#include "base/points.h"

/*
 * Amounts read out of words: 扣0.5分, 加２分, 每缺一次扣0.2, 最多扣1分, "0.5 off", "minus 0.5",
 * "adds 2", "at most 1 off".
 */
struct clause {
    points amount; /* signed: what is taken off is negative */
    bool is_most;  /* whether it is a bound of what is taken or given in all */
};

/* Finds the first clause at or after *TEXT that names an amount, and moves *TEXT behind it. Returns
 * false when there is none left. */
bool clause_next(const char **text, struct clause *clause);

#endif
