/* SPDX-License-Identifier: MIT */
#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define RESERVE_BYTES (1024 * 1024)

/*
 * The one thing that every allocation shares: what was put aside, and whether it had to be given
 * up.  To hand it to each caller of mem_copy() would burden all for what happens once in a
 * lifetime.
 */
static struct {
    void *reserve;
    bool is_short;
} memory;

bool mem_keep_reserve(void)
{
    if (memory.reserve == NULL)
        memory.reserve = malloc(RESERVE_BYTES);
    memory.is_short = memory.reserve == NULL;
    return !memory.is_short;
}

void mem_drop_reserve(void)
{
    free(memory.reserve);
    memory.reserve = NULL;
}

bool mem_is_short(void)
{
    return memory.is_short;
}

void mem_use_reserve(void)
{
    if (memory.reserve == NULL)
        abort();
    mem_drop_reserve();
    memory.is_short = true;
}

void *mem_new(size_t count, size_t size)
{
    count = count > 0 ? count : 1;
    size = size > 0 ? size : 1;
    void *new = calloc(count, size);
    if (new != NULL)
        return new;
    mem_use_reserve();
    new = calloc(count, size);
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
    mem_use_reserve();
    new = realloc(old, bytes);
    if (new == NULL)
        abort();
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
