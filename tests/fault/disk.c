/* SPDX-License-Identifier: MIT */
#include "disk.h"

#include <stdlib.h>
#include <string.h>

#include "../support/place.h"
#include "base/file.h"
#include "base/mem.h"

static void names_put(struct disk_names *names, const char *path, const char *from, long file)
{
    names->at = mem_grow(names->at, names->count, &names->room, sizeof *names->at);
    names->at[names->count++] =
        (struct disk_name){mem_copy(path), from != NULL ? mem_copy(from) : NULL, file};
}

static void names_drop(struct disk_names *names, size_t index)
{
    free(names->at[index].path);
    free(names->at[index].from);
    memmove(names->at + index, names->at + index + 1, (--names->count - index) * sizeof *names->at);
}

static long names_file(const struct disk_names *names, const char *path)
{
    for (size_t i = 0; i < names->count; i++)
        if (strcmp(names->at[i].path, path) == 0)
            return names->at[i].file;
    return DISK_GONE;
}

static void names_forget(struct disk_names *names, const char *path)
{
    for (size_t i = 0; i < names->count; i++)
        if (strcmp(names->at[i].path, path) == 0) {
            names_drop(names, i);
            return;
        }
}

static void names_apply(struct disk_names *names, const struct disk_name *change)
{
    if (change->from != NULL)
        names_forget(names, change->from);
    names_forget(names, change->path);
    if (change->file != DISK_GONE)
        names_put(names, change->path, NULL, change->file);
}

static void names_clear(struct disk_names *names)
{
    while (names->count > 0)
        names_drop(names, names->count - 1);
    free(names->at);
    *names = (struct disk_names){0};
}

static struct disk_file *file_new(struct disk *disk, bool is_directory)
{
    disk->files = mem_grow(disk->files, disk->count, &disk->room, sizeof *disk->files);
    disk->files[disk->count] = (struct disk_file){.is_directory = is_directory};
    return &disk->files[disk->count++];
}

static void set_text(struct str *to, const struct str *from)
{
    str_clear(to);
    str_add_part(to, str_text(from), from->size);
}

static void take_tree(struct disk *disk, const char *path)
{
    struct str whole = {0};
    struct names names = {0};
    str_addf(&whole, "%s/%s", disk->root, path);
    bool is_directory = file_is_directory(str_text(&whole));
    struct disk_file *file = file_new(disk, is_directory);
    names_put(&disk->live, path, NULL, (long)disk->count - 1);
    names_put(&disk->synced, path, NULL, (long)disk->count - 1);
    if (is_directory)
        file_list(str_text(&whole), "", &names, NULL);
    else
        file_read(str_text(&whole), &file->live, NULL);
    set_text(&file->synced, &file->live);
    for (size_t i = 0; i < names.count; i++) {
        char *inner = path[0] != '\0' ? file_join(path, names.at[i]) : mem_copy(names.at[i]);
        take_tree(disk, inner);
        free(inner);
    }
    names_release(&names);
    str_release(&whole);
}

void disk_begin(struct disk *disk, const char *root)
{
    *disk = (struct disk){.root = mem_copy(root)};
    take_tree(disk, "");
}

/* The path under the root; NULL for one outside. */
static const char *under_root(const struct disk *disk, const char *path)
{
    size_t size = strlen(disk->root);
    if (strncmp(path, disk->root, size) != 0 || (path[size] != '/' && path[size] != '\0'))
        return NULL;
    return path + size + (path[size] == '/');
}

static void change_name(struct disk *disk, const char *path, const char *from, long file)
{
    names_put(&disk->changes, path, from, file);
    names_apply(&disk->live, &disk->changes.at[disk->changes.count - 1]);
}

static void write_into(struct str *text, const struct disk_write *write, size_t size)
{
    size_t end = (size_t)write->place + (write->cuts ? 0 : size);
    while (text->size < end)
        str_add_char(text, '\0');
    if (write->cuts)
        text->size = end;
    else if (size > 0)
        memcpy(text->data + write->place, write->bytes.data, size);
    if (text->data != NULL)
        text->data[text->size] = '\0';
}

static void take_write(struct disk_file *file, const struct call *call)
{
    struct disk_write write = {.place = call->place, .cuts = call->kind == CALL_CUT};
    if (!write.cuts)
        str_add_part(&write.bytes, call->bytes, call->size);
    write_into(&file->live, &write, write.bytes.size);
    file->writes = mem_grow(file->writes, file->count, &file->room, sizeof *file->writes);
    file->writes[file->count++] = write;
}

