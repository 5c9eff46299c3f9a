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

static char *find_neighbour(const struct walk *walk, const char *file, int step,
                            struct diags *diags)
{
    const struct neighbours *among = &walk->neighbours;
    return among->find != NULL ? among->find(among->context, file, step)
                               : neighbour_find(file, step, diags);
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

/* Sheets beside the open one that could not be opened. */
struct passed {
    size_t count;
    struct diags first; /* what is wrong with the first of them */
};

/* Goes to the next sheet STEP places on that can be opened, over those that cannot.  False where
 * there is none. */
static bool walk_go_over(struct walk *walk, int step, struct passed *passed, struct diags *diags)
{
    char *file = find_neighbour(walk, walk->session.file, step, diags);
    struct diags found = {0};
    while (file != NULL && !walk_replace(walk, file, &found)) {
        if (passed->count++ == 0)
            diags_move(&passed->first, &found);
        diags_release(&found);
        char *next = find_neighbour(walk, file, step, diags);
        free(file);
        file = next;
    }
    diags_move(diags, &found);
    bool done = file != NULL;
    free(file);
    return done;
}

/* Says them first: what there is to say of the sheet that was opened stands on its screen too. */
static void say_passed(const struct passed *passed, bool done, struct diags *diags)
{
    struct diags said = {0};
    struct str why = {0};
    if (passed->count == 0)
        return;
    desk_write(&passed->first, &why);
    if (done)
        diag_add(&said, DIAG_WARNING, (struct place){0},
                 _("sheets that cannot be read were passed over: %zu; %s"), passed->count,
                 str_text(&why));
    else
        diag_error(&said, (struct place){0}, _("no sheet that way can be read (%zu); %s"),
                   passed->count, str_text(&why));
    diags_move(&said, diags);
    *diags = said;
    str_release(&why);
}

static void walk_go_sheet(struct app *app, struct walk *walk, int step)
{
    struct diags diags = {0};
    struct passed passed = {0};
    if (walk_ask_theirs(app, walk, false) || !walk_may_leave(app, walk))
        return;
    bool done = walk_go_over(walk, step, &passed, &diags);
    say_passed(&passed, done, &diags);
    if (!done && diags.count == 0)
        app_say(app, MESSAGE_NOTE, _("no other sheet that way"));
    desk_say(app, &diags);
    diags_release(&passed.first);
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
