/* SPDX-License-Identifier: MIT */
#include "view/folder_view.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "tui/help_view.h"
#include "tui/prompt.h"
#include "view/across_view.h"
#include "view/compare_view.h"
#include "view/export_view.h"
#include "view/folder_list.h"
#include "view/losses_view.h"
#include "view/rank_view.h"
#include "view/walk_view.h"

enum folder_action {
    FOLDER_OPEN = 1,
    FOLDER_NEW,
    FOLDER_MOVE,
    FOLDER_SORT,
    FOLDER_FILTER,
    FOLDER_ACROSS,
    FOLDER_COMPARE,
    FOLDER_RANK,
    FOLDER_LOSSES,
    FOLDER_RELOAD,
    FOLDER_EXPORT,
    FOLDER_LANGUAGE,
    FOLDER_HELP,
    FOLDER_BACK,
    FOLDER_QUIT,
};

const struct action folder_actions[] = {
    {FOLDER_OPEN, "open", {"Enter", "Space", "Right"}, N_("open sheet"), N_("open the sheet")},
    {FOLDER_NEW,
     "new",
     {"+", "Ins", "F2"},
     N_("new sheet"),
     N_("a new sheet: the unit from the roster or typed")},
    {FOLDER_SORT, "sort", {"s", "F6"}, N_("sort"), N_("sort by rank, unit, open items or date")},
    {FOLDER_FILTER,
     "filter",
     {"/", "F7"},
     N_("filter"),
     N_("show only units whose name has these words")},
    {FOLDER_ACROSS, "across", {"a", "^A"}, N_("all units"), N_("one item across all units")},
    {FOLDER_COMPARE, "compare", {"c", "F8"}, N_("compare"), N_("compare the sheet with another")},
    {FOLDER_RANK,
     "rank",
     {"r", "F9"},
     N_("ranking"),
     N_("the ranking with bars, in all or section by section")},
    {FOLDER_LOSSES, "losses", {"l", "F11"}, N_("losses"), N_("what costs the units most")},
    {FOLDER_EXPORT,
     "export",
     {"x", "F4"},
     N_("export"),
     N_("export to a file: paper form, table, summary, web page")},
    {FOLDER_HELP, "help", {"?", "F1"}, N_("help"), N_("this help")},
    {FOLDER_QUIT, "quit", {"q", "F10"}, N_("quit"), N_("quit")},
    {FOLDER_MOVE,
     "move",
     {"Down", "Up", "PgDn", "PgUp", "Home", "End"},
     NULL,
     N_("move the cursor")},
    {FOLDER_RELOAD, "reload", {"^R", "F5"}, NULL, N_("read the folder again")},
    {FOLDER_LANGUAGE, "language", {"L", "F12"}, NULL, N_("switch the language")},
    {FOLDER_BACK, "back", {"Esc"}, NULL, N_("show all units again")},
    {0},
};

bool folder_view_open(struct app *app, struct desk *desk, struct diags *diags)
{
    struct folder_list *list = mem_new(1, sizeof *list);
    list->desk = desk;
    list->filter = mem_copy("");
    if (!folder_open(&list->folder, desk->folder, desk->shelf, diags)) {
        free(list->filter);
        free(list);
        return false;
    }
    folder_list_arrange(list);
    app_push(app, &folder_screen, list);
    desk_say(app, diags);
    return true;
}

static void folder_open_file(struct app *app, struct folder_list *list, const char *file)
{
    struct diags diags = {0};
    walk_open(app, list->desk, file, &diags);
    desk_say(app, &diags);
    diags_release(&diags);
}

static void folder_open_entry(struct app *app, struct folder_list *list)
{
    const struct folder_entry *entry = folder_list_entry(list);
    if (entry == NULL)
        app_say(app, MESSAGE_NOTE, _("no sheet to open; + begins one"));
    else
        folder_open_file(app, list, entry->file);
}

static bool filter_done(struct app *app, void *context, const char *const *values)
{
    struct folder_list *list = context;
    (void)app;
    mem_replace(&list->filter, values[0]);
    folder_list_arrange(list);
    return true;
}

