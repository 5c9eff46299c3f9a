/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_SHEET_QUICK_FIELD_H
#define KAOPING_SHEET_QUICK_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/*
 * Fields of CSV read where they stand, for the quick readers of sheets and journals.  Only what the
 * program writes is taken: commas, quotes where they belong, and no control character within a
 * field, line breaks and NUL among them.
 */
struct cursor {
    const char *at;
    const char *end; /* where a NUL stands */
};

/* A field as it stands in the file, which it points into.  All zero is an empty one. */
struct span {
    const char *begin; /* within the quotes, if it has any */
    size_t size;
    bool quoted;
};

/* Go past what has to be there; false where it is not, and the cursor as it was. */
bool cursor_take_bytes(struct cursor *cursor, const char *bytes, size_t size);
bool cursor_take_char(struct cursor *cursor, char c);

/* Takes the field that begins here, and BEHIND it a comma or the end of the row. */
bool cursor_take_field(struct cursor *cursor, char behind, struct span *span);

/* The field's text, put into SCRATCH. */
const char *span_text(const struct span *span, struct str *scratch);

/* Whether the fields are the same free text, each with a guard before it or without. */
bool span_same_text(const struct span *a, const struct span *b);

#endif
