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

#include "../../support/cached_folder.h"
#include "../../support/form_text.h"
#include "../../support/one_sheet.h"
#include "../../support/place.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/store.h"
#include "sheet/folder.h"
#include "sheet/session.h"
#include "sheet/sheet_file.h"

static void what_nobody_touched_comes_from_the_cache(void **state)
{
    struct cached_folder *fixture = *state;
    cached_folder_check(fixture);
    assert_false(cached_folder_is_written(fixture));
    char *path = cached_folder_cache(fixture);
    assert_int_equal(unlink(path), 0);
    free(path);
    cached_folder_check(fixture);
    assert_false(cached_folder_is_written(fixture));
}

/* What units came to is nobody else's business. */
static void the_cache_is_its_owner_s_alone(void **state)
{
    struct cached_folder *fixture = *state;
    struct stat status;
    cached_folder_check(fixture);
    assert_int_equal(stat(fixture->cache, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0700);
}

static void fresh_files_are_not_kept(void **state)
{
    struct cached_folder *fixture = *state;
    fixture->now = (int64_t)time(NULL);
    cached_folder_check(fixture);
    assert_null(cached_folder_cache(fixture));
}

static void a_folder_needs_no_cache(void **state)
{
    struct cached_folder *fixture = *state;
    char *cache = fixture->cache;
    fixture->cache = NULL;
    cached_folder_check(fixture);
    char *file = place_write(fixture->place, "file", "");
    fixture->cache = file_join(file, "kaoping");
    cached_folder_check(fixture);
    free(fixture->cache);
    free(file);
    fixture->cache = cache;
}

/* A change of the same size, with the time of the old file set back. */
static void a_change_is_seen_whatever_the_time_says(void **state)
{
    struct cached_folder *fixture = *state;
    struct stat before;
    struct stat after;
    char *path = cached_folder_sheet(fixture->folder, fixture, 0);
    points got = cached_folder_check(fixture);
    assert_int_equal(stat(path, &before), 0);
    cached_folder_write(fixture, 0, 4);
    const struct timespec times[2] = {before.st_atim, before.st_mtim};
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
    assert_int_equal(stat(path, &after), 0);
    assert_int_equal(before.st_size, after.st_size);
    assert_int_equal(before.st_mtim.tv_nsec, after.st_mtim.tv_nsec);
    assert_int_not_equal(cached_folder_check(fixture), got);
    free(path);
}

/* Another file in its place, of the same size and time. */
static void a_replaced_file_is_seen(void **state)
{
    struct cached_folder *fixture = *state;
    char *first = cached_folder_sheet(fixture->folder, fixture, 0);
    char *other = cached_folder_sheet(fixture->folder, fixture, 2);
    points got = cached_folder_check(fixture);
    assert_int_equal(rename(other, first), 0);
    assert_int_not_equal(cached_folder_check(fixture), got);
    free(first);
    free(other);
}

static void a_new_journal_is_seen(void **state)
{
    struct cached_folder *fixture = *state;
    struct session session;
    struct form_shelf shelf;
    struct clock clock = {.fixed = 1513733400};
    char *first = cached_folder_sheet(fixture->folder, fixture, 0);
    cached_folder_load(fixture, &shelf);
    points got = cached_folder_check(fixture);
    for (int times = 0; times < 2; times++) {
        assert_true(session_open(&session, first, &shelf, &clock, NULL));
        assert_true(session_do(&session, SMALL_A1, CHANGE_MARKS, times == 0 ? "ok" : "a=1", NULL));
        session_release(&session);
        assert_int_not_equal(cached_folder_check(fixture), got);
        got = cached_folder_check(fixture);
    }
    form_shelf_release(&shelf);
    free(first);
}

/* A journal of which the disk does not say whether it is there may have marks. */
static void an_unknown_journal_is_told(void **state)
{
    struct cached_folder *fixture = *state;
    char *first = cached_folder_sheet(fixture->folder, fixture, 0);
    char *journal = session_journal_file(first);
    cached_folder_check(fixture);
    assert_int_equal(symlink(file_base_name(journal), journal), 0);
    assert_int_equal(cached_folder_check(fixture), 0);
    free(journal);
    free(first);
}

static void sheets_that_come_and_go_are_seen(void **state)
{
    struct cached_folder *fixture = *state;
    char *first = cached_folder_sheet(fixture->folder, fixture, 0);
    cached_folder_check(fixture);
    assert_int_equal(unlink(first), 0);
    cached_folder_check(fixture);
    cached_folder_write(fixture, 0, 4);
    cached_folder_write(fixture, CACHED_SHEETS, 4);
    cached_folder_check(fixture);
    free(first);
}

/* Where the folder stood there is another one now. */
static void a_moved_folder_is_another_one(void **state)
{
    struct cached_folder *fixture = *state;
    char *moved = file_join(fixture->place, "moved");
    points got = cached_folder_check(fixture);
    assert_int_equal(rename(fixture->folder, moved), 0);
    char *directory = file_join(fixture->folder, fixture->form_id);
    assert_true(file_make_directory(directory, NULL));
    for (int i = 0; i < CACHED_SHEETS; i++)
        cached_folder_write(fixture, i, 4);
    assert_int_not_equal(cached_folder_check(fixture), got);
    assert_int_equal(cached_folder_check_at(fixture, moved), got);
    free(directory);
    free(moved);
}

static char *form_path(const struct cached_folder *fixture)
{
    char name[64];
    snprintf(name, sizeof name, "%s.csv", fixture->form_id);
    return file_join(fixture->forms, name);
}

/* In place, so that nothing but the times shows it. */
static void correct_form(const struct cached_folder *fixture)
{
    char *path = form_path(fixture);
    char *text = place_read(path);
    char *amount = strstr(text, "-0.5");
    assert_non_null(amount);
    memcpy(amount, "-0.6", 4);
    free(place_write(fixture->forms, file_base_name(path), text));
    free(text);
    free(path);
}

static void a_corrected_form_is_another_one(void **state)
{
    struct cached_folder *fixture = *state;
    points got = cached_folder_check(fixture);
    correct_form(fixture);
    assert_int_not_equal(cached_folder_check(fixture), got);
}

static void each_sheet_has_its_own_form(void **state)
{
    struct cached_folder *fixture = *state;
    char *own = fixture->form_id;
    char id[] = "other";
    char *path = form_path(fixture);
    char *text = place_read(path);
    char *other = text_replaced(text, "form,small,", "form,other,");
    char *directory = file_join(fixture->folder, id);
    free(place_write(fixture->forms, "other.csv", other));
    assert_true(file_make_directory(directory, NULL));
    fixture->form_id = id;
    cached_folder_write(fixture, 0, 3);
    cached_folder_write(fixture, 1, 4);
    fixture->form_id = own;
    cached_folder_check(fixture);
    assert_false(cached_folder_is_written(fixture));
    free(directory);
    free(other);
    free(text);
    free(path);
}

static void a_form_touched_just_now_is_not_gone_by(void **state)
{
    struct cached_folder *fixture = *state;
    char *path = form_path(fixture);
    cached_folder_touch(fixture, path);
    points got = cached_folder_check(fixture);
    correct_form(fixture);
    cached_folder_touch(fixture, path);
    assert_int_not_equal(cached_folder_check(fixture), got);
    free(path);
}

static void warnings_are_said_each_time(void **state)
{
    struct cached_folder *fixture = *state;
    char *path = cached_folder_sheet(fixture->folder, fixture, 0);
    char *text = place_read(path);
    char *row = strstr(strstr(text, "\r\n") + 2, "\r\n");
    row[2] = '\0';
    FILE *file = fopen(path, "w");
    fputs(text, file);
    fclose(file);
    cached_folder_check(fixture);
    struct form_shelf shelf;
    struct folder folder;
    struct cache_place cache = {fixture->cache, fixture->now};
    cached_folder_load(fixture, &shelf);
    assert_true(folder_open_sums(&folder, fixture->folder, &cache, &shelf, NULL));
    assert_int_equal(folder.entries[0].diags.count, 1);
    assert_int_equal(folder.entries[1].diags.count, 0);
    folder_release(&folder);
    form_shelf_release(&shelf);
    free(text);
    free(path);
}

static void write_bytes(const char *path, const struct str *bytes)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fwrite(bytes->data, 1, bytes->size, file);
    fclose(file);
}

