/* SPDX-License-Identifier: MIT */
#include "view/folder_detail.h"

#include "base/lang.h"
#include "base/text.h"
#include "view/folder_columns.h"
#include "view/folder_list.h"
#include "view/whole_cells.h"

/* From this width on sections are called by their names, not only by their ids. */
#define WIDE_COLUMNS 64

/* Rows below the ruler on a narrow and on a wide screen, so that the list seldom moves. */
#define ROWS_NARROW 3
#define ROWS_WIDE   2

/* One section's name and subtotal. */
static void add_section(const struct folder_entry *entry, int index, bool wide, struct str *out)
{
    const struct form *form = entry->form;
    const struct section *section = &form->sections[index];
    char text[FOLDER_CELL_TEXT];
    str_addf(out, "%s ", section->id);
    if (wide)
        str_addf(out, "%s ", form_spoken_text(form, &section->label));
    struct tally tally = folder_entry_section(entry, index);
    str_add(out, folder_cell_text(&tally, true, text));
}

/* As many to a line as fit whole. */
static void add_sections(const struct folder_entry *entry, int columns, struct str *out)
{
    struct whole_cells cells = {.columns = columns - 2, .out = out};
    for (int i = 0; i < entry->form->section_count; i++) {
        struct str cell = {0};
        add_section(entry, i, columns >= WIDE_COLUMNS, &cell);
        whole_cell_add(&cells, str_text(&cell));
        str_release(&cell);
    }
    str_add(out, "\n");
}

static void add_particulars(const struct folder_entry *entry, int columns, struct str *out)
{
    char text[FOLDER_CELL_TEXT];
    struct str checked = {0};
    str_addf(&checked, _("checked %s"), folder_checked_text(&entry->total, text));
    const char *particulars[] = {folder_status_text(entry), rank_band(entry, lang_code()),
                                 str_text(&checked), entry->date, entry->assessors};
    struct whole_cells cells = {.columns = columns - 2, .out = out};
    for (size_t i = 0; i < sizeof particulars / sizeof particulars[0]; i++)
        if (particulars[i][0] != '\0')
            whole_cell_add(&cells, particulars[i]);
    str_release(&checked);
}

/* What was found wrong in the sheet when it was read, or with its standing twice. */
static void add_warnings(const struct order_row *row, const struct folder_entry *entry,
                         struct str *out)
{
    if (row->twin)
        str_addf(out, _("! another sheet of this unit stands in the list; this one is %s\n"),
                 entry->file);
    for (size_t i = 0; i < entry->diags.count; i++)
        if (entry->diags.at[i].level >= DIAG_WARNING)
            str_addf(out, "! %s\n", entry->diags.at[i].text);
}

static void detail_text(const struct folder_list *list, int columns, struct str *out)
{
    const struct order_row *row = folder_list_row(list);
    const struct folder_entry *entry = folder_list_entry(list);
    if (row == NULL)
        return;
    if (entry == NULL) {
        str_add(out, _("stands in the roster and has no sheet yet; Enter begins it"));
        return;
    }
    add_warnings(row, entry, out);
    if (entry->form == NULL) {
        str_add(out, entry->file);
        return;
    }
    add_sections(entry, columns, out);
    add_particulars(entry, columns, out);
}

int folder_detail_rows(const struct folder_list *list, int columns, int rows_most)
{
    struct str text = {0};
    detail_text(list, columns, &text);
    int rows = text_line_count(str_text(&text), columns - 2);
    int least = columns >= WIDE_COLUMNS ? ROWS_WIDE : ROWS_NARROW;
    str_release(&text);
    rows = rows > least ? rows : least;
    return 1 + (rows < rows_most ? rows : rows_most);
}

void folder_detail_draw(const struct folder_list *list, const struct painter *painter)
{
    const struct order_row *row = folder_list_row(list);
    struct str text = {0};
    paint_across(painter, 0, 0, painter->columns);
    if (row != NULL)
        paint_textf(painter, 0, 1, painter->columns - 2, STYLE_STRONG, " %s ", row->name);
    detail_text(list, painter->columns, &text);
    paint_folded(painter, 1, 1, painter->columns - 2, painter->rows - 1, STYLE_NORMAL,
                 str_text(&text));
    str_release(&text);
}
