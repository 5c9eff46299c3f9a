/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/table.h"
#include "base/text.h"
#include "report/rank.h"
#include "report/tally_text.h"

static void add_points(struct str *out, points value)
{
    char text[POINTS_TEXT];
    table_add_field(out, points_to_text(value, text), false);
}

void rank_add_results(const struct folder_entry *entry, const char *code, struct str *out)
{
    const struct sheet *sheet = &entry->sheet;
    add_points(out, entry->total.got);
    add_points(out, entry->total.highest);
    for (int i = 0; i < sheet->form->section_count; i++)
        add_points(out, sheet_tally_section(sheet, i).got);
    str_addf(out, ",%d", entry->total.open);
    table_add_free_text(out, rank_band(entry, code), false);
}

static void csv_header(const struct form *form, struct str *out)
{
    str_add(out, "rank,unit,total,highest");
    for (int i = 0; i < form->section_count; i++)
        table_add_field(out, form->sections[i].id, false);
    str_add(out, ",open,band,status,date\n");
}

static void csv_row(const struct folder_entry *entry, int rank, struct str *out)
{
    const struct sheet *sheet = &entry->sheet;
    char text[RANK_TEXT];
    table_add_field(out, rank_to_text(rank, text), true);
    table_add_free_text(out, sheet->unit, false);
    rank_add_results(entry, lang_code(), out);
    table_add_field(out, sheet->status == SHEET_FINAL ? "final" : "draft", false);
    table_add_field(out, sheet->date, false);
    str_add(out, "\n");
}

void ranking_write_csv(const struct ranking *ranking, struct str *out)
{
    if (ranking->form == NULL)
        return;
    csv_header(ranking->form, out);
    for (size_t i = 0; i < ranking->count; i++)
        csv_row(&ranking->folder->entries[ranking->rows[i].entry], ranking->rows[i].rank, out);
}

/* A table of texts whose columns are as wide as their widest cell. */
struct grid {
    struct str *cells; /* rows x columns */
    int rows;
    int columns;
};

static struct str *grid_cell(const struct grid *grid, int row, int column)
{
    return &grid->cells[row * grid->columns + column];
}

static void grid_init(struct grid *grid, int rows, int columns)
{
    *grid = (struct grid){mem_new((size_t)(rows * columns), sizeof *grid->cells), rows, columns};
}

static void grid_release(struct grid *grid)
{
    for (int i = 0; i < grid->rows * grid->columns; i++)
        str_release(&grid->cells[i]);
    free(grid->cells);
}

static int grid_width(const struct grid *grid, int column)
{
    int width = 0;
    for (int row = 0; row < grid->rows; row++) {
        int cell = text_width(str_text(grid_cell(grid, row, column)));
        width = cell > width ? cell : width;
    }
    return width;
}

/* Words stand left, numbers right: columns FIRST_NUMBER to LAST_NUMBER are numbers. */
static void grid_write(const struct grid *grid, int first_number, int last_number, struct str *out)
{
    for (int row = 0; row < grid->rows; row++) {
        size_t begin = out->size;
        for (int column = 0; column < grid->columns; column++) {
            const char *text = str_text(grid_cell(grid, row, column));
            int blanks = grid_width(grid, column) - text_width(text);
            bool number = column == 0 || (column >= first_number && column <= last_number);
            str_addf(out, "%s%*s%s%*s", column > 0 ? "  " : "", number ? blanks : 0, "", text,
                     number ? 0 : blanks, "");
        }
        while (out->size > begin && out->data[out->size - 1] == ' ')
            out->data[--out->size] = '\0';
        str_add_char(out, '\n');
    }
}

enum grid_column { GRID_RANK, GRID_UNIT, GRID_TOTAL, GRID_SECTIONS };

static void grid_header(struct grid *grid, const struct form *form)
{
    int after = GRID_SECTIONS + form->section_count;
    str_add(grid_cell(grid, 0, GRID_RANK), "#");
    str_add(grid_cell(grid, 0, GRID_UNIT), _("unit"));
    str_add(grid_cell(grid, 0, GRID_TOTAL), _("total"));
    for (int i = 0; i < form->section_count; i++)
        str_add(grid_cell(grid, 0, GRID_SECTIONS + i), form->sections[i].id);
    str_add(grid_cell(grid, 0, after), _("open"));
    str_add(grid_cell(grid, 0, after + 1), _("band"));
    str_add(grid_cell(grid, 0, after + 2), _("status"));
    str_add(grid_cell(grid, 0, after + 3), _("date"));
}

static void grid_entry(struct grid *grid, int row, const struct folder_entry *entry, int rank)
{
    const struct sheet *sheet = &entry->sheet;
    char text[TALLY_TEXT];
    char place[RANK_TEXT];
    int after = GRID_SECTIONS + sheet->form->section_count;
    str_add(grid_cell(grid, row, GRID_RANK), rank_to_text(rank, place));
    str_add(grid_cell(grid, row, GRID_UNIT), sheet->unit);
    str_add(grid_cell(grid, row, GRID_TOTAL), tally_to_text(&entry->total, text));
    for (int i = 0; i < sheet->form->section_count; i++) {
        struct tally tally = sheet_tally_section(sheet, i);
        str_add(grid_cell(grid, row, GRID_SECTIONS + i), tally_to_text(&tally, text));
    }
    str_addf(grid_cell(grid, row, after), "%d", entry->total.open);
    str_add(grid_cell(grid, row, after + 1), rank_band(entry, lang_code()));
    str_add(grid_cell(grid, row, after + 2),
            sheet->status == SHEET_FINAL ? _("final") : _("draft"));
    str_add(grid_cell(grid, row, after + 3), sheet->date);
}

void ranking_write_text(const struct ranking *ranking, struct str *out)
{
    const struct form *form = ranking->form;
    if (form == NULL)
        return;
    struct grid grid;
    grid_init(&grid, (int)ranking->count + 1, GRID_SECTIONS + form->section_count + 4);
    grid_header(&grid, form);
    for (size_t i = 0; i < ranking->count; i++)
        grid_entry(&grid, (int)i + 1, &ranking->folder->entries[ranking->rows[i].entry],
                   ranking->rows[i].rank);
    str_addf(out, "%s\n", form_text(form, &form->label, lang_code()));
    grid_write(&grid, GRID_TOTAL, GRID_SECTIONS + form->section_count, out);
    grid_release(&grid);
}
