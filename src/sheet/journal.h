/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_SHEET_JOURNAL_H
#define KAOPING_SHEET_JOURNAL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "sheet/record.h"

/*
 * The append-only file of every change to a sheet, one line a change: autosave, undo across
 * restarts and audit trail in one.  Lines are written by one call each and brought to the disk
 * by journal_sync().  What the disk does not take is kept and tried again.
 */
struct journal {
    char *file;
    int fd;                           /* open and locked; -1 or 0 while closed */
    int64_t seq;                      /* of the last line */
    unsigned char last[DIGEST_BYTES]; /* of the last line that is chained, see journal_digest() */
    struct str tail;                  /* the lines that the disk has not confirmed */
    size_t chained;                   /* bytes of the tail that are counted in LAST */
    int64_t synced;                   /* where in the file the tail begins */
    size_t written;                   /* how much of the tail was handed to the system */
    bool unsure;  /* freshly opened: whatever stands there may never have reached the disk */
    bool failing; /* the last journal_sync() failed */
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

/* Appends one line.  Of a RECORD_SAVED only the change's `to` counts: the digest of the sheet's
 * file.  A line that cannot be written now (disk full) counts all the same: it is kept, and
 * journal_sync() tries again and tells. */
void journal_append(struct journal *journal, enum record_kind kind, const struct change *change,
                    const struct form *form, const char *at, const char *assessor);

/* The digest of the last line, which the next one has as `before`: taken when it is asked for,
 * since it is of no use to the answer to a key.  Borrowed. */
const unsigned char *journal_digest(struct journal *journal);

/* Brings what was appended to the disk; cheap where nothing was.  False with a failure while lines
 * are not known to be there; the first success after that is a DIAG_NOTE. */
bool journal_sync(struct journal *journal, struct diags *diags);

/* Writes the journal again, with all its lines, where it was taken away while it was open, and says
 * so (DIAG_NOTE).  Cheap where it is in its place.  False with a failure where it cannot. */
bool journal_keep_place(struct journal *journal, struct diags *diags);

bool journal_is_open(const struct journal *journal);

void journal_close(struct journal *journal);

#endif
