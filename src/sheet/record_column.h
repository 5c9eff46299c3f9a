/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_SHEET_RECORD_COLUMN_H
#define KAOPING_SHEET_RECORD_COLUMN_H

#include <stdbool.h>

#include "form/form.h"
#include "sheet/record.h"

/* What a journal's lines look like: shared by record.c, record_read.c and quick_journal.c, and by
 * nobody else. */

enum record_column {
    FIELD_SEQ,
    FIELD_AT,
    FIELD_ASSESSOR,
    FIELD_ITEM,
    FIELD_WHAT,
    FIELD_FROM,
    FIELD_TO,
    FIELD_BEFORE, /* how many an older program wrote */
    FIELDS
};

#define WHAT_SAVED "saved"

/* Splits WHAT, such as "undo marks", into the kind of record and the kind of change. */
bool record_read_what(const char *what, enum record_kind *kind, struct change *change);

/* Finds the item with ID for a record of KIND, whose kind of change is known; false where it is
 * none of the form's, or where such a change has an item and this one none, or the other way. */
bool record_read_item(const char *id, enum record_kind kind, const struct form *form,
                      struct change *change);

#endif
