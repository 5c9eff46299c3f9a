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
    str_addf(out, "  %s  %s", entry->date, form_text(form, &form->label, lang_code()));
}

static void add_choice(struct folder_list *list, const struct folder_entry *entry,
                       const struct str *line)
{
    struct str text = {0};
    str_add(&text, str_text(line));
    /* Two sheets alike in all that is shown are told apart by their files. */
    if (names_have(&list->choice, str_text(&text)))
        str_addf(&text, "  %s", file_base_name(entry->file));
    names_add(&list->choice, str_text(&text));
    names_add(&list->chosen, entry->file);
    str_release(&text);
}

/* The unit's sheets of one form. */
static void collect(struct folder_list *list, const struct form *form, const char *unit)
{
    struct order order;
    order_init(&order, &list->folder, form, NULL);
    for (size_t i = 0; i < order.sheets; i++) {
        const struct order_row *row = &order.rows[i];
        struct str line = {0};
        if (text_same(row->name, unit)) {
            years_line(&list->folder.entries[row->entry], &order, row->rank, &line);
            add_choice(list, &list->folder.entries[row->entry], &line);
        }
        str_release(&line);
    }
    order_release(&order);
}

static void sheet_chosen(struct app *app, void *context, const char *text)
{
    struct folder_list *list = context;
    for (size_t i = 0; i < list->choice.count; i++)
        if (strcmp(list->choice.at[i], text) == 0) {
            folder_open_file(app, list, list->chosen.at[i]);
            return;
        }
}

static void collect_all(struct folder_list *list, const char *unit)
{
    size_t count;
    const struct form **forms = folder_forms(&list->folder, &count);
    names_release(&list->choice);
    names_release(&list->chosen);
    for (size_t i = 0; i < count; i++)
        collect(list, forms[i], unit);
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
    collect_all(list, row->name);
    if (list->choice.count == (entry != NULL ? 1U : 0U)) {
        app_say(app, MESSAGE_NOTE, _("'%s' has no other sheet in this folder"), row->name);
        return;
    }
    chooser_open(app, &(struct chooser){.title = row->name,
                                        .lines = (const char *const *)list->choice.at,
                                        .count = list->choice.count,
                                        .chosen = sheet_chosen,
                                        .context = list});
}
