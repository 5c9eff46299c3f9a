/* SPDX-License-Identifier: MIT */
#include "base/lang.h"
#include "base/str.h"
#include "view/walk.h"

void walk_say_cleared(struct app *app, const struct walk *walk, const bool *asked,
                      const struct answer *before)
{
    const struct item *item = walk_item(walk);
    const struct rule *rules = form_rules(walk_form(walk), item);
    struct str labels = {0};
    for (int i = 0; i < item->rule_count; i++) {
        if (asked[i] || before->marks[i] == MARK_NONE ||
            walk_entry(walk)->answer.marks[i] != MARK_NONE)
            continue;
        str_separate(&labels, _("; "));
        str_add(&labels, form_spoken_text(walk_form(walk), &rules[i].label));
    }
    if (labels.size > 0)
        app_say(app, MESSAGE_NOTE, _("taken away, as it cannot stand beside that: %s"),
                str_text(&labels));
    str_release(&labels);
}

static void say_no_rule(struct app *app, const struct item *item, keypress key)
{
    if (item->rule_count == 0)
        app_say(app, MESSAGE_WARNING, _("%s has no rules; = types its score"), item->id);
    else
        app_say(app, MESSAGE_WARNING, _("%s has no rule %c; its rules are numbered on the card"),
                item->id, (int)key);
}

void walk_press(struct app *app, struct walk *walk, keypress key)
{
    const struct item *item = walk_item(walk);
    int rule = walk->page * WALK_RULES_A_PAGE + (int)(key - '1');
    bool back = walk->taking_back;
    walk->taking_back = false;
    if (rule >= item->rule_count) {
        say_no_rule(app, item, key);
        return;
    }
    if (form_rules(walk_form(walk), item)[rule].kind == RULE_STEPS && !back) {
        walk_edit_figure(app, walk, rule);
        return;
    }
    if (back && walk_entry(walk)->answer.marks[rule] == MARK_NONE) {
        app_say(app, MESSAGE_NOTE, _("rule %c is not marked, so there is nothing to take back"),
                (int)key);
        return;
    }
    bool asked[FORM_RULES_OF_ITEM] = {false};
    asked[rule] = true;
    struct answer before = walk_draft(walk);
    struct answer draft = walk_draft(walk);
    enum answer_error error = back ? answer_take_back(walk_form(walk), item, rule, &draft)
                                   : answer_press(walk_form(walk), item, rule, &draft);
    if (walk_is_taken(app, walk, error) && walk_answer(app, walk, &draft))
        walk_say_cleared(app, walk, asked, &before);
    walk_draft_release(&before);
    walk_draft_release(&draft);
}

static void walk_next_item(struct app *app, struct walk *walk)
{
    if (walk->item + 1 < walk_form(walk)->item_count) {
        walk_go(app, walk, walk->item + 1);
        return;
    }
    int open = sheet_total(&walk->session.sheet).open;
    if (open > 0)
        app_say(app, MESSAGE_NOTE, _("the last item; %d still open, > goes to the next of them"),
                open);
    else
        app_say(app, MESSAGE_NOTE, _("the last item; nothing is open any more"));
}

/* As it stands means by its marks: what the file states otherwise is dismissed, and said so. */
static void walk_keep_marks(struct app *app, struct walk *walk)
{
    char stated[POINTS_SHOWN_TEXT];
    char score[POINTS_SHOWN_TEXT];
    points_to_shown(walk_entry(walk)->stated, stated);
    points_to_shown(sheet_score(&walk->session.sheet, walk->item, NULL), score);
    if (walk_do(app, walk, CHANGE_SCORE, ""))
        app_say(app, MESSAGE_NOTE,
                _("%s scores %s by its marks; u brings back the %s that the file stated"),
                walk_item(walk)->id, score, stated);
}

