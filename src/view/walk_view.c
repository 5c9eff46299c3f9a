/* SPDX-License-Identifier: MIT */
#include "view/walk_view.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "tui/help_view.h"
#include "view/explain_view.h"
#include "view/neighbour.h"
#include "view/walk.h"

const struct action walk_actions[] = {
    {WALK_RULE,
     "rule",
     {"1", "2", "3", "4", "5", "6", "7", "8", "9"},
     N_("mark"),
     N_("mark: apply the rule once more, tick and choice on and off")},
    {WALK_TAKE_BACK, "take-back", {"-"}, N_("less"), N_("then a digit: take one back")},
    {WALK_SETTLE,
     "settle",
     {"Space"},
     N_("next"),
     N_("settle the item as it stands and go to the next")},
    {WALK_SCORE,
     "score",
     {"="},
     N_("type score"),
     N_("type the score; except for a rated item the difference is an adjust and asks its reason")},
    {WALK_NOTE, "note", {"c", "F5"}, N_("note"), N_("write a note")},
    {WALK_UNDO, "undo", {"u", "F2"}, N_("undo"), N_("undo, back to the first mark ever made")},
    {WALK_HELP, "help", {"?", "F1"}, N_("help"), N_("this help")},
    {WALK_NEXT_OPEN, "next-open", {">", "F4"}, N_("next open"), N_("next open item")},
    {WALK_EDIT,
     "edit",
     {"Enter"},
     N_("edit"),
     N_("the item's editor: note, adjust, exact counts and figures")},
    {WALK_EXPLAIN,
     "explain",
     {"e", "F11", "^E"},
     N_("why"),
     N_("explain how the score came about")},
    {WALK_BACK, "back", {"q", "Esc", "F10"}, N_("back"), N_("save and go back")},
    {WALK_REDO, "redo", {"^R", "F3"}, N_("redo"), N_("bring back what was undone")},
    {WALK_MORE_RULES, "more-rules", {"0"}, NULL, N_("the next nine rules, where an item has more")},
    {WALK_PREVIOUS_OPEN, "previous-open", {"<"}, NULL, N_("previous open item")},
    {WALK_UP, "up", {"Up", "k"}, NULL, N_("previous item")},
    {WALK_DOWN, "down", {"Down", "j"}, NULL, N_("next item")},
    {WALK_LEFT, "left", {"Left"}, NULL, N_("previous part")},
    {WALK_RIGHT, "right", {"Right"}, NULL, N_("next part")},
    {WALK_PAGE_UP, "previous-section", {"PgUp", "S-Tab"}, NULL, N_("previous section")},
    {WALK_PAGE_DOWN, "next-section", {"PgDn", "Tab"}, NULL, N_("next section")},
    {WALK_FIRST, "first", {"Home", "g"}, NULL, N_("first item")},
    {WALK_LAST, "last", {"End", "G"}, NULL, N_("last item")},
    {WALK_LEAVE_OUT, "leave-out", {"x", "F6"}, NULL, N_("leave the item out: it does not apply")},
    {WALK_CLEAR, "clear", {"Del"}, NULL, N_("clear the item: open again, no marks")},
    {WALK_PREVIOUS_SHEET,
     "previous-sheet",
     {"[", "F7"},
     NULL,
     N_("same item on the previous sheet of the folder")},
    {WALK_NEXT_SHEET,
     "next-sheet",
     {"]", "F8"},
     NULL,
     N_("same item on the next sheet of the folder")},
    {WALK_SEARCH, "search", {"/"}, NULL, N_("search in items, rules and notes")},
    {WALK_SEARCH_NEXT, "search-next", {"n", "^N"}, NULL, N_("next place found")},
    {WALK_SEARCH_PREVIOUS, "search-previous", {"N", "^P"}, NULL, N_("previous place found")},
    {WALK_GO, "go", {":"}, NULL, N_("go to an item by its id")},
    {WALK_SAVE, "save", {"^S"}, NULL, N_("save the sheet now")},
    {WALK_LANGUAGE, "language", {"L", "F12"}, NULL, N_("switch the language")},
    {0},
};

static struct walk *walk_new(struct desk *desk)
{
    struct walk *walk = mem_new(1, sizeof *walk);
    walk->desk = desk;
    return walk;
}

