/* SPDX-License-Identifier: MIT */
#include "form/form_build.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"

static bool refuse(const struct form_build *build, const struct row *row, enum form_column column,
                   const char *message)
{
    return diag_error(build->reader.diags, form_place(&build->reader, row, column), "%s", message);
}

/* Ids make file names, marks and jumps, so they keep to plain characters. */
static bool id_is_plain(const char *id)
{
    for (const char *c = id; *c != '\0'; c++)
        if (!isalnum((unsigned char)*c) && strchr(".-_", *c) == NULL)
            return false;
    return isalnum((unsigned char)id[0]);
}

static bool take_id(const struct form_build *build, const struct row *row, const char **id)
{
    *id = form_field(&build->reader, row, COLUMN_ID);
    if ((*id)[0] == '\0')
        return refuse(build, row, COLUMN_ID, _("the id is missing; write one"));
    if (!id_is_plain(*id))
        return diag_error(build->reader.diags, form_place(&build->reader, row, COLUMN_ID),
                          _("id '%s' has other characters than letters, digits, '.', '-' and '_', "
                            "or begins with one of these signs"),
                          *id);
    return true;
}

/* What ends as a file's name does is taken for one wherever a form is asked for. */
static bool take_form_id(const struct form_build *build, const struct row *row, const char **id)
{
    if (!take_id(build, row, id))
        return false;
    if (!text_ends_in(*id, ".csv"))
        return true;
    return diag_error(build->reader.diags, form_place(&build->reader, row, COLUMN_ID),
                      _("id '%s' ends in .csv, as only the file's name does; take that off it"),
                      *id);
}

/* An id that is new in the form and extends its PARENT's. */
static bool take_node_id(struct form_build *build, const struct row *row, const char *parent,
                         const char **id)
{
    if (!take_id(build, row, id))
        return false;
    struct place place = form_place(&build->reader, row, COLUMN_ID);
    /* A spreadsheet turns a bare 2.1 into a number and 3.1.2 into a date. */
    if (!isalpha((unsigned char)(*id)[0]))
        return diag_error(build->reader.diags, place,
                          _("id '%s' does not begin with a letter; put one before it"), *id);
    if (form_index_find(&build->nodes, *id) >= 0)
        return diag_error(build->reader.diags, place, _("id '%s' stands twice; give each its own"),
                          *id);
    form_index_add(&build->nodes, *id, 0);
    size_t size = strlen(parent);
    if (strncmp(*id, parent, size) != 0)
        return diag_error(build->reader.diags, place,
                          _("id '%s' does not extend its parent's; begin it with '%s'"), *id,
                          parent);
    return true;
}

static struct section *last_section(const struct form_build *build)
{
    const struct form *form = build->form;
    return form->section_count > 0 ? &form->sections[form->section_count - 1] : NULL;
}

static struct part *current_part(const struct form_build *build)
{
    const struct form *form = build->form;
    return build->in_part ? &form->parts[form->part_count - 1] : NULL;
}

static struct item *last_item(const struct form_build *build)
{
    const struct form *form = build->form;
    return form->item_count > 0 ? &form->items[form->item_count - 1] : NULL;
}

static bool take_full(const struct form_build *build, const struct row *row, points *full)
{
    if (!form_points(&build->reader, row, COLUMN_POINTS, full, NULL))
        return false;
    if (*full < 0)
        return refuse(build, row, COLUMN_POINTS, _("full marks cannot be negative"));
    return true;
}

bool build_form(struct form_build *build, const struct row *row, int kind)
{
    struct form *form = build->form;
    (void)kind;
    if (build->has_form)
        return refuse(build, row, COLUMN_KIND, _("a second form row; a file holds one form"));
    build->has_form = true;
    form->row = row->number;
    bool good = take_form_id(build, row, &form->id);
    good &= form_label(&build->reader, row, WORDS_LABEL, &form->label);
    return take_full(build, row, &form->full) && good;
}

bool build_section(struct form_build *build, const struct row *row, int kind)
{
    struct form *form = build->form;
    struct section section = {
        .first_part = form->part_count, .first_item = form->item_count, .row = row->number};
    (void)kind;
    bool good = take_node_id(build, row, "", &section.id);
    good &= form_label(&build->reader, row, WORDS_LABEL, &section.label);
    good &= take_full(build, row, &section.full);
    form->sections =
        mem_grow(form->sections, (size_t)form->section_count, &build->section_room, sizeof section);
    form->sections[form->section_count++] = section;
    build->in_part = false;
    return good;
}

