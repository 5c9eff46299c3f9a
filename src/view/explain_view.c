/* SPDX-License-Identifier: MIT */
#include "view/explain_view.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "report/explain.h"
#include "report/tally_text.h"
#include "tui/help_view.h"
#include "tui/lines.h"
#include "view/desk.h"

#define AMOUNT_COLUMNS    7
#define SUM_COLUMNS_LEAST 7

enum explain_action {
    EXPLAIN_NEXT = 1,
    EXPLAIN_PREVIOUS,
    EXPLAIN_SCROLL,
    EXPLAIN_LANGUAGE,
    EXPLAIN_HELP,
    EXPLAIN_BACK,
};

/* The item shown, and its explanation in lines. */
struct explain {
    const struct sheet *sheet;
    int item;
    int sum_columns; /* of the widest sum of its steps */
    struct lines lines;
};

static const struct action explain_actions[] = {
    {EXPLAIN_BACK, "back", {"q", "Esc", "F10", "e", "Enter"}, N_("back"), N_("back to the form")},
    {EXPLAIN_NEXT, "next", {"Right", "Space", ">"}, N_("next item"), N_("next item")},
    {EXPLAIN_PREVIOUS, "previous", {"Left", "<"}, N_("previous item"), N_("previous item")},
    {EXPLAIN_SCROLL, "scroll", {"Down", "Up", "PgDn", "PgUp", "Home", "End"}, NULL, N_("scroll")},
    {EXPLAIN_LANGUAGE, "language", {"L", "F12"}, NULL, N_("switch the language")},
    {EXPLAIN_HELP, "help", {"?", "F1"}, N_("help"), N_("this help")},
    {0},
};

void explain_open(struct app *app, const struct sheet *sheet, int item)
{
    struct explain *explain = mem_new(1, sizeof *explain);
    explain->sheet = sheet;
    explain->item = item;
    app_push(app, &explain_screen, explain);
}

static void add_words(struct explain *explain, enum style style, const char *words)
{
    if (words[0] != '\0')
        lines_add(&explain->lines, (struct line){.text = words, .style = style, .tag = LINE_PLAIN});
}

static void add_blank(struct explain *explain)
{
    lines_add(&explain->lines, (struct line){.text = "", .tag = LINE_PLAIN});
}

/* What is required and what to look at: whole, since the card may have room for a part only. */
static void add_item(struct explain *explain)
{
    const struct form *form = explain->sheet->form;
    const struct item *item = &form->items[explain->item];
    struct str words = {0};
    explain_check(form, item, &words);
    add_words(explain, STYLE_NORMAL, form_spoken_text(form, &item->criterion));
    add_words(explain, STYLE_FAINT, str_text(&words));
    add_blank(explain);
    str_release(&words);
}

/* The two numbers of a step stand under those of the others. */
static void pad(struct str *out, const char *text, int columns)
{
    str_add_blanks(out, columns - text_width(text));
    str_add(out, text);
}

/* AMOUNT is "" of a sum and of what a score begins with. */
static void add_line(struct explain *explain, const char *words, const char *amount,
                     const char *sum)
{
    struct str right = {0};
    pad(&right, amount, AMOUNT_COLUMNS);
    str_add_char(&right, ' ');
    pad(&right, sum, explain->sum_columns);
    enum style style = amount[0] == '\0'  ? STYLE_STRONG
                       : amount[0] == '+' ? STYLE_GAINED
                                          : STYLE_LOST;
    lines_add(&explain->lines, (struct line){.text = words,
                                             .right = str_text(&right),
                                             .right_style = style,
                                             .tag = LINE_PLAIN});
    str_release(&right);
}

static void add_step(struct explain *explain, const struct step *step)
{
    char amount[POINTS_SIGNED_TEXT] = "";
    char sum[POINTS_SHOWN_TEXT];
    struct str words = {0};
    explain_step(explain->sheet, explain->item, step, &words);
    if (step->kind != STEP_START && step->kind != STEP_RATE)
        points_to_signed(step->amount, amount);
    add_line(explain, str_text(&words), amount, points_to_shown(step->sum, sum));
    str_release(&words);
}

