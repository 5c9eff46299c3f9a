/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_VIEW_WALK_VIEW_H
#define KAOPING_VIEW_WALK_VIEW_H

#include "tui/app.h"
#include "view/desk.h"
#include "view/neighbour.h"

/* The walk: the screen on which a unit is scored, item by item. */
extern const struct screen walk_screen;

/* The first item that is open, or the first of all where none is. */
#define WALK_AT_OPEN (-1)

/* Where a walk begins. */
struct walk_start {
    const char *file;         /* of the sheet */
    int item;                 /* from 0, or WALK_AT_OPEN */
    struct neighbours beside; /* for [ and ]; all zero: by the names of the files */
};

/*
 * Opens the sheet on top of APP.  False where it could not be opened, with errors in DIAGS; where
 * that is NULL they are said on the screen, as notes (what was recovered) always are.
 */
bool walk_open(struct app *app, struct desk *desk, const struct walk_start *start,
               struct diags *diags);

#endif
