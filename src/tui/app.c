/* SPDX-License-Identifier: MIT */
#include "tui/app.h"

#include <curses.h>
#include <panel.h>
#include <stdarg.h>
#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "tui/terminal.h"
#include "tui/theme.h"

/* One screen on the stack. */
struct frame {
    const struct screen *screen;
    void *state;
    WINDOW *window;
    PANEL *panel;
    bool fresh;   /* pushed since the last sweep */
    bool closing; /* to be closed at the next sweep */
};

struct app {
    struct frame **frames; /* the topmost one last */
    size_t count;
    size_t room;
    struct str message;
    enum message_kind message_kind;
    int idle_seconds;
};

struct app *app_new(int idle_seconds)
{
    struct app *app = mem_new(1, sizeof *app);
    app->idle_seconds = idle_seconds;
    return app;
}

/* Shifting characters within a line is left to no terminal: across wide ones it tears them. */
static WINDOW *window_new(int rows, int columns)
{
    WINDOW *window = newwin(rows, columns, 0, 0);
    idcok(window, FALSE);
    return window;
}

static void frame_free(struct app *app, struct frame *frame)
{
    frame->screen->close(app, frame->state);
    del_panel(frame->panel);
    delwin(frame->window);
    free(frame);
}

void app_free(struct app *app)
{
    while (app->count > 0)
        frame_free(app, app->frames[--app->count]);
    free(app->frames);
    str_release(&app->message);
    free(app);
}

static struct frame *app_top(const struct app *app)
{
    return app->count > 0 ? app->frames[app->count - 1] : NULL;
}

const struct screen *app_screen(const struct app *app)
{
    struct frame *top = app_top(app);
    return top != NULL ? top->screen : NULL;
}

bool app_is_done(const struct app *app)
{
    return app->count == 0;
}

void app_push(struct app *app, const struct screen *screen, void *state)
{
    struct frame *frame = mem_new(1, sizeof *frame);
    frame->screen = screen;
    frame->state = state;
    frame->fresh = true;
    frame->window = window_new(0, 0);
    frame->panel = new_panel(frame->window);
    app->frames = mem_grow(app->frames, app->count, &app->room, sizeof *app->frames);
    app->frames[app->count++] = frame;
}

void app_pop(struct app *app)
{
    for (size_t i = app->count; i > 0; i--) {
        if (app->frames[i - 1]->closing)
            continue;
        app->frames[i - 1]->closing = true;
        return;
    }
}

void app_quit(struct app *app)
{
    for (size_t i = 0; i < app->count; i++)
        app->frames[i]->closing = true;
}

/* Takes out the frames that are closing; they may stand under one that was pushed meanwhile. */
static void remove_closing(struct app *app)
{
    for (size_t i = app->count; i > 0; i--) {
        struct frame *frame = app->frames[i - 1];
        if (!frame->closing)
            continue;
        for (size_t k = i; k < app->count; k++)
            app->frames[k - 1] = app->frames[k];
        app->count--;
        frame_free(app, frame);
    }
}

/*
 * After a screen's function has returned: closes what it asked to close, and tells the screen that
 * comes to light.  BEFORE was the topmost one before the call.
 */
static void sweep(struct app *app, const struct frame *before)
{
    remove_closing(app);
    struct frame *top = app_top(app);
    if (top == NULL)
        return;
    bool comes_to_light = top != before && !top->fresh;
    for (size_t i = 0; i < app->count; i++)
        app->frames[i]->fresh = false;
    if (comes_to_light && top->screen->resume != NULL) {
        top->screen->resume(app, top->state);
        sweep(app, top);
    }
}

void app_say(struct app *app, enum message_kind kind, const char *format, ...)
{
    struct str text = {0};
    va_list arguments;
    va_start(arguments, format);
    str_vaddf(&text, format, arguments);
    va_end(arguments);
    str_clear(&app->message);
    text_add_harmless(str_text(&text), true, &app->message);
    app->message_kind = kind;
    str_release(&text);
}

const char *app_message(const struct app *app, enum message_kind *kind)
{
    *kind = app->message_kind;
    return str_text(&app->message);
}

static bool is_small(void)
{
    return LINES < TERMINAL_ROWS_LEAST || COLS < TERMINAL_COLUMNS_LEAST;
}

static bool call_type(struct app *app, struct frame *top, keypress key)
{
    return top->screen->type != NULL && top->screen->type(app, top->state, key);
}