static void add_sum(struct explain *explain, const char *id, const struct label *label,
                    const struct tally *tally)
{
    char sum[TALLY_TEXT];
    struct str words = {0};
    str_addf(&words, "%s %s", id, form_spoken_text(explain->sheet->form, label));
    add_line(explain, str_text(&words), "", tally_to_text_of(tally, sum));
    str_release(&words);
}

static int sum_columns(const struct steps *steps)
{
    int columns = SUM_COLUMNS_LEAST;
    for (size_t i = 0; i < steps->count; i++) {
        char sum[POINTS_SHOWN_TEXT];
        int width = text_width(points_to_shown(steps->at[i].sum, sum));
        columns = width > columns ? width : columns;
    }
    return columns;
}

/* The sums that hold the item: of its part, of its section, of the sheet. */
static void add_sums(struct explain *explain)
{
    const struct sheet *sheet = explain->sheet;
    const struct form *form = sheet->form;
    const struct item *item = &form->items[explain->item];
    char sum[TALLY_TEXT];
    if (item->part != ITEM_NO_PART) {
        struct tally part = sheet_tally_part(sheet, item->part);
        add_sum(explain, form->parts[item->part].id, &form->parts[item->part].label, &part);
    }
    struct tally section = sheet_tally_section(sheet, item->section);
    add_sum(explain, form->sections[item->section].id, &form->sections[item->section].label,
            &section);
    struct tally total = sheet_total(sheet);
    add_line(explain, _("total"), "", tally_to_text_of(&total, sum));
}

static void add_score(struct explain *explain)
{
    const struct entry *entry = &explain->sheet->entries[explain->item];
    struct steps steps;
    struct str note = {0};
    if (entry->answer.state == ANSWER_OPEN)
        add_words(explain, STYLE_OPEN,
                  _("open: not yet looked at, it counts as 0 and may still get full marks"));
    if (entry->answer.state == ANSWER_NA)
        add_words(explain, STYLE_NORMAL, _("left out: its full marks do not count"));
    sheet_score(explain->sheet, explain->item, &steps);
    explain->sum_columns = sum_columns(&steps);
    for (size_t i = 0; i < steps.count; i++)
        add_step(explain, &steps.at[i]);
    if (entry->note[0] != '\0')
        str_addf(&note, _("note: %s"), entry->note);
    add_words(explain, STYLE_NORMAL, str_text(&note));
    add_blank(explain);
    add_sums(explain);
    str_release(&note);
}

static void explain_draw(const struct app *app, void *state, const struct painter *painter)
{
    struct explain *explain = state;
    const struct form *form = explain->sheet->form;
    const struct item *item = &form->items[explain->item];
    paint_title(painter, "", "%s %s", item->id, form_spoken_text(form, &item->label));
    lines_clear(&explain->lines);
    add_item(explain);
    add_score(explain);
    lines_draw(&explain->lines, painter, 1, painter->rows - 2);
    app_draw_foot(app, painter, painter->rows - 1, explain_actions);
}

static void explain_go(struct explain *explain, int item)
{
    if (item < 0 || item >= explain->sheet->form->item_count)
        return;
    explain->item = item;
    explain->lines.top = 0;
}

static bool explain_act(struct app *app, void *state, int action, keypress key)
{
    struct explain *explain = state;
    switch ((enum explain_action)action) {
    case EXPLAIN_NEXT:
        explain_go(explain, explain->item + 1);
        return true;
    case EXPLAIN_PREVIOUS:
        explain_go(explain, explain->item - 1);
        return true;
    case EXPLAIN_SCROLL:
        return lines_key(&explain->lines, key);
    case EXPLAIN_LANGUAGE:
        desk_switch_language(app);
        return true;
    case EXPLAIN_HELP:
        help_open(app, &explain_screen);
        return true;
    case EXPLAIN_BACK:
        app_pop(app);
        return true;
    }
    return false;
}

static void explain_mouse(struct app *app, void *state, const struct mouse *mouse)
{
    (void)app;
    lines_mouse(&((struct explain *)state)->lines, 1, mouse);
}

static void explain_close(struct app *app, void *state)
{
    struct explain *explain = state;
    (void)app;
    lines_release(&explain->lines);
    free(explain);
}

const struct screen explain_screen = {
    .name = "explain",
    .title = N_("how the score came about"),
    .actions = explain_actions,
    .draw = explain_draw,
    .act = explain_act,
    .mouse = explain_mouse,
    .close = explain_close,
};
