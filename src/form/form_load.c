/* SPDX-License-Identifier: MIT */
#include "form/form_load.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/lang.h"
#include "base/mem.h"
#include "form/form_build.h"
#include "form/form_row.h"

/* What a row's `kind` may say, and who builds the node it stands for. */
struct kind_row {
    const char *name;
    bool (*add)(struct form_build *build, const struct row *row, int kind);
    int kind; /* of the item or rule */
};

static const struct kind_row kind_rows[] = {
    {"form", build_form, 0},           {"section", build_section, 0},
    {"part", build_part, 0},           {"deduct", build_item, ITEM_DEDUCT},
    {"award", build_item, ITEM_AWARD}, {"rate", build_item, ITEM_RATE},
    {"bonus", build_item, ITEM_BONUS}, {"tick", build_rule, RULE_TICK},
    {"count", build_rule, RULE_COUNT}, {"choice", build_rule, RULE_CHOICE},
    {"void", build_rule, RULE_VOID},   {"steps", build_rule, RULE_STEPS},
    {"band", build_band, 0},
};

static bool build_row(struct form_build *build, const struct row *row)
{
    const char *kind = form_field(&build->reader, row, COLUMN_KIND);
    for (size_t i = 0; i < sizeof kind_rows / sizeof kind_rows[0]; i++)
        if (strcmp(kind_rows[i].name, kind) == 0)
            return kind_rows[i].add(build, row, kind_rows[i].kind);
    return diag_error(build->reader.diags, form_place(&build->reader, row, COLUMN_KIND),
                      _("unknown kind '%s'; use form, section, part, deduct, award, rate, bonus, "
                        "tick, count, choice, void, steps or band"),
                      kind);
}

static bool build_rows(struct form_build *build)
{
    bool good = true;
    for (size_t i = 1; i < build->reader.table.count; i++)
        good &= build_row(build, &build->reader.table.rows[i]);
    return good && build_end(build);
}

static void take_languages(struct form_build *build)
{
    struct form *form = build->form;
    form->language_count = build->reader.language_count;
    form->columns = build->reader.columns;
    for (int i = 0; i < form->language_count; i++)
        form->languages[i] = build->reader.languages[i];
}

static const char *keep(struct str *block, const char *text)
{
    const char *at = block->data + block->size;
    size_t size = strlen(text) + 1;
    memcpy(block->data + block->size, text, size);
    block->size += size;
    return at;
}

static void keep_label(struct str *block, struct label *label, int languages)
{
    for (int i = 0; i < languages; i++)
        label->in[i] = keep(block, label->in[i]);
}

/*
 * While it is being built a form borrows its texts from the table.  Now they are brought into one
 * block of its own; a first round with a block of the table's size would be a guess, so all that
 * the table holds is the measure: nothing is kept twice but the file's name and languages.
 */
static void keep_texts(struct form *form, const struct form_reader *reader)
{
    size_t room = reader->table.block.size + strlen(reader->file) + sizeof reader->languages +
                  (size_t)(form->item_count * 3 + form->rule_count * 2 + form->section_count +
                           form->part_count + form->band_count + 4) *
                      FORM_LANGUAGES +
                  64;
    struct str block = {mem_new(room, 1), 0, room};
    int languages = form->language_count;
    form->file = keep(&block, reader->file);
    form->id = keep(&block, form->id);
    keep_label(&block, &form->label, languages);
    for (int i = 0; i < languages; i++)
        form->languages[i] = keep(&block, reader->languages[i]);
    for (int i = 0; i < form->section_count; i++) {
        form->sections[i].id = keep(&block, form->sections[i].id);
        keep_label(&block, &form->sections[i].label, languages);
    }
    for (int i = 0; i < form->part_count; i++) {
        form->parts[i].id = keep(&block, form->parts[i].id);
        keep_label(&block, &form->parts[i].label, languages);
    }
    form_index_release(&form->index);
    for (int i = 0; i < form->item_count; i++) {
        form->items[i].id = keep(&block, form->items[i].id);
        form_index_add(&form->index, form->items[i].id, i);
        keep_label(&block, &form->items[i].label, languages);
        keep_label(&block, &form->items[i].criterion, languages);
        keep_label(&block, &form->items[i].check, languages);
    }
    for (int i = 0; i < form->rule_count; i++) {
        form->rules[i].id = keep(&block, form->rules[i].id);
        keep_label(&block, &form->rules[i].label, languages);
        keep_label(&block, &form->rules[i].unit, languages);
    }
    for (int i = 0; i < form->band_count; i++) {
        form->bands[i].id = keep(&block, form->bands[i].id);
        keep_label(&block, &form->bands[i].label, languages);
    }
    form->block = block.data;
}

/* A sheet finds its form by the form's id, so the file has to be called by it. */
static bool name_agrees(const struct form *form, const struct form_reader *reader)
{
    const char *name = file_base_name(reader->file);
    size_t size = strlen(form->id);
    if (strncmp(name, form->id, size) == 0 && strcmp(name + size, ".csv") == 0)
        return true;
    return diag_error(reader->diags, (struct place){reader->file, form->row, 0},
                      _("form '%s' stands in the file '%s'; call the file %s.csv"), form->id, name,
                      form->id);
}

struct form *form_load(const char *file, struct diags *diags)
{
    struct form_build build = {.form = mem_new(1, sizeof *build.form)};
    struct form *form = build.form;
    bool good = form_reader_open(&build.reader, file, diags);
    if (good) {
        take_languages(&build);
        good = build_rows(&build) && name_agrees(form, &build.reader);
    }
    good = good && !diags_have(diags, DIAG_ERROR);
    if (good) {
        keep_texts(form, &build.reader);
    } else {
        form_free(form);
        form = NULL;
    }
    form_reader_release(&build.reader);
    return form;
}
