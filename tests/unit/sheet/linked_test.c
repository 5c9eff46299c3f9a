/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "../../support/copies.h"
#include "../../support/place.h"
#include "base/file.h"
#include "sheet/session_theirs.h"

/* A sheet that is a symbolic link, changed by another program while it is open. */

#define THEIRS "theirs"

static bool is_link(const char *file)
{
    struct stat status;
    assert_int_equal(lstat(file, &status), 0);
    return S_ISLNK(status.st_mode);
}

/* Moves the sheet's file elsewhere and leaves a link to it; answers where it is. */
static char *link_away(const struct one_sheet *fixture)
{
    char *real = file_join(fixture->place, "real.csv");
    assert_int_equal(rename(fixture->file, real), 0);
    assert_int_equal(symlink(real, fixture->file), 0);
    return real;
}

/* Opens such a sheet with a mark that is still to be saved; answers where the file is. */
static char *open_linked(struct one_sheet *fixture, struct session *session)
{
    char *real = link_away(fixture);
    one_sheet_open(fixture, session);
    one_sheet_mark(session, "A3", "ok");
    return real;
}

static void mine_is_saved_through_the_link_and_theirs_is_kept(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct str kept = {0};
    char *real = open_linked(fixture, &session);
    one_sheet_write(real, THEIRS, strlen(THEIRS));
    assert_true(session_keep_theirs(&session, &kept, NULL));
    assert_string_equal(str_text(&kept), KEPT);
    copies_are(fixture, THEIRS);
    char *copy = copies_path(fixture, KEPT);
    assert_false(is_link(copy));
    assert_true(is_link(fixture->file));
    assert_file_has(real, ",unmet=2,");
    one_sheet_write(real, "once more", strlen("once more"));
    copies_are(fixture, THEIRS);
    session_release(&session);
    str_release(&kept);
    free(real);
    free(copy);
}

static void what_cannot_be_read_or_kept_stays(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct str kept = {0};
    char *real = open_linked(fixture, &session);
    char *copy = copies_path(fixture, KEPT);
    one_sheet_write(real, THEIRS, strlen(THEIRS));
    assert_int_equal(symlink(KEPT, copy), 0);
    assert_false(session_keep_theirs(&session, &kept, NULL));
    assert_file_equal(real, THEIRS);
    assert_int_equal(unlink(copy), 0);
    assert_int_equal(truncate(real, 65L * 1024 * 1024), 0);
    assert_false(session_keep_theirs(&session, &kept, NULL));
    assert_int_equal(copies_count(fixture), 0);
    assert_int_equal(kept.size, 0);
    assert_true(is_link(fixture->file));
    session_release(&session);
    free(real);
    free(copy);
}

/* That is no file of a sheet, and is put aside as it is. */
static void a_link_to_a_directory_is_moved(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct str kept = {0};
    char *real = open_linked(fixture, &session);
    char *directory = file_join(fixture->place, "elsewhere");
    assert_int_equal(mkdir(directory, 0777), 0);
    assert_int_equal(unlink(fixture->file), 0);
    assert_int_equal(symlink(directory, fixture->file), 0);
    assert_true(session_keep_theirs(&session, &kept, NULL));
    char *copy = copies_path(fixture, str_text(&kept));
    assert_true(is_link(copy));
    assert_false(is_link(fixture->file));
    assert_int_equal(unlink(copy), 0);
    session_release(&session);
    str_release(&kept);
    free(directory);
    free(real);
    free(copy);
}

int main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, one_sheet_set_up, one_sheet_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(mine_is_saved_through_the_link_and_theirs_is_kept),
        TEST(what_cannot_be_read_or_kept_stays),
        TEST(a_link_to_a_directory_is_moved),
    };
#undef TEST
    return cmocka_run_group_tests(tests, NULL, NULL);
}
