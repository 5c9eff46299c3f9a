/* SPDX-License-Identifier: MIT */
#include "base/lang.h"
#include "sheet/session_theirs.h"
#include "tui/choice.h"
#include "view/theirs_view.h"
#include "view/walk.h"
#include "view/walk_view.h"

/*
 * The sheet's file is not what this session last read or wrote, and the person chooses.  Where the
 * walk is about to be left, that goes on afterwards.
 */
enum answer_line { ANSWER_LOOK, ANSWER_THEIRS, ANSWER_MINE, ANSWER_LATER, ANSWER_LINES };

/* Something else than a sheet stands there: nothing of it can be taken over. */
enum damaged_line { DAMAGED_MINE, DAMAGED_LATER, DAMAGED_LINES };

static void go_on(struct app *app, struct walk *walk, bool done)
{
    bool leaving = walk->leaving;
    walk->leaving = false;
    if (done && leaving)
        app_pop(app);
}

/* Where theirs is must not go under in what was said of it, nor in why nothing was saved. */
static void say_kept(struct app *app, bool done, const struct str *kept, struct diags *diags)
{
    struct str words = {0};
    str_addf(&words, _("theirs is kept as %s; "), str_text(kept));
    desk_say_after(app, str_text(&words), diags);
    if (done)
        app_say(app, MESSAGE_NOTE, _("saved; theirs is kept as %s"), str_text(kept));
    str_release(&words);
}

/* Says what became of it. */
static void conclude(struct app *app, struct walk *walk, bool done, const struct str *kept,
                     struct diags *diags)
{
    if (kept->size > 0)
        say_kept(app, done, kept, diags);
    else if (done)
        app_say(app, MESSAGE_NOTE, _("saved: %s"), walk->session.file);
    desk_say(app, diags);
    go_on(app, walk, done);
}

static void take_mine(struct app *app, struct walk *walk)
{
    struct diags diags = {0};
    struct str kept = {0};
    bool done = session_keep_theirs(&walk->session, &kept, &diags);
    conclude(app, walk, done, &kept, &diags);
    str_release(&kept);
}

void walk_take_theirs(struct app *app, struct walk *walk, const struct differences *differences)
{
    struct diags diags = {0};
    struct str kept = {0};
    bool done = session_take_theirs(&walk->session, walk->desk->shelf, differences, &kept, &diags);
    conclude(app, walk, done, &kept, &diags);
    str_release(&kept);
}

/* Nothing is written to the file; what the journal does not take either is nowhere. */
static void say_later(struct app *app, struct walk *walk)
{
    struct diags diags = {0};
    session_sync(&walk->session, &diags);
    bool lost = session_is_only_here(&walk->session);
    if (lost && walk->leaving)
        walk_ask_loss(app, walk);
    else if (!lost)
        app_say(app, MESSAGE_WARNING,
                _("nothing was written; your marks are in the journal, ^S asks again"));
    desk_say(app, &diags);
    go_on(app, walk, !lost);
}

static void chosen(struct app *app, void *context, size_t line)
{
    struct walk *walk = context;
    if (line == ANSWER_LOOK)
        theirs_open(app, walk);
    else if (line == ANSWER_THEIRS)
        walk_take_theirs(app, walk, NULL);
    else if (line == ANSWER_MINE)
        take_mine(app, walk);
    else
        say_later(app, walk);
}

static void chosen_damaged(struct app *app, void *context, size_t line)
{
    if (line == DAMAGED_MINE)
        take_mine(app, context);
    else
        say_later(app, context);
}

static void ask(struct app *app, struct walk *walk)
{
    const char *lines[ANSWER_LINES] = {
        [ANSWER_LOOK] = _("look where the two differ"),
        [ANSWER_THEIRS] = _("theirs: take their changes over"),
        [ANSWER_MINE] = _("mine: keep theirs as a copy"),
        [ANSWER_LATER] = walk->leaving ? _("leave without saving") : _("not now"),
    };
    choice_open(app, &(struct choice){
                         .title = _("the file was changed"),
                         .text = _("Another program changed the sheet's file while it was open "
                                   "here. Nothing has been overwritten. What counts?"),
                         .lines = lines,
                         .count = ANSWER_LINES,
                         .chosen = chosen,
                         .context = walk,
                     });
}

static void ask_damaged(struct app *app, struct walk *walk)
{
    const char *lines[DAMAGED_LINES] = {
        [DAMAGED_MINE] = _("mine: keep theirs as a copy"),
        [DAMAGED_LATER] = walk->leaving ? _("leave without saving") : _("not now"),
    };
    choice_open(app, &(struct choice){
                         .title = _("the file was changed"),
                         .text = _("Another program put something in the place of the sheet's file "
                                   "that is no sheet of this form. Nothing has been overwritten."),
                         .lines = lines,
                         .count = DAMAGED_LINES,
                         .chosen = chosen_damaged,
                         .context = walk,
                     });
}

bool walk_ask_theirs(struct app *app, struct walk *walk, bool leaving)
{
    struct differences differences;
    if (walk->session.read_only || session_look(&walk->session) != NEWS_CHANGED)
        return false;
    /* Over a prompt or another screen nobody would know what is asked; it is asked on the walk. */
    if (walk->ending || app_screen(app) != &walk_screen)
        return false;
    walk->leaving = leaving;
    if (session_differences(&walk->session, walk->desk->shelf, &differences, NULL))
        ask(app, walk);
    else
        ask_damaged(app, walk);
    walk->asked = stamp_of(walk->session.file);
    differences_release(&differences);
    return true;
}

bool walk_ask_theirs_once(struct app *app, struct walk *walk)
{
    struct stamp now = stamp_of(walk->session.file);
    return !stamp_same(&now, &walk->asked) && walk_ask_theirs(app, walk, false);
}
