/* SPDX-License-Identifier: MIT */
/* Where a cache is, and which sheets it keeps. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../support/cached_folder.h"
#include "../../support/form_text.h"
#include "../../support/place.h"
#include "sheet/session.h"

static void put_variable(const char *name, const char *value)
{
    if (value != NULL)
        setenv(name, value, 1);
    else
        unsetenv(name);
}

static void the_environment_says_where_caches_are(void **state)
{
    static const struct {
        const char *cache;
        const char *home;
        const char *directory;
    } cases[] = {{"/c", "/h", "/c/kaoping"},
                 {"c", "/h", "/h/.cache/kaoping"},
                 {NULL, "/h", "/h/.cache/kaoping"},
                 {NULL, "h", NULL},
                 {NULL, NULL, NULL}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        put_variable("XDG_CACHE_HOME", cases[i].cache);
        put_variable("HOME", cases[i].home);
        char *directory = cache_directory();
        if (cases[i].directory == NULL)
            assert_null(directory);
        else
            assert_string_equal(directory, cases[i].directory);
        free(directory);
    }
}

/* To the cache they are bytes. */
#define SECTIONS "some tallies"

/* Records a sheet with such ASSESSORS as if it had just been read, with what stands in FILE and
 * beside it now. */
static void record(const struct folder_cache *cache, const char *file,
                   const struct form_shelf *shelf, const char *assessors, struct cache_records *out)
{
    struct sheet_keys keys;
    struct brief brief = {.form = shelf->loaded[0].form,
                          .unit = file_base_name(file),
                          .date = "2017-12-20",
                          .assessors = assessors,
                          .sections = SECTIONS,
                          .sections_size = strlen(SECTIONS)};
    sheet_keys_take(file, true, &keys);
    folder_cache_record(cache, file, &keys, shelf, &brief, out);
}

static bool keeps(const struct folder_cache *cache, const char *file,
                  const struct form_shelf *shelf)
{
    struct cache_records out = {0};
    record(cache, file, shelf, "", &out);
    str_release(&out.bytes);
    return out.count > 0;
}

/* What was read may be older than what stands there by now. */
static void sheets_touched_around_the_reading_are_not_kept(void **state)
{
    struct cached_folder *fixture = *state;
    struct form_shelf shelf;
    struct folder_cache cache;
    struct cache_place place = {fixture->cache, fixture->now};
    char *file = cached_folder_sheet(fixture->folder, fixture, 0);
    char *none = cached_folder_sheet(fixture->folder, fixture, CACHED_SHEETS);
    char *journal = session_journal_file(file);
    char *directory = file_directory(file);
    cached_folder_load(fixture, &shelf);
    assert_non_null(form_shelf_find(&shelf, fixture->form_id, NULL));
    folder_cache_open(&cache, &place, fixture->folder, &shelf);
    assert_true(keeps(&cache, file, &shelf));
    assert_false(keeps(&cache, none, &shelf));
    free(place_write(directory, file_base_name(journal), ""));
    assert_true(keeps(&cache, file, &shelf));
    cached_folder_touch(fixture, journal);
    assert_false(keeps(&cache, file, &shelf));
    folder_cache_release(&cache);
    form_shelf_release(&shelf);
    free(directory);
    free(journal);
    free(none);
    free(file);
}

/* All sheets' together are more than is held in memory before it is brought to the file. */
#define LARGE 2000

static void finds(const struct folder_cache *cache, const char *file)
{
    struct sheet_keys keys;
    struct brief brief;
    sheet_keys_take(file, true, &keys);
    assert_true(folder_cache_find(cache, file, &keys, &brief));
    assert_string_equal(brief.unit, file_base_name(file));
    assert_string_equal(brief.date, "2017-12-20");
    assert_int_equal(strlen(brief.assessors), LARGE);
    assert_int_equal(brief.sections_size, strlen(SECTIONS));
    assert_memory_equal(brief.sections, SECTIONS, brief.sections_size);
}

static void what_is_kept_is_found_however_large_it_is(void **state)
{
    struct cached_folder *fixture = *state;
    struct form_shelf shelf;
    struct folder_cache cache;
    struct cache_place place = {fixture->cache, fixture->now};
    struct names files = {0};
    char assessors[LARGE + 1] = "";
    memset(assessors, 'a', LARGE);
    cached_folder_load(fixture, &shelf);
    assert_non_null(form_shelf_find(&shelf, fixture->form_id, NULL));
    folder_cache_open(&cache, &place, fixture->folder, &shelf);
    for (int i = 0; i < CACHED_SHEETS; i++) {
        struct cache_records out = {0};
        char *file = cached_folder_sheet(fixture->folder, fixture, i);
        record(&cache, file, &shelf, assessors, &out);
        folder_cache_add(&cache, &out);
        names_add(&files, file);
        str_release(&out.bytes);
        free(file);
    }
    folder_cache_save(&cache, &files, &shelf);
    folder_cache_release(&cache);
    folder_cache_open(&cache, &place, fixture->folder, &shelf);
    for (size_t i = 0; i < files.count; i++)
        finds(&cache, files.at[i]);
    folder_cache_release(&cache);
    form_shelf_release(&shelf);
    names_release(&files);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_environment_says_where_caches_are),
        cmocka_unit_test_setup_teardown(sheets_touched_around_the_reading_are_not_kept,
                                        cached_folder_set_up, cached_folder_tear_down),
        cmocka_unit_test_setup_teardown(what_is_kept_is_found_however_large_it_is,
                                        cached_folder_set_up, cached_folder_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
