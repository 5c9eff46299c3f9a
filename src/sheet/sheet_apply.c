/* SPDX-License-Identifier: MIT */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "sheet/answer_message.h"
#include "sheet/sheet.h"

/* An answer read into room of its own, which answer_free() gives back. */
static bool answer_parse(const struct sheet *sheet, int index, const char *text,
                         struct answer *answer, struct diags *diags)
{
    const struct item *item = &sheet->form->items[index];
    const char *word = NULL;
    size_t size = 0;
    *answer = (struct answer){.marks = mem_new((size_t)item->rule_count, sizeof *answer->marks)};
    enum answer_error error = answer_read(sheet->form, item, text, answer, &word, &size);
    if (error == ANSWER_OK)
        return true;
    struct str message = {0};
    answer_message(sheet->form, item, error, word, size, &message);
    diag_error(diags, (struct place){0}, "%s", str_text(&message));
    str_release(&message);
    free(answer->marks);
    answer->marks = NULL;
    return false;
}

bool sheet_takes_text(const char *text, const char *what, size_t most, struct diags *diags)
{
    if (text_has_control(text))
        return diag_error(diags, (struct place){0}, _("%s has a control character; remove it"),
                          what);
    if (!text_is_utf8(text, strlen(text)))
        return diag_error(diags, (struct place){0}, _("%s is no valid UTF-8 text"), what);
    if (strlen(text) > most)
        return diag_error(diags, (struct place){0}, _("%s is longer than %zu bytes; shorten it"),
                          what, most);
    return true;
}

static bool allows_line(const char *text, const char *what, size_t most, struct diags *diags)
{
    if (text_has_control(text) || strchr(text, '\n') != NULL || strchr(text, '\t') != NULL)
        return diag_error(diags, (struct place){0},
                          _("%s '%s' has a line break or control character; write it on one line"),
                          what, text);
    return sheet_takes_text(text, what, most, diags);
}

static bool allows_unit(const char *unit, struct diags *diags)
{
    char *trimmed = text_trimmed(unit);
    bool empty = trimmed[0] == '\0';
    free(trimmed);
    if (empty)
        return diag_error(diags, (struct place){0}, _("the unit's name is empty; give it a name"));
    return allows_line(unit, _("unit"), UNIT_BYTES_MOST, diags);
}

static bool allows_date(const char *date, struct diags *diags)
{
    char day[DATE_TEXT];
    if (date[0] == '\0' || date_from_text(date, day))
        return true;
    return diag_error(diags, (struct place){0}, _("'%s' is no date; write it like 2017-12-20"),
                      date);
}

/* What a sheet must have before somebody puts their name to it. */
static bool allows_final(const struct sheet *sheet, struct diags *diags)
{
    int open = sheet_total(sheet).open;
    if (open > 0)
        return diag_error(diags, (struct place){0},
                          _("items still open: %d; a final sheet has none, look at them first"),
                          open);
    for (int i = 0; i < sheet->form->item_count; i++)
        if (sheet->entries[i].has_conflict)
            return diag_error(diags, (struct place){0},
                              _("item '%s' states another score than its marks give; settle that "
                                "first"),
                              sheet->form->items[i].id);
    if (text_is_blank(sheet->assessors) || sheet->date[0] == '\0')
        return diag_error(diags, (struct place){0},
                          _("a final sheet is signed with assessors and date; give both"));
    return true;
}

static bool allows_status(const struct sheet *sheet, const char *status, bool force,
                          struct diags *diags)
{
    bool final = strcmp(status, "final") == 0;
    if (!final && strcmp(status, "draft") != 0)
        return diag_error(diags, (struct place){0}, _("status '%s' is neither draft nor final"),
                          status);
    if (force)
        return true;
    if (final)
        return allows_final(sheet, diags);
    if (sheet->status == SHEET_FINAL && sheet->reason[0] == '\0')
        return diag_error(diags, (struct place){0},
                          _("a final sheet is reopened for a reason; write one"));
    return true;
}

static bool allows_reason(const struct sheet *sheet, const char *reason, bool force,
                          struct diags *diags)
{
    char *trimmed = text_trimmed(reason);
    bool empty = trimmed[0] == '\0';
    free(trimmed);
    if (!force && sheet->status != SHEET_FINAL)
        return diag_error(diags, (struct place){0}, _("the sheet is no final one; just change it"));
    if (!force && empty)
        return diag_error(diags, (struct place){0},
                          _("a final sheet is reopened for a reason; write one"));
    return allows_line(reason, _("reason"), NOTE_BYTES_MOST, diags);
}

static bool allows_note(const struct sheet *sheet, const struct change *change, bool force,
                        struct diags *diags)
{
    const char *id = sheet->form->items[change->item].id;
    struct str what = {0};
    str_addf(&what, _("the note of item '%s'"), id);
    bool taken = sheet_takes_text(change->to, str_text(&what), NOTE_BYTES_MOST, diags);
    str_release(&what);
    if (!taken)
        return false;
    if (!force && text_is_blank(change->to) && sheet->entries[change->item].answer.adjust != 0)
        return diag_error(diags, (struct place){0},
                          _("the note of item '%s' is the reason of its adjust; take the adjust "
                            "away first"),
                          id);
    return true;
}

