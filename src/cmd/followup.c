/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/lang.h"
#include "base/mem.h"
#include "cmd/command.h"
#include "report/cycle.h"

/*
 * followup [FOLDER], followup check [FOLDER], followup set UNIT FIELD=VALUE... [FOLDER].  The last
 * word of `set` is a folder where it is no FIELD=VALUE; a folder called set, or one with a sign of
 * equality in its name, is written with a slash, as ./set.
 */

/* The folder read, and the forms to work on. */
struct work {
    struct context *context;
    struct folder folder;
    struct names forms; /* ids */
    char today[DATE_TEXT];
};

/* Those of the folder, or all there are: a year's plans are filed before its first sheet. */
static void find_forms(struct work *work)
{
    struct context *context = work->context;
    if (context->arguments.form != NULL) {
        names_add(&work->forms, context->arguments.form);
        return;
    }
    cycle_forms(&work->folder, &work->forms, &context->diags);
    if (work->forms.count > 0)
        return;
    names_release(&work->forms);
    form_shelf_list(&context->shelf, &work->forms);
}

static bool work_begin(struct work *work, struct context *context, const char *folder)
{
    *work = (struct work){.context = context};
    date_today(&context->clock, work->today);
    if (!folder_open(&work->folder, folder, &context->shelf, &context->diags))
        return false;
    find_forms(work);
    return true;
}

static void work_end(struct work *work)
{
    names_release(&work->forms);
    folder_release(&work->folder);
}

static void print_form(struct work *work, const struct followup *followup)
{
    struct str *out = &work->context->out;
    struct cycle cycle;
    cycle_init(&cycle, followup, &work->folder, work->today, CYCLE_BY_UNIT);
    if (work->context->arguments.given & OPTION_CSV) {
        cycle_write_csv(&cycle, out);
    } else {
        str_separate(out, "\n");
        cycle_write_text(&cycle, out);
    }
    cycle_release(&cycle);
}

/* Goes through the forms and says what is wrong in each; PRINT shows them as well. */
static void look_at_forms(struct work *work, bool print)
{
    struct context *context = work->context;
    if (print && context->arguments.given & OPTION_CSV)
        cycle_write_csv_header(&context->out);
    for (size_t i = 0; i < work->forms.count; i++) {
        struct followup followup;
        if (!cycle_open(&followup, &work->folder, &context->shelf, work->forms.at[i],
                        &context->diags))
            continue;
        followup_check(&followup, work->today, &context->diags);
        if (print)
            print_form(work, &followup);
        followup_release(&followup);
    }
}

static bool names_a_value(const char *word)
{
    const char *equals = strchr(word, '=');
    const char *slash = strchr(word, '/');
    return equals != NULL && (slash == NULL || equals < slash);
}

static bool take_word(struct followup_edit *edit, const char *word, struct diags *diags)
{
    char *name = mem_copy_part(word, strcspn(word, "="));
    int field = followup_find(name);
    bool known = field >= (int)FOLLOWUP_SETTABLE && names_a_value(word);
    if (known)
        followup_edit_set(edit, (enum followup_field)field, strchr(word, '=') + 1);
    else
        diag_error(diags, (struct place){0},
                   _("'%s' is no step; write FIELD=VALUE with plan, debrief, reported, commended, "
                     "interviewed, cause, vote, satisfaction, verdict, recommended or note"),
                   word);
    free(name);
    return known;
}

static void write_set(const struct followup *followup, const struct followup_edit *edit,
                      const char *today, struct str *out)
{
    int unit = followup_unit(followup, edit->unit);
    const struct followup_record *record = followup_record(followup, unit);
    for (int i = FOLLOWUP_SETTABLE; i < FOLLOWUP_FIELDS; i++)
        if (edit->to[i] != NULL)
            str_addf(out, "%s\t%s\n", followup_name((enum followup_field)i, "en"),
                     record->values[i]);
    struct followup_term term = followup_term(record, today);
    if (edit->to[FOLLOWUP_INTERVIEWED] != NULL && term.state != TERM_NONE)
        str_addf(out, "due\t%s\n", term.due);
}

/* What is wrong in other rows is said, but it has not kept this change from being made. */
static void soften(struct diags *diags)
{
    for (size_t i = 0; i < diags->count; i++)
        if (diags->at[i].level == DIAG_ERROR)
            diags->at[i].level = DIAG_WARNING;
}

