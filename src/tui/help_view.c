/* SPDX-License-Identifier: MIT */
#include "tui/help_view.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"

/* From this width on keys and words stand beside one another. */
#define BESIDE_COLUMNS 60
#define KEY_COLUMNS    24

enum help_action {
    HELP_BACK = 1,
    HELP_DOWN,
    HELP_UP,
    HELP_PAGE_DOWN,
    HELP_PAGE_UP,
    HELP_FIRST,
    HELP_LAST
};

struct help {
    const struct screen *of;
    int top; /* first line shown */
    int lines;
    int rows;
};

static const struct action help_actions[] = {
    {HELP_BACK, "back", {"q", "Esc", "F10", "?", "F1", "Enter"}, N_("back"), N_("back")},
    {HELP_DOWN, "down", {"Down", "j"}, N_("down"), N_("a line down")},
    {HELP_UP, "up", {"Up", "k"}, N_("up"), N_("a line up")},
    {HELP_PAGE_DOWN, "page-down", {"PgDn", "Space"}, NULL, N_("a page down")},
    {HELP_PAGE_UP, "page-up", {"PgUp"}, NULL, N_("a page up")},
    {HELP_FIRST, "first", {"Home", "g"}, NULL, N_("to the beginning")},
    {HELP_LAST, "last", {"End", "G"}, NULL, N_("to the end")},
    {0},
};

void help_open(struct app *app, const struct screen *screen)
{
    struct help *help = mem_new(1, sizeof *help);
    help->of = screen;
    app_push(app, &help_screen, help);
}

/* Draws one action's lines from line AT on, as far as they are shown; returns how many it has. */
static int draw_action(const struct help *help, const struct painter *painter, int at,
                       const struct action *action)
{
    struct str keys = {0};
    action_keys(action, " ", &keys);
    bool beside = painter->columns >= BESIDE_COLUMNS;
    int left = beside ? KEY_COLUMNS + 2 : 3;
    int width = painter->columns - left - 1;
    int key_lines = beside ? text_line_count(str_text(&keys), KEY_COLUMNS)
                           : text_line_count(str_text(&keys), painter->columns - 2);
    int words = text_line_count(_(action->help), width);
    int lines = beside ? (words > key_lines ? words : key_lines) : words + key_lines;
    int row = at - help->top;
    struct painter area = paint_part(painter, 1, 0, painter->rows - 2, painter->columns);
    paint_folded(&area, row, 1, beside ? KEY_COLUMNS : painter->columns - 2, key_lines, STYLE_KEY,
                 str_text(&keys));
    paint_folded(&area, beside ? row : row + key_lines, left, width, words, STYLE_NORMAL,
                 _(action->help));
    str_release(&keys);
    return lines;
}

static void help_draw(const struct app *app, void *state, const struct painter *painter)
{
    struct help *help = state;
    help->rows = painter->rows - 2;
    if (help->top > help->lines - help->rows)
        help->top = help->lines - help->rows;
    if (help->top < 0)
        help->top = 0;
    int at = 0;
    for (const struct action *action = help->of->actions; action->name != NULL; action++)
        at += draw_action(help, painter, at, action);
    help->lines = at;
    paint_fill(painter, 0, 0, -1, STYLE_TITLE);
    paint_textf(painter, 0, 1, -1, STYLE_TITLE, _("help: %s"), _(help->of->title));
    app_draw_foot(app, painter, painter->rows - 1, help_actions);
}

static bool help_act(struct app *app, void *state, int action, keypress key)
{
    struct help *help = state;
    (void)key;
    switch ((enum help_action)action) {
    case HELP_BACK:
        app_pop(app);
        return true;
    case HELP_DOWN:
        help->top++;
        return true;
    case HELP_UP:
        help->top--;
        return true;
    case HELP_PAGE_DOWN:
        help->top += help->rows - 1;
        return true;
    case HELP_PAGE_UP:
        help->top -= help->rows - 1;
        return true;
    case HELP_FIRST:
        help->top = 0;
        return true;
    case HELP_LAST:
        help->top = help->lines;
        return true;
    }
    return false;
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
    .close = help_close,
};
