/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_VIEW_DESK_H
#define KAOPING_VIEW_DESK_H

#include <stdbool.h>

#include "base/date.h"
#include "base/diag.h"
#include "base/file.h"
#include "form/form_find.h"
#include "sheet/folder.h"
#include "tui/app.h"

/* What every screen works with; made by the command that opens the screens, borrowed by them. */
struct desk {
    struct form_shelf *shelf;
    struct clock clock;
    const char *folder;   /* the folder of sheets */
    const char *cache;    /* where what its sheets came to is kept; NULL: nowhere */
    struct diags *left;   /* what could not be saved on closing: told when the screens are gone */
    struct names touched; /* sheets that were opened since the folder's list last looked */
    int across_item;      /* index of the item last looked at across the units */
};

/* Notes that the sheet in FILE was opened to be worked on: the folder's list reads it again. */
void desk_touch(struct desk *desk, const char *file);

/* Reads the touched sheets that FOLDER has again, each in its place; they stay touched. */
void desk_reread(const struct desk *desk, struct folder *folder);

/* Forgets the touched sheets. */
void desk_release(struct desk *desk);

/* Says the worst message of DIAGS on the message line, with how many more there are, and
 * releases the list. */
void desk_say(struct app *app, struct diags *diags);

/* The same with WORDS, which end as they are to be parted from it, before it. */
void desk_say_after(struct app *app, const char *words, struct diags *diags);

/* Adds the worst of DIAGS, of which there is one, with the name of the file it is about. */
void desk_write(const struct diags *diags, struct str *out);

/* Speaks the next language there is; says which. */
void desk_switch_language(struct app *app);

#endif
