/* SPDX-License-Identifier: MIT */
#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "tui/prompt.h"
#include "view/item_prompt.h"
#include "view/walk.h"

static bool label_has(const struct form *form, const struct label *label, const char *words)
{
    return text_contains(form_spoken_text(form, label), words);
}

static bool item_has(const struct walk *walk, int index, const char *words)
{
    const struct form *form = walk_form(walk);
    const struct item *item = &form->items[index];
    if (text_contains(item->id, words) || label_has(form, &item->label, words) ||
        label_has(form, &item->criterion, words) || label_has(form, &item->check, words) ||
        text_contains(walk->session.sheet.entries[index].note, words))
        return true;
    const struct rule *rules = form_rules(form, item);
    for (int i = 0; i < item->rule_count; i++)
        if (label_has(form, &rules[i].label, words))
            return true;
    return false;
}

void walk_search(struct app *app, struct walk *walk, int step)
{
    int count = walk_form(walk)->item_count;
    if (walk->search == NULL || walk->search[0] == '\0') {
        app_say(app, MESSAGE_NOTE, _("nothing to search for yet; / asks for words"));
        return;
    }
    for (int i = 1; i <= count; i++) {
        int index = (walk->item + step * i + count * 2) % count;
        if (item_has(walk, index, walk->search)) {
            walk_go(app, walk, index);
            return;
        }
    }
    app_say(app, MESSAGE_WARNING, _("'%s' is in no item, rule or note"), walk->search);
}

static bool search_done(struct app *app, void *context, const char *const *values)
{
    struct walk *walk = context;
    if (values[0][0] != '\0')
        mem_replace(&walk->search, values[0]);
    walk_search(app, walk, 1);
    return true;
}

void walk_edit_search(struct app *app, struct walk *walk)
{
    struct prompt_field field = {.label = _("search"), .value = ""};
    prompt_open(app, &(struct prompt){.title = _("search"),
                                      .fields = &field,
                                      .field_count = 1,
                                      .done = search_done,
                                      .context = walk});
}

static bool go_done(struct app *app, void *context, const char *const *values)
{
    struct walk *walk = context;
    int item = item_prompt_item(app, walk_form(walk), values[0], walk->item);
    if (item >= 0)
        walk_go(app, walk, item);
    return item >= 0;
}

void walk_edit_go(struct app *app, struct walk *walk)
{
    item_prompt_open(app, go_done, walk);
}
