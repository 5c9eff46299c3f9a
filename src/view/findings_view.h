/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_VIEW_FINDINGS_VIEW_H
#define KAOPING_VIEW_FINDINGS_VIEW_H

#include "tui/app.h"
#include "view/walk.h"

/* The findings of the sheet that WALK has open (borrowed): what is open, what was found; finalises
 * and reopens the sheet, and Enter goes to an item on the walk. */
void findings_open(struct app *app, struct walk *walk);

extern const struct screen findings_screen;

#endif
