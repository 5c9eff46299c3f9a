/* SPDX-License-Identifier: MIT */
#include "view/history_view.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "report/history.h"
#include "tui/help_view.h"
#include "tui/lines.h"
#include "view/desk.h"

/* On a narrower screen the words begin a line of their own, below the date. */
#define BESIDE_COLUMNS 60

/* A moment and the blanks behind it. */
#define DATE_COLUMNS 18

enum history_action {
    HISTORY_NEXT = 1,
    HISTORY_PREVIOUS,
    HISTORY_SCROLL,
    HISTORY_LANGUAGE,
    HISTORY_HELP,
    HISTORY_BACK,
};

/* The journal as it was when the screen was opened, and the item shown. */
struct history {
    const struct form *form;
    struct records records;
    int item;
    struct lines lines;
    int columns; /* that the lines are for; 0 before the first painting */
};

static const struct action history_actions[] = {
    {HISTORY_BACK, "back", {"q", "Esc", "F10", "H", "Enter"}, N_("back"), N_("back")},
    {HISTORY_NEXT, "next", {"Right", "Space", ">"}, N_("next item"), N_("next item")},
    {HISTORY_PREVIOUS, "previous", {"Left", "<"}, N_("previous item"), N_("previous item")},
    {HISTORY_HELP, "help", {"?", "F1"}, N_("help"), N_("this help")},
    {HISTORY_SCROLL, "scroll", {"Down", "Up", "PgDn", "PgUp", "Home", "End"}, NULL, N_("scroll")},
    {HISTORY_LANGUAGE, "language", {"L", "F12"}, NULL, N_("switch the language")},
    {0},
};

static void add_line(struct history *history, const char *text, const char *right, int hang)
{
    lines_add(&history->lines, (struct line){.text = text,
                                             .right = right,
                                             .right_style = STYLE_FAINT,
                                             .hang = hang,
                                             .tag = LINE_PLAIN});
}

static void add_record(struct history *history, const struct record *record)
{
    struct str date = {0};
    struct str text = {0};
    /* "2017-12-20T09:30:00+08:00" to the minute, as people write it. */
    str_addf(&date, "%.10s %.5s", record->at, record->at + 11);
    history_write(history->form, record, &text);
    if (history->columns < BESIDE_COLUMNS) {
        add_line(history, str_text(&date), record->assessor, 0);
        add_line(history, str_text(&text), "", 0);
    } else {
        str_addf(&date, "  %s", str_text(&text));
        add_line(history, str_text(&date), record->assessor, DATE_COLUMNS);
    }
    str_release(&date);
    str_release(&text);
}

/* The newest stands first.  Done when item, language or width change: each value of marks is read
 * anew. */
static void collect(struct history *history)
{
    lines_clear(&history->lines);
    for (size_t i = history->records.count; i > 0; i--)
        if (history_has(&history->records.at[i - 1], history->item))
            add_record(history, &history->records.at[i - 1]);
    if (history->lines.count == 0)
        lines_add(&history->lines, (struct line){.text = _("nothing was ever recorded here"),
                                                 .style = STYLE_FAINT,
                                                 .tag = LINE_PLAIN});
}

void history_open(struct app *app, const struct session *session, int item)
{
    struct history *history = mem_new(1, sizeof *history);
    struct diags diags = {0};
    history->form = session->sheet.form;
    history->item = item;
    /* By its name: a sheet that can only be read has no journal open. */
    char *journal = session_journal_file(session->file);
    journal_read(journal, history->form, &history->records, &diags);
    free(journal);
    app_push(app, &history_screen, history);
    desk_say(app, &diags);
}

static void history_draw(const struct app *app, void *state, const struct painter *painter)
{
    struct history *history = state;
    const struct item *item = &history->form->items[history->item];
    if (history->columns != painter->columns) {
        history->columns = painter->columns;
        collect(history);
    }
    paint_title(painter, "", "%s · %s %s", _("history"), item->id,
                form_spoken_text(history->form, &item->label));
    lines_draw(&history->lines, painter, 1, painter->rows - 2);
    app_draw_foot(app, painter, painter->rows - 1, history_actions);
}

static void history_step(struct history *history, int step)
{
    int item = history->item + step;
    if (item < 0 || item >= history->form->item_count)
        return;
    history->item = item;
    history->lines.top = 0;
    collect(history);
}

static bool history_act(struct app *app, void *state, int action, keypress key)
{
    struct history *history = state;
    switch ((enum history_action)action) {
    case HISTORY_NEXT:
        history_step(history, 1);
        return true;
    case HISTORY_PREVIOUS:
        history_step(history, -1);
        return true;
    case HISTORY_SCROLL:
        return lines_key(&history->lines, key);
    case HISTORY_LANGUAGE:
        desk_switch_language(app);
        collect(history);
        return true;
    case HISTORY_HELP:
        help_open(app, &history_screen);
        return true;
    case HISTORY_BACK:
        app_pop(app);
        return true;
    }
    return false;
}

static void history_mouse(struct app *app, void *state, const struct mouse *mouse)
{
    (void)app;
    lines_mouse(&((struct history *)state)->lines, 1, mouse);
}

static void history_close(struct app *app, void *state)
{
    struct history *history = state;
    (void)app;
    records_release(&history->records);
    lines_release(&history->lines);
    free(history);
}

const struct screen history_screen = {
    .name = "history",
    .title = N_("history of an item"),
    .actions = history_actions,
    .draw = history_draw,
    .act = history_act,
    .mouse = history_mouse,
    .close = history_close,
};
