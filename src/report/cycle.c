/* SPDX-License-Identifier: MIT */
#include "report/cycle.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "report/rank.h"

static void add_row(struct cycle *cycle, int unit, const struct followup_record *record)
{
    cycle->rows[cycle->count++] =
        (struct cycle_row){unit, record, NULL, RANK_NONE, followup_term(record, cycle->today)};
}

/* The sheets that are ranked, and the ranks of those. */
static void add_sheets(struct cycle *cycle, const struct ranking *ranking)
{
    const struct folder *folder = ranking->folder;
    const struct rank_row **ranked = mem_new(folder->count, sizeof *ranked);
    for (size_t i = 0; i < ranking->count; i++)
        ranked[ranking->rows[i].entry] = &ranking->rows[i];
    for (size_t i = 0; i < cycle->count; i++) {
        size_t entry = cycle->followup->units[cycle->rows[i].unit].entry;
        if (entry == FOLLOWUP_NO_SHEET || ranked[entry] == NULL)
            continue;
        cycle->rows[i].entry = &folder->entries[entry];
        cycle->rows[i].rank = ranked[entry]->rank;
    }
    free(ranked);
}

/* Of rows that are equal the one that came first stays first. */
struct sortable {
    struct cycle_row row;
    enum cycle_sort sort;
    size_t place;
};

/* What has no rank stands behind what has one. */
static int rank_order(int a, int b, int direction)
{
    if (a == RANK_NONE || b == RANK_NONE)
        return (a == RANK_NONE) - (b == RANK_NONE);
    return ((a > b) - (a < b)) * direction;
}

static bool is_waited_for(const struct cycle_row *row)
{
    return row->term.state != TERM_NONE && row->term.state != TERM_CLOSED;
}

static int term_order(const struct cycle_row *a, const struct cycle_row *b)
{
    if (is_waited_for(a) && is_waited_for(b))
        return (a->term.days > b->term.days) - (a->term.days < b->term.days);
    if (is_waited_for(a) != is_waited_for(b))
        return is_waited_for(a) ? -1 : 1;
    return (a->term.state == TERM_NONE) - (b->term.state == TERM_NONE);
}

static int compare_rows(const void *left, const void *right)
{
    const struct sortable *a = left;
    const struct sortable *b = right;
    int order = (a->row.unit < 0) - (b->row.unit < 0);
    if (order == 0 && a->sort == CYCLE_BY_TERM)
        order = term_order(&a->row, &b->row);
    else if (order == 0 && a->sort == CYCLE_BY_RANK)
        order = rank_order(a->row.rank, b->row.rank, 1);
    else if (order == 0 && a->sort == CYCLE_WEAKEST)
        order = rank_order(a->row.rank, b->row.rank, -1);
    return order != 0 ? order : (a->place > b->place) - (a->place < b->place);
}

static void sort_rows(struct cycle *cycle, enum cycle_sort sort)
{
    struct sortable *rows = mem_new(cycle->count, sizeof *rows);
    for (size_t i = 0; i < cycle->count; i++)
        rows[i] = (struct sortable){cycle->rows[i], sort, i};
    if (cycle->count > 0)
        qsort(rows, cycle->count, sizeof *rows, compare_rows);
    for (size_t i = 0; i < cycle->count; i++)
        cycle->rows[i] = rows[i].row;
    free(rows);
}

void cycle_init(struct cycle *cycle, const struct followup *followup, const struct folder *folder,
                const char *today, enum cycle_sort sort)
{
    struct ranking ranking;
    ranking_init(&ranking, folder, followup->form);
    *cycle = (struct cycle){.followup = followup};
    strncpy(cycle->today, today, DATE_TEXT - 1);
    cycle->rows = mem_new(followup->unit_count + followup->count, sizeof *cycle->rows);
    for (size_t i = 0; i < followup->unit_count; i++)
        add_row(cycle, (int)i, followup_record(followup, (int)i));
    add_sheets(cycle, &ranking);
    for (size_t i = 0; i < followup->count; i++)
        if (!followup->records[i].counts)
            add_row(cycle, -1, &followup->records[i]);
    ranking_release(&ranking);
    sort_rows(cycle, sort);
}

void cycle_release(struct cycle *cycle)
{
    free(cycle->rows);
    *cycle = (struct cycle){0};
}

const char *cycle_unit(const struct cycle *cycle, const struct cycle_row *row)
{
    return row->unit >= 0 ? cycle->followup->units[row->unit].name
                          : row->record->values[FOLLOWUP_UNIT];
}

bool cycle_is_due(const struct cycle_row *row)
{
    return row->unit >= 0 && (row->term.state == TERM_DUE || row->term.state == TERM_OVERDUE);
}

int cycle_due(const struct cycle *cycle)
{
    int count = 0;
    for (size_t i = 0; i < cycle->count; i++)
        count += cycle_is_due(&cycle->rows[i]);
    return count;
}

void cycle_term_write(const struct followup_term *term, struct str *out)
{
    switch (term->state) {
    case TERM_NONE:
        return;
    case TERM_RUNNING:
        if (term->days == 1)
            str_add(out, _("due tomorrow"));
        else
            str_addf(out, _("due in %d days"), term->days);
        return;
    case TERM_DUE:
        str_add(out, _("due today"));
        return;
    case TERM_OVERDUE:
        if (term->days == -1)
            str_add(out, _("overdue by 1 day"));
        else
            str_addf(out, _("overdue by %d days"), -term->days);
        return;
    case TERM_CLOSED:
        str_add(out, _("over, vote held"));
        return;
    }
}

void cycle_value_write(const struct followup_record *record, enum followup_field field,
                       struct str *out)
{
    const char *value = record != NULL ? record->values[field] : "";
    if (followup_is_bad(record, field))
        str_addf(out, "%s?", value);
    else if (value[0] != '\0' && followup_kind(field) == FOLLOWUP_PERCENT)
        str_addf(out, "%s%%", value);
    else if (followup_kind(field) == FOLLOWUP_CHOICE)
        str_add(out, followup_choice_label(field, value));
    else
        str_add(out, value);
}

bool cycle_open(struct followup *followup, const struct folder *folder, struct form_shelf *shelf,
                const char *id, struct diags *diags)
{
    struct diags found = {0};
    const struct form *form = form_shelf_find(shelf, id, &found);
    char *file = followup_path(folder->path, id);
    for (size_t i = 0; form == NULL && i < found.count; i++)
        diag_add(diags, found.at[i].level, (struct place){.file = file}, "%s", found.at[i].text);
    diags_release(&found);
    free(file);
    return form != NULL && followup_open(followup, folder, form, diags);
}

void cycle_forms(const struct folder *folder, struct names *ids, struct diags *diags)
{
    struct names files = {0};
    *ids = (struct names){0};
    if (file_exists(folder->path))
        file_list(folder->path, ".csv", &files, diags);
    for (size_t i = 0; i < files.count; i++) {
        char *id = followup_form_id(files.at[i]);
        if (id != NULL && !names_have(ids, id))
            names_add(ids, id);
        free(id);
    }
    for (size_t i = 0; i < folder->count; i++) {
        const struct form *form = folder->entries[i].form;
        if (form != NULL && !names_have(ids, form->id))
            names_add(ids, form->id);
    }
    names_sort(ids);
    names_release(&files);
}
