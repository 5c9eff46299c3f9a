/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_VIEW_RANK_VIEW_H
#define KAOPING_VIEW_RANK_VIEW_H

#include "sheet/folder.h"
#include "tui/app.h"
#include "view/desk.h"

/* The ranking with bars, by total or by one section, and the bands of the form. */

/* Ranks FOLDER's sheets of FORM, both borrowed as across_open() borrows them. */
void rank_open(struct app *app, struct desk *desk, struct folder *folder, const struct form *form);

extern const struct screen rank_screen;

#endif
