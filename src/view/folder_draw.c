/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "base/lang.h"
#include "base/text.h"
#include "report/tally_text.h"
#include "view/folder_list.h"

/* The columns right of the unit's name, in the order in which they give way on a narrow screen. */
struct columns {
    int unit; /* width of the name */
    int total;
    int sections; /* width of one; 0: not shown */
    int section_count;
    bool progress;
    bool status;
    bool date;
};

#define RANK_COLUMNS       4
#define TOTAL_COLUMNS      13
#define PROGRESS_COLUMNS   8
#define STATUS_COLUMNS     7
#define DATE_COLUMNS       11
#define SECTION_COLUMNS    6
#define UNIT_COLUMNS_LEAST 16

static bool give(int *left, int columns)
{
    if (*left < columns)
        return false;
    *left -= columns;
    return true;
}

/* Columns that the widest subtotal takes with the blank before it, so that no two numbers run
 * together. */
static int section_columns(const struct folder_list *list)
{
    int widest = SECTION_COLUMNS;
    for (int i = 0; i < list->count; i++) {
        const struct sheet *sheet = &list->folder.entries[list->rows[i].entry].sheet;
        for (int k = 0; sheet->form != NULL && k < sheet->form->section_count; k++) {
            char text[POINTS_TEXT];
            int width = 1 + text_width(points_to_text(sheet_tally_section(sheet, k).got, text));
            widest = width > widest ? width : widest;
        }
    }
    return widest;
}

static struct columns plan_columns(const struct folder_list *list, int width)
{
    struct columns columns = {.total = TOTAL_COLUMNS};
    const struct folder_entry *entry = folder_list_entry(list);
    const struct form *form = entry != NULL ? entry->sheet.form : NULL;
    int left = width - RANK_COLUMNS - UNIT_COLUMNS_LEAST - TOTAL_COLUMNS - 1;
    columns.progress = give(&left, PROGRESS_COLUMNS);
    columns.status = give(&left, STATUS_COLUMNS);
    int section = section_columns(list);
    if (form != NULL && give(&left, form->section_count * section)) {
        columns.sections = section;
        columns.section_count = form->section_count;
    }
    columns.date = give(&left, DATE_COLUMNS);
    columns.unit = UNIT_COLUMNS_LEAST + left;
    return columns;
}

static int right_cell(const struct painter *painter, int row, int at, int width, enum style style,
                      const char *text)
{
    paint_right(painter, row, at + width, style, text);
    return at + width;
}

static void draw_header(const struct folder_list *list, const struct columns *columns,
                        const struct painter *painter, int row)
{
    const struct folder_entry *entry = folder_list_entry(list);
    const struct form *form = entry != NULL ? entry->sheet.form : NULL;
    paint_right(painter, row, RANK_COLUMNS - 1, STYLE_FAINT, "#");
    paint_text(painter, row, RANK_COLUMNS, columns->unit, STYLE_FAINT, _("unit"));
    int at = RANK_COLUMNS + columns->unit;
    at = right_cell(painter, row, at, columns->total, STYLE_FAINT, _("total"));
    for (int i = 0; i < columns->section_count; i++)
        at = right_cell(painter, row, at, columns->sections, STYLE_FAINT, form->sections[i].id);
    if (columns->progress)
        at = right_cell(painter, row, at, PROGRESS_COLUMNS, STYLE_FAINT, _("checked"));
    if (columns->status) {
        paint_text(painter, row, at + 1, STATUS_COLUMNS - 1, STYLE_FAINT, _("status"));
        at += STATUS_COLUMNS;
    }
    if (columns->date)
        paint_text(painter, row, at + 1, DATE_COLUMNS - 1, STYLE_FAINT, _("date"));
}

static int draw_sections(const struct sheet *sheet, const struct columns *columns,
                         const struct painter *painter, int row, int at, enum style style)
{
    char text[POINTS_TEXT];
    for (int i = 0; i < columns->section_count && i < sheet->form->section_count; i++) {
        struct tally tally = sheet_tally_section(sheet, i);
        bool untouched = tally.settled + tally.left_out == 0;
        at = right_cell(painter, row, at, columns->sections, style,
                        untouched ? "·" : points_to_text(tally.got, text));
    }
    return at;
}

