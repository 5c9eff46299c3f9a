/* SPDX-License-Identifier: MIT */
#include "report/units.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"

/* Comparing numbers first keeps a folder of many thousand units from being compared word by word.
 */
struct unit_key {
    uint64_t hash; /* of the unit's name */
    const struct folder_entry *entry;
};

static int compare_keys(const void *left, const void *right)
{
    const struct unit_key *a = left;
    const struct unit_key *b = right;
    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    return (a->entry > b->entry) - (a->entry < b->entry);
}

void units_init(struct units *units, const struct folder *folder)
{
    *units = (struct units){.keys = mem_new(folder->count, sizeof *units->keys)};
    for (size_t i = 0; i < folder->count; i++) {
        const struct folder_entry *entry = &folder->entries[i];
        if (entry->form != NULL)
            units->keys[units->count++] = (struct unit_key){text_hash(entry->unit), entry};
    }
    if (units->count > 0)
        qsort(units->keys, units->count, sizeof *units->keys, compare_keys);
}

void units_release(struct units *units)
{
    free(units->keys);
    *units = (struct units){0};
}

/* The first key that has HASH or a larger one. */
static size_t first_key(const struct units *units, uint64_t hash)
{
    size_t from = 0;
    size_t to = units->count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (units->keys[middle].hash < hash)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

const struct folder_entry *units_find(const struct units *units, const struct form *form,
                                      const char *name, const struct folder_entry *but)
{
    uint64_t hash = text_hash(name);
    for (size_t i = first_key(units, hash); i < units->count && units->keys[i].hash == hash; i++) {
        const struct folder_entry *entry = units->keys[i].entry;
        if (entry != but && entry->form == form && text_same(entry->unit, name))
            return entry;
    }
    return NULL;
}

void units_tell_twins(const struct folder *folder, enum diag_level level, struct diags *diags)
{
    struct units units;
    units_init(&units, folder);
    for (size_t i = 1; i < units.count; i++) {
        const struct folder_entry *entry = units.keys[i].entry;
        /* Most have no twin, and need not be looked for. */
        if (units.keys[i].hash != units.keys[i - 1].hash)
            continue;
        const struct folder_entry *first = units_find(&units, entry->form, entry->unit, NULL);
        if (first != entry)
            diag_add(diags, level, (struct place){.file = entry->file},
                     _("'%s' has another sheet, %s; both are ranked, keep one of them"),
                     entry->unit, first->file);
    }
    units_release(&units);
}
