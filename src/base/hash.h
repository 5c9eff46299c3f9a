/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_BASE_HASH_H
#define KAOPING_BASE_HASH_H

#include <stdint.h>

/*
 * FNV-1a in 64 bits (Fowler, Noll, Vo): a number for a row of values, begun with HASH_BEGIN and
 * taken through hash_add() for each.  Different rows have the same one by no chance that anybody
 * meets, unless it is done on purpose.
 */
#define HASH_BEGIN 0xCBF29CE484222325

static inline uint64_t hash_add(uint64_t hash, uint64_t value)
{
    return (hash ^ value) * 0x100000001B3;
}

#endif
