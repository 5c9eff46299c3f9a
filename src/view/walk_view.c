/* SPDX-License-Identifier: MIT */
#include "view/walk_view.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "sheet/session_theirs.h"
#include "tui/help_view.h"
#include "view/explain_view.h"
#include "view/export_view.h"
#include "view/findings_view.h"
#include "view/history_view.h"
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
    {WALK_FINDINGS,
     "findings",
     {"f", "F9"},
     N_("findings"),
     N_("findings: what is open, what was found; finalise the sheet")},
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
    {WALK_ACROSS, "across", {"a", "^A"}, NULL, N_("this item across all units")},
    {WALK_HISTORY, "history", {"H", "^T"}, NULL, N_("history of the item")},
    {WALK_EXPORT,
     "export",
     {"X", "^X"},
     NULL,
     N_("export this sheet to a file: paper form, table, web page")},
    {WALK_SAVE, "save", {"^S"}, NULL, N_("save the sheet now")},
    {WALK_LANGUAGE, "language", {"L", "F12"}, NULL, N_("switch the language")},
    {0},
};

const struct action_offer *walk_offers(const struct walk *walk)
{
    static const struct action_offer read_only[] = {
        {WALK_DOWN, N_("next")},
        {WALK_NEXT_OPEN, N_("next open")},
        {WALK_FINDINGS, N_("findings")},
        {WALK_EXPLAIN, N_("why")},
        {WALK_HISTORY, N_("history")},
        {WALK_ACROSS, N_("all units")},
        {WALK_BACK, N_("back")},
        {WALK_EXPORT, N_("export")},
        {0},
    };
    static const struct action_offer final[] = {
        {WALK_DOWN, N_("next")},        {WALK_FINDINGS, N_("findings, reopen")},
        {WALK_EXPLAIN, N_("why")},      {WALK_HISTORY, N_("history")},
        {WALK_ACROSS, N_("all units")}, {WALK_BACK, N_("back")},
        {WALK_EXPORT, N_("export")},    {0},
    };
    if (walk->session.read_only)
        return read_only;
    return walk->session.sheet.status == SHEET_FINAL ? final : NULL;
}

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
static int first_item(const struct walk *walk, int wanted)
{
    if (wanted != WALK_AT_OPEN && wanted < walk_form(walk)->item_count)
        return wanted;
    int open = sheet_next_open(&walk->session.sheet, -1, 1);
    return open < 0 ? 0 : open;
}

bool walk_open(struct app *app, struct desk *desk, const struct walk_start *start,
               struct diags *diags)
{
    struct diags found = {0};
    struct walk *walk = walk_new(desk);
    walk->neighbours = start->beside;
    bool good = session_open(&walk->session, start->file, desk->shelf, &desk->clock, &found);
    if (good) {
        desk_touch(desk, start->file);
        sheet_keep_sums(&walk->session.sheet);
        walk->item = first_item(walk, start->item);
        app_push(app, &walk_screen, walk);
    } else {
        walk_free(walk);
    }
    if (good || diags == NULL)
        desk_say(app, &found);
    else
        diags_move(diags, &found);
    return good;
}

/* With SAY says so; asks where another program has changed the file. */
static void walk_save(struct app *app, struct walk *walk, bool say)
{
    struct diags diags = {0};
    if (walk_ask_theirs(app, walk, false))
        return;
    if (session_save(&walk->session, &diags) && say)
        app_say(app, MESSAGE_NOTE, _("saved: %s"), walk->session.file);
    desk_say(app, &diags);
}

void walk_go(struct app *app, struct walk *walk, int item)
{
    const struct form *form = walk_form(walk);
    if (item >= form->item_count)
        item = form->item_count - 1;
    if (item < 0)
        item = 0;
    bool leaves_section = form->items[item].section != walk_item(walk)->section;
    if (item != walk->item)
        walk->taking_back = false;
    walk->item = item;
    walk->page = 0;
    if (leaves_section)
        walk_save(app, walk, false);
}

