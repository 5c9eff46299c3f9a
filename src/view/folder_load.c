/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "view/folder_list.h"

/* Sheets read at once, by two threads: at the worst some hundredths of a second. */
#define SLICE       64
#define FIRST_SLICE 32

/* The rows are arranged anew when so many sheets were read since, and half as many again as before:
 * to arrange them takes as long as to read some. */
#define ARRANGE_LEAST 64

bool folder_list_is_read(const struct folder_list *list)
{
    return folder_is_read(&list->folder);
}

bool folder_list_is_reading(const struct folder_list *list)
{
    return !list->stopped && !folder_list_is_read(list);
}

bool folder_list_is_whole(struct app *app, const struct folder_list *list)
{
    if (folder_list_is_reading(list))
        app_say(app, MESSAGE_NOTE, _("not all sheets are read yet; wait a moment"));
    else if (!folder_list_is_read(list))
        app_say(app, MESSAGE_NOTE, _("not all sheets are read; ^R reads the rest"));
    return folder_list_is_read(list);
}

static void read_some(struct folder_list *list, int count)
{
    folder_read_some(&list->folder, (size_t)count, list->desk->shelf);
}

static bool begin(struct folder_list *list, struct diags *diags)
{
    list->stopped = false;
    struct cache_place cache = {.directory = list->desk->cache};
    if (!folder_list_sums(&list->folder, list->desk->folder, &cache, list->desk->shelf, diags))
        return false;
    roster_read(list->desk->folder, &list->roster, diags);
    read_some(list, FIRST_SLICE);
    folder_list_arrange(list);
    if (folder_list_is_read(list))
        folder_list_check(list, diags);
    return true;
}

bool folder_list_open(struct folder_list *list, struct diags *diags)
{
    list->filter = mem_copy("");
    list->search = mem_copy("");
    list->search_before = mem_copy("");
    list->language = lang_code();
    return begin(list, diags);
}

static void release_folder(struct folder_list *list)
{
    order_release(&list->order);
    folder_release(&list->folder);
    names_release(&list->roster);
}

void folder_list_release(struct folder_list *list)
{
    release_folder(list);
    names_release(&list->years);
    free(list->filter);
    free(list->search);
    free(list->search_before);
    free(list->keep);
    free(list->new_unit);
    free(list->open_next);
}

bool folder_list_read(struct app *app, struct folder_list *list)
{
    struct diags diags = {0};
    if (!folder_list_is_reading(list))
        return false;
    read_some(list, SLICE);
    size_t fresh = list->folder.count - list->arranged;
    bool enough = fresh >= ARRANGE_LEAST && fresh >= list->arranged / 2;
    if (enough || folder_list_is_read(list))
        folder_list_arrange(list);
    if (folder_list_is_read(list))
        folder_list_check(list, &diags);
    desk_say(app, &diags);
    return true;
}

void folder_list_reload(struct app *app, struct folder_list *list)
{
    struct diags diags = {0};
    if (list->stopped) {
        list->stopped = false;
        return;
    }
    const struct folder_entry *entry = folder_list_entry(list);
    if (entry != NULL)
        folder_list_keep(list, entry->file);
    release_folder(list);
    begin(list, &diags);
    desk_say(app, &diags);
}

/* What was said of sheets was said in the language spoken then. */
static void say_anew(struct folder_list *list)
{
    if (list->language != lang_code())
        for (size_t i = 0; i < list->folder.count; i++)
            if (list->folder.entries[i].diags.count > 0)
                folder_refresh(&list->folder, i, list->desk->shelf);
    list->language = lang_code();
}

void folder_list_speak(struct folder_list *list)
{
    say_anew(list);
    folder_list_arrange(list);
}

void folder_list_refresh(struct folder_list *list)
{
    struct names *touched = &list->desk->touched;
    const char *last = touched->count > 0 ? touched->at[touched->count - 1] : NULL;
    for (size_t i = 0; i < touched->count; i++)
        folder_add(&list->folder, touched->at[i], list->desk->shelf);
    say_anew(list);
    /* A sheet just made is shown, be it of another form. */
    if (last != NULL && list->open_next != NULL)
        list->form = list->folder.entries[folder_find(&list->folder, last)].form;
    folder_list_arrange(list);
    if (last != NULL)
        folder_list_go_file(list, last);
    names_release(touched);
}
