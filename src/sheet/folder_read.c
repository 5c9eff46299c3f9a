/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "sheet/folder.h"
#include "sheet/folder_sums.h"
#include "sheet/session.h"

/* Sheets read at once where nobody waits for a screen in between. */
#define SOME 1024

void folder_entry_add_up(struct folder_entry *entry)
{
    const struct sheet *sheet = entry->sheet;
    entry->form = sheet->form;
    entry->unit = sheet->unit;
    entry->date = sheet->date;
    entry->assessors = sheet->assessors;
    entry->status = sheet->status;
    entry->total = sheet_total(sheet);
}

struct folder_sections folder_sections(const struct folder_entry *entry)
{
    struct folder_sections sections = {.entry = entry};
    if (entry->sections != NULL)
        sections.from = (struct unpacking){.at = entry->sections,
                                           .end = entry->sections + entry->sections_size};
    return sections;
}

struct tally folder_sections_next(struct folder_sections *sections)
{
    const struct sheet *sheet = sections->entry->sheet;
    struct tally tally = {0};
    if (sheet != NULL)
        tally = sheet_tally_section(sheet, sections->section++);
    else
        tally_unpack(&sections->from, &tally);
    return tally;
}

struct tally folder_entry_section(const struct folder_entry *entry, int section)
{
    if (entry->sheet != NULL)
        return sheet_tally_section(entry->sheet, section);
    struct folder_sections sections = folder_sections(entry);
    for (int i = 0; i < section; i++)
        folder_sections_next(&sections);
    return folder_sections_next(&sections);
}

void folder_entry_read(struct folder_entry *entry, struct form_shelf *shelf, bool thorough)
{
    entry->sheet = mem_new(1, sizeof *entry->sheet);
    if ((thorough ? session_check : session_peek)(entry->sheet, entry->file, shelf, &entry->diags))
        folder_entry_add_up(entry);
    else
        folder_entry_drop(entry);
}

void folder_entry_drop(struct folder_entry *entry)
{
    if (entry->sheet != NULL)
        sheet_release(entry->sheet);
    free(entry->sheet);
    entry->sheet = NULL;
}

/* All but its file and where it stands. */
static void entry_release(struct folder_entry *entry)
{
    folder_entry_drop(entry);
    diags_release(&entry->diags);
    *entry = (struct folder_entry){.file = entry->file};
}

bool folder_is_read(const struct folder *folder)
{
    return folder->count == folder->files.count;
}

bool folder_read_some(struct folder *folder, size_t most, struct form_shelf *shelf)
{
    size_t first = folder->count;
    size_t left = folder->files.count - first;
    size_t count = left < most ? left : most;
    if (count == 0)
        return false;
    if (folder->room < first + count) {
        folder->room = folder->files.count;
        folder->entries = mem_resize(folder->entries, folder->room, sizeof *folder->entries);
    }
    for (size_t i = first; i < first + count; i++)
        folder->entries[i] = (struct folder_entry){.file = folder->files.at[i]};
    folder->count += count;
    if (folder->sums != NULL)
        folder_sums_read(folder, first, shelf);
    for (size_t i = first; folder->sums == NULL && i < folder->count; i++)
        folder_entry_read(&folder->entries[i], shelf, folder->thorough);
    if (folder_is_read(folder))
        folder_sums_end(folder, shelf);
    return true;
}

bool folder_read_next(struct folder *folder, struct form_shelf *shelf)
{
    return folder_read_some(folder, 1, shelf);
}

void folder_refresh(struct folder *folder, size_t entry, struct form_shelf *shelf)
{
    entry_release(&folder->entries[entry]);
    folder_entry_read(&folder->entries[entry], shelf, folder->thorough);
    if (folder->sums != NULL)
        folder_sums_keep(folder, &folder->entries[entry]);
}

bool folder_fill(struct folder *folder, struct form_shelf *shelf)
{
    if (folder->sums == NULL)
        return false;
    folder_sums_free(folder->sums);
    folder->sums = NULL;
    for (size_t i = 0; i < folder->count; i++)
        if (folder->entries[i].form != NULL)
            folder_refresh(folder, i, shelf);
    return true;
}

void folder_take(struct folder *folder, const char *file, const struct sheet *sheet)
{
    for (size_t i = 0; i < folder->count; i++) {
        struct folder_entry *entry = &folder->entries[i];
        if (strcmp(file_base_name(entry->file), file_base_name(file)) != 0)
            continue;
        entry_release(entry);
        entry->sheet = mem_new(1, sizeof *entry->sheet);
        sheet_copy(sheet, entry->sheet);
        folder_entry_add_up(entry);
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

bool folder_open(struct folder *folder, const char *path, struct form_shelf *shelf,
                 struct diags *diags)
{
    if (!folder_list(folder, path, diags))
        return false;
    while (folder_read_next(folder, shelf))
        continue;
    return true;
}

bool folder_list_sums(struct folder *folder, const char *path, const struct cache_place *cache,
                      struct form_shelf *shelf, struct diags *diags)
{
    if (!folder_list(folder, path, diags))
        return false;
    folder_sums_begin(folder, cache, shelf);
    return true;
}

bool folder_open_sums(struct folder *folder, const char *path, const struct cache_place *cache,
                      struct form_shelf *shelf, struct diags *diags)
{
    if (!folder_list_sums(folder, path, cache, shelf, diags))
        return false;
    folder->sums->no_journals = !folder->has_journals;
    while (folder_read_some(folder, SOME, shelf))
        continue;
    return true;
}

void folder_release(struct folder *folder)
{
    for (size_t i = 0; i < folder->count; i++)
        entry_release(&folder->entries[i]);
    names_release(&folder->files);
    pool_release(&folder->texts);
    folder_sums_free(folder->sums);
    free(folder->entries);
    free(folder->path);
    *folder = (struct folder){0};
}