static bool stands_in(const char *path, const char *directory)
{
    char *above = strchr(path, '/') != NULL ? file_directory(path) : mem_copy("");
    bool same = strcmp(above, directory) == 0;
    free(above);
    return same;
}

static void forget_writes(struct disk_file *file)
{
    while (file->count > 0)
        str_release(&file->writes[--file->count].bytes);
}

static void take_sync(struct disk *disk, const char *path, struct disk_file *file)
{
    set_text(&file->synced, &file->live);
    forget_writes(file);
    for (size_t i = 0; file->is_directory && i < disk->changes.count;)
        if (stands_in(disk->changes.at[i].path, path)) {
            names_apply(&disk->synced, &disk->changes.at[i]);
            names_drop(&disk->changes, i);
        } else {
            i++;
        }
}

void disk_take(struct disk *disk, const struct call *call)
{
    const char *path = under_root(disk, call->path);
    if (path == NULL)
        return;
    long file = names_file(&disk->live, path);
    bool makes = call->kind == CALL_MAKE || (call->kind == CALL_OPEN && call->makes);
    if (makes && file == DISK_GONE) {
        file_new(disk, call->kind == CALL_MAKE);
        change_name(disk, path, NULL, (long)disk->count - 1);
    } else if (call->kind == CALL_RENAME) {
        change_name(disk, under_root(disk, call->to), path, file);
    } else if (call->kind == CALL_UNLINK || call->kind == CALL_UNMAKE) {
        change_name(disk, path, NULL, DISK_GONE);
    } else if (call->kind == CALL_WRITE || call->kind == CALL_CUT) {
        take_write(&disk->files[file], call);
    } else if (call->kind == CALL_SYNC) {
        take_sync(disk, path, &disk->files[file]);
    }
}

/* Of what was not synced a part may be there, and of a write its beginning. */
static void leave_bytes(const struct disk_file *file, enum disk_rest rest,
                        struct randomness *randomness, struct str *out)
{
    set_text(out, &file->synced);
    for (size_t i = 0; rest != DISK_NOTHING && i < file->count; i++) {
        const struct disk_write *write = &file->writes[i];
        size_t size = write->bytes.size;
        if (rest == DISK_SOME && random_below(randomness, 2) == 0)
            continue;
        if (rest == DISK_SOME && random_below(randomness, 2) == 0)
            size = (size_t)random_below(randomness, (int)size + 1);
        write_into(out, write, size);
    }
}

static void leave_file(const struct disk_file *file, enum disk_rest rest,
                       struct randomness *randomness, const char *path)
{
    struct str bytes = {0};
    char *directory = file_directory(path);
    leave_bytes(file, rest, randomness, &bytes);
    free(place_write_bytes(directory, file_base_name(path), str_text(&bytes), bytes.size));
    free(directory);
    str_release(&bytes);
}

/* What stands in a directory whose own name is lost is lost with it. */
static void leave_tree(const struct disk *disk, const struct disk_names *names, const char *above,
                       enum disk_rest rest, struct randomness *randomness, const char *place)
{
    for (size_t i = 0; i < names->count; i++) {
        const struct disk_name *name = &names->at[i];
        const struct disk_file *file = &disk->files[name->file];
        if (name->path[0] == '\0' || !stands_in(name->path, above))
            continue;
        char *path = file_join(place, name->path);
        if (file->is_directory) {
            file_make_directory(path, NULL);
            leave_tree(disk, names, name->path, rest, randomness, place);
        } else {
            leave_file(file, rest, randomness, path);
        }
        free(path);
    }
}

void disk_leave(const struct disk *disk, enum disk_rest rest, struct randomness *randomness,
                const char *place)
{
    struct disk_names names = {0};
    for (size_t i = 0; i < disk->synced.count; i++)
        names_apply(&names, &disk->synced.at[i]);
    for (size_t i = 0; rest != DISK_NOTHING && i < disk->changes.count; i++)
        if (rest == DISK_ALL || random_below(randomness, 2) == 0)
            names_apply(&names, &disk->changes.at[i]);
    leave_tree(disk, &names, "", rest, randomness, place);
    names_clear(&names);
}

void disk_release(struct disk *disk)
{
    for (size_t i = 0; i < disk->count; i++) {
        forget_writes(&disk->files[i]);
        free(disk->files[i].writes);
        str_release(&disk->files[i].synced);
        str_release(&disk->files[i].live);
    }
    free(disk->files);
    free(disk->root);
    names_clear(&disk->live);
    names_clear(&disk->synced);
    names_clear(&disk->changes);
}
