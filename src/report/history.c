/* SPDX-License-Identifier: MIT */
#include "report/history.h"

#include "base/lang.h"
#include "sheet/findings.h"

static const char *const kinds[CHANGE_KINDS] = {
    [CHANGE_UNIT] = N_("unit"),           [CHANGE_DATE] = N_("date"),
    [CHANGE_ASSESSORS] = N_("assessors"), [CHANGE_STATUS] = N_("status"),
    [CHANGE_REASON] = N_("reason"),       [CHANGE_MARKS] = N_("marks"),
    [CHANGE_NOTE] = N_("note"),           [CHANGE_SCORE] = N_("score in the file"),
};

bool history_has(const struct record *record, int item)
{
    if (record->kind == RECORD_SAVED)
        return false;
    if (record->change.item == item)
        return true;
    return record->change.kind == CHANGE_STATUS || record->change.kind == CHANGE_REASON;
}

/* Marks as the findings that they make: what an assessor reads, not what a file holds.  Those that
 * the form does not have any more make none, and stand as they are. */
static void write_marks(const struct form *form, int item, const char *marks, struct str *out)
{
    struct sheet sheet;
    struct str findings = {0};
    struct change change = {item, CHANGE_MARKS, "", marks};
    sheet_init(&sheet, form, "");
    if (marks[0] == '\0')
        str_add(&findings, _("open"));
    else if (sheet_apply(&sheet, &change, "", true, NULL))
        findings_write(&sheet, item, lang_code(), &findings);
    else
        str_add(&findings, marks);
    str_add(out, findings.size > 0 ? str_text(&findings) : _("nothing marked"));
    str_release(&findings);
    sheet_release(&sheet);
}

const char *history_kind(enum change_kind kind)
{
    return _(kinds[kind]);
}

void history_value(const struct form *form, int item, enum change_kind kind, const char *value,
                   struct str *out)
{
    if (kind == CHANGE_MARKS)
        write_marks(form, item, value, out);
    else if (kind == CHANGE_STATUS)
        str_add(out, value[0] == 'f' ? _("final") : _("draft"));
    else
        str_add(out, value[0] != '\0' ? value : _("nothing"));
}

void history_write(const struct form *form, const struct record *record, struct str *out)
{
    const struct change *change = &record->change;
    if (record->kind == RECORD_UNDO)
        str_add(out, _("undone, "));
    if (record->kind == RECORD_REDO)
        str_add(out, _("brought back, "));
    str_addf(out, _("%s: "), history_kind(change->kind));
    if (change->kind == CHANGE_REASON) {
        str_add(out, change->to);
        return;
    }
    history_value(form, change->item, change->kind, change->from, out);
    str_add(out, " → ");
    history_value(form, change->item, change->kind, change->to, out);
}
