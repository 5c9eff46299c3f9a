/* SPDX-License-Identifier: MIT */
#include "sheet/journal.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/calls.h"
#include "base/file.h"
#include "base/lang.h"
#include "base/lock.h"
#include "base/mem.h"
#include "sheet/kept_copy.h"

bool journal_is_open(const struct journal *journal)
{
    return journal->fd > 0;
}

/* Hands to the system what it has not got of the tail.  What it took of a line that did not fit is
 * continued by the next attempt; false with errno set. */
static bool journal_write(struct journal *journal)
{
    const struct str *tail = &journal->tail;
    size_t left = tail->size - journal->written;
    size_t done = calls_write_at(journal->fd, str_text(tail) + journal->written, left,
                                 journal->synced + (int64_t)journal->written);
    journal->written += done;
    return done == left;
}

static int row_at(const struct str *text, size_t at)
{
    int row = 1;
    for (size_t i = 0; i < at; i++)
        row += text->data[i] == '\n';
    return row;
}

/* What stands behind the last whole line may be the beginning of one, or zeros that a power cut
 * left; whole lines there mean that something before them is damaged, and nothing may be cut. */
static bool journal_is_sound(const struct str *text, const char *file, struct diags *diags)
{
    size_t whole = records_whole(text);
    if (whole == 0 && !records_begin(text))
        return diag_error(diags, (struct place){file, 1, 0},
                          _("is no journal: its first line is another; restore it from a copy"));
    if (whole == text->size || records_are_torn(text, whole))
        return true;
    return diag_error(diags, (struct place){file, row_at(text, whole), 0},
                      _("the journal is damaged here, with more lines behind; it is left as it is, "
                        "restore it from a copy"));
}

/* UNIT.journal.torn, or UNIT.journal.2.torn and so on: the first that is TEXT already, as it is
 * where the hole could not be cut off then, or where nothing is yet.  *KEPT says which; false where
 * the disk does not say. */
static bool find_torn_name(const char *file, const struct str *text, struct str *name, bool *kept,
                           struct diags *diags)
{
    bool exists = true;
    *kept = false;
    for (int i = 1; exists && !*kept; i++) {
        str_clear(name);
        str_add(name, file);
        if (i > 1)
            str_addf(name, ".%d", i);
        str_add(name, ".torn");
        if (!file_find(str_text(name), &exists, diags))
            return false;
        *kept = kept_copy_is(str_text(name), text);
    }
    return true;
}

/* Lines behind a hole never were for certain, but nothing that can be read is thrown away: the
 * journal as it was is kept beside. */
static bool keep_holed(const struct journal *journal, const struct str *text, struct diags *diags)
{
    struct str name = {0};
    bool kept;
    bool good = find_torn_name(journal->file, text, &name, &kept, diags);
    if (good && !kept && !kept_copy_write(str_text(&name), text, journal->file))
        good = diag_failure(diags, str_text(&name), _("could not save"));
    if (good)
        diag_add(
            diags, DIAG_WARNING, (struct place){.file = journal->file},
            _("a power cut left a hole in the journal; it goes on from before the hole, and as "
              "it was it is kept in '%s'"),
            file_base_name(str_text(&name)));
    str_release(&name);
    return good;
}

/* Cuts off what a power cut tore, and says how much that was. */
static bool journal_mend(struct journal *journal, struct str *text, struct diags *diags)
{
    size_t whole = records_whole(text);
    size_t torn = text->size - whole;
    if (records_have_hole(text, whole) && !keep_holed(journal, text, diags))
        return false;
    text->size = whole;
    text->data[whole] = '\0';
    journal->synced = (int64_t)whole;
    if (torn == 0)
        return true;
    if (!calls_cut(journal->fd, (int64_t)whole))
        return diag_failure(diags, journal->file, _("could not cut off the torn last line"));
    diag_add(diags, DIAG_NOTE, (struct place){.file = journal->file},
             _("the journal's last line was torn (%zu bytes) and is left out; look at the last "
               "item you marked"),
             torn);
    return true;
}

static void journal_begin(struct journal *journal, const struct str *text)
{
    if (text->size > 0)
        return;
    str_add(&journal->tail, RECORD_HEADER);
    journal_write(journal);
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
               journal_mend(journal, &text, diags);
        memcpy(journal->last, records->last, sizeof journal->last);
    }
    if (good)
        journal_begin(journal, &text);
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
    *journal = (struct journal){.file = mem_copy(file), .unsure = true};
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
    bool exists;
    *records = (struct records){0};
    if (!file_find(file, &exists, diags))
        return false;
    bool good = !exists || file_read(file, &text, diags);
    if (good) {
        str_add_part(&whole, str_text(&text), records_whole(&text));
        good = journal_is_sound(&text, file, diags) &&
               records_read(records, &whole, file, form, diags);
        records->torn_row = whole.size < text.size ? row_at(&text, whole.size) : 0;
    }
    str_release(&text);
    str_release(&whole);
    return good;
}

/* A line's digest is without the line end. */
const unsigned char *journal_digest(struct journal *journal)
{
    size_t size = journal->tail.size - journal->chained;
    if (size > 0)
        digest_bytes(str_text(&journal->tail) + journal->chained, size - 1, journal->last);
    journal->chained = journal->tail.size;
    return journal->last;
}

void journal_append(struct journal *journal, enum record_kind kind, const struct change *change,
                    const struct form *form, const char *at, const char *assessor)
{
    struct record record = {.kind = kind,
                            .seq = ++journal->seq,
                            .at = (char *)at,
                            .assessor = (char *)assessor,
                            .change = *change};
    record_write(&record, form, journal_digest(journal), &journal->tail);
    journal_write(journal);
}

/* A new journal whose name is not on the disk would be lost with all its lines. */
static bool journal_bring_down(struct journal *journal)
{
    return journal_write(journal) && calls_sync_data(journal->fd) &&
           (!journal->unsure || file_sync_name(journal->file));
}

bool journal_sync(struct journal *journal, struct diags *diags)
{
    if (!journal_is_open(journal) || (journal->tail.size == 0 && !journal->unsure))
        return true;
    bool failed = journal->failing;
    journal->failing = !journal_bring_down(journal);
    /* A system that could not bring pages to the disk forgets them, and says the next time that all
     * is well: so the whole tail is written once more. */
    journal->written = 0;
    if (journal->failing)
        return diag_failure(diags, journal->file,
                            _("the disk does not take the last marks; they are kept here, and "
                              "writing them is tried again"));
    journal->synced += (int64_t)journal->tail.size;
    journal->unsure = false;
    journal_digest(journal);
    journal->chained = 0;
    str_clear(&journal->tail);
    if (failed)
        diag_add(diags, DIAG_NOTE, (struct place){.file = journal->file},
                 _("the disk takes marks again, and has them all"));
    return true;
}

void journal_close(struct journal *journal)
{
    if (journal_is_open(journal))
        calls_close(journal->fd);
    str_release(&journal->tail);
    free(journal->file);
    *journal = (struct journal){0};
}
