/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TUI_HELP_VIEW_H
#define KAOPING_TUI_HELP_VIEW_H

#include "tui/app.h"

/* The help screen: the keys of SCREEN and what they do, made from its action table.  Enter on a
 * line closes the help and does that in SCREEN, which must be the topmost one when this is called.
 */
void help_open(struct app *app, const struct screen *screen);

extern const struct screen help_screen;

#endif
