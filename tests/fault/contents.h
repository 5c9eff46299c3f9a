/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TESTS_CONTENTS_H
#define KAOPING_TESTS_CONTENTS_H

#include <stdbool.h>
#include <stddef.h>

/* What the files of a directory hold, to be compared later; all zero is an empty collection. */
struct content {
    char *name;
    char *text;
    size_t size;
};

struct contents {
    struct content *at;
    size_t count;
    size_t room;
};

/* Adds what the files of DIRECTORY hold now, each content once; one that is missing has none.
 * Temporary and hidden files are left out. */
void contents_take(struct contents *contents, const char *directory);

/* The first content of that name, NULL where there is none. */
const struct content *contents_find(const struct contents *contents, const char *name);

/* Whether a file of that name ever held that. */
bool contents_have(const struct contents *contents, const struct content *content);

bool content_same(const struct content *a, const struct content *b);

bool content_is_journal(const struct content *content);

/* Whether NOW begins with all that BEFORE had. */
bool content_continues(const struct content *now, const struct content *before);

void contents_release(struct contents *contents);

#endif
