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
#include "tui/screen.h"

/*
 * The application: a stack of screens and the one loop that waits for keys.
 *
 * The topmost screen gets the keys; a prompt is a screen like any other, drawn over the ones below
 * it.  Nobody else waits for a key, so saving when idle, signals, resize and scripted tests work
 * everywhere.
 */
struct app;

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

/* Ends as SIGHUP and SIGTERM end: what was typed is kept, everything saved, all screens closed. */
void app_end(struct app *app);

/* What the person should know, shown on the screen's message line until the next key. Control
 * characters are shown harmlessly. */
void app_say(struct app *app, enum message_kind kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Says that of a paste into words to search for only the beginning was taken. */
void app_say_long_search(struct app *app);

/* The message to show now, "" where there is none; for a screen's draw(). */
const char *app_message(const struct app *app, enum message_kind *kind);

/* The line at the foot: the message where there is one, else the hints of TABLE. */
void app_draw_foot(const struct app *app, const struct painter *painter, int row,
                   const struct action *table);

/* The same where the person can do less, or other things, than the table's hints say: of OFFERS
 * alone, in their order; NULL: of the table. */
void app_draw_foot_of(const struct app *app, const struct painter *painter, int row,
                      const struct action *table, const struct action_offer *offers);

/* The topmost screen, NULL where the stack is empty. */
const struct screen *app_screen(const struct app *app);

/* Its state. */
void *app_state(const struct app *app);

/* One key through the topmost screen, and one painting of all of them: the loop is made of these,
 * and so are the tests. */
void app_key(struct app *app, keypress key);
void app_paste(struct app *app, const char *text);
void app_mouse(struct app *app, const struct mouse *mouse);
void app_paint(struct app *app);

/* Has the next painting keep nothing of the last one. */
void app_forget(struct app *app);

void app_idle(struct app *app);

/* One slice of the work that waits; false where there is none. */
bool app_work(struct app *app);

/* Reads keys, and works between them, until the last screen is closed or SIGHUP, SIGTERM came. */
void app_run(struct app *app);

/* Whether the stack is empty. */
bool app_is_done(const struct app *app);

#endif
