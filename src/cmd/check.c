/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/lang.h"
#include "base/table.h"
#include "cmd/command.h"
#include "form/form_check.h"
#include "report/cycle.h"
#include "report/units.h"
#include "sheet/check_code.h"
#include "sheet/folder.h"
#include "sheet/session.h"
#include "sheet/sheet_file.h"

static void tell_conflict(const struct sheet *sheet, int item, struct place place,
                          struct diags *found)
{
    const struct entry *entry = &sheet->entries[item];
    const char *id = sheet->form->items[item].id;
    char stated[POINTS_SHOWN_TEXT];
    char score[POINTS_SHOWN_TEXT];
    points_to_shown(entry->stated, stated);
    if (entry->answer.state == ANSWER_OPEN)
        diag_error(
            found, place,
            _("item '%s' states the score %s, but is open, with no marks that give it; settle "
              "it on the walk screen"),
            id, stated);
    else
        diag_error(
            found, place,
            _("item '%s' states the score %s, its marks give %s; settle it on the walk screen"), id,
            stated, points_to_shown(sheet_score(sheet, item, NULL), score));
}

static void check_conflicts(const struct sheet *sheet, const char *file, struct diags *found)
{
    for (int i = 0; i < sheet->form->item_count; i++)
        if (sheet->entries[i].has_conflict)
            tell_conflict(sheet, i, (struct place){.file = file}, found);
}

/* Whether the sheet is the one that the paper with the code given was printed from. */
static void check_code(struct context *context, const struct sheet *sheet, const char *file,
                       struct diags *found)
{
    char code[CHECK_CODE_TEXT];
    struct place place = {.file = file};
    if (!check_code_from_text(context->arguments.code, code))
        return;
    if (sheet->code[0] == '\0')
        diag_error(found, place,
                   sheet->status == SHEET_FINAL
                       ? _("the sheet is final, but has no check code: no journal stands behind it")
                       : _("the sheet is a draft, which has no check code"));
    else if (strcmp(sheet->code, code) != 0)
        diag_error(found, place,
                   _("the check code is %s, the paper has %s: sheet and journal are not those that "
                     "were signed"),
                   sheet->code, code);
    else
        diag_add(&context->diags, DIAG_NOTE, place,
                 _("the check code is that of the paper: the journal is the one that was signed"));
}

static void check_sheet(struct context *context, const char *file, struct diags *found)
{
    struct sheet sheet = {0};
    if (!session_check(&sheet, file, &context->shelf, found))
        return;
    check_conflicts(&sheet, file, found);
    if (context->arguments.code != NULL)
        check_code(context, &sheet, file, found);
    sheet_release(&sheet);
}

/* Whether FILE is a table of which that IS_TRUE; what keeps it from being read is said elsewhere.
 */
static bool is_table(const char *file, bool (*is_true)(const struct table *table))
{
    struct table table = {0};
    struct diags unread = {0};
    bool is = table_read(&table, file, &unread) && is_true(&table);
    table_release(&table);
    diags_release(&unread);
    return is;
}

static void check_file(struct context *context, const char *file, struct diags *found)
{
    if (context->arguments.code != NULL || is_table(file, sheet_file_is_one))
        check_sheet(context, file, found);
    else
        form_check(file, found);
}

static bool has_form_header(const struct table *table)
{
    return table->count > 0 && row_find(table->rows, "kind") >= 0 &&
           row_find(table->rows, "id") >= 0;
}

/* The follow-up file of the form called ID in FOLDER. */
static void check_followup(struct context *context, const struct folder *folder, const char *id,
                           struct diags *found)
{
    struct followup followup;
    char today[DATE_TEXT];
    if (!cycle_open(&followup, folder, &context->shelf, id, found))
        return;
    date_today(&context->clock, today);
    followup_check(&followup, today, found);
    followup_release(&followup);
}

static void check_followups(struct context *context, const struct folder *folder,
                            struct diags *found)
{
    struct names ids;
    cycle_forms(folder, &ids, found);
    for (size_t i = 0; i < ids.count; i++)
        check_followup(context, folder, ids.at[i], found);
    names_release(&ids);
}

static void check_folder(struct context *context, const char *path, struct diags *found)
{
    struct folder folder = {0};
    if (!folder_list(&folder, path, found))
        return;
    folder.thorough = true;
    while (folder_read_next(&folder, &context->shelf))
        continue;
    for (size_t i = 0; i < folder.count; i++) {
        struct folder_entry *entry = &folder.entries[i];
        /* A folder may hold the forms themselves, which are no bad sheets for that. */
        if (entry->form == NULL && is_table(entry->file, has_form_header)) {
            form_check(entry->file, found);
            continue;
        }
        diags_move(found, &entry->diags);
        if (entry->form != NULL)
            check_conflicts(entry->sheet, entry->file, found);
    }
    units_tell_twins(&folder, DIAG_ERROR, found);
    check_followups(context, &folder, found);
    folder_release(&folder);
}

/* Forms beside the sheets are no sheets, but they are checked too. */
static void check_forms(struct context *context, const char *path, struct diags *found)
{
    char *forms = file_join(path, "forms");
    if (file_is_directory(forms))
        check_folder(context, forms, found);
    free(forms);
}

static void check_word(struct context *context, const char *word, struct diags *found)
{
    char *form = file_exists(word) ? NULL : form_shelf_file(&context->shelf, word);
    if (form == NULL && !file_exists(word)) {
        diag_add(found, DIAG_FAILURE, (struct place){.file = word},
                 _("there is no such form, sheet or folder"));
    } else if (file_is_directory(word)) {
        check_folder(context, word, found);
        check_forms(context, word, found);
    } else {
        check_file(context, form != NULL ? form : word, found);
    }
    free(form);
}

/* A code is that of one sheet. */
static bool code_fits(struct context *context)
{
    const struct arguments *arguments = &context->arguments;
    char code[CHECK_CODE_TEXT];
    if (arguments->code == NULL)
        return true;
    if (arguments->word_count != 1 || file_is_directory(arguments->words[0]))
        return context_misuse(context, _("a check code is that of one sheet; name that one alone"));
    if (!check_code_from_text(arguments->code, code))
        return context_misuse(context,
                              _("'%s' is no check code; it has twelve letters and digits, such as "
                                "7K3M-Q9XW-2TBA"),
                              arguments->code);
    return true;
}

/* What a check finds is its result, so it goes to standard output; the status follows from it. */
static void check_run(struct context *context)
{
    struct diags found = {0};
    if (!code_fits(context))
        return;
    for (int i = 0; i < context->arguments.word_count; i++)
        check_word(context, context->arguments.words[i], &found);
    for (size_t i = 0; i < found.count; i++) {
        diag_write(&found.at[i], &context->out);
        str_add_char(&context->out, '\n');
    }
    context->status = diags_status(&found);
    if (found.count == 0 && context->arguments.code == NULL)
        diag_add(&context->diags, DIAG_NOTE, (struct place){0}, _("nothing found, all is well"));
    diags_release(&found);
}

const struct command command_check = {
    .name = "check",
    .usage = N_("FORM|SHEET|FOLDER..."),
    .options = OPTION_CODE,
    .summary = N_("look for mistakes: FILE:ROW:COLUMN: message"),
    .words_least = 1,
    .words_most = -1,
    .takes_input = true,
    .run = check_run,
};