static void a_damaged_cache_is_none(void **state)
{
    struct cached_folder *fixture = *state;
    struct str bytes = {0};
    cached_folder_check(fixture);
    char *path = cached_folder_cache(fixture);
    assert_true(file_read(path, &bytes, NULL));
    for (size_t i = 0; i < bytes.size; i += bytes.size / 23) {
        bytes.data[i] ^= 1;
        write_bytes(path, &bytes);
        cached_folder_check(fixture);
        bytes.data[i] ^= 1;
    }
    size_t whole = bytes.size;
    for (bytes.size = CHECKSUM_BYTES; bytes.size < whole; bytes.size += whole / 7) {
        write_bytes(path, &bytes);
        cached_folder_check(fixture);
    }
    str_release(&bytes);
    free(path);
}

/* Adds the record called NAME, another byte of it changed as far as there are: WRONG counts on. */
static void copy(const struct store *store, struct store_writer *writer, const char *name,
                 size_t *wrong)
{
    struct str bytes = {0};
    struct unpacking record = store_find(store, name);
    assert_false(record.failed);
    str_add_part(&bytes, record.at, (size_t)(record.end - record.at));
    if (wrong != NULL && *wrong < bytes.size)
        bytes.data[(*wrong)++] ^= 0x55;
    store_add(writer, name, bytes.data, bytes.size);
    str_release(&bytes);
}

