/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_VIEW_HISTORY_VIEW_H
#define KAOPING_VIEW_HISTORY_VIEW_H

#include "sheet/session.h"
#include "tui/app.h"

/* Shows what the journal of SESSION (borrowed) says about ITEM, and about the sheet as a whole:
 * who changed what, when, from what to what. */
void history_open(struct app *app, const struct session *session, int item);

extern const struct screen history_screen;

#endif
