/* SPDX-License-Identifier: MIT */
#include "tui/help_view.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "tui/list.h"

/* From this width on keys and words stand beside one another. */
#define BESIDE_COLUMNS 60
#define KEY_COLUMNS    24
#define TITLE_ROWS     1

enum help_action {
    HELP_BACK = 1,
    HELP_RUN,
    HELP_OTHER_KEY,
    HELP_DOWN,
    HELP_UP,
    HELP_PAGE_DOWN,
    HELP_PAGE_UP,
    HELP_FIRST,
    HELP_LAST
};

struct help {
    const struct screen *of;
    struct list list; /* of its actions */
    int key;          /* which of the current action's keys Enter stands for */
    int top;          /* first row shown */
    int columns;      /* of the screen when it was painted last */
};

static const struct action help_actions[] = {
    {HELP_RUN, "run", {"Enter"}, N_("do it"), N_("close the help and do what the line says")},
    {HELP_BACK, "back", {"q", "Esc", "F10", "?", "F1"}, N_("back"), N_("back")},
    {HELP_OTHER_KEY,
     "other-key",
     {"Right", "Left"},
     N_("other key"),
     N_("which of the line's keys Enter stands for")},
    {HELP_DOWN, "down", {"Down", "j"}, NULL, N_("a line down")},
    {HELP_UP, "up", {"Up", "k"}, NULL, N_("a line up")},
    {HELP_PAGE_DOWN, "page-down", {"PgDn", "Space"}, NULL, N_("a page down")},
    {HELP_PAGE_UP, "page-up", {"PgUp"}, NULL, N_("a page up")},
    {HELP_FIRST, "first", {"Home", "g"}, NULL, N_("to the beginning")},
    {HELP_LAST, "last", {"End", "G"}, NULL, N_("to the end")},
    {0},
};

void help_open(struct app *app, const struct screen *screen)
{
    struct help *help = mem_new(1, sizeof *help);
    int count = 0;
    while (screen->actions[count].name != NULL)
        count++;
    help->of = screen;
    list_fit(&help->list, count, 1);
    app_push(app, &help_screen, help);
}

static const struct action *current_action(const struct help *help)
{
    return &help->of->actions[help->list.at];
}

static keypress current_key(const struct help *help)
{
    return key_from_name(current_action(help)->keys[help->key]);
}

/* Where an action's keys and words stand, and how many rows they take. */
struct layout {
    bool beside;
    int key_columns;
    int key_rows;
    int left;
    int columns;
    int rows;
};

static struct layout plan(const struct action *action, const char *keys, int columns)
{
    struct layout layout = {.beside = columns >= BESIDE_COLUMNS};
    layout.key_columns = layout.beside ? KEY_COLUMNS : columns - 2;
    layout.left = layout.beside ? KEY_COLUMNS + 2 : 3;
    layout.columns = columns - layout.left - 1;
    layout.key_rows = text_line_count(keys, layout.key_columns);
    layout.rows = text_line_count(_(action->help), layout.columns);
    if (!layout.beside)
        layout.rows += layout.key_rows;
    else if (layout.rows < layout.key_rows)
        layout.rows = layout.key_rows;
    return layout;
}

/* Rows that ACTION takes on a screen COLUMNS wide. */
static int action_rows(const struct action *action, int columns)
{
    struct str keys = {0};
    action_keys(action, " ", &keys);
    int rows = plan(action, str_text(&keys), columns).rows;
    str_release(&keys);
    return rows;
}

/* Draws one action from row ROW on and returns how many rows it has. */
static int draw_action(const struct painter *painter, int row, const struct action *action,
                       bool current)
{
    struct str keys = {0};
    action_keys(action, " ", &keys);
    struct layout layout = plan(action, str_text(&keys), painter->columns);
    for (int i = 0; i < layout.rows && current; i++)
        paint_fill(painter, row + i, 0, -1, STYLE_SELECTED);
    if (current)
        paint_text(painter, row, 0, 1, STYLE_SELECTED, "▸");
    paint_folded(painter, row, 1, layout.key_columns, layout.key_rows,
                 current ? STYLE_SELECTED : STYLE_KEY, str_text(&keys));
    paint_folded(painter, layout.beside ? row : row + layout.key_rows, layout.left, layout.columns,
                 layout.rows, current ? STYLE_SELECTED : STYLE_NORMAL, _(action->help));
    str_release(&keys);
    return layout.rows;
}