static void draw_unread(const struct folder_entry *entry, const struct painter *painter, int row,
                        bool current)
{
    const char *why = entry->diags.count > 0 ? entry->diags.at[0].text : "";
    paint_textf(painter, row, RANK_COLUMNS, -1, current ? STYLE_SELECTED : STYLE_ERROR, "%s: %s",
                file_base_name(entry->file), why);
}

static void draw_entry(const struct folder_list *list, const struct columns *columns,
                       const struct painter *painter, int row, int index)
{
    const struct folder_entry *entry = &list->folder.entries[list->rows[index].entry];
    const struct sheet *sheet = &entry->sheet;
    bool current = index == list->list.at;
    enum style style = current ? STYLE_SELECTED : STYLE_NORMAL;
    char text[TALLY_TEXT];
    paint_fill(painter, row, 0, -1, style);
    if (current)
        paint_text(painter, row, 0, 1, style, "▸");
    if (sheet->form == NULL) {
        draw_unread(entry, painter, row, current);
        return;
    }
    paint_right(painter, row, RANK_COLUMNS - 1, style, rank_to_text(list->rows[index].rank, text));
    paint_text(painter, row, RANK_COLUMNS, columns->unit - 1, style, sheet->unit);
    int at = RANK_COLUMNS + columns->unit;
    at = right_cell(painter, row, at, columns->total, current ? style : STYLE_STRONG,
                    tally_to_text(&entry->total, text));
    at = draw_sections(sheet, columns, painter, row, at, style);
    if (columns->progress) {
        int checked = entry->total.settled + entry->total.left_out;
        snprintf(text, sizeof text, "%d/%d", checked, checked + entry->total.open);
        at = right_cell(painter, row, at, PROGRESS_COLUMNS, style,
                        entry->total.open == 0 ? "✓" : text);
    }
    if (columns->status) {
        paint_text(painter, row, at + 1, STATUS_COLUMNS - 1, style,
                   sheet->status == SHEET_FINAL ? _("final") : _("draft"));
        at += STATUS_COLUMNS;
    }
    if (columns->date)
        paint_text(painter, row, at + 1, DATE_COLUMNS - 1, style, sheet->date);
}

static void draw_empty(const struct folder_list *list, const struct painter *painter)
{
    struct painter middle = paint_part(painter, 3, 2, painter->rows - 5, painter->columns - 4);
    if (list->filter[0] != '\0')
        paint_folded(&middle, 0, 0, middle.columns, middle.rows, STYLE_FAINT,
                     _("No unit's name has these words. Esc shows all again."));
    else
        paint_folded(&middle, 0, 0, middle.columns, middle.rows, STYLE_FAINT,
                     _("No sheets here yet. Press + to begin one: choose the unit from the roster "
                       "or type its name."));
}

static const char *sort_name(enum folder_sort sort)
{
    static const char *const names[SORT_COUNT] = {N_("by rank"), N_("by unit"), N_("by open items"),
                                                  N_("by date")};
    return _(names[sort]);
}

void folder_draw(const struct app *app, struct folder_list *list, const struct painter *painter)
{
    const struct folder_entry *entry = folder_list_entry(list);
    const struct form *form = entry != NULL ? entry->sheet.form : NULL;
    list_fit(&list->list, list->count, painter->rows - 3);
    struct columns columns = plan_columns(list, painter->columns);
    struct str right = {0};
    if (list->filter[0] != '\0')
        str_addf(&right, "/%s  ", list->filter);
    str_addf(&right, _("sheets: %d, %s "), list->count, sort_name(list->sort));
    paint_fill(painter, 0, 0, -1, STYLE_TITLE);
    paint_text(painter, 0, 1, painter->columns - text_width(str_text(&right)) - 2, STYLE_TITLE,
               form != NULL ? form_text(form, &form->label, lang_code()) : list->desk->folder);
    paint_right(painter, 0, painter->columns, STYLE_TITLE, str_text(&right));
    str_release(&right);
    draw_header(list, &columns, painter, 1);
    list->first_row = 2;
    for (int i = 0; i < list->list.rows && list->list.top + i < list->count; i++)
        draw_entry(list, &columns, painter, 2 + i, list->list.top + i);
    if (list->count == 0)
        draw_empty(list, painter);
    app_draw_foot(app, painter, painter->rows - 1, folder_actions);
}
