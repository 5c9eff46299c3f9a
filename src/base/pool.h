/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_BASE_POOL_H
#define KAOPING_BASE_POOL_H

#include <stddef.h>

/* Many small texts that are given back all at once: they stand close together in blocks, which a
 * thousand texts of their own would not.  All zero is empty. */
struct pool {
    struct pool_block *last;
};

/* A copy of SIZE bytes with a NUL behind them, which lives as long as the pool has anything. */
char *pool_copy(struct pool *pool, const char *bytes, size_t size);

void pool_release(struct pool *pool);

#endif
