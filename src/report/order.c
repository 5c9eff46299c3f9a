/* SPDX-License-Identifier: MIT */
#include "report/order.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "report/units.h"
#include "sheet/session.h"

static struct order_row *add_row(struct order *order, size_t entry, const char *name)
{
    struct order_row *row = &order->rows[order->count++];
    *row = (struct order_row){.entry = entry, .name = name};
    return row;
}

static void add_sheets(struct order *order, const struct ranking *ranking)
{
    const struct folder *folder = ranking->folder;
    bool known = folder_is_read(folder);
    for (size_t i = 0; i < ranking->count; i++) {
        size_t entry = ranking->rows[i].entry;
        struct order_row *row = add_row(order, entry, folder->entries[entry].unit);
        row->rank = known ? ranking->rows[i].rank : RANK_NONE;
        order->ranked += row->rank != RANK_NONE;
    }
    order->sheets = ranking->count;
}

static void mark_twins(struct order *order, const struct folder *folder, const struct units *units)
{
    for (size_t i = 0; i < order->sheets; i++) {
        struct order_row *row = &order->rows[i];
        const struct folder_entry *entry = &folder->entries[row->entry];
        row->twin = units_find(units, entry->form, entry->unit, entry) != NULL;
    }
}

static void add_not_begun(struct order *order, const struct form *form, const struct units *units,
                          const struct names *roster)
{
    for (size_t i = 0; i < roster->count; i++) {
        const char *unit = roster->at[i];
        if (units_find(units, form, unit, NULL) != NULL)
            continue;
        add_row(order, FOLDER_NONE, unit);
        order->not_begun++;
    }
}

/* Whether the file stands in the directory of another form than FORM. */
static bool is_of_another(const char *file, const struct form *form,
                          const struct form *const *forms, size_t count)
{
    char *id = session_form_id(file);
    bool other = false;
    for (size_t i = 0; i < count; i++)
        other |= forms[i] != form && strcmp(forms[i]->id, id) == 0;
    free(id);
    return other;
}

static void add_unread(struct order *order, const struct folder *folder, const struct form *form)
{
    size_t count;
    const struct form **forms = folder_forms(folder, &count);
    for (size_t i = 0; i < folder->count; i++) {
        const struct folder_entry *entry = &folder->entries[i];
        if (entry->form == NULL && !is_of_another(entry->file, form, forms, count))
            add_row(order, i, file_base_name(entry->file));
    }
    free(forms);
}

/* What only the whole folder can tell: who has two sheets, and who none. */
static void compare_with_all(struct order *order, const struct folder *folder,
                             const struct form *form, const struct names *roster)
{
    struct units units;
    units_init(&units, folder);
    mark_twins(order, folder, &units);
    if (roster != NULL)
        add_not_begun(order, form, &units, roster);
    units_release(&units);
}

void order_init(struct order *order, const struct folder *folder, const struct form *form,
                const struct names *roster)
{
    size_t units = roster != NULL ? roster->count : 0;
    struct ranking ranking = {0};
    if (form != NULL)
        ranking_init(&ranking, folder, form);
    *order = (struct order){.rows = mem_new(folder->count + units, sizeof *order->rows)};
    if (form != NULL)
        add_sheets(order, &ranking);
    ranking_release(&ranking);
    if (folder_is_read(folder))
        compare_with_all(order, folder, form, roster);
    add_unread(order, folder, form);
}

void order_release(struct order *order)
{
    free(order->rows);
    *order = (struct order){0};
}

void order_filter(struct order *order, const char *words)
{
    size_t kept = 0;
    struct text_words wanted;
    if (words[0] == '\0')
        return;
    text_words_init(&wanted, words);
    for (size_t i = 0; i < order->count; i++)
        if (text_has_words(order->rows[i].name, &wanted))
            order->rows[kept++] = order->rows[i];
    order->count = kept;
    text_words_release(&wanted);
}
