/* SPDX-License-Identifier: MIT */
#include "report/rank.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "report/tally_text.h"

/* What is compared: a sheet, with the points it is ranked by. */
struct ranked {
    const struct folder_entry *entry;
    points got;
    points highest;
    bool draft;
};

static int compare_points(points a, points b)
{
    return (a < b) - (a > b);
}

static bool is_draft(const struct folder_entry *entry)
{
    return entry->form != NULL && entry->status == SHEET_DRAFT;
}

/* The last word among equals. */
static const char *name_of(const struct folder_entry *entry)
{
    return entry->form != NULL ? entry->unit : entry->file;
}

static int compare_ranked(const void *left, const void *right)
{
    const struct ranked *a = left;
    const struct ranked *b = right;
    if (a->draft != b->draft)
        return a->draft ? 1 : -1;
    int order = compare_points(a->got, b->got);
    if (order == 0)
        order = compare_points(a->highest, b->highest);
    return order != 0 ? order : strcmp(name_of(a->entry), name_of(b->entry));
}

static struct tally tally_of(const struct folder_entry *entry, int section)
{
    if (section == RANK_BY_TOTAL || entry->form == NULL)
        return entry->total;
    return folder_entry_section(entry, section);
}

static size_t collect(struct ranked *rows, const struct folder *folder, const struct form *form,
                      int section)
{
    size_t count = 0;
    for (size_t i = 0; i < folder->count; i++) {
        const struct folder_entry *entry = &folder->entries[i];
        if (entry->form != form)
            continue;
        struct tally tally = tally_of(entry, section);
        rows[count++] = (struct ranked){entry, tally.got, tally.highest, is_draft(entry)};
    }
    return count;
}

void ranking_init(struct ranking *ranking, const struct folder *folder, const struct form *form)
{
    ranking_init_by(ranking, folder, form, RANK_BY_TOTAL);
}

void ranking_init_by(struct ranking *ranking, const struct folder *folder, const struct form *form,
                     int section)
{
    *ranking = (struct ranking){.folder = folder, .form = form};
    /* The rows first: what is given back again at the end then stands behind them. */
    ranking->rows = mem_new(folder->count, sizeof *ranking->rows);
    struct ranked *ranked = mem_new(folder->count, sizeof *ranked);
    ranking->count = collect(ranked, folder, form, section);
    if (ranking->count > 0)
        qsort(ranked, ranking->count, sizeof *ranked, compare_ranked);
    for (size_t i = 0; i < ranking->count; i++) {
        struct rank_row *row = &ranking->rows[i];
        row->entry = (size_t)(ranked[i].entry - folder->entries);
        if (form == NULL || ranked[i].draft)
            continue;
        bool tie = i > 0 && ranked[i].got == ranked[i - 1].got;
        row->rank = tie ? ranking->rows[i - 1].rank : (int)i + 1;
    }
    free(ranked);
}

const char *rank_to_text(int rank, char text[RANK_TEXT])
{
    text[0] = '\0';
    if (rank != RANK_NONE)
        count_to_text(rank, text);
    return text;
}

void ranking_release(struct ranking *ranking)
{
    free(ranking->rows);
    *ranking = (struct ranking){0};
}

static bool has_form(const struct form *const *forms, size_t count, const struct form *form)
{
    for (size_t i = 0; i < count; i++)
        if (forms[i] == form)
            return true;
    return false;
}

const struct form **folder_forms(const struct folder *folder, size_t *count)
{
    const struct form **forms = mem_new(folder->count + 1, sizeof *forms);
    *count = 0;
    for (size_t i = 0; i < folder->count; i++) {
        const struct form *form = folder->entries[i].form;
        if (form != NULL && !has_form(forms, *count, form))
            forms[(*count)++] = form;
    }
    return forms;
}

static const struct band *band_of(const struct folder_entry *entry)
{
    return entry->form != NULL ? tally_band(entry->form, &entry->total) : NULL;
}

const char *rank_band(const struct folder_entry *entry, const char *code)
{
    const struct band *band = band_of(entry);
    return band != NULL ? form_text(entry->form, &band->label, code) : "";
}

const char *rank_band_id(const struct folder_entry *entry)
{
    const struct band *band = band_of(entry);
    return band != NULL ? band->id : "";
}
