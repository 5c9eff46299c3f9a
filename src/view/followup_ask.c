/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "tui/chooser.h"
#include "tui/prompt.h"
#include "view/followup_list.h"
#include "view/walk_view.h"

/* The values of a prompt that asks for a vote: the verdict was chosen before. */
enum { VALUE_DATE, VALUE_PERCENT };

static const struct followup_record *record_of(const struct followup_list *list, const char *unit)
{
    int at = followup_unit(&list->followup, unit);
    return at >= 0 ? followup_record(&list->followup, at) : NULL;
}

/* A change of what is shown of the unit now. */
static struct followup_edit begin_edit(const struct followup_list *list, const char *unit)
{
    struct followup_edit edit;
    followup_edit_init(&edit, unit);
    followup_edit_expect(&edit, record_of(list, unit));
    return edit;
}

/* What takes EDIT, which was made, back. */
static void push_undo(struct followup_list *list, const struct followup_edit *edit)
{
    struct followup_edit inverse = begin_edit(list, edit->unit);
    for (int i = 0; i < FOLLOWUP_FIELDS; i++)
        if (edit->to[i] != NULL)
            followup_edit_set(&inverse, (enum followup_field)i, edit->from[i]);
    list->undo = mem_grow(list->undo, list->undo_count, &list->undo_room, sizeof *list->undo);
    list->undo[list->undo_count++] = inverse;
}

/* Makes the change, tells what there is to tell, and shows what stands there now: who makes it once
 * more has seen that. */
static bool do_edit(struct app *app, struct followup_list *list, struct followup_edit *edit)
{
    struct diags diags = {0};
    bool done = followup_do(&list->followup, edit, list->today, &diags);
    if (!done)
        followup_edit_expect(edit, record_of(list, edit->unit));
    followup_list_arrange(list);
    desk_say(app, &diags);
    return done;
}

static bool change(struct app *app, struct followup_list *list, struct followup_edit *edit)
{
    bool done = do_edit(app, list, edit);
    if (done)
        push_undo(list, edit);
    return done;
}

/* What could not be taken back is asked of the next undo again: what it hangs on may be mended. */
static void keep_undo(struct app *app, struct followup_list *list, const char *unit)
{
    enum message_kind kind;
    list->undo_count++;
    app_say(app, MESSAGE_ERROR, _("%s not taken back: %s"), unit, app_message(app, &kind));
}

void followup_undo(struct app *app, struct followup_list *list)
{
    if (list->undo_count == 0) {
        app_say(app, MESSAGE_NOTE, _("nothing to undo"));
        return;
    }
    struct followup_edit *edit = &list->undo[--list->undo_count];
    app_say(app, MESSAGE_NOTE, _("taken back: %s"), edit->unit);
    if (do_edit(app, list, edit))
        followup_edit_release(edit);
    else
        keep_undo(app, list, edit->unit);
}

void followup_save_pending(struct app *app, struct followup_list *list, bool say)
{
    struct diags diags = {0};
    if (say)
        app_say(app, MESSAGE_NOTE, _("saved"));
    followup_save(&list->followup, list->today, &diags);
    followup_list_arrange(list);
    desk_say(app, &diags);
}

/* The unit whose step can be set, NULL with the reason said where there is none. */
static const char *unit_to_change(struct app *app, const struct followup_list *list)
{
    const struct cycle_row *row = followup_list_row(list);
    if (row == NULL)
        app_say(app, MESSAGE_NOTE, _("no unit to set anything for; name it in roster.csv"));
    else if (row->unit < 0)
        app_say(app, MESSAGE_WARNING,
                _("this row of the file is no known unit's; correct it in %s"),
                list->followup.file);
    else if (list->stage == STAGE_TERM)
        app_say(app, MESSAGE_NOTE, _("the term is worked out: half a year from the interview"));
    else if (list->stage == STAGE_ASSESSMENT)
        app_say(app, MESSAGE_NOTE, _("the assessment is that of the unit's sheet; Enter opens it"));
    else
        return cycle_unit(&list->cycle, row);
    return NULL;
}

static enum followup_field field_of(const struct followup_list *list)
{
    return stage_field(list->stage, 0);
}

void followup_set_today(struct app *app, struct followup_list *list)
{
    const char *unit = unit_to_change(app, list);
    if (unit == NULL)
        return;
    enum followup_field field = field_of(list);
    const struct followup_record *record = followup_list_row(list)->record;
    if (followup_kind(field) != FOLLOWUP_DATE)
        app_say(app, MESSAGE_NOTE, _("Space sets dates; Enter edits this"));
    else if (record != NULL && record->values[field][0] != '\0')
        app_say(app, MESSAGE_NOTE, _("already set; Enter changes it, Del clears it"));
    else {
        struct followup_edit edit = begin_edit(list, unit);
        followup_edit_set(&edit, field, list->today);
        change(app, list, &edit);
        followup_edit_release(&edit);
    }
}

void followup_clear(struct app *app, struct followup_list *list)
{
    const char *unit = unit_to_change(app, list);
    if (unit == NULL)
        return;
    struct followup_edit edit = begin_edit(list, unit);
    for (int i = 0; i < stage_fields(list->stage); i++)
        followup_edit_set(&edit, stage_field(list->stage, i), "");
    change(app, list, &edit);
    followup_edit_release(&edit);
}

