/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_VIEW_ACROSS_VIEW_H
#define KAOPING_VIEW_ACROSS_VIEW_H

#include "sheet/folder.h"
#include "tui/app.h"
#include "view/desk.h"
#include "view/neighbour.h"

/* One item across all units of a form, so that like is scored alike.  Opened by across_open() and
 * by the walk, which differ in how a unit's sheet is opened from here. */
struct across_start {
    struct folder *folder;   /* borrowed, must outlive the screen; NULL: `own` is shown */
    struct folder own;       /* taken over */
    const struct form *form; /* whose sheets are shown; borrowed */
    int item;                /* index; the first item serves where the form has no such */
    const char *file;        /* of the unit that the cursor begins on; NULL: the first */

    /* Opens FILE at ITEM and answers whether it could; [ and ] there go through BESIDE. */
    bool (*open)(struct app *app, void *context, const char *file, int item,
                 struct neighbours beside);
    void *context; /* borrowed, must outlive the screen */
    bool closes;   /* whether this screen is done when a sheet is opened; otherwise the sheets are
                      read again in the folder, each in its place, when it comes to light */
};

void across_show(struct app *app, struct desk *desk, const struct across_start *start);

extern const struct screen across_screen;

#endif
