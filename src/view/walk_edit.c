/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "tui/prompt.h"
#include "view/walk.h"

#define NUMBER_COLUMNS 12

/* Says what is wrong with a number typed into the field LABEL. */
static bool refuse_number(struct app *app, const char *label, const char *text,
                          enum points_error error)
{
    app_say(app, MESSAGE_ERROR, _("%s: '%s' %s"), label, text, points_error_text(error));
    return false;
}

/* What a number is that was left empty: no mark, and no score. */
#define NOT_GIVEN MARK_NONE

/* Reads the number typed into the field LABEL; one left empty leaves *VALUE as it is.  False after
 * saying what is wrong. */
static bool read_number(struct app *app, const char *label, const char *text, points *value)
{
    enum points_error error = points_from_text(text, value);
    return error == POINTS_OK || error == POINTS_EMPTY || refuse_number(app, label, text, error);
}

/* A note half written when the program is ended from outside is a note.  A number may be half of
 * one, and is not taken; neither is a note taken away by what may only be its rewriting. */
static void keep_note(struct app *app, struct walk *walk, const char *note)
{
    if (note[0] != '\0')
        walk_do(app, walk, CHANGE_NOTE, note);
}

static void note_ended(struct app *app, void *context, const char *const *values)
{
    keep_note(app, context, values[0]);
}

static bool note_done(struct app *app, void *context, const char *const *values)
{
    return walk_do(app, context, CHANGE_NOTE, values[0]);
}

void walk_edit_note(struct app *app, struct walk *walk)
{
    struct prompt_field field = {.label = _("note"), .value = walk_entry(walk)->note};
    prompt_open(app, &(struct prompt){.title = walk_item(walk)->id,
                                      .fields = &field,
                                      .field_count = 1,
                                      .done = note_done,
                                      .ended = note_ended,
                                      .context = walk});
}

/*
 * Puts note and answer in place as one act of the person.  The reason is written first: at no
 * moment is there an adjust without one, whatever happens between the two lines of the journal.  A
 * reason goes only after the adjust it explains.
 */
static bool answer_with_note(struct app *app, struct walk *walk, const struct answer *answer,
                             const char *note)
{
    bool note_first = note[0] != '\0';
    if (note_first && !walk_do(app, walk, CHANGE_NOTE, note))
        return false;
    if (!walk_answer(app, walk, answer))
        return false;
    return note_first || walk_do(app, walk, CHANGE_NOTE, note);
}

/* Says why the item cannot score SCORE: its full marks, or what is marked, such as a void. */
static void refuse_score(struct app *app, const struct item *item, points score)
{
    char text[POINTS_SHOWN_TEXT];
    char full[POINTS_SHOWN_TEXT];
    points_to_shown(score, text);
    points_to_shown(item->full, full);
    if (item->kind != ITEM_BONUS && (score < 0 || score > item->full))
        app_say(app, MESSAGE_ERROR, _("%s cannot score %s; type a score from 0 to %s"), item->id,
                text, full);
    else
        app_say(app, MESSAGE_ERROR, _("%s cannot score %s; its marks and bounds forbid it"),
                item->id, text);
}

/* The adjust that makes the item score SCORE, from what its marks alone give before any bound. */
static bool adjust_for_score(struct app *app, const struct walk *walk, points score,
                             struct answer *draft)
{
    const struct item *item = walk_item(walk);
    struct steps steps;
    answer_adjust(item, 0, draft);
    answer_settle(item, draft);
    score_item(walk_form(walk), item, draft, &steps);
    points sum = 0;
    for (size_t i = 0; i < steps.count; i++)
        if (steps.at[i].kind == STEP_START || steps.at[i].kind == STEP_MARK)
            sum = points_add(sum, steps.at[i].amount);
    answer_adjust(item, score - sum, draft);
    if (score_item(walk_form(walk), item, draft, NULL) == score)
        return true;
    refuse_score(app, item, score);
    return false;
}

/* There is no difference then that could become an adjust, also where a bound was hit. */
static bool scores_already(const struct walk *walk, points score)
{
    const struct entry *entry = walk_entry(walk);
    return entry->answer.state == ANSWER_SETTLED && !entry->has_conflict &&
           sheet_score(&walk->session.sheet, walk->item, NULL) == score;
}

static bool rate(struct app *app, const struct walk *walk, points score, struct answer *draft)
{
    bool taken = answer_rate(walk_item(walk), score, draft) == ANSWER_OK;
    if (!taken)
        refuse_score(app, walk_item(walk), score);
    return taken;
}

/* The two fields of a typed score; a rated item has only the first. */
enum { FIELD_SCORE, FIELD_REASON };

/* The score stays; a reason that was typed for it becomes its note all the same. */
static bool keep_score(struct app *app, struct walk *walk, const char *reason)
{
    if (reason[0] != '\0' && !walk_do(app, walk, CHANGE_NOTE, reason))
        return false;
    app_say(app, MESSAGE_NOTE, _("the item scores that already"));
    return true;
}

