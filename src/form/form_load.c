/* SPDX-License-Identifier: MIT */
#include "form/form_load.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "form/form_build.h"
#include "form/form_row.h"

#define CELL(column) (1U << COLUMN_##column)
#define NODE_CELLS   CELL(POINTS)
/* Cells of an item or rule that another kind of item or rule has are errors, found where they are
 * read. */
#define ITEM_CELLS (CELL(POINTS) | CELL(FLOOR) | CELL(CAP) | CELL(NA))
#define RULE_CELLS (CELL(AMOUNT) | CELL(MAX) | CELL(GROUP) | CELL(FROM) | CELL(STEP) | CELL(PER))

/* What a row's `kind` may say, and who builds the node it stands for. */
struct kind_row {
    const char *name;
    bool (*add)(struct form_build *build, const struct row *row, int kind);
    int kind;       /* of the item or rule */
    unsigned cells; /* the columns it makes use of, beside kind and id */
    unsigned needs; /* those that the file has to have for it */
};

static const struct kind_row kind_rows[] = {
    {"form", build_form, 0, NODE_CELLS, 0},
    {"section", build_section, 0, NODE_CELLS, 0},
    {"part", build_part, 0, NODE_CELLS, 0},
    {"deduct", build_item, ITEM_DEDUCT, ITEM_CELLS, CELL(POINTS)},
    {"award", build_item, ITEM_AWARD, ITEM_CELLS, CELL(POINTS)},
    {"rate", build_item, ITEM_RATE, ITEM_CELLS, CELL(POINTS)},
    {"bonus", build_item, ITEM_BONUS, ITEM_CELLS, 0},
    {"tick", build_rule, RULE_TICK, RULE_CELLS, CELL(AMOUNT)},
    {"count", build_rule, RULE_COUNT, RULE_CELLS, CELL(AMOUNT)},
    {"choice", build_rule, RULE_CHOICE, RULE_CELLS, CELL(AMOUNT) | CELL(GROUP)},
    {"void", build_rule, RULE_VOID, RULE_CELLS, 0},
    {"steps", build_rule, RULE_STEPS, RULE_CELLS,
     CELL(AMOUNT) | CELL(FROM) | CELL(STEP) | CELL(PER)},
    {"band", build_band, 0, CELL(FROM), 0},
};

static const struct kind_row *kind_of(const struct form_reader *reader, const struct row *row)
{
    const char *kind = form_field(reader, row, COLUMN_KIND);
    /* Nearly all are written as they stand there. */
    for (size_t i = 0; i < sizeof kind_rows / sizeof kind_rows[0]; i++)
        if (strcmp(kind_rows[i].name, kind) == 0)
            return &kind_rows[i];
    for (size_t i = 0; i < sizeof kind_rows / sizeof kind_rows[0]; i++)
        if (text_same(kind_rows[i].name, kind))
            return &kind_rows[i];
    return NULL;
}

/* The columns, as bits, that some kind needs and the file lacks. */
static unsigned lacking_of(const struct form_reader *reader)
{
    unsigned lacking = 0;
    for (size_t i = 0; i < sizeof kind_rows / sizeof kind_rows[0]; i++)
        lacking |= kind_rows[i].needs;
    for (unsigned i = 0; i < COLUMN_COUNT; i++)
        if (reader->columns.at[i] >= 0)
            lacking &= ~(1U << i);
    return lacking;
}

/* Says once, and not at each row, that a column is missing from the file. */
static bool has_columns(const struct form_reader *reader)
{
    unsigned lacking = lacking_of(reader);
    bool good = true;
    for (size_t i = 1; lacking != 0 && i < reader->table.count; i++) {
        const struct kind_row *kind = kind_of(reader, &reader->table.rows[i]);
        for (unsigned k = 0; kind != NULL && k < COLUMN_COUNT; k++)
            if ((kind->needs & lacking) >> k & 1U)
                good = diag_error(reader->diags, (struct place){reader->file, 1, 0},
                                  _("has no column '%s', which rows of kind %s need; add it"),
                                  form_column_name((enum form_column)k), kind->name);
        if (kind != NULL)
            lacking &= ~kind->needs;
    }
    return good;
}

/* What is filled in and would be passed over in silence, such as points on a rule. */
static void find_idle_cells(const struct form_reader *reader, const struct row *row,
                            const struct kind_row *kind)
{
    unsigned used = kind->cells | CELL(KIND) | CELL(ID);
    for (int i = 0; i < COLUMN_COUNT; i++)
        if ((used >> i & 1U) == 0 && form_field(reader, row, (enum form_column)i)[0] != '\0')
            diag_add(reader->diags, DIAG_WARNING, form_place(reader, row, (enum form_column)i),
                     _("'%s' means nothing on a row of kind %s; leave it empty"),
                     form_column_name((enum form_column)i), kind->name);
}

