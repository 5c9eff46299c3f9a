/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "tui/choice.h"
#include "view/walk.h"

/* What becomes of marks that neither the sheet's file nor the journal would take. */
enum loss_line { LOSS_AGAIN, LOSS_LEAVE, LOSS_STAY, LOSS_LINES };

/* Where the journal took them, and the file is another program's by now, the sheet stays open. */
static void loss_chosen(struct app *app, void *context, size_t line)
{
    struct walk *walk = context;
    struct diags diags = {0};
    if (line == LOSS_LEAVE || (line == LOSS_AGAIN && session_save(&walk->session, &diags)))
        app_pop(app);
    else if (line == LOSS_AGAIN && session_is_only_here(&walk->session))
        walk_ask_loss(app, walk);
    desk_say(app, &diags);
}

/* Twice the same key is soon pressed, and what is nowhere else is gone with it. */
void walk_ask_loss(struct app *app, struct walk *walk)
{
    const char *lines[LOSS_LINES] = {
        [LOSS_AGAIN] = _("try again"),
        [LOSS_LEAVE] = _("leave, and lose them"),
        [LOSS_STAY] = _("stay in the sheet"),
    };
    choice_open(app, &(struct choice){
                         .title = _("the last marks are on no disk"),
                         .text = _("Neither the sheet's file nor its journal has the marks made "
                                   "last. They are kept here while the sheet is open; make room on "
                                   "the disk, or mend it, and try again."),
                         .lines = lines,
                         .count = LOSS_LINES,
                         .chosen = loss_chosen,
                         .context = walk,
                     });
}

bool walk_may_leave(struct app *app, struct walk *walk)
{
    struct diags diags = {0};
    enum message_kind kind;
    bool saved = session_save(&walk->session, &diags);
    bool may = saved || (walk->warned && !session_is_only_here(&walk->session));
    desk_say(app, &diags);
    walk->warned = !may;
    if (may)
        return true;
    char *why = mem_copy(app_message(app, &kind));
    if (!session_is_only_here(&walk->session))
        app_say(app, MESSAGE_ERROR, _("%s; the sheet stays open, the same key once more leaves it"),
                why);
    free(why);
    return false;
}

void walk_leave(struct app *app, struct walk *walk)
{
    if (walk_ask_theirs(app, walk, true))
        return;
    if (walk_may_leave(app, walk))
        app_pop(app);
    else if (session_is_only_here(&walk->session))
        walk_ask_loss(app, walk);
}

void walk_save_last(struct app *app, struct walk *walk)
{
    struct diags diags = {0};
    if (session_save(&walk->session, &diags)) {
        diags_move(walk->desk->left, &diags);
        return;
    }
    const char *file = walk->session.file;
    if (session_is_only_here(&walk->session))
        app_say(app, MESSAGE_ERROR,
                _("%s: the marks made last could be written nowhere and are lost"), file);
    else if (walk->session.unsaved)
        app_say(app, MESSAGE_ERROR, _("%s was not saved; its marks are in the journal beside it"),
                file);
    else
        app_say(app, MESSAGE_ERROR, _("%s was saved, but its journal lacks the last changes"),
                file);
    diags_move(walk->desk->left, &diags);
}
