/* SPDX-License-Identifier: MIT */
#include "tui/app.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "tui/app_frame.h"
#include "tui/line_edit.h"
#include "tui/terminal.h"

/* While work goes on, the screen is painted so often. */
#define WORK_PAINT_MILLISECONDS 250

struct app *app_new(int idle_seconds)
{
    struct app *app = mem_new(1, sizeof *app);
    app->idle_seconds = idle_seconds;
    app->spots = mem_new(1, sizeof *app->spots);
    return app;
}

static void frame_free(struct app *app, struct frame *frame)
{
    frame->screen->close(app, frame->state);
    free(frame);
}

void app_free(struct app *app)
{
    while (app->count > 0)
        frame_free(app, app->frames[--app->count]);
    free(app->frames);
    free(app->spots);
    canvas_release(&app->canvas);
    str_release(&app->message);
    free(app);
}

struct frame *app_top(const struct app *app)
{
    return app->count > 0 ? app->frames[app->count - 1] : NULL;
}

const struct screen *app_screen(const struct app *app)
{
    struct frame *top = app_top(app);
    return top != NULL ? top->screen : NULL;
}

void *app_state(const struct app *app)
{
    return app_top(app)->state;
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

void app_pop_to_act(struct app *app, int action, keypress key)
{
    app_pop(app);
    app->next_action = action;
    app->next_key = key;
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

/* After an event: the sweep, and the action that the closed screen left for the one below. */
static void settle(struct app *app, const struct frame *before)
{
    sweep(app, before);
    struct frame *top = app_top(app);
    int action = app->next_action;
    app->next_action = 0;
    if (action == 0 || top == NULL)
        return;
    top->screen->act(app, top->state, action, app->next_key);
    sweep(app, top);
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
    app->message_is_new = true;
    str_release(&text);
}

void app_say_long_search(struct app *app)
{
    app_say(app, MESSAGE_WARNING, _("too long to search for; only its first %d bytes were taken"),
            SEARCH_BYTES_MOST);
}

const char *app_message(const struct app *app, enum message_kind *kind)
{
    *kind = app->message_kind;
    return str_text(&app->message);
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
    if (top == NULL || key == K_RESIZE || app_is_small())
        return;
    str_clear(&app->message);
    bool typing = top->screen->typing;
    bool known = (typing && call_type(app, top, key)) || call_act(app, top, key) ||
                 (!typing && call_type(app, top, key));
    if (!known)
        say_unknown(app, key);
    settle(app, top);
}

void app_paste(struct app *app, const char *text)
{
    struct frame *top = app_top(app);
    if (top == NULL || app_is_small())
        return;
    str_clear(&app->message);
    if (top->screen->paste == NULL) {
        app_say(app, MESSAGE_NOTE, _("nothing to paste into here; open a note first"));
        return;
    }
    if (strlen(text) > PASTE_BYTES_MOST)
        app_say(app, MESSAGE_WARNING,
                _("the paste was too long; what is beyond 1 MiB was left out"));
    top->screen->paste(app, top->state, text);
    settle(app, top);
}

static bool is_within(const struct frame *frame, const struct mouse *mouse)
{
    return mouse->row >= frame->top && mouse->row < frame->top + frame->rows &&
           mouse->column >= frame->left && mouse->column < frame->left + frame->columns;
}

/* A hint that is pressed is as good as its key. */
static bool press_hint(struct app *app, struct frame *top, const struct mouse *mouse)
{
    const struct action *action = foot_pressed(app, mouse);
    if (action == NULL)
        return false;
    str_clear(&app->message);
    top->screen->act(app, top->state, action->id, key_from_name(action->keys[0]));
    settle(app, top);
    return true;
}

void app_mouse(struct app *app, const struct mouse *mouse)
{
    struct frame *top = app_top(app);
    if (top == NULL || app_is_small() || press_hint(app, top, mouse) || top->screen->mouse == NULL)
        return;
    /* What is seen beside an overlay is not its own.  The wheel turns wherever the mouse is. */
    if (mouse->what == MOUSE_PRESS && !is_within(top, mouse))
        return;
    struct mouse within = *mouse;
    within.row -= top->top;
    within.column -= top->left;
    str_clear(&app->message);
    top->screen->mouse(app, top->state, &within);
    settle(app, top);
}

void app_idle(struct app *app)
{
    for (size_t i = app->count; i > 0; i--)
        if (app->frames[i - 1]->screen->idle != NULL)
            app->frames[i - 1]->screen->idle(app, app->frames[i - 1]->state);
}

void app_end(struct app *app)
{
    for (size_t i = app->count; i > 0; i--)
        if (app->frames[i - 1]->screen->ending != NULL)
            app->frames[i - 1]->screen->ending(app, app->frames[i - 1]->state);
    app_idle(app);
    app_quit(app);
    remove_closing(app);
}

bool app_work(struct app *app)
{
    for (size_t i = app->count; i > 0; i--) {
        const struct frame *frame = app->frames[i - 1];
        if (frame->screen->work != NULL && frame->screen->work(app, frame->state))
            return true;
        if (!frame->screen->at_foot)
            return false;
    }
    return false;
}

/* Other programs had their turn meanwhile, so the screens look at their files at once. */
static void come_back(struct app *app)
{
    terminal_suspend();
    app_idle(app);
}

static void app_take(struct app *app, enum terminal_event event, keypress key, const char *paste,
                     const struct mouse *mouse)
{
    switch (event) {
    case TERMINAL_KEY:
        if (key == K_CTRL('Z'))
            come_back(app);
        else if (key == K_CTRL('L'))
            terminal_forget();
        else
            app_key(app, key);
        break;
    case TERMINAL_PASTE:
        app_paste(app, paste);
        break;
    case TERMINAL_MOUSE:
        app_mouse(app, mouse);
        break;
    case TERMINAL_NOTHING:
        break;
    case TERMINAL_IDLE:
        app_idle(app);
        break;
    case TERMINAL_END:
        app_end(app);
        break;
    }
}

static int64_t milliseconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Works while no key waits. */
static void work_between_keys(struct app *app)
{
    int64_t painted = milliseconds_now();
    bool stale = false;
    while (!terminal_has_more() && app_work(app)) {
        stale = milliseconds_now() - painted < WORK_PAINT_MILLISECONDS;
        if (stale)
            continue;
        app_paint(app);
        painted = milliseconds_now();
    }
    if (stale)
        app_paint(app);
}

void app_run(struct app *app)
{
    struct str paste = {0};
    while (!app_is_done(app)) {
        keypress key = 0;
        struct mouse mouse = {0};
        if (!terminal_has_taken_more())
            app_paint(app);
        work_between_keys(app);
        enum terminal_event event = terminal_wait(app->idle_seconds, &key, &paste, &mouse);
        app_take(app, event, key, str_text(&paste), &mouse);
    }
    str_release(&paste);
}
