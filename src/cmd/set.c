/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/lang.h"
#include "base/mem.h"
#include "cmd/command.h"
#include "cmd/particulars.h"
#include "sheet/answer_message.h"
#include "sheet/findings.h"
#include "sheet/session.h"

/*
 * All words are understood before anything is changed, so that a mistake in the last one leaves
 * the sheet as it was.
 */
struct draft {
    int item;
    struct answer answer;
};

struct drafts {
    struct draft *at;
    size_t count;
    size_t room;
};

static void drafts_release(struct drafts *drafts)
{
    for (size_t i = 0; i < drafts->count; i++)
        free(drafts->at[i].answer.marks);
    free(drafts->at);
}

/* The draft of ITEM, begun from what the sheet has. */
static struct answer *draft_of(struct drafts *drafts, const struct sheet *sheet, int item)
{
    for (size_t i = 0; i < drafts->count; i++)
        if (drafts->at[i].item == item)
            return &drafts->at[i].answer;
    const struct item *of = &sheet->form->items[item];
    struct answer answer = {.marks = mem_new((size_t)of->rule_count, sizeof *answer.marks)};
    answer_copy(of, &sheet->entries[item].answer, &answer);
    drafts->at = mem_grow(drafts->at, drafts->count, &drafts->room, sizeof *drafts->at);
    drafts->at[drafts->count] = (struct draft){item, answer};
    return &drafts->at[drafts->count++].answer;
}

/* One word ITEM[/RULE]=VALUE taken apart. */
struct assignment {
    const char *word;
    char *item;       /* owned; rule and value stand behind it in the same block */
    const char *rule; /* NULL where the word names none */
    const char *value;
};

static bool assignment_read(struct assignment *assignment, const char *word, struct diags *diags)
{
    char *copy = mem_copy(word);
    char *equals = strchr(copy, '=');
    if (equals == NULL || equals == copy) {
        diag_error(diags, (struct place){0},
                   _("'%s' is no mark; write ITEM/RULE=VALUE such as A1/plan=1, or ITEM=ok"), word);
        free(copy);
        return false;
    }
    *equals = '\0';
    char *slash = strchr(copy, '/');
    if (slash != NULL)
        *slash++ = '\0';
    *assignment = (struct assignment){word, copy, slash, equals + 1};
    return true;
}

/* "E2.3/invested=" takes the mark away, as "E2.3=" does the item's. */
static enum answer_error mark_clear(const struct form *form, const struct item *item,
                                    const char *rule, struct answer *answer)
{
    if (strcmp(rule, "adjust") == 0)
        return answer_adjust(item, 0, answer);
    return answer_mark(form, item, form_rule(form, item, rule), MARK_NONE, answer);
}

/* A mark in the words of the sheet's marks column, read by the one function that reads those. */
static enum answer_error mark_read(const struct form *form, const struct item *item,
                                   const char *rule, const char *value, struct answer *answer)
{
    if (value[0] == '\0' && strcmp(rule, "score") != 0)
        return mark_clear(form, item, rule, answer);
    struct answer read = {.marks = mem_new((size_t)item->rule_count, sizeof *read.marks)};
    struct str text = {0};
    str_add(&text, rule);
    str_add(&text, "=");
    str_add(&text, value);
    enum answer_error error = answer_read(form, item, str_text(&text), &read, NULL, NULL);
    int index = form_rule(form, item, rule);
    if (error == ANSWER_OK && strcmp(rule, "score") == 0)
        error = answer_rate(item, read.score, answer);
    else if (error == ANSWER_OK && strcmp(rule, "adjust") == 0)
        error = answer_adjust(item, read.adjust, answer);
    else if (error == ANSWER_OK)
        error = answer_mark(form, item, index, index >= 0 ? read.marks[index] : MARK_NONE, answer);
    str_release(&text);
    free(read.marks);
    return error;
}

/* Whether VALUE is meant as a score: anything but the words and pairs of the marks column. */
static bool is_bare_score(const char *value)
{
    return value[0] != '\0' && strchr(value, '=') == NULL && strcasecmp(value, "ok") != 0 &&
           strcasecmp(value, "na") != 0;
}

