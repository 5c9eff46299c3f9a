/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_VIEW_THEIRS_VIEW_H
#define KAOPING_VIEW_THEIRS_VIEW_H

#include "view/walk.h"

/* Where WALK's sheet and the file that another program wrote differ, to choose from item by item.
 * Says where nothing differs any more. */
void theirs_open(struct app *app, struct walk *walk);

extern const struct screen theirs_screen;

#endif
