/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_SHEET_CHANGE_H
#define KAOPING_SHEET_CHANGE_H

#include <stdbool.h>

enum change_kind {
    CHANGE_UNIT,
    CHANGE_DATE,
    CHANGE_ASSESSORS,
    CHANGE_STATUS, /* "draft" or "final" */
    CHANGE_REASON, /* why a final sheet is about to be reopened */
    CHANGE_MARKS,  /* an item's marks as text, see answer.h */
    CHANGE_NOTE,   /* an item's note */
    CHANGE_SCORE,  /* a conflict: to the stated score, "" once it is settled */
};

#define CHANGE_KINDS       8
#define CHANGE_WHOLE_SHEET (-1)

/* From one text to another.  The texts are borrowed, except in a struct record. */
struct change {
    int item; /* index, or CHANGE_WHOLE_SHEET */
    enum change_kind kind;
    const char *from;
    const char *to;
};

/* "marks", "note", "unit" ...: the word of the journal. */
const char *change_name(enum change_kind kind);
bool change_kind_from_name(const char *name, enum change_kind *kind);

/* Whether changes of this kind are an item's, and not the whole sheet's. */
bool change_is_of_item(enum change_kind kind);

/* Whether undo may take it back.  Finalising and reopening are acts that stand in the history; the
 * particulars that a new sheet begins with are no marks. */
bool change_is_undoable(const struct change *change);

/* The change that takes CHANGE back: borrowed texts, from and to exchanged. */
struct change change_inverse(const struct change *change);

#endif
