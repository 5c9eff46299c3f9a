/* SPDX-License-Identifier: MIT */
#include <curses.h>

#include "base/lang.h"
#include "base/mem.h"
#include "tui/app.h"
#include "tui/app_frame.h"
#include "tui/terminal.h"

bool app_is_small(void)
{
    return LINES < TERMINAL_ROWS_LEAST || COLS < TERMINAL_COLUMNS_LEAST;
}

static struct painter whole_canvas(struct app *app)
{
    return (struct painter){&app->canvas, 0, 0, app->canvas.rows, app->canvas.columns};
}

/* Over what is there already; an overlay stands in the middle, or at the foot. */
static void frame_paint(struct app *app, struct frame *frame)
{
    struct painter painter = whole_canvas(app);
    int rows = painter.rows;
    int columns = painter.columns;
    if (frame->screen->at_foot)
        rows = 1;
    else if (frame->screen->overlay)
        frame->screen->size(frame->state, &rows, &columns);
    frame->top = frame->screen->at_foot ? painter.rows - 1 : (painter.rows - rows) / 2;
    frame->left = (painter.columns - columns) / 2;
    frame->rows = rows;
    frame->columns = columns;
    painter = paint_part(&painter, frame->top, frame->left, rows, columns);
    /* The lowest one has a blank canvas to begin with. */
    for (int row = 0; row < rows && frame->screen->overlay; row++)
        paint_fill(&painter, row, 0, columns, STYLE_NORMAL);
    frame->screen->draw(app, frame->state, &painter);
}

/* The lowest frame that can be seen: what lies under a screen that is no overlay is covered. */
static size_t first_seen(const struct app *app)
{
    size_t i = app->count - 1;
    while (i > 0 && app->frames[i]->screen->overlay)
        i--;
    return i;
}

/* Everything else stays as it is until there is room again. */
static void paint_small(struct app *app)
{
    struct painter painter = whole_canvas(app);
    struct str text = {0};
    str_addf(&text, _("%d×%d is too small a window; make it at least %d×%d. Nothing is lost."),
             COLS, LINES, TERMINAL_COLUMNS_LEAST, TERMINAL_ROWS_LEAST);
    paint_folded(&painter, LINES / 3, 0, COLS, LINES, STYLE_NORMAL, str_text(&text));
    str_release(&text);
}

static struct cursor find_cursor(const struct frame *top)
{
    struct cursor cursor = {false, 0, 0};
    if (app_is_small() || top->screen->cursor == NULL)
        return cursor;
    cursor.shown = top->screen->cursor(top->state, &cursor.row, &cursor.column);
    cursor.row += top->top;
    cursor.column += top->left;
    return cursor;
}

void app_forget(struct app *app)
{
    canvas_forget(&app->canvas);
}

static void paint_all(struct app *app)
{
    struct frame *top = app_top(app);
    app->message_is_new = false;
    canvas_begin(&app->canvas, LINES, COLS, terminal_shown(LINES, COLS));
    size_t seen = first_seen(app);
    for (size_t i = seen; i < app->count && !app_is_small(); i++)
        frame_paint(app, app->frames[i]);
    if (app_is_small())
        paint_small(app);
    canvas_end(&app->canvas);
    /* What an overlay covers is not what the screen under it has painted. */
    if (seen + 1 < app->count)
        canvas_forget(&app->canvas);
    struct cursor cursor = find_cursor(top);
    terminal_show(app->canvas.picture, LINES, COLS, &cursor);
}

/* Saves while there is some memory left.  A saving that fails says so itself, over this. */
static void mind_memory(struct app *app)
{
    if (!mem_is_short())
        return;
    mem_keep_reserve();
    app_say(app, MESSAGE_WARNING,
            _("memory ran short, so everything was saved; close other programs, or end this one"));
    app_idle(app);
}

void app_paint(struct app *app)
{
    if (app_is_done(app))
        return;
    paint_all(app);
    for (size_t i = 0; i < app->count; i++)
        if (app->frames[i]->screen->painted != NULL)
            app->frames[i]->screen->painted(app, app->frames[i]->state);
    mind_memory(app);
    /* What could not be brought to the disk is told before the next key is awaited. */
    if (app->message_is_new)
        paint_all(app);
}
