/* SPDX-License-Identifier: MIT */
#include "sheet/change.h"

#include <string.h>

static const char *const names[CHANGE_KINDS] = {
    [CHANGE_UNIT] = "unit",     [CHANGE_DATE] = "date",     [CHANGE_ASSESSORS] = "assessors",
    [CHANGE_STATUS] = "status", [CHANGE_REASON] = "reason", [CHANGE_MARKS] = "marks",
    [CHANGE_NOTE] = "note",     [CHANGE_SCORE] = "score",
};

const char *change_name(enum change_kind kind)
{
    return names[kind];
}

bool change_kind_from_name(const char *name, enum change_kind *kind)
{
    for (int i = 0; i < CHANGE_KINDS; i++) {
        if (strcmp(names[i], name) != 0)
            continue;
        *kind = (enum change_kind)i;
        return true;
    }
    return false;
}

bool change_is_of_item(enum change_kind kind)
{
    return kind == CHANGE_MARKS || kind == CHANGE_NOTE || kind == CHANGE_SCORE;
}

bool change_is_undoable(const struct change *change)
{
    if (change_is_of_item(change->kind))
        return true;
    return change->kind != CHANGE_STATUS && change->kind != CHANGE_REASON &&
           change->from[0] != '\0';
}

struct change change_inverse(const struct change *change)
{
    return (struct change){change->item, change->kind, change->to, change->from};
}
