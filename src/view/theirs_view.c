/* SPDX-License-Identifier: MIT */
#include "view/theirs_view.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "report/history.h"
#include "sheet/session_theirs.h"
#include "tui/help_view.h"
#include "tui/lines.h"

enum theirs_action {
    THEIRS_CHOOSE = 1,
    THEIRS_DONE,
    THEIRS_MOVE,
    THEIRS_LANGUAGE,
    THEIRS_HELP,
    THEIRS_BACK,
};

struct theirs {
    struct walk *walk; /* borrowed */
    struct differences differences;
    struct lines lines; /* tags: twice the index of a difference, and one more where it is theirs */
};

static const struct action theirs_actions[] = {
    {THEIRS_CHOOSE,
     "choose",
     {"Enter", "Space"},
     N_("choose"),
     N_("choose mine or theirs, whichever the cursor is on")},
    {THEIRS_DONE,
     "done",
     {"^S", "s", "F9"},
     N_("save so"),
     N_("save with what is chosen; the file as it is now is kept as a copy unless all of it is "
        "taken over")},
    {THEIRS_BACK, "back", {"q", "Esc", "F10"}, N_("back"), N_("back, nothing is written")},
    {THEIRS_HELP, "help", {"?", "F1"}, N_("help"), N_("this help")},
    {THEIRS_MOVE,
     "move",
     {"Down", "Up", "PgDn", "PgUp", "Home", "End"},
     NULL,
     N_("move the cursor")},
    {THEIRS_LANGUAGE, "language", {"L", "F12"}, NULL, N_("switch the language")},
    {0},
};

static void add_heading(struct theirs *theirs, const struct difference *difference)
{
    const struct form *form = walk_form(theirs->walk);
    struct str text = {0};
    if (difference->item != CHANGE_WHOLE_SHEET) {
        const struct item *item = &form->items[difference->item];
        str_addf(&text, "%s %s", item->id, form_spoken_text(form, &item->label));
        str_add(&text, " · ");
    }
    str_add(&text, history_kind(difference->kind));
    lines_add(&theirs->lines,
              (struct line){.text = str_text(&text), .style = STYLE_STRONG, .tag = LINE_PLAIN});
    str_release(&text);
}

static void add_side(struct theirs *theirs, size_t index, bool is_theirs)
{
    const struct difference *of = &theirs->differences.at[index];
    bool taken = of->take == is_theirs;
    struct str text = {0};
    struct str value = {0};
    history_value(walk_form(theirs->walk), of->item, of->kind, is_theirs ? of->theirs : of->mine,
                  &value);
    str_add(&text, taken ? "● " : "○ ");
    str_addf(&text, is_theirs ? _("theirs: %s") : _("mine: %s"), str_text(&value));
    lines_add(&theirs->lines, (struct line){.text = str_text(&text),
                                            .style = taken ? STYLE_NORMAL : STYLE_FAINT,
                                            .indent = 2,
                                            .tag = (int)(2 * index + is_theirs)});
    str_release(&value);
    str_release(&text);
}

static void collect(struct theirs *theirs)
{
    lines_clear(&theirs->lines);
    for (size_t i = 0; i < theirs->differences.count; i++) {
        add_heading(theirs, &theirs->differences.at[i]);
        add_side(theirs, i, false);
        add_side(theirs, i, true);
    }
    if (theirs->differences.count == 0)
        lines_add(&theirs->lines, (struct line){.text = _("no item differs; what was changed are "
                                                          "other columns or the file's form"),
                                                .tag = LINE_PLAIN});
}

void theirs_open(struct app *app, struct walk *walk)
{
    struct theirs *theirs = mem_new(1, sizeof *theirs);
    struct diags diags = {0};
    theirs->walk = walk;
    session_differences(&walk->session, walk->desk->shelf, &theirs->differences, &diags);
    app_push(app, &theirs_screen, theirs);
    if (diags_have(&diags, DIAG_ERROR))
        desk_say(app, &diags);
    diags_release(&diags);
}

static void theirs_draw(const struct app *app, void *state, const struct painter *painter)
{
    struct theirs *theirs = state;
    paint_title(painter, "", "%s · %s", theirs->walk->session.sheet.unit, _("mine and theirs"));
    collect(theirs);
    lines_draw(&theirs->lines, painter, 1, painter->rows - 2);
    app_draw_foot(app, painter, painter->rows - 1, theirs_actions);
}

static void choose(struct theirs *theirs)
{
    int tag = lines_tag(&theirs->lines);
    if (tag == LINE_PLAIN)
        return;
    theirs->differences.at[tag / 2].take = tag % 2 != 0;
}

static bool theirs_act(struct app *app, void *state, int action, keypress key)
{
    struct theirs *theirs = state;
    switch ((enum theirs_action)action) {
    case THEIRS_CHOOSE:
        choose(theirs);
        return true;
    case THEIRS_DONE:
        app_pop(app);
        walk_take_theirs(app, theirs->walk, &theirs->differences);
        return true;
    case THEIRS_MOVE:
        return lines_key(&theirs->lines, key);
    case THEIRS_LANGUAGE:
        desk_switch_language(app);
        return true;
    case THEIRS_HELP:
        help_open(app, &theirs_screen);
        return true;
    case THEIRS_BACK:
        theirs->walk->leaving = false;
        app_pop(app);
        return true;
    }
    return false;
}

static void theirs_mouse(struct app *app, void *state, const struct mouse *mouse)
{
    struct theirs *theirs = state;
    (void)app;
    if (lines_mouse(&theirs->lines, 1, mouse))
        choose(theirs);
}

static void theirs_close(struct app *app, void *state)
{
    struct theirs *theirs = state;
    (void)app;
    lines_release(&theirs->lines);
    differences_release(&theirs->differences);
    free(theirs);
}

const struct screen theirs_screen = {
    .name = "theirs",
    .title = N_("mine and theirs"),
    .actions = theirs_actions,
    .draw = theirs_draw,
    .act = theirs_act,
    .mouse = theirs_mouse,
    .close = theirs_close,
};
