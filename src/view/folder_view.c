/* SPDX-License-Identifier: MIT */
#include "view/folder_view.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "tui/help_view.h"
#include "tui/prompt.h"
#include "view/across_open.h"
#include "view/compare_view.h"
#include "view/export_view.h"
#include "view/folder_list.h"
#include "view/followup_view.h"
#include "view/losses_view.h"
#include "view/rank_view.h"
#include "view/walk_view.h"

enum folder_action {
    FOLDER_OPEN = 1,
    FOLDER_NEW,
    FOLDER_MOVE,
    FOLDER_SORT,
    FOLDER_REVERSE,
    FOLDER_SEARCH,
    FOLDER_SEARCH_NEXT,
    FOLDER_SEARCH_PREVIOUS,
    FOLDER_FILTER,
    FOLDER_ACROSS,
    FOLDER_COMPARE,
    FOLDER_RANK,
    FOLDER_LOSSES,
    FOLDER_FOLLOWUP,
    FOLDER_FORM,
    FOLDER_YEARS,
    FOLDER_RELOAD,
    FOLDER_EXPORT,
    FOLDER_LANGUAGE,
    FOLDER_HELP,
    FOLDER_BACK,
    FOLDER_QUIT,
};

const struct action folder_actions[] = {
    {FOLDER_OPEN,
     "open",
     {"Enter", "Space", "Right"},
     N_("open sheet"),
     N_("open the sheet; begin it where it is not begun")},
    {FOLDER_NEW,
     "new",
     {"+", "Ins", "F2"},
     N_("new sheet"),
     N_("a new sheet: the unit from the roster or typed")},
    {FOLDER_SORT,
     "sort",
     {"s", "F6"},
     N_("sort"),
     N_("sort by the next column; its name is marked with ▲ or ▼")},
    {FOLDER_SEARCH, "search", {"/"}, N_("search"), N_("search for a unit, all stay in the list")},
    {FOLDER_FILTER,
     "filter",
     {"&", "F7"},
     N_("filter"),
     N_("show only units whose name has these words")},
    {FOLDER_FORM, "form", {"Tab"}, N_("next form"), N_("the next form of the folder")},
    {FOLDER_EXPORT,
     "export",
     {"x", "F4"},
     N_("export"),
     N_("export to a file: paper form, table, summary, web page")},
    {FOLDER_HELP, "help", {"?", "F1"}, N_("help"), N_("this help")},
    {FOLDER_QUIT, "quit", {"q", "F10"}, N_("quit"), N_("quit")},
    {FOLDER_ACROSS, "across", {"a", "^A"}, N_("all units"), N_("one item across all units")},
    {FOLDER_COMPARE, "compare", {"c", "F8"}, N_("compare"), N_("compare the sheet with another")},
    {FOLDER_RANK,
     "rank",
     {"r", "F9"},
     N_("ranking"),
     N_("the ranking with bars, in all or section by section")},
    {FOLDER_LOSSES, "losses", {"l", "F11"}, N_("losses"), N_("what costs the units most")},
    {FOLDER_REVERSE, "reverse", {"S", "^O"}, NULL, N_("sort the other way round")},
    {FOLDER_SEARCH_NEXT, "search-next", {"n", "^N"}, NULL, N_("next place found")},
    {FOLDER_SEARCH_PREVIOUS, "search-previous", {"N", "^P"}, NULL, N_("previous place found")},
    {FOLDER_YEARS,
     "years",
     {"y", "^Y"},
     NULL,
     N_("the unit's sheets of every form in the folder, such as other years")},
    {FOLDER_MOVE,
     "move",
     {"Down", "Up", "PgDn", "PgUp", "Home", "End"},
     NULL,
     N_("move the cursor")},
    {FOLDER_FOLLOWUP, "followup", {"o", "F3"}, NULL, N_("follow-up: what the results lead to")},
    {FOLDER_RELOAD,
     "reload",
     {"^R", "F5"},
     NULL,
     N_("read the folder again, or on where that was stopped")},
    {FOLDER_LANGUAGE, "language", {"L", "F12"}, NULL, N_("switch the language")},
    {FOLDER_BACK, "back", {"Esc"}, NULL, N_("stop reading; else show all units again")},
    {0},
};

