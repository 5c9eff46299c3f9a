/* SPDX-License-Identifier: MIT */
#include "base/lang.h"
#include "base/text.h"
#include "report/check_code_text.h"
#include "report/tally_text.h"
#include "view/walk_card.h"

/* Under this width there is no room for the outline beside the items. */
#define OUTLINE_NEEDS_COLUMNS 64
/* From this width on the outline shows every label whole. */
#define WIDE_COLUMNS         110
#define WIDE_OUTLINE_COLUMNS 48
/* A list needs a heading and an item; below that the current item stands alone. */
#define ITEMS_ROWS_LIST  2
#define ITEMS_ROWS_ALONE 1

static int outline_columns(int columns)
{
    if (columns < OUTLINE_NEEDS_COLUMNS)
        return 0;
    return columns < WIDE_COLUMNS ? columns / 3 : WIDE_OUTLINE_COLUMNS;
}

static bool title_kept(const struct walk *walk, const struct painter *title)
{
    const struct sheet *sheet = &walk->session.sheet;
    const int64_t what[] = {PAINT_KEPT_THING(walk_form(walk)),
                            paint_kept_text(sheet->unit),
                            paint_kept_text(sheet->assessors),
                            paint_kept_text(sheet->date),
                            sheet->status,
                            walk->session.read_only};
    return paint_kept(title, what, sizeof what / sizeof what[0]);
}

static void draw_title(const struct walk *walk, const struct painter *painter)
{
    const struct sheet *sheet = &walk->session.sheet;
    const struct form *form = walk_form(walk);
    struct str right = {0};
    struct painter title = paint_part(painter, 0, 0, 1, painter->columns);
    if (title_kept(walk, &title))
        return;
    str_add(&right, sheet->status == SHEET_FINAL ? _("final") : _("draft"));
    if (walk->session.read_only)
        str_addf(&right, " %s", _("read only"));
    if (painter->columns >= OUTLINE_NEEDS_COLUMNS && sheet->assessors[0] != '\0')
        str_addf(&right, " %s", sheet->assessors);
    str_addf(&right, " %s", sheet->date);
    paint_title(painter, str_text(&right), "%s · %s", sheet->unit,
                form_spoken_text(form, &form->label));
    str_release(&right);
}

/* What is checked and what is open still; of a final sheet, where that is plain, its check code. */
static void add_progress(const struct sheet *sheet, const struct tally *total, struct str *out)
{
    char open[POINTS_SHOWN_TEXT];
    if (sheet->code[0] != '\0')
        check_code_write(sheet, out);
    else
        str_addf(out, _("checked %d/%d"), total->settled + total->left_out,
                 total->settled + total->left_out + total->open);
    if (total->open > 0)
        str_addf(out, _("  open %s points"), points_to_shown(total->highest - total->got, open));
    str_add(out, " ");
}

/* What the total is called, with the blanks before it; "" as long as something is open. */
static void add_band(const struct sheet *sheet, const struct tally *total, struct str *out)
{
    const struct band *band = tally_band(sheet->form, total);
    if (band != NULL)
        str_addf(out, "  %s", form_spoken_text(sheet->form, &band->label));
}

/* Behind the total, which ends before column LEFT: its band, and at the edge how far the sheet is;
 * that comes first where there is no room for both. */
static void draw_state(const struct sheet *sheet, const struct tally *total,
                       const struct painter *painter, int row, int left)
{
    struct str band = {0};
    struct str right = {0};
    add_band(sheet, total, &band);
    add_progress(sheet, total, &right);
    int room = painter->columns - left - text_width(str_text(&right));
    if (text_width(str_text(&band)) < room)
        paint_text(painter, row, left, -1, STYLE_TITLE, str_text(&band));
    if (room > 0)
        paint_right(painter, row, painter->columns, STYLE_TITLE, str_text(&right));
    str_release(&band);
    str_release(&right);
}

/* A number cut short would be another one, so that a subtotal for which there is no room goes, and
 * before it the band. */
