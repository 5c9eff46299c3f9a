/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/text.h"
#include "tui/chooser.h"
#include "view/folder_columns.h"
#include "view/folder_list.h"

/* One sheet as a line to choose: what is short and decides comes first, the form's name last, where
 * a narrow screen may cut it. */
static void years_line(const struct folder_entry *entry, const struct order *of, int rank,
                       struct str *out)
{
    const struct form *form = entry->form;
    char text[FOLDER_CELL_TEXT];
    str_addf(out, "%s  %s  %s", form->id, folder_cell_text(&entry->total, true, text),
             folder_status_text(entry));
    if (rank != RANK_NONE)
        str_addf(out, _("  %d of %zu"), rank, of->ranked);
    str_addf(out, "  %s  %s", entry->date, form_spoken_text(form, &form->label));
}

static void add_year(struct folder_list *list, const struct order *of, const struct order_row *row,
                     struct names *lines)
{
    const struct folder_entry *entry = &list->folder.entries[row->entry];
    struct str line = {0};
    years_line(entry, of, row->rank, &line);
    /* Two sheets alike in all that is shown are told apart by their files. */
    if (names_have(lines, str_text(&line)))
        str_addf(&line, "  %s", file_base_name(entry->file));
    names_add(lines, str_text(&line));
    names_add(&list->years, entry->file);
    str_release(&line);
}

/* The unit's sheets of one form. */
static void collect(struct folder_list *list, const struct form *form, const char *unit,
                    struct names *lines)
{
    struct order order;
    order_init(&order, &list->folder, form, NULL);
    for (size_t i = 0; i < order.sheets; i++) {
        const struct order_row *row = &order.rows[i];
        if (text_same(row->name, unit))
            add_year(list, &order, row, lines);
    }
    order_release(&order);
}

static void sheet_chosen(struct app *app, void *context, size_t line, const char *text)
{
    struct folder_list *list = context;
    (void)text;
    folder_open_file(app, list, list->years.at[line]);
}

static void collect_all(struct folder_list *list, const char *unit, struct names *lines)
{
    size_t count;
    const struct form **forms = folder_forms(&list->folder, &count);
    names_release(&list->years);
    for (size_t i = 0; i < count; i++)
        collect(list, forms[i], unit, lines);
    free(forms);
}

void folder_years_ask(struct app *app, struct folder_list *list)
{
    const struct order_row *row = folder_list_row(list);
    const struct folder_entry *entry = folder_list_entry(list);
    if (row == NULL || (entry != NULL && entry->form == NULL)) {
        app_say(app, MESSAGE_NOTE, _("no unit here whose sheets could be listed"));
        return;
    }
    struct names lines = {0};
    collect_all(list, row->name, &lines);
    if (lines.count == (entry != NULL ? 1U : 0U))
        app_say(app, MESSAGE_NOTE, _("'%s' has no other sheet in this folder"), row->name);
    else
        chooser_open(app, &(struct chooser){.title = row->name,
                                            .lines = (const char *const *)lines.at,
                                            .count = lines.count,
                                            .chosen = sheet_chosen,
                                            .context = list});
    names_release(&lines);
}
