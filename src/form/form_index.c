/* SPDX-License-Identifier: MIT */
#include "form/form_index.h"

#include <ctype.h>
#include <strings.h>

#include "base/hash.h"

static uint64_t hash_of(const char *id)
{
    uint64_t hash = HASH_BEGIN;
    for (; *id != '\0'; id++)
        hash = hash_add(hash, (uint64_t)tolower((unsigned char)*id));
    return hash;
}

static bool is_same(const char *a, const char *b)
{
    return strcasecmp(a, b) == 0;
}

static const struct word_kind ids = {hash_of, is_same};

void form_index_add(struct word_index *index, const char *id, int item)
{
    index->kind = &ids;
    word_index_add(index, id, (size_t)item);
}

int form_index_find(const struct word_index *index, const char *id)
{
    size_t item = word_index_find(index, id);
    return item != WORD_INDEX_NONE ? (int)item : -1;
}