static enum answer_error assignment_apply(const struct assignment *assignment,
                                          const struct form *form, const struct item *item,
                                          struct answer *answer)
{
    if (assignment->rule != NULL)
        return mark_read(form, item, assignment->rule, assignment->value, answer);
    if (item->kind == ITEM_RATE && is_bare_score(assignment->value))
        return mark_read(form, item, "score", assignment->value, answer);
    return answer_read(form, item, assignment->value, answer, NULL, NULL);
}

/* Takes the assignment into the draft of item INDEX; false after saying why it cannot be. */
static bool assignment_take(const struct assignment *assignment, struct drafts *drafts,
                            const struct sheet *sheet, int index, struct diags *diags)
{
    const struct item *item = &sheet->form->items[index];
    struct answer *draft = draft_of(drafts, sheet, index);
    enum answer_error error = assignment_apply(assignment, sheet->form, item, draft);
    struct str text = {0};
    if (error == ANSWER_OK)
        return true;
    answer_message(sheet->form, item, error, assignment->word, strlen(assignment->word), &text);
    diag_error(diags, (struct place){0}, "%s", str_text(&text));
    str_release(&text);
    return false;
}

static bool word_take(struct drafts *drafts, const struct sheet *sheet, const char *word,
                      struct diags *diags)
{
    struct assignment assignment;
    if (!assignment_read(&assignment, word, diags))
        return false;
    int index = form_item(sheet->form, assignment.item);
    bool taken = index >= 0
                     ? assignment_take(&assignment, drafts, sheet, index, diags)
                     : diag_error(diags, (struct place){0}, _("'%s': form '%s' has no item '%s'"),
                                  word, sheet->form->id, assignment.item);
    free(assignment.item);
    return taken;
}

/* Whether the sheet would take the draft; a note given is the reason an adjust asks for. */
static bool draft_allowed(const struct sheet *sheet, const struct draft *draft, const char *note,
                          struct diags *diags)
{
    struct str marks = {0};
    const struct item *item = &sheet->form->items[draft->item];
    if (note != NULL && !sheet_has_reason(sheet, draft->item, draft->answer.adjust, note, diags))
        return false;
    answer_write(sheet->form, item, &draft->answer, &marks);
    struct change change = {draft->item, CHANGE_MARKS, "", str_text(&marks)};
    if (note != NULL)
        change = (struct change){draft->item, CHANGE_NOTE, "", note};
    bool allowed = sheet_allows(sheet, &change, diags);
    str_release(&marks);
    return allowed;
}

static bool draft_do(struct session *session, const struct draft *draft, const char *note,
                     struct diags *diags)
{
    struct str marks = {0};
    const struct form *form = session->sheet.form;
    answer_write(form, &form->items[draft->item], &draft->answer, &marks);
    bool done = (note == NULL || session_do(session, draft->item, CHANGE_NOTE, note, diags)) &&
                session_do(session, draft->item, CHANGE_MARKS, str_text(&marks), diags);
    str_release(&marks);
    return done;
}

/* A line for each item set: its id, its score, its findings. */
static void write_result(const struct sheet *sheet, int index, struct str *out)
{
    char score[POINTS_TEXT] = "";
    struct str findings = {0};
    if (sheet->entries[index].answer.state == ANSWER_SETTLED)
        points_to_text(sheet_score(sheet, index, NULL), score);
    findings_write(sheet, index, lang_code(), &findings);
    str_addf(out, "%s\t%s\t%s\n", sheet->form->items[index].id, score, str_text(&findings));
    str_release(&findings);
}

static void set_words(struct context *context, struct session *session)
{
    struct drafts drafts = {0};
    const char *note = context->arguments.note;
    bool good = true;
    for (int i = 1; i < context->arguments.word_count; i++)
        good &= word_take(&drafts, &session->sheet, context->arguments.words[i], &context->diags);
    for (size_t i = 0; good && i < drafts.count; i++)
        good &= draft_allowed(&session->sheet, &drafts.at[i], note, &context->diags);
    for (size_t i = 0; good && i < drafts.count; i++)
        good &= draft_do(session, &drafts.at[i], note, &context->diags);
    for (size_t i = 0; good && i < drafts.count; i++)
        write_result(&session->sheet, drafts.at[i].item, &context->out);
    drafts_release(&drafts);
}