/* *FIELD is the one that is refused. */
static bool take_score(struct app *app, struct walk *walk, points score, const char *const *values,
                       size_t *field)
{
    bool rated = walk_item(walk)->kind == ITEM_RATE;
    struct answer draft = walk_draft(walk);
    bool done;
    if (rated) {
        done = rate(app, walk, score, &draft) && walk_answer(app, walk, &draft);
    } else if (scores_already(walk, score)) {
        *field = FIELD_REASON;
        done = keep_score(app, walk, values[FIELD_REASON]);
    } else if ((done = adjust_for_score(app, walk, score, &draft))) {
        *field = FIELD_REASON;
        done = answer_with_note(app, walk, &draft, values[FIELD_REASON]);
    }
    walk_draft_release(&draft);
    return done;
}

static bool score_done(struct app *app, void *context, const char *const *values)
{
    points score;
    size_t field = FIELD_SCORE;
    enum points_error error = points_from_text(values[FIELD_SCORE], &score);
    bool done = error == POINTS_OK ? take_score(app, context, score, values, &field)
                                   : refuse_number(app, _("score"), values[FIELD_SCORE], error);
    if (!done)
        prompt_go(app, field);
    return done;
}

static void score_ended(struct app *app, void *context, const char *const *values)
{
    if (walk_item(context)->kind != ITEM_RATE)
        keep_note(app, context, values[FIELD_REASON]);
}

void walk_edit_score(struct app *app, struct walk *walk)
{
    bool rate = walk_item(walk)->kind == ITEM_RATE;
    char stated[POINTS_TEXT] = "";
    if (walk_entry(walk)->has_conflict)
        points_to_text(walk_entry(walk)->stated, stated);
    struct prompt_field fields[2] = {
        {.label = _("score"), .value = stated, .width = NUMBER_COLUMNS},
        {.label = _("reason"), .value = walk_entry(walk)->note},
    };
    prompt_open(app,
                &(struct prompt){
                    .title = walk_item(walk)->id,
                    .text = rate ? NULL
                                 : _("The difference to what the marks give becomes an adjust, "
                                     "which asks a reason."),
                    .fields = fields,
                    .field_count = rate ? 1 : 2,
                    .done = score_done,
                    .ended = score_ended,
                    .context = walk,
                });
}

static void mark_text(const struct rule *rule, int64_t mark, char text[POINTS_TEXT])
{
    text[0] = '\0';
    if (mark != MARK_NONE)
        points_to_text(rule->kind == RULE_STEPS ? mark : mark * POINTS_ONE, text);
}

/* Whether the editor has a field for the rule: what a key cannot say exactly. */
static bool rule_is_counted(const struct rule *rule)
{
    return rule->kind == RULE_COUNT || rule->kind == RULE_STEPS;
}

static bool edit_mark(struct app *app, struct walk *walk, int rule, const char *text,
                      struct answer *draft)
{
    const struct rule *of = &form_rules(walk_form(walk), walk_item(walk))[rule];
    int64_t mark = NOT_GIVEN;
    if (!read_number(app, form_spoken_text(walk_form(walk), &of->label), text, &mark))
        return false;
    if (of->kind == RULE_COUNT && mark != NOT_GIVEN) {
        if (mark % POINTS_ONE != 0)
            return walk_is_taken(app, walk, ANSWER_NOT_A_COUNT);
        mark /= POINTS_ONE;
    }
    if (mark == draft->marks[rule])
        return true;
    return walk_is_taken(app, walk,
                         answer_mark(walk_form(walk), walk_item(walk), rule, mark, draft));
}

static bool edit_adjust(struct app *app, struct walk *walk, const char *text, struct answer *draft)
{
    points adjust = 0;
    return read_number(app, _("adjust"), text, &adjust) &&
           walk_is_taken(app, walk, answer_adjust(walk_item(walk), adjust, draft));
}

static bool edit_score(struct app *app, struct walk *walk, const char *text, struct answer *draft)
{
    points score = NOT_GIVEN;
    if (!read_number(app, _("score"), text, &score))
        return false;
    if (score != NOT_GIVEN)
        return rate(app, walk, score, draft);
    /* Of an item that has no score to take away, such as one left out, that says nothing. */
    if (draft->state == ANSWER_SETTLED)
        answer_clear(walk_item(walk), draft);
    return true;
}

static bool figure_done(struct app *app, void *context, const char *const *values)
{
    struct walk *walk = context;
    struct answer draft = walk_draft(walk);
    bool done = edit_mark(app, walk, walk->figure_rule, values[0], &draft) &&
                walk_answer(app, walk, &draft);
    walk_draft_release(&draft);
    return done;
}

