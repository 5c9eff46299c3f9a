/* SPDX-License-Identifier: MIT */
#include "report/export.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/lang.h"
#include "cmd/command.h"
#include "report/units.h"
#include "sheet/exports.h"
#include "sheet/session.h"

static const struct export_format *find_format(struct context *context)
{
    const char *word = context_word(context, 0);
    const struct export_format *format = export_format_find(word);
    struct str names = {0};
    for (size_t i = 0; export_formats[i].name != NULL; i++) {
        str_separate(&names, _(", "));
        str_add(&names, export_formats[i].name);
    }
    if (format == NULL)
        context_misuse(context, _("'%s' is no export; there are %s"), word, str_text(&names));
    str_release(&names);
    return format;
}

/* What is being exported. */
struct job {
    struct context *context;
    const struct export_format *format;
    struct str content;
    size_t rows;
};

/* NULL is standard output. */
static const char *output_file(const struct context *context)
{
    const char *file = context->arguments.output;
    return file != NULL && strcmp(file, "-") != 0 ? file : NULL;
}

static bool may_write(const struct job *job, const char *folder, const char *sheet)
{
    const char *file = output_file(job->context);
    return file == NULL || exports_allow(folder, sheet, file, &job->context->diags);
}

static bool write_read_sheet(struct job *job, const struct sheet *sheet)
{
    const char *file = context_word(job->context, 1);
    char *folder = exports_folder_of(file, sheet->form->id);
    bool good = may_write(job, folder, file);
    if (good)
        job->rows = job->format->sheet(sheet, &job->content);
    free(folder);
    return good;
}

static bool write_sheet(struct job *job)
{
    struct context *context = job->context;
    struct sheet sheet = {0};
    if (job->format->sheet == NULL)
        return context_misuse(context, _("'%s' is of a folder; name a folder of sheets"),
                              job->format->name);
    bool good = session_peek(&sheet, context_word(context, 1), &context->shelf, &context->diags) &&
                write_read_sheet(job, &sheet);
    sheet_release(&sheet);
    return good;
}

/* One table holds one form's units, since the sections are its columns. */
static bool refuse_several(struct context *context, const struct folder *folder,
                           const struct form *const *forms, size_t count)
{
    struct str ids = {0};
    for (size_t i = 0; i < count; i++) {
        str_separate(&ids, ", ");
        str_add(&ids, forms[i]->id);
    }
    diag_error(&context->diags, (struct place){.file = folder->path},
               _("has sheets of several forms (%s); name one form's directory, such as %s/%s"),
               str_text(&ids), folder->path, forms[0]->id);
    str_release(&ids);
    context->status = STATUS_USAGE;
    return false;
}

static void write_ranking(struct job *job, const struct folder *folder, const struct form *form)
{
    struct ranking ranking;
    ranking_init(&ranking, folder, form);
    job->rows = job->format->ranking(&ranking, &job->content);
    ranking_release(&ranking);
}

/* The folder named may be one form's directory. */
static bool may_write_of(const struct job *job, const struct folder *folder,
                         const struct form *form)
{
    char *inside = file_join(folder->path, "");
    char *above = exports_folder_of(inside, form->id);
    bool good = may_write(job, above != NULL ? above : folder->path, NULL);
    free(above);
    free(inside);
    return good;
}

static bool write_read_folder(struct job *job, const struct folder *folder)
{
    struct context *context = job->context;
    size_t count;
    const struct form **forms = folder_forms(folder, &count);
    bool good = count > 0;
    if (count == 0)
        diag_error(&context->diags, (struct place){.file = folder->path},
                   _("has no sheet to export"));
    else if (job->format->folder == NULL && count > 1)
        good = refuse_several(context, folder, forms, count);
    else if (!may_write_of(job, folder, forms[0]))
        good = false;
    else if (job->format->folder != NULL)
        job->rows = job->format->folder(folder, &job->content);
    else
        write_ranking(job, folder, forms[0]);
    free(forms);
    return good;
}

static bool write_folder(struct job *job)
{
    struct context *context = job->context;
    struct folder folder = {0};
    if (job->format->folder == NULL && job->format->ranking == NULL)
        return context_misuse(context, _("'%s' is of one sheet; name a sheet"), job->format->name);
    if (!folder_open(&folder, context_word(context, 1), &context->shelf, &context->diags))
        return false;
    bool good = write_read_folder(job, &folder);
    for (size_t i = 0; i < folder.count; i++)
        diags_move(&context->diags, &folder.entries[i].diags);
    units_tell_twins(&folder, DIAG_WARNING, &context->diags);
    folder_release(&folder);
    return good;
}

static void hand_over(struct job *job)
{
    struct context *context = job->context;
    const char *file = output_file(context);
    if (file == NULL)
        str_add_part(&context->out, str_text(&job->content), job->content.size);
    else
        export_save(file, &job->content, job->rows, context->arguments.given & OPTION_FORCE,
                    &context->diags);
}

static void export_run(struct context *context)
{
    struct job job = {.context = context, .format = find_format(context)};
    if (job.format == NULL || context_misses(context, 1))
        return;
    bool of_folder = file_is_directory(context_word(context, 1));
    if (of_folder ? write_folder(&job) : write_sheet(&job))
        hand_over(&job);
    str_release(&job.content);
}

static void export_details(const struct help_taker *taker)
{
    for (const struct export_format *format = export_formats; format->name != NULL; format++)
        taker->row(taker->context, format->name, _(format->words));
}

const struct command command_export = {
    .name = "export",
    .usage = N_("paper|table|summary|html [-o FILE] [-f] SHEET|FOLDER"),
    .summary = N_("hand over: paper, table or summary as CSV, or a page"),
    .details = export_details,
    .options = OPTION_OUTPUT | OPTION_FORCE,
    .words_least = 2,
    .words_most = 2,
    .for_programs = true,
    .takes_input = true,
    .run = export_run,
};