static void folder_ask_filter(struct app *app, struct folder_list *list)
{
    struct prompt_field field = {.label = _("unit"), .value = list->filter};
    prompt_open(app, &(struct prompt){.title = _("show only"),
                                      .fields = &field,
                                      .field_count = 1,
                                      .done = filter_done,
                                      .context = list});
}

static void folder_show_all(struct app *app, struct folder_list *list)
{
    if (list->filter[0] == '\0') {
        app_say(app, MESSAGE_NOTE, _("q or F10 quits"));
        return;
    }
    mem_replace(&list->filter, "");
    folder_list_arrange(list);
}

/* The screens that look at the sheets read so far, all of the form that the cursor is on. */
static void folder_review(struct app *app, struct folder_list *list, enum folder_action action)
{
    const struct folder_entry *entry = folder_list_entry(list);
    const struct form *form = entry != NULL ? entry->sheet.form : NULL;
    if (form == NULL)
        app_say(app, MESSAGE_NOTE, _("no sheet to look at here"));
    else if (action == FOLDER_ACROSS)
        across_open(app, list->desk, &list->folder, form, list->desk->across_item);
    else if (action == FOLDER_COMPARE)
        compare_open(app, list->desk, &list->folder, list->rows[list->list.at].entry);
    else if (action == FOLDER_RANK)
        rank_open(app, list->desk, &list->folder, form);
    else
        losses_open(app, list->desk, &list->folder, form);
}

static bool folder_act(struct app *app, void *state, int action, keypress key)
{
    struct folder_list *list = state;
    switch ((enum folder_action)action) {
    case FOLDER_OPEN:
        folder_open_entry(app, list);
        return true;
    case FOLDER_NEW:
        new_sheet_ask(app, list);
        return true;
    case FOLDER_MOVE:
        return list_key(&list->list, key);
    case FOLDER_SORT:
        list->sort = (list->sort + 1) % SORT_COUNT;
        folder_list_arrange(list);
        return true;
    case FOLDER_FILTER:
        folder_ask_filter(app, list);
        return true;
    case FOLDER_ACROSS:
    case FOLDER_COMPARE:
    case FOLDER_RANK:
    case FOLDER_LOSSES:
        folder_review(app, list, (enum folder_action)action);
        return true;
    case FOLDER_RELOAD:
        folder_list_reload(app, list);
        return true;
    case FOLDER_EXPORT:
        export_open_folder(app, &list->folder, folder_list_entry(list));
        return true;
    case FOLDER_LANGUAGE:
        desk_switch_language(app);
        return true;
    case FOLDER_HELP:
        help_open(app, &folder_screen);
        return true;
    case FOLDER_BACK:
        folder_show_all(app, list);
        return true;
    case FOLDER_QUIT:
        app_pop(app);
        return true;
    }
    return false;
}

static void folder_mouse(struct app *app, void *state, const struct mouse *mouse)
{
    struct folder_list *list = state;
    int line = list->list.top + mouse->row - list->first_row;
    if (mouse->what == MOUSE_WHEEL_UP)
        list_move(&list->list, -1);
    else if (mouse->what == MOUSE_WHEEL_DOWN)
        list_move(&list->list, 1);
    else if (mouse->row >= list->first_row && line < list->count) {
        bool again = line == list->list.at;
        list_go(&list->list, line);
        if (again)
            folder_open_entry(app, list);
    }
}

/* A sheet may have been scored meanwhile, and one just made is opened when its prompts are gone. */
static void folder_resume(struct app *app, void *state)
{
    struct folder_list *list = state;
    char *next = list->open_next;
    list->open_next = NULL;
    if (next != NULL)
        folder_open_file(app, list, next);
    else
        folder_list_reload(app, list);
    free(next);
}

static void folder_paint(const struct app *app, void *state, const struct painter *painter)
{
    folder_draw(app, state, painter);
}

static void folder_close(struct app *app, void *state)
{
    struct folder_list *list = state;
    (void)app;
    folder_release(&list->folder);
    free(list->rows);
    free(list->filter);
    free(list->new_unit);
    free(list->open_next);
    free(list);
}

const struct screen folder_screen = {
    .name = "folder",
    .title = N_("the folder of sheets"),
    .actions = folder_actions,
    .draw = folder_paint,
    .act = folder_act,
    .mouse = folder_mouse,
    .resume = folder_resume,
    .close = folder_close,
};
