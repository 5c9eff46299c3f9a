/* SPDX-License-Identifier: MIT */
#include "report/twins.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"

/* Comparing numbers first keeps a folder of many thousand units from being compared word by word.
 */
struct unit_key {
    uint64_t hash;
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

static bool are_twins(const struct unit_key *a, const struct unit_key *b)
{
    return a->hash == b->hash && a->entry->form == b->entry->form &&
           text_same(a->entry->unit, b->entry->unit);
}

/* The first of those before AT that are of the same unit; NULL where there is none. */
static const struct folder_entry *first_twin(const struct unit_key *keys, size_t at)
{
    const struct folder_entry *first = NULL;
    for (size_t i = at; i > 0 && keys[i - 1].hash == keys[at].hash; i--)
        if (are_twins(&keys[i - 1], &keys[at]))
            first = keys[i - 1].entry;
    return first;
}

void twins_find(const struct folder *folder, enum diag_level level, struct diags *diags)
{
    struct unit_key *keys = mem_new(folder->count, sizeof *keys);
    size_t count = 0;
    for (size_t i = 0; i < folder->count; i++)
        if (folder->entries[i].form != NULL)
            keys[count++] =
                (struct unit_key){text_hash(folder->entries[i].unit), &folder->entries[i]};
    if (count > 0)
        qsort(keys, count, sizeof *keys, compare_keys);
    for (size_t i = 1; i < count; i++) {
        const struct folder_entry *first = first_twin(keys, i);
        if (first != NULL)
            diag_add(diags, level, (struct place){.file = keys[i].entry->file},
                     _("'%s' has another sheet, %s; both are ranked, keep one of them"),
                     keys[i].entry->unit, first->file);
    }
    free(keys);
}
