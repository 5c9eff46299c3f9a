/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "view/across_view.h"
#include "view/walk.h"

/* A sheet can be open once only, so the walk goes over to it. */
static bool open_here(struct app *app, void *context, const char *file, int item,
                      struct neighbours beside)
{
    (void)beside;
    return walk_take_sheet(app, context, file, item);
}

void walk_across(struct app *app, struct walk *walk)
{
    struct across_start start = {.form = walk_form(walk),
                                 .item = walk->item,
                                 .file = walk->session.file,
                                 .open = open_here,
                                 .context = walk,
                                 .closes = true};
    struct diags diags = {0};
    char *directory = file_directory(walk->session.file);
    folder_open(&start.own, directory, walk->desk->shelf, &diags);
    folder_take(&start.own, walk->session.file, &walk->session.sheet);
    across_show(app, walk->desk, &start);
    desk_say(app, &diags);
    free(directory);
}
