/* SPDX-License-Identifier: MIT */
#include <errno.h>

#include "base/calls.h"
#include "base/file.h"
#include "base/lang.h"
#include "base/lock.h"
#include "sheet/journal.h"

/* Whether what the journal writes still ends up at its path; a disk that does not say is no reason
 * to act. */
static bool is_in_place(const struct journal *journal)
{
    struct stat status;
    if (!calls_stat(journal->file, &status))
        return errno != ENOENT;
    return lock_is_of(journal->fd, journal->file);
}

/* Whether nothing was read: what cannot be read may be somebody's. */
static bool is_empty(int fd)
{
    char byte;
    return calls_read_at(fd, &byte, sizeof byte, 0) == 0;
}

/* Copies what the disk has confirmed; the tail is written anew behind it. */
static bool copy_over(const struct journal *journal, int fd)
{
    char bytes[65536];
    int64_t done = 0;
    while (done < journal->synced) {
        int64_t left = journal->synced - done;
        size_t wanted = left < (int64_t)sizeof bytes ? (size_t)left : sizeof bytes;
        long size = calls_read_at(journal->fd, bytes, wanted, done);
        if (size <= 0 || calls_write_at(fd, bytes, (size_t)size, done) < (size_t)size)
            return false;
        done += size;
    }
    return calls_sync(fd);
}

static bool refuse(const struct journal *journal, struct diags *diags)
{
    diag_add(diags, DIAG_FAILURE, (struct place){.file = journal->file},
             _("the journal was taken away while the sheet was open, and another one stands in its "
               "place; move that one away"));
    return false;
}

bool journal_keep_place(struct journal *journal, struct diags *diags)
{
    int fd = -1;
    if (!journal_is_open(journal) || is_in_place(journal))
        return true;
    enum lock lock = lock_open(journal->file, &fd);
    if (lock == LOCK_HELD)
        return refuse(journal, diags);
    if (lock == LOCK_FAILED)
        return diag_failure(diags, journal->file, _("could not open the journal and lock it"));
    if (!is_empty(fd)) {
        calls_close(fd);
        return refuse(journal, diags);
    }
    if (!copy_over(journal, fd)) {
        diag_failure(diags, journal->file, _("could not write the journal again"));
        lock_remove(journal->file, fd);
        return false;
    }
    calls_close(journal->fd);
    journal->fd = fd;
    journal->written = 0;
    journal->unsure = true;
    diag_add(diags, DIAG_NOTE, (struct place){.file = journal->file},
             _("the journal had been taken away and was written again"));
    return true;
}
