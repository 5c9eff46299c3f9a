/* SPDX-License-Identifier: MIT */
#include "view/followup_view.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "tui/chooser.h"
#include "tui/help_view.h"
#include "view/followup_list.h"

enum followup_action {
    FOLLOWUP_EDIT = 1,
    FOLLOWUP_TODAY,
    FOLLOWUP_CLEAR,
    FOLLOWUP_PREVIOUS,
    FOLLOWUP_NEXT,
    FOLLOWUP_NEXT_DUE,
    FOLLOWUP_SORT,
    FOLLOWUP_UNDO,
    FOLLOWUP_SAVE,
    FOLLOWUP_MOVE,
    FOLLOWUP_RELOAD,
    FOLLOWUP_LANGUAGE,
    FOLLOWUP_HELP,
    FOLLOWUP_BACK,
};

const struct action followup_actions[] = {
    {FOLLOWUP_EDIT,
     "edit",
     {"Enter"},
     N_("edit"),
     N_("edit the step; at the assessment, open the sheet")},
    {FOLLOWUP_TODAY,
     "today",
     {"Space"},
     N_("today"),
     N_("set the step to today where it is empty")},
    {FOLLOWUP_CLEAR,
     "clear",
     {"Del", "Backspace"},
     N_("clear"),
     N_("clear the step, unless a later one hangs on it")},
    {FOLLOWUP_NEXT_DUE,
     "next-due",
     {"n", "F4"},
     N_("next due"),
     N_("the next unit whose term is due or overdue")},
    {FOLLOWUP_UNDO, "undo", {"u", "F2"}, N_("undo"), N_("take the last change back")},
    {FOLLOWUP_SORT,
     "sort",
     {"s", "F6"},
     N_("sort"),
     N_("sort as in the roster, by term, by rank, or the weakest first")},
    {FOLLOWUP_BACK, "back", {"q", "Esc", "F10", "o"}, N_("back"), N_("back")},
    {FOLLOWUP_HELP, "help", {"?", "F1"}, N_("help"), N_("this help")},
    {FOLLOWUP_PREVIOUS, "previous-step", {"Left", "<"}, NULL, N_("previous step")},
    {FOLLOWUP_NEXT, "next-step", {"Right", ">", "Tab"}, NULL, N_("next step")},
    {FOLLOWUP_MOVE,
     "move",
     {"Down", "Up", "PgDn", "PgUp", "Home", "End"},
     NULL,
     N_("move the cursor")},
    {FOLLOWUP_SAVE, "save", {"^S"}, NULL, N_("try again to save what could not be saved")},
    {FOLLOWUP_RELOAD, "reload", {"^R", "F5"}, NULL, N_("read sheets and file again")},
    {FOLLOWUP_LANGUAGE, "language", {"L", "F12"}, NULL, N_("switch the language")},
    {0},
};

const struct cycle_row *followup_list_row(const struct followup_list *list)
{
    if (list->list.at < 0 || (size_t)list->list.at >= list->cycle.count)
        return NULL;
    return &list->cycle.rows[list->list.at];
}

static void go_to_unit(struct followup_list *list, int unit)
{
    for (size_t i = 0; i < list->cycle.count; i++)
        if (list->cycle.rows[i].unit == unit)
            list_go(&list->list, (int)i);
}

void followup_list_arrange(struct followup_list *list)
{
    const struct cycle_row *row = followup_list_row(list);
    int unit = row != NULL ? row->unit : -1;
    cycle_release(&list->cycle);
    cycle_init(&list->cycle, &list->followup, &list->folder, list->today, list->sort);
    list_fit(&list->list, (int)list->cycle.count, list->list.rows);
    if (unit >= 0)
        go_to_unit(list, unit);
}

static bool read_all(struct followup_list *list, struct diags *diags)
{
    date_today(&list->desk->clock, list->today);
    if (!folder_open(&list->folder, list->desk->folder, list->desk->shelf, diags))
        return false;
    if (!followup_open(&list->followup, &list->folder, list->form, diags)) {
        folder_release(&list->folder);
        return false;
    }
    followup_check(&list->followup, list->today, diags);
    followup_list_arrange(list);
    return true;
}

static void list_free(struct followup_list *list)
{
    for (size_t i = 0; i < list->undo_count; i++)
        followup_edit_release(&list->undo[i]);
    free(list->undo);
    followup_edit_release(&list->asked);
    cycle_release(&list->cycle);
    followup_release(&list->followup);
    folder_release(&list->folder);
    lines_release(&list->card);
    free(list->choice);
    free(list);
}

static void open_form(struct app *app, struct desk *desk, const struct form *form,
                      struct diags *diags)
{
    struct followup_list *list = mem_new(1, sizeof *list);
    list->desk = desk;
    list->form = form;
    list->choice = mem_copy("");
    if (read_all(list, diags))
        app_push(app, &followup_screen, list);
    else
        list_free(list);
}

static void form_chosen(struct app *app, void *context, size_t line, const char *text)
{
    struct desk *desk = context;
    (void)line;
    struct diags diags = {0};
    const struct form *form = form_shelf_find(desk->shelf, text, &diags);
    if (form != NULL)
        open_form(app, desk, form, &diags);
    desk_say(app, &diags);
}