bool sheet_has_reason(const struct sheet *sheet, int item, points adjust, const char *note,
                      struct diags *diags)
{
    if (adjust == 0 || !text_is_blank(note))
        return true;
    return diag_error(diags, (struct place){0},
                      _("the adjust of item '%s' has no reason; write one as its note"),
                      sheet->form->items[item].id);
}

static bool allows_marks(const struct sheet *sheet, const struct change *change, bool force,
                         struct diags *diags)
{
    struct answer answer;
    if (!answer_parse(sheet, change->item, change->to, &answer, diags))
        return false;
    free(answer.marks);
    return force || sheet_has_reason(sheet, change->item, answer.adjust,
                                     sheet->entries[change->item].note, diags);
}

static bool allows_score(const struct change *change, struct diags *diags)
{
    points value;
    enum points_error error = points_from_text(change->to, &value);
    if (error == POINTS_OK || error == POINTS_EMPTY)
        return true;
    return diag_error(diags, (struct place){0}, _("score '%s' %s"), change->to,
                      points_error_text(error));
}

static bool allows_value(const struct sheet *sheet, const struct change *change, bool force,
                         struct diags *diags)
{
    switch (change->kind) {
    case CHANGE_UNIT:
        return allows_unit(change->to, diags);
    case CHANGE_DATE:
        return allows_date(change->to, diags);
    case CHANGE_ASSESSORS:
        return allows_line(change->to, _("assessors"), NOTE_BYTES_MOST, diags);
    case CHANGE_STATUS:
        return allows_status(sheet, change->to, force, diags);
    case CHANGE_REASON:
        return allows_reason(sheet, change->to, force, diags);
    case CHANGE_MARKS:
        return allows_marks(sheet, change, force, diags);
    case CHANGE_NOTE:
        return allows_note(sheet, change, force, diags);
    case CHANGE_SCORE:
    default:
        return allows_score(change, diags);
    }
}

bool sheet_is_open(const struct sheet *sheet, struct diags *diags)
{
    if (sheet->status != SHEET_FINAL)
        return true;
    return diag_error(diags, (struct place){0},
                      _("the sheet of '%s' is final; reopen it first: f or F9 and then r or F6 on "
                        "screen, or set status=draft with --note"),
                      sheet->unit);
}

static bool allows(const struct sheet *sheet, const struct change *change, bool force,
                   struct diags *diags)
{
    bool of_status = change->kind == CHANGE_STATUS || change->kind == CHANGE_REASON;
    if (!force && !of_status && !sheet_is_open(sheet, diags))
        return false;
    return allows_value(sheet, change, force, diags);
}

bool sheet_allows(const struct sheet *sheet, const struct change *change, struct diags *diags)
{
    return allows(sheet, change, false, diags);
}

bool sheet_can_replay(const struct sheet *sheet, const struct change *change, struct diags *diags)
{
    return allows(sheet, change, true, diags);
}

static void apply_status(struct sheet *sheet, const char *to)
{
    sheet->status = strcmp(to, "final") == 0 ? SHEET_FINAL : SHEET_DRAFT;
    sheet->code[0] = '\0';
    if (sheet->status == SHEET_FINAL)
        mem_replace(&sheet->reason, "");
}

static void apply_date(struct sheet *sheet, const char *to)
{
    char day[DATE_TEXT] = "";
    date_from_text(to, day);
    mem_replace(&sheet->date, day);
}

static void apply_marks(struct sheet *sheet, const struct change *change, const char *at)
{
    struct entry *entry = &sheet->entries[change->item];
    struct answer answer;
    bool allowed = answer_parse(sheet, change->item, change->to, &answer, NULL);
    assert(allowed);
    (void)allowed;
    answer_copy(&sheet->form->items[change->item], &answer, &entry->answer);
    free(answer.marks);
    if (sheet->sums != NULL)
        sums_set(sheet->sums, sheet->form, change->item, &entry->answer);
    mem_replace(&entry->checked_at, entry->answer.state == ANSWER_OPEN ? "" : at);
    entry->has_conflict = false;
}

static void apply_score(struct entry *entry, const char *to)
{
    entry->stated = 0;
    entry->has_conflict = points_from_text(to, &entry->stated) == POINTS_OK;
}

bool sheet_apply(struct sheet *sheet, const struct change *change, const char *at, bool force,
                 struct diags *diags)
{
    if (!allows(sheet, change, force, diags))
        return false;
    switch (change->kind) {
    case CHANGE_UNIT:
        mem_replace(&sheet->unit, change->to);
        break;
    case CHANGE_DATE:
        apply_date(sheet, change->to);
        break;
    case CHANGE_ASSESSORS:
        mem_replace(&sheet->assessors, change->to);
        break;
    case CHANGE_STATUS:
        apply_status(sheet, change->to);
        break;
    case CHANGE_REASON:
        mem_replace(&sheet->reason, change->to);
        break;
    case CHANGE_MARKS:
        apply_marks(sheet, change, at);
        break;
    case CHANGE_NOTE:
        mem_replace(&sheet->entries[change->item].note, change->to);
        break;
    case CHANGE_SCORE:
    default:
        apply_score(&sheet->entries[change->item], change->to);
        break;
    }
    return true;
}
