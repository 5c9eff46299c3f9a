/* SPDX-License-Identifier: MIT */
#include "view/losses_view.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "report/losses.h"
#include "tui/help_view.h"
#include "tui/lines.h"
#include "view/across_open.h"

enum losses_action {
    LOSSES_ACROSS = 1,
    LOSSES_BY,
    LOSSES_MOVE,
    LOSSES_LANGUAGE,
    LOSSES_HELP,
    LOSSES_BACK,
};

struct losses_view {
    struct desk *desk;
    struct folder *folder; /* borrowed */
    const struct form *form;
    enum losses_by by;
    struct losses losses;
    struct lines lines; /* a row's tag is its place in `losses` */
};

static const struct action losses_actions[] = {
    {LOSSES_ACROSS,
     "across",
     {"Enter", "Space", "a", "^A"},
     N_("all units"),
     N_("the item, or the costliest one of the part or section, across all units")},
    {LOSSES_BY, "by", {"s", "F6"}, N_("by item or part"), N_("add up by item, part or section")},
    {LOSSES_BACK, "back", {"q", "Esc", "F10", "l"}, N_("back"), N_("back")},
    {LOSSES_HELP, "help", {"?", "F1"}, N_("help"), N_("this help")},
    {LOSSES_MOVE,
     "move",
     {"Down", "Up", "PgDn", "PgUp", "Home", "End"},
     NULL,
     N_("move the cursor")},
    {LOSSES_LANGUAGE, "language", {"L", "F12"}, NULL, N_("switch the language")},
    {0},
};

static void set_columns(struct lines *lines)
{
    static const struct columns columns = {
        .at = {{.title = "", .least = 2, .grow = 3},
               {.title = N_("what"), .least = 14, .grow = 2},
               {.title = N_("lost"), .least = 4, .right = true},
               {.title = N_("average"), .right = true, .below = true, .named = true, .give = 1},
               {.title = N_("units"), .right = true, .below = true, .named = true, .give = 1},
               {.title = N_("of full"), .right = true, .below = true, .named = true, .give = 1},
               {.title = "", .least = 8, .grow = 2, .bar = true, .give = 2}},
        .count = 7,
    };
    lines->columns = columns;
    lines->titled = true;
    for (int i = 0; i < columns.count; i++)
        if (columns.at[i].title[0] != '\0')
            lines->columns.at[i].title = _(columns.at[i].title);
}

static void add_loss(struct losses_view *view, size_t index)
{
    const struct loss *loss = &view->losses.at[index];
    char lost[POINTS_TEXT];
    char average[POINTS_TEXT];
    char share[POINTS_TEXT + 1] = "";
    char units[32];
    if (loss->full > 0)
        snprintf(share, sizeof share, "%s%%", points_to_text(loss->share, average));
    snprintf(units, sizeof units, "%d/%d", loss->units, loss->assessed);
    struct str name = {0};
    loss_write_name(view->form, loss, &name);
    struct segment bar = {(long)loss->lost, STYLE_LOST, "█"};
    struct column_cell cells[] = {
        {.text = loss_id(view->form, loss), .style = STYLE_FAINT},
        {.text = str_text(&name)},
        {.text = points_to_text(loss->lost, lost), .style = STYLE_STRONG},
        {.text = points_to_text(loss->average, average)},
        {.text = units},
        {.text = share},
        {.segments = &bar, .segment_count = 1, .whole = (long)view->losses.at[0].lost},
    };
    lines_add_row(&view->lines, cells, (int)index);
    str_release(&name);
}

static void add_text(struct losses_view *view, const struct str *text)
{
    lines_add(&view->lines,
              (struct line){.text = str_text(text), .style = STYLE_FAINT, .tag = LINE_PLAIN});
}

