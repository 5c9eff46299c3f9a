/* SPDX-License-Identifier: MIT */
#include "view/folder_list.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"

const struct order_row *folder_list_row(const struct folder_list *list)
{
    if (list->list.at < 0 || (size_t)list->list.at >= list->order.count)
        return NULL;
    return &list->order.rows[list->list.at];
}

const struct folder_entry *folder_list_entry_of(const struct folder_list *list,
                                                const struct order_row *row)
{
    return row->entry != FOLDER_NONE ? &list->folder.entries[row->entry] : NULL;
}

const struct folder_entry *folder_list_entry(const struct folder_list *list)
{
    const struct order_row *row = folder_list_row(list);
    return row != NULL ? folder_list_entry_of(list, row) : NULL;
}

/* What a row is known by when the rows are made anew: the sheet's file, or the unit's name. */
static const char *row_key(const struct folder_list *list, const struct order_row *row)
{
    const struct folder_entry *entry = folder_list_entry_of(list, row);
    return entry != NULL ? entry->file : row->name;
}

/* The row known by KEY; -1 where none is shown. */
static int find_key(const struct folder_list *list, const char *key)
{
    for (size_t i = 0; i < list->order.count; i++)
        if (strcmp(row_key(list, &list->order.rows[i]), key) == 0)
            return (int)i;
    return -1;
}

static bool go_key(struct folder_list *list, const char *key)
{
    int row = find_key(list, key);
    if (row >= 0)
        list_go(&list->list, row);
    return row >= 0;
}

bool folder_list_shows(const struct folder_list *list, const char *file)
{
    return find_key(list, file) >= 0;
}

void folder_list_go_file(struct folder_list *list, const char *file)
{
    go_key(list, file);
}

/* The form to show: the one shown before, as long as the folder has it. */
static void choose_form(struct folder_list *list, size_t step)
{
    const struct form **forms = folder_forms(&list->folder, &list->form_count);
    size_t at = 0;
    while (at < list->form_count && forms[at] != list->form)
        at++;
    at = at < list->form_count ? (at + step) % list->form_count : 0;
    const struct form *form = list->form_count > 0 ? forms[at] : NULL;
    if (form != list->form && list->by.column == ORDER_SECTION)
        list->by = (struct order_by){0};
    list->form = form;
    list->form_number = at;
    free(forms);
}

void folder_list_keep(struct folder_list *list, const char *file)
{
    free(list->keep);
    list->keep = file != NULL ? mem_copy(file) : NULL;
}

/* A cursor that was never moved stays at the head of a list that is still growing. */
static char *cursor_key(const struct folder_list *list)
{
    const struct order_row *row = folder_list_row(list);
    bool stays_first = list->list.at == 0 && folder_list_is_reading(list);
    return row != NULL && !stays_first ? mem_copy(row_key(list, row)) : NULL;
}

static void make_rows(struct folder_list *list)
{
    order_release(&list->order);
    order_init(&list->order, &list->folder, list->form, &list->roster);
    /* Before the filter, so that columns stand still while it is typed. */
    folder_widths_measure(list);
    order_filter(&list->order, list->filter);
    order_sort(&list->order, &list->folder, list->by);
    list->arranged = list->folder.count;
    list_fit(&list->list, (int)list->order.count, list->list.rows);
}

static void arrange(struct folder_list *list, size_t step)
{
    char *key = cursor_key(list);
    choose_form(list, step);
    make_rows(list);
    if (key != NULL)
        go_key(list, key);
    if (list->keep != NULL && (go_key(list, list->keep) || folder_list_is_read(list)))
        folder_list_keep(list, NULL);
    free(key);
}

void folder_list_arrange(struct folder_list *list)
{
    arrange(list, 0);
}

void folder_list_next_form(struct folder_list *list)
{
    const struct order_row *row = folder_list_row(list);
    char *unit = row != NULL ? mem_copy(row->name) : mem_copy("");
    arrange(list, 1);
    for (size_t i = 0; i < list->order.count; i++)
        if (text_same(list->order.rows[i].name, unit))
            list_go(&list->list, (int)i);
    free(unit);
}

static const struct order_row *other_twin(const struct folder_list *list,
                                          const struct order_row *row)
{
    for (size_t i = 0; i < list->order.count; i++) {
        const struct order_row *other = &list->order.rows[i];
        if (other != row && other->twin && text_same(other->name, row->name))
            return other;
    }
    return NULL;
}

void folder_list_check(const struct folder_list *list, struct diags *diags)
{
    const struct order_row *other = NULL;
    for (size_t i = 0; i < list->order.count && other == NULL; i++) {
        const struct order_row *row = &list->order.rows[i];
        other = row->twin ? other_twin(list, row) : NULL;
        if (other != NULL)
            diag_add(diags, DIAG_WARNING, (struct place){0},
                     _("'%s' has two sheets, %s and %s; both are marked !, keep one of them"),
                     row->name, list->folder.entries[row->entry].file,
                     list->folder.entries[other->entry].file);
    }
}

static char *find_neighbour(void *context, const char *file, int step)
{
    struct folder_list *list = context;
    int count = (int)list->order.count;
    int at = find_key(list, file);
    if (at < 0)
        return NULL;
    for (at += step; at >= 0 && at < count; at += step) {
        const struct folder_entry *entry = folder_list_entry_of(list, &list->order.rows[at]);
        if (entry != NULL)
            return mem_copy(entry->file);
    }
    return NULL;
}

struct neighbours folder_list_neighbours(struct folder_list *list)
{
    return (struct neighbours){find_neighbour, list};
}
