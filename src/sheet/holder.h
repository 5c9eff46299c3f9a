/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_SHEET_HOLDER_H
#define KAOPING_SHEET_HOLDER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"
#include "base/str.h"

/*
 * Who has a sheet open for change, in a small hidden file beside its journal.  It is there for the
 * words alone: the journal's lock decides, and a file that a killed program left says nothing where
 * nobody has the lock.  Nothing that fails here keeps anybody from working.
 */
struct holder {
    char *user; /* owned, as is host; one line without control characters */
    char *host;
    int64_t process;
    int64_t since; /* seconds since 1970 */
};

/* Says that this process has the journal locked, from now on, and answers whether the one before
 * was ended without saying that it has no longer; and says that, which wants the lock still held.
 */
bool holder_write(const char *journal, const struct clock *clock);
void holder_remove(const char *journal);

/* Who is said to have it locked; false, and all zero, where nobody can be named. */
bool holder_read(const char *journal, struct holder *holder);
void holder_release(struct holder *holder);

/* Adds "王某 on HOST has had it open since 10:32" about the journal, which is locked by another
 * process; the day too where it is not today. */
void holder_words(const char *journal, const struct clock *clock, struct str *out);

#endif
