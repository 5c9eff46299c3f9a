/* SPDX-License-Identifier: MIT */
#include "base/mem.h"

#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define RESERVE_BYTES (1024 * 1024)

/*
 * The one thing that every allocation shares, in whatever thread: what was put aside, and whether
 * it had to be given up.  To hand it to each caller of mem_copy() would burden all for what happens
 * once in a lifetime.
 */
static struct {
    _Atomic(void *) reserve;
    atomic_bool is_short;
} memory;

bool mem_keep_reserve(void)
{
    if (memory.reserve == NULL)
        memory.reserve = malloc(RESERVE_BYTES);
    memory.is_short = memory.reserve == NULL;
    return !memory.is_short;
}

/* Answers whether there was any; of two threads one has it. */
static bool give_reserve_back(void)
{
    void *reserve = atomic_exchange(&memory.reserve, NULL);
    free(reserve);
    return reserve != NULL;
}

void mem_drop_reserve(void)
{
    give_reserve_back();
}

bool mem_is_short(void)
{
    return memory.is_short;
}

void mem_use_reserve(void)
{
    if (!give_reserve_back())
        abort();
    memory.is_short = true;
}

/* Also where nothing was put aside any more: another thread may have given it back just now. */
static void *resize_again(void *old, size_t bytes)
{
    give_reserve_back();
    memory.is_short = true;
    void *new = realloc(old, bytes);
    if (new == NULL)
        abort();
    return new;
}

void *mem_resize(void *old, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size)
        abort();
    size_t bytes = count * size > 0 ? count * size : 1;
    void *new = realloc(old, bytes);
    if (new != NULL)
        return new;
    return resize_again(old, bytes);
}

void *mem_new(size_t count, size_t size)
{
    void *new = mem_resize(NULL, count, size);
    memset(new, 0, count * size);
    return new;
}

char *mem_copy(const char *text)
{
    return text == NULL ? mem_copy_part("", 0) : mem_copy_part(text, strlen(text));
}

char *mem_copy_part(const char *text, size_t size)
{
    char *copy = mem_resize(NULL, size + 1, 1);
    memcpy(copy, text, size);
    copy[size] = '\0';
    return copy;
}

void mem_replace(char **text, const char *value)
{
    char *copy = mem_copy(value);
    free(*text);
    *text = copy;
}

void *mem_grow(void *array, size_t count, size_t *room, size_t size)
{
    if (count < *room)
        return array;
    *room = *room < 8 ? 8 : *room * 2;
    return mem_resize(array, *room, size);
}
