/* SPDX-License-Identifier: MIT */
#include "view/followup_stage.h"

#include <string.h>

#include "base/lang.h"
#include "base/text.h"
#include "report/rank.h"
#include "report/tally_text.h"

struct stage_row {
    const char *name;          /* N_() */
    const char *middle;        /* N_() a heading of at most five columns */
    const char *narrow;        /* N_() of at most two */
    bool expected;             /* of every unit, every year */
    enum followup_field first; /* of the fields that are set by hand; FOLLOWUP_FIELDS: of none */
    int fields;                /* how many these are */
};

static const struct stage_row stages[STAGES] = {
    [STAGE_PLAN] = {N_("plan filed"), N_("plan"), N_("Pl"), true, FOLLOWUP_PLAN, 1},
    [STAGE_DEBRIEF] = {N_("debrief posted"), N_("brief"), N_("De"), true, FOLLOWUP_DEBRIEF, 1},
    [STAGE_ASSESSMENT] = {N_("assessment"), N_("rated"), N_("As"), true, FOLLOWUP_FIELDS, 0},
    [STAGE_REPORTED] = {N_("result reported"), N_("told"), N_("Re"), true, FOLLOWUP_REPORTED, 1},
    [STAGE_COMMENDED] = {N_("commended"), N_("comm."), N_("Co"), false, FOLLOWUP_COMMENDED, 1},
    [STAGE_INTERVIEW] = {N_("interviewed"), N_("intv."), N_("In"), false, FOLLOWUP_INTERVIEWED, 2},
    [STAGE_TERM] = {N_("rectification term"), N_("term"), N_("Te"), false, FOLLOWUP_FIELDS, 0},
    [STAGE_VOTE] = {N_("satisfaction vote"), N_("vote"), N_("Vo"), false, FOLLOWUP_VOTE, 3},
    [STAGE_RECOMMENDED] = {N_("recommendation"), N_("rec."), N_("Rc"), false, FOLLOWUP_RECOMMENDED,
                           1},
    [STAGE_NOTE] = {N_("note"), N_("note"), N_("No"), false, FOLLOWUP_NOTE, 1},
};

int stage_fields(enum stage stage)
{
    return stages[stage].fields;
}

enum followup_field stage_field(enum stage stage, int index)
{
    return (enum followup_field)((int)stages[stage].first + index);
}

const char *stage_name(enum stage stage)
{
    return _(stages[stage].name);
}

const char *stage_heading(enum stage stage, int width)
{
    const struct stage_row *row = &stages[stage];
    if (text_width(_(row->name)) <= width)
        return _(row->name);
    return width >= STAGE_CELL_MIDDLE ? _(row->middle) : _(row->narrow);
}

/* A date as far as it fits: 18-07-20, 07-20, or a mark. */
static void add_date(const char *date, int width, struct str *out)
{
    if (width >= STAGE_CELL_WIDE)
        str_add(out, date + 2);
    else
        str_add(out, width >= STAGE_CELL_MIDDLE ? date + 5 : "✓");
}

static enum style assessment_cell(const struct cycle_row *row, int width, struct str *out)
{
    if (row->entry == NULL) {
        str_add(out, "○");
        return STYLE_OPEN;
    }
    const struct folder_entry *entry = row->entry;
    if (entry->status != SHEET_FINAL) {
        str_add(out, width >= STAGE_CELL_MIDDLE ? _("draft") : "◐");
        return STYLE_OPEN;
    }
    if (entry->date[0] != '\0')
        add_date(entry->date, width, out);
    else
        str_add(out, "✓");
    return STYLE_GOOD;
}

static enum style term_style(const struct followup_term *term)
{
    switch (term->state) {
    case TERM_NONE:
        return STYLE_FAINT;
    case TERM_RUNNING:
        return STYLE_OPEN;
    case TERM_DUE:
    case TERM_OVERDUE:
        return STYLE_WARNING;
    case TERM_CLOSED:
        break;
    }
    return STYLE_GOOD;
}

/* The days are what counts, so they stay as long as they fit. */
static enum style term_cell(const struct followup_term *term, int width, struct str *out)
{
    static const char *const marks[] = {
        [TERM_NONE] = "·",    [TERM_RUNNING] = "◐", [TERM_DUE] = "!",
        [TERM_OVERDUE] = "!", [TERM_CLOSED] = "✓",
    };
    bool counts = term->state == TERM_RUNNING || term->state == TERM_OVERDUE;
    struct str days = {0};
    str_add(&days, marks[term->state]);
    if (counts)
        str_addf(&days, _("%dd"), term->days < 0 ? -term->days : term->days);
    str_add(out, text_width(str_text(&days)) <= width ? str_text(&days) : marks[term->state]);
    str_release(&days);
    return term_style(term);
}

