/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_BASE_WORD_INDEX_H
#define KAOPING_BASE_WORD_INDEX_H

#include <stddef.h>

/*
 * Words with a number each, found again, as text_same() compares them, without a look at all of
 * them.  All zero is an empty index.
 */
struct word_index {
    struct word_place *places; /* a power of two of them, at most half of them taken */
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
