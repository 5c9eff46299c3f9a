/* SPDX-License-Identifier: MIT */
#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "tui/prompt.h"
#include "view/item_prompt.h"
#include "view/walk.h"

#define QUOTED_COLUMNS 40

static bool label_has(const struct form *form, const struct label *label,
                      const struct text_words *words)
{
    return text_has_words(form_spoken_text(form, label), words);
}

static bool item_has(const struct walk *walk, int index, const struct text_words *words)
{
    const struct form *form = walk_form(walk);
    const struct item *item = &form->items[index];
    if (text_has_words(item->id, words) || label_has(form, &item->label, words) ||
        label_has(form, &item->criterion, words) || label_has(form, &item->check, words) ||
        text_has_words(walk->session.sheet.entries[index].note, words))
        return true;
    const struct rule *rules = form_rules(form, item);
    for (int i = 0; i < item->rule_count; i++)
        if (label_has(form, &rules[i].label, words))
            return true;
    return false;
}

/* The next item that has the words, going round, the current one last; -1 for none. */
static int find_item(const struct walk *walk, int step)
{
    int count = walk_form(walk)->item_count;
    int found = -1;
    struct text_words wanted;
    text_words_init(&wanted, walk->search);
    for (int i = 1; i <= count && found < 0; i++) {
        int index = (walk->item + step * i + count * 2) % count;
        if (item_has(walk, index, &wanted))
            found = index;
    }
    text_words_release(&wanted);
    return found;
}

/* A message has to say what became of the words, too. */
static void say_not_found(struct app *app, const char *words)
{
    struct str quoted = {0};
    size_t head = text_head(words, QUOTED_COLUMNS);
    str_add_part(&quoted, words, head);
    str_add(&quoted, words[head] != '\0' ? "…" : "");
    app_say(app, MESSAGE_WARNING, _("'%s' is in no item, rule or note"), str_text(&quoted));
    str_release(&quoted);
}

void walk_search(struct app *app, struct walk *walk, int step)
{
    if (walk->search == NULL || walk->search[0] == '\0') {
        app_say(app, MESSAGE_NOTE, _("nothing to search for yet; / asks for words"));
        return;
    }
    int found = find_item(walk, step);
    if (found >= 0)
        walk_go(app, walk, found);
    else
        say_not_found(app, walk->search);
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
    struct prompt_field field = {.label = _("search"), .value = "", .is_search = true};
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
