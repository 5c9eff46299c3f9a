/* SPDX-License-Identifier: MIT */
#include "view/followup_stage.h"

#include <string.h>

#include "base/lang.h"
#include "base/text.h"
#include "report/rank.h"
#include "report/tally_text.h"

struct stage_row {
    enum followup_field first;
    enum followup_field last; /* before `first` where nothing is set by hand */
    const char *name;         /* N_() */
    const char *middle;       /* N_() a heading of at most five columns */
    const char *narrow;       /* N_() of at most two */
    bool expected;            /* of every unit, every year */
};

static const struct stage_row stages[STAGES] = {
    [STAGE_PLAN] = {FOLLOWUP_PLAN, FOLLOWUP_PLAN, N_("plan filed"), N_("plan"), N_("Pl"), true},
    [STAGE_DEBRIEF] = {FOLLOWUP_DEBRIEF, FOLLOWUP_DEBRIEF, N_("debrief posted"), N_("brief"),
                       N_("De"), true},
    [STAGE_ASSESSMENT] = {1, 0, N_("assessment"), N_("rated"), N_("As"), true},
    [STAGE_REPORTED] = {FOLLOWUP_REPORTED, FOLLOWUP_REPORTED, N_("result reported"), N_("told"),
                        N_("Re"), true},
    [STAGE_COMMENDED] = {FOLLOWUP_COMMENDED, FOLLOWUP_COMMENDED, N_("commended"), N_("comm."),
                         N_("Co"), false},
    [STAGE_INTERVIEW] = {FOLLOWUP_INTERVIEWED, FOLLOWUP_CAUSE, N_("interviewed"), N_("intv."),
                         N_("In"), false},
    [STAGE_TERM] = {1, 0, N_("rectification term"), N_("term"), N_("Te"), false},
    [STAGE_VOTE] = {FOLLOWUP_VOTE, FOLLOWUP_VERDICT, N_("satisfaction vote"), N_("vote"), N_("Vo"),
                    false},
    [STAGE_RECOMMENDED] = {FOLLOWUP_RECOMMENDED, FOLLOWUP_RECOMMENDED, N_("recommendation"),
                           N_("rec."), N_("Rc"), false},
    [STAGE_NOTE] = {FOLLOWUP_NOTE, FOLLOWUP_NOTE, N_("note"), N_("note"), N_("No"), false},
};

bool stage_fields(enum stage stage, enum followup_field *first, enum followup_field *last)
{
    *first = stages[stage].first;
    *last = stages[stage].last;
    return *first <= *last;
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
    for (int i = (int)stages[stage].first; i <= (int)stages[stage].last; i++)
        if (followup_is_bad(row->record, (enum followup_field)i))
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
    for (int i = (int)stages[stage].first; i <= (int)stages[stage].last; i++) {
        struct str value = {0};
        cycle_value_write(row->record, (enum followup_field)i, &value);
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
