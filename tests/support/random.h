/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TESTS_RANDOM_H
#define KAOPING_TESTS_RANDOM_H

#include <stdint.h>

/* Numbers that look random and come out the same every time (splitmix64). */
struct randomness {
    uint64_t state;
};

uint64_t random_next(struct randomness *randomness);

/* From 0 to MOST - 1. */
int random_below(struct randomness *randomness, int most);

#endif
