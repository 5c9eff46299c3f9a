/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/table.h"
#include "sheet/session.h"
#include "sheet/session_opening.h"
#include "sheet/sheet_file.h"

char *session_journal_file(const char *file)
{
    struct str name = {0};
    size_t size = strlen(file);
    size_t tail = size > 4 && strcmp(file + size - 4, ".csv") == 0 ? 4 : 0;
    str_add_part(&name, file, size - tail);
    str_add(&name, ".journal");
    return str_take(&name);
}

char *session_form_id(const char *file)
{
    char *directory = file_directory(file);
    char *id = mem_copy(file_base_name(directory));
    free(directory);
    return id;
}

/* Makes the change, and records it where the journal is open. */
static bool take_over(struct opening *opening, const struct change *change, const char *at)
{
    struct session *session = opening->session;
    struct record record = {.kind = RECORD_CHANGE, .change = *change};
    /* Applied first: a change that the sheet does not take must not get into the journal, from
     * which nothing could take it out again. */
    if (!sheet_apply(&session->sheet, change, at, true, opening->diags))
        return false;
    if (opening->writes)
        journal_append(&session->journal, RECORD_CHANGE, change, session->sheet.form, at, "");
    record.at = (char *)at;
    record.seq = session->journal.seq;
    opening->taken_over++;
    return opening_restack(session, &record);
}

/* The column of the file that holds what changes of this kind change. */
static enum sheet_word column_of(enum change_kind kind)
{
    static const enum sheet_word columns[CHANGE_KINDS] = {
        [CHANGE_UNIT] = WORD_UNIT,           [CHANGE_DATE] = WORD_DATE,
        [CHANGE_ASSESSORS] = WORD_ASSESSORS, [CHANGE_STATUS] = WORD_STATUS,
        [CHANGE_REASON] = WORD_STATUS,       [CHANGE_MARKS] = WORD_MARKS,
        [CHANGE_NOTE] = WORD_NOTE,           [CHANGE_SCORE] = WORD_SCORE,
    };
    return columns[kind];
}

/* Whether the file says anything of that: a spreadsheet may have lost a row or a column. */
static bool file_says(const struct opening *opening, int item, enum change_kind kind)
{
    enum sheet_word column = column_of(kind);
    return opening->extent.columns[column] && !opening->extent.unclear[column] &&
           (item == CHANGE_WHOLE_SHEET || opening->extent.items[item]);
}

/* By hand a sheet may be made final where the program would have done it, and be reopened never:
 * that asks a reason.  A sheet that is final takes no other edit. */
static bool edit_is_allowed(const struct opening *opening, const struct change *change)
{
    if (opening->session->sheet.status == SHEET_FINAL && opening->has_journal)
        return false;
    return change->kind != CHANGE_STATUS || sheet_allows(&opening->session->sheet, change, NULL);
}

/* A text that itself begins with the sign of the guard: a spreadsheet that takes the sign for its
 * own drops the one that was put before it, and reading then drops the text's. */
static bool is_as_saved(enum change_kind kind, const char *file, const char *saved)
{
    bool text = kind == CHANGE_NOTE || kind == CHANGE_UNIT || kind == CHANGE_ASSESSORS;
    return strcmp(file, saved) == 0 || (text && strcmp(file, table_free_text(saved)) == 0);
}

static bool merge_value(struct opening *opening, int item, enum change_kind kind, const char *at)
{
    struct str file = {0};
    struct str saved = {0};
    struct str now = {0};
    if (!file_says(opening, item, kind))
        return true;
    sheet_value(&opening->file, item, kind, &file);
    sheet_value(&opening->saved, item, kind, &saved);
    sheet_value(&opening->session->sheet, item, kind, &now);
    bool by_hand = !is_as_saved(kind, str_text(&file), str_text(&saved)) &&
                   strcmp(str_text(&file), str_text(&now)) != 0;
    struct change change = {item, kind, str_text(&now), str_text(&file)};
    bool allowed = by_hand && edit_is_allowed(opening, &change);
    opening->refused += by_hand && !allowed;
    bool good = !allowed || take_over(opening, &change, at);
    str_release(&file);
    str_release(&saved);
    str_release(&now);
    return good;
}