/* The prompts that change the item.  A final sheet refuses before somebody has typed. */
static bool walk_act_edit(struct app *app, struct walk *walk, int action)
{
    struct diags diags = {0};
    bool edits = action == WALK_EDIT || action == WALK_SCORE || action == WALK_NOTE;
    if (!edits)
        return false;
    if (!sheet_is_open(&walk->session.sheet, &diags))
        desk_say(app, &diags);
    else if (action == WALK_EDIT)
        walk_edit_item(app, walk);
    else if (action == WALK_SCORE)
        walk_edit_score(app, walk);
    else
        walk_edit_note(app, walk);
    diags_release(&diags);
    return true;
}

static bool walk_act_open(struct app *app, struct walk *walk, int action)
{
    switch (action) {
    case WALK_SEARCH:
        walk_edit_search(app, walk);
        return true;
    case WALK_GO:
        walk_edit_go(app, walk);
        return true;
    case WALK_EXPLAIN:
        explain_open(app, &walk->session.sheet, walk->item);
        return true;
    case WALK_FINDINGS:
        findings_open(app, walk);
        return true;
    case WALK_ACROSS:
        walk_across(app, walk);
        return true;
    case WALK_HISTORY:
        history_open(app, &walk->session, walk->item);
        return true;
    case WALK_EXPORT:
        export_open_sheet(app, &walk->session.sheet, walk->session.file);
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
        walk_leave(app, walk);
        return true;
    default:
        return false;
    }
}

static bool walk_act(struct app *app, void *state, int action, keypress key)
{
    struct walk *walk = state;
    bool taking_back = walk->taking_back;
    bool turns = action == WALK_MORE_RULES && walk_rule_pages(walk_item(walk)) > 1;
    if (action != WALK_RULE && !turns)
        walk->taking_back = false;
    if (action == WALK_BACK && taking_back) {
        app_say(app, MESSAGE_NOTE, _("nothing is taken back"));
        return true;
    }
    if (action != WALK_BACK && action != WALK_PREVIOUS_SHEET && action != WALK_NEXT_SHEET)
        walk->warned = false;
    if (walk_refuse_mark(app, walk, action))
        return true;
    return walk_act_mark(app, walk, action, key) || walk_act_move(app, walk, action) ||
           walk_act_edit(app, walk, action) || walk_act_open(app, walk, action);
}

/* A key that does nothing ends the taking back that it was asked for; its message says the rest. */
static bool walk_type(struct app *app, void *state, keypress key)
{
    struct walk *walk = state;
    (void)app;
    (void)key;
    walk->taking_back = false;
    return false;
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
    else if (spot != NULL && spot->rule >= 0 && !walk_refuse_mark(app, walk, WALK_RULE))
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
}

static void walk_ending(struct app *app, void *state)
{
    struct walk *walk = state;
    (void)app;
    walk->ending = true;
}

/* What another program did is asked about once; it is asked again where something is to be saved by
 * a key. */
static void walk_idle(struct app *app, void *state)
{
    struct walk *walk = state;
    struct diags diags = {0};
    if (walk->session.read_only)
        walk_follow(app, walk);
    else if (session_look(&walk->session) == NEWS_CHANGED)
        walk_ask_theirs_once(app, walk);
    else if (!session_save(&walk->session, &diags) || diags.count > 0)
        desk_say(app, &diags);
    diags_release(&diags);
}

static void walk_close(struct app *app, void *state)
{
    struct walk *walk = state;
    walk_save_last(app, walk);
    walk_free(walk);
}

const struct screen walk_screen = {
    .name = "walk",
    .title = N_("walking through the form"),
    .actions = walk_actions,
    .draw = walk_paint,
    .act = walk_act,
    .type = walk_type,
    .mouse = walk_mouse,
    .painted = walk_painted,
    .idle = walk_idle,
    .ending = walk_ending,
    .close = walk_close,
};