static void walk_free(struct walk *walk)
{
    session_release(&walk->session);
    free(walk->search);
    free(walk);
}

/* A sheet half done is taken up where it was left; a finished one is shown from its beginning. */
static int first_item(const struct walk *walk)
{
    int open = sheet_next_open(&walk->session.sheet, -1, 1);
    return open < 0 ? 0 : open;
}

bool walk_open(struct app *app, struct desk *desk, const char *file, struct diags *diags)
{
    struct walk *walk = walk_new(desk);
    if (!session_open(&walk->session, file, desk->shelf, &desk->clock, diags)) {
        walk_free(walk);
        return false;
    }
    walk->item = first_item(walk);
    app_push(app, &walk_screen, walk);
    desk_say(app, diags);
    return true;
}

static void walk_save(struct app *app, struct walk *walk, bool say)
{
    struct diags diags = {0};
    if (session_save(&walk->session, &diags) && say)
        app_say(app, MESSAGE_NOTE, _("saved: %s"), walk->session.file);
    desk_say(app, &diags);
    diags_release(&diags);
}

void walk_go(struct app *app, struct walk *walk, int item)
{
    const struct form *form = walk_form(walk);
    if (item >= form->item_count)
        item = form->item_count - 1;
    if (item < 0)
        item = 0;
    bool leaves_section = form->items[item].section != walk_item(walk)->section;
    walk->item = item;
    walk->page = 0;
    if (leaves_section)
        walk_save(app, walk, false);
}

static void walk_press(struct app *app, struct walk *walk, keypress key)
{
    const struct item *item = walk_item(walk);
    int rule = walk->page * WALK_RULES_A_PAGE + (int)(key - '1');
    bool back = walk->taking_back;
    walk->taking_back = false;
    if (rule >= item->rule_count) {
        app_say(app, MESSAGE_WARNING, _("%s has no rule %c; its rules are numbered on the card"),
                item->id, (int)key);
        return;
    }
    if (form_rules(walk_form(walk), item)[rule].kind == RULE_STEPS && !back) {
        walk_edit_figure(app, walk, rule);
        return;
    }
    struct answer draft = walk_draft(walk);
    enum answer_error error = back ? answer_take_back(walk_form(walk), item, rule, &draft)
                                   : answer_press(walk_form(walk), item, rule, &draft);
    if (error == ANSWER_OK)
        walk_answer(app, walk, &draft);
    else
        walk_say_refusal(app, walk, error);
    walk_draft_release(&draft);
}

static void walk_next_item(struct app *app, struct walk *walk)
{
    if (walk->item + 1 < walk_form(walk)->item_count) {
        walk_go(app, walk, walk->item + 1);
        return;
    }
    int open = sheet_total(&walk->session.sheet).open;
    if (open > 0)
        app_say(app, MESSAGE_NOTE, _("the last item; %d still open, > goes to the next of them"),
                open);
    else
        app_say(app, MESSAGE_NOTE, _("the last item; nothing is open any more"));
}

static void walk_settle(struct app *app, struct walk *walk)
{
    if (walk_entry(walk)->answer.state == ANSWER_OPEN) {
        struct answer draft = walk_draft(walk);
        answer_settle(walk_item(walk), &draft);
        bool done = walk_answer(app, walk, &draft);
        walk_draft_release(&draft);
        if (!done)
            return;
    }
    walk_next_item(app, walk);
}

static void walk_leave_out(struct app *app, struct walk *walk)
{
    struct answer draft = walk_draft(walk);
    enum answer_error error = ANSWER_OK;
    if (draft.state == ANSWER_NA)
        answer_clear(walk_item(walk), &draft);
    else
        error = answer_leave_out(walk_item(walk), &draft);
    if (error == ANSWER_OK)
        walk_answer(app, walk, &draft);
    else
        walk_say_refusal(app, walk, error);
    walk_draft_release(&draft);
}

