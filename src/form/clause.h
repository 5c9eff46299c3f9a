/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_FORM_CLAUSE_H
#define KAOPING_FORM_CLAUSE_H

#include <stdbool.h>

#include "base/points.h"

/*
 * Amounts read out of words: 扣0.5分, 加２分, 每缺一次扣0.2, 不得分, "0.5 off", "minus 0.5", "adds
 * 2".
 *
 * Finds the first clause at or after *TEXT that names an amount, moves *TEXT behind it, and puts
 * the amount into *AMOUNT, signed: what is taken off is negative.  Returns false when there is none
 * left.
 */
bool clause_next(const char **text, points *amount);

#endif
