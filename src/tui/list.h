/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TUI_LIST_H
#define KAOPING_TUI_LIST_H

#include <stdbool.h>

#include "tui/event.h"
#include "tui/key.h"

/* A cursor in a list of `count` lines of which `rows` fit on the screen.  All zero is an empty
 * list. */
struct list {
    int count;
    int at;   /* the line the cursor is on; -1 while the list is empty */
    int top;  /* first line shown */
    int rows; /* lines that fit */
};

/* Tells the list its lengths; keeps the cursor in it and in view. */
void list_fit(struct list *list, int count, int rows);

/* Puts the cursor on LINE (brought within the list) and scrolls as little as needed to show it. */
void list_go(struct list *list, int line);

/* Moves by STEP lines. */
void list_move(struct list *list, int step);

/* Arrows, Home, End, PgUp, PgDn; false for another key. */
bool list_key(struct list *list, keypress key);

/* The line shown ROW rows below the first one shown; -1 where none is. */
int list_line_at(const struct list *list, int row);

/* A press puts the cursor on a line of the list, which is drawn from row BEGIN on; the wheel moves
 * it.  True where the line that was pressed had the cursor already. */
bool list_mouse(struct list *list, int begin, const struct mouse *mouse);

#endif
