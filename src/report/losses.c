/* SPDX-License-Identifier: MIT */
#include "report/losses.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"

#define PER_MILLE 1000

/* What one sheet adds to one loss. */
struct part_of_sheet {
    points lost;
    bool settled;
};

/* The points that a settled ITEM loses with SCORE; never under 0. */
static points loss_of(const struct item *item, points score)
{
    if (item->kind == ITEM_BONUS)
        return score < 0 ? -score : 0;
    return item->full - score;
}

static struct loss loss_begin(const struct item *item, int index, enum losses_by by)
{
    return (struct loss){
        .by = by,
        .section = item->section,
        .part = by == LOSSES_BY_SECTION ? ITEM_NO_PART : item->part,
        .item = by == LOSSES_BY_ITEM ? index : LOSS_NO_ITEM,
    };
}

static bool loss_same(const struct loss *a, const struct loss *b)
{
    return a->section == b->section && a->part == b->part && a->item == b->item;
}

/* Where the loss that LOSS belongs to stands; added where it is the first of its kind. */
static size_t losses_find(struct losses *losses, const struct loss *loss)
{
    size_t at = 0;
    while (at < losses->count && !loss_same(&losses->at[at], loss))
        at++;
    if (at == losses->count)
        losses->at[losses->count++] = *loss;
    return at;
}

/* Makes all losses there can be; GROUP says for each item which one it is of. */
static void losses_group(struct losses *losses, enum losses_by by, size_t *group)
{
    const struct form *form = losses->form;
    losses->at = mem_new((size_t)form->item_count, sizeof *losses->at);
    for (int i = 0; i < form->item_count; i++) {
        struct loss loss = loss_begin(&form->items[i], i, by);
        group[i] = losses_find(losses, &loss);
    }
}

static void add_item(struct loss *loss, struct part_of_sheet *part, const struct sheet *sheet,
                     int index)
{
    const struct item *item = &sheet->form->items[index];
    if (sheet->entries[index].answer.state != ANSWER_SETTLED)
        return;
    part->settled = true;
    part->lost = points_add(part->lost, loss_of(item, sheet_score(sheet, index, NULL)));
    loss->full = points_add(loss->full, item->full);
}

static void add_sheet(struct losses *losses, const struct sheet *sheet, const size_t *group)
{
    struct part_of_sheet *parts = mem_new(losses->count, sizeof *parts);
    losses->sheets++;
    for (int i = 0; i < losses->form->item_count; i++)
        add_item(&losses->at[group[i]], &parts[group[i]], sheet, i);
    for (size_t i = 0; i < losses->count; i++) {
        struct loss *loss = &losses->at[i];
        loss->lost = points_add(loss->lost, parts[i].lost);
        loss->units += parts[i].lost > 0;
        loss->assessed += parts[i].settled;
    }
    free(parts);
}

static void conclude(struct losses *losses)
{
    for (size_t i = 0; i < losses->count; i++) {
        struct loss *loss = &losses->at[i];
        losses->lost = points_add(losses->lost, loss->lost);
        loss->average = points_divided(loss->lost, loss->assessed);
        /* A thousand times all points are no points any more, but have room in 64 bits. */
        loss->share = points_divided(loss->lost * PER_MILLE, loss->full) * (POINTS_ONE / 10);
    }
}

static int compare_losses(const void *left, const void *right)
{
    const struct loss *a = left;
    const struct loss *b = right;
    int order = (a->lost < b->lost) - (a->lost > b->lost);
    if (order == 0)
        order = (a->section > b->section) - (a->section < b->section);
    if (order == 0)
        order = (a->part > b->part) - (a->part < b->part);
    return order != 0 ? order : (a->item > b->item) - (a->item < b->item);
}

void losses_init(struct losses *losses, const struct folder *folder, const struct form *form,
                 enum losses_by by)
{
    *losses = (struct losses){.form = form};
    size_t *group = mem_new((size_t)form->item_count, sizeof *group);
    losses_group(losses, by, group);
    for (size_t i = 0; i < folder->count; i++)
        if (folder->entries[i].form == form)
            add_sheet(losses, folder->entries[i].sheet, group);
    conclude(losses);
    if (losses->count > 0)
        qsort(losses->at, losses->count, sizeof *losses->at, compare_losses);
    free(group);
}

void losses_release(struct losses *losses)
{
    free(losses->at);
    *losses = (struct losses){0};
}

bool loss_holds(const struct loss *whole, const struct loss *item)
{
    switch (whole->by) {
    case LOSSES_BY_ITEM:
        return whole->item == item->item;
    case LOSSES_BY_PART:
        return whole->section == item->section && whole->part == item->part;
    case LOSSES_BY_SECTION:
    case LOSSES_BY_COUNT:
        break;
    }
    return whole->section == item->section;
}

const char *loss_id(const struct form *form, const struct loss *loss)
{
    if (loss->item != LOSS_NO_ITEM)
        return form->items[loss->item].id;
    return loss->part != ITEM_NO_PART ? form->parts[loss->part].id
                                      : form->sections[loss->section].id;
}

static const struct label *loss_label(const struct form *form, const struct loss *loss)
{
    if (loss->item != LOSS_NO_ITEM)
        return &form->items[loss->item].label;
    return loss->part != ITEM_NO_PART ? &form->parts[loss->part].label
                                      : &form->sections[loss->section].label;
}

void loss_write_name(const struct form *form, const struct loss *loss, struct str *out)
{
    const char *label = form_spoken_text(form, loss_label(form, loss));
    bool beside = loss->by == LOSSES_BY_PART && loss->part == ITEM_NO_PART &&
                  form->sections[loss->section].part_count > 0;
    if (beside)
        str_addf(out, _("%s, without a part"), label);
    else
        str_add(out, label);
}
