/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/lang.h"
#include "base/mem.h"
#include "cmd/command.h"
#include "tui/app.h"
#include "tui/terminal.h"
#include "view/folder_view.h"
#include "view/walk_view.h"

/* Quiet for so long, and the sheet is rewritten. */
#define IDLE_SECONDS 5

static bool has_terminal(void)
{
    return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

static bool names_sheet(const struct context *context)
{
    const char *word = context_word(context, 0);
    return word != NULL && file_exists(word) && !file_is_directory(word);
}

static bool open_first(struct app *app, struct desk *desk, struct context *context)
{
    if (names_sheet(context))
        return walk_open(app, desk,
                         &(struct walk_start){context_word(context, 0), WALK_AT_OPEN, {0}},
                         &context->diags);
    return folder_view_open(app, desk, &context->diags);
}

static void run_screens(struct context *context, struct desk *desk)
{
    const char *no_colour = getenv("NO_COLOR");
    bool colour = no_colour == NULL || no_colour[0] == '\0';
    if (!terminal_open(colour, &context->diags))
        return;
    struct app *app = app_new(IDLE_SECONDS);
    if (open_first(app, desk, context))
        app_run(app);
    app_free(app);
    terminal_close();
}

static void screens_run(struct context *context)
{
    if (context_misses(context, 0))
        return;
    if (!has_terminal()) {
        (names_sheet(context) ? &command_show : &command_rank)->run(context);
        return;
    }
    char *folder = names_sheet(context) ? file_directory(context_word(context, 0))
                                        : context_folder(context, 0);
    char *cache = cache_directory();
    struct desk desk = {.shelf = &context->shelf,
                        .clock = context->clock,
                        .folder = folder,
                        .cache = cache,
                        .left = &context->diags};
    run_screens(context, &desk);
    desk_release(&desk);
    free(folder);
    free(cache);
}

const struct command command_screens = {
    .name = NULL,
    .usage = N_("[FOLDER | SHEET]"),
    .summary = N_("open the screens; without a terminal print the ranking"),
    .words_most = 1,
    .run = screens_run,
};
