/* SPDX-License-Identifier: MIT */
#include "contents.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"

bool content_same(const struct content *a, const struct content *b)
{
    return a->size == b->size && memcmp(a->text, b->text, a->size) == 0;
}

bool content_is_journal(const struct content *content)
{
    return text_ends_in(content->name, ".journal");
}

bool content_continues(const struct content *now, const struct content *before)
{
    return now->size >= before->size && memcmp(now->text, before->text, before->size) == 0;
}

const struct content *contents_find(const struct contents *contents, const char *name)
{
    for (size_t i = 0; i < contents->count; i++)
        if (strcmp(contents->at[i].name, name) == 0)
            return &contents->at[i];
    return NULL;
}

bool contents_have(const struct contents *contents, const struct content *content)
{
    for (size_t i = 0; i < contents->count; i++)
        if (strcmp(contents->at[i].name, content->name) == 0 &&
            content_same(&contents->at[i], content))
            return true;
    return false;
}

static void take_one(struct contents *contents, const char *directory, const char *name)
{
    char *path = file_join(directory, name);
    struct str text = {0};
    file_read(path, &text, NULL);
    struct content content = {.name = mem_copy(name), .size = text.size};
    content.text = str_take(&text);
    free(path);
    if (contents_have(contents, &content)) {
        free(content.name);
        free(content.text);
        return;
    }
    contents->at = mem_grow(contents->at, contents->count, &contents->room, sizeof *contents->at);
    contents->at[contents->count++] = content;
}

void contents_take(struct contents *contents, const char *directory)
{
    struct names names;
    if (!file_list(directory, "", &names, NULL))
        return;
    for (size_t i = 0; i < names.count; i++)
        if (!text_ends_in(names.at[i], ".tmp"))
            take_one(contents, directory, names.at[i]);
    names_release(&names);
}

void contents_release(struct contents *contents)
{
    for (size_t i = 0; i < contents->count; i++) {
        free(contents->at[i].name);
        free(contents->at[i].text);
    }
    free(contents->at);
    *contents = (struct contents){0};
}