/* A score that is what the marks gave before they were edited was not edited: nobody reckons it
 * anew in a spreadsheet.  Where the marks were emptied it is all that is left of them, and stays.
 */
static void drop_old_score(struct opening *opening, int item)
{
    const struct entry *saved = &opening->saved.entries[item];
    struct entry *file = &opening->file.entries[item];
    if (file->has_conflict && !saved->has_conflict && file->answer.state != ANSWER_OPEN &&
        saved->answer.state == ANSWER_SETTLED &&
        file->stated == sheet_score(&opening->saved, item, NULL))
        file->has_conflict = false;
}

static bool merge_item(struct opening *opening, int item, const char *now)
{
    drop_old_score(opening, item);
    const char *checked_at = opening->file.entries[item].checked_at;
    /* Who edits marks in a spreadsheet rarely edits the moment beside them. */
    bool stamped =
        checked_at[0] != '\0' && strcmp(checked_at, opening->saved.entries[item].checked_at) != 0;
    const char *at = stamped ? checked_at : now;
    return merge_value(opening, item, CHANGE_NOTE, at) &&
           merge_value(opening, item, CHANGE_MARKS, at) &&
           merge_value(opening, item, CHANGE_SCORE, at);
}

static bool merge(struct opening *opening)
{
    char now[MOMENT_TEXT];
    moment_now(&opening->session->clock, now);
    bool good = merge_value(opening, CHANGE_WHOLE_SHEET, CHANGE_UNIT, now) &&
                merge_value(opening, CHANGE_WHOLE_SHEET, CHANGE_DATE, now) &&
                merge_value(opening, CHANGE_WHOLE_SHEET, CHANGE_ASSESSORS, now);
    for (int i = 0; good && i < opening->session->sheet.form->item_count; i++)
        good = merge_item(opening, i, now);
    /* Last, since it is judged by the marks. */
    return good && merge_value(opening, CHANGE_WHOLE_SHEET, CHANGE_STATUS, now);
}

/* Columns that are not ours live in the file alone. */
static void take_extras(struct sheet *sheet, struct sheet *file)
{
    sheet->extra_names = file->extra_names;
    sheet->extra_fields = file->extra_fields;
    file->extra_names = (struct names){0};
    file->extra_fields = (struct names){0};
}

/* The form that the journal is of, which has no file beside it to name one. */
static const struct form *journal_form(const struct opening *opening, struct diags *diags)
{
    char *id = session_form_id(opening->session->file);
    const struct form *form = form_shelf_find(opening->shelf, id, diags);
    free(id);
    return form;
}

static const struct form *find_form(const struct opening *opening)
{
    return opening->has_file ? opening->file.form : journal_form(opening, opening->diags);
}

static bool read_file(struct opening *opening)
{
    const char *file = opening->session->file;
    if (!opening->has_file && !opening->has_journal) {
        diag_add(opening->diags, DIAG_FAILURE, (struct place){.file = file},
                 _("there is no such sheet; 'kaoping new' makes one"));
        return false;
    }
    if (!opening->has_file)
        return true;
    const struct str *bytes = &opening->session->on_disk;
    if (!file_read(file, &opening->session->on_disk, opening->diags))
        return false;
    if (sheet_read(&opening->file, bytes, file, opening->shelf, &opening->extent, opening->diags))
        return true;
    if (opening->has_journal && journal_form(opening, NULL) != NULL)
        diag_add(opening->diags, DIAG_NOTE, (struct place){.file = file},
                 _("nothing is lost: the journal beside it has every mark; move the damaged file "
                   "away and open the sheet again"));
    return false;
}

static bool read_journal(struct opening *opening, const struct form *form)
{
    char *file = session_journal_file(opening->session->file);
    bool good = opening->writes ? journal_open(&opening->session->journal, file, form,
                                               &opening->records, opening->diags)
                                : journal_read(file, form, &opening->records, opening->diags);
    good = good && opening_replay(opening, file);
    free(file);
    return good;
}

/* Whether the file has to be written for its own sake. */
static bool file_lacks(const struct opening *opening)
{
    bool lacks = !opening->has_file || opening->extent.missing > 0;
    for (int i = 0; opening->has_file && i < WORD_COLUMNS; i++)
        lacks |= !opening->extent.columns[i];
    return lacks;
}

