/* SPDX-License-Identifier: MIT */
#include "view/across_view.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "report/across.h"
#include "report/rank.h"
#include "report/review.h"
#include "tui/help_view.h"
#include "tui/lines.h"
#include "view/explain_view.h"
#include "view/item_prompt.h"

enum across_action {
    ACROSS_OPEN = 1,
    ACROSS_NEXT,
    ACROSS_PREVIOUS,
    ACROSS_SORT,
    ACROSS_GO,
    ACROSS_EXPLAIN,
    ACROSS_MOVE,
    ACROSS_PAGE_DOWN,
    ACROSS_PAGE_UP,
    ACROSS_LANGUAGE,
    ACROSS_HELP,
    ACROSS_BACK,
};

/* A row's tag is its entry in the folder, so that the cursor stays on a unit from item to item. */
struct across_view {
    struct desk *desk;
    struct across_start start;
    struct folder *folder; /* the start's, borrowed or own */
    const struct form *form;
    int item;
    enum across_order order;
    struct lines lines;
};

static const struct action across_actions[] = {
    {ACROSS_OPEN,
     "open",
     {"Enter", "Space"},
     N_("open sheet"),
     N_("open the unit's sheet on this item")},
    {ACROSS_NEXT, "next", {"Right", "]", "PgDn"}, N_("next item"), N_("next item")},
    {ACROSS_PREVIOUS, "previous", {"Left", "[", "PgUp"}, N_("previous item"), N_("previous item")},
    {ACROSS_SORT, "sort", {"s", "F6"}, N_("sort"), N_("sort by rank, score or unit")},
    {ACROSS_HELP, "help", {"?", "F1"}, N_("help"), N_("this help")},
    {ACROSS_GO, "go", {":"}, N_("go to"), N_("go to an item by its id")},
    {ACROSS_EXPLAIN,
     "explain",
     {"e", "F11", "^E"},
     N_("why"),
     N_("explain how the score came about")},
    {ACROSS_BACK, "back", {"q", "Esc", "F10", "a", "^A"}, N_("back"), N_("back")},
    {ACROSS_MOVE, "move", {"Down", "Up", "Home", "End"}, NULL, N_("move the cursor")},
    {ACROSS_PAGE_DOWN, "page-down", {"^F"}, NULL, N_("a page down")},
    {ACROSS_PAGE_UP, "page-up", {"^B"}, NULL, N_("a page up")},
    {ACROSS_LANGUAGE, "language", {"L", "F12"}, NULL, N_("switch the language")},
    {0},
};

static enum style score_style(const struct across *across, const struct across_row *row)
{
    points full = across->form->items[across->item].full;
    switch (row->state) {
    case ANSWER_OPEN:
        return STYLE_OPEN;
    case ANSWER_NA:
        return STYLE_FAINT;
    case ANSWER_SETTLED:
        break;
    }
    if (row->score < full)
        return STYLE_LOST;
    return row->score > full ? STYLE_GAINED : STYLE_GOOD;
}

static void add_row(struct across_view *view, const struct across *across,
                    const struct across_row *row)
{
    const struct sheet *sheet = view->folder->entries[row->entry].sheet;
    char rank[RANK_TEXT];
    struct str score = {0};
    struct str findings = {0};
    review_score(sheet, view->item, &score);
    across_write_findings(sheet, view->item, &findings);
    struct column_cell cells[] = {
        {.text = rank_to_text(row->rank, rank), .style = STYLE_FAINT},
        {.text = sheet->unit},
        {.text = str_text(&score), .style = score_style(across, row)},
        {.text = str_text(&findings),
         .style = sheet->entries[view->item].has_conflict ? STYLE_WARNING : STYLE_NORMAL},
    };
    lines_add_row(&view->lines, cells, (int)row->entry);
    str_release(&score);
    str_release(&findings);
}

static void add_text(struct across_view *view, enum style style, const char *text)
{
    if (text[0] != '\0')
        lines_add(&view->lines, (struct line){.text = text, .style = style, .tag = LINE_PLAIN});
}

static void add_heading(struct across_view *view, const struct across *across)
{
    const struct item *item = &view->form->items[view->item];
    struct str scores = {0};
    struct str uses = {0};
    across_write_scores(across, &scores);
    across_write_uses(across, &uses);
    add_text(view, STYLE_FAINT, form_spoken_text(view->form, &item->criterion));
    add_text(view, STYLE_STRONG, str_text(&scores));
    add_text(view, STYLE_NORMAL, str_text(&uses));
    if (across->count == 0)
        add_text(view, STYLE_FAINT, _("no sheet of this form could be read"));
    str_release(&scores);
    str_release(&uses);
}

/* Done when item, order, language or sheets change, not at each painting. */
static void collect(struct across_view *view)
{
    static const struct columns columns = {
        .at = {{.title = "", .least = 2, .right = true},
               {.title = "", .least = 10, .grow = 2},
               {.title = "", .least = 5, .right = true},
               {.title = "", .least = 30, .grow = 3, .give = 1, .below = true}},
        .count = 4,
    };
    struct across across;
    view->desk->across_item = view->item;
    across_init(&across, view->folder, view->form, view->item, view->order);
    lines_clear(&view->lines);
    view->lines.columns = columns;
    add_heading(view, &across);
    for (size_t i = 0; i < across.count; i++)
        add_row(view, &across, &across.rows[i]);
    across_release(&across);
}

/* As collect(), with the cursor on the same unit. */
static void collect_again(struct across_view *view)
{
    int unit = lines_tag(&view->lines);
    collect(view);
    if (unit != LINE_PLAIN)
        lines_go(&view->lines, unit);
}

