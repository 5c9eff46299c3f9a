/* SPDX-License-Identifier: MIT */
#include "report/export.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/lang.h"
#include "report/export_write.h"
#include "sheet/exports.h"

const struct export_format export_formats[] = {
    {.name = "paper",
     .ending = ".csv",
     .words = N_("paper: the form as a table for printing, with subtotals and total"),
     .sheet = paper_write},
    {.name = "table",
     .ending = ".csv",
     .words = N_("table: the rows of all sheets in one, for pivot tables and databases"),
     .sheet = table_write_sheet,
     .folder = table_write_folder},
    {.name = "summary",
     .ending = ".csv",
     .words = N_("summary: a row a unit with subtotals, total, rank and band"),
     .ranking = summary_write},
    {0},
};

const struct export_format *export_format_find(const char *name)
{
    for (size_t i = 0; export_formats[i].name != NULL; i++)
        if (strcmp(export_formats[i].name, name) == 0)
            return &export_formats[i];
    return NULL;
}

/* The exports' own directory is made when it is first needed. */
static bool make_place(const char *file, struct diags *diags)
{
    char *directory = file_directory(file);
    bool good =
        strcmp(file_base_name(directory), EXPORTS) != 0 || file_make_directory(directory, diags);
    free(directory);
    return good;
}

bool export_save(const char *file, const struct str *content, size_t rows, bool replace,
                 struct diags *diags)
{
    struct place place = {.file = file};
    if (!replace && file_exists(file) && !file_is_directory(file)) {
        diag_add(diags, DIAG_FAILURE, place, _("is there already; -f or --force replaces it"));
        return false;
    }
    if (!make_place(file, diags) || !file_save(file, content, diags))
        return false;
    diag_add(diags, DIAG_NOTE, place, _("rows written: %zu"), rows);
    return true;
}