/* A score that was typed into the file of a rated item nobody has looked at yet is its score. */
static bool walk_take_stated(struct app *app, struct walk *walk)
{
    const struct entry *entry = walk_entry(walk);
    struct answer draft = walk_draft(walk);
    bool taken = entry->answer.state == ANSWER_OPEN && walk_item(walk)->kind == ITEM_RATE &&
                 answer_rate(walk_item(walk), entry->stated, &draft) == ANSWER_OK &&
                 walk_answer(app, walk, &draft);
    walk_draft_release(&draft);
    return taken;
}

static void walk_settle(struct app *app, struct walk *walk)
{
    if (walk_entry(walk)->has_conflict && walk_take_stated(app, walk))
        return;
    if (walk_entry(walk)->has_conflict) {
        walk_keep_marks(app, walk);
        return;
    }
    if (walk_entry(walk)->answer.state == ANSWER_OPEN) {
        struct answer draft = walk_draft(walk);
        answer_settle(walk_item(walk), &draft);
        bool done = walk_answer(app, walk, &draft);
        walk_draft_release(&draft);
        if (!done)
            return;
    }
    walk_next_item(app, walk);
}

static void walk_leave_out(struct app *app, struct walk *walk)
{
    struct answer draft = walk_draft(walk);
    enum answer_error error = ANSWER_OK;
    if (draft.state == ANSWER_NA)
        answer_clear(walk_item(walk), &draft);
    else
        error = answer_leave_out(walk_item(walk), &draft);
    if (error == ANSWER_NA_REFUSED)
        app_say(app, MESSAGE_WARNING, _("%s cannot be left out; the form does not allow it"),
                walk_item(walk)->id);
    else
        walk_answer(app, walk, &draft);
    walk_draft_release(&draft);
}

static void walk_undo(struct app *app, struct walk *walk, bool redo)
{
    struct diags diags = {0};
    int item = CHANGE_WHOLE_SHEET;
    bool done = redo ? session_redo(&walk->session, &item, &diags)
                     : session_undo(&walk->session, &item, &diags);
    if (done && item != CHANGE_WHOLE_SHEET)
        walk_go(app, walk, item);
    if (done)
        app_say(app, MESSAGE_NOTE, redo ? _("brought back: %s") : _("undone: %s"),
                item == CHANGE_WHOLE_SHEET ? _("assessors or date") : walk_item(walk)->id);
    else if (diags.count == 0)
        app_say(app, MESSAGE_NOTE, redo ? _("nothing to bring back") : _("nothing left to undo"));
    desk_say(app, &diags);
}

static void walk_take_back(struct app *app, struct walk *walk)
{
    walk->taking_back = true;
    app_say(app, MESSAGE_NOTE, _("take back: which rule? press its digit"));
}

/* What is to be taken back may stand on another page. */
static void walk_more_rules(struct app *app, struct walk *walk)
{
    int pages = walk_rule_pages(walk_item(walk));
    if (pages < 2)
        app_say(app, MESSAGE_NOTE, _("the item has no more rules"));
    else
        walk->page = (walk->page + 1) % pages;
    if (walk->taking_back)
        walk_take_back(app, walk);
}

static void walk_clear(struct app *app, struct walk *walk)
{
    walk_do(app, walk, CHANGE_MARKS, "");
}

bool walk_act_mark(struct app *app, struct walk *walk, int action, keypress key)
{
    switch (action) {
    case WALK_RULE:
        walk_press(app, walk, key);
        return true;
    case WALK_TAKE_BACK:
        walk_take_back(app, walk);
        return true;
    case WALK_SETTLE:
        walk_settle(app, walk);
        return true;
    case WALK_MORE_RULES:
        walk_more_rules(app, walk);
        return true;
    case WALK_UNDO:
        walk_undo(app, walk, false);
        return true;
    case WALK_REDO:
        walk_undo(app, walk, true);
        return true;
    case WALK_LEAVE_OUT:
        walk_leave_out(app, walk);
        return true;
    case WALK_CLEAR:
        walk_clear(app, walk);
        return true;
    default:
        return false;
    }
}
