/* SPDX-License-Identifier: MIT */
#include "sheet/session.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/lang.h"
#include "base/mem.h"
#include "sheet/holder.h"
#include "sheet/kept_file.h"
#include "sheet/sheet_file.h"

void session_take_code(struct session *session, const struct change *change)
{
    if (change->kind == CHANGE_STATUS && session->sheet.status == SHEET_FINAL)
        check_code_from_digest(journal_digest(&session->journal), session->sheet.code);
}

/* Journal first, sheet after: what the screen shows is always recorded.  The sheet was asked
 * before, and takes it. */
static void session_record(struct session *session, enum record_kind kind,
                           const struct change *change)
{
    char at[MOMENT_TEXT];
    struct sheet *sheet = &session->sheet;
    moment_now(&session->clock, at);
    journal_append(&session->journal, kind, change, sheet->form, at, sheet->assessors);
    session->unsaved = true;
    sheet_apply(sheet, change, at, true, NULL);
    session_take_code(session, change);
}

void session_note_done(struct session *session, const struct change *change, int64_t seq)
{
    if (!change_is_undoable(change))
        return;
    records_clear(&session->undone);
    records_add(&session->done, RECORD_CHANGE, seq, "", "", change);
}

/* Does what the sheet allows. */
static void session_change(struct session *session, const struct change *change)
{
    /* A score stated by hand is dismissed by a change of its own: undo brings it back. */
    if (change->kind == CHANGE_MARKS && session->sheet.entries[change->item].has_conflict)
        session_do(session, change->item, CHANGE_SCORE, "", NULL);
    session_record(session, RECORD_CHANGE, change);
    session_note_done(session, change, session->journal.seq);
}

void session_holder(const struct session *session, struct str *out)
{
    char *journal = session_journal_file(session->file);
    holder_words(journal, &session->clock, out);
    free(journal);
}

bool session_allows(const struct session *session, struct diags *diags)
{
    struct place place = {.file = session->file};
    struct str words = {0};
    if (!session->read_only)
        return true;
    if (session->held) {
        session_holder(session, &words);
        diag_add(diags, DIAG_FAILURE, place,
                 _("%s; no mark can be made here until it is closed there"), str_text(&words));
        str_release(&words);
    } else if (session->altered) {
        diag_error(diags, place,
                   _("the sheet can only be read, since its journal is damaged, was altered or "
                     "does not fit the form; restore the journal from a copy"));
    } else {
        diag_add(diags, DIAG_FAILURE, place,
                 _("the sheet can only be read here; copy it to a folder that you may write to"));
    }
    return false;
}

bool session_do(struct session *session, int item, enum change_kind kind, const char *to,
                struct diags *diags)
{
    struct str from = {0};
    char day[DATE_TEXT];
    /* However it was typed, a day is recorded as it will stand in the file. */
    if (kind == CHANGE_DATE && date_from_text(to, day))
        to = day;
    sheet_value(&session->sheet, item, kind, &from);
    struct change change = {item, kind, str_text(&from), to};
    bool same = strcmp(change.from, to) == 0;
    /* Who enters the marks that are there says that they count, and no score stated beside them. */
    bool settles = same && kind == CHANGE_MARKS && session->sheet.entries[change.item].has_conflict;
    if (settles) {
        str_release(&from);
        return session_do(session, item, CHANGE_SCORE, "", diags);
    }
    bool good =
        same || (session_allows(session, diags) && sheet_allows(&session->sheet, &change, diags));
    if (good && !same)
        session_change(session, &change);
    str_release(&from);
    return good;
}

/* What undo and redo bring back may be a mark that the form has lost meanwhile: asked before it is
 * recorded.  session_do() has asked the sheet already. */
bool session_undo(struct session *session, int *item, struct diags *diags)
{
    if (session->done.count == 0 || !session_allows(session, diags) ||
        !sheet_is_open(&session->sheet, diags))
        return false;
    const struct change *last = &session->done.at[session->done.count - 1].change;
    struct change back = change_inverse(last);
    if (!sheet_can_replay(&session->sheet, &back, diags))
        return false;
    session_record(session, RECORD_UNDO, &back);
    if (item != NULL)
        *item = last->item;
    records_move_last(&session->done, &session->undone);
    return true;
}

bool session_redo(struct session *session, int *item, struct diags *diags)
{
    if (session->undone.count == 0 || !session_allows(session, diags) ||
        !sheet_is_open(&session->sheet, diags))
        return false;
    const struct change *last = &session->undone.at[session->undone.count - 1].change;
    if (!sheet_can_replay(&session->sheet, last, diags))
        return false;
    session_record(session, RECORD_REDO, last);
    if (item != NULL)
        *item = last->item;
    records_move_last(&session->undone, &session->done);
    return true;
}

bool session_finalise(struct session *session, const char *assessors, const char *date,
                      struct diags *diags)
{
    return session_do(session, CHANGE_WHOLE_SHEET, CHANGE_ASSESSORS, assessors, diags) &&
           session_do(session, CHANGE_WHOLE_SHEET, CHANGE_DATE, date, diags) &&
           session_do(session, CHANGE_WHOLE_SHEET, CHANGE_STATUS, "final", diags) &&
           session_save(session, diags);
}

bool session_reopen(struct session *session, const char *reason, struct diags *diags)
{
    return session_do(session, CHANGE_WHOLE_SHEET, CHANGE_REASON, reason, diags) &&
           session_do(session, CHANGE_WHOLE_SHEET, CHANGE_STATUS, "draft", diags) &&
           session_save(session, diags);
}

/* Not before the first picture stands: the person's name may come from another machine.  The lock
 * is there from the beginning. */
