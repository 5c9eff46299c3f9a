/* SPDX-License-Identifier: MIT */
#include "report/export.h"

#include <string.h>

#include "base/file.h"
#include "base/lang.h"
#include "report/export_write.h"
#include "report/html.h"

const struct export_format export_formats[] = {
    {.name = "summary",
     .ending = ".csv",
     .words = N_("summary: a row a unit with subtotals, total, rank and band"),
     .ranking = summary_write},
    {.name = "html",
     .ending = ".html",
     .words = N_("page: to look at and to print, of a sheet or a folder"),
     .sheet = html_write_sheet,
     .ranking = html_write_folder},
    {0},
};

const struct export_format *export_format_find(const char *name)
{
    for (size_t i = 0; export_formats[i].name != NULL; i++)
        if (strcmp(export_formats[i].name, name) == 0)
            return &export_formats[i];
    return NULL;
}

bool export_save(const char *file, const struct str *content, size_t rows, bool replace,
                 struct diags *diags)
{
    struct place place = {.file = file};
    if (!replace && file_exists(file) && !file_is_directory(file)) {
        diag_add(diags, DIAG_FAILURE, place, _("is there already; -f or --force replaces it"));
        return false;
    }
    if (!file_save(file, content, diags))
        return false;
    diag_add(diags, DIAG_NOTE, place, _("rows written: %zu"), rows);
    return true;
}
