/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_VIEW_FOLDER_VIEW_H
#define KAOPING_VIEW_FOLDER_VIEW_H

#include "base/diag.h"
#include "tui/app.h"
#include "view/desk.h"

/* The folder list: a row a unit, best first; opens sheets and makes new ones. */
extern const struct screen folder_screen;

/* Opens desk->folder on top of APP.  False with errors where it could not be listed. */
bool folder_view_open(struct app *app, struct desk *desk, struct diags *diags);

#endif
