/* SPDX-License-Identifier: MIT */
/* A folder that only sums are asked of comes to what a whole one comes to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "../../support/cached_folder.h"
#include "../../support/form_text.h"
#include "../../support/one_sheet.h"
#include "../../support/place.h"
#include "base/mem.h"
#include "sheet/session.h"

/* A form's file in the directory NAME, its misses dearer than those of the form that sheets have.
 */
static char *dearer_form(const struct cached_folder *fixture, const char *name)
{
    struct str file = {0};
    str_addf(&file, "%s.csv", fixture->form_id);
    char *own = file_join(fixture->forms, str_text(&file));
    char *directory = file_join(fixture->place, name);
    char *text = place_read(own);
    memcpy(strstr(text, "-0.5"), "-0.6", 4);
    assert_true(file_make_directory(directory, NULL));
    char *path = place_write(directory, str_text(&file), text);
    str_release(&file);
    free(directory);
    free(text);
    free(own);
    return path;
}

static bool is_told(const struct folder_entry *entry)
{
    return entry->form == NULL && diags_have(&entry->diags, DIAG_ERROR);
}

/* Somebody removes sheets while the folder is open. */
static void sheets_gone_since_the_listing_are_told(void **state)
{
    struct cached_folder *fixture = *state;
    struct form_shelf shelf;
    struct folder folder;
    struct cache_place cache = {fixture->cache, fixture->now};
    char *first = cached_folder_sheet(fixture->folder, fixture, 0);
    char *last = cached_folder_sheet(fixture->folder, fixture, CACHED_SHEETS - 1);
    cached_folder_check(fixture);
    cached_folder_load(fixture, &shelf);
    assert_true(folder_list_sums(&folder, fixture->folder, &cache, &shelf, NULL));
    assert_int_equal(unlink(first), 0);
    while (folder_read_some(&folder, CACHED_SHEETS, &shelf))
        continue;
    assert_true(is_told(&folder.entries[0]));
    assert_false(is_told(&folder.entries[CACHED_SHEETS - 1]));
    assert_int_equal(unlink(last), 0);
    folder_refresh(&folder, CACHED_SHEETS - 1, &shelf);
    assert_true(is_told(&folder.entries[CACHED_SHEETS - 1]));
    folder_release(&folder);
    form_shelf_release(&shelf);
    free(first);
    free(last);
}

static void a_journal_that_cannot_be_read_is_told(void **state)
{
    struct cached_folder *fixture = *state;
    char *first = cached_folder_sheet(fixture->folder, fixture, 0);
    char *journal = session_journal_file(first);
    assert_true(cached_folder_check(fixture) > 0);
    assert_int_equal(mkdir(journal, 0777), 0);
    assert_int_equal(cached_folder_check(fixture), 0);
    free(journal);
    free(first);
}

/* Such as one that a new sheet was begun with, named by its file. */
static void a_form_from_elsewhere_is_not_that_of_the_sheets(void **state)
{
    struct cached_folder *fixture = *state;
    struct form_shelf shelf;
    struct folder folder;
    struct cache_place nowhere = {0};
    char *elsewhere = dearer_form(fixture, "elsewhere");
    points got = cached_folder_check(fixture);
    cached_folder_load(fixture, &shelf);
    const struct form *other = form_shelf_find(&shelf, elsewhere, NULL);
    assert_non_null(other);
    assert_true(folder_open_sums(&folder, fixture->folder, &nowhere, &shelf, NULL));
    for (size_t i = 0; i < folder.count; i++)
        assert_ptr_not_equal(folder.entries[i].form, other);
    assert_int_equal(folder.entries[0].total.got, got);
    folder_release(&folder);
    form_shelf_release(&shelf);
    free(elsewhere);
}

/* Only an id that ends in .csv would be a file's name to the shelf. */
static void a_form_may_have_dots_in_its_id(void **state)
{
    struct cached_folder *fixture = *state;
    char id[] = "small.csv.b";
    char *small = form_text_write(fixture->place);
    char *text = place_read(small);
    char *dotted = text_replaced(text, "form,small,", "form,small.csv.b,");
    char *folder = file_join(fixture->place, "dotted");
    char *directory = file_join(folder, id);
    struct cached_folder other = *fixture;
    other.form_id = id;
    other.folder = folder;
    free(place_write(fixture->forms, "small.csv.b.csv", dotted));
    assert_true(file_make_directory(directory, NULL));
    cached_folder_write(&other, 0, 3);
    assert_true(cached_folder_check(&other) > 0);
    free(directory);
    free(folder);
    free(dotted);
    free(text);
    free(small);
}

int main(void)
{
#define TEST(name)                                                                                 \
    cmocka_unit_test_setup_teardown(name, cached_folder_set_up, cached_folder_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(sheets_gone_since_the_listing_are_told),
        TEST(a_journal_that_cannot_be_read_is_told),
        TEST(a_form_may_have_dots_in_its_id),
        TEST(a_form_from_elsewhere_is_not_that_of_the_sheets),
    };
#undef TEST
    return cmocka_run_group_tests(tests, NULL, NULL);
}
