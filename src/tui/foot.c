/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/lang.h"
#include "base/text.h"
#include "tui/app.h"

#define FOOT_ROWS_MOST 4

static int hint_width(const struct action *action)
{
    struct str keys = {0};
    action_hint_key(action, &keys);
    int width = text_width(str_text(&keys)) + 1 + text_width(_(action->hint));
    str_release(&keys);
    return width;
}

/* The way to all other keys is shown whatever else has no room. */
static const struct action *foot_help(const struct action *table)
{
    for (const struct action *action = table; action->name != NULL; action++)
        if (strcmp(action->name, "help") == 0)
            return action;
    return NULL;
}

static int foot_hint(const struct painter *painter, int row, int column,
                     const struct action *action)
{
    struct str keys = {0};
    action_hint_key(action, &keys);
    if (column + hint_width(action) < painter->columns) {
        column += paint_text(painter, row, column, -1, STYLE_KEY, str_text(&keys)) + 1;
        column += paint_text(painter, row, column, -1, STYLE_NORMAL, _(action->hint)) + 2;
    } else {
        column = painter->columns;
    }
    str_release(&keys);
    return column;
}

/* A message too long for the line takes rows above it: what to do stands at a sentence's end. */
static void foot_message(const struct painter *painter, int row, enum style style,
                         const char *message)
{
    int width = painter->columns - 2;
    int rows = text_line_count(message, width);
    if (rows > FOOT_ROWS_MOST)
        rows = FOOT_ROWS_MOST;
    for (int i = 0; i < rows; i++)
        paint_fill(painter, row - i, 0, -1, STYLE_NORMAL);
    paint_folded(painter, row - rows + 1, 1, width, rows, style, message);
}

void app_draw_foot(const struct app *app, const struct painter *painter, int row,
                   const struct action *table)
{
    static const enum style styles[] = {
        [MESSAGE_NOTE] = STYLE_STRONG,
        [MESSAGE_WARNING] = STYLE_WARNING,
        [MESSAGE_ERROR] = STYLE_ERROR,
    };
    enum message_kind kind;
    const char *message = app_message(app, &kind);
    if (message[0] != '\0') {
        foot_message(painter, row, styles[kind], message);
        return;
    }
    const struct action *help = foot_help(table);
    struct painter room = *painter;
    if (help != NULL)
        room.columns -= hint_width(help) + 2;
    int column = 1;
    for (const struct action *action = table; action->name != NULL; action++)
        if (action->hint != NULL && action != help)
            column = foot_hint(&room, row, column, action);
    if (help != NULL)
        foot_hint(painter, row, painter->columns - hint_width(help) - 1, help);
}
