/* SPDX-License-Identifier: MIT */
#include "view/folder_list.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

const struct folder_entry *folder_list_entry(const struct folder_list *list)
{
    if (list->list.at < 0 || list->list.at >= list->count)
        return NULL;
    return &list->folder.entries[list->rows[list->list.at].entry];
}

static const char *entry_name(const struct folder_entry *entry)
{
    return entry->sheet.form != NULL ? entry->sheet.unit : entry->file;
}

static void list_take(struct folder_list *list, const struct form *form)
{
    struct ranking ranking;
    ranking_init(&ranking, &list->folder, form);
    for (size_t i = 0; i < ranking.count; i++) {
        const struct folder_entry *entry = &list->folder.entries[ranking.rows[i].entry];
        if (text_contains(entry_name(entry), list->filter))
            list->rows[list->count++] = ranking.rows[i];
    }
    ranking_release(&ranking);
}

static int compare_entries(const struct folder_entry *a, const struct folder_entry *b,
                           enum folder_sort sort)
{
    switch (sort) {
    case SORT_UNIT:
        return strcmp(entry_name(a), entry_name(b));
    case SORT_OPEN:
        return (a->total.open < b->total.open) - (a->total.open > b->total.open);
    case SORT_DATE:
        return a->sheet.form == NULL || b->sheet.form == NULL
                   ? 0
                   : strcmp(b->sheet.date, a->sheet.date);
    case SORT_RANK:
    case SORT_COUNT:
        break;
    }
    return 0;
}

/* By insertion: it keeps the order by rank among equals, and a folder has some tens of sheets. */
static void list_sort(struct folder_list *list)
{
    for (int i = 1; i < list->count; i++) {
        struct rank_row row = list->rows[i];
        int at = i;
        while (at > 0 && compare_entries(&list->folder.entries[list->rows[at - 1].entry],
                                         &list->folder.entries[row.entry], list->sort) > 0) {
            list->rows[at] = list->rows[at - 1];
            at--;
        }
        list->rows[at] = row;
    }
}

void folder_list_arrange(struct folder_list *list)
{
    free(list->rows);
    list->rows = mem_new(list->folder.count, sizeof *list->rows);
    list->count = 0;
    size_t count;
    const struct form **forms = folder_forms(&list->folder, &count);
    for (size_t i = 0; i < count; i++)
        list_take(list, forms[i]);
    list_take(list, NULL);
    free(forms);
    if (list->sort != SORT_RANK)
        list_sort(list);
    list_fit(&list->list, list->count, list->list.rows);
}

static void list_go_file(struct folder_list *list, const char *file)
{
    for (int i = 0; i < list->count; i++)
        if (strcmp(list->folder.entries[list->rows[i].entry].file, file) == 0)
            list_go(&list->list, i);
}

void folder_list_reload(struct app *app, struct folder_list *list)
{
    struct diags diags = {0};
    const struct folder_entry *entry = folder_list_entry(list);
    char *file = entry != NULL ? mem_copy(entry->file) : NULL;
    folder_release(&list->folder);
    folder_open(&list->folder, list->desk->folder, list->desk->shelf, &diags);
    folder_list_arrange(list);
    if (file != NULL)
        list_go_file(list, file);
    desk_say(app, &diags);
    diags_release(&diags);
    free(file);
}
