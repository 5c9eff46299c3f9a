/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/lang.h"
#include "base/text.h"
#include "tui/app.h"
#include "tui/app_frame.h"

#define FOOT_ROWS_MOST 4

/* The line that hints are put on. */
struct foot {
    const struct painter *painter;
    int row;
    struct foot_spots *spots;
};

/* A key and what it does, made ready for the line. */
struct hint {
    const struct action *action;
    struct str keys;
    const char *words;
    int keys_width;
    int width;
};

static struct hint hint_of(const struct action *action, const char *words)
{
    struct hint hint = {.action = action, .words = _(words)};
    action_hint_key(action, &hint.keys);
    hint.keys_width = text_width(str_text(&hint.keys));
    hint.width = hint.keys_width + 1 + text_width(hint.words);
    return hint;
}

/* The way to all other keys is shown whatever else has no room. */
static const struct action *foot_help(const struct action *table)
{
    for (const struct action *action = table; action->name != NULL; action++)
        if (strcmp(action->name, "help") == 0)
            return action;
    return NULL;
}

/* One that stands for nine keys cannot be pressed. */
static void foot_note(const struct foot *foot, int column, const struct hint *hint)
{
    struct foot_spots *spots = foot->spots;
    if (hint->action->keys[0][0] == '1' || spots->count == FOOT_SPOTS)
        return;
    int left = foot->painter->left + column;
    spots->at[spots->count++] = (struct foot_spot){.row = foot->painter->top + foot->row,
                                                   .left = left,
                                                   .right = left + hint->width,
                                                   .action = hint->action};
}

static void foot_hint(const struct foot *foot, int column, const struct hint *hint)
{
    paint_text(foot->painter, foot->row, column, -1, STYLE_KEY, str_text(&hint->keys));
    paint_text(foot->painter, foot->row, column + hint->keys_width + 1, -1, STYLE_NORMAL,
               hint->words);
    foot_note(foot, column, hint);
}

/* Puts the next hint at COLUMN where it fits before column END; returns where the one behind it
 * goes, END where there is no more room. */
static int foot_next(const struct foot *foot, int column, int end, const struct action *action,
                     const char *words)
{
    struct hint hint = hint_of(action, words);
    bool fits = column + hint.width < end;
    if (fits)
        foot_hint(foot, column, &hint);
    str_release(&hint.keys);
    return fits ? column + hint.width + 2 : end;
}

/* Hints one after another, up to the first that does not fit before column END. */
static void foot_hints(const struct foot *foot, int end, const struct action *table)
{
    int column = 1;
    for (const struct action *action = table; action->name != NULL && column < end; action++)
        if (action->hint != NULL && strcmp(action->name, "help") != 0)
            column = foot_next(foot, column, end, action, action->hint);
}

static void foot_offers(const struct foot *foot, int end, const struct action *table,
                        const struct action_offer *offers)
{
    int column = 1;
    for (const struct action_offer *offer = offers; offer->hint != NULL && column < end; offer++)
        column = foot_next(foot, column, end, action_of(table, offer->action), offer->hint);
}

const struct action *foot_pressed(const struct app *app, const struct mouse *mouse)
{
    const struct foot_spots *spots = app->spots;
    if (mouse->what != MOUSE_PRESS || spots->table != app_top(app)->screen->actions)
        return NULL;
    for (int i = 0; i < spots->count; i++) {
        const struct foot_spot *spot = &spots->at[i];
        if (mouse->row == spot->row && mouse->column >= spot->left && mouse->column < spot->right)
            return spot->action;
    }
    return NULL;
}

/* A message too long for the line takes rows above it: what to do stands at a sentence's end. */
static void foot_message(const struct painter *painter, int row, enum style style,
                         const char *message)
{
    int width = painter->columns - 2;
    int rows = text_line_count(message, width);
    if (rows > FOOT_ROWS_MOST)
        rows = FOOT_ROWS_MOST;
    paint_cover(painter, row - rows + 1, rows);
    paint_folded(painter, row - rows + 1, 1, width, rows, style, message);
}

/* Whether MESSAGE is another screen's to show: the overlay's on top, where its one line has room
 * for it, else that of the screen under all overlays. */
static bool is_told_elsewhere(const struct app *app, const struct painter *painter,
                              const struct action *table, const char *message)
{
    const struct frame *top = app_top(app);
    if (top->screen->actions == table)
        return false;
    if (painter->rows == 1)
        return true;
    if (!top->screen->overlay || top->screen->at_foot)
        return false;
    int rows = painter->rows;
    int columns = painter->columns;
    top->screen->size(top->state, &rows, &columns);
    return text_line_count(message, columns - 4) == 1;
}

/* Shows what was said, false where that is to stand elsewhere.  An overlay's foot is one line: what
 * is longer is told by the screen under it, or above the line that is the terminal's last. */
static bool foot_say(const struct app *app, const struct painter *painter, int row,
                     const struct action *table)
{
    static const enum style styles[] = {
        [MESSAGE_NOTE] = STYLE_STRONG,
        [MESSAGE_WARNING] = STYLE_WARNING,
        [MESSAGE_ERROR] = STYLE_ERROR,
    };
    enum message_kind kind;
    const char *message = app_message(app, &kind);
    if (message[0] == '\0' || is_told_elsewhere(app, painter, table, message))
        return false;
    if (painter->rows > 1 || text_line_count(message, painter->columns - 2) == 1) {
        foot_message(painter, row, styles[kind], message);
        return true;
    }
    const struct canvas *canvas = painter->canvas;
    if (painter->top + 1 == canvas->rows) {
        struct painter above = {painter->canvas, 0, 0, canvas->rows, canvas->columns};
        foot_message(&above, canvas->rows - 2, styles[kind], message);
    }
    return false;
}

void app_draw_foot_of(const struct app *app, const struct painter *painter, int row,
                      const struct action *table, const struct action_offer *offers)
{
    struct foot foot = {painter, row, app->spots};
    bool said = foot_say(app, painter, row, table);
    struct painter line = paint_part(painter, row, 0, 1, painter->columns);
    int64_t what[] = {PAINT_KEPT_THING(table), PAINT_KEPT_THING(offers)};
    if (!said && paint_kept(&line, what, 2))
        return;
    *foot.spots = (struct foot_spots){.table = table};
    if (said)
        return;
    int end = painter->columns;
    const struct action *help = foot_help(table);
    if (help != NULL) {
        struct hint hint = hint_of(help, help->hint);
        foot_hint(&foot, end - hint.width - 1, &hint);
        end -= hint.width + 2;
        str_release(&hint.keys);
    }
    if (offers != NULL)
        foot_offers(&foot, end, table, offers);
    else
        foot_hints(&foot, end, table);
}

void app_draw_foot(const struct app *app, const struct painter *painter, int row,
                   const struct action *table)
{
    app_draw_foot_of(app, painter, row, table, NULL);
}
