/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_VIEW_COMPARE_VIEW_H
#define KAOPING_VIEW_COMPARE_VIEW_H

#include "sheet/folder.h"
#include "tui/app.h"
#include "view/desk.h"

/* Two sheets of one form beside each other: scores, differences and findings. */

/* Asks which sheet of the same form to compare ENTRY of FOLDER with, and shows both.  The folder is
 * borrowed as across_open() borrows it. */
void compare_open(struct app *app, struct desk *desk, struct folder *folder, size_t entry);

extern const struct screen compare_screen;

#endif
