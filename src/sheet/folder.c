/* SPDX-License-Identifier: MIT */
#include "sheet/folder.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/table.h"
#include "base/text.h"
#include "sheet/exports.h"
#include "sheet/session.h"
#include "sheet/sheet_words.h"

#define ROSTER   "roster.csv"
#define FOLLOWUP "followup-"

/* The sheet that a file of the directory belongs to: its own name, or a journal's with .csv; NULL
 * for other files. */
static char *sheet_name(const char *name)
{
    static const char *const suffixes[] = {".csv", ".journal"};
    size_t size = strlen(name);
    for (size_t i = 0; i < sizeof suffixes / sizeof suffixes[0]; i++) {
        if (!text_ends_in(name, suffixes[i]))
            continue;
        struct str sheet = {0};
        str_add_part(&sheet, name, size - strlen(suffixes[i]));
        str_add(&sheet, ".csv");
        return str_take(&sheet);
    }
    return NULL;
}

/* Whether the name is one of the folder's own files. */
static bool is_ours(const char *name)
{
    return strcmp(name, ROSTER) == 0 || strncmp(name, FOLLOWUP, strlen(FOLLOWUP)) == 0;
}

/* Each sheet once, though its journal lies beside it. */
static void add_files(struct folder *folder, const char *directory, struct names *sheets)
{
    names_sort(sheets);
    for (size_t i = 0; i < sheets->count; i++) {
        if (i > 0 && strcmp(sheets->at[i], sheets->at[i - 1]) == 0)
            continue;
        char *file = file_join(directory, sheets->at[i]);
        names_add(&folder->files, file);
        free(file);
    }
}

static bool is_journal(const char *name)
{
    return text_ends_in(name, ".journal");
}

static void add_directory(struct folder *folder, const char *directory, struct diags *diags)
{
    struct names names = {0};
    struct names sheets = {0};
    if (!file_list(directory, "", &names, diags))
        return;
    for (size_t i = 0; i < names.count; i++) {
        char *name = sheet_name(names.at[i]);
        folder->has_journals |= is_journal(names.at[i]);
        if (name != NULL && !is_ours(name))
            names_add(&sheets, name);
        free(name);
    }
    add_files(folder, directory, &sheets);
    names_release(&sheets);
    names_release(&names);
}

bool folder_list(struct folder *folder, const char *path, struct diags *diags)
{
    struct names names = {0};
    *folder = (struct folder){.path = mem_copy(path)};
    if (!file_exists(path))
        return true;
    if (!file_list_directories(path, &names, diags)) {
        folder_release(folder);
        return false;
    }
    add_directory(folder, path, diags);
    for (size_t i = 0; i < names.count; i++) {
        char *directory = file_join(path, names.at[i]);
        if (strcmp(names.at[i], EXPORTS) != 0)
            add_directory(folder, directory, diags);
        free(directory);
    }
    names_release(&names);
    return true;
}

static int unit_column(const struct row *header)
{
    for (size_t i = 0; i < header->count; i++)
        if (sheet_word_find(header->fields[i], WORD_UNIT, WORD_DATE) >= 0)
            return (int)i;
    return -1;
}

static void roster_take(const struct table *table, int column, const char *file,
                        struct names *units, struct diags *diags)
{
    for (size_t i = 1; i < table->count; i++) {
        char *unit = text_trimmed(table_free_text(table_field(&table->rows[i], column)));
        if (names_have(units, unit))
            diag_add(diags, DIAG_WARNING, (struct place){file, table->rows[i].number, column + 1},
                     _("unit '%s' stands twice in the roster; remove one"), unit);
        else if (unit[0] != '\0')
            names_add(units, unit);
        free(unit);
    }
}

bool roster_read(const char *folder, struct names *units, struct diags *diags)
{
    struct table table = {0};
    char *file = file_join(folder, ROSTER);
    bool good = true;
    *units = (struct names){0};
    if (file_exists(file)) {
        good = table_read(&table, file, diags);
        int column = good && table.count > 0 ? unit_column(&table.rows[0]) : 0;
        if (column < 0)
            good = diag_error(diags, (struct place){file, 1, 0},
                              _("the roster has no column 'unit' or '单位'; name one so"));
        if (good)
            roster_take(&table, column, file, units, diags);
        table_release(&table);
    }
    free(file);
    return good;
}
