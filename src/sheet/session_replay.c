/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "sheet/session_opening.h"

static bool is_saved_mark(const struct record *record)
{
    return record->kind == RECORD_SAVED;
}

/*
 * A form may have been corrected since: marks that it no longer has matter only where they are the
 * item's last word.  STALE has the number of such a line by item and kind, 0 where there is none.
 */
static int64_t *stale_of(int64_t *stale, const struct change *change)
{
    return &stale[(change->item + 1) * CHANGE_KINDS + (int)change->kind];
}

static void replay_one(struct sheet *sheet, const struct record *record, int64_t *stale)
{
    if (is_saved_mark(record))
        return;
    bool taken = sheet_apply(sheet, &record->change, record->at, true, NULL);
    *stale_of(stale, &record->change) = taken ? 0 : record->seq;
}

/* False with an error where the last word on something cannot be taken any more. */
static bool nothing_is_stale(const struct opening *opening, const struct sheet *sheet,
                             int64_t *stale, const char *file)
{
    bool good = true;
    for (size_t i = 0; i < opening->records.count; i++) {
        const struct record *record = &opening->records.at[i];
        struct diags found = {0};
        if (is_saved_mark(record) || *stale_of(stale, &record->change) != record->seq)
            continue;
        /* By the form alone, as when it was replayed: so there is an error. */
        sheet_can_replay(sheet, &record->change, &found);
        good =
            diag_error(opening->diags, (struct place){.file = file},
                       _("line %lld of the journal: %s"), (long long)record->seq, found.at[0].text);
        diags_release(&found);
    }
    return good;
}

/* Keeps the stacks of undo and redo as RECORD left them; false where it takes back or brings again
 * what was never done. */
static bool restack(struct session *session, const struct record *record)
{
    bool undo = record->kind == RECORD_UNDO;
    struct records *from = undo ? &session->done : &session->undone;
    if (is_saved_mark(record))
        return true;
    if (record->kind == RECORD_CHANGE) {
        session_note_done(session, &record->change, record->seq);
        return true;
    }
    if (from->count == 0)
        return false;
    records_move_last(from, undo ? &session->undone : &session->done);
    return true;
}

bool opening_replay(struct opening *opening, const char *journal_file)
{
    struct session *session = opening->session;
    size_t cells = (size_t)(session->sheet.form->item_count + 1) * CHANGE_KINDS;
    int64_t *stale = mem_new(cells, sizeof *stale);
    bool good = true;
    for (size_t i = 0; good && i < opening->records.count; i++) {
        const struct record *record = &opening->records.at[i];
        replay_one(&session->sheet, record, stale);
        if (!restack(session, record))
            good = diag_error(opening->diags, (struct place){.file = journal_file},
                              _("line %lld of the journal undoes or brings back what was never "
                                "done; restore it from a copy"),
                              (long long)record->seq);
    }
    good = good && nothing_is_stale(opening, &session->sheet, stale, journal_file);
    free(stale);
    return good;
}
