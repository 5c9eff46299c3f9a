/* SPDX-License-Identifier: MIT */
#include "base/lang.h"
#include "base/text.h"
#include "report/rank.h"
#include "report/tally_text.h"
#include "view/followup_list.h"

/* The columns left of the steps. */
struct followup_columns {
    bool rank; /* and total; they give way on a narrow screen, where the card has them */
    int unit;
    int cell; /* of one step, the blank before it included */
};

#define RANK_COLUMNS   5
#define TOTAL_COLUMNS  7
#define CURSOR_COLUMNS 2
#define WIDE_COLUMNS   116
#define MIDDLE_COLUMNS 72

static struct followup_columns plan_columns(int width)
{
    struct followup_columns columns = {.rank = width >= MIDDLE_COLUMNS,
                                       .cell = 1 + STAGE_CELL_NARROW};
    if (width >= WIDE_COLUMNS)
        columns.cell = 1 + STAGE_CELL_WIDE;
    else if (width >= MIDDLE_COLUMNS)
        columns.cell = 1 + STAGE_CELL_MIDDLE;
    columns.unit = width - columns.cell * STAGE_COLUMNS - 1;
    columns.unit -= columns.rank ? RANK_COLUMNS + TOTAL_COLUMNS : CURSOR_COLUMNS;
    return columns;
}

static const char *sort_name(enum cycle_sort sort)
{
    static const char *const names[CYCLE_SORTS] = {N_("by roster"), N_("by term"), N_("by rank"),
                                                   N_("weakest first")};
    return _(names[sort]);
}

static void draw_title(const struct followup_list *list, const struct painter *painter)
{
    struct str right = {0};
    int due = cycle_due(&list->cycle);
    if (list->followup.pending_count > 0)
        str_addf(&right, "%s  ", _("not saved"));
    if (due > 0)
        str_addf(&right, _("due: %d"), due);
    if (painter->columns >= MIDDLE_COLUMNS)
        str_addf(&right, "%s%s  %s", due > 0 ? "  " : "", sort_name(list->sort), list->today);
    paint_title(painter, str_text(&right), "%s · %s", _("follow-up"),
                form_spoken_text(list->form, &list->form->label));
    str_release(&right);
}

static void draw_header(const struct followup_list *list, const struct followup_columns *columns,
                        const struct painter *painter)
{
    int left = columns->rank ? RANK_COLUMNS : CURSOR_COLUMNS;
    if (columns->rank) {
        paint_right(painter, 1, RANK_COLUMNS - 1, STYLE_FAINT, "#");
        paint_right(painter, 1, left + columns->unit + TOTAL_COLUMNS, STYLE_FAINT, _("total"));
    }
    paint_text(painter, 1, left, columns->unit, STYLE_FAINT, _("unit"));
    for (int i = 0; i < STAGE_COLUMNS; i++)
        paint_text(painter, 1, list->first_column + i * columns->cell + 1, columns->cell - 1,
                   i == (int)list->stage ? STYLE_STRONG : STYLE_FAINT,
                   stage_heading((enum stage)i, columns->cell - 1));
}

/* Brackets say which cell the keys act on, whatever the colours do. */
static void draw_cell(const struct followup_list *list, const struct cycle_row *row,
                      const struct followup_columns *columns, const struct painter *painter,
                      int line, enum stage stage, bool current)
{
    struct str text = {0};
    int column = list->first_column + (int)stage * columns->cell;
    enum style style = stage_cell(row, stage, columns->cell - 1, &text);
    paint_text(painter, line, column + 1, columns->cell - 1, current ? STYLE_SELECTED : style,
               str_text(&text));
    if (current && stage == list->stage) {
        paint_text(painter, line, column, 1, STYLE_SELECTED, "[");
        paint_text(painter, line, column + columns->cell, 1, STYLE_SELECTED, "]");
    }
    str_release(&text);
}