/* Done when what is added up by, language or sheets change, not at each painting. */
static void collect(struct losses_view *view)
{
    struct str text = {0};
    size_t count = 0;
    losses_release(&view->losses);
    losses_init(&view->losses, view->folder, view->form, view->by);
    lines_clear(&view->lines);
    set_columns(&view->lines);
    for (; count < view->losses.count && view->losses.at[count].lost > 0; count++)
        add_loss(view, count);
    str_addf(&text, _("without a loss: %zu"), view->losses.count - count);
    add_text(view, &text);
    str_clear(&text);
    str_addf(&text, _("sheets: %d; drafts count with what is settled"), view->losses.sheets);
    add_text(view, &text);
    str_release(&text);
}

void losses_open(struct app *app, struct desk *desk, struct folder *folder, const struct form *form)
{
    folder_fill(folder, desk->shelf);
    struct losses_view *view = mem_new(1, sizeof *view);
    view->desk = desk;
    view->folder = folder;
    view->form = form;
    collect(view);
    app_push(app, &losses_screen, view);
}

static void losses_draw(const struct app *app, void *state, const struct painter *painter)
{
    static const char *const by[LOSSES_BY_COUNT] = {N_("by item"), N_("by part"), N_("by section")};
    struct losses_view *view = state;
    char lost[POINTS_TEXT];
    struct str right = {0};
    str_addf(&right, _("%s, in all %s"), _(by[view->by]), points_to_text(view->losses.lost, lost));
    paint_title(painter, str_text(&right), "%s · %s", _("points lost"),
                form_spoken_text(view->form, &view->form->label));
    lines_draw(&view->lines, painter, 1, painter->rows - 2);
    app_draw_foot(app, painter, painter->rows - 1, losses_actions);
    str_release(&right);
}

/* The item that LOSS is about, or the one of its part or section that costs most. */
static int costliest(const struct losses_view *view, const struct loss *loss)
{
    struct losses items;
    losses_init(&items, view->folder, view->form, LOSSES_BY_ITEM);
    size_t at = 0;
    while (at < items.count && !loss_holds(loss, &items.at[at]))
        at++;
    int item = at < items.count ? items.at[at].item : 0;
    losses_release(&items);
    return item;
}

static void go_across(struct app *app, struct losses_view *view)
{
    int index = lines_tag(&view->lines);
    if (index == LINE_PLAIN)
        app_say(app, MESSAGE_NOTE, _("no points were lost"));
    else
        across_open(app, view->desk, view->folder, view->form,
                    costliest(view, &view->losses.at[index]));
}

static bool losses_act(struct app *app, void *state, int action, keypress key)
{
    struct losses_view *view = state;
    switch ((enum losses_action)action) {
    case LOSSES_ACROSS:
        go_across(app, view);
        return true;
    case LOSSES_BY:
        view->by = (view->by + 1) % LOSSES_BY_COUNT;
        collect(view);
        lines_key(&view->lines, K_HOME);
        return true;
    case LOSSES_MOVE:
        return lines_key(&view->lines, key);
    case LOSSES_LANGUAGE:
        desk_switch_language(app);
        collect(view);
        return true;
    case LOSSES_HELP:
        help_open(app, &losses_screen);
        return true;
    case LOSSES_BACK:
        app_pop(app);
        return true;
    }
    return false;
}

static void losses_mouse(struct app *app, void *state, const struct mouse *mouse)
{
    if (lines_mouse(&((struct losses_view *)state)->lines, 1, mouse))
        losses_act(app, state, LOSSES_ACROSS, K_ENTER);
}

/* The screen above has read again what it opened. */
static void losses_resume(struct app *app, void *state)
{
    (void)app;
    collect(state);
}

static void losses_close(struct app *app, void *state)
{
    struct losses_view *view = state;
    (void)app;
    losses_release(&view->losses);
    lines_release(&view->lines);
    free(view);
}

const struct screen losses_screen = {
    .name = "losses",
    .title = N_("what costs the units most"),
    .actions = losses_actions,
    .draw = losses_draw,
    .act = losses_act,
    .mouse = losses_mouse,
    .resume = losses_resume,
    .close = losses_close,
};