/* Writes the cache anew with another HEAD, or with each sheet's record changed. */
static void rewrite(const struct cached_folder *fixture, const char *path, const struct str *head,
                    size_t *wrong)
{
    struct store store;
    struct store_writer writer;
    assert_true(store_open(&store, path));
    store_begin(&writer, path);
    for (int i = 0; i < CACHED_SHEETS; i++) {
        char name[64];
        snprintf(name, sizeof name, "%s/unit%03d.csv", fixture->form_id, i);
        copy(&store, &writer, name, wrong);
    }
    if (head != NULL)
        store_add(&writer, "", head->data, head->size);
    else
        copy(&store, &writer, "", NULL);
    assert_true(store_end(&writer));
    store_release(&store);
}

/* Such as another version of the program may have written: nothing but the checksums are right. */
static void a_foreign_cache_does_no_harm(void **state)
{
    struct cached_folder *fixture = *state;
    struct form_shelf shelf;
    struct folder folder;
    struct cache_place cache = {fixture->cache, fixture->now};
    size_t wrong = 0;
    cached_folder_load(fixture, &shelf);
    cached_folder_check(fixture);
    char *path = cached_folder_cache(fixture);
    for (size_t before = 1; before != wrong;) {
        before = wrong;
        rewrite(fixture, path, NULL, &wrong);
        assert_true(folder_open_sums(&folder, fixture->folder, &cache, &shelf, NULL));
        assert_int_equal(folder.count, CACHED_SHEETS);
        folder_release(&folder);
        assert_true(unlink(path) == 0);
        cached_folder_check(fixture);
    }
    assert_true(wrong > 50);
    form_shelf_release(&shelf);
    free(path);
}

/* Whatever of its head is another: the format, the version, the folder, the forms. */
static void another_version_is_not_believed(void **state)
{
    struct cached_folder *fixture = *state;
    struct store store;
    struct str head = {0};
    cached_folder_check(fixture);
    char *path = cached_folder_cache(fixture);
    assert_true(store_open(&store, path));
    struct unpacking record = store_find(&store, "");
    str_add_part(&head, record.at, (size_t)(record.end - record.at));
    store_release(&store);
    rewrite(fixture, path, &head, NULL);
    assert_false(cached_folder_is_written(fixture));
    for (size_t i = 0; i < head.size; i++) {
        head.data[i] ^= 0x15;
        rewrite(fixture, path, &head, NULL);
        assert_true(cached_folder_is_written(fixture));
        head.data[i] ^= 0x15;
    }
    str_release(&head);
    free(path);
}

int main(void)
{
#define TEST(name)                                                                                 \
    cmocka_unit_test_setup_teardown(name, cached_folder_set_up, cached_folder_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(what_nobody_touched_comes_from_the_cache),
        TEST(the_cache_is_its_owner_s_alone),
        TEST(fresh_files_are_not_kept),
        TEST(a_folder_needs_no_cache),
        TEST(a_change_is_seen_whatever_the_time_says),
        TEST(a_replaced_file_is_seen),
        TEST(a_new_journal_is_seen),
        TEST(an_unknown_journal_is_told),
        TEST(sheets_that_come_and_go_are_seen),
        TEST(a_moved_folder_is_another_one),
        TEST(a_corrected_form_is_another_one),
        TEST(each_sheet_has_its_own_form),
        TEST(a_form_touched_just_now_is_not_gone_by),
        TEST(warnings_are_said_each_time),
        TEST(a_damaged_cache_is_none),
        TEST(a_foreign_cache_does_no_harm),
        TEST(another_version_is_not_believed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