/* What stands beyond the header was cut off a text by a comma in it, as a rule. */
static void find_nameless_cell(const struct form_reader *reader, const struct row *row)
{
    size_t named = reader->table.rows[0].count;
    size_t at = named;
    while (at < row->count && row->fields[at][0] == '\0')
        at++;
    if (at < row->count)
        diag_add(reader->diags, DIAG_WARNING,
                 (struct place){reader->file, row->number, (int)at + 1},
                 _("'%s' stands in a column that the first row does not name, so it is not used; a "
                   "text with a comma in it is written \"in, quotes\""),
                 row->fields[at]);
}

static bool build_row(struct form_build *build, const struct row *row)
{
    const struct form_reader *reader = &build->reader;
    const struct kind_row *kind = kind_of(reader, row);
    find_nameless_cell(reader, row);
    if (kind == NULL)
        return diag_error(reader->diags, form_place(reader, row, COLUMN_KIND),
                          _("unknown kind '%s'; use form, section, part, deduct, award, rate, "
                            "bonus, tick, count, choice, void, steps or band"),
                          form_field(reader, row, COLUMN_KIND));
    find_idle_cells(reader, row, kind);
    return kind->add(build, row, kind->kind);
}

static bool build_rows(struct form_build *build)
{
    bool good = true;
    for (size_t i = 1; i < build->reader.table.count; i++)
        good &= build_row(build, &build->reader.table.rows[i]);
    return good && build_end(build);
}

static void take_header(struct form_build *build)
{
    struct form *form = build->form;
    form->file = build->reader.file;
    form->language_count = build->reader.language_count;
    form->columns = build->reader.columns;
    for (int i = 0; i < form->language_count; i++)
        form->languages[i] = build->reader.languages[i];
}

static void keep(struct form *form, const char **text)
{
    *text = pool_copy(&form->texts, *text, strlen(*text));
}

static void keep_label(struct form *form, struct label *label)
{
    for (int i = 0; i < form->language_count; i++)
        keep(form, &label->in[i]);
}

/* While it is being built a form borrows its texts from the reader.  Now it gets its own, and an
 * index of them. */
static void keep_texts(struct form *form)
{
    keep(form, &form->file);
    keep(form, &form->id);
    keep_label(form, &form->label);
    for (int i = 0; i < form->language_count; i++)
        keep(form, &form->languages[i]);
    for (int i = 0; i < form->section_count; i++) {
        keep(form, &form->sections[i].id);
        keep_label(form, &form->sections[i].label);
    }
    for (int i = 0; i < form->part_count; i++) {
        keep(form, &form->parts[i].id);
        keep_label(form, &form->parts[i].label);
    }
    for (int i = 0; i < form->item_count; i++) {
        keep(form, &form->items[i].id);
        form_index_add(&form->index, form->items[i].id, i);
        keep_label(form, &form->items[i].label);
        keep_label(form, &form->items[i].criterion);
        keep_label(form, &form->items[i].check);
    }
    for (int i = 0; i < form->rule_count; i++) {
        keep(form, &form->rules[i].id);
        keep_label(form, &form->rules[i].label);
        keep_label(form, &form->rules[i].unit);
    }
    for (int i = 0; i < form->band_count; i++) {
        keep(form, &form->bands[i].id);
        keep_label(form, &form->bands[i].label);
    }
}

/* A sheet finds its form by the form's id, so the file has to be called by it, where it is one. */
static bool name_agrees(const struct form *form, const struct form_reader *reader)
{
    const char *name = file_base_name(reader->file);
    size_t size = strlen(form->id);
    if ((strncmp(name, form->id, size) == 0 && strcmp(name + size, ".csv") == 0) ||
        strcmp(reader->file, FILE_INPUT) == 0)
        return true;
    return diag_error(
        reader->diags, (struct place){reader->file, form->row, form->columns.at[COLUMN_ID] + 1},
        _("form '%s' stands in the file '%s'; call the file %s.csv, or the form as the "
          "file is called"),
        form->id, name, form->id);
}

struct form *form_load(const char *file, struct diags *diags)
{
    struct form_build build = {.form = mem_new(1, sizeof *build.form)};
    struct form *form = build.form;
    bool good = form_reader_open(&build.reader, file, diags);
    if (good) {
        take_header(&build);
        good = has_columns(&build.reader) && build_rows(&build) && name_agrees(form, &build.reader);
    }
    good = good && !diags_have(diags, DIAG_ERROR);
    if (good) {
        keep_texts(form);
    } else {
        form_free(form);
        form = NULL;
    }
    word_index_release(&build.nodes);
    form_reader_release(&build.reader);
    return form;
}
