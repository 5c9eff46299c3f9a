/* SPDX-License-Identifier: MIT */
#include "view/rank_view.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "report/rank.h"
#include "report/tally_text.h"
#include "tui/help_view.h"
#include "tui/lines.h"
#include "view/across_open.h"
#include "view/rank_bar.h"
#include "view/walk_view.h"

/* Beside a line of text. */
#define LEGEND_MARGINS 2

enum rank_action {
    RANK_OPEN = 1,
    RANK_NEXT,
    RANK_PREVIOUS,
    RANK_ACROSS,
    RANK_MOVE,
    RANK_LANGUAGE,
    RANK_HELP,
    RANK_BACK,
};

struct rank_view {
    struct desk *desk;
    struct folder *folder; /* borrowed */
    const struct form *form;
    int section;        /* index, or RANK_BY_TOTAL */
    struct lines lines; /* a row's tag is its entry */
    int columns;        /* that the lines are for; 0 before the first painting */
};

static const struct action rank_actions[] = {
    {RANK_OPEN, "open", {"Enter", "Space"}, N_("open sheet"), N_("open the unit's sheet")},
    {RANK_NEXT,
     "next",
     {"Right", "Tab"},
     N_("next section"),
     N_("rank by the next section, or by total again")},
    {RANK_PREVIOUS,
     "previous",
     {"Left", "S-Tab"},
     N_("previous section"),
     N_("rank by the previous section, or by total again")},
    {RANK_HELP, "help", {"?", "F1"}, N_("help"), N_("this help")},
    {RANK_ACROSS,
     "across",
     {"a", "^A"},
     N_("all units"),
     N_("the section's first item across all units")},
    {RANK_BACK, "back", {"q", "Esc", "F10", "r"}, N_("back"), N_("back")},
    {RANK_MOVE, "move", {"Down", "Up", "PgDn", "PgUp", "Home", "End"}, NULL, N_("move the cursor")},
    {RANK_LANGUAGE, "language", {"L", "F12"}, NULL, N_("switch the language")},
    {0},
};

static bool by_total(const struct rank_view *view)
{
    return view->section == RANK_BY_TOTAL;
}

static void add_text(struct rank_view *view, enum style style, const char *text)
{
    lines_add(&view->lines, (struct line){.text = text, .style = style, .tag = LINE_PLAIN});
}

/* What parts the units of one band, and the drafts, from those above. */
static void add_band(struct rank_view *view, const struct band *band)
{
    char from[POINTS_SHOWN_TEXT];
    struct str text = {0};
    str_addf(&text, "── %s",
             band != NULL ? form_spoken_text(view->form, &band->label) : _("under every band"));
    if (band != NULL && band->from != BAND_FROM_NONE)
        str_addf(&text, " ≥ %s", points_to_shown(band->from, from));
    str_add(&text, " ──");
    add_text(view, STYLE_FAINT, str_text(&text));
    str_release(&text);
}

static void add_drafts(struct rank_view *view)
{
    struct str text = {0};
    str_addf(&text, "── %s ──", _("drafts, without a rank"));
    add_text(view, STYLE_FAINT, str_text(&text));
    str_release(&text);
}

/* Says where a band or the drafts begin; BEFORE is the row above, NULL for the first. */
static void add_separator(struct rank_view *view, const struct folder_entry *before,
                          const struct folder_entry *entry)
{
    bool draft = entry->status == SHEET_DRAFT;
    bool first = before == NULL;
    if (draft) {
        if (first || before->status != SHEET_DRAFT)
            add_drafts(view);
        return;
    }
    if (!by_total(view) || view->form->band_count == 0)
        return;
    const struct band *band = tally_band(view->form, &entry->total);
    if (first || band != tally_band(view->form, &before->total))
        add_band(view, band);
}

static struct tally tally_of(const struct rank_view *view, const struct folder_entry *entry)
{
    return by_total(view) ? entry->total : folder_entry_section(entry, view->section);
}

static void add_row(struct rank_view *view, const struct rank_row *row, long whole)
{
    const struct folder_entry *entry = &view->folder->entries[row->entry];
    struct tally tally = tally_of(view, entry);
    char rank[RANK_TEXT];
    char range[TALLY_TEXT];
    struct rank_bar bar;
    rank_bar_make(&bar, entry, view->section);
    struct column_cell cells[] = {
        {.text = rank_to_text(row->rank, rank)},
        {.text = entry->unit},
        {.text = tally_to_text(&tally, range), .style = STYLE_STRONG},
        {.segments = bar.segments, .segment_count = bar.count, .whole = whole},
        {.text = by_total(view) ? rank_band(entry, lang_code()) : ""},
    };
    lines_add_row(&view->lines, cells, (int)row->entry);
    rank_bar_release(&bar);
}

static void set_columns(struct lines *lines)
{
    static const struct columns columns = {
        .at = {{.title = "", .least = 2, .right = true},
               {.title = "", .least = 12, .grow = 2},
               {.title = "", .least = 5, .right = true},
               {.title = "", .least = 30, .grow = 4, .bar = true, .below = true, .give = 1},
               {.title = "", .least = 2, .grow = 2, .give = 2}},
        .count = 5,
    };
    lines->columns = columns;
}

static size_t unread(const struct rank_view *view)
{
    struct ranking ranking;
    ranking_init(&ranking, view->folder, NULL);
    size_t count = ranking.count;
    ranking_release(&ranking);
    return count;
}

