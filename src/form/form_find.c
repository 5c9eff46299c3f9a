/* SPDX-License-Identifier: MIT */
#include "form/form_find.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "form/form_load.h"

#define SUFFIX ".csv"

void form_shelf_add(struct form_shelf *shelf, const char *directory)
{
    if (!names_have(&shelf->directories, directory))
        names_add(&shelf->directories, directory);
}

static const struct form *load(struct form_shelf *shelf, const char *file, struct diags *diags)
{
    for (size_t i = 0; i < shelf->count; i++)
        if (strcmp(shelf->loaded[i].form->file, file) == 0)
            return shelf->loaded[i].form;
    struct diags found = {0};
    struct file_key key;
    int64_t now = shelf->now != 0 ? shelf->now : (int64_t)time(NULL);
    file_key_take(file, &key);
    struct form *form = form_load(file, &found);
    if (form != NULL) {
        if (!file_key_is_settled(&key, now))
            key = (struct file_key){.size = -1};
        shelf->loaded = mem_grow(shelf->loaded, shelf->count, &shelf->room, sizeof *shelf->loaded);
        shelf->loaded[shelf->count++] = (struct form_loaded){form, key};
        /* An unknown column is the form's author's business, not the assessor's. */
        diags_release(&found);
    } else {
        diags_move(diags, &found);
    }
    return form;
}

bool form_shelf_key(const struct form_shelf *shelf, const struct form *form, struct file_key *key)
{
    size_t at = 0;
    for (; shelf->loaded[at].form != form; at++)
        assert(at + 1 < shelf->count);
    *key = shelf->loaded[at].key;
    return file_key_is_there(key);
}

/* Whoever takes a name from a sheet, which may come from anywhere, lets none of these pass. */
static bool is_file_name(const char *name)
{
    return strchr(name, '/') != NULL || text_ends_in(name, SUFFIX);
}

char *form_shelf_file(const struct form_shelf *shelf, const char *id)
{
    struct str file = {0};
    for (size_t i = 0; i < shelf->directories.count; i++) {
        str_clear(&file);
        str_addf(&file, "%s/%s" SUFFIX, shelf->directories.at[i], id);
        if (file_exists(str_text(&file)))
            return str_take(&file);
    }
    str_release(&file);
    return NULL;
}

static void refuse_unknown(const struct form_shelf *shelf, const char *id, struct diags *diags)
{
    struct str looked = {0};
    for (size_t i = 0; i < shelf->directories.count; i++) {
        str_separate(&looked, _(", "));
        str_add(&looked, shelf->directories.at[i]);
    }
    diag_error(diags, (struct place){0},
               _("form '%s' was not found in %s; --forms names another directory"), id,
               str_text(&looked));
    str_release(&looked);
}

static const struct form *find_by_id(struct form_shelf *shelf, const char *id, struct diags *diags)
{
    char *file = form_shelf_file(shelf, id);
    const struct form *form = file != NULL ? load(shelf, file, diags) : NULL;
    if (file == NULL)
        refuse_unknown(shelf, id, diags);
    free(file);
    return form;
}

const struct form *form_shelf_find(struct form_shelf *shelf, const char *name, struct diags *diags)
{
    return is_file_name(name) ? load(shelf, name, diags) : find_by_id(shelf, name, diags);
}

void form_shelf_list(const struct form_shelf *shelf, struct names *ids)
{
    *ids = (struct names){0};
    for (size_t i = 0; i < shelf->directories.count; i++) {
        struct names files = {0};
        if (!file_list(shelf->directories.at[i], SUFFIX, &files, NULL))
            continue;
        for (size_t k = 0; k < files.count; k++) {
            files.at[k][strlen(files.at[k]) - strlen(SUFFIX)] = '\0';
            if (!names_have(ids, files.at[k]))
                names_add(ids, files.at[k]);
        }
        names_release(&files);
    }
    names_sort(ids);
}

void form_shelf_release(struct form_shelf *shelf)
{
    for (size_t i = 0; i < shelf->count; i++)
        form_free(shelf->loaded[i].form);
    free(shelf->loaded);
    names_release(&shelf->directories);
    *shelf = (struct form_shelf){0};
}
