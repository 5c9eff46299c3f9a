/* SPDX-License-Identifier: MIT */
#include "report/export.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/lang.h"
#include "cmd/command.h"
#include "sheet/session.h"

#define STATUS_USAGE 2

/* What was asked for cannot be, and the words of the command have to change. */
static bool is_misused(struct context *context)
{
    context->status = STATUS_USAGE;
    return false;
}

static const struct export_format *find_format(struct context *context)
{
    const char *word = context_word(context, 0);
    const struct export_format *format = export_format_find(word);
    struct str names = {0};
    for (size_t i = 0; export_formats[i].name != NULL; i++) {
        str_separate(&names, ", ");
        str_add(&names, export_formats[i].name);
    }
    if (format == NULL) {
        is_misused(context);
        diag_error(&context->diags, (struct place){0}, _("'%s' is no export; there are %s"), word,
                   str_text(&names));
    }
    str_release(&names);
    return format;
}

static void hand_over(struct context *context, struct str *content, size_t rows)
{
    const char *file = context->arguments.output;
    if (file == NULL)
        str_add_part(&context->out, str_text(content), content->size);
    else
        export_save(file, content, rows, context->arguments.given & OPTION_FORCE, &context->diags);
}

static bool write_sheet(struct context *context, const struct export_format *format,
                        struct str *content, size_t *rows)
{
    struct sheet sheet = {0};
    if (format->sheet == NULL)
        return diag_error(&context->diags, (struct place){0},
                          _("'%s' is of a folder; name a folder of sheets"), format->name) ||
               is_misused(context);
    if (!session_peek(&sheet, context_word(context, 1), &context->shelf, &context->diags))
        return false;
    *rows = format->sheet(&sheet, content);
    sheet_release(&sheet);
    return true;
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
    return is_misused(context);
}

static bool write_read_folder(struct context *context, const struct export_format *format,
                              const struct folder *folder, struct str *content, size_t *rows)
{
    size_t count;
    const struct form **forms = folder_forms(folder, &count);
    bool good = true;
    if (count == 0)
        good = diag_error(&context->diags, (struct place){.file = folder->path},
                          _("has no sheet to export"));
    else if (format->folder != NULL)
        *rows = format->folder(folder, content);
    else if (count > 1)
        good = refuse_several(context, folder, forms, count);
    else {
        struct ranking ranking;
        ranking_init(&ranking, folder, forms[0]);
        *rows = format->ranking(&ranking, content);
        ranking_release(&ranking);
    }
    free(forms);
    return good;
}

static bool write_folder(struct context *context, const struct export_format *format,
                         struct str *content, size_t *rows)
{
    struct folder folder = {0};
    if (format->folder == NULL && format->ranking == NULL)
        return diag_error(&context->diags, (struct place){0},
                          _("'%s' is of one sheet; name a sheet"), format->name) ||
               is_misused(context);
    if (!folder_open(&folder, context_word(context, 1), &context->shelf, &context->diags))
        return false;
    bool good = write_read_folder(context, format, &folder, content, rows);
    for (size_t i = 0; i < folder.count; i++)
        diags_move(&context->diags, &folder.entries[i].diags);
    folder_release(&folder);
    return good;
}

static void export_run(struct context *context)
{
    const struct export_format *format = find_format(context);
    if (format == NULL || context_misses(context, 1))
        return;
    struct str content = {0};
    size_t rows = 0;
    bool of_folder = file_is_directory(context_word(context, 1));
    if (of_folder ? write_folder(context, format, &content, &rows)
                  : write_sheet(context, format, &content, &rows))
        hand_over(context, &content, rows);
    str_release(&content);
}

const struct command command_export = {
    .name = "export",
    .usage = N_("paper|table|summary|html [-o FILE] [-f] SHEET|FOLDER"),
    .summary = N_("hand over: paper, table or summary as CSV, or a page"),
    .options = OPTION_OUTPUT | OPTION_FORCE,
    .words_least = 2,
    .words_most = 2,
    .run = export_run,
};
