/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TESTS_PAINTED_H
#define KAOPING_TESTS_PAINTED_H

#include "tui/app.h"

/* What the screens painted, read from the canvas, which is quicker than from curses. */

/* Paints; no cell may hold a control character, nor half of a wide one. */
void painted_must_be_whole(struct app *app);

/* What was kept of the painting before must be what would be painted anew. */
void painted_must_be_fresh(struct app *app);

#endif
