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
    return true;
}

/*
 * Puts the journal, whole and locked, in the place of the EMPTY one that keeps it free: the
 * beginning of a journal would pass as the whole one, wherever the program is ended.  Answers it,
 * or -1 with errno set, ESTALE where another program has put something there.
 */
static int write_again(const struct journal *journal, struct stamp *empty)
{
    struct saving saving;
    if (!file_save_begin(&saving, journal->file, NULL))
        return -1;
    if (copy_over(journal, saving.fd) && calls_lock(saving.fd))
        return file_save_end_open(&saving, empty, NULL);
    file_save_drop(&saving);
    return -1;
}

static bool refuse(const struct journal *journal, struct diags *diags)
{
    diag_add(diags, DIAG_FAILURE, (struct place){.file = journal->file},
             _("the journal was taken away while the sheet was open, and another one stands in its "
               "place; move that one away"));
    return false;
}

/* Gives up the empty file at PLACE, which goes unless something else stands there by now. */
static void leave_place(const struct journal *journal, int place)
{
    if (lock_is_of(place, journal->file))
        lock_remove(journal->file, place);
    else
        calls_close(place);
}

/* Goes on in FD, where that is no -1. */
static bool go_on(struct journal *journal, int fd, struct diags *diags)
{
    if (fd < 0 && errno == ESTALE)
        return refuse(journal, diags);
    if (fd < 0)
        return diag_failure(diags, journal->file, _("could not write the journal again"));
    calls_close(journal->fd);
    journal->fd = fd;
    journal->written = 0;
    journal->unsure = true;
    diag_add(diags, DIAG_NOTE, (struct place){.file = journal->file},
             _("the journal had been taken away and was written again"));
    return true;
}

bool journal_keep_place(struct journal *journal, struct diags *diags)
{
    int place = -1;
    if (!journal_is_open(journal) || is_in_place(journal))
        return true;
    /* So nobody else begins one meanwhile. */
    enum lock lock = lock_open(journal->file, &place);
    if (lock == LOCK_HELD)
        return refuse(journal, diags);
    if (lock == LOCK_FAILED)
        return diag_failure(diags, journal->file, _("could not open the journal and lock it"));
    struct stamp empty = stamp_of(journal->file);
    if (!is_empty(place) || empty.size > 0) {
        calls_close(place);
        return refuse(journal, diags);
    }
    bool good = go_on(journal, write_again(journal, &empty), diags);
    leave_place(journal, place);
    return good;
}
