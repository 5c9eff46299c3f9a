/* SPDX-License-Identifier: MIT */
#include "sheet/journal.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/lang.h"
#include "base/lock.h"
#include "base/mem.h"

bool journal_is_open(const struct journal *journal)
{
    return journal->fd > 0;
}

/* One write, so that a line is there whole or not at all; what a full disk cut short is taken back.
 */
static bool journal_write(struct journal *journal, const char *bytes, size_t size,
                          struct diags *diags)
{
    ssize_t written;
    do
        written = write(journal->fd, bytes, size);
    while (written < 0 && errno == EINTR);
    if (written == (ssize_t)size) {
        journal->size += (int64_t)size;
        journal->dirty = true;
        return true;
    }
    int error = written < 0 ? errno : ENOSPC;
    if (ftruncate(journal->fd, (off_t)journal->size) != 0)
        error = errno;
    errno = error;
    return diag_failure(diags, journal->file, _("could not record the change, so it was not made"));
}

/* What stands behind the last whole line may be the beginning of one, or zeros that a power cut
 * left; whole lines there mean that something before them is damaged, and nothing may be cut. */
static bool journal_is_sound(const struct str *text, const char *file, struct diags *diags)
{
    size_t whole = records_whole(text);
    int row = 1;
    if (whole == text->size || records_are_torn(text, whole))
        return true;
    for (size_t i = 0; i < whole; i++)
        row += text->data[i] == '\n';
    return diag_error(diags, (struct place){file, row, 0},
                      _("the journal is damaged here, with more lines behind; it is left as it is, "
                        "restore it from a copy"));
}

/* Cuts off what a power cut tore, and says how much that was. */
static bool journal_mend(struct journal *journal, struct str *text, struct diags *diags)
{
    size_t whole = records_whole(text);
    size_t torn = text->size - whole;
    text->size = whole;
    if (text->data != NULL)
        text->data[whole] = '\0';
    journal->size = (int64_t)whole;
    if (torn == 0)
        return true;
    if (ftruncate(journal->fd, (off_t)whole) != 0)
        return diag_failure(diags, journal->file, _("could not cut off the torn last line"));
    diag_add(diags, DIAG_NOTE, (struct place){.file = journal->file},
             _("the journal's last line was torn (%zu bytes) and is left out; look at the last "
               "item you marked"),
             torn);
    return true;
}

static bool journal_begin(struct journal *journal, const struct str *text, struct diags *diags)
{
    return text->size > 0 || journal_write(journal, RECORD_HEADER, strlen(RECORD_HEADER), diags);
}

static bool journal_load(struct journal *journal, const struct form *form, struct records *records,
                         struct diags *diags)
{
    struct str text = {0};
    struct str whole = {0};
    bool good = file_read(journal->file, &text, diags);
    journal->fresh = text.size == 0;
    if (good) {
        /* Looked at before anything is cut off: what is no journal stays as it is. */
        str_add_part(&whole, str_text(&text), records_whole(&text));
        good = journal_is_sound(&text, journal->file, diags) &&
               records_read(records, &whole, journal->file, form, diags) &&
               journal_mend(journal, &text, diags) && journal_begin(journal, &text, diags);
    }
    str_release(&text);
    str_release(&whole);
    if (good && records->count > 0)
        journal->seq = records->at[records->count - 1].seq;
    return good;
}

bool journal_open(struct journal *journal, const char *file, const struct form *form,
                  struct records *records, struct diags *diags)
{
    *records = (struct records){0};
    *journal = (struct journal){.file = mem_copy(file)};
    enum lock lock = lock_open(file, &journal->fd);
    if (lock == LOCK_TAKEN && journal_load(journal, form, records, diags))
        return true;
    if (lock == LOCK_FAILED)
        diag_failure(diags, file, _("could not open the journal and lock it"));
    records_release(records);
    journal_close(journal);
    journal->held = lock == LOCK_HELD;
    return false;
}

bool journal_read(const char *file, const struct form *form, struct records *records,
                  struct diags *diags)
{
    struct str text = {0};
    struct str whole = {0};
    *records = (struct records){0};
    if (!file_exists(file))
        return true;
    bool good = file_read(file, &text, diags);
    if (good) {
        str_add_part(&whole, str_text(&text), records_whole(&text));
        good = journal_is_sound(&text, file, diags) &&
               records_read(records, &whole, file, form, diags);
    }
    str_release(&text);
    str_release(&whole);
    return good;
}

bool journal_append(struct journal *journal, enum record_kind kind, const struct change *change,
                    const struct form *form, const char *at, const char *assessor,
                    struct diags *diags)
{
    struct str line = {0};
    record_write(kind, journal->seq + 1, at, assessor, change, form, &line);
    bool good = journal_write(journal, str_text(&line), line.size, diags);
    if (good)
        journal->seq++;
    str_release(&line);
    return good;
}

bool journal_sync(struct journal *journal, struct diags *diags)
{
    if (!journal_is_open(journal) || !journal->dirty)
        return true;
    /* Asking again after a failure would say that all is well though the pages are gone. */
    journal->dirty = false;
    if (fdatasync(journal->fd) == 0 || errno == EINVAL)
        return true;
    return diag_failure(diags, journal->file, _("could not bring the journal to the disk"));
}

void journal_close(struct journal *journal)
{
    if (journal_is_open(journal))
        close(journal->fd);
    free(journal->file);
    *journal = (struct journal){0};
}
