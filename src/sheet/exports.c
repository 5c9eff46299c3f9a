/* SPDX-License-Identifier: MIT */
#include "sheet/exports.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/text.h"
#include "sheet/session.h"

char *exports_file(const char *folder, const char *base, const char *ending)
{
    char *safe = file_safe_name(base);
    struct str file = {0};
    str_addf(&file, "%s/" EXPORTS "/%s%s", folder, safe, ending);
    free(safe);
    return str_take(&file);
}

/* PATH without links and dots, as it is where there is no such thing; newly allocated. */
static char *resolved(const char *path)
{
    char *real = realpath(path, NULL);
    return real != NULL ? real : mem_copy(path);
}

/* The directory of FILE, resolved; the file need not be there. */
static char *place_of(const char *file)
{
    char *directory = file_directory(file);
    char *place = resolved(directory);
    free(directory);
    return place;
}

char *exports_folder_of(const char *file, const char *form_id)
{
    char *place = place_of(file);
    char *directory = file_directory(file);
    char *folder = NULL;
    if (strcmp(file_base_name(directory), form_id) == 0)
        folder = file_directory(directory);
    else if (strcmp(file_base_name(place), form_id) == 0)
        folder = file_join(directory, "..");
    free(directory);
    free(place);
    return folder;
}

/* Whether a file in PLACE is read with the folder ROOT; both resolved. */
static bool is_read(const char *root, const char *place)
{
    char *above = file_directory(place);
    bool under = strcmp(above, root) == 0 && strcmp(file_base_name(place), EXPORTS) != 0;
    free(above);
    return under || strcmp(place, root) == 0;
}

static bool is_among_sheets(const char *folder, const char *file)
{
    char *root = resolved(folder);
    char *place = place_of(file);
    bool read = is_read(root, place);
    free(root);
    free(place);
    return read;
}

static bool is_same_file(const char *a, const char *b)
{
    char *left = resolved(a);
    char *right = resolved(b);
    bool same = strcmp(left, right) == 0;
    free(left);
    free(right);
    return same;
}

static bool is_of_sheet(const char *sheet, const char *file)
{
    char *journal = session_journal_file(sheet);
    bool is = is_same_file(sheet, file) || is_same_file(journal, file);
    free(journal);
    return is;
}

bool exports_allow(const char *folder, const char *sheet, const char *file, struct diags *diags)
{
    bool table = text_ends_in(file, ".csv") || text_ends_in(file, ".journal");
    struct place place = {.file = file};
    if (table && folder != NULL && is_among_sheets(folder, file))
        return diag_error(diags, place,
                          _("would stand among the sheets and be taken for one; write it to "
                            "%s/%s or elsewhere"),
                          folder, EXPORTS);
    if (sheet != NULL && is_of_sheet(sheet, file))
        return diag_error(diags, place, _("is the sheet itself or its journal; name another file"));
    return true;
}
