/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_FORM_FORM_INDEX_H
#define KAOPING_FORM_FORM_INDEX_H

#include "base/word_index.h"

/* The items of a form by their ids, letter case ignored: a long form is looked up in for each row
 * of a sheet.  An index that begins all zero, and is asked and added to by these alone. */

/* Adds an item, whose id is that of none before and has to stand there as long as the index is
 * asked. */
void form_index_add(struct word_index *index, const char *id, int item);

/* The item called ID, -1 where there is none. */
int form_index_find(const struct word_index *index, const char *id);

#endif
