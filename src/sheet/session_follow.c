/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "base/lang.h"
#include "base/lock.h"
#include "sheet/session.h"
#include "sheet/session_opening.h"

/* Puts FRESH, the same sheet read anew, in the place of what was read before. */
static void replace(struct session *session, struct session *fresh)
{
    session_release(session);
    *session = *fresh;
}

static bool is_as_read(const struct session *session)
{
    char *journal = session_journal_file(session->file);
    struct stamp now = stamp_of(journal);
    struct stamp file = stamp_of(session->file);
    free(journal);
    return stamp_same(&now, &session->journal_stamp) && stamp_same(&file, &session->stamp);
}

bool session_follow(struct session *session, struct form_shelf *shelf, bool *changed,
                    struct diags *diags)
{
    struct session fresh;
    *changed = false;
    if (!session->read_only || is_as_read(session))
        return true;
    if (!opening_read(&fresh, session->file, shelf, &session->clock, diags))
        return false;
    /* The screens hold on to the items of the form. */
    if (fresh.sheet.form != session->sheet.form) {
        session_release(&fresh);
        return true;
    }
    fresh.held = session->held;
    replace(session, &fresh);
    *changed = true;
    return true;
}

bool session_is_free(const struct session *session)
{
    char *journal = session_journal_file(session->file);
    bool is_free = session->held && !lock_is_held(journal);
    free(journal);
    return is_free;
}

bool session_take_up(struct session *session, struct form_shelf *shelf, struct diags *diags)
{
    struct session fresh;
    if (!session_open(&fresh, session->file, shelf, &session->clock, diags))
        return false;
    if (fresh.sheet.form != session->sheet.form) {
        session_release(&fresh);
        return diag_error(diags, (struct place){.file = session->file},
                          _("another program made it a sheet of another form; go back and open it "
                            "again"));
    }
    replace(session, &fresh);
    return !session->read_only;
}