static void add_end(struct rank_view *view, size_t ranked)
{
    struct str text = {0};
    size_t count = unread(view);
    if (ranked == 0)
        add_text(view, STYLE_FAINT, _("no sheet of this form could be read"));
    if (count > 0) {
        str_addf(&text, _("files that could not be read: %zu; the folder list says why"), count);
        add_text(view, STYLE_ERROR, str_text(&text));
    }
    str_release(&text);
}

/* Done when section, language, sheets or width change, not at each painting. */
static void collect(struct rank_view *view)
{
    struct ranking ranking;
    struct str legend = {0};
    const struct folder_entry *before = NULL;
    ranking_init_by(&ranking, view->folder, view->form, view->section);
    long whole = rank_bar_whole(&ranking, view->section);
    lines_clear(&view->lines);
    set_columns(&view->lines);
    rank_bar_write_legend(view->form, view->section, view->columns - LEGEND_MARGINS, &legend);
    add_text(view, STYLE_FAINT, str_text(&legend));
    for (size_t i = 0; i < ranking.count; i++) {
        const struct folder_entry *entry = &view->folder->entries[ranking.rows[i].entry];
        add_separator(view, before, entry);
        add_row(view, &ranking.rows[i], whole);
        before = entry;
    }
    add_end(view, ranking.count);
    ranking_release(&ranking);
    str_release(&legend);
}

/* As collect(), with the cursor on the same unit. */
static void collect_again(struct rank_view *view)
{
    int unit = lines_tag(&view->lines);
    collect(view);
    if (unit != LINE_PLAIN)
        lines_go(&view->lines, unit);
}

void rank_open(struct app *app, struct desk *desk, struct folder *folder, const struct form *form)
{
    struct rank_view *view = mem_new(1, sizeof *view);
    view->desk = desk;
    view->folder = folder;
    view->form = form;
    view->section = RANK_BY_TOTAL;
    collect(view);
    app_push(app, &rank_screen, view);
}

static void rank_draw(const struct app *app, void *state, const struct painter *painter)
{
    struct rank_view *view = state;
    struct str right = {0};
    if (by_total(view))
        str_add(&right, _("by total"));
    else
        str_addf(&right, "%s %s", view->form->sections[view->section].id,
                 form_spoken_text(view->form, &view->form->sections[view->section].label));
    if (view->columns != painter->columns) {
        view->columns = painter->columns;
        collect_again(view);
    }
    paint_title(painter, str_text(&right), "%s · %s", _("ranking"),
                form_spoken_text(view->form, &view->form->label));
    lines_draw(&view->lines, painter, 1, painter->rows - 2);
    app_draw_foot(app, painter, painter->rows - 1, rank_actions);
    str_release(&right);
}

/* Round by total and all sections; RANK_BY_TOTAL stands before the first. */
static void step(struct rank_view *view, int by)
{
    int places = view->form->section_count + 1;
    view->section = (view->section - RANK_BY_TOTAL + by + places) % places + RANK_BY_TOTAL;
    collect_again(view);
}

/* [ and ] on the sheet that was opened go on as the list stands. */
static char *find_beside(void *context, const char *file, int step)
{
    const struct rank_view *view = context;
    size_t entry = folder_find(view->folder, file);
    int other = lines_beside(&view->lines, (int)entry, step);
    return other != LINE_PLAIN ? mem_copy(view->folder->entries[other].file) : NULL;
}

static void open_sheet(struct app *app, struct rank_view *view)
{
    int entry = lines_tag(&view->lines);
    if (entry == LINE_PLAIN) {
        app_say(app, MESSAGE_NOTE, _("no sheet to open"));
        return;
    }
    int item = by_total(view) ? 0 : view->form->sections[view->section].first_item;
    struct walk_start start = {view->folder->entries[entry].file, item, {find_beside, view}};
    walk_open(app, view->desk, &start, NULL);
}

static bool rank_act(struct app *app, void *state, int action, keypress key)
{
    struct rank_view *view = state;
    switch ((enum rank_action)action) {
    case RANK_OPEN:
        open_sheet(app, view);
        return true;
    case RANK_NEXT:
        step(view, 1);
        return true;
    case RANK_PREVIOUS:
        step(view, -1);
        return true;
    case RANK_ACROSS:
        across_open(app, view->desk, view->folder, view->form,
                    by_total(view) ? view->desk->across_item
                                   : view->form->sections[view->section].first_item);
        return true;
    case RANK_MOVE:
        return lines_key(&view->lines, key);
    case RANK_LANGUAGE:
        desk_switch_language(app);
        collect_again(view);
        return true;
    case RANK_HELP:
        help_open(app, &rank_screen);
        return true;
    case RANK_BACK:
        app_pop(app);
        return true;
    }
    return false;
}

static void rank_mouse(struct app *app, void *state, const struct mouse *mouse)
{
    if (lines_mouse(&((struct rank_view *)state)->lines, 1, mouse))
        rank_act(app, state, RANK_OPEN, K_ENTER);
}

static void rank_resume(struct app *app, void *state)
{
    struct rank_view *view = state;
    (void)app;
    desk_reread(view->desk, view->folder);
    collect_again(view);
}

static void rank_close(struct app *app, void *state)
{
    struct rank_view *view = state;
    (void)app;
    lines_release(&view->lines);
    free(view);
}

const struct screen rank_screen = {
    .name = "rank",
    .title = N_("the ranking with bars"),
    .actions = rank_actions,
    .draw = rank_draw,
    .act = rank_act,
    .mouse = rank_mouse,
    .resume = rank_resume,
    .close = rank_close,
};
