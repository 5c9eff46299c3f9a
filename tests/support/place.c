/* SPDX-License-Identifier: MIT */
#include "place.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"

static void must(int good, const char *what)
{
    if (good)
        return;
    perror(what);
    abort();
}

char *place_make(void)
{
    /* What root makes has to be seen by nobody too, whom place_lock() makes of it. */
    umask(022);
    const char *above = getenv("TMPDIR");
    char *place = file_join(above != NULL ? above : "/tmp", "kaoping-test-......");
    char *dots = strrchr(place, '-') + 1;
    memset(dots, 'X', strlen(dots));
    must(mkdtemp(place) != NULL, place);
    return place;
}

void place_in_memory(void)
{
    static const char memory[] = "/dev/shm";
    if (getenv("TMPDIR") == NULL && access(memory, W_OK | X_OK) == 0)
        must(setenv("TMPDIR", memory, 1) == 0, memory);
}

static void remove_all(const char *path)
{
    if (file_is_directory(path)) {
        DIR *directory = opendir(path);
        must(directory != NULL, path);
        for (struct dirent *entry = readdir(directory); entry != NULL; entry = readdir(directory)) {
            if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
                continue;
            char *inner = file_join(path, entry->d_name);
            remove_all(inner);
            free(inner);
        }
        closedir(directory);
    }
    must(remove(path) == 0, path);
}

/* Gives the directory and those in it the mode. */
static void set_mode(const char *path, mode_t mode)
{
    must(chmod(path, mode) == 0, path);
    DIR *directory = opendir(path);
    must(directory != NULL, path);
    for (struct dirent *entry = readdir(directory); entry != NULL; entry = readdir(directory)) {
        char *inner = file_join(path, entry->d_name);
        if (entry->d_name[0] != '.' && file_is_directory(inner))
            set_mode(inner, mode);
        free(inner);
    }
    closedir(directory);
}

#define NOBODY 65534

void place_lock(const char *place)
{
    set_mode(place, 0555);
    if (geteuid() == 0)
        must(seteuid(NOBODY) == 0, "seteuid");
}

void place_unlock(const char *place)
{
    must(seteuid(getuid()) == 0, "seteuid");
    set_mode(place, 0755);
}

void place_remove(char *place)
{
    remove_all(place);
    free(place);
}

char *place_write_bytes(const char *place, const char *name, const void *bytes, unsigned long size)
{
    char *path = file_join(place, name);
    FILE *file = fopen(path, "wb");
    must(file != NULL, path);
    must(fwrite(bytes, 1, size, file) == size, path);
    must(fclose(file) == 0, path);
    return path;
}

char *place_write(const char *place, const char *name, const char *text)
{
    return place_write_bytes(place, name, text, strlen(text));
}

char *place_read(const char *path)
{
    struct str text = {0};
    must(file_read(path, &text, NULL), path);
    return str_take(&text);
}
