/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_BASE_WORD_INDEX_H
#define KAOPING_BASE_WORD_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* When words are the same; those that are have one hash. */
struct word_kind {
    uint64_t (*hash)(const char *word);
    bool (*same)(const char *a, const char *b);
};

/*
 * Words with a number each, found again without a look at all of them.  All zero is an empty index,
 * of words as text_same() compares them.
 */
struct word_index {
    const struct word_kind *kind; /* NULL: text_hash() and text_same() */
    struct word_place *places;    /* a power of two of them, at most half of them taken */
    size_t room;
    size_t count;
};

#define WORD_INDEX_NONE ((size_t)-1)

/* The number that WORD was added with; WORD_INDEX_NONE where it was not. */
size_t word_index_find(const struct word_index *index, const char *word);

/* Adds WORD, which is not there yet; borrowed as long as the index is used. */
void word_index_add(struct word_index *index, const char *word, size_t number);

void word_index_release(struct word_index *index);

#endif