static void say_what_was_refused(const struct opening *opening)
{
    if (opening->refused > 0)
        diag_add(opening->diags, DIAG_WARNING, (struct place){.file = opening->session->file},
                 _("edits by another program that the sheet's status forbids and that were not "
                   "taken over: %d; a final sheet is reopened for a reason first"),
                 opening->refused);
}

static void say_what_was_done(const struct opening *opening)
{
    struct place place = {.file = opening->session->file};
    if (!opening->has_file)
        diag_add(opening->diags, DIAG_NOTE, place,
                 _("the sheet's file was missing and is made again from its journal"));
    else if (opening->recovered > 0)
        diag_add(opening->diags, DIAG_NOTE, place,
                 _("changes recovered from the journal that had not been saved: %d"),
                 opening->recovered);
    if (opening->taken_over > 0 && opening->has_journal)
        diag_add(opening->diags, DIAG_NOTE, place,
                 _("changes taken over that another program made to the file: %d"),
                 opening->taken_over);
}

/* A file that never had a journal gets one that begins with what it holds, and is in step with it.
 */
static void mark_in_step(struct opening *opening)
{
    struct session *session = opening->session;
    char now[MOMENT_TEXT];
    if (opening->has_journal)
        return;
    session->unsaved = false;
    moment_now(&session->clock, now);
    journal_append(&session->journal, RECORD_SAVED, NULL, session->sheet.form, now, "");
}

static bool open_all(struct opening *opening)
{
    struct session *session = opening->session;
    if (!read_file(opening))
        return false;
    const struct form *form = find_form(opening);
    if (form == NULL)
        return false;
    sheet_init(&session->sheet, form, "");
    sheet_init(&opening->saved, form, "");
    if (!read_journal(opening, form) || (opening->has_file && !merge(opening)))
        return false;
    take_extras(&session->sheet, &opening->file);
    session->unsaved = opening->recovered > 0 || opening->taken_over > 0 || file_lacks(opening);
    say_what_was_refused(opening);
    if (!opening->writes)
        return true;
    say_what_was_done(opening);
    mark_in_step(opening);
    return true;
}

/* Saving puts a new file in the old one's place, so the directory has to take one too. */
static bool can_be_written(const char *file, const char *journal)
{
    char *directory = file_directory(file);
    bool can = file_is_writable(directory) && file_is_writable(file) && file_is_writable(journal);
    free(directory);
    return can;
}

static bool open_session(struct session *session, const char *file, struct form_shelf *shelf,
                         const struct clock *clock, bool writes, struct diags *diags)
{
    struct opening opening = {.session = session, .shelf = shelf, .writes = writes, .diags = diags};
    char *journal = session_journal_file(file);
    *session = (struct session){.clock = *clock, .file = mem_copy(file)};
    bool known = file_find(file, &opening.has_file, diags) &&
                 file_find(journal, &opening.has_journal, diags);
    session->read_only = !writes || !can_be_written(file, journal);
    opening.writes = !session->read_only;
    bool good = known && open_all(&opening);
    if (good && writes && session->read_only)
        diag_add(diags, DIAG_WARNING, (struct place){.file = file},
                 _("the sheet can only be read here, no mark can be made; copy it to a folder that "
                   "you may write to"));
    free(journal);
    sheet_release(&opening.file);
    sheet_extent_release(&opening.extent);
    sheet_release(&opening.saved);
    records_release(&opening.records);
    if (!good)
        session_release(session);
    return good;
}

bool session_open(struct session *session, const char *file, struct form_shelf *shelf,
                  const struct clock *clock, struct diags *diags)
{
    return open_session(session, file, shelf, clock, true, diags);
}

bool session_peek(struct sheet *sheet, const char *file, struct form_shelf *shelf,
                  struct diags *diags)
{
    struct session session;
    struct clock clock = {0};
    *sheet = (struct sheet){0};
    if (!open_session(&session, file, shelf, &clock, false, diags))
        return false;
    *sheet = session.sheet;
    session.sheet = (struct sheet){0};
    session_release(&session);
    return true;
}
