/* SPDX-License-Identifier: MIT */
#include "form/form_index.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <strings.h>

#include "base/mem.h"
#include "form/form.h"

#define ROOM_FIRST 64

/* FNV-1a. */
static size_t hash_of(const char *id)
{
    uint32_t hash = 2166136261U;
    for (; *id != '\0'; id++)
        hash = (hash ^ (uint32_t)tolower((unsigned char)*id)) * 16777619U;
    return hash;
}

/* The place where an item called ID is, or belongs. */
static int *place_of(const struct form_index *index, const struct form *form, const char *id)
{
    size_t at = hash_of(id) & (index->room - 1);
    while (index->places[at] != 0 && strcasecmp(form->items[index->places[at] - 1].id, id) != 0)
        at = (at + 1) & (index->room - 1);
    return &index->places[at];
}

static void add_item(struct form_index *index, const struct form *form, int item)
{
    int *place = place_of(index, form, form->items[item].id);
    if (*place == 0)
        *place = item + 1;
}

static void grow(struct form_index *index, const struct form *form)
{
    index->room = index->room > 0 ? index->room * 2 : ROOM_FIRST;
    free(index->places);
    index->places = mem_new(index->room, sizeof *index->places);
    for (int i = 0; i < form->item_count - 1; i++)
        add_item(index, form, i);
}

void form_index_add(struct form_index *index, const struct form *form)
{
    if ((size_t)form->item_count * 2 > index->room)
        grow(index, form);
    add_item(index, form, form->item_count - 1);
}

int form_index_find(const struct form_index *index, const struct form *form, const char *id)
{
    return index->room > 0 ? *place_of(index, form, id) - 1 : -1;
}

void form_index_release(struct form_index *index)
{
    free(index->places);
    *index = (struct form_index){0};
}