static bool prompt_done(struct app *app, void *context, const char *const *values)
{
    struct followup_list *list = context;
    struct followup_edit *edit = &list->asked;
    followup_edit_set(edit, field_of(list), values[VALUE_DATE]);
    if (list->stage == STAGE_INTERVIEW)
        followup_edit_set(edit, FOLLOWUP_CAUSE, list->choice);
    if (list->stage == STAGE_VOTE) {
        followup_edit_set(edit, FOLLOWUP_VERDICT, list->choice);
        followup_edit_set(edit, FOLLOWUP_SATISFACTION, values[VALUE_PERCENT]);
    }
    bool done = change(app, list, edit);
    char date[DATE_TEXT];
    if (!done && !date_from_text(values[VALUE_DATE], date))
        prompt_go(app, VALUE_DATE);
    return done;
}

static const char *value_of(const struct followup_list *list, enum followup_field field)
{
    const struct followup_record *record = followup_list_row(list)->record;
    return record != NULL ? record->values[field] : "";
}

static enum followup_field choice_field(const struct followup_list *list)
{
    return list->stage == STAGE_VOTE ? FOLLOWUP_VERDICT : FOLLOWUP_CAUSE;
}

/* What cannot follow yet is refused before a date is asked. */
static bool may_set(struct app *app, struct followup_list *list)
{
    enum followup_field field = field_of(list);
    struct diags diags = {0};
    struct followup_edit edit;
    const char *value = value_of(list, field);
    if (followup_kind(field) != FOLLOWUP_DATE)
        return true;
    followup_edit_init(&edit, cycle_unit(&list->cycle, followup_list_row(list)));
    followup_edit_set(&edit, field, value[0] != '\0' ? value : list->today);
    if (list->choice[0] != '\0')
        followup_edit_set(&edit, choice_field(list), list->choice);
    bool allowed = followup_allows(&list->followup, &edit, list->today, &diags);
    if (!allowed)
        desk_say(app, &diags);
    followup_edit_release(&edit);
    diags_release(&diags);
    return allowed;
}

/* A date that is not there yet is most likely today's. */
static void ask_values(struct app *app, struct followup_list *list)
{
    enum followup_field field = field_of(list);
    const char *value = value_of(list, field);
    bool is_date = followup_kind(field) == FOLLOWUP_DATE;
    struct prompt_field fields[] = {
        {.label = is_date ? _("date") : followup_label(field),
         .value = is_date && value[0] == '\0' ? list->today : value,
         .width = is_date ? 14 : 0},
        {.label = followup_label(FOLLOWUP_SATISFACTION),
         .value = value_of(list, FOLLOWUP_SATISFACTION),
         .hint = "%",
         .width = 10},
    };
    struct str title = {0};
    str_addf(&title, "%s · %s", stage_name(list->stage),
             cycle_unit(&list->cycle, followup_list_row(list)));
    if (list->choice[0] != '\0')
        str_addf(&title, " · %s", followup_choice_label(choice_field(list), list->choice));
    prompt_open(app, &(struct prompt){.title = str_text(&title),
                                      .fields = fields,
                                      .field_count = list->stage == STAGE_VOTE ? 2 : 1,
                                      .done = prompt_done,
                                      .context = list});
    str_release(&title);
}

static void choice_chosen(struct app *app, void *context, size_t line, const char *text)
{
    struct followup_list *list = context;
    (void)line;
    enum followup_field field = choice_field(list);
    mem_replace(&list->choice, "");
    for (int i = 0; followup_choice(field, i) != NULL; i++)
        if (strcmp(followup_choice_label(field, followup_choice(field, i)), text) == 0)
            mem_replace(&list->choice, followup_choice(field, i));
    if (may_set(app, list))
        ask_values(app, list);
}

/* What was chosen before stands first, so that Enter keeps it. */
static void ask_choice(struct app *app, struct followup_list *list)
{
    enum followup_field field = choice_field(list);
    const char *value = value_of(list, field);
    struct names lines = {0};
    if (value[0] != '\0')
        names_add(&lines, followup_choice_label(field, value));
    for (int i = 0; followup_choice(field, i) != NULL; i++)
        if (strcmp(followup_choice(field, i), value) != 0)
            names_add(&lines, followup_choice_label(field, followup_choice(field, i)));
    names_add(&lines, _("not stated"));
    chooser_open(app, &(struct chooser){.title = followup_label(field),
                                        .lines = (const char *const *)lines.at,
                                        .count = lines.count,
                                        .chosen = choice_chosen,
                                        .context = list});
    names_release(&lines);
}

static void open_sheet(struct app *app, struct followup_list *list)
{
    const struct cycle_row *row = followup_list_row(list);
    if (row == NULL || row->entry == NULL) {
        app_say(app, MESSAGE_NOTE, _("no sheet yet; the folder's list begins one by +"));
        return;
    }
    struct walk_start start = {.file = row->entry->file, .item = WALK_AT_OPEN};
    list->sheet_open = walk_open(app, list->desk, &start, NULL);
}

void followup_ask(struct app *app, struct followup_list *list)
{
    if (list->stage == STAGE_ASSESSMENT) {
        open_sheet(app, list);
        return;
    }
    const char *unit = unit_to_change(app, list);
    mem_replace(&list->choice, "");
    if (unit == NULL || !may_set(app, list))
        return;
    followup_edit_release(&list->asked);
    list->asked = begin_edit(list, unit);
    if (list->stage == STAGE_VOTE || list->stage == STAGE_INTERVIEW)
        ask_choice(app, list);
    else
        ask_values(app, list);
}
