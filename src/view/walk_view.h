/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_VIEW_WALK_VIEW_H
#define KAOPING_VIEW_WALK_VIEW_H

#include "tui/app.h"
#include "view/desk.h"
#include "view/neighbour.h"

/* The walk: the screen on which a unit is scored, item by item. */
extern const struct screen walk_screen;

/*
 * Opens the sheet in FILE on top of APP, at the first open item.  False with errors in DIAGS where
 * it could not be opened; notes (what was recovered) are said on the screen.
 */
bool walk_open(struct app *app, struct desk *desk, const char *file, struct diags *diags);

/* The same with NEIGHBOURS beside it for [ and ]. */
bool walk_open_among(struct app *app, struct desk *desk, const char *file,
                     struct neighbours neighbours, struct diags *diags);

/* The same at ITEM, for a screen: says what is wrong. */
bool walk_open_at(struct app *app, struct desk *desk, const char *file, int item,
                  struct neighbours neighbours);

#endif
