/* SPDX-License-Identifier: MIT */
#include "view/walk.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/str.h"
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
    diags_release(&diags);
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

void walk_say_refusal(struct app *app, const struct walk *walk, enum answer_error error)
{
    struct str text = {0};
    answer_message(walk_form(walk), walk_item(walk), error, NULL, 0, &text);
    app_say(app, MESSAGE_WARNING, "%s", str_text(&text));
    str_release(&text);
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
