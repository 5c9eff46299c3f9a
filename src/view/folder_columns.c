/* SPDX-License-Identifier: MIT */
#include "view/folder_columns.h"
#include "view/folder_list.h"

#include <stdio.h>
#include <string.h>

#include "base/lang.h"
#include "base/text.h"

#define NAME_COLUMNS_LEAST 12
#define NAME_COLUMNS_GOOD  20
#define BAR_COLUMNS        7
#define BAR_COLUMNS_MOST   21
#define DATE_COLUMNS       11

const char *folder_cell_text(const struct tally *tally, bool range, char text[FOLDER_CELL_TEXT])
{
    struct tally shown = *tally;
    char figures[TALLY_TEXT];
    bool untouched = tally->settled + tally->left_out == 0;
    if (!range)
        shown.highest = shown.got;
    if (untouched && !range)
        figures[0] = '\0';
    else
        tally_to_text(&shown, figures);
    const char *mark = untouched ? "○" : "◐";
    snprintf(text, FOLDER_CELL_TEXT, "%.*s%s", TALLY_TEXT - 1, figures,
             tally->open > 0 ? mark : "");
    return text;
}

const char *folder_checked_text(const struct tally *tally, char text[FOLDER_CELL_TEXT])
{
    int checked = tally->settled + tally->left_out;
    snprintf(text, FOLDER_CELL_TEXT, "%d/%d", checked, checked + tally->open);
    return text;
}

const char *folder_status_text(const struct folder_entry *entry)
{
    if (entry == NULL)
        return _("not begun");
    return entry->status == SHEET_FINAL ? _("final") : _("draft");
}

static void widen(int *width, const char *text)
{
    int wanted = text_width(text);
    if (*width < wanted)
        *width = wanted;
}

/* A cell without a mark leaves the mark's column blank, so that figures stand under one another. */
static void widen_cell(int *width, const struct tally *tally, bool range)
{
    char text[FOLDER_CELL_TEXT];
    widen(width, folder_cell_text(tally, range, text));
    if (tally->open == 0 && *width <= text_width(text))
        *width = text_width(text) + 1;
}

static void measure_row(const struct folder_list *list, const struct order_row *row,
                        struct folder_widths *widths)
{
    const struct folder_entry *entry = folder_list_entry_of(list, row);
    char text[FOLDER_CELL_TEXT];
    if (entry != NULL && entry->form == NULL)
        return;
    widen(&widths->name, row->name);
    widen(&widths->status, folder_status_text(entry));
    if (entry == NULL)
        return;
    widen(&widths->rank, rank_to_text(row->rank, text));
    widen_cell(&widths->total, &entry->total, true);
    widen(&widths->checked, folder_checked_text(&entry->total, text));
    struct folder_sections sections = folder_sections(entry);
    for (int i = 0; i < entry->form->section_count; i++) {
        struct tally tally = folder_sections_next(&sections);
        widen_cell(&widths->range, &tally, true);
        widen_cell(&widths->brief, &tally, false);
    }
}

void folder_widths_measure(struct folder_list *list)
{
    list->widths = (struct folder_widths){.rank = 2};
    for (size_t i = 0; i < list->order.count; i++)
        measure_row(list, &list->order.rows[i], &list->widths);
}

/* The name of a column, without the mark of its direction. */
static const char *column_label(const struct form *form, struct order_by by)
{
    switch (by.column) {
    case ORDER_RANK:
        return "#";
    case ORDER_UNIT:
        return _("unit");
    case ORDER_TOTAL:
        return _("total");
    case ORDER_SECTION:
        return form->sections[by.section].id;
    case ORDER_CHECKED:
        return _("checked");
    case ORDER_STATUS:
        return _("status");
    case ORDER_DATE:
        break;
    }
    return _("date");
}

void folder_column_name(const struct form *form, struct order_by by, struct str *out)
{
    str_addf(out, "%s%s", column_label(form, by), order_descends(by) ? "▼" : "▲");
}

/* The width of a column whose widest cell has WIDTH, the blank before it and room for a mark at its
 * name included. */
static int column_width(const struct form *form, struct order_by by, int width)
{
    int label = text_width(column_label(form, by)) + 1;
    return 1 + (label > width ? label : width);
}

static int section_width(const struct form *form, int width)
{
    int widest = 0;
    for (int i = 0; i < form->section_count; i++) {
        struct order_by by = {.column = ORDER_SECTION, .section = i};
        int wanted = column_width(form, by, width);
        widest = wanted > widest ? wanted : widest;
    }
    return widest;
}

/* Gives COLUMNS of what is LEFT, or nothing where that is not enough. */
static int give(int *left, int columns)
{
    if (*left < columns)
        return 0;
    *left -= columns;
    return columns;
}

