/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TUI_APP_H
#define KAOPING_TUI_APP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "tui/action.h"
#include "tui/event.h"
#include "tui/key.h"
#include "tui/paint.h"

/*
 * The application: a stack of screens and the one loop that waits for keys.
 *
 * A screen is a const table of functions and the state that open() made.  The topmost one gets the
 * keys; a prompt is a screen like any other, drawn over the ones below it.  Nobody else waits for a
 * key, so saving when idle, signals, resize and scripted tests work everywhere.
 */
struct app;

struct screen {
    const char *name;  /* stable, for tests: "walk" */
    const char *title; /* N_() for the help screen */
    const struct action *actions;
    bool overlay; /* drawn over the screen below (a prompt), which stays visible */
    bool at_foot; /* an overlay that is one line at the foot, as wide as the terminal */

    /* Brings the rows and columns that the terminal has down to what an overlay in the middle wants
     * of them. */
    void (*size)(const void *state, int *rows, int *columns);

    /* Paints everything anew into a blank rectangle. Changes no data (scroll offsets in the state
     * may follow the size). */
    void (*draw)(const struct app *app, void *state, const struct painter *painter);

    /* Carries out an action of the table; false for what it does not know.  KEY is the (folded) key
     * that asked for it. */
    bool (*act)(struct app *app, void *state, int action, keypress key);

    /* A key that is in no table, or every key where `typing`; false: not mine.  May be NULL. */
    bool (*type)(struct app *app, void *state, keypress key);
    bool typing; /* characters go to type() before the table is asked */

    /* A paste; NULL: said to be ignored. */
    void (*paste)(struct app *app, void *state, const char *text);

    void (*mouse)(struct app *app, void *state, const struct mouse *mouse);

    /* Called on the screen that becomes topmost again, when the one above was closed. May be NULL.
     */
    void (*resume)(struct app *app, void *state);

    /* After painting (sync the journal), and when no key came for a while or a signal ends the
     * program (save). May be NULL. */
    void (*painted)(struct app *app, void *state);
    void (*idle)(struct app *app, void *state);

    /* Does a slice, some hundredths of a second, of what takes long, while no key waits; false
     * where there was nothing to do.  Called on the topmost screen and on what is seen under
     * overlays. May be NULL. */
    bool (*work)(struct app *app, void *state);

    /* Releases the state. */
    void (*close)(struct app *app, void *state);

    /* Where the terminal's cursor belongs, so that an input method opens there; false: hidden.  May
     * be NULL. */
    bool (*cursor)(const void *state, int *row, int *column);
};

enum message_kind { MESSAGE_NOTE, MESSAGE_WARNING, MESSAGE_ERROR };

/* An application on the terminal that is open; no key for IDLE_SECONDS is idle. */
struct app *app_new(int idle_seconds);
void app_free(struct app *app);

/* Puts a screen on top of the stack; the app owns STATE from now on and gives it back to
 * screen->close(). */
void app_push(struct app *app, const struct screen *screen, void *state);

/* Closes the topmost screen; the loop ends with the last one.  Safe to call from its own functions:
 * the state is freed after they return. */
void app_pop(struct app *app);

/* As app_pop(), and the screen that comes to light is asked for ACTION, as if KEY had been pressed
 * there. */
void app_pop_to_act(struct app *app, int action, keypress key);

/* Closes all screens, saving through their idle(). */
void app_quit(struct app *app);

/* What the person should know, shown on the screen's message line until the next key. Control
 * characters are shown harmlessly. */
void app_say(struct app *app, enum message_kind kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The message to show now, "" where there is none; for a screen's draw(). */
const char *app_message(const struct app *app, enum message_kind *kind);

/* The line at the foot: the message where there is one, else the hints of TABLE. */
void app_draw_foot(const struct app *app, const struct painter *painter, int row,
                   const struct action *table);

/* The topmost screen, NULL where the stack is empty. */
const struct screen *app_screen(const struct app *app);

/* One key through the topmost screen, and one painting of all of them: the loop is made of these,
 * and so are the tests. */
void app_key(struct app *app, keypress key);
void app_paste(struct app *app, const char *text);
void app_mouse(struct app *app, const struct mouse *mouse);
void app_paint(struct app *app);

/* Has everything painted anew, also what the last painting left as it should be. */
void app_forget(struct app *app);

void app_idle(struct app *app);

/* One slice of the work that waits; false where there is none. */
bool app_work(struct app *app);

/* Reads keys, and works between them, until the last screen is closed or SIGHUP, SIGTERM came. */
void app_run(struct app *app);

/* Whether the stack is empty. */
bool app_is_done(const struct app *app);

#endif
