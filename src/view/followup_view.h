/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_VIEW_FOLLOWUP_VIEW_H
#define KAOPING_VIEW_FOLLOWUP_VIEW_H

#include "form/form.h"
#include "tui/app.h"
#include "view/desk.h"

/* The yearly cycle (结果运用): a row a unit with what was done with its result, step by step. */
extern const struct screen followup_screen;

/*
 * Opens the cycle of FORM in desk->folder.  With FORM NULL it is that of the folder, or of all
 * forms there are; where these are several, it is asked which.  What keeps it from being opened is
 * said.
 */
void followup_view_open(struct app *app, struct desk *desk, const struct form *form);

#endif
