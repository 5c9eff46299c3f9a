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
    const char *above = getenv("TMPDIR");
    char *place = file_join(above != NULL ? above : "/tmp", "kaoping-test-......");
    char *dots = strrchr(place, '-') + 1;
    memset(dots, 'X', strlen(dots));
    must(mkdtemp(place) != NULL, place);
    return place;
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
