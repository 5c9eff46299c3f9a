/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_FORM_FORM_INDEX_H
#define KAOPING_FORM_FORM_INDEX_H

#include <stddef.h>

/* One of the index's places: an item's id, borrowed from it, and its number; a NULL id where the
 * place is free. */
struct form_index_place {
    const char *id;
    int item;
};

/* The items of a form by their ids, letter case ignored: a long form is looked up in for each row
 * of a sheet.  All zero is an empty one. */
struct form_index {
    struct form_index_place *places;
    size_t room; /* a power of two, at least twice the items */
    size_t count;
};

/* Adds an item, whose id is that of none before and has to stand there as long as the index is
 * asked. */
void form_index_add(struct form_index *index, const char *id, int item);

/* The item called ID, -1 where there is none. */
int form_index_find(const struct form_index *index, const char *id);

void form_index_release(struct form_index *index);

#endif
