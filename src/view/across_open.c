/* SPDX-License-Identifier: MIT */
#include "view/across_open.h"

#include "view/walk_view.h"

static bool open_above(struct app *app, void *context, const char *file, int item,
                       struct neighbours beside)
{
    return walk_open(app, context, &(struct walk_start){file, item, beside}, NULL);
}

void across_open(struct app *app, struct desk *desk, struct folder *folder, const struct form *form,
                 int item)
{
    folder_fill(folder, desk->shelf);
    across_show(
        app, desk,
        &(struct across_start){
            .folder = folder, .form = form, .item = item, .open = open_above, .context = desk});
}