bool build_part(struct form_build *build, const struct row *row, int kind)
{
    struct form *form = build->form;
    struct section *section = last_section(build);
    (void)kind;
    if (section == NULL)
        return refuse(build, row, COLUMN_KIND,
                      _("a part before any section; put its section above it"));
    struct part part = {
        .section = form->section_count - 1, .first_item = form->item_count, .row = row->number};
    bool good = take_node_id(build, row, section->id, &part.id);
    good &= form_label(&build->reader, row, WORDS_LABEL, &part.label);
    good &= take_full(build, row, &part.full);
    form->parts = mem_grow(form->parts, (size_t)form->part_count, &build->part_room, sizeof part);
    form->parts[form->part_count++] = part;
    section->part_count++;
    build->in_part = true;
    return good;
}

static bool take_na(const struct form_build *build, const struct row *row, bool *na)
{
    const char *text = form_field(&build->reader, row, COLUMN_NA);
    *na = text_same(text, "yes") || text_same(text, "是");
    if (*na || text_same(text, "") || text_same(text, "no") || text_same(text, "否"))
        return true;
    return diag_error(build->reader.diags, form_place(&build->reader, row, COLUMN_NA),
                      _("na '%s' is neither yes nor no; leave it empty for no"), text);
}

static bool take_bounds(const struct form_build *build, const struct row *row, struct item *item)
{
    bool good = take_full(build, row, &item->full);
    good &= form_points(&build->reader, row, COLUMN_FLOOR, &item->floor, &item->has_floor);
    good &= form_points(&build->reader, row, COLUMN_CAP, &item->cap, &item->has_cap);
    if (!good)
        return false;
    if (item->kind != ITEM_BONUS) {
        if (item->has_floor || item->has_cap)
            return refuse(
                build, row, item->has_floor ? COLUMN_FLOOR : COLUMN_CAP,
                _("floor and cap belong to bonus items; this one is bounded by 0 and its points"));
        if (item->full == 0)
            return refuse(build, row, COLUMN_POINTS,
                          _("the item has no full marks; fill in its points"));
        return true;
    }
    if (item->full != 0)
        return refuse(build, row, COLUMN_POINTS,
                      _("a bonus item has no full marks; leave points empty"));
    if (item->has_floor && item->has_cap && item->floor > item->cap)
        return refuse(build, row, COLUMN_FLOOR, _("the floor is above the cap; exchange them"));
    return true;
}

bool build_item(struct form_build *build, const struct row *row, int kind)
{
    struct form *form = build->form;
    struct section *section = last_section(build);
    struct part *part = current_part(build);
    if (section == NULL)
        return refuse(build, row, COLUMN_KIND,
                      _("an item before any section; put its section above it"));
    struct item item = {.kind = (enum item_kind)kind,
                        .section = form->section_count - 1,
                        .part = part != NULL ? form->part_count - 1 : ITEM_NO_PART,
                        .first_rule = form->rule_count,
                        .row = row->number};
    bool good = take_node_id(build, row, part != NULL ? part->id : section->id, &item.id);
    good &= form_label(&build->reader, row, WORDS_LABEL, &item.label);
    good &= form_label(&build->reader, row, WORDS_CRITERION, &item.criterion);
    good &= form_label(&build->reader, row, WORDS_CHECK, &item.check);
    good &= take_bounds(build, row, &item);
    good &= take_na(build, row, &item.na);
    form->items = mem_grow(form->items, (size_t)form->item_count, &build->item_room, sizeof item);
    form->items[form->item_count++] = item;
    section->item_count++;
    if (part != NULL)
        part->item_count++;
    build->group_count = 0;
    return good;
}

static int take_group(struct form_build *build, const struct row *row)
{
    const char *name = form_field(&build->reader, row, COLUMN_GROUP);
    if (name[0] == '\0')
        return RULE_NO_GROUP;
    for (int i = 0; i < build->group_count; i++)
        if (strcmp(build->groups[i], name) == 0)
            return i;
    build->groups[build->group_count] = name;
    return build->group_count++;
}

static bool take_max(const struct form_build *build, const struct row *row, struct rule *rule)
{
    points max = 0;
    bool given;
    rule->max = rule->kind == RULE_COUNT ? FORM_COUNT_MAX : 1;
    if (!form_points(&build->reader, row, COLUMN_MAX, &max, &given))
        return false;
    if (!given)
        return true;
    if (rule->kind != RULE_COUNT)
        return refuse(build, row, COLUMN_MAX, _("only a count has a max; leave it empty"));
    if (max % POINTS_ONE != 0 || max < POINTS_ONE || max > FORM_COUNT_MAX * POINTS_ONE)
        return refuse(build, row, COLUMN_MAX, _("max is no whole number from 1 to 9999"));
    rule->max = (int)(max / POINTS_ONE);
    return true;
}

