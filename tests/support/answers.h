/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TESTS_ANSWERS_H
#define KAOPING_TESTS_ANSWERS_H

#include "random.h"
#include "score/answer.h"

/* Does one random thing to the answer that a key could do: mark, take back, settle, rate, adjust,
 * leave out, clear. */
void answer_stir(const struct form *form, const struct item *item, struct randomness *randomness,
                 struct answer *answer);

#endif
