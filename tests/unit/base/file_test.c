/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <sys/stat.h>
#include <unistd.h>

#include "../../support/place.h"
#include "base/file.h"
#include "base/text.h"

static int set_up(void **state)
{
    *state = place_make();
    return 0;
}

static int tear_down(void **state)
{
    place_remove(*state);
    return 0;
}

static void save(const char *path, const char *text, bool good)
{
    struct str content = {0};
    struct diags diags = {0};
    str_add(&content, text);
    assert_int_equal(file_save(path, &content, &diags), good);
    assert_int_equal(diags_status(&diags), good ? 0 : 3);
    str_release(&content);
    diags_release(&diags);
}

static mode_t mode_of(const char *path)
{
    struct stat status;
    assert_int_equal(stat(path, &status), 0);
    return status.st_mode & 0777;
}

static void a_save_replaces_the_whole_file(void **state)
{
    char *path = file_join(*state, "考评.csv");
    struct names names;
    save(path, "first", true);
    assert_int_equal(chmod(path, 0640), 0);
    save(path, "second", true);
    assert_file_equal(path, "second");
    assert_int_equal(mode_of(path), 0640);
    assert_true(file_list(*state, "", &names, NULL));
    assert_int_equal(names.count, 1);
    names_release(&names);
    assert_true(file_list(*state, ".a suffix longer than any name", &names, NULL));
    assert_int_equal(names.count, 0);
    names_release(&names);
    struct diags diags = {0};
    assert_false(file_list(path, "", &names, &diags));
    assert_string_equal(diags.at[0].text, "could not list: a part of the path is no directory");
    diags_release(&diags);
    free(path);
}

static void the_umask_says_who_may_read_a_new_file(void **state)
{
    static const mode_t masks[] = {077, 027, 022, 002, 0};
    char *path = file_join(*state, "new.csv");
    for (size_t i = 0; i < sizeof masks / sizeof masks[0]; i++) {
        mode_t before = umask(masks[i]);
        save(path, "new", true);
        assert_int_equal(mode_of(path), 0666 & ~masks[i]);
        assert_int_equal(chmod(path, 0664), 0);
        save(path, "again", true);
        assert_int_equal(mode_of(path), 0664);
        umask(before);
        file_remove(path);
    }
    free(path);
}

static void a_copy_is_for_those_to_read_who_may_read_the_file(void **state)
{
    static const mode_t modes[] = {0600, 0640, 0666, 0400};
    char *path = file_join(*state, "copy.csv");
    char *like = place_write(*state, "sheet.csv", "old");
    char *loop = file_join(*state, "loop");
    struct str content = {0};
    struct diags diags = {0};
    bool replaced;
    str_add(&content, "new");
    mode_t before = umask(022);
    for (size_t i = 0; i < sizeof modes / sizeof modes[0]; i++) {
        assert_int_equal(chmod(like, modes[i]), 0);
        assert_true(file_replace_like(path, &content, like, &replaced, NULL));
        assert_true(replaced);
        assert_int_equal(mode_of(path), modes[i]);
        file_remove(path);
    }
    file_remove(like);
    assert_true(file_replace_like(path, &content, like, &replaced, NULL));
    assert_int_equal(mode_of(path), 0644);
    assert_file_equal(path, "new");
    umask(before);
    assert_int_equal(symlink("loop", loop), 0);
    assert_false(file_replace_like(path, &content, loop, &replaced, &diags));
    assert_false(replaced);
    assert_int_equal(diags.at[0].level, DIAG_FAILURE);
    diags_release(&diags);
    str_release(&content);
    free(path);
    free(like);
    free(loop);
}

static void a_link_keeps_leading_to_its_file(void **state)
{
    char *path = place_write(*state, "real.csv", "old");
    char *link = file_join(*state, "link.csv");
    struct stat status;
    assert_int_equal(symlink("real.csv", link), 0);
    save(link, "new", true);
    assert_int_equal(lstat(link, &status), 0);
    assert_true(S_ISLNK(status.st_mode));
    assert_file_equal(path, "new");
    free(path);
    free(link);
}

/* A link to a directory is one too; a hidden one is not listed. */
static void directories_are_listed_apart(void **state)
{
    static const char *const made[] = {"b", "a", ".hidden"};
    struct names names;
    struct names directories;
    for (size_t i = 0; i < sizeof made / sizeof made[0]; i++) {
        char *path = file_join(*state, made[i]);
        assert_true(file_make_directory(path, NULL));
        free(path);
    }
    char *link = file_join(*state, "link");
    assert_int_equal(symlink("b", link), 0);
    free(place_write(*state, "file", ""));
    assert_true(file_list_all(*state, &names, &directories, NULL));
    assert_int_equal(names.count, 4);
    assert_string_equal(names.at[2], "file");
    assert_int_equal(directories.count, 3);
    assert_string_equal(directories.at[0], "a");
    assert_string_equal(directories.at[1], "b");
    assert_string_equal(directories.at[2], "link");
    assert_true(names_sorted_have(&names, "file"));
    assert_false(names_sorted_have(&names, "fil"));
    names_release(&names);
    assert_false(names_sorted_have(&names, "file"));
    names_release(&directories);
    free(link);
}

static void what_cannot_be_saved_stays(void **state)
{
    char *path = place_write(*state, "file", "old");
    char *below = file_join(path, "below.csv");
    char *nowhere = file_join(*state, "nowhere/x.csv");
    save(below, "x", false);
    save(nowhere, "x", false);
    save(*state, "x", false);
    assert_file_equal(path, "old");
    free(path);
    free(below);
    free(nowhere);
}

