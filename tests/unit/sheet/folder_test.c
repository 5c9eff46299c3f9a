/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "../../support/place.h"
#include "base/file.h"
#include "base/mem.h"
#include "sheet/folder.h"
#include "sheet/session.h"

/* A folder of two sheets and a stranger, and the shelf with their form. */
struct fixture {
    char *place;
    struct form_shelf shelf;
    struct clock clock;
    struct folder folder;
};

static char *make_sheet(struct fixture *fixture, const char *unit)
{
    struct session session;
    const struct form *form = form_shelf_find(&fixture->shelf, "xiongkou-2017", NULL);
    assert_non_null(form);
    assert_true(session_create(&session, fixture->place, form, unit, "样例甲", "2017-12-20",
                               &fixture->clock, NULL));
    char *file = mem_copy(session.file);
    session_release(&session);
    return file;
}

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    fixture->place = place_make();
    fixture->clock = (struct clock){.fixed = 1513733400};
    char *forms = file_join(getenv("KAOPING_SOURCE"), "forms");
    form_shelf_add(&fixture->shelf, forms);
    free(forms);
    free(make_sheet(fixture, "b"));
    free(make_sheet(fixture, "a"));
    free(place_write(fixture->place, "notes.csv", "会议记录\n"));
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    folder_release(&fixture->folder);
    form_shelf_release(&fixture->shelf);
    place_remove(fixture->place);
    free(fixture);
    return 0;
}

static void a_folder_is_listed_first_and_read_step_by_step(void **state)
{
    struct fixture *fixture = *state;
    struct folder *folder = &fixture->folder;
    assert_true(folder_list(folder, fixture->place, NULL));
    assert_int_equal(folder->files.count, 3);
    assert_int_equal(folder->count, 0);
    assert_true(folder_read_next(folder, &fixture->shelf));
    assert_false(folder_is_read(folder));
    while (folder_read_next(folder, &fixture->shelf))
        continue;
    assert_true(folder_is_read(folder));
    assert_null(folder->entries[0].form);
    assert_true(diags_have(&folder->entries[0].diags, DIAG_ERROR));
    assert_string_equal(folder->entries[1].unit, "a");
    assert_string_equal(folder->entries[2].unit, "b");
}

static void sections_add_up_to_the_total(void **state)
{
    struct fixture *fixture = *state;
    struct folder *folder = &fixture->folder;
    assert_true(folder_open(folder, fixture->place, &fixture->shelf, NULL));
    const struct folder_entry *entry = &folder->entries[1];
    points highest = 0;
    for (int i = 0; i < entry->form->section_count; i++)
        highest += folder_entry_section(entry, i).highest;
    assert_int_equal(highest, entry->total.highest);
    assert_null(folder->entries[0].sheet);
}

static void one_sheet_is_read_again(void **state)
{
    struct fixture *fixture = *state;
    struct folder *folder = &fixture->folder;
    struct session session;
    assert_true(folder_open(folder, fixture->place, &fixture->shelf, NULL));
    assert_true(
        session_open(&session, folder->entries[1].file, &fixture->shelf, &fixture->clock, NULL));
    assert_true(session_do(&session, 0, CHANGE_MARKS, "ok", NULL));
    session_release(&session);
    size_t at = folder_find(folder, folder->entries[1].file);
    assert_int_equal(at, 1);
    assert_int_equal(folder->entries[1].total.settled, 0);
    folder_refresh(folder, at, &fixture->shelf);
    assert_int_equal(folder->entries[1].total.settled, 1);
    assert_int_equal(folder_entry_section(&folder->entries[1], 0).settled, 1);
    assert_true(folder_find(folder, "elsewhere.csv") == FOLDER_NONE);
}

static void a_sheet_made_meanwhile_is_added_once(void **state)
{
    struct fixture *fixture = *state;
    struct folder *folder = &fixture->folder;
    assert_true(folder_list(folder, fixture->place, NULL));
    assert_true(folder_read_next(folder, &fixture->shelf));
    char *file = make_sheet(fixture, "c");
    folder_add(folder, file, &fixture->shelf);
    folder_add(folder, file, &fixture->shelf);
    assert_int_equal(folder->files.count, 4);
    assert_int_equal(folder->count, 2);
    assert_string_equal(folder->entries[1].unit, "c");
    /* One that is listed and not read yet is read first, and not twice. */
    char *last = file_join(fixture->place, "xiongkou-2017/b.csv");
    folder_add(folder, last, &fixture->shelf);
    assert_string_equal(folder->entries[2].unit, "b");
    assert_true(folder_read_next(folder, &fixture->shelf));
    assert_string_equal(folder->entries[3].unit, "a");
    assert_true(folder_is_read(folder));
    free(last);
    free(file);
}

static void a_folder_that_is_not_there_is_an_empty_one(void **state)
{
    struct fixture *fixture = *state;
    struct folder *folder = &fixture->folder;
    struct cache_place cache = {.directory = fixture->place};
    char *nowhere = file_join(fixture->place, "nowhere");
    assert_true(folder_open(folder, nowhere, &fixture->shelf, NULL));
    assert_int_equal(folder->files.count, 0);
    folder_release(folder);
    assert_true(folder_open_sums(folder, nowhere, &cache, &fixture->shelf, NULL));
    assert_int_equal(folder->files.count, 0);
    free(nowhere);
}

static void what_cannot_be_listed_is_told(void **state)
{
    struct fixture *fixture = *state;
    struct folder *folder = &fixture->folder;
    struct cache_place cache = {.directory = fixture->place};
    struct diags diags = {0};
    char *file = file_join(fixture->place, "notes.csv");
    assert_false(folder_open(folder, file, &fixture->shelf, &diags));
    assert_false(folder_open_sums(folder, file, &cache, &fixture->shelf, &diags));
    assert_int_equal(diags.count, 2);
    assert_int_equal(diags.at[0].level, DIAG_FAILURE);
    assert_string_equal(diags.at[0].file, file);
    assert_null(folder->path);
    diags_release(&diags);
    free(file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_folder_is_listed_first_and_read_step_by_step, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(sections_add_up_to_the_total, set_up, tear_down),
        cmocka_unit_test_setup_teardown(one_sheet_is_read_again, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_sheet_made_meanwhile_is_added_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_folder_that_is_not_there_is_an_empty_one, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(what_cannot_be_listed_is_told, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
