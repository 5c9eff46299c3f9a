/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TESTS_CACHED_FOLDER_H
#define KAOPING_TESTS_CACHED_FOLDER_H

#include "sheet/folder.h"

#define CACHED_SHEETS 80

/* A folder of sheets of the small form, large enough to have a cache. */
struct cached_folder {
    char *place;
    char *forms;
    char *form_id;
    char *folder;
    char *cache;
    int64_t now;
};

/* Setup and teardown of a test: its state is a struct cached_folder. */
int cached_folder_set_up(void **state);
int cached_folder_tear_down(void **state);

/* A shelf with its forms as they are now. */
void cached_folder_load(const struct cached_folder *fixture, struct form_shelf *shelf);

/* The path of a sheet in FOLDER, to be freed. */
char *cached_folder_sheet(const char *folder, const struct cached_folder *fixture, int number);

/* Writes a sheet of so many MISSES, 2 to 4: the first one has the same size whether of 2 or 4. */
void cached_folder_write(const struct cached_folder *fixture, int number, int misses);

/* As if the file had been written at the fixture's time, which is now. */
void cached_folder_touch(const struct cached_folder *fixture, const char *path);

/* Reads the folder, or the one at PATH, with the cache and without, which must come to the same;
 * answers the points of its first sheet. */
points cached_folder_check(const struct cached_folder *fixture);
points cached_folder_check_at(const struct cached_folder *fixture, const char *path);

/* The cache's file, to be freed; NULL where there is none. */
char *cached_folder_cache(const struct cached_folder *fixture);

/* Whether reading the folder writes its cache anew: where most of it had to be read. */
bool cached_folder_is_written(const struct cached_folder *fixture);

#endif
