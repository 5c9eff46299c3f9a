/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/lang.h"
#include "base/text.h"
#include "view/folder_columns.h"
#include "view/folder_detail.h"
#include "view/folder_list.h"

/* The list keeps at least so many rows. */
#define LIST_ROWS_LEAST 4

/* A form's name that is shorter says nothing. */
#define LABEL_COLUMNS_LEAST 14

/* Right-aligned in WIDTH columns from AT on, one of them kept blank where no mark stands in it. */
static int draw_tally(const struct painter *painter, int row, int at, int width, enum style style,
                      const struct tally *tally, bool range)
{
    char text[FOLDER_CELL_TEXT];
    int end = at + width - (tally->open > 0 ? 0 : 1);
    paint_right(painter, row, end, style, folder_cell_text(tally, range, text));
    return at + width;
}

static enum style tally_style(const struct tally *tally, enum style settled)
{
    if (tally->settled + tally->left_out == 0)
        return STYLE_FAINT;
    return tally->open > 0 ? STYLE_OPEN : settled;
}

/* Got, and lighter what can still be got, of the form's full marks. */
static void draw_bar(const struct painter *painter, int row, int at, int width, enum style style,
                     const struct folder_entry *entry)
{
    if (width > 0)
        paint_range(painter, row, at + 1, width - 1, style, entry->total.got, entry->total.highest,
                    entry->form->full);
}

/* The style of a cell: that of the cursor's line, or its own. */
static enum style cell_style(bool current, enum style own)
{
    return current ? STYLE_SELECTED : own;
}

static void draw_figures(const struct folder_columns *columns, const struct folder_entry *entry,
                         const struct painter *painter, int row, bool current)
{
    char text[FOLDER_CELL_TEXT];
    int at = columns->rank + columns->name;
    draw_bar(painter, row, at, columns->bar, cell_style(current, STYLE_NORMAL), entry);
    at = draw_tally(painter, row, at + columns->bar, columns->total,
                    cell_style(current, STYLE_STRONG), &entry->total, true);
    struct folder_sections sections = folder_sections(entry);
    for (int i = 0; i < columns->section_count; i++) {
        struct tally tally = folder_sections_next(&sections);
        at = draw_tally(painter, row, at, columns->section,
                        cell_style(current, tally_style(&tally, STYLE_NORMAL)), &tally,
                        columns->ranges);
    }
    at += columns->checked;
    if (columns->checked > 0)
        paint_right(painter, row, at - 1, cell_style(current, STYLE_NORMAL),
                    entry->total.open == 0 ? "✓" : folder_checked_text(&entry->total, text));
    if (columns->status > 0)
        paint_text(painter, row, at + 1, columns->status - 1, cell_style(current, STYLE_NORMAL),
                   folder_status_text(entry));
    at += columns->status;
    if (columns->date > 0)
        paint_text(painter, row, at + 1, columns->date - 1, cell_style(current, STYLE_NORMAL),
                   entry->date);
}

/* The word stands where the status has its column, else where the total would be. */
static void draw_not_begun(const struct folder_columns *columns, const struct painter *painter,
                           int row, bool current)
{
    enum style style = cell_style(current, STYLE_FAINT);
    int total_end = columns->rank + columns->name + columns->bar + columns->total;
    int status = total_end + columns->section * columns->section_count + columns->checked;
    if (columns->status > 0)
        paint_text(painter, row, status + 1, columns->status - 1, style, folder_status_text(NULL));
    else
        paint_right(painter, row, total_end, style, folder_status_text(NULL));
}

static void draw_unread(const struct order_row *row, const struct folder_entry *entry,
                        const struct painter *painter, int at, int line, bool current)
{
    const char *why = entry->diags.count > 0 ? entry->diags.at[0].text : "";
    paint_textf(painter, line, at, -1, cell_style(current, STYLE_ERROR), _("%s: %s"), row->name,
                why);
}

static bool deserves_a_look(const struct order_row *row, const struct folder_entry *entry)
{
    return row->twin || (entry != NULL && diags_have(&entry->diags, DIAG_WARNING));
}

static void draw_row(const struct folder_list *list, const struct folder_columns *columns,
                     const struct painter *painter, int line, int index)
{
    const struct order_row *row = &list->order.rows[index];
    const struct folder_entry *entry = folder_list_entry_of(list, row);
    bool current = index == list->list.at;
    char rank[RANK_TEXT];
    paint_fill(painter, line, 0, -1, cell_style(current, STYLE_NORMAL));
    if (current)
        paint_text(painter, line, 0, 1, STYLE_SELECTED, "▸");
    if (deserves_a_look(row, entry))
        paint_text(painter, line, columns->rank - 1, 1, STYLE_WARNING, "!");
    if (entry != NULL && entry->form == NULL) {
        draw_unread(row, entry, painter, columns->rank, line, current);
        return;
    }
    paint_right(painter, line, columns->rank - 1, cell_style(current, STYLE_NORMAL),
                rank_to_text(row->rank, rank));
    paint_text(painter, line, columns->rank, columns->name,
               cell_style(current, entry != NULL ? STYLE_NORMAL : STYLE_FAINT), row->name);
    if (entry != NULL)
        draw_figures(columns, entry, painter, line, current);
    else
        draw_not_begun(columns, painter, line, current);
}

