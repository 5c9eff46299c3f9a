/* SPDX-License-Identifier: MIT */
#include "sheet/folder.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/table.h"
#include "base/text.h"
#include "base/word_index.h"
#include "sheet/exports.h"
#include "sheet/session.h"
#include "sheet/sheet_words.h"

#define ROSTER   "roster.csv"
#define FOLLOWUP "followup-"
#define SHEET    ".csv"
#define JOURNAL  ".journal"
/* Rubrics that came with the folder, or were installed where a person's own folder is. */
#define FORMS "forms"

/* Whether the name is one of the folder's own files. */
static bool is_ours(const char *name)
{
    return strcmp(name, ROSTER) == 0 || strncmp(name, FOLLOWUP, strlen(FOLLOWUP)) == 0;
}

/* Writes the sheet that a file called NAME belongs to behind the directory in PATH, which ends at
 * WITHIN; false for files that belong to none. */
static bool find_sheet(const char *name, size_t within, struct str *path)
{
    bool journal = text_ends_in(name, JOURNAL);
    if (!journal && !text_ends_in(name, SHEET))
        return false;
    path->size = within;
    str_add_part(path, name, strlen(name) - strlen(journal ? JOURNAL : SHEET));
    str_add(path, SHEET);
    return !is_ours(path->data + within);
}

/* The sheets of DIRECTORY, in which these NAMES stand; of a journal that lies there without its
 * sheet, the name that this would have. */
static void add_directory(struct folder *folder, const char *directory, const struct names *names)
{
    size_t first = folder->files.count;
    bool alone = false;
    struct str path = {0};
    str_add(&path, directory);
    str_add(&path, text_ends_in(directory, "/") ? "" : "/");
    size_t within = path.size;
    for (size_t i = 0; i < names->count; i++) {
        bool journal = text_ends_in(names->at[i], JOURNAL);
        folder->has_journals |= journal;
        if (!find_sheet(names->at[i], within, &path) ||
            (journal && names_sorted_have(names, path.data + within)))
            continue;
        names_add(&folder->files, path.data);
        alone |= journal;
    }
    if (alone)
        names_sort_from(&folder->files, first);
    str_release(&path);
}

static void list_directory(struct folder *folder, const char *directory, struct diags *diags)
{
    struct names names;
    if (file_list(directory, "", &names, diags))
        add_directory(folder, directory, &names);
    names_release(&names);
}

bool folder_list(struct folder *folder, const char *path, struct diags *diags)
{
    struct names names;
    struct names directories;
    *folder = (struct folder){.path = mem_copy(path)};
    if (!file_exists(path))
        return true;
    if (!file_list_all(path, &names, &directories, diags)) {
        folder_release(folder);
        return false;
    }
    add_directory(folder, path, &names);
    names_release(&names);
    for (size_t i = 0; i < directories.count; i++) {
        char *directory = file_join(path, directories.at[i]);
        if (strcmp(directories.at[i], EXPORTS) != 0 && strcmp(directories.at[i], FORMS) != 0)
            list_directory(folder, directory, diags);
        free(directory);
    }
    names_release(&directories);
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
    struct word_index seen = {0};
    for (size_t i = 1; i < table->count; i++) {
        char *unit = text_trimmed(table_free_text(table_field(&table->rows[i], column)));
        if (word_index_find(&seen, unit) != WORD_INDEX_NONE) {
            diag_add(diags, DIAG_WARNING, (struct place){file, table->rows[i].number, column + 1},
                     _("unit '%s' stands twice in the roster; remove one"), unit);
        } else if (unit[0] != '\0') {
            names_add(units, unit);
            word_index_add(&seen, units->at[units->count - 1], units->count - 1);
        }
        free(unit);
    }
    word_index_release(&seen);
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
