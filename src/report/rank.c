/* SPDX-License-Identifier: MIT */
#include "report/rank.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"

/* What is compared: a row with the numbers it is ranked by. */
struct ranked {
    struct rank_row row;
    bool draft;
    points got;
    points highest;
    const char *unit;
};

static int compare_points(points a, points b)
{
    return (a < b) - (a > b);
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
    return order != 0 ? order : strcmp(a->unit, b->unit);
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
        rows[count++] = (struct ranked){
            .row = {.entry = i},
            .draft = form != NULL && entry->status == SHEET_DRAFT,
            .got = tally.got,
            .highest = tally.highest,
            .unit = form != NULL ? entry->unit : entry->file,
        };
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
    struct ranked *rows = mem_new(folder->count, sizeof *rows);
    size_t count = collect(rows, folder, form, section);
    if (count > 0)
        qsort(rows, count, sizeof *rows, compare_ranked);
    *ranking = (struct ranking){folder, form, mem_new(count, sizeof *ranking->rows), count};
    for (size_t i = 0; i < count; i++) {
        ranking->rows[i] = rows[i].row;
        if (form == NULL || rows[i].draft)
            continue;
        bool tie = i > 0 && rows[i].got == rows[i - 1].got;
        ranking->rows[i].rank = tie ? ranking->rows[i - 1].rank : (int)i + 1;
    }
    free(rows);
}

const char *rank_to_text(int rank, char text[RANK_TEXT])
{
    text[0] = '\0';
    if (rank != RANK_NONE)
        snprintf(text, RANK_TEXT, "%d", rank);
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

const char *rank_band(const struct folder_entry *entry, const char *code)
{
    const struct form *form = entry->form;
    if (form == NULL || entry->total.open > 0)
        return "";
    const struct band *band = form_band(form, entry->total.got);
    return band != NULL ? form_text(form, &band->label, code) : "";
}