static void walk_undo(struct app *app, struct walk *walk, bool redo)
{
    struct diags diags = {0};
    int item = CHANGE_WHOLE_SHEET;
    bool done = redo ? session_redo(&walk->session, &item, &diags)
                     : session_undo(&walk->session, &item, &diags);
    if (done && item != CHANGE_WHOLE_SHEET)
        walk_go(app, walk, item);
    if (done)
        app_say(app, MESSAGE_NOTE, redo ? _("brought back: %s") : _("undone: %s"),
                item == CHANGE_WHOLE_SHEET ? "" : walk_item(walk)->id);
    else if (diags.count == 0)
        app_say(app, MESSAGE_NOTE, redo ? _("nothing to bring back") : _("nothing left to undo"));
    desk_say(app, &diags);
    diags_release(&diags);
}

static void walk_go_open(struct app *app, struct walk *walk, int step)
{
    int open = sheet_next_open(&walk->session.sheet, walk->item, step);
    if (open < 0)
        app_say(app, MESSAGE_NOTE, _("nothing is open any more"));
    else
        walk_go(app, walk, open);
}

/* To the first item of the group before or after the current one. */
static void walk_go_group(struct app *app, struct walk *walk, int step)
{
    struct walk_group group = walk_group_of(walk_form(walk), walk->item);
    if (step > 0)
        walk_go(app, walk, group.first + group.count);
    else if (group.first > 0)
        walk_go(app, walk, walk_group_of(walk_form(walk), group.first - 1).first);
    else
        walk_go(app, walk, 0);
}

static void walk_go_section(struct app *app, struct walk *walk, int step)
{
    const struct form *form = walk_form(walk);
    int section = walk_item(walk)->section + step;
    if (section < 0)
        section = 0;
    if (section < form->section_count)
        walk_go(app, walk, form->sections[section].first_item);
}

static void walk_more_rules(struct app *app, struct walk *walk)
{
    int pages = (walk_item(walk)->rule_count + WALK_RULES_A_PAGE - 1) / WALK_RULES_A_PAGE;
    if (pages < 2)
        app_say(app, MESSAGE_NOTE, _("the item has no more rules"));
    else
        walk->page = (walk->page + 1) % pages;
}

/* Opens the neighbour first, so that a sheet that cannot be opened leaves this one on the screen.
 */
static void walk_go_sheet(struct app *app, struct walk *walk, int step)
{
    walk_save(app, walk, false);
    struct diags diags = {0};
    char *file = neighbour_find(walk->session.file, step, &diags);
    struct session next = {0};
    if (file != NULL && session_open(&next, file, walk->desk->shelf, &walk->desk->clock, &diags)) {
        int item = form_item(next.sheet.form, walk_item(walk)->id);
        session_release(&walk->session);
        walk->session = next;
        walk->item = item < 0 ? 0 : item;
        walk->page = 0;
    } else if (file == NULL && diags.count == 0) {
        app_say(app, MESSAGE_NOTE, _("no other sheet that way"));
    }
    desk_say(app, &diags);
    diags_release(&diags);
    free(file);
}

static void walk_clear(struct app *app, struct walk *walk)
{
    walk_do(app, walk, CHANGE_MARKS, "");
}

static bool walk_act_move(struct app *app, struct walk *walk, int action)
{
    switch (action) {
    case WALK_NEXT_OPEN:
        walk_go_open(app, walk, 1);
        return true;
    case WALK_PREVIOUS_OPEN:
        walk_go_open(app, walk, -1);
        return true;
    case WALK_UP:
        walk_go(app, walk, walk->item - 1);
        return true;
    case WALK_DOWN:
        walk_go(app, walk, walk->item + 1);
        return true;
    case WALK_LEFT:
        walk_go_group(app, walk, -1);
        return true;
    case WALK_RIGHT:
        walk_go_group(app, walk, 1);
        return true;
    case WALK_PAGE_UP:
        walk_go_section(app, walk, -1);
        return true;
    case WALK_PAGE_DOWN:
        walk_go_section(app, walk, 1);
        return true;
    case WALK_FIRST:
        walk_go(app, walk, 0);
        return true;
    case WALK_LAST:
        walk_go(app, walk, walk_form(walk)->item_count - 1);
        return true;
    case WALK_PREVIOUS_SHEET:
        walk_go_sheet(app, walk, -1);
        return true;
    case WALK_NEXT_SHEET:
        walk_go_sheet(app, walk, 1);
        return true;
    case WALK_SEARCH_NEXT:
        walk_search(app, walk, 1);
        return true;
    case WALK_SEARCH_PREVIOUS:
        walk_search(app, walk, -1);
        return true;
    default:
        return false;
    }
}