static bool set_particulars_at(struct context *context, struct session *session, int place)
{
    const struct arguments *arguments = &context->arguments;
    for (int i = 1; i < arguments->word_count; i++)
        if (particular_place(arguments->words[i]) == place &&
            !particular_set(session, arguments->words[i], arguments->note, &context->out,
                            &context->diags))
            return false;
    return true;
}

static bool names_draft(const struct arguments *arguments)
{
    for (int i = 1; i < arguments->word_count; i++)
        if (particular_place(arguments->words[i]) == 0)
            return true;
    return false;
}

/* Whether a note given has its place: it is the reason where a final sheet is reopened. */
static bool note_fits(struct context *context, const struct sheet *sheet)
{
    if (context->arguments.note == NULL)
        return true;
    if (!names_draft(&context->arguments))
        return context_misuse(context,
                              _("--note goes with marks and with status=draft; leave it out"));
    if (sheet->status != SHEET_FINAL)
        diag_add(&context->diags, DIAG_WARNING, (struct place){0},
                 _("the sheet is a draft already, so the note is kept nowhere"));
    return true;
}

/* Particulars stand by themselves: what they ask of the sheet must not hang on marks made by the
 * same command. */
static bool set_particulars(struct context *context, struct session *session)
{
    const struct arguments *arguments = &context->arguments;
    int particulars = 0;
    for (int i = 1; i < arguments->word_count; i++)
        particulars += particular_is(session->sheet.form, arguments->words[i]);
    if (particulars == 0)
        return false;
    if (particulars < arguments->word_count - 1) {
        diag_error(&context->diags, (struct place){0},
                   _("status, date and assessors are set by themselves; give the marks in another "
                     "command"));
        return true;
    }
    if (!note_fits(context, &session->sheet))
        return true;
    for (int place = 0; place < PARTICULARS; place++)
        if (!set_particulars_at(context, session, place))
            break;
    return true;
}

static void set_run(struct context *context)
{
    struct session session = {0};
    if (!session_open_waiting(&session, context_word(context, 0), &context->shelf, &context->clock,
                              &lock_wait_long, &context->diags))
        return;
    if (!set_particulars(context, &session))
        set_words(context, &session);
    session_save(&session, &context->diags);
    session_release(&session);
}

static const struct help_row words[] = {
    {N_("ITEM/RULE=N"),
     N_("mark the rule: 1 for a tick or choice, how often it is so, or the figure "
        "measured")},
    {N_("ITEM/RULE="), N_("take that mark away")},
    {N_("ITEM/adjust=POINTS"), N_("add points or take them, signed; --note gives the reason")},
    {N_("ITEM=POINTS"), N_("the score of a rated item")},
    {N_("ITEM=ok"), N_("settle the item with nothing marked")},
    {N_("ITEM=na"), N_("leave the item out, where the form allows it")},
    {N_("ITEM="), N_("open the item again")},
    {N_("date=DATE"), N_("day of the inspection")},
    {N_("assessors=NAMES"), N_("all of them, 、 or commas between")},
    {N_("status=final"), N_("make the sheet final, with nothing open")},
    {N_("status=draft"), N_("reopen it; --note gives the reason")},
    {NULL, NULL},
};

static void set_details(const struct help_taker *taker)
{
    help_give(words, taker);
}

const struct command command_set = {
    .name = "set",
    .usage = N_("SHEET ITEM[/RULE]=VALUE... [--note TEXT]"),
    .summary = N_("mark without a screen: A1/plan=1 B7=0.4 B1=ok D7.3=na C1.5/adjust=-0.3, or "
                  "status=final"),
    .details = set_details,
    .options = OPTION_NOTE,
    .words_least = 2,
    .words_most = -1,
    .run = set_run,
};
