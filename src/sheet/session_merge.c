/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
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

static void merge_value(struct opening *opening, int item, enum change_kind kind, const char *at)
{
    struct str file = {0};
    struct str now = {0};
    if (opening_agrees(opening, &opening->saved, item, kind))
        return;
    sheet_value(&opening->file, item, kind, &file);
    sheet_value(&opening->session->sheet, item, kind, &now);
    struct change change = {item, kind, str_text(&now), str_text(&file)};
    if (strcmp(change.from, change.to) != 0)
        meet_edit(opening, &change, at);
    str_release(&file);
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

/* What nobody edited states no score of its own: the form was corrected since. */
static void count_rescored(struct opening *opening)
{
    for (int i = 0; i < opening->saved.form->item_count; i++)
        opening->rescored +=
            opening->file.entries[i].has_conflict && !opening->saved.entries[i].has_conflict;
}

void opening_merge(struct opening *opening)
{
    if (opening->by_hand)
        merge_all(opening);
    else
        count_rescored(opening);
    take_extras(&opening->session->sheet, &opening->file);
}

void opening_compare(struct opening *opening)
{
    merge_all(opening);
}
