/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "base/file.h"
#include "sheet/session_opening.h"

/* Opens the journal for append and locks it; where another program has it, after a while the sheet
 * is one to be read. */
static bool lock_journal(struct opening *opening, const char *file, const struct form *form)
{
    struct session *session = opening->session;
    const struct lock_wait *wait = opening->wait;
    bool good;
    for (int i = 0;; i++) {
        good = journal_open(&session->journal, file, form, &opening->records, opening->diags);
        if (!session->journal.held || i == wait->times)
            break;
        wait->pause(wait->context);
    }
    session->held = session->journal.held;
    session->read_only = session->held;
    opening->writes = !session->held;
    opening->has_journal = session->held || !session->journal.fresh;
    session->unnamed = good;
    return good || session->held;
}

static bool take_journal(struct opening *opening, const char *file, const struct form *form)
{
    if (opening->writes && !lock_journal(opening, file, form))
        return false;
    opening->session->journal_stamp = stamp_of(file);
    return opening->writes || journal_read(file, form, &opening->records, opening->diags);
}

/* What was followed of a journal before its fault was found goes, and the lock with it. */
static void forget_journal(struct opening *opening)
{
    struct session *session = opening->session;
    const struct form *form = session->sheet.form;
    session->unnamed = false;
    journal_close(&session->journal);
    records_release(&session->done);
    records_release(&session->undone);
    records_release(&opening->records);
    sheet_release(&session->sheet);
    sheet_init(&session->sheet, form, "");
}

/* A journal that is damaged or was altered is no witness, and no line may be put behind it; who
 * opens the sheet for change sees at least what its file has. */
static bool go_without(struct opening *opening)
{
    struct session *session = opening->session;
    forget_journal(opening);
    session->altered = opening->wait != NULL && opening->has_file;
    session->read_only = true;
    opening->writes = false;
    opening->has_journal = false;
    return session->altered;
}

static bool follow_journal(struct opening *opening, const char *file, const struct form *form)
{
    if (!take_journal(opening, file, form) || !opening_replay(opening, file))
        return false;
    check_code_of(&opening->records, opening->session->sheet.code);
    return true;
}

bool opening_read_journal(struct opening *opening, const struct form *form)
{
    struct diags found = {0};
    struct diags *all = opening->diags;
    char *file = session_journal_file(opening->session->file);
    opening->diags = &found;
    bool good = follow_journal(opening, file, form);
    opening->diags = all;
    if (!good && !diags_have(&found, DIAG_FAILURE))
        good = go_without(opening);
    diags_move(all, &found);
    free(file);
    return good;
}
