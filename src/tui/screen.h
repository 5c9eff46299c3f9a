/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TUI_SCREEN_H
#define KAOPING_TUI_SCREEN_H

#include <stdbool.h>

#include "tui/action.h"
#include "tui/event.h"
#include "tui/key.h"
#include "tui/paint.h"

/*
 * A screen is a const table of functions and the state that open() made.  The application
 * (tui/app.h) keeps a stack of them; what a screen asks of it goes through the APP that every
 * function is given.
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

    /* The program is being ended from outside: keeps what has been typed and not yet taken. Called
     * before idle().  May be NULL. */
    void (*ending)(struct app *app, void *state);

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

#endif
