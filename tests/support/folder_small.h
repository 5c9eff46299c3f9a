/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TESTS_FOLDER_SMALL_H
#define KAOPING_TESTS_FOLDER_SMALL_H

#include "sheet/folder.h"

/* A folder in memory, of sheets of the small form (form_text.h).  All zero is an empty one; release
 * it with folder_release(). */

/* Adds a draft with nothing marked and returns its index. */
size_t folder_small_add(struct folder *folder, const struct form *form, const char *unit);

/* Adds a file that could not be read. */
void folder_small_add_unread(struct folder *folder);

/* Records MARKS on ITEM of the sheet; a note or a final status is set as they are in a file. */
void folder_small_mark(struct folder *folder, size_t entry, int item, const char *marks);
void folder_small_note(struct folder *folder, size_t entry, int item, const char *note);
void folder_small_finalise(struct folder *folder, size_t entry);

#endif
