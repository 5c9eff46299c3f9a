/* SPDX-License-Identifier: MIT */
#include "sheet/sheet_file.h"

#include <string.h>

#include "sheet/findings.h"
#include "sheet/sheet_words.h"

/* What every row of a file repeats, and the row being written. */
struct writer {
    const struct sheet *sheet;
    const char *code; /* the form's main language */
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

static void write_header(const struct writer *writer)
{
    for (int i = 0; i < WORD_COLUMNS; i++)
        table_add_field(writer->out, sheet_word((enum sheet_word)i, writer->code), i == 0);
    for (size_t i = 0; i < writer->sheet->extra_names.count; i++)
        add_free(writer, writer->sheet->extra_names.at[i]);
    str_add(writer->out, TABLE_LINE_END);
}

static void write_sheet_columns(const struct writer *writer)
{
    const struct sheet *sheet = writer->sheet;
    table_add_field(writer->out, sheet->form->id, true);
    add_free(writer, sheet->unit);
    add(writer, sheet->date);
    add_free(writer, sheet->assessors);
    add(writer, sheet_word(sheet->status == SHEET_FINAL ? WORD_FINAL : WORD_DRAFT, writer->code));
}

/* The heading, and what is required under it where the form says so. */
static void write_criterion(const struct writer *writer, const struct item *item)
{
    const struct form *form = writer->sheet->form;
    const char *criterion = form_main_text(form, &item->criterion);
    const char *stop = strcmp(writer->code, "zh") == 0 ? "。" : ". ";
    struct str text = {0};
    str_add(&text, form_main_text(form, &item->label));
    if (criterion[0] != '\0')
        str_addf(&text, "%s%s", stop, criterion);
    add_free(writer, str_text(&text));
    str_release(&text);
}

static void write_item_columns(const struct writer *writer, const struct item *item)
{
    const struct form *form = writer->sheet->form;
    const struct part *part = item->part != ITEM_NO_PART ? &form->parts[item->part] : NULL;
    add_free(writer, form_main_text(form, &form->sections[item->section].label));
    add_free(writer, part != NULL ? form_main_text(form, &part->label) : "");
    add(writer, item->id);
    write_criterion(writer, item);
    if (item->kind == ITEM_BONUS)
        add(writer, "");
    else
        add_points(writer, item->full);
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
    for (size_t i = 0; i < count; i++)
        add_free(writer, writer->sheet->extra_fields.at[(size_t)index * count + i]);
}

void sheet_write(const struct sheet *sheet, struct str *out)
{
    struct writer writer = {sheet, form_main_language(sheet->form), out};
    str_add(out, TABLE_BOM);
    write_header(&writer);
    for (int i = 0; i < sheet->form->item_count; i++) {
        write_sheet_columns(&writer);
        write_item_columns(&writer, &sheet->form->items[i]);
        write_answer_columns(&writer, i);
        write_extra_columns(&writer, i);
        str_add(out, TABLE_LINE_END);
    }
}