static void draw_row(const struct followup_list *list, const struct followup_columns *columns,
                     const struct painter *painter, int line, int index)
{
    const struct cycle_row *row = &list->cycle.rows[index];
    bool current = index == list->list.at;
    enum style style = current ? STYLE_SELECTED : row->unit < 0 ? STYLE_ERROR : STYLE_NORMAL;
    int left = columns->rank ? RANK_COLUMNS : CURSOR_COLUMNS;
    char text[TALLY_TEXT];
    paint_fill(painter, line, 0, -1, style);
    if (current)
        paint_text(painter, line, 0, 1, style, "▸");
    if (columns->rank)
        paint_right(painter, line, RANK_COLUMNS - 1, style,
                    row->unit < 0 ? "?" : rank_to_text(row->rank, text));
    int end = left + columns->unit - 1;
    /* A draft's range is no result, and stands in the card. */
    if (columns->rank && row->entry != NULL && row->entry->status == SHEET_FINAL) {
        int right = left + columns->unit + TOTAL_COLUMNS;
        int total =
            paint_right(painter, line, right, style, tally_to_text(&row->entry->total, text));
        end = right - total - 1 < end ? right - total - 1 : end;
    }
    paint_text(painter, line, left, end > left ? end - left : 0, style,
               cycle_unit(&list->cycle, row));
    for (int i = 0; i < STAGE_COLUMNS; i++)
        draw_cell(list, row, columns, painter, line, (enum stage)i, current);
}

static int label_columns(void)
{
    int widest = 0;
    for (int i = 0; i < STAGES; i++) {
        int width = text_width(stage_name((enum stage)i));
        widest = width > widest ? width : widest;
    }
    return widest;
}

static void fill_card(struct followup_list *list, const struct cycle_row *row)
{
    int labels = label_columns();
    lines_clear(&list->card);
    for (int i = 0; i < STAGES; i++) {
        struct str text = {0};
        text_pad(stage_name((enum stage)i), labels + 2, &text);
        enum style style = stage_text(row, (enum stage)i, &text);
        lines_add(&list->card, (struct line){.text = str_text(&text),
                                             .style = style,
                                             .indent = 1,
                                             .hang = labels + 2,
                                             .tag = i});
        str_release(&text);
    }
    lines_go(&list->card, (int)list->stage);
}

static void draw_card(struct followup_list *list, const struct painter *painter, int top, int rows)
{
    const struct cycle_row *row = followup_list_row(list);
    if (row == NULL)
        return;
    paint_across(painter, top, 0, -1);
    paint_textf(painter, top, 1, painter->columns - 2, STYLE_STRONG, " %s ",
                cycle_unit(&list->cycle, row));
    fill_card(list, row);
    lines_draw(&list->card, painter, top + 1, rows - 1);
}

/* The card has a row a step where the screen has room for that; the list gets two fifths at least.
 */
static int card_rows(const struct followup_list *list, int room)
{
    int least = room * 2 / 5;
    int rows = room - (int)list->cycle.count;
    if (rows < STAGES + 1)
        rows = STAGES + 1;
    return rows < room - least ? rows : room - least;
}

void followup_draw(const struct app *app, struct followup_list *list, const struct painter *painter)
{
    struct followup_columns columns = plan_columns(painter->columns);
    int room = painter->rows - 3;
    int card = card_rows(list, room);
    list_fit(&list->list, (int)list->cycle.count, room - card);
    list->first_row = 2;
    list->first_column =
        columns.rank ? RANK_COLUMNS + columns.unit + TOTAL_COLUMNS : CURSOR_COLUMNS + columns.unit;
    list->cell_columns = columns.cell;
    draw_title(list, painter);
    draw_header(list, &columns, painter);
    for (int i = 0; i < list->list.rows && list->list.top + i < list->list.count; i++)
        draw_row(list, &columns, painter, 2 + i, list->list.top + i);
    if (list->cycle.count == 0)
        paint_folded(painter, 3, 2, painter->columns - 4, painter->rows - 5, STYLE_FAINT,
                     _("No unit yet: roster.csv in the folder names them, or a sheet does."));
    draw_card(list, painter, painter->rows - 1 - card, card);
    app_draw_foot(app, painter, painter->rows - 1, followup_actions);
}
