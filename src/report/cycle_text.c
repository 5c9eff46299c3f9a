/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "base/lang.h"
#include "base/table.h"
#include "base/text.h"
#include "report/cycle.h"
#include "report/grid.h"
#include "report/rank.h"
#include "report/tally_text.h"

/* What the sheet is: the word of rank --csv. */
static const char *sheet_status(const struct cycle_row *row)
{
    if (row->entry == NULL)
        return "";
    return row->entry->status == SHEET_FINAL ? "final" : "draft";
}

void cycle_write_csv_header(struct str *out)
{
    str_add(out, "form,rank,unit,total,status,assessed");
    for (int i = FOLLOWUP_SETTABLE; i < FOLLOWUP_FIELDS; i++) {
        str_addf(out, ",%s", followup_name((enum followup_field)i, "en"));
        if (i == FOLLOWUP_CAUSE)
            str_add(out, ",due,term,days");
    }
    str_add(out, "\n");
}

static void csv_sheet(const struct cycle_row *row, struct str *out)
{
    char total[POINTS_TEXT] = "";
    if (row->entry != NULL)
        points_to_text(row->entry->total.got, total);
    table_add_field(out, total, false);
    table_add_field(out, sheet_status(row), false);
    table_add_field(out, row->entry != NULL ? row->entry->date : "", false);
}

static void csv_term(const struct followup_term *term, struct str *out)
{
    static const char *const names[] = {
        [TERM_NONE] = "",           [TERM_RUNNING] = "running", [TERM_DUE] = "due",
        [TERM_OVERDUE] = "overdue", [TERM_CLOSED] = "closed",
    };
    str_addf(out, ",%s,%s,", term->due, names[term->state]);
    if (term->state != TERM_NONE)
        str_addf(out, "%d", term->days);
}

/* Days and numbers are no text, so that they can be counted with. */
static void csv_value(const struct followup_record *record, enum followup_field field,
                      struct str *out)
{
    const char *value = record != NULL ? record->values[field] : "";
    bool text =
        followup_kind(field) == FOLLOWUP_TEXT || (record != NULL && followup_is_bad(record, field));
    if (text)
        table_add_free_text(out, value, false);
    else
        table_add_field(out, value, false);
}

static void csv_row(const struct cycle *cycle, const struct cycle_row *row, struct str *out)
{
    char rank[RANK_TEXT];
    table_add_field(out, cycle->followup->form->id, true);
    table_add_field(out, rank_to_text(row->rank, rank), false);
    table_add_free_text(out, cycle_unit(cycle, row), false);
    csv_sheet(row, out);
    for (int i = FOLLOWUP_SETTABLE; i < FOLLOWUP_FIELDS; i++) {
        csv_value(row->record, (enum followup_field)i, out);
        if (i == FOLLOWUP_CAUSE)
            csv_term(&row->term, out);
    }
    str_add(out, "\n");
}

void cycle_write_csv(const struct cycle *cycle, struct str *out)
{
    for (size_t i = 0; i < cycle->count; i++)
        if (cycle->rows[i].unit >= 0)
            csv_row(cycle, &cycle->rows[i], out);
}

enum grid_column {
    GRID_RANK,
    GRID_UNIT,
    GRID_TOTAL,
    GRID_PLAN,
    GRID_DEBRIEF,
    GRID_ASSESSED,
    GRID_REPORTED,
    GRID_COMMENDED,
    GRID_INTERVIEWED,
    GRID_TERM,
    GRID_VOTE,
    GRID_RECOMMENDED,
    GRID_COLUMNS,
};

/* The columns that tell fields of the file, several of them one after the other. */
struct grid_fields {
    int column; /* an enum grid_column */
    enum followup_field first;
    enum followup_field last;
};

static const struct grid_fields grid_fields[] = {
    {GRID_PLAN, FOLLOWUP_PLAN, FOLLOWUP_PLAN},
    {GRID_DEBRIEF, FOLLOWUP_DEBRIEF, FOLLOWUP_DEBRIEF},
    {GRID_REPORTED, FOLLOWUP_REPORTED, FOLLOWUP_REPORTED},
    {GRID_COMMENDED, FOLLOWUP_COMMENDED, FOLLOWUP_COMMENDED},
    {GRID_INTERVIEWED, FOLLOWUP_INTERVIEWED, FOLLOWUP_CAUSE},
    {GRID_VOTE, FOLLOWUP_VOTE, FOLLOWUP_VERDICT},
    {GRID_RECOMMENDED, FOLLOWUP_RECOMMENDED, FOLLOWUP_RECOMMENDED},
};

#define GRID_FIELDS (sizeof grid_fields / sizeof grid_fields[0])

static void grid_header(struct grid *grid)
{
    str_add(grid_cell(grid, GRID_RANK), "#");
    str_add(grid_cell(grid, GRID_UNIT), _("unit"));
    str_add(grid_cell(grid, GRID_TOTAL), _("total"));
    str_add(grid_cell(grid, GRID_ASSESSED), _("assessment"));
    str_add(grid_cell(grid, GRID_TERM), _("rectification term"));
    for (size_t i = 0; i < GRID_FIELDS; i++)
        str_add(grid_cell(grid, grid_fields[i].column), followup_label(grid_fields[i].first));
    grid_end_row(grid);
}

static void grid_record(const struct grid *grid, const struct followup_record *record)
{
    for (size_t i = 0; i < GRID_FIELDS; i++)
        for (int k = (int)grid_fields[i].first; k <= (int)grid_fields[i].last; k++) {
            struct str value = {0};
            struct str *cell = grid_cell(grid, grid_fields[i].column);
            cycle_value_write(record, (enum followup_field)k, &value);
            if (value.size > 0)
                str_separate(cell, " ");
            text_add_harmless(str_text(&value), true, cell);
            str_release(&value);
        }
}

static void grid_term(struct str *cell, const struct followup_term *term)
{
    if (term->state == TERM_NONE)
        return;
    str_addf(cell, "%s ", term->due);
    cycle_term_write(term, cell);
}

static void grid_row(const struct cycle *cycle, struct grid *grid, const struct cycle_row *row)
{
    char text[TALLY_TEXT];
    char rank[RANK_TEXT];
    str_add(grid_cell(grid, GRID_RANK), row->unit < 0 ? "?" : rank_to_text(row->rank, rank));
    text_add_harmless(cycle_unit(cycle, row), true, grid_cell(grid, GRID_UNIT));
    if (row->entry != NULL) {
        const struct folder_entry *entry = row->entry;
        str_add(grid_cell(grid, GRID_TOTAL), tally_to_text(&row->entry->total, text));
        str_add(grid_cell(grid, GRID_ASSESSED),
                entry->status == SHEET_FINAL ? entry->date : _("draft"));
    }
    grid_record(grid, row->record);
    grid_term(grid_cell(grid, GRID_TERM), &row->term);
    grid_end_row(grid);
}

void cycle_write_text(const struct cycle *cycle, struct str *out)
{
    const struct form *form = cycle->followup->form;
    struct grid grid;
    str_addf(out, _("%s: follow-up as of %s\n"), form_spoken_text(form, &form->label),
             cycle->today);
    grid_init(&grid, GRID_COLUMNS, GRID_TOTAL, GRID_TOTAL, out);
    do {
        grid_header(&grid);
        for (size_t i = 0; i < cycle->count; i++)
            grid_row(cycle, &grid, &cycle->rows[i]);
    } while (grid_again(&grid));
    grid_release(&grid);
}
