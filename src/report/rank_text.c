/* SPDX-License-Identifier: MIT */
#include "base/lang.h"
#include "base/table.h"
#include "report/grid.h"
#include "report/rank.h"
#include "report/tally_text.h"

/* Neither numbers nor days nor the words for the status need quotes. */
static void add_points(struct str *out, points value)
{
    char text[POINTS_TEXT];
    str_add_char(out, ',');
    str_add(out, points_to_text(value, text));
}

void rank_add_results(const struct folder_entry *entry, const char *band, struct str *out)
{
    add_points(out, entry->total.got);
    add_points(out, entry->total.highest);
    struct folder_sections sections = folder_sections(entry);
    for (int i = 0; i < entry->form->section_count; i++)
        add_points(out, folder_sections_next(&sections).got);
    str_add_char(out, ',');
    str_add_number(out, entry->total.open);
    table_add_free_text(out, band, false);
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
    char text[RANK_TEXT];
    str_add(out, rank_to_text(rank, text));
    table_add_free_text(out, entry->unit, false);
    rank_add_results(entry, rank_band_id(entry), out);
    str_add(out, entry->status == SHEET_FINAL ? ",final," : ",draft,");
    str_add(out, entry->date);
    str_add_char(out, '\n');
}

void ranking_write_csv(const struct ranking *ranking, struct line_taker taker, struct str *out)
{
    if (ranking->form == NULL)
        return;
    csv_header(ranking->form, out);
    for (size_t i = 0; i < ranking->count; i++) {
        csv_row(&ranking->folder->entries[ranking->rows[i].entry], ranking->rows[i].rank, out);
        taker.take(taker.context);
    }
}

enum grid_column { GRID_RANK, GRID_UNIT, GRID_TOTAL, GRID_SECTIONS };

static void grid_header(struct grid *grid, const struct form *form)
{
    int after = GRID_SECTIONS + form->section_count;
    str_add(grid_cell(grid, GRID_RANK), "#");
    str_add(grid_cell(grid, GRID_UNIT), _("unit"));
    str_add(grid_cell(grid, GRID_TOTAL), _("total"));
    for (int i = 0; i < form->section_count; i++)
        str_add(grid_cell(grid, GRID_SECTIONS + i), form->sections[i].id);
    str_add(grid_cell(grid, after), _("open"));
    str_add(grid_cell(grid, after + 1), _("band"));
    str_add(grid_cell(grid, after + 2), _("status"));
    str_add(grid_cell(grid, after + 3), _("date"));
    grid_end_row(grid);
}

static void grid_entry(struct grid *grid, const struct folder_entry *entry, int rank)
{
    char text[TALLY_TEXT];
    char place[RANK_TEXT];
    int after = GRID_SECTIONS + entry->form->section_count;
    str_add(grid_cell(grid, GRID_RANK), rank_to_text(rank, place));
    str_add(grid_cell(grid, GRID_UNIT), entry->unit);
    str_add(grid_cell(grid, GRID_TOTAL), tally_to_text(&entry->total, text));
    struct folder_sections sections = folder_sections(entry);
    for (int i = 0; i < entry->form->section_count; i++) {
        struct tally tally = folder_sections_next(&sections);
        str_add(grid_cell(grid, GRID_SECTIONS + i), tally_to_text(&tally, text));
    }
    str_add_number(grid_cell(grid, after), entry->total.open);
    str_add(grid_cell(grid, after + 1), rank_band(entry, lang_code()));
    str_add(grid_cell(grid, after + 2), entry->status == SHEET_FINAL ? _("final") : _("draft"));
    str_add(grid_cell(grid, after + 3), entry->date);
    grid_end_row(grid);
}

void ranking_write_text(const struct ranking *ranking, struct line_taker taker, struct str *out)
{
    const struct form *form = ranking->form;
    if (form == NULL)
        return;
    struct grid grid;
    int sections = form->section_count;
    str_addf(out, "%s\n", form_spoken_text(form, &form->label));
    grid_init(&grid, GRID_SECTIONS + sections + 4, GRID_TOTAL, GRID_SECTIONS + sections, out);
    do {
        grid_header(&grid, form);
        for (size_t i = 0; i < ranking->count; i++) {
            grid_entry(&grid, &ranking->folder->entries[ranking->rows[i].entry],
                       ranking->rows[i].rank);
            taker.take(taker.context);
        }
    } while (grid_again(&grid));
    grid_release(&grid);
}
