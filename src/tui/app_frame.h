/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TUI_APP_FRAME_H
#define KAOPING_TUI_APP_FRAME_H

#include "base/str.h"
#include "tui/canvas.h"
#include "tui/screen.h"

/* The application's inside, shared by app.c (stack and loop), app_paint.c, foot.c and nobody
 * else. */

/* One screen on the stack. */
struct frame {
    const struct screen *screen;
    void *state;
    int top; /* where it was painted last */
    int left;
    int rows;
    int columns;
    bool fresh;   /* pushed since the last sweep */
    bool closing; /* to be closed at the next sweep */
};

/* Where a hint of the foot stands on the terminal, for the mouse. */
struct foot_spot {
    int row;
    int left;
    int right; /* first column behind it */
    const struct action *action;
};

#define FOOT_SPOTS 24

/* Those of the foot painted last. */
struct foot_spots {
    const struct action *table;
    int count;
    struct foot_spot at[FOOT_SPOTS];
};

struct app {
    struct frame **frames; /* the topmost one last */
    size_t count;
    size_t room;
    struct canvas canvas;
    struct str message;
    enum message_kind message_kind;
    bool message_is_new;      /* said since the last painting */
    struct foot_spots *spots; /* noted while painting */
    int idle_seconds;
    int next_action; /* for the screen that comes to light; 0 for none */
    keypress next_key;
};

/* The topmost frame, NULL where the stack is empty. */
struct frame *app_top(const struct app *app);

/* The action of the topmost screen whose hint was pressed, NULL for none. */
const struct action *foot_pressed(const struct app *app, const struct mouse *mouse);

/* Whether the terminal is too small to show anything. */
bool app_is_small(void);

#endif