static void draw_totals_narrow(const struct painter *painter, int row, const char *section,
                               const struct tally *part, const struct sheet *sheet)
{
    struct tally total = sheet_total(sheet);
    char text[TALLY_TEXT];
    struct str left = {0};
    struct str right = {0};
    struct str band = {0};
    str_addf(&left, " %s %s ", section, tally_to_text_of(part, text));
    str_addf(&right, "%s %s", _("total"), tally_to_text_of(&total, text));
    add_band(sheet, &total, &band);
    int room = painter->columns - text_width(str_text(&right)) - 1;
    int subtotal = text_width(str_text(&left));
    if (subtotal + text_width(str_text(&band)) <= room)
        str_add(&right, str_text(&band));
    str_add(&right, " ");
    if (subtotal <= room)
        paint_text(painter, row, 0, -1, STYLE_TITLE, str_text(&left));
    paint_right(painter, row, painter->columns, STYLE_TITLE, str_text(&right));
    str_release(&band);
    str_release(&left);
    str_release(&right);
}

static void draw_totals(const struct walk *walk, const struct painter *painter, int row)
{
    const struct sheet *sheet = &walk->session.sheet;
    const char *section = walk_form(walk)->sections[walk_item(walk)->section].id;
    struct tally part = sheet_tally_section(sheet, walk_item(walk)->section);
    struct tally total = sheet_total(sheet);
    char text[TALLY_TEXT];
    int at = 1;
    paint_fill(painter, row, 0, -1, STYLE_TITLE);
    if (painter->columns < OUTLINE_NEEDS_COLUMNS) {
        draw_totals_narrow(painter, row, section, &part, sheet);
        return;
    }
    /* Where the items begin, whatever the subtotal: a figure that moves is not found again. */
    int beside = outline_columns(painter->columns) + 2;
    at += 1 + paint_text(painter, row, at, -1, STYLE_TITLE, _("subtotal"));
    at += 1 + paint_text(painter, row, at, -1, STYLE_TITLE, section);
    at += paint_text(painter, row, at, -1, STYLE_TITLE, tally_to_text_of(&part, text));
    at = at + 3 > beside ? at + 3 : beside;
    at += 1 + paint_text(painter, row, at, -1, STYLE_TITLE, _("total"));
    at += paint_text(painter, row, at, -1, STYLE_TITLE, tally_to_text_of(&total, text));
    draw_state(sheet, &total, painter, row, at);
}

/* The card gets what it needs; the list of items gets the rest, but always shows the current one.
 */
static int items_rows(struct walk *walk, const struct card_needs *needs, const struct painter *pane)
{
    int wanted = walk_layout(walk)->group.count + 1;
    int rows = pane->rows - walk_card_rows(walk, needs);
    if (rows > wanted)
        rows = wanted;
    return rows < ITEMS_ROWS_LIST ? ITEMS_ROWS_ALONE : rows;
}

/* The items, and under them the current one's card. */
static void draw_right(struct walk *walk, const struct painter *pane, bool narrow)
{
    struct card_needs needs = walk_card_needs(walk, pane->columns);
    int rows = items_rows(walk, &needs, pane);
    struct painter items = paint_part(pane, 0, 0, rows, pane->columns);
    struct painter card = paint_part(pane, rows, 0, pane->rows - rows, pane->columns);
    walk_draw_items(walk, &items, narrow);
    walk_draw_card(walk, &card, &needs, rows == ITEMS_ROWS_ALONE);
    card_needs_release(&needs);
}

void walk_draw(const struct app *app, struct walk *walk, const struct painter *painter)
{
    int body = painter->rows - 3;
    int outline = outline_columns(painter->columns);
    int left = outline > 0 ? outline + 1 : 0;
    walk->spot_count = 0;
    draw_title(walk, painter);
    if (outline > 0) {
        struct painter pane = paint_part(painter, 1, 0, body, left);
        walk_draw_outline(walk, &pane);
    }
    struct painter right = paint_part(painter, 1, left, body, painter->columns - left);
    draw_right(walk, &right, outline == 0);
    draw_totals(walk, painter, painter->rows - 2);
    app_draw_foot_of(app, painter, painter->rows - 1, walk_actions, walk_offers(walk));
}