void walk_edit_figure(struct app *app, struct walk *walk, int rule)
{
    const struct form *form = walk_form(walk);
    const struct rule *of = &form_rules(form, walk_item(walk))[rule];
    char now[POINTS_TEXT];
    mark_text(of, walk_entry(walk)->answer.marks[rule], now);
    struct prompt_field field = {.label = form_spoken_text(form, &of->label),
                                 .value = now,
                                 .hint = form_spoken_text(form, &of->unit),
                                 .width = NUMBER_COLUMNS};
    walk->figure_rule = rule;
    prompt_open(app, &(struct prompt){.title = walk_item(walk)->id,
                                      .fields = &field,
                                      .field_count = 1,
                                      .done = figure_done,
                                      .context = walk});
}

/* Fields in order: one a counted rule, then adjust or score, then the note.  *FIELD is that of the
 * note, or one behind that which is refused. */
static bool edit_fields(struct app *app, struct walk *walk, const char *const *values,
                        struct answer *draft, size_t *field)
{
    const struct item *item = walk_item(walk);
    const struct rule *rules = form_rules(walk_form(walk), item);
    for (int i = 0; i < item->rule_count; i++)
        if (rule_is_counted(&rules[i]) && !edit_mark(app, walk, i, values[(*field)++], draft))
            return false;
    const char *number = values[(*field)++];
    return item->kind == ITEM_RATE ? edit_score(app, walk, number, draft)
                                   : edit_adjust(app, walk, number, draft);
}

static bool edit_done(struct app *app, void *context, const char *const *values)
{
    struct walk *walk = context;
    const struct rule *rules = form_rules(walk_form(walk), walk_item(walk));
    bool asked[FORM_RULES_OF_ITEM] = {false};
    for (int i = 0; i < walk_item(walk)->rule_count; i++)
        asked[i] = rule_is_counted(&rules[i]);
    struct answer before = walk_draft(walk);
    struct answer draft = walk_draft(walk);
    size_t field = 0;
    bool is_read = edit_fields(app, walk, values, &draft, &field);
    bool done = is_read && answer_with_note(app, walk, &draft, values[field]);
    if (done)
        walk_say_cleared(app, walk, asked, &before);
    else
        prompt_go(app, is_read ? field : field - 1);
    walk_draft_release(&before);
    walk_draft_release(&draft);
    return done;
}

/* The note stands behind a field for each counted rule, and one for the adjust or score. */
static void edit_ended(struct app *app, void *context, const char *const *values)
{
    const struct item *item = walk_item(context);
    const struct rule *rules = form_rules(walk_form(context), item);
    int note = 1;
    for (int i = 0; i < item->rule_count; i++)
        note += rule_is_counted(&rules[i]);
    keep_note(app, context, values[note]);
}

/* The texts a field borrows while the prompt is being opened. */
struct edit_values {
    struct prompt_field fields[FORM_RULES_OF_ITEM + 2];
    char numbers[FORM_RULES_OF_ITEM + 1][POINTS_TEXT];
    size_t count;
};

static void edit_add_number(struct edit_values *edit, const char *label, const char *hint)
{
    edit->fields[edit->count] = (struct prompt_field){
        .label = label, .value = edit->numbers[edit->count], .hint = hint, .width = NUMBER_COLUMNS};
    edit->count++;
}

static void edit_collect(const struct walk *walk, struct edit_values *edit)
{
    const struct form *form = walk_form(walk);
    const struct item *item = walk_item(walk);
    const struct answer *answer = &walk_entry(walk)->answer;
    const struct rule *rules = form_rules(form, item);
    for (int i = 0; i < item->rule_count; i++) {
        if (!rule_is_counted(&rules[i]))
            continue;
        mark_text(&rules[i], answer->marks[i], edit->numbers[edit->count]);
        edit_add_number(edit, form_spoken_text(form, &rules[i].label),
                        form_spoken_text(form, &rules[i].unit));
    }
    bool rate = item->kind == ITEM_RATE;
    if (rate && answer->state == ANSWER_SETTLED)
        points_to_text(answer->score, edit->numbers[edit->count]);
    else if (!rate && answer->adjust != 0)
        points_to_text(answer->adjust, edit->numbers[edit->count]);
    edit_add_number(edit, rate ? _("score") : _("adjust"), NULL);
    edit->fields[edit->count++] = (struct prompt_field){
        .label = rate ? _("note") : _("note, reason"), .value = walk_entry(walk)->note};
}

void walk_edit_item(struct app *app, struct walk *walk)
{
    struct edit_values *edit = mem_new(1, sizeof *edit);
    edit_collect(walk, edit);
    struct str title = {0};
    str_addf(&title, "%s %s", walk_item(walk)->id,
             form_spoken_text(walk_form(walk), &walk_item(walk)->label));
    prompt_open(app, &(struct prompt){
                         .title = str_text(&title),
                         .text = form_spoken_text(walk_form(walk), &walk_item(walk)->criterion),
                         .fields = edit->fields,
                         .field_count = edit->count,
                         .done = edit_done,
                         .ended = edit_ended,
                         .context = walk,
                     });
    str_release(&title);
    free(edit);
}