static void refuses_to_read(const char *path, const char *words)
{
    struct str out = {0};
    struct diags diags = {0};
    assert_false(file_read(path, &out, &diags));
    assert_non_null(strstr(diags.at[0].text, words));
    assert_int_equal(diags_status(&diags), 3);
    str_release(&out);
    diags_release(&diags);
}

static void what_is_no_file_is_not_read(void **state)
{
    char *pipe = file_join(*state, "pipe");
    char *missing = file_join(*state, "missing");
    assert_int_equal(mkfifo(pipe, 0600), 0);
    refuses_to_read(*state, "is a directory");
    refuses_to_read(pipe, "is no regular file");
    refuses_to_read("/dev/null", "is no regular file");
    refuses_to_read(missing, "could not open");
    free(pipe);
    free(missing);
}

static void names_are_made_safe(void **state)
{
    static const char *const cases[][2] = {
        {"999　.", "999"},    {"9\u00A0 .", "9"},
        {"财政所", "财政所"}, {"../x", "_._x"},
        {"a/b", "a_b"},       {".", "_"},
        {"..", "_"},          {"", "_"},
        {" a ", "a"},         {"a:b*c?\"<>|", "a_b_c_____"},
        {"con", "con_"},      {"Nul.csv", "Nul_.csv"},
        {"a\nb\x7F", "a_b_"}, {"x. .", "x"},
        {"-x", "-x"},         {"a\\b", "a_b"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char *name = file_safe_name(cases[i][0]);
        assert_string_equal(name, cases[i][1]);
        assert_null(strchr(name, '/'));
        free(name);
    }
    struct str longest = {0};
    for (int i = 0; i < 300; i++)
        str_add(&longest, "长");
    char *name = file_safe_name(str_text(&longest));
    assert_true(strlen(name) <= 180);
    assert_true(text_is_utf8(name, strlen(name)));
    free(name);
    str_release(&longest);
}

static void paths_are_taken_apart(void **state)
{
    (void)state;
    char *directory = file_directory("a/b/c.csv");
    assert_string_equal(directory, "a/b");
    free(directory);
    directory = file_directory("c.csv");
    assert_string_equal(directory, ".");
    free(directory);
    directory = file_directory("/c.csv");
    assert_string_equal(directory, "/");
    free(directory);
    assert_string_equal(file_base_name("a/b/c.csv"), "c.csv");
    assert_string_equal(file_base_name("c.csv"), "c.csv");
}

/* A file renamed into the place of a pipe or device would be the end of it. */
static void what_is_no_file_is_not_saved_to(void **state)
{
    struct diags diags = {0};
    struct str content = {0};
    struct stat status;
    char *pipe = file_join(*state, "pipe");
    assert_int_equal(mkfifo(pipe, 0600), 0);
    assert_false(file_save(pipe, &content, &diags));
    assert_int_equal(diags_status(&diags), 3);
    assert_int_equal(stat(pipe, &status), 0);
    assert_true(S_ISFIFO(status.st_mode));
    diags_release(&diags);
    free(pipe);
}

static void directories_are_made_all_the_way(void **state)
{
    char *path = file_join(*state, "a/b/c");
    char *file = place_write(*state, "plain", "");
    char *below = file_join(file, "d");
    assert_true(file_make_directory(path, NULL));
    assert_true(file_make_directory(path, NULL));
    assert_true(file_is_directory(path));
    assert_false(file_make_directory(below, NULL));
    free(path);
    free(file);
    free(below);
}

/* Its own alone, and beside the file that a link leads to. */
static void what_a_dead_save_left_is_cleared_away(void **state)
{
    static const char *const stay[] = {"a.csv",           "a.csv.x.tmp",  "a.csv..tmp",
                                       "a.csv.1.tmp.tmp", "a.csvx.1.tmp", "b.csv.1.tmp"};
    static const char *const go[] = {"a.csv.1.tmp", "a.csv.4711.tmp"};
    const char *place = *state;
    char *link = file_join(place, "link");
    char *loop = file_join(place, "loop");
    assert_int_equal(symlink("a.csv", link), 0);
    assert_int_equal(symlink("loop", loop), 0);
    for (size_t i = 0; i < sizeof stay / sizeof stay[0]; i++)
        free(place_write(place, stay[i], "x"));
    for (size_t i = 0; i < sizeof go / sizeof go[0]; i++)
        free(place_write(place, go[i], "x"));
    file_clear_leftovers(loop);
    file_clear_leftovers(link);
    struct names names;
    assert_true(file_list(place, "", &names, NULL));
    for (size_t i = 0; i < sizeof stay / sizeof stay[0]; i++)
        assert_true(names_have(&names, stay[i]));
    for (size_t i = 0; i < sizeof go / sizeof go[0]; i++)
        assert_false(names_have(&names, go[i]));
    names_release(&names);
    assert_int_equal(unlink(link), 0);
    assert_int_equal(unlink(loop), 0);
    free(link);
    free(loop);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_save_replaces_the_whole_file, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_umask_says_who_may_read_a_new_file, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_copy_is_for_those_to_read_who_may_read_the_file, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(directories_are_listed_apart, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_link_keeps_leading_to_its_file, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_cannot_be_saved_stays, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_no_file_is_not_read, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_no_file_is_not_saved_to, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_a_dead_save_left_is_cleared_away, set_up, tear_down),
        cmocka_unit_test(names_are_made_safe),
        cmocka_unit_test(paths_are_taken_apart),
        cmocka_unit_test_setup_teardown(directories_are_made_all_the_way, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
