/* SPDX-License-Identifier: MIT */
#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

void *mem_new(size_t count, size_t size)
{
    void *memory = calloc(count > 0 ? count : 1, size > 0 ? size : 1);
    if (memory == NULL)
        abort();
    return memory;
}

void *mem_resize(void *old, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size)
        abort();
    void *memory = realloc(old, count * size > 0 ? count * size : 1);
    if (memory == NULL)
        abort();
    return memory;
}

char *mem_copy(const char *text)
{
    return text == NULL ? mem_copy_part("", 0) : mem_copy_part(text, strlen(text));
}

char *mem_copy_part(const char *text, size_t size)
{
    char *copy = mem_new(size + 1, 1);
    memcpy(copy, text, size);
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
