/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_FORM_FORM_INDEX_H
#define KAOPING_FORM_FORM_INDEX_H

#include <stddef.h>

struct form;

/* The items of a form by their ids, letter case ignored: a long form is looked up in for each row
 * of a sheet.  All zero is an empty one. */
struct form_index {
    int *places; /* an item's index plus 1; 0 where there is none */
    size_t room; /* a power of two, at least twice the items */
};

/* Adds the form's last item. */
void form_index_add(struct form_index *index, const struct form *form);

/* The first item added that is called ID, -1 where there is none. */
int form_index_find(const struct form_index *index, const struct form *form, const char *id);

void form_index_release(struct form_index *index);

#endif