static bool has_failed(const struct followup_record *record)
{
    return strcmp(followup_get(record, FOLLOWUP_VERDICT), "failed") == 0;
}

static bool is_bad(const struct cycle_row *row, enum stage stage)
{
    for (int i = 0; i < stage_fields(stage); i++)
        if (followup_is_bad(row->record, stage_field(stage, i)))
            return true;
    return false;
}

/* Whether the cycle asks for the stage now. */
static bool is_expected(const struct cycle_row *row, enum stage stage)
{
    if (stage == STAGE_VOTE)
        return row->term.state != TERM_NONE;
    if (stage == STAGE_RECOMMENDED)
        return has_failed(row->record);
    return stages[stage].expected;
}

static enum style vote_cell(const struct cycle_row *row, int width, struct str *out)
{
    const char *date = followup_get(row->record, FOLLOWUP_VOTE);
    const char *verdict = followup_get(row->record, FOLLOWUP_VERDICT);
    if (verdict[0] == '\0') {
        add_date(date, width, out);
        return STYLE_NORMAL;
    }
    str_add(out, has_failed(row->record) ? "✗" : "✓");
    if (width >= STAGE_CELL_WIDE)
        add_date(date, width, out);
    return has_failed(row->record) ? STYLE_LOST : STYLE_GOOD;
}

enum style stage_cell(const struct cycle_row *row, enum stage stage, int width, struct str *out)
{
    if (stage == STAGE_ASSESSMENT)
        return assessment_cell(row, width, out);
    if (stage == STAGE_TERM)
        return term_cell(&row->term, width, out);
    if (is_bad(row, stage)) {
        str_add(out, "?");
        return STYLE_ERROR;
    }
    const char *date = followup_get(row->record, stages[stage].first);
    if (date[0] == '\0') {
        bool expected = is_expected(row, stage);
        str_add(out, expected ? "○" : "·");
        return expected ? STYLE_OPEN : STYLE_FAINT;
    }
    if (stage == STAGE_VOTE)
        return vote_cell(row, width, out);
    add_date(date, width, out);
    return stage == STAGE_INTERVIEW || stage == STAGE_RECOMMENDED ? STYLE_LOST : STYLE_GOOD;
}

static enum style assessment_text(const struct cycle_row *row, struct str *out)
{
    char text[TALLY_TEXT];
    if (row->entry == NULL) {
        str_addf(out, "○ %s", _("no sheet yet"));
        return STYLE_OPEN;
    }
    const struct folder_entry *entry = row->entry;
    bool final = entry->status == SHEET_FINAL;
    str_addf(out, "%s %s", final ? entry->date : _("draft"),
             tally_to_text_of(&row->entry->total, text));
    if (row->rank != RANK_NONE)
        str_addf(out, _(", rank %d"), row->rank);
    return final ? STYLE_NORMAL : STYLE_OPEN;
}

static enum style term_text(const struct cycle_row *row, struct str *out)
{
    if (row->term.state == TERM_NONE)
        str_add(out, "·");
    else
        str_addf(out, "%s ", row->term.due);
    cycle_term_write(&row->term, out);
    return term_style(&row->term);
}

enum style stage_text(const struct cycle_row *row, enum stage stage, struct str *out)
{
    struct str fields = {0};
    if (stage == STAGE_ASSESSMENT)
        return assessment_text(row, out);
    if (stage == STAGE_TERM)
        return term_text(row, out);
    for (int i = 0; i < stage_fields(stage); i++) {
        struct str value = {0};
        cycle_value_write(row->record, stage_field(stage, i), &value);
        if (value.size > 0)
            str_separate(&fields, "  ");
        str_add(&fields, str_text(&value));
        str_release(&value);
    }
    bool empty = fields.size == 0;
    bool expected = is_expected(row, stage);
    str_add(out, empty ? (expected ? "○" : "·") : str_text(&fields));
    str_release(&fields);
    if (is_bad(row, stage))
        return STYLE_ERROR;
    if (empty)
        return expected ? STYLE_OPEN : STYLE_FAINT;
    return stage == STAGE_VOTE && has_failed(row->record) ? STYLE_LOST : STYLE_NORMAL;
}
