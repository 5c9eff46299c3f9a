/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_REPORT_HISTORY_H
#define KAOPING_REPORT_HISTORY_H

#include <stdbool.h>

#include "base/str.h"
#include "form/form.h"
#include "sheet/record.h"

/* Whether RECORD belongs to the history of ITEM: its own changes, and those of the whole sheet that
 * bear on it (finalised, reopened, and why). */
bool history_has(const struct record *record, int item);

/* What a change of this kind changes, and what VALUE of it is, in the language spoken; the latter
 * added to OUT. */
const char *history_kind(enum change_kind kind);
void history_value(const struct form *form, int item, enum change_kind kind, const char *value,
                   struct str *out);

/* What RECORD did, in the language spoken: "marks: open → no plan −5", "undone: note: a → b".
 * Marks are told as findings, those that the form does not have any more as they stand.  Added to
 * OUT. */
void history_write(const struct form *form, const struct record *record, struct str *out);

#endif
