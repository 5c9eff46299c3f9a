/* SPDX-License-Identifier: MIT */
#include "sheet/sheet_file.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "sheet/findings.h"
#include "sheet/sheet_words.h"

/* The file being written, and the sheet whose rows it is at. */
struct writer {
    const struct sheet *sheet;
    const char *code;    /* the form's main language */
    struct names extras; /* headers of the columns that are not ours */
    int *extra_of;       /* for each of them, which of the sheet's it is; -1: the sheet has none */
    struct str *out;
};

static void add(const struct writer *writer, const char *field)
{
    table_add_field(writer->out, field, false);
}

static void add_free(const struct writer *writer, const char *field)
{
    table_add_free_text(writer->out, field, false);
}

static void add_points(const struct writer *writer, points value)
{
    char text[POINTS_TEXT];
    add(writer, points_to_text(value, text));
}

void sheet_write_columns(const char *code, struct str *out)
{
    for (int i = 0; i < WORD_COLUMNS; i++)
        table_add_field(out, sheet_word((enum sheet_word)i, code), i == 0);
}

static void write_header(const struct writer *writer)
{
    sheet_write_columns(writer->code, writer->out);
    for (size_t i = 0; i < writer->extras.count; i++)
        table_add_foreign(writer->out, writer->extras.at[i], false);
    str_add(writer->out, TABLE_LINE_END);
}

static void write_sheet_columns(const struct writer *writer)
{
    const struct sheet *sheet = writer->sheet;
    table_add_free_text(writer->out, sheet->form->id, true);
    add_free(writer, sheet->unit);
    add(writer, sheet->date);
    add_free(writer, sheet->assessors);
    add(writer, sheet_word(sheet->status == SHEET_FINAL ? WORD_FINAL : WORD_DRAFT, writer->code));
}

void sheet_criterion(const struct form *form, const struct item *item, const char *code,
                     struct str *out)
{
    const char *criterion = form_main_text(form, &item->criterion);
    const char *stop = strcmp(code, "zh") == 0 ? "。" : ". ";
    str_add(out, form_main_text(form, &item->label));
    if (criterion[0] != '\0')
        str_addf(out, "%s%s", stop, criterion);
}

static void write_criterion(const struct form *form, const struct item *item, const char *code,
                            struct str *out)
{
    struct str text = {0};
    sheet_criterion(form, item, code, &text);
    table_add_free_text(out, str_text(&text), false);
    str_release(&text);
}

void sheet_write_item(const struct form *form, const struct item *item, const char *code,
                      struct str *out)
{
    const struct part *part = item->part != ITEM_NO_PART ? &form->parts[item->part] : NULL;
    char full[POINTS_TEXT] = "";
    if (item->kind != ITEM_BONUS)
        points_to_text(item->full, full);
    table_add_free_text(out, form_main_text(form, &form->sections[item->section].label), false);
    table_add_free_text(out, part != NULL ? form_main_text(form, &part->label) : "", false);
    table_add_free_text(out, item->id, false);
    write_criterion(form, item, code, out);
    table_add_field(out, full, false);
}

/* A conflict stays in the file as it was stated until somebody settles it. */
static void write_score(const struct writer *writer, int index)
{
    const struct entry *entry = &writer->sheet->entries[index];
    if (entry->has_conflict)
        add_points(writer, entry->stated);
    else if (entry->answer.state == ANSWER_SETTLED)
        add_points(writer, sheet_score(writer->sheet, index, NULL));
    else
        add(writer, "");
}

static void write_answer_columns(const struct writer *writer, int index)
{
    const struct sheet *sheet = writer->sheet;
    const struct entry *entry = &sheet->entries[index];
    struct str marks = {0};
    struct str findings = {0};
    write_score(writer, index);
    answer_write(sheet->form, &sheet->form->items[index], &entry->answer, &marks);
    findings_write(sheet, index, writer->code, &findings);
    add(writer, str_text(&marks));
    add_free(writer, str_text(&findings));
    add_free(writer, entry->note);
    add(writer, entry->checked_at);
    str_release(&marks);
    str_release(&findings);
}

static void write_extra_columns(const struct writer *writer, int index)
{
    size_t count = writer->sheet->extra_names.count;
    for (size_t i = 0; i < writer->extras.count; i++) {
        int extra = writer->extra_of[i];
        const char *field =
            extra < 0 ? "" : writer->sheet->extra_fields.at[(size_t)index * count + (size_t)extra];
        table_add_foreign(writer->out, field, false);
    }
}

/* The place of the name that stands in NAMES for the TURN-th time (from 0), -1 where it does not: a
 * spreadsheet may have several columns of one name, or of none. */
static int names_find_turn(const struct names *names, const char *name, int turn)
{
    for (size_t i = 0; i < names->count; i++)
        if (strcmp(names->at[i], name) == 0 && turn-- == 0)
            return (int)i;
    return -1;
}

/* How often the name at AT stands in NAMES before it. */
static int names_turn(const struct names *names, size_t at)
{
    int turn = 0;
    for (size_t i = 0; i < at; i++)
        turn += strcmp(names->at[i], names->at[at]) == 0;
    return turn;
}

static void add_extras(struct names *extras, const struct names *names)
{
    for (size_t i = 0; i < names->count; i++)
        if (names_find_turn(extras, names->at[i], names_turn(names, i)) < 0)
            names_add(extras, names->at[i]);
}

static void take_sheet(struct writer *writer, const struct sheet *sheet)
{
    writer->sheet = sheet;
    for (size_t i = 0; i < writer->extras.count; i++)
        writer->extra_of[i] = names_find_turn(&sheet->extra_names, writer->extras.at[i],
                                              names_turn(&writer->extras, i));
}

static void write_items(const struct writer *writer)
{
    const struct form *form = writer->sheet->form;
    for (int i = 0; i < form->item_count; i++) {
        write_sheet_columns(writer);
        sheet_write_item(form, &form->items[i], writer->code, writer->out);
        write_answer_columns(writer, i);
        write_extra_columns(writer, i);
        str_add(writer->out, TABLE_LINE_END);
    }
}

size_t sheet_write_stack(const struct sheet *const *sheets, size_t count, struct str *out)
{
    size_t rows = 0;
    struct writer writer = {.out = out};
    assert(count > 0);
    str_add(out, TABLE_BOM);
    for (size_t i = 0; i < count; i++)
        add_extras(&writer.extras, &sheets[i]->extra_names);
    writer.extra_of = mem_new(writer.extras.count, sizeof *writer.extra_of);
    writer.code = form_main_language(sheets[0]->form);
    write_header(&writer);
    for (size_t i = 0; i < count; i++) {
        take_sheet(&writer, sheets[i]);
        write_items(&writer);
        rows += (size_t)sheets[i]->form->item_count;
    }
    free(writer.extra_of);
    names_release(&writer.extras);
    return rows;
}

void sheet_write(const struct sheet *sheet, struct str *out)
{
    sheet_write_stack(&sheet, 1, out);
}
