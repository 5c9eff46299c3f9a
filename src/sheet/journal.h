/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_SHEET_JOURNAL_H
#define KAOPING_SHEET_JOURNAL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "sheet/record.h"

/*
 * The append-only file of every change to a sheet, one line a change: autosave, undo across
 * restarts and audit trail in one.  Lines are appended by one write() each and brought to the disk
 * by journal_sync().
 */
struct journal {
    char *file;
    int fd;       /* open for append and locked; -1 or 0 while closed */
    int64_t seq;  /* of the last line */
    int64_t size; /* of the file in bytes */
    bool dirty;   /* appended to since the last journal_sync() */
    bool fresh;   /* was made, or empty, when it was opened */
    bool held;    /* could not be opened because another process has it locked */
};

/*
 * Opens the journal (making it where there is none), locks it for this process, and reads all its
 * lines into RECORDS.  A torn last line is cut off and said so (DIAG_NOTE).  False with an error
 * where a line is damaged or the file cannot be written, and without one, but journal->held, where
 * another process has it open; the file is then as it was.
 */
bool journal_open(struct journal *journal, const char *file, const struct form *form,
                  struct records *records, struct diags *diags);

/* Reads a journal without opening it for append, making, locking or mending it.  One that is
 * missing is an empty one. */
bool journal_read(const char *file, const struct form *form, struct records *records,
                  struct diags *diags);

/* Appends one line.  CHANGE is NULL for RECORD_SAVED.  On failure (disk full) what got written is
 * cut off again and nothing counts. */
bool journal_append(struct journal *journal, enum record_kind kind, const struct change *change,
                    const struct form *form, const char *at, const char *assessor,
                    struct diags *diags);

/* Brings what was appended to the disk; cheap where nothing was. */
bool journal_sync(struct journal *journal, struct diags *diags);

bool journal_is_open(const struct journal *journal);

void journal_close(struct journal *journal);

#endif
