/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_VIEW_LOSSES_VIEW_H
#define KAOPING_VIEW_LOSSES_VIEW_H

#include "sheet/folder.h"
#include "tui/app.h"
#include "view/desk.h"

/* Which items, parts or sections cost the units most: what the town should work on. */

/* Shows the losses on FOLDER's sheets of FORM, both borrowed as across_open() borrows them. */
void losses_open(struct app *app, struct desk *desk, struct folder *folder,
                 const struct form *form);

extern const struct screen losses_screen;

#endif
