/* SPDX-License-Identifier: MIT */
#include "view/compare_view.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "report/compare.h"
#include "report/rank.h"
#include "report/tally_text.h"
#include "tui/chooser.h"
#include "tui/help_view.h"
#include "view/across_open.h"
#include "view/compare_lines.h"
#include "view/explain_view.h"
#include "view/walk_view.h"

enum compare_action {
    COMPARE_OPEN = 1,
    COMPARE_SIDE,
    COMPARE_ALL,
    COMPARE_EXPLAIN,
    COMPARE_ACROSS,
    COMPARE_OTHER,
    COMPARE_MOVE,
    COMPARE_LANGUAGE,
    COMPARE_HELP,
    COMPARE_BACK,
};

#define NO_ENTRY SIZE_MAX

struct compare_view {
    struct desk *desk;
    struct folder *folder; /* borrowed */
    const struct form *form;
    size_t sides[COMPARE_SIDES]; /* entries; NO_ENTRY while the second is being chosen */
    int side;                    /* which of them Enter opens */
    bool all;                    /* whether items that do not differ are shown as well */
    int differing;               /* items that differ */
    size_t *offers;              /* entries, one for each line of the chooser */
    struct compare_lines lines;
};

static const struct action compare_actions[] = {
    {COMPARE_OPEN,
     "open",
     {"Enter", "Space"},
     N_("open sheet"),
     N_("open the sheet marked ▸ on this item")},
    {COMPARE_SIDE,
     "side",
     {"Tab", "Left", "Right"},
     N_("other side"),
     N_("mark the other sheet with ▸")},
    {COMPARE_ALL,
     "all",
     {"s", "F6"},
     N_("all items"),
     N_("show all items, or only those that differ")},
    {COMPARE_HELP, "help", {"?", "F1"}, N_("help"), N_("this help")},
    {COMPARE_EXPLAIN,
     "explain",
     {"e", "F11", "^E"},
     N_("why"),
     N_("explain how the score came about")},
    {COMPARE_ACROSS, "across", {"a", "^A"}, N_("all units"), N_("this item across all units")},
    {COMPARE_OTHER, "other", {"c", "F8"}, NULL, N_("compare with another sheet")},
    {COMPARE_BACK, "back", {"q", "Esc", "F10"}, N_("back"), N_("back")},
    {COMPARE_MOVE,
     "move",
     {"Down", "Up", "PgDn", "PgUp", "Home", "End"},
     NULL,
     N_("move the cursor")},
    {COMPARE_LANGUAGE, "language", {"L", "F12"}, NULL, N_("switch the language")},
    {0},
};

static const struct sheet *side_sheet(const struct compare_view *view, int side)
{
    return view->folder->entries[view->sides[side]].sheet;
}

/* Whether both sheets are there; a file may have become unreadable meanwhile. */
static bool has_both(const struct compare_view *view)
{
    for (int i = 0; i < COMPARE_SIDES; i++)
        if (view->sides[i] == NO_ENTRY || view->folder->entries[view->sides[i]].form != view->form)
            return false;
    return true;
}

static void collect(struct compare_view *view)
{
    struct compare compare;
    compare_init(&compare, side_sheet(view, 0), side_sheet(view, 1), view->all);
    view->differing = compare.differing;
    compare_lines_fill(&view->lines, &compare, view->side);
    compare_release(&compare);
}

/* As collect(), with the cursor on the same item. */
static void collect_again(struct compare_view *view)
{
    int tag = lines_tag(&view->lines.lines);
    collect(view);
    if (tag != LINE_PLAIN)
        lines_go(&view->lines.lines, tag);
}

static void chosen(struct app *app, void *context, size_t line, const char *text)
{
    struct compare_view *view = context;
    (void)app;
    (void)text;
    view->sides[1] = view->offers[line];
}

static bool is_named_twice(const struct compare_view *view, const struct folder_entry *entry)
{
    int count = 0;
    for (size_t i = 0; i < view->folder->count; i++) {
        const struct folder_entry *other = &view->folder->entries[i];
        count += other->form == view->form && strcmp(other->unit, entry->unit) == 0;
    }
    return count > 1;
}

static void offer(struct compare_view *view, size_t entry, struct names *lines)
{
    const struct folder_entry *of = &view->folder->entries[entry];
    char total[TALLY_TEXT];
    struct str line = {0};
    str_addf(&line, "%s  %s", of->unit, tally_to_text(&of->total, total));
    if (is_named_twice(view, of))
        str_addf(&line, "  %s", file_base_name(of->file));
    view->offers[lines->count] = entry;
    names_add(lines, str_text(&line));
    str_release(&line);
}

/* The other sheets of the form, as they rank. */
static void offer_all(struct compare_view *view, struct names *lines)
{
    struct ranking ranking;
    ranking_init(&ranking, view->folder, view->form);
    free(view->offers);
    view->offers = mem_new(ranking.count, sizeof *view->offers);
    for (size_t i = 0; i < ranking.count; i++)
        if (ranking.rows[i].entry != view->sides[0])
            offer(view, ranking.rows[i].entry, lines);
    ranking_release(&ranking);
}