static bool take_steps(const struct form_build *build, const struct row *row, struct rule *rule)
{
    bool has_from;
    bool has_step;
    bool has_per;
    bool good = form_points(&build->reader, row, COLUMN_FROM, &rule->from, &has_from);
    good &= form_points(&build->reader, row, COLUMN_STEP, &rule->step, &has_step);
    good &= form_points(&build->reader, row, COLUMN_PER, &rule->per, &has_per);
    if (!good)
        return false;
    if (rule->kind != RULE_STEPS) {
        if (!has_from && !has_step && !has_per)
            return true;
        return refuse(build, row,
                      has_from   ? COLUMN_FROM
                      : has_step ? COLUMN_STEP
                                 : COLUMN_PER,
                      _("from, step and per belong to steps; leave them empty here"));
    }
    if (!has_from || !has_step || !has_per)
        return refuse(build, row,
                      !has_from   ? COLUMN_FROM
                      : !has_step ? COLUMN_STEP
                                  : COLUMN_PER,
                      _("steps need from, step and per; fill all three in"));
    if (rule->per <= 0)
        return refuse(build, row, COLUMN_PER, _("per must be over 0"));
    return true;
}

static bool take_amount(const struct form_build *build, const struct row *row, struct rule *rule)
{
    bool given;
    if (!form_points(&build->reader, row, COLUMN_AMOUNT, &rule->amount, &given))
        return false;
    if (given && rule->kind == RULE_VOID)
        return refuse(build, row, COLUMN_AMOUNT, _("a void rule has no amount; leave it empty"));
    if (!given && rule->kind != RULE_VOID)
        return refuse(
            build, row, COLUMN_AMOUNT,
            _("the amount is missing; write it into the column 'amount', signed, such as -0.5"));
    return true;
}

/* Ids that mean something else in a sheet's marks. */
static bool is_reserved(const char *id)
{
    static const char *const words[] = {"ok", "na", "adjust", "score"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strcasecmp(words[i], id) == 0)
            return true;
    return false;
}

static bool take_rule_id(const struct form_build *build, const struct row *row,
                         const struct item *item, const char **id)
{
    if (!take_id(build, row, id))
        return false;
    struct place place = form_place(&build->reader, row, COLUMN_ID);
    if (is_reserved(*id))
        return diag_error(
            build->reader.diags, place,
            _("a rule cannot be called '%s'; the word has a meaning of its own in marks"), *id);
    if (form_rule(build->form, item, *id) >= 0)
        return diag_error(build->reader.diags, place,
                          _("item '%s' has two rules '%s'; give each its own id"), item->id, *id);
    return true;
}

bool build_rule(struct form_build *build, const struct row *row, int kind)
{
    struct form *form = build->form;
    struct item *item = last_item(build);
    if (item == NULL)
        return refuse(build, row, COLUMN_KIND, _("a rule before any item; put its item above it"));
    if (item->kind == ITEM_RATE)
        return refuse(build, row, COLUMN_KIND, _("a rate item has no rules; its score is typed"));
    if (item->rule_count == FORM_RULES_OF_ITEM)
        return refuse(build, row, COLUMN_KIND,
                      _("an item has at most 90 rules; make two items of it"));
    struct rule rule = {.kind = (enum rule_kind)kind, .row = row->number};
    bool good = take_rule_id(build, row, item, &rule.id);
    good &= form_label(&build->reader, row, WORDS_LABEL, &rule.label);
    good &= form_label(&build->reader, row, WORDS_UNIT, &rule.unit);
    good &= take_amount(build, row, &rule);
    good &= take_max(build, row, &rule);
    good &= take_steps(build, row, &rule);
    rule.group = take_group(build, row);
    form->rules = mem_grow(form->rules, (size_t)form->rule_count, &build->rule_room, sizeof rule);
    form->rules[form->rule_count++] = rule;
    item->rule_count++;
    return good;
}

bool build_band(struct form_build *build, const struct row *row, int kind)
{
    struct form *form = build->form;
    struct band band = {.row = row->number};
    bool given;
    (void)kind;
    bool good = take_id(build, row, &band.id);
    good &= form_label(&build->reader, row, WORDS_LABEL, &band.label);
    good &= form_points(&build->reader, row, COLUMN_FROM, &band.from, &given);
    /* The lowest band may leave its bound open. */
    if (!given)
        band.from = BAND_FROM_NONE;
    form->bands = mem_grow(form->bands, (size_t)form->band_count, &build->band_room, sizeof band);
    form->bands[form->band_count++] = band;
    return good;
}

/* Highest first, and of equal ones the upper row. */
static int compare_bands(const void *left, const void *right)
{
    const struct band *a = left;
    const struct band *b = right;
    int order = (a->from < b->from) - (a->from > b->from);
    return order != 0 ? order : (a->row > b->row) - (a->row < b->row);
}

bool build_end(struct form_build *build)
{
    struct place place = {build->reader.file, 0, 0};
    if (!build->has_form)
        return diag_error(build->reader.diags, place,
                          _("has no form row; the row below the header has to be of kind form"));
    if (build->form->item_count == 0)
        return diag_error(build->reader.diags, place, _("has no item; a form needs at least one"));
    if (build->form->band_count > 0)
        qsort(build->form->bands, (size_t)build->form->band_count, sizeof *build->form->bands,
              compare_bands);
    return true;
}
