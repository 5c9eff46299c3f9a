/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TESTS_TYPED_H
#define KAOPING_TESTS_TYPED_H

#include "base/file.h"

/* Words that are typed into a sheet's file where they become no change.  All zero is none. */
struct typed {
    struct names words;
    int count; /* of words ever typed */
};

/* Types a word that never was before into the file, in a column that the program fills in. */
void typed_type(struct typed *typed, const char *file);

/* The first word that is neither in the file nor in what was kept beside it; NULL where none is. */
const char *typed_lost(const struct typed *typed, const char *file);

/* Forgets the words that were not kept: somebody puts another file in that one's place. */
void typed_forget(struct typed *typed, const char *file);

void typed_release(struct typed *typed);

#endif