static bool call_act(struct app *app, struct frame *top, keypress key)
{
    const struct action *action = action_find(top->screen->actions, key);
    return action != NULL && top->screen->act(app, top->state, action->id, key_folded(key));
}

static void say_unknown(struct app *app, keypress key)
{
    char text[KEY_TEXT];
    if (key_is_from_input_method(key))
        app_say(app, MESSAGE_WARNING,
                _("the input method is in Chinese mode; digits, arrows, Space, Enter and function "
                  "keys work in it too"));
    else
        app_say(app, MESSAGE_NOTE, _("%s does nothing here; F1 shows the keys"),
                key_to_text(key, text));
}

void app_key(struct app *app, keypress key)
{
    struct frame *top = app_top(app);
    if (top == NULL || key == K_RESIZE || is_small())
        return;
    str_clear(&app->message);
    bool typing = top->screen->typing;
    bool known = (typing && call_type(app, top, key)) || call_act(app, top, key) ||
                 (!typing && call_type(app, top, key));
    if (!known)
        say_unknown(app, key);
    sweep(app, top);
}

void app_paste(struct app *app, const char *text)
{
    struct frame *top = app_top(app);
    if (top == NULL || is_small())
        return;
    str_clear(&app->message);
    if (top->screen->paste != NULL)
        top->screen->paste(app, top->state, text);
    else
        app_say(app, MESSAGE_NOTE, _("nothing to paste into here; open a note first"));
    sweep(app, top);
}

void app_mouse(struct app *app, const struct mouse *mouse)
{
    struct frame *top = app_top(app);
    if (top == NULL || top->screen->mouse == NULL || is_small())
        return;
    struct mouse within = *mouse;
    within.row -= getbegy(top->window);
    within.column -= getbegx(top->window);
    str_clear(&app->message);
    top->screen->mouse(app, top->state, &within);
    sweep(app, top);
}

void app_idle(struct app *app)
{
    for (size_t i = app->count; i > 0; i--)
        if (app->frames[i - 1]->screen->idle != NULL)
            app->frames[i - 1]->screen->idle(app, app->frames[i - 1]->state);
}

/* Gives the frame's window the size that its screen has now; an overlay stands in the middle. */
static struct painter frame_fit(struct frame *frame)
{
    int rows = LINES;
    int columns = COLS;
    if (frame->screen->overlay)
        frame->screen->size(frame->state, &rows, &columns);
    if (getmaxy(frame->window) != rows || getmaxx(frame->window) != columns) {
        WINDOW *window = window_new(rows, columns);
        replace_panel(frame->panel, window);
        delwin(frame->window);
        frame->window = window;
    }
    move_panel(frame->panel, (LINES - rows) / 2, (COLS - columns) / 2);
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
        WINDOW *window = window_new(LINES, COLS);
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
    if (is_small() || top->screen->cursor == NULL ||
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
    for (size_t i = 0; i < app->count && !is_small(); i++)
        frame_paint(app, app->frames[i]);
    if (is_small())
        paint_small(top);
    update_panels();
    place_cursor(top);
    doupdate();
    for (size_t i = 0; i < app->count; i++)
        if (app->frames[i]->screen->painted != NULL)
            app->frames[i]->screen->painted(app, app->frames[i]->state);
}

static void app_take(struct app *app, enum terminal_event event, keypress key, const char *paste,
                     const struct mouse *mouse)
{
    switch (event) {
    case TERMINAL_KEY:
        if (key == K_CTRL('Z'))
            terminal_suspend();
        else
            app_key(app, key);
        break;
    case TERMINAL_PASTE:
        app_paste(app, paste);
        break;
    case TERMINAL_MOUSE:
        app_mouse(app, mouse);
        break;
    case TERMINAL_IDLE:
        app_idle(app);
        break;
    case TERMINAL_END:
        app_idle(app);
        app_quit(app);
        remove_closing(app);
        break;
    }
}

void app_run(struct app *app)
{
    struct str paste = {0};
    while (!app_is_done(app)) {
        keypress key = 0;
        struct mouse mouse = {0};
        if (!terminal_has_more())
            app_paint(app);
        enum terminal_event event = terminal_wait(app->idle_seconds, &key, &paste, &mouse);
        app_take(app, event, key, str_text(&paste), &mouse);
    }
    str_release(&paste);
}
