/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_REPORT_UNITS_H
#define KAOPING_REPORT_UNITS_H

#include "sheet/folder.h"

/* The sheets of a folder by their units, as long as nothing is read into it. */
struct units {
    struct unit_key *keys; /* of those that could be read */
    size_t count;
};

void units_init(struct units *units, const struct folder *folder);
void units_release(struct units *units);

/* The first sheet of FORM, in the folder's order, whose unit has this name (text_same()); not BUT,
 * which may be NULL.  NULL where there is none. */
const struct folder_entry *units_find(const struct units *units, const struct form *form,
                                      const char *name, const struct folder_entry *but);

/* Says, as gravely as LEVEL, of each sheet of FOLDER that it is a further one of the same unit and
 * form, such as a copy that a file manager made: it takes a rank of its own. */
void units_tell_twins(const struct folder *folder, enum diag_level level, struct diags *diags);

#endif
