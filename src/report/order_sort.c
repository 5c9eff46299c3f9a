/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "report/order.h"

/* Which rows come first, whatever the direction. */
enum standing { STANDING_VALUE, STANDING_NO_VALUE, STANDING_UNREAD };

/* A row with what it is compared by. */
struct key {
    struct order_row row;
    enum standing standing;
    int64_t number;
    int64_t highest;  /* decides between equal numbers */
    const char *text; /* compared where not NULL */
    size_t at;        /* its place by rank, which stays among equals */
    bool descends;    /* the same in all keys of one sort */
};

bool order_descends(struct order_by by)
{
    bool own = by.column == ORDER_TOTAL || by.column == ORDER_SECTION || by.column == ORDER_DATE;
    return own != by.reversed;
}

struct order_by order_next(struct order_by by, const struct form *form)
{
    static const enum order_column next[] = {
        [ORDER_RANK] = ORDER_UNIT,      [ORDER_UNIT] = ORDER_TOTAL,
        [ORDER_TOTAL] = ORDER_CHECKED,  [ORDER_SECTION] = ORDER_CHECKED,
        [ORDER_CHECKED] = ORDER_STATUS, [ORDER_STATUS] = ORDER_DATE,
        [ORDER_DATE] = ORDER_RANK,
    };
    /* Between the total and what is checked stand the sections. */
    int sections = form != NULL ? form->section_count : 0;
    int section = by.column == ORDER_SECTION ? by.section + 1 : 0;
    if ((by.column == ORDER_TOTAL || by.column == ORDER_SECTION) && section < sections)
        return (struct order_by){.column = ORDER_SECTION, .section = section};
    return (struct order_by){.column = next[by.column]};
}

static void key_points(struct key *key, const struct tally *tally)
{
    key->number = tally->got;
    key->highest = tally->highest;
}

/* What a sheet has in the column. */
static void key_sheet(struct key *key, const struct folder_entry *entry, struct order_by by)
{
    struct tally tally;
    switch (by.column) {
    case ORDER_RANK:
        key->number = key->row.rank;
        key->standing = key->row.rank == RANK_NONE ? STANDING_NO_VALUE : STANDING_VALUE;
        break;
    case ORDER_UNIT:
        key->text = key->row.name;
        break;
    case ORDER_TOTAL:
        key_points(key, &entry->total);
        break;
    case ORDER_SECTION:
        tally = folder_entry_section(entry, by.section);
        key_points(key, &tally);
        break;
    case ORDER_CHECKED:
        key->number = entry->total.settled + entry->total.left_out;
        break;
    case ORDER_STATUS:
        key->number = entry->status == SHEET_FINAL ? 2 : 1;
        break;
    case ORDER_DATE:
        key->text = entry->date;
        key->standing = entry->date[0] == '\0' ? STANDING_NO_VALUE : STANDING_VALUE;
        break;
    }
}

/* Of a unit not begun its name, that nothing is checked, and its status can be compared. */
static void key_not_begun(struct key *key, struct order_by by)
{
    bool known = by.column == ORDER_UNIT || by.column == ORDER_CHECKED || by.column == ORDER_STATUS;
    key->standing = known ? STANDING_VALUE : STANDING_NO_VALUE;
    key->text = by.column == ORDER_UNIT ? key->row.name : NULL;
}

static struct key key_of(const struct order *order, size_t at, const struct folder *folder,
                         struct order_by by)
{
    struct key key = {.row = order->rows[at], .at = at, .descends = order_descends(by)};
    if (key.row.entry == FOLDER_NONE)
        key_not_begun(&key, by);
    else if (folder->entries[key.row.entry].form == NULL)
        key.standing = STANDING_UNREAD;
    else
        key_sheet(&key, &folder->entries[key.row.entry], by);
    return key;
}

static int compare_numbers(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int compare_values(const struct key *a, const struct key *b)
{
    if (a->text != NULL && b->text != NULL)
        return text_order(a->text, b->text);
    int order = compare_numbers(a->number, b->number);
    return order != 0 ? order : compare_numbers(a->highest, b->highest);
}

static int compare_keys(const void *left, const void *right)
{
    const struct key *a = left;
    const struct key *b = right;
    if (a->standing != b->standing)
        return a->standing < b->standing ? -1 : 1;
    int order = a->standing == STANDING_VALUE ? compare_values(a, b) : 0;
    if (order != 0)
        return a->descends ? -order : order;
    return a->at < b->at ? -1 : 1;
}

void order_sort(struct order *order, const struct folder *folder, struct order_by by)
{
    /* So they stand. */
    if (by.column == ORDER_RANK && !by.reversed)
        return;
    struct key *keys = mem_new(order->count, sizeof *keys);
    for (size_t i = 0; i < order->count; i++)
        keys[i] = key_of(order, i, folder, by);
    if (order->count > 0)
        qsort(keys, order->count, sizeof *keys, compare_keys);
    for (size_t i = 0; i < order->count; i++)
        order->rows[i] = keys[i].row;
    free(keys);
}
