/* SPDX-License-Identifier: MIT */
#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "tui/ask.h"
#include "view/folder_list.h"

static void filter_changed(struct app *app, void *context, const char *text)
{
    struct folder_list *list = context;
    (void)app;
    mem_replace(&list->filter, text);
    folder_list_arrange(list);
}

static void filter_step(struct app *app, void *context, int step)
{
    struct folder_list *list = context;
    (void)app;
    list_move(&list->list, step);
}

void folder_ask_filter(struct app *app, struct folder_list *list)
{
    ask_open(app, &(struct ask){.label = _("show only:"),
                                .value = list->filter,
                                .changed = filter_changed,
                                .step = filter_step,
                                .context = list});
}

/* The row that the search finds first from FROM on, going round in steps of STEP; -1 for none. */
static int find_row(const struct folder_list *list, int from, int step)
{
    int count = (int)list->order.count;
    int found = -1;
    struct text_words wanted;
    text_words_init(&wanted, list->search);
    for (int i = 0; i < count && found < 0; i++) {
        int at = (from + step * i + count * 2) % count;
        if (text_has_words(list->order.rows[at].name, &wanted))
            found = at;
    }
    text_words_release(&wanted);
    return found;
}

static void go_found(struct app *app, struct folder_list *list, int from, int step)
{
    int found = find_row(list, from, step);
    if (found >= 0)
        list_go(&list->list, found);
    else
        app_say(app, MESSAGE_WARNING, _("no unit has these words"));
}

/* Without words, as at first and after Esc, the cursor is where it was. */
static void search_changed(struct app *app, void *context, const char *text)
{
    struct folder_list *list = context;
    mem_replace(&list->search, text[0] != '\0' ? text : list->search_before);
    if (text[0] != '\0')
        go_found(app, list, list->search_from, 1);
    else
        list_go(&list->list, list->search_from);
}

void folder_search_on(struct app *app, struct folder_list *list, int step)
{
    if (list->search[0] == '\0')
        app_say(app, MESSAGE_NOTE, _("nothing to search for yet; / asks for words"));
    else
        go_found(app, list, list->list.at + step, step);
}

static void search_step(struct app *app, void *context, int step)
{
    folder_search_on(app, context, step);
}

void folder_ask_search(struct app *app, struct folder_list *list)
{
    list->search_from = list->list.at > 0 ? list->list.at : 0;
    mem_replace(&list->search_before, list->search);
    ask_open(app, &(struct ask){.label = _("search:"),
                                .value = "",
                                .changed = search_changed,
                                .step = search_step,
                                .context = list});
}
