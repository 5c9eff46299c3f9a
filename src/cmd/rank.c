/* SPDX-License-Identifier: MIT */
#include "report/rank.h"

#include <stdlib.h>

#include "base/lang.h"
#include "cmd/command.h"
#include "report/units.h"

static void hand_on(void *context)
{
    context_hand_on(context);
}

static void rank_form(struct context *context, const struct folder *folder, const struct form *form)
{
    struct ranking ranking;
    struct line_taker taker = {hand_on, context};
    ranking_init(&ranking, folder, form);
    if (context->arguments.given & OPTION_CSV)
        ranking_write_csv(&ranking, taker, &context->out);
    else
        ranking_write_text(&ranking, taker, &context->out);
    ranking_release(&ranking);
}

static void rank_folder(struct context *context, struct folder *folder)
{
    size_t count;
    const struct form **forms = folder_forms(folder, &count);
    for (size_t i = 0; i < count; i++) {
        str_add(&context->out, i > 0 ? "\n" : "");
        rank_form(context, folder, forms[i]);
    }
    free(forms);
    for (size_t i = 0; i < folder->count; i++)
        diags_move(&context->diags, &folder->entries[i].diags);
    units_tell_twins(folder, DIAG_WARNING, &context->diags);
    if (folder->count == 0)
        diag_add(&context->diags, DIAG_NOTE, (struct place){.file = folder->path},
                 _("no sheets here yet; 'kaoping new' makes one"));
}

static void rank_run(struct context *context)
{
    if (context_misses_folder(context, 0))
        return;
    char *path = context_folder(context, 0);
    char *cache = cache_directory();
    struct cache_place place = {.directory = cache};
    struct folder folder = {0};
    if (folder_open_sums(&folder, path, &place, &context->shelf, &context->diags)) {
        rank_folder(context, &folder);
        folder_release(&folder);
    }
    free(path);
    free(cache);
}

const struct command command_rank = {
    .name = "rank",
    .usage = N_("[FOLDER] [--csv]"),
    .summary = N_("rank the units of a folder"),
    .options = OPTION_CSV,
    .words_most = 1,
    .run = rank_run,
};