static void draw_empty(const struct folder_list *list, const struct painter *painter)
{
    struct painter middle = paint_part(painter, 3, 2, painter->rows - 5, painter->columns - 4);
    const char *words = list->filter[0] != '\0'
                            ? _("No unit's name has these words. Esc shows all again.")
                            : _("No sheets here yet. Press + to begin one: choose the unit from "
                                "the roster or type its name.");
    if (!folder_list_is_reading(list))
        paint_folded(&middle, 0, 0, middle.columns, middle.rows, STYLE_FAINT, words);
}

/* How many there are, as far as that is known; WHOLE: those not begun, which the list has too. */
static void add_counts(const struct folder_list *list, bool whole, struct str *out)
{
    const struct folder *folder = &list->folder;
    if (folder_list_is_read(list)) {
        str_addf(out, _("sheets: %zu"), list->order.sheets);
        if (whole && list->order.not_begun > 0)
            str_addf(out, _(" · not begun: %zu"), list->order.not_begun);
    } else if (list->stopped) {
        str_addf(out, _("not all read: %zu of %zu"), folder->count, folder->files.count);
    } else {
        str_addf(out, _("read %zu of %zu"), folder->count, folder->files.count);
    }
}

/* What is at the title's right: the filter, the counts, and the sorted column where it is not seen.
 */
static void add_right(const struct folder_list *list, const struct folder_columns *columns,
                      bool whole, struct str *out)
{
    if (!folder_columns_show(columns, list->by)) {
        folder_column_name(list->form, list->by, out);
        str_add(out, " · ");
    }
    if (list->filter[0] != '\0')
        str_addf(out, "&%s: %zu · ", list->filter, list->order.count);
    add_counts(list, whole, out);
    str_add(out, " ");
}

static void draw_title(const struct folder_list *list, const struct folder_columns *columns,
                       const struct painter *painter)
{
    const struct form *form = list->form;
    const char *label = form != NULL ? form_spoken_text(form, &form->label) : list->desk->folder;
    struct str right = {0};
    struct str left = {0};
    add_right(list, columns, true, &right);
    if (painter->columns - text_width(str_text(&right)) < LABEL_COLUMNS_LEAST) {
        str_clear(&right);
        add_right(list, columns, false, &right);
    }
    if (list->form_count > 1)
        str_addf(&left, "%zu/%zu ", list->form_number + 1, list->form_count);
    int room = painter->columns - text_width(str_text(&right)) - text_width(str_text(&left)) - 3;
    text_clip_middle(label, room, &left);
    paint_fill(painter, 0, 0, -1, STYLE_TITLE);
    paint_text(painter, 0, 1, -1, STYLE_TITLE, str_text(&left));
    paint_right(painter, 0, painter->columns, STYLE_TITLE, str_text(&right));
    str_release(&right);
    str_release(&left);
}

/* How far reading has come, and what to do about it. */
static void draw_progress(const struct folder_list *list, const struct painter *painter, int row)
{
    const struct folder *folder = &list->folder;
    const char *words =
        folder_list_is_reading(list) ? _("Esc stops reading") : _("^R reads the rest");
    int room = painter->columns - text_width(words) - 4;
    paint_range(painter, row, 1, room, STYLE_NORMAL, (int64_t)folder->count, (int64_t)folder->count,
                (int64_t)folder->files.count);
    paint_right(painter, row, painter->columns - 1, STYLE_STRONG, words);
}

void folder_draw(const struct app *app, struct folder_list *list, const struct painter *painter)
{
    int foot = painter->rows - 1;
    int progress = folder_list_is_read(list) ? 0 : 1;
    int room = foot - 2 - progress;
    int detail = folder_detail_rows(list, painter->columns, room - LIST_ROWS_LEAST - 1);
    list_fit(&list->list, (int)list->order.count, room - detail);
    struct folder_columns columns = folder_columns_plan(list, painter->columns);
    draw_title(list, &columns, painter);
    folder_columns_draw(list, &columns, painter, 1);
    list->first_row = 2;
    for (int i = 0; i < list->list.rows && list->list.top + i < list->list.count; i++)
        draw_row(list, &columns, painter, 2 + i, list->list.top + i);
    if (list->order.count == 0)
        draw_empty(list, painter);
    if (progress > 0)
        draw_progress(list, painter, foot - detail - 1);
    struct painter area = paint_part(painter, foot - detail, 0, detail, painter->columns);
    folder_detail_draw(list, &area);
    app_draw_foot_of(app, painter, foot, folder_actions, folder_offers(list));
}
