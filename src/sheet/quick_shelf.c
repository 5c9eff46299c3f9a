/* SPDX-License-Identifier: MIT */
#include "sheet/quick_shelf.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/mem.h"
#include "sheet/session.h"

/* A sheet names its form by id: a form that the shelf would not find so is another one. */
static bool is_found(struct form_shelf *shelf, const struct form *form)
{
    return form_shelf_find(shelf, form->id, NULL) == form;
}

bool quick_shelf_learn(struct quick_shelf *quick, struct form_shelf *shelf)
{
    size_t before = quick->count;
    for (; quick->learned < shelf->count; quick->learned++) {
        const struct form *form = shelf->loaded[quick->learned].form;
        if (!is_found(shelf, form))
            continue;
        quick->forms = mem_grow(quick->forms, quick->count, &quick->room, sizeof *quick->forms);
        quick->forms[quick->count++] = quick_form_new(form);
    }
    return quick->count > before;
}

static bool read_journal(const char *file, struct str *bytes)
{
    char *journal = session_journal_file(file);
    bool good = file_read(journal, bytes, NULL);
    free(journal);
    return good;
}

bool quick_shelf_read(const struct quick_shelf *quick, const char *file, bool has_journal,
                      struct quick_room *room, struct brief *brief)
{
    *brief = (struct brief){0};
    if (!file_read(file, &room->sheet, NULL) ||
        (has_journal && !read_journal(file, &room->journal)))
        return false;
    for (size_t i = 0; i < quick->count; i++)
        if (quick_read(quick->forms[i], &room->sheet, has_journal ? &room->journal : NULL,
                       &room->texts, brief))
            return true;
    return false;
}

void quick_room_release(struct quick_room *room)
{
    str_release(&room->sheet);
    str_release(&room->journal);
    pool_release(&room->texts);
}

void quick_shelf_release(struct quick_shelf *quick)
{
    for (size_t i = 0; i < quick->count; i++)
        quick_form_free(quick->forms[i]);
    free(quick->forms);
    *quick = (struct quick_shelf){0};
}
