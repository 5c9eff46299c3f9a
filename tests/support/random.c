/* SPDX-License-Identifier: MIT */
#include "random.h"

uint64_t random_next(struct randomness *randomness)
{
    uint64_t z = randomness->state += 0x9E3779B97F4A7C15U;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31);
}

int random_below(struct randomness *randomness, int most)
{
    return (int)(random_next(randomness) % (uint64_t)most);
}
