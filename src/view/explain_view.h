/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_VIEW_EXPLAIN_VIEW_H
#define KAOPING_VIEW_EXPLAIN_VIEW_H

#include "sheet/sheet.h"
#include "tui/app.h"

/* Shows how the score of ITEM came about, step by step, and the sums it is part of.  SHEET is
 * borrowed and must outlive the screen. */
void explain_open(struct app *app, const struct sheet *sheet, int item);

extern const struct screen explain_screen;

#endif
