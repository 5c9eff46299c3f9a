/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "view/walk.h"

static void walk_go_item(struct app *app, struct walk *walk, int step)
{
    walk_go(app, walk, walk->item + step);
}

/* To the first item of all, or the last. */
static void walk_go_end(struct app *app, struct walk *walk, int step)
{
    walk_go(app, walk, step < 0 ? 0 : walk_form(walk)->item_count - 1);
}

static void walk_go_open(struct app *app, struct walk *walk, int step)
{
    int open = sheet_next_open(&walk->session.sheet, walk->item, step);
    if (open < 0)
        app_say(app, MESSAGE_NOTE, _("nothing is open any more"));
    else
        walk_go(app, walk, open);
}

/* To the first item of the group before or after the current one. */
static void walk_go_group(struct app *app, struct walk *walk, int step)
{
    struct walk_group group = walk_group_of(walk_form(walk), walk->item);
    if (step > 0)
        walk_go(app, walk, group.first + group.count);
    else if (group.first > 0)
        walk_go(app, walk, walk_group_of(walk_form(walk), group.first - 1).first);
    else
        walk_go(app, walk, 0);
}

static void walk_go_section(struct app *app, struct walk *walk, int step)
{
    const struct form *form = walk_form(walk);
    int section = walk_item(walk)->section + step;
    if (section < 0)
        section = 0;
    if (section < form->section_count)
        walk_go(app, walk, form->sections[section].first_item);
}

static char *find_neighbour(const struct walk *walk, int step, struct diags *diags)
{
    const struct neighbours *among = &walk->neighbours;
    return among->find != NULL ? among->find(among->context, walk->session.file, step)
                               : neighbour_find(walk->session.file, step, diags);
}

/* Opens the other sheet first, so that one that cannot be opened leaves this one on the screen. */
static bool walk_replace(struct walk *walk, const char *file, struct diags *diags)
{
    struct session next = {0};
    if (!session_open(&next, file, walk->desk->shelf, &walk->desk->clock, diags))
        return false;
    sheet_keep_sums(&next.sheet);
    int item = form_item(next.sheet.form, walk_item(walk)->id);
    session_release(&walk->session);
    walk->session = next;
    walk->offered = false;
    walk->asked = (struct stamp){0};
    desk_touch(walk->desk, file);
    walk->item = item < 0 ? 0 : item;
    walk->page = 0;
    return true;
}

static void walk_go_sheet(struct app *app, struct walk *walk, int step)
{
    struct diags diags = {0};
    if (walk_ask_theirs(app, walk, false) || !walk_may_leave(app, walk))
        return;
    char *file = find_neighbour(walk, step, &diags);
    if (file != NULL)
        walk_replace(walk, file, &diags);
    else if (diags.count == 0)
        app_say(app, MESSAGE_NOTE, _("no other sheet that way"));
    desk_say(app, &diags);
    free(file);
}

bool walk_take_sheet(struct app *app, struct walk *walk, const char *file, int item)
{
    struct diags diags = {0};
    bool done = strcmp(file_base_name(file), file_base_name(walk->session.file)) == 0;
    if (!done && !walk_may_leave(app, walk))
        return false;
    done = done || walk_replace(walk, file, &diags);
    if (done)
        walk_go(app, walk, item);
    desk_say(app, &diags);
    return done;
}

/* Which way an action goes, and by what. */
struct walk_way {
    enum walk_action action;
    void (*go)(struct app *app, struct walk *walk, int step);
    int step; /* 1 or -1 */
};

static const struct walk_way walk_ways[] = {
    {WALK_PREVIOUS_OPEN, walk_go_open, -1},
    {WALK_NEXT_OPEN, walk_go_open, 1},
    {WALK_UP, walk_go_item, -1},
    {WALK_DOWN, walk_go_item, 1},
    {WALK_LEFT, walk_go_group, -1},
    {WALK_RIGHT, walk_go_group, 1},
    {WALK_PAGE_UP, walk_go_section, -1},
    {WALK_PAGE_DOWN, walk_go_section, 1},
    {WALK_FIRST, walk_go_end, -1},
    {WALK_LAST, walk_go_end, 1},
    {WALK_PREVIOUS_SHEET, walk_go_sheet, -1},
    {WALK_NEXT_SHEET, walk_go_sheet, 1},
    {WALK_SEARCH_PREVIOUS, walk_search, -1},
    {WALK_SEARCH_NEXT, walk_search, 1},
};

bool walk_act_move(struct app *app, struct walk *walk, int action)
{
    for (size_t i = 0; i < sizeof walk_ways / sizeof walk_ways[0]; i++)
        if ((int)walk_ways[i].action == action) {
            walk_ways[i].go(app, walk, walk_ways[i].step);
            return true;
        }
    return false;
}