static void ask_other(struct app *app, struct compare_view *view)
{
    struct str title = {0};
    struct names lines = {0};
    offer_all(view, &lines);
    str_addf(&title, _("compare %s with"), side_sheet(view, 0)->unit);
    chooser_open(app, &(struct chooser){.title = str_text(&title),
                                        .lines = (const char *const *)lines.at,
                                        .count = lines.count,
                                        .chosen = chosen,
                                        .context = view});
    names_release(&lines);
    str_release(&title);
}

void compare_open(struct app *app, struct desk *desk, struct folder *folder, size_t entry)
{
    folder_fill(folder, desk->shelf);
    struct compare_view *view = mem_new(1, sizeof *view);
    view->desk = desk;
    view->folder = folder;
    view->form = folder->entries[entry].form;
    view->sides[0] = entry;
    view->sides[1] = NO_ENTRY;
    app_push(app, &compare_screen, view);
    ask_other(app, view);
}

static void compare_draw(const struct app *app, void *state, const struct painter *painter)
{
    struct compare_view *view = state;
    bool both = has_both(view);
    struct str left = {0};
    struct str right = {0};
    str_addf(&left, "%s · %s", _("compare"), side_sheet(view, 0)->unit);
    if (both) {
        str_addf(&left, " — %s", side_sheet(view, 1)->unit);
        str_addf(&right, _("differing: %d"), view->differing);
    }
    paint_title(painter, str_text(&right), "%s", str_text(&left));
    if (both)
        lines_draw(&view->lines.lines, painter, 1, painter->rows - 2);
    app_draw_foot(app, painter, painter->rows - 1, compare_actions);
    str_release(&left);
    str_release(&right);
}

/* The item under the cursor; LINE_PLAIN after saying that there is none. */
static int item_of(struct app *app, const struct compare_view *view)
{
    int tag = lines_tag(&view->lines.lines);
    if (tag < view->form->item_count)
        return tag;
    if (view->differing == 0 && !view->all)
        app_say(app, MESSAGE_NOTE, _("no item differs; s or F6 shows all"));
    else
        app_say(app, MESSAGE_NOTE, _("this is a sum; go to an item first"));
    return LINE_PLAIN;
}

static void act_on_item(struct app *app, struct compare_view *view, enum compare_action action)
{
    int item = item_of(app, view);
    if (item == LINE_PLAIN)
        return;
    const char *file = view->folder->entries[view->sides[view->side]].file;
    if (action == COMPARE_OPEN)
        walk_open(app, view->desk, &(struct walk_start){file, item, {0}}, NULL);
    else if (action == COMPARE_EXPLAIN)
        explain_open(app, side_sheet(view, view->side), item);
    else
        across_open(app, view->desk, view->folder, view->form, item);
}

static bool compare_act(struct app *app, void *state, int action, keypress key)
{
    struct compare_view *view = state;
    switch ((enum compare_action)action) {
    case COMPARE_OPEN:
    case COMPARE_EXPLAIN:
    case COMPARE_ACROSS:
        act_on_item(app, view, (enum compare_action)action);
        return true;
    case COMPARE_SIDE:
        view->side = 1 - view->side;
        collect_again(view);
        return true;
    case COMPARE_ALL:
        view->all = !view->all;
        collect_again(view);
        return true;
    case COMPARE_OTHER:
        ask_other(app, view);
        return true;
    case COMPARE_MOVE:
        return lines_key(&view->lines.lines, key);
    case COMPARE_LANGUAGE:
        desk_switch_language(app);
        collect_again(view);
        return true;
    case COMPARE_HELP:
        help_open(app, &compare_screen);
        return true;
    case COMPARE_BACK:
        app_pop(app);
        return true;
    }
    return false;
}

static void compare_mouse(struct app *app, void *state, const struct mouse *mouse)
{
    if (lines_mouse(&((struct compare_view *)state)->lines.lines, 1, mouse))
        compare_act(app, state, COMPARE_OPEN, K_ENTER);
}

/* Without a second sheet, where none was chosen or one has become unreadable, there is nothing to
 * show. */
static void compare_resume(struct app *app, void *state)
{
    struct compare_view *view = state;
    desk_reread(view->desk, view->folder);
    if (has_both(view))
        collect_again(view);
    else
        app_pop(app);
}

static void compare_close(struct app *app, void *state)
{
    struct compare_view *view = state;
    (void)app;
    compare_lines_release(&view->lines);
    free(view->offers);
    free(view);
}

const struct screen compare_screen = {
    .name = "compare",
    .title = N_("two sheets compared"),
    .actions = compare_actions,
    .draw = compare_draw,
    .act = compare_act,
    .mouse = compare_mouse,
    .resume = compare_resume,
    .close = compare_close,
};
