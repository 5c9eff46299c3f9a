/* SPDX-License-Identifier: MIT */
#include "view/walk.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/text.h"
#include "sheet/answer_message.h"

const struct form *walk_form(const struct walk *walk)
{
    return walk->session.sheet.form;
}

const struct item *walk_item(const struct walk *walk)
{
    return &walk_form(walk)->items[walk->item];
}

const struct entry *walk_entry(const struct walk *walk)
{
    return &walk->session.sheet.entries[walk->item];
}

struct walk_group walk_group_of(const struct form *form, int item)
{
    const struct item *of = &form->items[item];
    struct walk_group group = {of->section, of->part, item, 1};
    if (of->part != ITEM_NO_PART) {
        group.first = form->parts[of->part].first_item;
        group.count = form->parts[of->part].item_count;
        return group;
    }
    while (group.first > 0 && form->items[group.first - 1].section == of->section &&
           form->items[group.first - 1].part == of->part) {
        group.first--;
        group.count++;
    }
    int end = item + 1;
    while (end < form->item_count && form->items[end].section == of->section &&
           form->items[end].part == of->part) {
        end++;
        group.count++;
    }
    return group;
}

struct walk_heading walk_heading_of(const struct sheet *sheet, int section, int part)
{
    const struct section *whole = &sheet->form->sections[section];
    if (part == ITEM_NO_PART)
        return (struct walk_heading){whole->id, &whole->label, sheet_tally_section(sheet, section),
                                     whole->first_item};
    const struct part *of = &sheet->form->parts[part];
    return (struct walk_heading){of->id, &of->label, sheet_tally_part(sheet, part), of->first_item};
}

static int id_columns(const struct form *form, struct walk_group group)
{
    int columns = 0;
    for (int i = group.first; i < group.first + group.count; i++) {
        int width = text_width(form->items[i].id);
        columns = width > columns ? width : columns;
    }
    return columns;
}

/* Columns that the widest score of the group takes, so that the slashes stand under one another. */
static int full_columns(const struct form *form, struct walk_group group)
{
    int columns = 0;
    for (int i = group.first; i < group.first + group.count; i++) {
        char full[POINTS_SHOWN_TEXT];
        int width = text_width(points_to_shown(form->items[i].full, full));
        columns = width > columns ? width : columns;
    }
    return columns;
}

static bool is_within(const struct walk_group *group, int item)
{
    return item >= group->first && item < group->first + group->count;
}

struct walk_layout walk_layout_of(const struct form *form, struct walk_group group)
{
    return (struct walk_layout){form, group, id_columns(form, group), full_columns(form, group)};
}

const struct walk_layout *walk_layout(struct walk *walk)
{
    const struct form *form = walk_form(walk);
    struct walk_layout *layout = &walk->layout;
    if (layout->form == form && is_within(&layout->group, walk->item))
        return layout;
    *layout = walk_layout_of(form, walk_group_of(form, walk->item));
    return layout;
}

int walk_rule_pages(const struct item *item)
{
    int pages = (item->rule_count + WALK_RULES_A_PAGE - 1) / WALK_RULES_A_PAGE;
    return pages > 0 ? pages : 1;
}

bool walk_do(struct app *app, struct walk *walk, enum change_kind kind, const char *to)
{
    struct diags diags = {0};
    bool done = session_do(&walk->session, walk->item, kind, to, &diags);
    desk_say(app, &diags);
    return done;
}

bool walk_answer(struct app *app, struct walk *walk, const struct answer *answer)
{
    struct str text = {0};
    answer_write(walk_form(walk), walk_item(walk), answer, &text);
    bool done = walk_do(app, walk, CHANGE_MARKS, str_text(&text));
    str_release(&text);
    return done;
}

struct answer walk_draft(const struct walk *walk)
{
    const struct item *item = walk_item(walk);
    struct answer draft = {.marks = mem_new((size_t)item->rule_count, sizeof *draft.marks)};
    answer_copy(item, &walk_entry(walk)->answer, &draft);
    return draft;
}

void walk_draft_release(struct answer *draft)
{
    free(draft->marks);
    draft->marks = NULL;
}

bool walk_is_taken(struct app *app, const struct walk *walk, enum answer_error error)
{
    struct str text = {0};
    if (error == ANSWER_OK)
        return true;
    answer_message(walk_form(walk), walk_item(walk), error, NULL, 0, &text);
    app_say(app, MESSAGE_WARNING, "%s", str_text(&text));
    str_release(&text);
    return false;
}

void walk_spot_add(struct walk *walk, const struct painter *painter, int row, int item, int rule)
{
    if (walk->spot_count == WALK_SPOTS)
        return;
    walk->spots[walk->spot_count++] = (struct walk_spot){
        .row = painter->top + row,
        .left = painter->left,
        .right = painter->left + painter->columns,
        .item = item,
        .rule = rule,
    };
}
