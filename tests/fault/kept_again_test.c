/* SPDX-License-Identifier: MIT */
/* What is kept beside before it is written over or cut off is kept once, however often what follows
 * fails. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/copies.h"
#include "../support/place.h"
#include "../support/seam.h"
#include "base/file.h"
#include "base/text.h"

#define ATTEMPTS 3

/* Which calls fail. */
struct failing {
    enum call_kind kind;
    const char *path; /* its end, or that of where a rename puts it */
};

static int before(void *context, const struct call *call)
{
    const struct failing *failing = context;
    const char *path = call->to != NULL ? call->to : call->path;
    return call->kind == failing->kind && text_ends_in(path, failing->path) ? EPERM : 0;
}

static void fail_from_now(struct failing *failing)
{
    seam = (struct seam){.on = true, .before = before, .context = failing};
}

/* Types into the sheet's file what is not taken over; answers what the file holds then. */
static char *typed(const struct one_sheet *fixture)
{
    one_sheet_edit(fixture, ",本职工作,,A1,", ",王某负责,,A1,");
    return place_read(fixture->file);
}

static void a_copy_whose_name_the_disk_does_not_confirm_goes(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    char *directory = file_directory(fixture->file);
    struct failing failing = {CALL_SYNC, directory};
    char *file = typed(fixture);
    one_sheet_open(fixture, &session);
    one_sheet_mark(&session, "A3", "ok");
    assert_true(session_sync(&session, NULL));
    for (int i = 0; i < ATTEMPTS; i++) {
        struct diags diags = {0};
        fail_from_now(&failing);
        bool saved = session_save(&session, &diags);
        seam.on = false;
        assert_false(saved);
        assert_non_null(strstr(diags.at[0].text, "could not be kept, so nothing was saved"));
        assert_int_equal(copies_count(fixture), 0);
        assert_file_equal(fixture->file, file);
        diags_release(&diags);
    }
    assert_true(session_save(&session, NULL));
    copies_are(fixture, file);
    session_release(&session);
    free(directory);
    free(file);
}

static void a_sheet_that_cannot_be_saved_is_kept_once(void **state)
{
    struct one_sheet *fixture = *state;
    struct failing failing = {CALL_RENAME, fixture->file};
    char *file = typed(fixture);
    for (int i = 0; i < ATTEMPTS; i++) {
        struct session session;
        fail_from_now(&failing);
        one_sheet_open(fixture, &session);
        one_sheet_mark(&session, "A3", i % 2 == 0 ? "ok" : "");
        bool saved = session_save(&session, NULL);
        seam.on = false;
        session_release(&session);
        assert_false(saved);
        copies_are(fixture, file);
        fixture->clock.fixed++;
    }
    free(file);
}

/* The copy of an attempt before, of which the disk does not say whether it has it. */
static void a_copy_that_may_be_lost_is_none(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    char *directory = file_directory(fixture->file);
    struct failing failing = {CALL_SYNC, directory};
    char *file = typed(fixture);
    free(place_write(directory, KEPT, file));
    one_sheet_open(fixture, &session);
    one_sheet_mark(&session, "A3", "ok");
    assert_true(session_sync(&session, NULL));
    fail_from_now(&failing);
    bool saved = session_save(&session, NULL);
    seam.on = false;
    assert_false(saved);
    assert_file_equal(fixture->file, file);
    copies_are(fixture, file);
    assert_true(session_save(&session, NULL));
    copies_are(fixture, file);
    session_release(&session);
    free(directory);
    free(file);
}

static size_t count_torn(const struct one_sheet *fixture)
{
    struct names names;
    char *directory = file_directory(fixture->file);
    assert_true(file_list(directory, ".torn", &names, NULL));
    size_t count = names.count;
    names_release(&names);
    free(directory);
    return count;
}

/* Opens a journal that has a hole while FAILING does. */
static void open_in_vain(const struct one_sheet *fixture, struct failing *failing)
{
    struct journal journal;
    struct records records;
    char *file = session_journal_file(fixture->file);
    const struct form *form =
        form_shelf_find((struct form_shelf *)&fixture->shelf, "xiongkou-2017", NULL);
    fail_from_now(failing);
    bool good = journal_open(&journal, file, form, &records, NULL);
    seam.on = false;
    assert_false(good);
    free(file);
}

static void a_journal_whose_hole_cannot_be_cut_off_is_kept_once(void **state)
{
    static const char line[] = "\0\0\0"
                               "99,2017-12-20T09:30:00+08:00,Amy,A1,note,,b\n";
    struct one_sheet *fixture = *state;
    char *directory = file_directory(fixture->file);
    char *file = session_journal_file(fixture->file);
    char *whole = place_read(file);
    struct str holed = {0};
    struct failing unconfirmed = {CALL_SYNC, directory};
    struct failing uncut = {CALL_CUT, ".journal"};
    str_add(&holed, whole);
    str_add_part(&holed, line, sizeof line - 1);
    one_sheet_write(file, holed.data, holed.size);
    for (int i = 0; i < ATTEMPTS; i++) {
        open_in_vain(fixture, &unconfirmed);
        assert_int_equal(count_torn(fixture), 0);
    }
    for (int i = 0; i < ATTEMPTS; i++) {
        open_in_vain(fixture, &uncut);
        assert_int_equal(count_torn(fixture), 1);
    }
    str_release(&holed);
    free(directory);
    free(file);
    free(whole);
}

int main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, one_sheet_set_up, one_sheet_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_copy_whose_name_the_disk_does_not_confirm_goes),
        TEST(a_sheet_that_cannot_be_saved_is_kept_once),
        TEST(a_copy_that_may_be_lost_is_none),
        TEST(a_journal_whose_hole_cannot_be_cut_off_is_kept_once),
    };
#undef TEST
    return cmocka_run_group_tests(tests, NULL, NULL);
}
