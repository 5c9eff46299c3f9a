/* SPDX-License-Identifier: MIT */
#include "view/explain_view.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "report/explain.h"
#include "tui/help_view.h"
#include "tui/list.h"
#include "view/desk.h"

enum explain_action {
    EXPLAIN_NEXT = 1,
    EXPLAIN_PREVIOUS,
    EXPLAIN_SCROLL,
    EXPLAIN_LANGUAGE,
    EXPLAIN_HELP,
    EXPLAIN_BACK,
};

/* The item shown, and how far its explanation is scrolled. */
struct explain {
    const struct sheet *sheet;
    int item;
    int top;
    int lines; /* of the last painting */
    int rows;
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

static void explain_text(const struct explain *explain, struct str *out)
{
    const struct entry *entry = &explain->sheet->entries[explain->item];
    if (entry->answer.state == ANSWER_OPEN)
        str_addf(out, "%s\n",
                 _("open: not yet looked at, it counts as 0 and may still get full marks"));
    if (entry->answer.state == ANSWER_NA)
        str_addf(out, "%s\n", _("left out: its full marks do not count"));
    explain_item(explain->sheet, explain->item, out);
    if (entry->note[0] != '\0')
        str_addf(out, _("note: %s\n"), entry->note);
    str_add(out, "\n");
    explain_sums(explain->sheet, explain->item, out);
}

/* One line of three columns parted by tabs, or of words alone. */
static void draw_line(const struct painter *painter, int row, const char *line, size_t size)
{
    char *copy = mem_copy_part(line, size);
    char *amount = strchr(copy, '\t');
    int words = painter->columns - 2;
    if (amount != NULL) {
        *amount++ = '\0';
        char *sum = strchr(amount, '\t');
        if (sum != NULL)
            *sum++ = '\0';
        int end = painter->columns - 1;
        int sum_width = sum != NULL ? text_width(sum) : 0;
        int sum_columns = sum_width > 6 ? sum_width : 6;
        paint_right(painter, row, end, STYLE_STRONG, sum != NULL ? sum : "");
        paint_right(painter, row, end - sum_columns - 2,
                    strncmp(amount, "+", 1) == 0 ? STYLE_GAINED : STYLE_LOST, amount);
        words = end - sum_columns - 2 - text_width(amount) - 2;
    }
    paint_text(painter, row, 1, words, STYLE_NORMAL, copy);
    free(copy);
}

static int count_lines(const char *text)
{
    int lines = 0;
    for (; *text != '\0'; text++)
        lines += *text == '\n';
    return lines;
}

static void draw_lines(struct explain *explain, const struct painter *painter, int from,
                       const char *text)
{
    int rows = painter->rows - 1 - from;
    explain->lines = count_lines(text);
    explain->rows = rows;
    if (explain->top > explain->lines - rows)
        explain->top = explain->lines - rows;
    if (explain->top < 0)
        explain->top = 0;
    int line = 0;
    for (const char *at = text; *at != '\0'; line++) {
        size_t size = strcspn(at, "\n");
        if (line >= explain->top && line < explain->top + rows)
            draw_line(painter, from + line - explain->top, at, size);
        at += size + (at[size] == '\n');
    }
}

static void explain_draw(const struct app *app, void *state, const struct painter *painter)
{
    struct explain *explain = state;
    const struct form *form = explain->sheet->form;
    const struct item *item = &form->items[explain->item];
    struct str text = {0};
    paint_fill(painter, 0, 0, -1, STYLE_TITLE);
    paint_textf(painter, 0, 1, painter->columns - 2, STYLE_TITLE, "%s %s", item->id,
                form_text(form, &item->label, lang_code()));
    int rows = paint_folded(painter, 1, 1, painter->columns - 2, 4, STYLE_FAINT,
                            form_text(form, &item->criterion, lang_code()));
    paint_across(painter, 1 + rows, 0, painter->columns);
    explain_text(explain, &text);
    draw_lines(explain, painter, 2 + rows, str_text(&text));
    app_draw_foot(app, painter, painter->rows - 1, explain_actions);
    str_release(&text);
}

static void explain_scroll(struct explain *explain, keypress key)
{
    struct list list = {explain->lines, explain->top, explain->top, explain->rows};
    switch (key) {
    case K_DOWN:
        explain->top++;
        break;
    case K_UP:
        explain->top--;
        break;
    case K_PAGE_DOWN:
        explain->top += explain->rows;
        break;
    case K_PAGE_UP:
        explain->top -= explain->rows;
        break;
    default:
        list_key(&list, key);
        explain->top = list.at;
    }
}

static bool explain_act(struct app *app, void *state, int action, keypress key)
{
    struct explain *explain = state;
    int count = explain->sheet->form->item_count;
    switch ((enum explain_action)action) {
    case EXPLAIN_NEXT:
        explain->item = explain->item + 1 < count ? explain->item + 1 : explain->item;
        return true;
    case EXPLAIN_PREVIOUS:
        explain->item = explain->item > 0 ? explain->item - 1 : 0;
        return true;
    case EXPLAIN_SCROLL:
        explain_scroll(explain, key);
        return true;
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

static void explain_close(struct app *app, void *state)
{
    (void)app;
    free(state);
}

const struct screen explain_screen = {
    .name = "explain",
    .title = N_("how the score came about"),
    .actions = explain_actions,
    .draw = explain_draw,
    .act = explain_act,
    .close = explain_close,
};
