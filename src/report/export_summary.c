/* SPDX-License-Identifier: MIT */
#include "base/lang.h"
#include "base/table.h"
#include "report/export_write.h"
#include "sheet/sheet_words.h"

static void write_header(const struct form *form, const char *code, struct str *out)
{
    table_add_field(out, lang_text_in(code, N_("rank")), true);
    table_add_field(out, sheet_word(WORD_UNIT, code), false);
    table_add_field(out, lang_text_in(code, N_("total")), false);
    table_add_field(out, lang_text_in(code, N_("highest possible")), false);
    for (int i = 0; i < form->section_count; i++)
        table_add_free_text(out, form_main_text(form, &form->sections[i].label), false);
    table_add_field(out, lang_text_in(code, N_("open items")), false);
    table_add_field(out, lang_text_in(code, N_("band")), false);
    table_add_field(out, sheet_word(WORD_STATUS, code), false);
    table_add_field(out, sheet_word(WORD_DATE, code), false);
    table_add_field(out, sheet_word(WORD_ASSESSORS, code), false);
    str_add(out, TABLE_LINE_END);
}

static void write_row(const struct folder_entry *entry, int rank, const char *code, struct str *out)
{
    char text[RANK_TEXT];
    table_add_field(out, rank_to_text(rank, text), true);
    table_add_free_text(out, entry->unit, false);
    rank_add_results(entry, rank_band(entry, code), out);
    table_add_field(out, sheet_word(entry->status == SHEET_FINAL ? WORD_FINAL : WORD_DRAFT, code),
                    false);
    table_add_field(out, entry->date, false);
    table_add_free_text(out, entry->assessors, false);
    str_add(out, TABLE_LINE_END);
}

size_t summary_write(const struct ranking *ranking, struct str *out)
{
    const char *code = form_main_language(ranking->form);
    str_add(out, TABLE_BOM);
    write_header(ranking->form, code, out);
    for (size_t i = 0; i < ranking->count; i++)
        write_row(&ranking->folder->entries[ranking->rows[i].entry], ranking->rows[i].rank, code,
                  out);
    return ranking->count;
}
