/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TUI_HELP_VIEW_H
#define KAOPING_TUI_HELP_VIEW_H

#include "tui/app.h"

/* The help screen, made from the action tables of SCREEN and of itself: keys, what they do, scrolled and searched. NOTES: translated lines put on top; may be NULL. */
void help_open(struct app *app, const struct screen *screen, const char *notes);

extern const struct screen help_screen;

#endif
