/* SPDX-License-Identifier: MIT */
#include <curses.h>
#include <panel.h>

#include "base/lang.h"
#include "tui/app_frame.h"
#include "tui/terminal.h"
#include "tui/theme.h"

/* Shifting characters within a line is left to no terminal: across wide ones it tears them. */
WINDOW *app_window(int rows, int columns)
{
    WINDOW *window = newwin(rows, columns, 0, 0);
    idcok(window, FALSE);
    return window;
}

bool app_is_small(void)
{
    return LINES < TERMINAL_ROWS_LEAST || COLS < TERMINAL_COLUMNS_LEAST;
}

/* Gives the frame's window the size that its screen has now; an overlay stands in the middle. */
static struct painter frame_fit(struct frame *frame)
{
    int rows = LINES;
    int columns = COLS;
    if (frame->screen->at_foot)
        rows = 1;
    else if (frame->screen->overlay)
        frame->screen->size(frame->state, &rows, &columns);
    if (getmaxy(frame->window) != rows || getmaxx(frame->window) != columns) {
        WINDOW *window = app_window(rows, columns);
        replace_panel(frame->panel, window);
        delwin(frame->window);
        frame->window = window;
    }
    int top = frame->screen->at_foot ? LINES - 1 : (LINES - rows) / 2;
    move_panel(frame->panel, top, (COLS - columns) / 2);
    return (struct painter){frame->window, 0, 0, rows, columns};
}

static void frame_paint(struct app *app, struct frame *frame)
{
    struct painter painter = frame_fit(frame);
    theme_set(frame->window, STYLE_NORMAL);
    werase(frame->window);
    frame->screen->draw(app, frame->state, &painter);
}

/* Said in the topmost window, as everything else stays as it is until there is room again. */
static void paint_small(struct frame *top)
{
    if (getmaxy(top->window) != LINES || getmaxx(top->window) != COLS) {
        WINDOW *window = app_window(LINES, COLS);
        replace_panel(top->panel, window);
        delwin(top->window);
        top->window = window;
    }
    move_panel(top->panel, 0, 0);
    theme_set(top->window, STYLE_NORMAL);
    werase(top->window);
    struct painter painter = {top->window, 0, 0, LINES, COLS};
    struct str text = {0};
    str_addf(&text, _("%d×%d is too small a window; make it at least %d×%d. Nothing is lost."),
             COLS, LINES, TERMINAL_COLUMNS_LEAST, TERMINAL_ROWS_LEAST);
    paint_folded(&painter, LINES / 3, 0, COLS, LINES, STYLE_NORMAL, str_text(&text));
    str_release(&text);
}

static void place_cursor(const struct frame *top)
{
    int row;
    int column;
    if (app_is_small() || top->screen->cursor == NULL ||
        !top->screen->cursor(top->state, &row, &column)) {
        curs_set(0);
        return;
    }
    curs_set(1);
    move(getbegy(top->window) + row, getbegx(top->window) + column);
    /* The panels' windows have been copied already; this one only says where the cursor is. */
    setsyx(getbegy(top->window) + row, getbegx(top->window) + column);
}

void app_paint(struct app *app)
{
    struct frame *top = app_top(app);
    if (top == NULL)
        return;
    for (size_t i = 0; i < app->count && !app_is_small(); i++)
        frame_paint(app, app->frames[i]);
    if (app_is_small())
        paint_small(top);
    update_panels();
    place_cursor(top);
    doupdate();
    for (size_t i = 0; i < app->count; i++)
        if (app->frames[i]->screen->painted != NULL)
            app->frames[i]->screen->painted(app, app->frames[i]->state);
}
