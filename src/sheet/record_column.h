/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_SHEET_RECORD_COLUMN_H
#define KAOPING_SHEET_RECORD_COLUMN_H

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

#endif