static int entry_of(const struct folder *folder, const char *file)
{
    for (size_t i = 0; file != NULL && i < folder->count; i++)
        if (strcmp(file_base_name(folder->entries[i].file), file_base_name(file)) == 0)
            return (int)i;
    return LINE_PLAIN;
}

void across_show(struct app *app, struct desk *desk, const struct across_start *start)
{
    struct across_view *view = mem_new(1, sizeof *view);
    view->desk = desk;
    view->start = *start;
    view->start.file = NULL;
    view->folder = start->folder != NULL ? start->folder : &view->start.own;
    view->form = start->form;
    view->item = start->item < start->form->item_count ? start->item : 0;
    collect(view);
    if (start->file != NULL)
        lines_go(&view->lines, entry_of(view->folder, start->file));
    app_push(app, &across_screen, view);
}

static void across_draw(const struct app *app, void *state, const struct painter *painter)
{
    static const char *const orders[ACROSS_ORDERS] = {N_("by rank"), N_("by score"), N_("by unit")};
    struct across_view *view = state;
    const struct item *item = &view->form->items[view->item];
    struct str right = {0};
    str_addf(&right, "%d/%d %s", view->item + 1, view->form->item_count, _(orders[view->order]));
    paint_title(painter, str_text(&right), "%s %s", item->id,
                form_spoken_text(view->form, &item->label));
    lines_draw(&view->lines, painter, 1, painter->rows - 2);
    app_draw_foot(app, painter, painter->rows - 1, across_actions);
    str_release(&right);
}

static void across_go(struct across_view *view, int item)
{
    view->item = item;
    collect_again(view);
}

static bool go_done(struct app *app, void *context, const char *const *values)
{
    struct across_view *view = context;
    int item = item_prompt_item(app, view->form, values[0], view->item);
    if (item >= 0)
        across_go(view, item);
    return item >= 0;
}

static void across_step(struct app *app, struct across_view *view, int step)
{
    int item = view->item + step;
    if (item < 0 || item >= view->form->item_count)
        app_say(app, MESSAGE_NOTE, "%s",
                step < 0 ? _("this is the first item") : _("this is the last item"));
    else
        across_go(view, item);
}

/* [ and ] on the sheet that was opened go on as the list stands. */
static char *find_beside(void *context, const char *file, int step)
{
    const struct across_view *view = context;
    size_t entry = folder_find(view->folder, file);
    int other = lines_beside(&view->lines, (int)entry, step);
    return other != LINE_PLAIN ? mem_copy(view->folder->entries[other].file) : NULL;
}

static void open_sheet(struct app *app, struct across_view *view)
{
    int entry = lines_tag(&view->lines);
    if (entry == LINE_PLAIN) {
        app_say(app, MESSAGE_NOTE, _("no sheet to open"));
        return;
    }
    struct neighbours beside = {.find = find_beside, .context = view};
    bool done = view->start.open(app, view->start.context, view->folder->entries[entry].file,
                                 view->item, beside);
    if (done && view->start.closes)
        app_pop(app);
}

static void explain(struct app *app, struct across_view *view)
{
    int entry = lines_tag(&view->lines);
    if (entry != LINE_PLAIN)
        explain_open(app, view->folder->entries[entry].sheet, view->item);
}

static bool across_act(struct app *app, void *state, int action, keypress key)
{
    struct across_view *view = state;
    switch ((enum across_action)action) {
    case ACROSS_OPEN:
        open_sheet(app, view);
        return true;
    case ACROSS_NEXT:
        across_step(app, view, 1);
        return true;
    case ACROSS_PREVIOUS:
        across_step(app, view, -1);
        return true;
    case ACROSS_SORT:
        view->order = (view->order + 1) % ACROSS_ORDERS;
        collect_again(view);
        return true;
    case ACROSS_GO:
        item_prompt_open(app, go_done, view);
        return true;
    case ACROSS_EXPLAIN:
        explain(app, view);
        return true;
    case ACROSS_MOVE:
        return lines_key(&view->lines, key);
    case ACROSS_PAGE_DOWN:
        return lines_key(&view->lines, K_PAGE_DOWN);
    case ACROSS_PAGE_UP:
        return lines_key(&view->lines, K_PAGE_UP);
    case ACROSS_LANGUAGE:
        desk_switch_language(app);
        collect_again(view);
        return true;
    case ACROSS_HELP:
        help_open(app, &across_screen);
        return true;
    case ACROSS_BACK:
        app_pop(app);
        return true;
    }
    return false;
}

static void across_mouse(struct app *app, void *state, const struct mouse *mouse)
{
    if (lines_mouse(&((struct across_view *)state)->lines, 1, mouse))
        across_act(app, state, ACROSS_OPEN, K_ENTER);
}

/* A walk may have changed several sheets; any screen may have switched the language. */
static void across_resume(struct app *app, void *state)
{
    struct across_view *view = state;
    (void)app;
    if (!view->start.closes)
        desk_reread(view->desk, view->folder);
    collect_again(view);
}

static void across_close(struct app *app, void *state)
{
    struct across_view *view = state;
    (void)app;
    lines_release(&view->lines);
    folder_release(&view->start.own);
    free(view);
}

const struct screen across_screen = {
    .name = "across",
    .title = N_("one item across all units"),
    .actions = across_actions,
    .draw = across_draw,
    .act = across_act,
    .mouse = across_mouse,
    .resume = across_resume,
    .close = across_close,
};
