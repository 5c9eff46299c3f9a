/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/parallel.h"
#include "sheet/folder.h"
#include "sheet/quick_shelf.h"
#include "sheet/session.h"

/* Sheets that a thread reads before it asks for more. */
#define SLICE 32

void folder_entry_add_up(struct folder_entry *entry)
{
    int count = entry->sheet.form->section_count;
    entry->total = sheet_total(&entry->sheet);
    free(entry->sections);
    entry->sections = mem_new((size_t)count, sizeof *entry->sections);
    for (int i = 0; i < count; i++)
        entry->sections[i] = sheet_tally_section(&entry->sheet, i);
}

static void entry_read(struct folder_entry *entry, struct form_shelf *shelf)
{
    entry->total = (struct tally){0};
    entry->sections = NULL;
    if (session_peek(&entry->sheet, entry->file, shelf, &entry->diags))
        folder_entry_add_up(entry);
}

/* Takes over what BRIEF owns. */
static void entry_take_brief(struct folder_entry *entry, struct brief *brief)
{
    entry->sheet = (struct sheet){.form = brief->form,
                                  .unit = brief->unit,
                                  .date = mem_copy(brief->date),
                                  .assessors = brief->assessors,
                                  .status = brief->status};
    entry->total = brief->total;
    entry->sections = brief->sections;
}

static void entry_release(struct folder_entry *entry)
{
    sheet_release(&entry->sheet);
    diags_release(&entry->diags);
    free(entry->sections);
    entry->sections = NULL;
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
    entry_read(entry, shelf);
    folder->count++;
    return true;
}

void folder_refresh(struct folder *folder, size_t entry, struct form_shelf *shelf)
{
    entry_release(&folder->entries[entry]);
    entry_read(&folder->entries[entry], shelf);
}

void folder_take(struct folder *folder, const char *file, const struct sheet *sheet)
{
    for (size_t i = 0; i < folder->count; i++) {
        struct folder_entry *entry = &folder->entries[i];
        if (strcmp(file_base_name(entry->file), file_base_name(file)) != 0)
            continue;
        entry_release(entry);
        sheet_copy(sheet, &entry->sheet);
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

/* All sheets of the folder, while several threads read them the quick way. */
struct quick_work {
    struct folder *folder;
    const struct quick_shelf *quick;
};

static bool entry_read_quickly(struct folder_entry *entry, const struct quick_shelf *quick,
                               struct str *room)
{
    struct brief brief;
    if (!quick_shelf_read(quick, entry->file, room, &brief))
        return false;
    entry_take_brief(entry, &brief);
    return true;
}

static void read_quickly(void *context, size_t from, size_t to)
{
    const struct quick_work *work = context;
    struct str room = {0};
    for (size_t i = from; i < to; i++)
        entry_read_quickly(&work->folder->entries[i], work->quick, &room);
    str_release(&room);
}

/* A folder's directories are named after the forms of the sheets in them. */
static void load_forms(const struct folder *folder, struct form_shelf *shelf)
{
    char *last = mem_copy("");
    for (size_t i = 0; i < folder->files.count; i++) {
        char *id = session_form_id(folder->files.at[i]);
        if (strcmp(id, last) != 0)
            form_shelf_find(shelf, id, NULL);
        free(last);
        last = id;
    }
    free(last);
}

/* What the quick way leaves, in the folder's order. */
static void read_rest(struct folder *folder, struct quick_shelf *quick, struct form_shelf *shelf)
{
    struct str room = {0};
    bool learned = false;
    for (size_t i = 0; i < folder->count; i++) {
        struct folder_entry *entry = &folder->entries[i];
        if (entry->sheet.form != NULL || (learned && entry_read_quickly(entry, quick, &room)))
            continue;
        entry_read(entry, shelf);
        sheet_forget_items(&entry->sheet);
        learned |= quick_shelf_learn(quick, shelf);
    }
    str_release(&room);
}

bool folder_open_sums(struct folder *folder, const char *path, struct form_shelf *shelf,
                      struct diags *diags)
{
    struct quick_shelf quick = {0};
    if (!folder_list(folder, path, diags))
        return false;
    size_t count = folder->files.count;
    folder->entries = mem_new(count, sizeof *folder->entries);
    folder->room = folder->count = count;
    for (size_t i = 0; i < count; i++)
        folder->entries[i].file = mem_copy(folder->files.at[i]);
    load_forms(folder, shelf);
    quick_shelf_learn(&quick, shelf);
    parallel_do(count, SLICE, read_quickly, &(struct quick_work){folder, &quick});
    read_rest(folder, &quick, shelf);
    quick_shelf_release(&quick);
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