static void write_name(struct session *session)
{
    session->unnamed = false;
    /* A program that was killed may have been saving, and nobody else looks for what it left. */
    if (holder_write(session->journal.file, &session->clock)) {
        file_clear_leftovers(session->file);
        file_clear_leftovers(session->journal.file);
    }
}

bool session_sync(struct session *session, struct diags *diags)
{
    if (session->unnamed)
        write_name(session);
    return journal_keep_place(&session->journal, diags) && journal_sync(&session->journal, diags);
}

/* What a file that is there holds, beside what this session last read or wrote. */
static enum session_news compare_contents(const struct session *session)
{
    struct str now = {0};
    enum session_news news = NEWS_CHANGED;
    if (file_is_directory(session->file))
        return NEWS_CHANGED;
    if (!file_read(session->file, &now, NULL))
        news = NEWS_UNKNOWN;
    else if (now.size == session->on_disk.size &&
             (now.size == 0 || memcmp(now.data, session->on_disk.data, now.size) == 0))
        news = NEWS_NONE;
    str_release(&now);
    return news;
}

enum session_news session_look(struct session *session)
{
    struct stamp now;
    if (!stamp_take(session->file, &now))
        return NEWS_UNKNOWN;
    if (stamp_same(&now, &session->stamp) && stamp_is_sure(&session->stamp))
        return NEWS_NONE;
    if (now.inode == 0) {
        session->stamp = now;
        session->unsaved = true;
        return NEWS_GONE;
    }
    enum session_news news = compare_contents(session);
    if (news == NEWS_NONE)
        session->stamp = now;
    return news;
}

static void say_not_ours(const struct session *session, struct diags *diags)
{
    struct place place = {.file = session->file};
    if (session_is_only_here(session))
        diag_add(diags, DIAG_FAILURE, place,
                 _("another program changed the file meanwhile, so it was not saved, and the "
                   "journal does not take the last marks; make room on the disk, or mend it, and "
                   "save again"));
    else
        diag_add(diags, DIAG_FAILURE, place,
                 _("another program changed the file meanwhile, so it was not saved; every mark is "
                   "in the journal, close the sheet and open it again to bring both together"));
}

/* Whether the file still is what this session last read or wrote; an error says what it is. */
static bool is_ours(struct session *session, struct diags *diags)
{
    struct str now = {0};
    enum session_news news = session_look(session);
    if (news == NEWS_UNKNOWN)
        return diag_failure(diags, session->file,
                            _("could not look whether another program changed the file"));
    if (news != NEWS_CHANGED)
        return true;
    if (file_read(session->file, &now, diags))
        say_not_ours(session, diags);
    str_release(&now);
    return false;
}

void session_mark_saved(struct session *session, const char *assessor)
{
    char at[MOMENT_TEXT];
    char digest[DIGEST_TEXT];
    digest_of(session->on_disk.data, session->on_disk.size, digest);
    struct change change = {.item = CHANGE_WHOLE_SHEET, .from = "", .to = digest};
    moment_now(&session->clock, at);
    journal_append(&session->journal, RECORD_SAVED, &change, session->sheet.form, at, assessor);
}

/* Writes the sheet file.  What it holds then is known even where the disk did not confirm it. */
static bool save_file(struct session *session, struct diags *diags)
{
    struct str content = {0};
    bool replaced;
    bool gone = session->on_disk.size > 0 && session->stamp.inode == 0;
    sheet_write(&session->sheet, &content);
    bool good = file_replace_known(session->file, &content, &session->stamp, &replaced, diags);
    if (replaced && gone)
        diag_add(diags, DIAG_NOTE, (struct place){.file = session->file},
                 _("the sheet's file had been taken away and was written again"));
    if (replaced) {
        str_release(&session->on_disk);
        session->on_disk = content;
    } else {
        str_release(&content);
    }
    return good;
}

bool session_keep_leftover(struct session *session, struct str *kept, struct diags *diags)
{
    if (!session->leftover)
        return true;
    bool good = kept_file_write(session->file, &session->on_disk, &session->clock, kept, diags);
    session->leftover = !good;
    return good;
}

bool session_keep_leftover_aloud(struct session *session, struct diags *diags)
{
    struct str kept = {0};
    bool good = session_keep_leftover(session, &kept, diags);
    if (kept.size > 0)
        diag_add(diags, DIAG_WARNING, (struct place){.file = session->file},
                 _("what stood in the file and was not taken over is kept as %s"), str_text(&kept));
    str_release(&kept);
    return good;
}

bool session_save(struct session *session, struct diags *diags)
{
    struct diags early = {0};
    if (session->read_only)
        return true;
    /* The journal goes first: a sheet that knows more than its journal looks as if somebody else
     * had edited it.  Where it does not go, the sheet is saved all the same, and it is told last.
     */
    if (session_sync(session, &early))
        diags_move(diags, &early);
    diags_release(&early);
    if (session->unsaved) {
        /* What a person typed and nobody took over may stand in the file alone. */
        if (!is_ours(session, diags) || !session_keep_leftover_aloud(session, diags) ||
            !save_file(session, diags))
            return false;
        session->unsaved = false;
        session_mark_saved(session, session->sheet.assessors);
    }
    return session_sync(session, diags);
}

bool session_is_only_here(const struct session *session)
{
    return session->unsaved && session->journal.tail.size > 0;
}

void session_release(struct session *session)
{
    /* While the lock is still there: afterwards it may be the next one's word. */
    if (journal_is_open(&session->journal) && !session->unnamed)
        holder_remove(session->journal.file);
    sheet_release(&session->sheet);
    journal_close(&session->journal);
    records_release(&session->done);
    records_release(&session->undone);
    str_release(&session->on_disk);
    free(session->file);
    *session = (struct session){0};
}
