/* SPDX-License-Identifier: MIT */
#include "sheet/sums.h"

#include <stdlib.h>

#include "base/mem.h"

struct sums *sums_new(const struct form *form)
{
    struct sums *sums = mem_new(1, sizeof *sums);
    sums->sections = mem_new((size_t)form->section_count, sizeof *sums->sections);
    sums->parts = mem_new((size_t)form->part_count, sizeof *sums->parts);
    sums->items = mem_new((size_t)form->item_count, sizeof *sums->items);
    return sums;
}

void sums_free(struct sums *sums)
{
    if (sums == NULL)
        return;
    free(sums->sections);
    free(sums->parts);
    free(sums->items);
    free(sums);
}

static void add(struct tally *sum, const struct tally *tally, int sign)
{
    sum->got += sign * tally->got;
    sum->highest += sign * tally->highest;
    sum->full += sign * tally->full;
    sum->open += sign * tally->open;
    sum->settled += sign * tally->settled;
    sum->left_out += sign * tally->left_out;
}

static int64_t weight_of(const struct tally *tally)
{
    return llabs(tally->got) + llabs(tally->highest) + llabs(tally->full);
}

static void add_item(struct sums *sums, const struct form *form, int item, int sign)
{
    const struct tally *tally = &sums->items[item];
    const struct item *of = &form->items[item];
    add(&sums->total, tally, sign);
    add(&sums->sections[of->section], tally, sign);
    if (of->part != ITEM_NO_PART)
        add(&sums->parts[of->part], tally, sign);
    sums->weight += sign * weight_of(tally);
}

void sums_set(struct sums *sums, const struct form *form, int item, const struct answer *answer)
{
    add_item(sums, form, item, -1);
    sums->items[item] = (struct tally){0};
    tally_add(&sums->items[item], form, &form->items[item], answer);
    add_item(sums, form, item, 1);
}

bool sums_are_exact(const struct sums *sums)
{
    return sums->weight <= POINTS_MAX;
}
