/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_VIEW_ACROSS_OPEN_H
#define KAOPING_VIEW_ACROSS_OPEN_H

#include "view/across_view.h"

/* Shows ITEM across FOLDER's sheets of FORM; Enter opens a unit's sheet on top of that.  Folder and
 * form are borrowed and must outlive the screen; sheets that were opened from it are read again in
 * the folder, where each stays in its place. */
void across_open(struct app *app, struct desk *desk, struct folder *folder, const struct form *form,
                 int item);

#endif
