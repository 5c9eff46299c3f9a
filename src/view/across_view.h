/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_VIEW_ACROSS_VIEW_H
#define KAOPING_VIEW_ACROSS_VIEW_H

#include "sheet/folder.h"
#include "tui/app.h"
#include "view/desk.h"
#include "view/walk.h"

/* One item across all units of a form, so that like is scored alike; Enter opens a unit's sheet on
 * the item. */

/* Shows ITEM on FOLDER's sheets of FORM.  Folder and form are borrowed and must outlive the screen;
 * sheets that were opened from it are read again in the folder, where each stays in its place. */
void across_open(struct app *app, struct desk *desk, struct folder *folder, const struct form *form,
                 int item);

/* Shows WALK's item (borrowed) on the sheets of its directory, its own as it is now.  The sheet
 * chosen is opened on WALK itself. */
void across_open_from_walk(struct app *app, struct walk *walk);

extern const struct screen across_screen;

#endif
