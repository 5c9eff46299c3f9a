/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "../../support/copies.h"
#include "../../support/place.h"
#include "base/file.h"
#include "base/mem.h"

/* What counts as a copy of what another program wrote, and who may read one. */

/* Types into the sheet's file what is not taken over; answers what the file holds then. */
static char *typed(const struct one_sheet *fixture)
{
    one_sheet_edit(fixture, ",本职工作,,A1,", ",王某负责,,A1,");
    return place_read(fixture->file);
}

/* Whatever looks like a copy is none that has what is to be kept. */
static void what_only_looks_like_a_copy_keeps_nothing(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    char *directory = file_directory(fixture->file);
    char *file = typed(fixture);
    char *link = copies_path(fixture, "财政所.a.csv.txt");
    char *large = place_write(directory, "财政所.b.csv.txt", "");
    char *same_size = mem_copy(file);
    same_size[strlen(same_size) - 3] = '?';
    assert_int_equal(symlink(file_base_name(fixture->file), link), 0);
    assert_int_equal(truncate(large, 65L * 1024 * 1024), 0);
    free(place_write(directory, "财政所.c.csv.txt", same_size));
    free(place_write(directory, "财政所.d.csv.txt", "short"));
    free(place_write(directory, "财政所 (2).a.csv.txt", file));
    one_sheet_open(fixture, &session);
    one_sheet_mark(&session, "A3", "ok");
    assert_true(session_save(&session, NULL));
    session_release(&session);
    char *kept = copies_path(fixture, KEPT);
    assert_file_equal(kept, file);
    free(directory);
    free(file);
    free(link);
    free(large);
    free(same_size);
    free(kept);
}

static void a_copy_is_read_by_nobody_who_may_not_read_the_sheet(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct stat status;
    free(typed(fixture));
    assert_int_equal(chmod(fixture->file, 0600), 0);
    mode_t before = umask(022);
    one_sheet_open(fixture, &session);
    one_sheet_mark(&session, "A3", "ok");
    assert_true(session_save(&session, NULL));
    session_release(&session);
    umask(before);
    char *kept = copies_path(fixture, KEPT);
    assert_int_equal(stat(kept, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    free(kept);
}

int main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, one_sheet_set_up, one_sheet_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(what_only_looks_like_a_copy_keeps_nothing),
        TEST(a_copy_is_read_by_nobody_who_may_not_read_the_sheet),
    };
#undef TEST
    return cmocka_run_group_tests(tests, NULL, NULL);
}
