/* SPDX-License-Identifier: MIT */
#include "folder_small.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/mem.h"

static struct folder_entry *add_entry(struct folder *folder, const char *file)
{
    folder->entries =
        mem_grow(folder->entries, folder->count, &folder->room, sizeof *folder->entries);
    struct folder_entry *entry = &folder->entries[folder->count++];
    names_add(&folder->files, file);
    *entry = (struct folder_entry){.file = folder->files.at[folder->files.count - 1]};
    return entry;
}

size_t folder_small_add(struct folder *folder, const struct form *form, const char *unit)
{
    struct folder_entry *entry = add_entry(folder, unit);
    entry->sheet = mem_new(1, sizeof *entry->sheet);
    sheet_init(entry->sheet, form, unit);
    folder_entry_add_up(entry);
    return folder->count - 1;
}

void folder_small_add_unread(struct folder *folder)
{
    add_entry(folder, "damaged.csv");
}

static void apply(struct folder *folder, size_t entry, int item, enum change_kind kind,
                  const char *to)
{
    struct change change = {item, kind, "", to};
    struct sheet *sheet = folder->entries[entry].sheet;
    assert_true(sheet_apply(sheet, &change, "2017-12-20T09:30:00+08:00", true, NULL));
    folder_entry_add_up(&folder->entries[entry]);
}

void folder_small_mark(struct folder *folder, size_t entry, int item, const char *marks)
{
    apply(folder, entry, item, CHANGE_MARKS, marks);
}

void folder_small_note(struct folder *folder, size_t entry, int item, const char *note)
{
    apply(folder, entry, item, CHANGE_NOTE, note);
}

void folder_small_finalise(struct folder *folder, size_t entry)
{
    apply(folder, entry, CHANGE_WHOLE_SHEET, CHANGE_STATUS, "final");
}
