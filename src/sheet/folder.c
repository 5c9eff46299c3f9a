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

static void entry_add_up(struct folder_entry *entry)
{
    int count = entry->sheet.form->section_count;
    entry->total = sheet_total(&entry->sheet);
    entry->sections = mem_new((size_t)count, sizeof *entry->sections);
    for (int i = 0; i < count; i++)
        entry->sections[i] = sheet_tally_section(&entry->sheet, i);
}

static void entry_read(struct folder_entry *entry, struct form_shelf *shelf, bool thorough)
{
    entry->total = (struct tally){0};
    entry->sections = NULL;
    if ((thorough ? session_check : session_peek)(&entry->sheet, entry->file, shelf, &entry->diags))
        entry_add_up(entry);
}

static void entry_release(struct folder_entry *entry)
{
    sheet_release(&entry->sheet);
    diags_release(&entry->diags);
    free(entry->sections);
}

bool folder_is_read(const struct folder *folder)
{
    return folder->count == folder->files.count;
}

bool folder_read_next(struct folder *folder, struct form_shelf *shelf)
{
    if (folder_is_read(folder))
        return false;
    folder->entries =
        mem_grow(folder->entries, folder->count, &folder->room, sizeof *folder->entries);
    struct folder_entry *entry = &folder->entries[folder->count];
    *entry = (struct folder_entry){.file = mem_copy(folder->files.at[folder->count])};
    entry_read(entry, shelf, folder->thorough);
    folder->count++;
    return true;
}

void folder_refresh(struct folder *folder, size_t entry, struct form_shelf *shelf)
{
    entry_release(&folder->entries[entry]);
    entry_read(&folder->entries[entry], shelf, folder->thorough);
}

void folder_take(struct folder *folder, const char *file, const struct sheet *sheet)
{
    for (size_t i = 0; i < folder->count; i++) {
        struct folder_entry *entry = &folder->entries[i];
        if (strcmp(file_base_name(entry->file), file_base_name(file)) != 0)
            continue;
        entry_release(entry);
        sheet_copy(sheet, &entry->sheet);
        entry_add_up(entry);
    }
}

size_t folder_find(const struct folder *folder, const char *file)
{
    for (size_t i = 0; i < folder->count; i++)
        if (strcmp(folder->entries[i].file, file) == 0)
            return i;
    return FOLDER_NONE;
}

/* Makes FILE the next to be read. */
static void move_up(struct folder *folder, const char *file)
{
    struct names *files = &folder->files;
    size_t at = folder->count;
    while (at < files->count && strcmp(files->at[at], file) != 0)
        at++;
    if (at == files->count)
        names_add(files, file);
    char *name = files->at[at];
    for (; at > folder->count; at--)
        files->at[at] = files->at[at - 1];
    files->at[folder->count] = name;
}

void folder_add(struct folder *folder, const char *file, struct form_shelf *shelf)
{
    size_t entry = folder_find(folder, file);
    if (entry != FOLDER_NONE) {
        folder_refresh(folder, entry, shelf);
        return;
    }
    move_up(folder, file);
    folder_read_next(folder, shelf);
}

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

static void add_directory(struct folder *folder, const char *directory, struct diags *diags)
{
    struct names names = {0};
    struct names sheets = {0};
    if (!file_list(directory, "", &names, diags))
        return;
    for (size_t i = 0; i < names.count; i++) {
        char *name = sheet_name(names.at[i]);
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
    if (!file_list(path, "", &names, diags)) {
        folder_release(folder);
        return false;
    }
    add_directory(folder, path, diags);
    for (size_t i = 0; i < names.count; i++) {
        char *directory = file_join(path, names.at[i]);
        if (strcmp(names.at[i], EXPORTS) != 0 && file_is_directory(directory))
            add_directory(folder, directory, diags);
        free(directory);
    }
    names_release(&names);
    return true;
}

bool folder_open(struct folder *folder, const char *path, struct form_shelf *shelf,
                 struct diags *diags)
{
    if (!folder_list(folder, path, diags))
        return false;
    while (folder_read_next(folder, shelf))
        continue;
    return true;
}

void folder_release(struct folder *folder)
{
    for (size_t i = 0; i < folder->count; i++) {
        entry_release(&folder->entries[i]);
        free(folder->entries[i].file);
    }
    names_release(&folder->files);
    free(folder->entries);
    free(folder->path);
    *folder = (struct folder){0};
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
                     _("unit '%s' stands twice in the roster"), unit);
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