const struct action_offer *folder_offers(const struct folder_list *list)
{
    static const struct action_offer of_one_form[] = {
        {FOLDER_OPEN, N_("open sheet")},
        {FOLDER_NEW, N_("new sheet")},
        {FOLDER_SORT, N_("sort")},
        {FOLDER_SEARCH, N_("search")},
        {FOLDER_FILTER, N_("filter")},
        {FOLDER_RANK, N_("ranking")},
        {FOLDER_EXPORT, N_("export")},
        {FOLDER_QUIT, N_("quit")},
        {FOLDER_ACROSS, N_("all units")},
        {FOLDER_COMPARE, N_("compare")},
        {FOLDER_LOSSES, N_("losses")},
        {FOLDER_FOLLOWUP, N_("follow-up")},
        {0},
    };
    return list->form_count > 1 ? NULL : of_one_form;
}

bool folder_view_open(struct app *app, struct desk *desk, struct diags *diags)
{
    struct folder_list *list = mem_new(1, sizeof *list);
    list->desk = desk;
    if (!folder_list_open(list, diags)) {
        folder_list_release(list);
        free(list);
        return false;
    }
    app_push(app, &folder_screen, list);
    desk_say(app, diags);
    return true;
}

/* A sheet that the list does not show has its neighbours by their file names. */
void folder_open_file(struct app *app, struct folder_list *list, const char *file)
{
    struct walk_start start = {.file = file, .item = WALK_AT_OPEN};
    if (folder_list_shows(list, file))
        start.beside = folder_list_neighbours(list);
    walk_open(app, list->desk, &start, NULL);
}

static void folder_open_row(struct app *app, struct folder_list *list)
{
    const struct order_row *row = folder_list_row(list);
    const struct folder_entry *entry = folder_list_entry(list);
    if (row == NULL)
        app_say(app, MESSAGE_NOTE, _("no sheet to open; + begins one"));
    else if (entry == NULL)
        new_sheet_begin(app, list, row->name);
    else
        folder_open_file(app, list, entry->file);
}

static void folder_open_followup(struct app *app, struct folder_list *list)
{
    const struct folder_entry *entry = folder_list_entry(list);
    followup_view_open(app, list->desk, entry != NULL ? entry->form : list->form);
}

static void folder_sort(struct folder_list *list, struct order_by by)
{
    list->by = by;
    folder_list_arrange(list);
}

static void folder_next_form(struct app *app, struct folder_list *list)
{
    struct diags diags = {0};
    if (list->form_count < 2) {
        app_say(app, MESSAGE_NOTE, _("the folder has sheets of one form only"));
        return;
    }
    folder_list_next_form(list);
    folder_list_check(list, &diags);
    desk_say(app, &diags);
}

/* One step back: from reading, from a filter. */
static void folder_back(struct app *app, struct folder_list *list)
{
    if (folder_list_is_reading(list)) {
        list->stopped = true;
        folder_list_arrange(list);
    } else if (list->filter[0] != '\0') {
        mem_replace(&list->filter, "");
        folder_list_arrange(list);
    } else {
        app_say(app, MESSAGE_NOTE, _("q or F10 quits"));
    }
}

/* What changes which rows are shown, and how. */
static bool folder_act_list(struct app *app, struct folder_list *list, int action, keypress key)
{
    struct order_by by = list->by;
    switch (action) {
    case FOLDER_MOVE:
        folder_list_keep(list, NULL);
        return list_key(&list->list, key);
    case FOLDER_SORT:
        folder_sort(list, order_next(by, list->form));
        return true;
    case FOLDER_REVERSE:
        by.reversed = !by.reversed;
        folder_sort(list, by);
        return true;
    case FOLDER_SEARCH:
        folder_ask_search(app, list);
        return true;
    case FOLDER_SEARCH_NEXT:
        folder_search_on(app, list, 1);
        return true;
    case FOLDER_SEARCH_PREVIOUS:
        folder_search_on(app, list, -1);
        return true;
    case FOLDER_FILTER:
        folder_ask_filter(app, list);
        return true;
    case FOLDER_FORM:
        folder_next_form(app, list);
        return true;
    case FOLDER_RELOAD:
        folder_list_reload(app, list);
        return true;
    case FOLDER_BACK:
        folder_back(app, list);
        return true;
    default:
        return false;
    }
}