/* Scrolls as little as needed to show the current action whole. */
static void follow_cursor(struct help *help, const struct painter *area)
{
    int begin = 0;
    for (int i = 0; i < help->list.at; i++)
        begin += action_rows(&help->of->actions[i], area->columns);
    int end = begin + action_rows(current_action(help), area->columns);
    if (help->top + area->rows < end)
        help->top = end - area->rows;
    if (help->top > begin)
        help->top = begin;
}

/* The action that stands on ROW of the screen as it was painted last; -1 where none does. */
static int action_at(const struct help *help, int row)
{
    int end = TITLE_ROWS - help->top;
    if (row < TITLE_ROWS || row >= TITLE_ROWS + help->list.rows)
        return -1;
    for (int i = 0; i < help->list.count; i++) {
        end += action_rows(&help->of->actions[i], help->columns);
        if (row < end)
            return i;
    }
    return -1;
}

static void draw_title(const struct help *help, const struct painter *painter)
{
    char text[KEY_TEXT];
    struct str right = {0};
    str_addf(&right, _("Enter presses %s"), key_to_text(current_key(help), text));
    paint_title(painter, str_text(&right), _("help: %s"), _(help->of->title));
    str_release(&right);
}

static void help_draw(const struct app *app, void *state, const struct painter *painter)
{
    struct help *help = state;
    struct painter area =
        paint_part(painter, TITLE_ROWS, 0, painter->rows - TITLE_ROWS - 1, painter->columns);
    help->columns = area.columns;
    list_fit(&help->list, help->list.count, area.rows);
    follow_cursor(help, &area);
    int row = -help->top;
    for (int i = 0; i < help->list.count; i++)
        row += draw_action(&area, row, &help->of->actions[i], i == help->list.at);
    draw_title(help, painter);
    app_draw_foot(app, painter, painter->rows - 1, help_actions);
}

static int key_count(const struct action *action)
{
    int count = 0;
    while (count < ACTION_KEYS && action->keys[count] != NULL)
        count++;
    return count;
}

static void turn_key(struct help *help, int step)
{
    int count = key_count(current_action(help));
    help->key = (help->key + step + count) % count;
}

static bool help_move(struct help *help, keypress key)
{
    help->key = 0;
    return list_key(&help->list, key);
}

static void help_run(struct app *app, const struct help *help)
{
    app_pop_to_act(app, current_action(help)->id, current_key(help));
}

static bool help_act(struct app *app, void *state, int action, keypress key)
{
    struct help *help = state;
    switch ((enum help_action)action) {
    case HELP_RUN:
        help_run(app, help);
        return true;
    case HELP_BACK:
        app_pop(app);
        return true;
    case HELP_OTHER_KEY:
        turn_key(help, key == K_LEFT ? -1 : 1);
        return true;
    case HELP_DOWN:
        return help_move(help, K_DOWN);
    case HELP_UP:
        return help_move(help, K_UP);
    case HELP_PAGE_DOWN:
        return help_move(help, K_PAGE_DOWN);
    case HELP_PAGE_UP:
        return help_move(help, K_PAGE_UP);
    case HELP_FIRST:
        return help_move(help, K_HOME);
    case HELP_LAST:
        return help_move(help, K_END);
    }
    return false;
}

/* A click on the line that has the cursor does what it says. */
static void help_mouse(struct app *app, void *state, const struct mouse *mouse)
{
    struct help *help = state;
    int line = action_at(help, mouse->row);
    if (mouse->what != MOUSE_PRESS) {
        help_move(help, mouse->what == MOUSE_WHEEL_UP ? K_UP : K_DOWN);
    } else if (line >= 0 && line == help->list.at) {
        help_run(app, help);
    } else if (line >= 0) {
        help->key = 0;
        list_go(&help->list, line);
    }
}

static void help_close(struct app *app, void *state)
{
    (void)app;
    free(state);
}

const struct screen help_screen = {
    .name = "help",
    .title = N_("help"),
    .actions = help_actions,
    .draw = help_draw,
    .act = help_act,
    .mouse = help_mouse,
    .close = help_close,
};
