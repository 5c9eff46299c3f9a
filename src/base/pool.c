/* SPDX-License-Identifier: MIT */
#include "base/pool.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* Each block is twice the one before, up to so many bytes. */
#define BLOCK_LEAST 128
#define BLOCK_MOST  32768

struct pool_block {
    struct pool_block *before;
    size_t room;
    size_t used;
    char bytes[];
};

static void add_block(struct pool *pool, size_t size)
{
    size_t room = pool->last != NULL ? 2 * pool->last->room : BLOCK_LEAST;
    room = room > BLOCK_MOST ? BLOCK_MOST : room;
    room = room < size ? size : room;
    struct pool_block *block = mem_resize(NULL, sizeof *block + room, 1);
    *block = (struct pool_block){.before = pool->last, .room = room};
    pool->last = block;
}

char *pool_copy(struct pool *pool, const char *bytes, size_t size)
{
    if (pool->last == NULL || pool->last->room - pool->last->used < size + 1)
        add_block(pool, size + 1);
    struct pool_block *block = pool->last;
    char *copy = block->bytes + block->used;
    memcpy(copy, bytes, size);
    copy[size] = '\0';
    block->used += size + 1;
    return copy;
}

void pool_release(struct pool *pool)
{
    while (pool->last != NULL) {
        struct pool_block *block = pool->last;
        pool->last = block->before;
        free(block);
    }
}
