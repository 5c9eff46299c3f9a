/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/table.h"
#include "sheet/session_opening.h"
#include "sheet/session_theirs.h"

bool opening_take_over(struct opening *opening, const struct change *change, const char *at)
{
    struct session *session = opening->session;
    /* Applied first: a change that the sheet does not take must not get into the journal, from
     * which nothing could take it out again. */
    if (!sheet_apply(&session->sheet, change, at, true, opening->diags))
        return false;
    if (opening->writes) {
        journal_append(&session->journal, RECORD_CHANGE, change, session->sheet.form, at, "");
        session_take_code(session, change);
    }
    session_note_done(session, change, session->journal.seq);
    return true;
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
    return opening->extent.columns[column] > 0 && !opening->extent.unclear[column] &&
           (item == CHANGE_WHOLE_SHEET || opening->extent.items[item]);
}

/* By hand a sheet may be made final where the program would have done it, and be reopened never:
 * that asks a reason.  A sheet that is final takes no other edit. */
static bool edit_is_allowed(const struct sheet *sheet, const struct change *change)
{
    if (change->kind == CHANGE_STATUS)
        return sheet_allows(sheet, change, NULL);
    return sheet->status != SHEET_FINAL;
}

/* As on screen, a score that was stated by hand is dismissed by a change of its own. */
static void dismiss_stated(struct opening *opening, int item, const char *at)
{
    struct str stated = {0};
    sheet_value(&opening->session->sheet, item, CHANGE_SCORE, &stated);
    struct change change = {item, CHANGE_SCORE, str_text(&stated), ""};
    opening_take_over(opening, &change, at);
    str_release(&stated);
}

static void take_edit(struct opening *opening, const struct change *change, const char *at)
{
    const struct sheet *sheet = &opening->session->sheet;
    if (change->kind == CHANGE_MARKS && sheet->entries[change->item].has_conflict)
        dismiss_stated(opening, change->item, at);
    opening_take_over(opening, change, at);
    opening->taken_over++;
}

static bool is_wanted(const struct differences *wanted, const struct change *change)
{
    for (size_t i = 0; i < wanted->count; i++) {
        const struct difference *at = &wanted->at[i];
        if (at->item == change->item && at->kind == change->kind)
            return at->take;
    }
    return true;
}

static void note(struct differences *found, const struct change *change)
{
    found->at = mem_grow(found->at, found->count, &found->room, sizeof *found->at);
    found->at[found->count++] = (struct difference){
        change->item, change->kind, mem_copy(change->from), mem_copy(change->to), true};
}

/* An edit by hand: noted for the person to choose, taken over, or left as the session has it. */
static void meet_edit(struct opening *opening, const struct change *change, const char *at)
{
    if (opening->found != NULL)
        note(opening->found, change);
    else if (opening->wanted != NULL && !is_wanted(opening->wanted, change))
        opening->left++;
    else if (edit_is_allowed(&opening->session->sheet, change))
        take_edit(opening, change, at);
    else
        opening->refused++;
}

/* A text that itself begins with the sign of the guard: a spreadsheet that takes the sign for its
 * own drops the one that was put before it, and reading then drops the text's. */
static bool is_as_saved(enum change_kind kind, const char *file, const char *saved)
{
    bool text = kind == CHANGE_NOTE || kind == CHANGE_UNIT || kind == CHANGE_ASSESSORS;
    return strcmp(file, saved) == 0 || (text && strcmp(file, table_free_text(saved)) == 0);
}

/* What the journal had since the file was last saved is no news: a save whose line in the journal
 * was lost, or an edit that an earlier opening took over.  What was marked later stands. */
static bool journal_had(const struct opening *opening, int item, enum change_kind kind,
                        const char *value)
{
    const struct records *records = &opening->records;
    for (size_t i = records->count - (size_t)opening->recovered; i < records->count; i++) {
        const struct change *change = &records->at[i].change;
        if (change->item == item && change->kind == kind && strcmp(change->to, value) == 0)
            return true;
    }
    return false;
}

static void merge_value(struct opening *opening, int item, enum change_kind kind, const char *at)
{
    struct str file = {0};
    struct str saved = {0};
    struct str now = {0};
    if (!file_says(opening, item, kind))
        return;
    sheet_value(&opening->file, item, kind, &file);
    sheet_value(&opening->saved, item, kind, &saved);
    sheet_value(&opening->session->sheet, item, kind, &now);
    bool by_hand = !is_as_saved(kind, str_text(&file), str_text(&saved)) &&
                   strcmp(str_text(&file), str_text(&now)) != 0 &&
                   !journal_had(opening, item, kind, str_text(&file));
    struct change change = {item, kind, str_text(&now), str_text(&file)};
    if (by_hand)
        meet_edit(opening, &change, at);
    str_release(&file);
    str_release(&saved);
    str_release(&now);
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

static void merge_item(struct opening *opening, int item, const char *now)
{
    drop_old_score(opening, item);
    const char *checked_at = opening->file.entries[item].checked_at;
    /* Who edits marks in a spreadsheet rarely edits the moment beside them. */
    bool stamped =
        checked_at[0] != '\0' && strcmp(checked_at, opening->saved.entries[item].checked_at) != 0;
    const char *at = stamped ? checked_at : now;
    merge_value(opening, item, CHANGE_NOTE, at);
    merge_value(opening, item, CHANGE_MARKS, at);
    merge_value(opening, item, CHANGE_SCORE, at);
}

static void merge_all(struct opening *opening)
{
    char now[MOMENT_TEXT];
    moment_now(&opening->session->clock, now);
    merge_value(opening, CHANGE_WHOLE_SHEET, CHANGE_UNIT, now);
    merge_value(opening, CHANGE_WHOLE_SHEET, CHANGE_DATE, now);
    merge_value(opening, CHANGE_WHOLE_SHEET, CHANGE_ASSESSORS, now);
    for (int i = 0; i < opening->session->sheet.form->item_count; i++)
        merge_item(opening, i, now);
    /* Last, since it is judged by the marks. */
    merge_value(opening, CHANGE_WHOLE_SHEET, CHANGE_STATUS, now);
}

/* Columns that are not ours live in the file alone. */
static void take_extras(struct sheet *sheet, struct sheet *file)
{
    names_release(&sheet->extra_names);
    names_release(&sheet->extra_fields);
    sheet->extra_names = file->extra_names;
    sheet->extra_fields = file->extra_fields;
    file->extra_names = (struct names){0};
    file->extra_fields = (struct names){0};
}

void opening_merge(struct opening *opening)
{
    merge_all(opening);
    take_extras(&opening->session->sheet, &opening->file);
}

void opening_compare(struct opening *opening)
{
    merge_all(opening);
}
