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
     .title = N_("paper form"),
     .words = N_("for printing: a row an item, with subtotals, total and names"),
     .sheet = paper_write},
    {.name = "table",
     .ending = ".csv",
     .title = N_("stacked table"),
     .words = N_("for pivot tables and databases: the rows of all sheets in one"),
     .sheet = table_write_sheet,
     .folder = table_write_folder},
    {.name = "summary",
     .ending = ".csv",
     .title = N_("summary"),
     .words = N_("a row a unit, with subtotals, total, rank and band"),
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
