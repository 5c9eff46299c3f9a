/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "report/units.h"
#include "sheet/session.h"
#include "tui/chooser.h"
#include "tui/prompt.h"
#include "view/folder_list.h"
#include "view/walk_view.h"

/* The assessors of the newest sheet are most likely the ones standing here now. */
static const char *last_assessors(const struct folder_list *list)
{
    const char *assessors = "";
    const char *date = "";
    for (size_t i = 0; i < list->folder.count; i++) {
        const struct folder_entry *entry = &list->folder.entries[i];
        if (entry->form == NULL || strcmp(entry->date, date) < 0)
            continue;
        assessors = entry->assessors;
        date = entry->date;
    }
    return assessors;
}

static bool sheet_make(struct app *app, void *context, const char *const *values)
{
    struct folder_list *list = context;
    struct diags diags = {0};
    struct session session = {0};
    bool made = session_create(&session, list->desk->folder, list->new_form, list->new_unit,
                               values[0], values[1], &list->desk->clock, &diags);
    if (made) {
        desk_touch(list->desk, session.file);
        mem_replace(&list->open_next, session.file);
        session_release(&session);
    }
    desk_say(app, &diags);
    return made;
}

static void ask_particulars(struct app *app, struct folder_list *list)
{
    char today[DATE_TEXT];
    date_today(&list->desk->clock, today);
    struct prompt_field fields[] = {
        {.label = _("assessors"),
         .value = last_assessors(list),
         .hint = _("several: commas between")},
        {.label = _("date"), .value = today, .width = 16},
    };
    prompt_open(app, &(struct prompt){.title = list->new_unit,
                                      .fields = fields,
                                      .field_count = 2,
                                      .done = sheet_make,
                                      .context = list});
}

static void unit_chosen(struct app *app, void *context, size_t line, const char *text)
{
    struct folder_list *list = context;
    (void)line;
    mem_replace(&list->new_unit, text);
    ask_particulars(app, list);
}

static void ask_unit(struct app *app, struct folder_list *list)
{
    struct diags diags = {0};
    struct names roster = {0};
    roster_read(list->desk->folder, &roster, &diags);
    struct names units = {0};
    struct units begun;
    units_init(&begun, &list->folder);
    for (size_t i = 0; i < roster.count; i++)
        if (units_find(&begun, list->new_form, roster.at[i], NULL) == NULL)
            names_add(&units, roster.at[i]);
    units_release(&begun);
    chooser_open(app, &(struct chooser){.title = _("unit to be assessed"),
                                        .lines = (const char *const *)units.at,
                                        .count = units.count,
                                        .free = true,
                                        .chosen = unit_chosen,
                                        .context = list});
    names_release(&units);
    names_release(&roster);
    desk_say(app, &diags);
}

/* TEXT begins with the form's id, in which no blank can be. */
static void form_chosen(struct app *app, void *context, size_t line, const char *text)
{
    struct folder_list *list = context;
    (void)line;
    struct diags diags = {0};
    char *id = mem_copy_part(text, strcspn(text, " "));
    list->new_form = form_shelf_find(list->desk->shelf, id, &diags);
    free(id);
    if (list->new_form != NULL && list->new_unit[0] != '\0')
        ask_particulars(app, list);
    else if (list->new_form != NULL)
        ask_unit(app, list);
    desk_say(app, &diags);
}

/* The form's id and title; of one that cannot be read the id alone. */
static void add_form(struct form_shelf *shelf, const char *id, int columns, struct names *lines)
{
    const struct form *form = form_shelf_find(shelf, id, NULL);
    struct str line = {0};
    text_pad(id, columns, &line);
    if (form != NULL)
        str_add(&line, form_spoken_text(form, &form->label));
    names_add(lines, str_text(&line));
    str_release(&line);
}

/* The form that the folder shows comes first. */
static void choose_form(struct app *app, struct folder_list *list, const struct names *ids)
{
    struct names lines = {0};
    const char *shown = list->form != NULL ? list->form->id : "";
    int columns = 0;
    for (size_t i = 0; i < ids->count; i++)
        if (text_width(ids->at[i]) + 2 > columns)
            columns = text_width(ids->at[i]) + 2;
    if (list->form != NULL)
        add_form(list->desk->shelf, shown, columns, &lines);
    for (size_t i = 0; i < ids->count; i++)
        if (strcmp(ids->at[i], shown) != 0)
            add_form(list->desk->shelf, ids->at[i], columns, &lines);
    chooser_open(app, &(struct chooser){.title = _("form"),
                                        .lines = (const char *const *)lines.at,
                                        .count = lines.count,
                                        .chosen = form_chosen,
                                        .context = list});
    names_release(&lines);
}

static void ask_form(struct app *app, struct folder_list *list)
{
    struct names ids = {0};
    form_shelf_list(list->desk->shelf, &ids);
    if (ids.count == 0)
        app_say(app, MESSAGE_ERROR,
                _("no form found; put one in ./forms or start with --forms DIR"));
    else if (ids.count == 1)
        form_chosen(app, list, 0, ids.at[0]);
    else
        choose_form(app, list, &ids);
    names_release(&ids);
}

void new_sheet_ask(struct app *app, struct folder_list *list)
{
    mem_replace(&list->new_unit, "");
    ask_form(app, list);
}

void new_sheet_begin(struct app *app, struct folder_list *list, const char *unit)
{
    mem_replace(&list->new_unit, unit);
    list->new_form = list->form;
    if (list->form != NULL)
        ask_particulars(app, list);
    else
        ask_form(app, list);
}
