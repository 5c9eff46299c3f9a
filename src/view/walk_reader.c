/* SPDX-License-Identifier: MIT */
#include "base/lang.h"
#include "tui/choice.h"
#include "view/walk.h"
#include "view/walk_view.h"

/* A sheet that another program has open is looked at here, and follows what that one does. */

enum offer_line { OFFER_OPEN, OFFER_READ, OFFER_LINES };

static void chosen(struct app *app, void *context, size_t line)
{
    struct walk *walk = context;
    struct diags diags = {0};
    if (line == OFFER_OPEN && session_take_up(&walk->session, walk->desk->shelf, &diags)) {
        desk_touch(walk->desk, walk->session.file);
        app_say(app, MESSAGE_NOTE, _("open for change now"));
    }
    desk_say(app, &diags);
}

/* Whether there was something to offer. */
static bool offer(struct app *app, struct walk *walk)
{
    if (app_screen(app) != &walk_screen || !session_is_free(&walk->session))
        return false;
    const char *lines[OFFER_LINES] = {
        [OFFER_OPEN] = _("open it here for change"),
        [OFFER_READ] = _("only read it"),
    };
    choice_open(app, &(struct choice){
                         .title = _("the sheet is free"),
                         .text = _("Nobody else has the sheet open any more. Do you want to mark "
                                   "in it here?"),
                         .lines = lines,
                         .count = OFFER_LINES,
                         .chosen = chosen,
                         .context = walk,
                     });
    walk->offered = true;
    return true;
}

void walk_follow(struct app *app, struct walk *walk)
{
    struct diags diags = {0};
    bool changed = false;
    if (!session_follow(&walk->session, walk->desk->shelf, &changed, &diags))
        desk_say(app, &diags);
    else if (changed)
        app_say(app, MESSAGE_NOTE, _("read again, as another program changed the sheet"));
    if (!walk->offered)
        offer(app, walk);
    diags_release(&diags);
}

/* Whether the action would change the item.  Space goes on where the item is settled. */
static bool marks(const struct walk *walk, int action)
{
    switch (action) {
    case WALK_RULE:
    case WALK_TAKE_BACK:
    case WALK_EDIT:
    case WALK_SCORE:
    case WALK_NOTE:
    case WALK_UNDO:
    case WALK_REDO:
    case WALK_LEAVE_OUT:
    case WALK_CLEAR:
        return true;
    case WALK_SETTLE:
        return walk_entry(walk)->answer.state == ANSWER_OPEN || walk_entry(walk)->has_conflict;
    default:
        return false;
    }
}

bool walk_refuse_mark(struct app *app, struct walk *walk, int action)
{
    struct diags diags = {0};
    if (!walk->session.read_only || !marks(walk, action))
        return false;
    if (!offer(app, walk) && !session_allows(&walk->session, &diags))
        desk_say(app, &diags);
    diags_release(&diags);
    return true;
}