static bool walk_act_mark(struct app *app, struct walk *walk, int action, keypress key)
{
    switch (action) {
    case WALK_RULE:
        walk_press(app, walk, key);
        return true;
    case WALK_TAKE_BACK:
        walk->taking_back = true;
        app_say(app, MESSAGE_NOTE, _("take back: which rule? press its digit"));
        return true;
    case WALK_SETTLE:
        walk_settle(app, walk);
        return true;
    case WALK_MORE_RULES:
        walk_more_rules(app, walk);
        return true;
    case WALK_UNDO:
        walk_undo(app, walk, false);
        return true;
    case WALK_REDO:
        walk_undo(app, walk, true);
        return true;
    case WALK_LEAVE_OUT:
        walk_leave_out(app, walk);
        return true;
    case WALK_CLEAR:
        walk_clear(app, walk);
        return true;
    default:
        return false;
    }
}

static bool walk_act_open(struct app *app, struct walk *walk, int action)
{
    switch (action) {
    case WALK_EDIT:
        walk_edit_item(app, walk);
        return true;
    case WALK_SCORE:
        walk_edit_score(app, walk);
        return true;
    case WALK_NOTE:
        walk_edit_note(app, walk);
        return true;
    case WALK_SEARCH:
        walk_edit_search(app, walk);
        return true;
    case WALK_GO:
        walk_edit_go(app, walk);
        return true;
    case WALK_EXPLAIN:
        explain_open(app, &walk->session.sheet, walk->item);
        return true;
    case WALK_SAVE:
        walk_save(app, walk, true);
        return true;
    case WALK_LANGUAGE:
        desk_switch_language(app);
        return true;
    case WALK_HELP:
        help_open(app, &walk_screen);
        return true;
    case WALK_BACK:
        app_pop(app);
        return true;
    default:
        return false;
    }
}

static bool walk_act(struct app *app, void *state, int action, keypress key)
{
    struct walk *walk = state;
    if (action != WALK_RULE)
        walk->taking_back = false;
    return walk_act_mark(app, walk, action, key) || walk_act_move(app, walk, action) ||
           walk_act_open(app, walk, action);
}

static const struct walk_spot *spot_at(const struct walk *walk, const struct mouse *mouse)
{
    for (int i = 0; i < walk->spot_count; i++) {
        const struct walk_spot *spot = &walk->spots[i];
        if (spot->row == mouse->row && mouse->column >= spot->left && mouse->column < spot->right)
            return spot;
    }
    return NULL;
}

static void walk_mouse(struct app *app, void *state, const struct mouse *mouse)
{
    struct walk *walk = state;
    const struct walk_spot *spot = spot_at(walk, mouse);
    if (mouse->what == MOUSE_WHEEL_UP)
        walk_go(app, walk, walk->item - 1);
    else if (mouse->what == MOUSE_WHEEL_DOWN)
        walk_go(app, walk, walk->item + 1);
    else if (spot != NULL && spot->item >= 0)
        walk_go(app, walk, spot->item);
    else if (spot != NULL && spot->rule >= 0)
        walk_press(app, walk, (keypress)('1' + spot->rule % WALK_RULES_A_PAGE));
}

static void walk_paint(const struct app *app, void *state, const struct painter *painter)
{
    walk_draw(app, state, painter);
}

static void walk_painted(struct app *app, void *state)
{
    struct walk *walk = state;
    struct diags diags = {0};
    session_sync(&walk->session, &diags);
    desk_say(app, &diags);
    diags_release(&diags);
}

static void walk_idle(struct app *app, void *state)
{
    walk_save(app, state, false);
}

static void walk_close(struct app *app, void *state)
{
    walk_save(app, state, false);
    walk_free(state);
}

const struct screen walk_screen = {
    .name = "walk",
    .title = N_("walking through the form"),
    .actions = walk_actions,
    .draw = walk_paint,
    .act = walk_act,
    .mouse = walk_mouse,
    .painted = walk_painted,
    .idle = walk_idle,
    .close = walk_close,
};
