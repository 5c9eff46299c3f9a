/* SPDX-License-Identifier: MIT */
#include "cached_folder.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include <cmocka.h>

#include "base/mem.h"
#include "form_text.h"
#include "place.h"
#include "sheet/sheet_file.h"

#define LATER 1000 /* seconds: by then no file is fresh */

void cached_folder_load(const struct cached_folder *fixture, struct form_shelf *shelf)
{
    *shelf = (struct form_shelf){.now = fixture->now};
    form_shelf_add(shelf, fixture->forms);
}

char *cached_folder_sheet(const char *folder, const struct cached_folder *fixture, int number)
{
    struct str path = {0};
    str_addf(&path, "%s/%s/unit%03d.csv", folder, fixture->form_id, number);
    return str_take(&path);
}

static void apply(struct sheet *sheet, int item, enum change_kind kind, const char *to)
{
    struct change change = {item, kind, "", to};
    assert_true(sheet_apply(sheet, &change, "2017-12-20T09:30:00+08:00", true, NULL));
}

/* A sheet of so many misses: "b=0" to "b=4" are of the same length. */
void cached_folder_write(const struct cached_folder *fixture, int number, int misses)
{
    struct form_shelf shelf;
    struct sheet sheet;
    struct str text = {0};
    struct str word = {0};
    cached_folder_load(fixture, &shelf);
    str_addf(&word, "unit%03d", number);
    sheet_init(&sheet, form_shelf_find(&shelf, fixture->form_id, NULL), word.data);
    str_clear(&word);
    str_addf(&word, "a=1 b=%d", misses);
    apply(&sheet, CHANGE_WHOLE_SHEET, CHANGE_DATE, "2017-12-20");
    apply(&sheet, SMALL_A1, CHANGE_MARKS, word.data + (number % 2 == 0 ? 4 : 0));
    sheet_write(&sheet, &text);
    char *path = cached_folder_sheet(fixture->folder, fixture, number);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fwrite(text.data, 1, text.size, file);
    fclose(file);
    free(path);
    str_release(&text);
    str_release(&word);
    sheet_release(&sheet);
    form_shelf_release(&shelf);
}

void cached_folder_touch(const struct cached_folder *fixture, const char *path)
{
    const struct timespec now = {.tv_sec = (time_t)fixture->now};
    assert_int_equal(utimensat(AT_FDCWD, path, (const struct timespec[]){now, now}, 0), 0);
}

int cached_folder_set_up(void **state)
{
    struct cached_folder *fixture = mem_new(1, sizeof *fixture);
    fixture->place = place_make();
    fixture->forms = file_join(fixture->place, "forms");
    fixture->folder = file_join(fixture->place, "folder");
    fixture->cache = file_join(fixture->place, "cache/kaoping");
    fixture->now = (int64_t)time(NULL) + LATER;
    assert_true(file_make_directory(fixture->forms, NULL));
    char *form = form_text_write(fixture->forms);
    fixture->form_id =
        mem_copy_part(file_base_name(form), strlen(file_base_name(form)) - strlen(".csv"));
    char *directory = file_join(fixture->folder, fixture->form_id);
    assert_true(file_make_directory(directory, NULL));
    for (int i = 0; i < CACHED_SHEETS; i++)
        cached_folder_write(fixture, i, i % 3 + 2);
    free(directory);
    free(form);
    *state = fixture;
    return 0;
}

int cached_folder_tear_down(void **state)
{
    struct cached_folder *fixture = *state;
    place_remove(fixture->place);
    free(fixture->forms);
    free(fixture->form_id);
    free(fixture->folder);
    free(fixture->cache);
    free(fixture);
    return 0;
}

static void assert_entry(const struct folder_entry *a, const struct folder_entry *b)
{
    assert_string_equal(a->file, b->file);
    assert_int_equal(a->diags.count, b->diags.count);
    for (size_t i = 0; i < a->diags.count; i++)
        assert_string_equal(a->diags.at[i].text, b->diags.at[i].text);
    assert_ptr_equal(a->form, b->form);
    if (a->form == NULL)
        return;
    assert_string_equal(a->unit, b->unit);
    assert_string_equal(a->date, b->date);
    assert_string_equal(a->assessors, b->assessors);
    assert_int_equal(a->status, b->status);
    assert_memory_equal(&a->total, &b->total, sizeof a->total);
    for (int i = 0; i < a->form->section_count; i++) {
        struct tally one = folder_entry_section(a, i);
        struct tally other = folder_entry_section(b, i);
        assert_memory_equal(&one, &other, sizeof one);
    }
}

/* Reads FOLDER with the cache and without; answers the points of its first sheet. */
points cached_folder_check_at(const struct cached_folder *fixture, const char *path)
{
    struct form_shelf shelf;
    struct folder with;
    struct folder without;
    struct cache_place cache = {fixture->cache, fixture->now};
    cached_folder_load(fixture, &shelf);
    assert_true(folder_open_sums(&with, path, &cache, &shelf, NULL));
    assert_true(folder_open(&without, path, &shelf, NULL));
    assert_int_equal(with.count, without.count);
    for (size_t i = 0; i < with.count; i++)
        assert_entry(&with.entries[i], &without.entries[i]);
    points got = with.count > 0 ? with.entries[0].total.got : 0;
    folder_release(&with);
    folder_release(&without);
    form_shelf_release(&shelf);
    return got;
}

points cached_folder_check(const struct cached_folder *fixture)
{
    return cached_folder_check_at(fixture, fixture->folder);
}

/* The only file in the cache's directory; NULL where there is none. */
char *cached_folder_cache(const struct cached_folder *fixture)
{
    struct names names;
    if (!file_exists(fixture->cache) || !file_list(fixture->cache, "", &names, NULL))
        return NULL;
    assert_in_range(names.count, 0, 1);
    char *path = names.count == 1 ? file_join(fixture->cache, names.at[0]) : NULL;
    names_release(&names);
    return path;
}

/* Whether reading the folder writes its cache anew: where most of it had to be read. */
bool cached_folder_is_written(const struct cached_folder *fixture)
{
    struct file_key before;
    struct file_key after;
    char *path = cached_folder_cache(fixture);
    assert_non_null(path);
    file_key_take(path, &before);
    cached_folder_check(fixture);
    file_key_take(path, &after);
    free(path);
    return !file_key_equal(&before, &after);
}
