/* SPDX-License-Identifier: MIT */
#include "report/across.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "report/rank.h"

/* A row with what it is sorted by. */
struct sorted {
    struct across_row row;
    const char *unit;
    size_t place; /* in the order by rank, which decides among equals */
};

static int compare_places(const struct sorted *a, const struct sorted *b)
{
    return (a->place > b->place) - (a->place < b->place);
}

static int compare_scores(const void *left, const void *right)
{
    static const int standing[] = {[ANSWER_SETTLED] = 0, [ANSWER_OPEN] = 1, [ANSWER_NA] = 2};
    const struct sorted *a = left;
    const struct sorted *b = right;
    int order = standing[a->row.state] - standing[b->row.state];
    if (order == 0)
        order = (a->row.score < b->row.score) - (a->row.score > b->row.score);
    return order != 0 ? order : compare_places(a, b);
}

static int compare_units(const void *left, const void *right)
{
    const struct sorted *a = left;
    const struct sorted *b = right;
    int order = strcmp(a->unit, b->unit);
    return order != 0 ? order : compare_places(a, b);
}

static const struct sheet *sheet_of(const struct across *across, size_t entry)
{
    return across->folder->entries[entry].sheet;
}

static void sort(struct across *across, int (*compare)(const void *, const void *))
{
    struct sorted *sorted = mem_new(across->count, sizeof *sorted);
    for (size_t i = 0; i < across->count; i++)
        sorted[i] = (struct sorted){.row = across->rows[i],
                                    .unit = sheet_of(across, across->rows[i].entry)->unit,
                                    .place = i};
    qsort(sorted, across->count, sizeof *sorted, compare);
    for (size_t i = 0; i < across->count; i++)
        across->rows[i] = sorted[i].row;
    free(sorted);
}

static void count_uses(struct across *across, const struct answer *answer)
{
    const struct item *item = &across->form->items[across->item];
    const struct rule *rules = form_rules(across->form, item);
    for (int i = 0; i < item->rule_count; i++) {
        if (answer->marks[i] == MARK_NONE)
            continue;
        across->uses[i].units++;
        across->uses[i].times += rules[i].kind == RULE_STEPS ? 1 : answer->marks[i];
    }
    across->adjusted += answer->adjust != 0;
}

static void count_score(struct across *across, points score)
{
    if (across->settled == 0 || score < across->lowest)
        across->lowest = score;
    if (across->settled == 0 || score > across->highest)
        across->highest = score;
    across->average = points_add(across->average, score);
    across->settled++;
}

static void add_row(struct across *across, const struct rank_row *of)
{
    const struct sheet *sheet = sheet_of(across, of->entry);
    const struct entry *entry = &sheet->entries[across->item];
    struct across_row row = {.entry = of->entry, .rank = of->rank, .state = entry->answer.state};
    switch (row.state) {
    case ANSWER_OPEN:
        across->open++;
        break;
    case ANSWER_NA:
        across->left_out++;
        break;
    case ANSWER_SETTLED:
        row.score = sheet_score(sheet, across->item, NULL);
        count_score(across, row.score);
        count_uses(across, &entry->answer);
        break;
    }
    across->conflicts += entry->has_conflict;
    across->rows[across->count++] = row;
}

void across_init(struct across *across, const struct folder *folder, const struct form *form,
                 int item, enum across_order order)
{
    struct ranking ranking;
    ranking_init(&ranking, folder, form);
    *across = (struct across){
        .folder = folder,
        .form = form,
        .item = item,
        .rows = mem_new(ranking.count, sizeof *across->rows),
        .uses = mem_new((size_t)form->items[item].rule_count, sizeof *across->uses),
    };
    /* The average is their sum until all are added. */
    for (size_t i = 0; i < ranking.count; i++)
        add_row(across, &ranking.rows[i]);
    across->average = points_divided(across->average, across->settled);
    if (order == ACROSS_BY_SCORE)
        sort(across, compare_scores);
    if (order == ACROSS_BY_UNIT)
        sort(across, compare_units);
    ranking_release(&ranking);
}

void across_release(struct across *across)
{
    free(across->rows);
    free(across->uses);
    *across = (struct across){0};
}
