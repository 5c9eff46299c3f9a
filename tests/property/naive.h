/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TESTS_NAIVE_H
#define KAOPING_TESTS_NAIVE_H

#include "base/table.h"

/*
 * A second scorer, written from the description of the form file and of the marks column and
 * sharing no code with src/form and src/score: it reads the form's rows as they stand and adds up
 * in the plainest way.
 *
 * What the item ID scores with MARKS, in thousandths; 0 for "" and "na".
 */
long long naive_score(const struct table *form, const char *id, const char *marks);

#endif