static void set_in(struct work *work, const struct followup_edit *edit, const char *id)
{
    struct diags *diags = &work->context->diags;
    struct diags found = {0};
    struct followup followup;
    bool opened = cycle_open(&followup, &work->folder, &work->context->shelf, id, &found);
    if (opened)
        soften(&found);
    diags_move(diags, &found);
    if (!opened)
        return;
    if (followup_do(&followup, edit, work->today, diags) && followup.pending_count == 0)
        write_set(&followup, edit, work->today, &work->context->out);
    followup_release(&followup);
}

static void set_edit(struct work *work, const struct followup_edit *edit)
{
    struct str ids = {0};
    if (work->forms.count == 1) {
        set_in(work, edit, work->forms.at[0]);
        return;
    }
    for (size_t i = 0; i < work->forms.count; i++) {
        str_separate(&ids, ", ");
        str_add(&ids, work->forms.at[i]);
    }
    diag_error(&work->context->diags, (struct place){.file = work->folder.path},
               _("the cycle of which form is meant? --form names one of: %s"), str_text(&ids));
    str_release(&ids);
}

static void run_set(struct context *context)
{
    int last = context->arguments.word_count - 1;
    const char *unit = context_word(context, 1);
    bool names_folder = last > 1 && !names_a_value(context_word(context, last));
    struct followup_edit edit = {0};
    struct work work;
    if (last - names_folder < 2) {
        context_misuse(
            context,
            _("'followup set' needs a unit and what to set: UNIT FIELD=VALUE... [FOLDER]"));
        return;
    }
    followup_edit_init(&edit, unit);
    bool good = !names_folder || !context_misses_folder(context, last);
    for (int i = 2; i <= last - names_folder; i++)
        good &= take_word(&edit, context_word(context, i), &context->diags);
    char *folder = context_folder(context, names_folder ? last : last + 1);
    if (good && work_begin(&work, context, folder)) {
        set_edit(&work, &edit);
        work_end(&work);
    }
    followup_edit_release(&edit);
    free(folder);
}

static void run_look(struct context *context, int word, bool print)
{
    struct work work;
    size_t told = context->diags.count;
    if (context_misses_folder(context, word))
        return;
    char *folder = context_folder(context, word);
    if (work_begin(&work, context, folder)) {
        look_at_forms(&work, print);
        work_end(&work);
    }
    if (!print && context->diags.count == told)
        diag_add(&context->diags, DIAG_NOTE, (struct place){0}, _("nothing found, all is well"));
    free(folder);
}

static void followup_run(struct context *context)
{
    const char *word = context_word(context, 0);
    bool checks = word != NULL && strcmp(word, "check") == 0;
    bool sets = word != NULL && strcmp(word, "set") == 0;
    if ((checks || sets) && context->arguments.given & OPTION_CSV)
        context_misuse(context,
                       _("option '--%s' does not belong to this command; --help shows what does"),
                       option_name(OPTION_CSV));
    else if (sets)
        run_set(context);
    else if (context->arguments.word_count > 1 + checks)
        context_misuse(context, _("'%s' is one word too many; --help shows what belongs there"),
                       context_word(context, 1 + checks));
    else
        run_look(context, checks, !checks);
}

/* FIELD=VALUE, the value called by what it has to be. */
static void add_assignment(enum followup_field field, struct str *out)
{
    static const char *const values[] = {[FOLLOWUP_TEXT] = N_("TEXT"),
                                         [FOLLOWUP_DATE] = N_("DATE"),
                                         [FOLLOWUP_PERCENT] = N_("PERCENT")};
    enum followup_kind kind = followup_kind(field);
    const char *choice;
    str_addf(out, "%s=%s", followup_name(field, lang_code()),
             kind != FOLLOWUP_CHOICE ? _(values[kind]) : "");
    for (int i = 0; (choice = followup_choice(field, i)) != NULL; i++)
        str_addf(out, "%s%s", i > 0 ? "|" : "", followup_choice_name(field, choice, lang_code()));
}

static void followup_details(const struct help_taker *taker)
{
    struct str word = {0};
    for (int i = FOLLOWUP_SETTABLE; i < FOLLOWUP_FIELDS; i++) {
        str_clear(&word);
        add_assignment((enum followup_field)i, &word);
        taker->row(taker->context, str_text(&word), followup_label((enum followup_field)i));
    }
    str_release(&word);
    taker->row(taker->context, _("FIELD="), _("take the value away"));
}

const struct command command_followup = {
    .name = "followup",
    .usage = N_("[check | --csv] [FOLDER] | set UNIT FIELD=VALUE... [FOLDER]"),
    .summary = N_("what the results lead to: plan, debrief, report, interview, term, vote; or set "
                  "it: set 财政所 interviewed=2018-01-18"),
    .details = followup_details,
    .options = OPTION_CSV | OPTION_FORM,
    .words_most = -1,
    .run = followup_run,
};
