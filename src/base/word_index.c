/* SPDX-License-Identifier: MIT */
#include "base/word_index.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"

#define ROOM_LEAST 64

struct word_place {
    const char *word; /* NULL: free */
    size_t number;
};

static const struct word_kind texts = {text_hash, text_same};

/* Where WORD stands, or the free place where it is to stand; of an index that has room. */
static struct word_place *place_of(const struct word_index *index, const char *word)
{
    const struct word_kind *kind = index->kind != NULL ? index->kind : &texts;
    uint64_t hash = kind->hash(word);
    size_t at = (size_t)(hash ^ hash >> 32) & (index->room - 1);
    while (index->places[at].word != NULL && !kind->same(index->places[at].word, word))
        at = (at + 1) & (index->room - 1);
    return &index->places[at];
}

size_t word_index_find(const struct word_index *index, const char *word)
{
    if (index->room == 0)
        return WORD_INDEX_NONE;
    const struct word_place *place = place_of(index, word);
    return place->word != NULL ? place->number : WORD_INDEX_NONE;
}

static void widen(struct word_index *index)
{
    struct word_index wider = {.kind = index->kind,
                               .room = index->room > 0 ? index->room * 2 : ROOM_LEAST,
                               .count = index->count};
    wider.places = mem_new(wider.room, sizeof *wider.places);
    for (size_t i = 0; i < index->room; i++)
        if (index->places[i].word != NULL)
            *place_of(&wider, index->places[i].word) = index->places[i];
    free(index->places);
    *index = wider;
}

void word_index_add(struct word_index *index, const char *word, size_t number)
{
    if (index->count * 2 >= index->room)
        widen(index);
    struct word_place *place = place_of(index, word);
    assert(place->word == NULL);
    *place = (struct word_place){word, number};
    index->count++;
}

void word_index_release(struct word_index *index)
{
    free(index->places);
    *index = (struct word_index){0};
}