/* Reads what the screens above look at beyond the sums; rows borrow from what was read before. */
static void fill(struct folder_list *list)
{
    if (folder_fill(&list->folder, list->desk->shelf))
        folder_list_arrange(list);
}

/* The screens that look at all sheets of the form shown. */
static bool folder_act_review(struct app *app, struct folder_list *list, int action)
{
    bool mine = action == FOLDER_ACROSS || action == FOLDER_COMPARE || action == FOLDER_RANK ||
                action == FOLDER_LOSSES;
    const struct folder_entry *entry = folder_list_entry(list);
    if (!mine || !folder_list_is_whole(app, list))
        return mine;
    if (action != FOLDER_RANK)
        fill(list);
    bool compares = action == FOLDER_COMPARE;
    if (list->form == NULL || (compares && (entry == NULL || entry->form == NULL)))
        app_say(app, MESSAGE_NOTE, _("no sheet to look at here"));
    else if (action == FOLDER_ACROSS)
        across_open(app, list->desk, &list->folder, list->form, list->desk->across_item);
    else if (action == FOLDER_COMPARE)
        compare_open(app, list->desk, &list->folder, (size_t)(entry - list->folder.entries));
    else if (action == FOLDER_RANK)
        rank_open(app, list->desk, &list->folder, list->form);
    else
        losses_open(app, list->desk, &list->folder, list->form);
    return true;
}

static bool folder_act_open(struct app *app, struct folder_list *list, int action)
{
    switch (action) {
    case FOLDER_OPEN:
        folder_open_row(app, list);
        return true;
    case FOLDER_NEW:
        new_sheet_ask(app, list);
        return true;
    case FOLDER_YEARS:
        folder_years_ask(app, list);
        return true;
    case FOLDER_FOLLOWUP:
        folder_open_followup(app, list);
        return true;
    case FOLDER_EXPORT:
        if (folder_list_is_whole(app, list)) {
            fill(list);
            export_open_folder(app, &list->folder, folder_list_entry(list));
        }
        return true;
    case FOLDER_LANGUAGE:
        desk_switch_language(app);
        /* Words are as wide as the language makes them. */
        folder_list_speak(list);
        return true;
    case FOLDER_HELP:
        help_open(app, &folder_screen);
        return true;
    case FOLDER_QUIT:
        app_pop(app);
        return true;
    default:
        return false;
    }
}

static bool folder_act(struct app *app, void *state, int action, keypress key)
{
    struct folder_list *list = state;
    return folder_act_list(app, list, action, key) || folder_act_review(app, list, action) ||
           folder_act_open(app, list, action);
}

static bool folder_work(struct app *app, void *state)
{
    return folder_list_read(app, state);
}

static void folder_mouse(struct app *app, void *state, const struct mouse *mouse)
{
    struct folder_list *list = state;
    if (list_mouse(&list->list, list->first_row, mouse))
        folder_open_row(app, list);
}

/* Sheets may have been scored meanwhile, and one just made is opened when its prompts are gone. The
 * language may be another one too. */
static void folder_resume(struct app *app, void *state)
{
    struct folder_list *list = state;
    folder_list_refresh(list);
    char *next = list->open_next;
    list->open_next = NULL;
    if (next != NULL)
        folder_open_file(app, list, next);
    free(next);
}

static void folder_paint(const struct app *app, void *state, const struct painter *painter)
{
    folder_draw(app, state, painter);
}

static void folder_close(struct app *app, void *state)
{
    (void)app;
    folder_list_release(state);
    free(state);
}

const struct screen folder_screen = {
    .name = "folder",
    .title = N_("the folder of sheets"),
    .actions = folder_actions,
    .draw = folder_paint,
    .act = folder_act,
    .mouse = folder_mouse,
    .resume = folder_resume,
    .work = folder_work,
    .close = folder_close,
};