static void ask_form(struct app *app, struct desk *desk, struct diags *diags)
{
    struct folder folder;
    struct names ids = {0};
    if (!folder_list(&folder, desk->folder, diags))
        return;
    cycle_forms(&folder, &ids, diags);
    folder_release(&folder);
    if (ids.count == 0)
        form_shelf_list(desk->shelf, &ids);
    if (ids.count == 1)
        form_chosen(app, desk, 0, ids.at[0]);
    else
        chooser_open(app, &(struct chooser){.title = _("form"),
                                            .lines = (const char *const *)ids.at,
                                            .count = ids.count,
                                            .chosen = form_chosen,
                                            .context = desk});
    names_release(&ids);
}

void followup_view_open(struct app *app, struct desk *desk, const struct form *form)
{
    struct diags diags = {0};
    if (form != NULL)
        open_form(app, desk, form, &diags);
    else
        ask_form(app, desk, &diags);
    desk_say(app, &diags);
}

static void reload(struct app *app, struct followup_list *list)
{
    struct diags diags = {0};
    const struct cycle_row *row = followup_list_row(list);
    char *unit = mem_copy(row != NULL && row->unit >= 0 ? cycle_unit(&list->cycle, row) : "");
    followup_save(&list->followup, list->today, &diags);
    if (list->followup.pending_count == 0) {
        cycle_release(&list->cycle);
        followup_release(&list->followup);
        folder_release(&list->folder);
        if (read_all(list, &diags))
            go_to_unit(list, followup_unit(&list->followup, unit));
        else
            app_pop(app);
    }
    free(unit);
    desk_say(app, &diags);
}

static void step(struct followup_list *list, int by)
{
    list->stage = (enum stage)(((int)list->stage + by + STAGES) % STAGES);
}

static void go_to_next_due(struct app *app, struct followup_list *list)
{
    int count = (int)list->cycle.count;
    for (int i = 1; i <= count; i++) {
        int at = (list->list.at + i) % count;
        if (!cycle_is_due(&list->cycle.rows[at]))
            continue;
        list_go(&list->list, at);
        list->stage = STAGE_VOTE;
        return;
    }
    app_say(app, MESSAGE_NOTE, _("no rectification term is due or overdue"));
}

static void sort(struct followup_list *list)
{
    list->sort = (list->sort + 1) % CYCLE_SORTS;
    followup_list_arrange(list);
}

static bool followup_act(struct app *app, void *state, int action, keypress key)
{
    struct followup_list *list = state;
    switch ((enum followup_action)action) {
    case FOLLOWUP_EDIT:
        followup_ask(app, list);
        return true;
    case FOLLOWUP_TODAY:
        followup_set_today(app, list);
        return true;
    case FOLLOWUP_CLEAR:
        followup_clear(app, list);
        return true;
    case FOLLOWUP_PREVIOUS:
        step(list, -1);
        return true;
    case FOLLOWUP_NEXT:
        step(list, 1);
        return true;
    case FOLLOWUP_NEXT_DUE:
        go_to_next_due(app, list);
        return true;
    case FOLLOWUP_SORT:
        sort(list);
        return true;
    case FOLLOWUP_UNDO:
        followup_undo(app, list);
        return true;
    case FOLLOWUP_SAVE:
        followup_save_pending(app, list, true);
        return true;
    case FOLLOWUP_MOVE:
        return list_key(&list->list, key);
    case FOLLOWUP_RELOAD:
        reload(app, list);
        return true;
    case FOLLOWUP_LANGUAGE:
        desk_switch_language(app);
        return true;
    case FOLLOWUP_HELP:
        help_open(app, &followup_screen);
        return true;
    case FOLLOWUP_BACK:
        followup_leave(app, list);
        return true;
    }
    return false;
}

/* The step that stands at COLUMN of the list; STAGES where none does. */
static int stage_at(const struct followup_list *list, int column)
{
    /* The mouse may be quicker than the first painting. */
    if (list->cell_columns == 0 || column < list->first_column)
        return STAGES;
    int stage = (column - list->first_column) / list->cell_columns;
    return stage < STAGE_COLUMNS ? stage : STAGES;
}

static void followup_mouse(struct app *app, void *state, const struct mouse *mouse)
{
    struct followup_list *list = state;
    int line = list_line_at(&list->list, mouse->row - list->first_row);
    int stage = stage_at(list, mouse->column);
    bool again = list_mouse(&list->list, list->first_row, mouse) && stage == (int)list->stage;
    if (mouse->what == MOUSE_PRESS && line >= 0 && stage < STAGES)
        list->stage = (enum stage)stage;
    if (again)
        followup_ask(app, list);
}

static void followup_paint(const struct app *app, void *state, const struct painter *painter)
{
    followup_draw(app, state, painter);
}

static void followup_resume(struct app *app, void *state)
{
    struct followup_list *list = state;
    if (list->sheet_open)
        reload(app, list);
    list->sheet_open = false;
}

static void followup_idle(struct app *app, void *state)
{
    struct followup_list *list = state;
    if (list->followup.pending_count > 0)
        followup_save_pending(app, list, false);
}

static void followup_close(struct app *app, void *state)
{
    struct followup_list *list = state;
    struct diags diags = {0};
    (void)app;
    if (!followup_save(&list->followup, list->today, &diags))
        diags_move(list->desk->left, &diags);
    diags_release(&diags);
    list_free(list);
}

const struct screen followup_screen = {
    .name = "followup",
    .title = N_("follow-up: what the results lead to"),
    .actions = followup_actions,
    .draw = followup_paint,
    .act = followup_act,
    .mouse = followup_mouse,
    .resume = followup_resume,
    .idle = followup_idle,
    .close = followup_close,
};
