/* SPDX-License-Identifier: MIT */
/* With a cache, whatever became of it, of the sheets or of their form, a folder comes to what it
 * comes to without one. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "../../support/form_text.h"
#include "../../support/place.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/mem.h"
#include "sheet/folder.h"
#include "sheet/session.h"
#include "sheet/sheet_file.h"

#define SHEETS 80
#define LATER  1000 /* seconds: by then no file is fresh */

struct fixture {
    char *place;
    char *forms;
    char *form_id;
    char *folder;
    char *cache;
    int64_t now;
};

static void load_shelf(const struct fixture *fixture, struct form_shelf *shelf)
{
    *shelf = (struct form_shelf){.now = fixture->now};
    form_shelf_add(shelf, fixture->forms);
}

static char *sheet_path(const char *folder, const struct fixture *fixture, int number)
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
static void write_sheet(const struct fixture *fixture, int number, int misses)
{
    struct form_shelf shelf;
    struct sheet sheet;
    struct str text = {0};
    struct str word = {0};
    load_shelf(fixture, &shelf);
    str_addf(&word, "unit%03d", number);
    sheet_init(&sheet, form_shelf_find(&shelf, fixture->form_id, NULL), word.data);
    str_clear(&word);
    str_addf(&word, "a=1 b=%d", misses);
    apply(&sheet, CHANGE_WHOLE_SHEET, CHANGE_DATE, "2017-12-20");
    apply(&sheet, SMALL_A1, CHANGE_MARKS, word.data + (number % 2 == 0 ? 4 : 0));
    sheet_write(&sheet, &text);
    char *path = sheet_path(fixture->folder, fixture, number);
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

static int set_up(void **state)
{
    struct fixture *fixture = mem_new(1, sizeof *fixture);
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
    for (int i = 0; i < SHEETS; i++)
        write_sheet(fixture, i, i % 3 + 2);
    free(directory);
    free(form);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
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
    assert_ptr_equal(a->sheet.form, b->sheet.form);
    if (a->sheet.form == NULL)
        return;
    assert_string_equal(a->sheet.unit, b->sheet.unit);
    assert_string_equal(a->sheet.date, b->sheet.date);
    assert_string_equal(a->sheet.assessors, b->sheet.assessors);
    assert_int_equal(a->sheet.status, b->sheet.status);
    assert_memory_equal(&a->total, &b->total, sizeof a->total);
    for (int i = 0; i < a->sheet.form->section_count; i++) {
        assert_int_equal(a->sections[i].got, b->sections[i].got);
        assert_int_equal(a->sections[i].highest, b->sections[i].highest);
        assert_int_equal(a->sections[i].open, b->sections[i].open);
    }
}

/* Reads FOLDER with the cache and without; answers the points of its first sheet. */
static points check_folder(const struct fixture *fixture, const char *path)
{
    struct form_shelf shelf;
    struct folder with;
    struct folder without;
    struct cache_place cache = {fixture->cache, fixture->now};
    load_shelf(fixture, &shelf);
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

static points check(const struct fixture *fixture)
{
    return check_folder(fixture, fixture->folder);
}

/* The only file in the cache's directory; NULL where there is none. */
static char *cache_path(const struct fixture *fixture)
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
static bool is_written_anew(const struct fixture *fixture)
{
    struct file_key before;
    struct file_key after;
    char *path = cache_path(fixture);
    assert_non_null(path);
    file_key_take(path, &before);
    check(fixture);
    file_key_take(path, &after);
    free(path);
    return !file_key_equal(&before, &after);
}

static void what_nobody_touched_comes_from_the_cache(void **state)
{
    struct fixture *fixture = *state;
    check(fixture);
    assert_false(is_written_anew(fixture));
    char *path = cache_path(fixture);
    assert_int_equal(unlink(path), 0);
    free(path);
    check(fixture);
    assert_false(is_written_anew(fixture));
}

static void fresh_files_are_not_kept(void **state)
{
    struct fixture *fixture = *state;
    fixture->now = (int64_t)time(NULL);
    check(fixture);
    assert_null(cache_path(fixture));
}

static void a_folder_needs_no_cache(void **state)
{
    struct fixture *fixture = *state;
    char *cache = fixture->cache;
    fixture->cache = NULL;
    check(fixture);
    char *file = place_write(fixture->place, "file", "");
    fixture->cache = file_join(file, "kaoping");
    check(fixture);
    free(fixture->cache);
    free(file);
    fixture->cache = cache;
}

/* A change of the same size, with the time of the old file set back. */
static void a_change_is_seen_whatever_the_time_says(void **state)
{
    struct fixture *fixture = *state;
    struct stat before;
    struct stat after;
    char *path = sheet_path(fixture->folder, fixture, 0);
    points got = check(fixture);
    assert_int_equal(stat(path, &before), 0);
    write_sheet(fixture, 0, 4);
    const struct timespec times[2] = {before.st_atim, before.st_mtim};
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
    assert_int_equal(stat(path, &after), 0);
    assert_int_equal(before.st_size, after.st_size);
    assert_int_equal(before.st_mtim.tv_nsec, after.st_mtim.tv_nsec);
    assert_int_not_equal(check(fixture), got);
    free(path);
}

/* Another file in its place, of the same size and time. */
static void a_replaced_file_is_seen(void **state)
{
    struct fixture *fixture = *state;
    char *first = sheet_path(fixture->folder, fixture, 0);
    char *other = sheet_path(fixture->folder, fixture, 2);
    points got = check(fixture);
    assert_int_equal(rename(other, first), 0);
    assert_int_not_equal(check(fixture), got);
    free(first);
    free(other);
}

static void a_new_journal_is_seen(void **state)
{
    struct fixture *fixture = *state;
    struct session session;
    struct form_shelf shelf;
    struct clock clock = {1513733400};
    char *first = sheet_path(fixture->folder, fixture, 0);
    load_shelf(fixture, &shelf);
    points got = check(fixture);
    for (int times = 0; times < 2; times++) {
        assert_true(session_open(&session, first, &shelf, &clock, NULL));
        assert_true(session_do(&session, SMALL_A1, CHANGE_MARKS, times == 0 ? "ok" : "a=1", NULL));
        session_release(&session);
        assert_int_not_equal(check(fixture), got);
        got = check(fixture);
    }
    form_shelf_release(&shelf);
    free(first);
}

static void sheets_that_come_and_go_are_seen(void **state)
{
    struct fixture *fixture = *state;
    char *first = sheet_path(fixture->folder, fixture, 0);
    check(fixture);
    assert_int_equal(unlink(first), 0);
    check(fixture);
    write_sheet(fixture, 0, 4);
    write_sheet(fixture, SHEETS, 4);
    check(fixture);
    free(first);
}

/* Where the folder stood there is another one now. */
static void a_moved_folder_is_another_one(void **state)
{
    struct fixture *fixture = *state;
    char *moved = file_join(fixture->place, "moved");
    points got = check(fixture);
    assert_int_equal(rename(fixture->folder, moved), 0);
    char *directory = file_join(fixture->folder, fixture->form_id);
    assert_true(file_make_directory(directory, NULL));
    for (int i = 0; i < SHEETS; i++)
        write_sheet(fixture, i, 4);
    assert_int_not_equal(check(fixture), got);
    assert_int_equal(check_folder(fixture, moved), got);
    free(directory);
    free(moved);
}

static void a_corrected_form_is_another_one(void **state)
{
    struct fixture *fixture = *state;
    char name[64];
    points got = check(fixture);
    snprintf(name, sizeof name, "%s.csv", fixture->form_id);
    char *path = file_join(fixture->forms, name);
    char *text = place_read(path);
    char *amount = strstr(text, "-0.5");
    assert_non_null(amount);
    memcpy(amount, "-0.6", 4);
    free(place_write(fixture->forms, name, text));
    assert_int_not_equal(check(fixture), got);
    free(text);
    free(path);
}

static void warnings_are_said_each_time(void **state)
{
    struct fixture *fixture = *state;
    char *path = sheet_path(fixture->folder, fixture, 0);
    char *text = place_read(path);
    char *row = strstr(strstr(text, "\r\n") + 2, "\r\n");
    row[2] = '\0';
    FILE *file = fopen(path, "w");
    fputs(text, file);
    fclose(file);
    check(fixture);
    struct form_shelf shelf;
    struct folder folder;
    struct cache_place cache = {fixture->cache, fixture->now};
    load_shelf(fixture, &shelf);
    assert_true(folder_open_sums(&folder, fixture->folder, &cache, &shelf, NULL));
    assert_int_equal(folder.entries[0].diags.count, 1);
    assert_int_equal(folder.entries[1].diags.count, 0);
    folder_release(&folder);
    form_shelf_release(&shelf);
    free(text);
    free(path);
}

/* Writes the cache with its bytes as they are, or with a digest that fits them. */
static void write_cache(const char *path, struct str *bytes, bool fits)
{
    unsigned char *digest = (unsigned char *)bytes->data + bytes->size - DIGEST_BYTES;
    if (fits)
        digest_bytes(bytes->data, bytes->size - DIGEST_BYTES, digest);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fwrite(bytes->data, 1, bytes->size, file);
    fclose(file);
}

static void a_damaged_cache_is_none(void **state)
{
    struct fixture *fixture = *state;
    struct str bytes = {0};
    check(fixture);
    char *path = cache_path(fixture);
    assert_true(file_read(path, &bytes, NULL));
    for (size_t i = 0; i < bytes.size; i += bytes.size / 23) {
        bytes.data[i] ^= 1;
        write_cache(path, &bytes, false);
        assert_true(is_written_anew(fixture));
        bytes.data[i] ^= 1;
    }
    size_t whole = bytes.size;
    for (bytes.size = DIGEST_BYTES; bytes.size < whole; bytes.size += whole / 7) {
        write_cache(path, &bytes, false);
        check(fixture);
    }
    str_release(&bytes);
    free(path);
}

/* Such as another version of the program may have written: nothing but the digest is right. */
static void a_foreign_cache_does_no_harm(void **state)
{
    struct fixture *fixture = *state;
    struct form_shelf shelf;
    struct folder folder;
    struct str bytes = {0};
    struct cache_place cache = {fixture->cache, fixture->now};
    load_shelf(fixture, &shelf);
    check(fixture);
    char *path = cache_path(fixture);
    assert_true(file_read(path, &bytes, NULL));
    for (size_t i = 0; i < bytes.size - DIGEST_BYTES; i += 37) {
        bytes.data[i] = (char)(bytes.data[i] ^ 0x55);
        write_cache(path, &bytes, true);
        assert_true(folder_open_sums(&folder, fixture->folder, &cache, &shelf, NULL));
        assert_int_equal(folder.count, SHEETS);
        folder_release(&folder);
        bytes.data[i] = (char)(bytes.data[i] ^ 0x55);
    }
    form_shelf_release(&shelf);
    str_release(&bytes);
    free(path);
}

static void another_version_is_not_believed(void **state)
{
    struct fixture *fixture = *state;
    struct str bytes = {0};
    check(fixture);
    char *path = cache_path(fixture);
    assert_true(file_read(path, &bytes, NULL));
    /* The format's name, and behind it the version, each behind its length doubled. */
    size_t format = 1;
    size_t version = format + (unsigned char)bytes.data[0] / 2 + 1;
    const size_t places[] = {format, version};
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        bytes.data[places[i]] ^= 1;
        write_cache(path, &bytes, true);
        assert_true(is_written_anew(fixture));
        bytes.data[places[i]] ^= 1;
    }
    str_release(&bytes);
    free(path);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(what_nobody_touched_comes_from_the_cache),
        TEST(fresh_files_are_not_kept),
        TEST(a_folder_needs_no_cache),
        TEST(a_change_is_seen_whatever_the_time_says),
        TEST(a_replaced_file_is_seen),
        TEST(a_new_journal_is_seen),
        TEST(sheets_that_come_and_go_are_seen),
        TEST(a_moved_folder_is_another_one),
        TEST(a_corrected_form_is_another_one),
        TEST(warnings_are_said_each_time),
        TEST(a_damaged_cache_is_none),
        TEST(a_foreign_cache_does_no_harm),
        TEST(another_version_is_not_believed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
