/* SPDX-License-Identifier: MIT */
#include "form/form_index.h"

#include <assert.h>
#include <ctype.h>
#include <stdlib.h>
#include <strings.h>

#include "base/hash.h"
#include "base/mem.h"

#define ROOM_FIRST 64

static size_t hash_of(const char *id)
{
    uint64_t hash = HASH_BEGIN;
    for (; *id != '\0'; id++)
        hash = hash_add(hash, (uint64_t)tolower((unsigned char)*id));
    return (size_t)hash;
}

/* The place where an item called ID is, or belongs. */
static struct form_index_place *place_of(const struct form_index *index, const char *id)
{
    size_t at = hash_of(id) & (index->room - 1);
    while (index->places[at].id != NULL && strcasecmp(index->places[at].id, id) != 0)
        at = (at + 1) & (index->room - 1);
    return &index->places[at];
}

static void grow(struct form_index *index)
{
    struct form_index old = *index;
    index->room = old.room > 0 ? old.room * 2 : ROOM_FIRST;
    index->places = mem_new(index->room, sizeof *index->places);
    for (size_t i = 0; i < old.room; i++)
        if (old.places[i].id != NULL)
            *place_of(index, old.places[i].id) = old.places[i];
    free(old.places);
}

void form_index_add(struct form_index *index, const char *id, int item)
{
    if ((index->count + 1) * 2 > index->room)
        grow(index);
    struct form_index_place *place = place_of(index, id);
    assert(place->id == NULL);
    *place = (struct form_index_place){id, item};
    index->count++;
}

int form_index_find(const struct form_index *index, const char *id)
{
    const struct form_index_place *place = index->room > 0 ? place_of(index, id) : NULL;
    return place != NULL && place->id != NULL ? place->item : -1;
}

void form_index_release(struct form_index *index)
{
    free(index->places);
    *index = (struct form_index){0};
}