static void plan_sections(struct folder_columns *columns, const struct folder_list *list, int *left)
{
    const struct form *form = list->form;
    if (form == NULL)
        return;
    int width = section_width(form, list->widths.brief);
    if (give(left, width * form->section_count) == 0)
        return;
    columns->section = width;
    columns->section_count = form->section_count;
}

/* Where there is room for them at last, sections get their ranges. */
static void widen_sections(struct folder_columns *columns, const struct folder_list *list,
                           int *left)
{
    if (columns->section == 0)
        return;
    int width = section_width(list->form, list->widths.range);
    int more = (width - columns->section) * columns->section_count;
    if (more > *left)
        return;
    *left -= more;
    columns->section = width;
    columns->ranges = true;
}

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

static void widen_name(struct folder_columns *columns, int wanted, int *left)
{
    int more = smaller(wanted - columns->name, *left);
    if (more > 0)
        columns->name += give(left, more);
}

struct folder_columns folder_columns_plan(const struct folder_list *list, int width)
{
    const struct folder_widths *widths = &list->widths;
    const struct form *form = list->form;
    struct folder_columns columns = {
        .rank = 1 + widths->rank + 1,
        .name = NAME_COLUMNS_LEAST,
        .total = column_width(form, (struct order_by){.column = ORDER_TOTAL}, widths->total),
    };
    int left = width - columns.rank - columns.name - columns.total;
    plan_sections(&columns, list, &left);
    columns.status =
        give(&left, column_width(form, (struct order_by){.column = ORDER_STATUS}, widths->status));
    columns.checked = give(
        &left, column_width(form, (struct order_by){.column = ORDER_CHECKED}, widths->checked + 1));
    columns.bar = give(&left, BAR_COLUMNS);
    columns.date = give(&left, DATE_COLUMNS);
    widen_name(&columns, smaller(widths->name, NAME_COLUMNS_GOOD), &left);
    widen_sections(&columns, list, &left);
    widen_name(&columns, widths->name, &left);
    if (columns.bar > 0)
        columns.bar += give(&left, smaller(BAR_COLUMNS_MOST - columns.bar, left));
    columns.name += left;
    return columns;
}

bool folder_columns_show(const struct folder_columns *columns, struct order_by by)
{
    switch (by.column) {
    case ORDER_RANK:
    case ORDER_UNIT:
    case ORDER_TOTAL:
        return true;
    case ORDER_SECTION:
        return columns->section > 0;
    case ORDER_CHECKED:
        return columns->checked > 0;
    case ORDER_STATUS:
        return columns->status > 0;
    case ORDER_DATE:
        break;
    }
    return columns->date > 0;
}

/* The name of one column in WIDTH columns from AT on, figures' names at their right; returns where
 * the next one begins. */
static int draw_label(const struct folder_list *list, const struct painter *painter, int row,
                      int at, int width, struct order_by column, bool right)
{
    struct str text = {0};
    bool sorted = list->by.column == column.column && list->by.section == column.section;
    enum style style = sorted ? STYLE_STRONG : STYLE_FAINT;
    if (sorted)
        folder_column_name(list->form, list->by, &text);
    else
        str_add(&text, column_label(list->form, column));
    if (width > 0 && right)
        paint_right(painter, row, at + width - (sorted ? 0 : 1), style, str_text(&text));
    else if (width > 0)
        paint_text(painter, row, at + 1, width - 1, style, str_text(&text));
    str_release(&text);
    return at + width;
}

void folder_columns_draw(const struct folder_list *list, const struct folder_columns *columns,
                         const struct painter *painter, int row)
{
    int at = columns->rank - 1;
    draw_label(list, painter, row, 0, at, (struct order_by){.column = ORDER_RANK}, true);
    at = draw_label(list, painter, row, at, columns->name + 1,
                    (struct order_by){.column = ORDER_UNIT}, false);
    at += columns->bar;
    at = draw_label(list, painter, row, at, columns->total,
                    (struct order_by){.column = ORDER_TOTAL}, true);
    for (int i = 0; i < columns->section_count; i++)
        at = draw_label(list, painter, row, at, columns->section,
                        (struct order_by){.column = ORDER_SECTION, .section = i}, true);
    at = draw_label(list, painter, row, at, columns->checked,
                    (struct order_by){.column = ORDER_CHECKED}, true);
    at = draw_label(list, painter, row, at, columns->status,
                    (struct order_by){.column = ORDER_STATUS}, false);
    draw_label(list, painter, row, at, columns->date, (struct order_by){.column = ORDER_DATE},
               false);
}
