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

#include "../../support/crowd.h"
#include "../../support/one_sheet.h"
#include "../../support/place.h"
#include "base/file.h"
#include "base/mem.h"
#include "sheet/folder.h"
#include "sheet/session.h"

/* Two programs on one sheet. */

/* What the program that came second is told. */
static void assert_told(const struct diags *diags, const char *words)
{
    assert_true(diags->count > 0);
    if (strstr(diags->at[diags->count - 1].text, words) == NULL)
        fail_msg("not told '%s' but '%s'", words, diags->at[diags->count - 1].text);
}

/* A program's first picture stands, and it brings down what is due. */
static void open_and_show(struct one_sheet *fixture, struct session *session)
{
    one_sheet_open(fixture, session);
    assert_true(session_sync(session, NULL));
}

static char *holder_path(const struct one_sheet *fixture)
{
    char *directory = file_directory(fixture->file);
    char *path = file_join(directory, ".财政所.journal.holder");
    free(directory);
    return path;
}

static void the_second_one_reads_and_is_told_who_has_it(void **state)
{
    struct one_sheet *fixture = *state;
    struct session first;
    struct session second;
    struct diags diags = {0};
    open_and_show(fixture, &first);
    one_sheet_mark(&first, "A3", "last=1");
    assert_true(session_open(&second, fixture->file, &fixture->shelf, &fixture->clock, &diags));
    assert_true(second.read_only);
    assert_true(second.held);
    assert_int_equal(diags.at[0].level, DIAG_WARNING);
    assert_told(&diags, "has had it open since 09:30 (process ");
    assert_told(&diags, "here it can only be read");
    /* What is in the journal and not yet in the file is seen. */
    assert_int_equal(second.sheet.entries[2].answer.state, ANSWER_SETTLED);
    diags_clear(&diags);
    assert_false(session_do(&second, 3, CHANGE_MARKS, "ok", &diags));
    assert_told(&diags, "has had it open since 09:30");
    assert_told(&diags, "no mark can be made here until it is closed there");
    session_release(&second);
    session_release(&first);
    diags_release(&diags);
    open_and_show(fixture, &first);
    assert_false(first.read_only);
    session_release(&first);
}

static void who_has_it_is_no_sheet_and_goes_away(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct folder folder = {0};
    char *path = holder_path(fixture);
    open_and_show(fixture, &session);
    assert_true(file_exists(path));
    assert_true(folder_open(&folder, fixture->place, &fixture->shelf, NULL));
    assert_int_equal(folder.count, 1);
    folder_release(&folder);
    session_release(&session);
    assert_false(file_exists(path));
    free(path);
}

static void hold(void *context)
{
    struct session session;
    open_and_show(context, &session);
    one_sheet_mark(&session, "A3", "last=1");
}

static void the_lock_dies_with_its_holder(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    char *path = holder_path(fixture);
    for (int i = 0; i < 8; i++) {
        struct waiter holder = crowd_wait(hold, fixture);
        struct diags diags = {0};
        assert_true(
            session_open(&session, fixture->file, &fixture->shelf, &fixture->clock, &diags));
        assert_true(session.held);
        session_release(&session);
        crowd_kill(&holder);
        /* Its words stay behind and mean nothing. */
        assert_true(file_exists(path));
        open_and_show(fixture, &session);
        assert_false(session.read_only);
        assert_int_equal(session.sheet.entries[2].answer.state, ANSWER_SETTLED);
        assert_true(session_undo(&session, NULL, NULL));
        session_release(&session);
        diags_release(&diags);
    }
    free(path);
}

/* What a program leaves that is killed while it saves PATH. */
static void leave_half(const char *path)
{
    struct str name = {0};
    str_addf(&name, "%s.%ld.tmp", path, (long)getpid());
    one_sheet_write(str_text(&name), "half", 4);
    str_release(&name);
}

static void what_a_killed_save_left_is_cleared_away(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct names names;
    char *directory = file_directory(fixture->file);
    char *journal = session_journal_file(fixture->file);
    struct waiter holder = crowd_wait(hold, fixture);
    leave_half(fixture->file);
    leave_half(journal);
    free(place_write(directory, "other.csv.1.tmp", "another sheet's"));
    crowd_kill(&holder);
    assert_true(file_list(directory, ".tmp", &names, NULL));
    assert_int_equal(names.count, 3);
    names_release(&names);
    open_and_show(fixture, &session);
    assert_true(file_list(directory, ".tmp", &names, NULL));
    assert_int_equal(names.count, 1);
    assert_string_equal(names.at[0], "other.csv.1.tmp");
    names_release(&names);
    session_release(&session);
    free(directory);
    free(journal);
}

/* Whatever stands where the words should, the second one is told something harmless. */
static void broken_words_do_no_harm(void **state)
{
    static const struct {
        const char *words;
        const char *told;
    } cases[] = {
        {"", "another program has it open"},
        {"wang", "another program has it open"},
        {"\n\n\n\n", "another program has it open"},
        {"wang\nhost\n1\n-5\n", "another program has it open"},
        {"wang\nhost\n1\n99999999999999999999999\n", "another program has it open"},
        {"wang\nhost\n1\n999999999999999\n", "another program has it open"},
        {"\xff\xfe\nhost\n1\n1513733400\n", "another program has it open"},
        {"wang\nhost\nx\n1513733400\n", "wang on host has had it open since 09:30"},
        {"wang\nhost\n1\n1513647000\n", "wang on host has had it open since 2017-12-19 09:30"},
        {"\033[2Jwang\a\nho\xE2\x80\xAEst\n1\n1513733400\n", "␛[2Jwang␇ on ho"},
    };
    struct one_sheet *fixture = *state;
    struct session first;
    struct session second;
    char *path = holder_path(fixture);
    open_and_show(fixture, &first);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct diags diags = {0};
        one_sheet_write(path, cases[i].words, strlen(cases[i].words));
        assert_true(session_open(&second, fixture->file, &fixture->shelf, &fixture->clock, &diags));
        assert_told(&diags, cases[i].told);
        assert_null(strpbrk(diags.at[0].text, "\033\a"));
        assert_null(strstr(diags.at[0].text, "\xE2\x80\xAE"));
        session_release(&second);
        diags_release(&diags);
    }
    session_release(&first);
    free(path);
}

/* A directory in its place, or one that takes no new file, keeps nobody from working. */
static void words_that_cannot_be_written_hinder_nobody(void **state)
{
    struct one_sheet *fixture = *state;
    struct session session;
    struct session second;
    struct diags diags = {0};
    char *path = holder_path(fixture);
    assert_int_equal(mkdir(path, 0777), 0);
    open_and_show(fixture, &session);
    assert_false(session.read_only);
    one_sheet_mark(&session, "A3", "last=1");
    assert_true(session_save(&session, NULL));
    assert_true(session_open(&second, fixture->file, &fixture->shelf, &fixture->clock, &diags));
    assert_told(&diags, "another program has it open");
    session_release(&second);
    session_release(&session);
    diags_release(&diags);
    free(path);
}

/* Lets go of the session at the third pause. */
struct patience {
    struct session *holder;
    int pauses;
};

static void pause_and_let_go(void *context)
{
    struct patience *patience = context;
    if (++patience->pauses == 3)
        session_release(patience->holder);
}

static void pause_for_nothing(void *context)
{
    struct patience *patience = context;
    patience->pauses++;
}

static void who_only_changes_waits_a_little(void **state)
{
    struct one_sheet *fixture = *state;
    struct session first;
    struct session second;
    struct patience patience = {&first, 0};
    struct lock_wait wait = {60, pause_and_let_go, &patience};
    open_and_show(fixture, &first);
    one_sheet_mark(&first, "A3", "last=1");
    assert_true(session_save(&first, NULL));
    assert_true(session_open_waiting(&second, fixture->file, &fixture->shelf, &fixture->clock,
                                     &wait, NULL));
    assert_int_equal(patience.pauses, 3);
    assert_false(second.read_only);
    /* What was saved while it waited counts. */
    assert_int_equal(second.sheet.entries[2].answer.state, ANSWER_SETTLED);
    session_release(&second);
}

static void and_then_refuses(void **state)
{
    struct one_sheet *fixture = *state;
    struct session first;
    struct session second;
    struct diags diags = {0};
    struct patience patience = {0};
    struct lock_wait wait = {60, pause_for_nothing, &patience};
    open_and_show(fixture, &first);
    assert_false(session_open_waiting(&second, fixture->file, &fixture->shelf, &fixture->clock,
                                      &wait, &diags));
    assert_int_equal(patience.pauses, 60);
    assert_int_equal(diags_status(&diags), 3);
    assert_told(&diags, "has had it open since 09:30");
    assert_told(&diags, "nothing was changed");
    session_release(&first);
    diags_release(&diags);
}

static bool create_same(int number, void *context)
{
    struct one_sheet *fixture = context;
    struct session session;
    const struct form *form = form_shelf_find(&fixture->shelf, "xiongkou-2017", NULL);
    if (!session_create(&session, fixture->place, form, "派出所", "", "", &fixture->clock, NULL))
        return false;
    bool good =
        session_do(&session, number, CHANGE_MARKS, "ok", NULL) && session_save(&session, NULL);
    session_release(&session);
    return good;
}

/* Units whose names come out the same as file names. */
static bool create_alike(int number, void *context)
{
    static const char *const units[] = {"甲:乙", "甲?乙", "甲*乙", "甲|乙", "甲<乙", "甲>乙"};
    struct one_sheet *fixture = context;
    struct session session;
    const struct form *form = form_shelf_find(&fixture->shelf, "xiongkou-2017", NULL);
    if (!session_create(&session, fixture->place, form, units[number], "", "", &fixture->clock,
                        NULL))
        return false;
    session_release(&session);
    return true;
}

static int count_sheets(struct one_sheet *fixture)
{
    struct folder folder = {0};
    int count = 0;
    assert_true(folder_open(&folder, fixture->place, &fixture->shelf, NULL));
    for (size_t i = 0; i < folder.count; i++)
        count += folder.entries[i].form != NULL;
    assert_int_equal(count, folder.count);
    folder_release(&folder);
    return count;
}

static void a_unit_made_twice_at_once_is_made_once(void **state)
{
    bool done[CROWD_MOST];
    int made = 0;
    crowd_run(8, create_same, *state, done);
    for (int i = 0; i < 8; i++)
        made += done[i];
    assert_int_equal(made, 1);
    assert_int_equal(count_sheets(*state), 2);
}

static void units_named_alike_get_a_sheet_each(void **state)
{
    bool done[CROWD_MOST];
    crowd_run(6, create_alike, *state, done);
    for (int i = 0; i < 6; i++)
        assert_true(done[i]);
    assert_int_equal(count_sheets(*state), 7);
}

#define CROWD 8

static bool mark_own(int number, void *context)
{
    struct one_sheet *fixture = context;
    struct session session;
    if (!session_open_waiting(&session, fixture->file, &fixture->shelf, &fixture->clock,
                              &lock_wait_long, NULL))
        return false;
    bool good =
        session_do(&session, 10 + number, CHANGE_MARKS, "ok", NULL) && session_save(&session, NULL);
    session_release(&session);
    return good;
}

/* All at once on a sheet that has no journal yet, as a spreadsheet's copy has none: one of them
 * makes it, and nobody's mark is lost. */
static void marks_of_a_crowd_are_all_kept(void **state)
{
    struct one_sheet *fixture = *state;
    char *journal = session_journal_file(fixture->file);
    char *before = place_read(fixture->file);
    int marks = 0;
    int lost = 0;
    for (int round = 0; round < 6; round++) {
        struct session session;
        bool done[CROWD_MOST];
        one_sheet_write(fixture->file, before, strlen(before));
        assert_int_equal(remove(journal), 0);
        crowd_run(CROWD, mark_own, fixture, done);
        open_and_show(fixture, &session);
        for (int i = 0; i < CROWD; i++) {
            marks += done[i];
            lost += done[i] && session.sheet.entries[10 + i].answer.state != ANSWER_SETTLED;
        }
        assert_int_equal(sheet_score(&session.sheet, 1, NULL), 9000);
        session_release(&session);
    }
    print_message("broken: marks made by %d programs at once on one sheet | %d | %d\n", CROWD,
                  marks, lost);
    assert_true(marks > 0);
    assert_int_equal(lost, 0);
    free(before);
    free(journal);
}

int main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, one_sheet_set_up, one_sheet_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(the_second_one_reads_and_is_told_who_has_it),
        TEST(who_has_it_is_no_sheet_and_goes_away),
        TEST(the_lock_dies_with_its_holder),
        TEST(what_a_killed_save_left_is_cleared_away),
        TEST(broken_words_do_no_harm),
        TEST(words_that_cannot_be_written_hinder_nobody),
        TEST(who_only_changes_waits_a_little),
        TEST(and_then_refuses),
        TEST(a_unit_made_twice_at_once_is_made_once),
        TEST(units_named_alike_get_a_sheet_each),
        TEST(marks_of_a_crowd_are_all_kept),
    };
#undef TEST
    return cmocka_run_group_tests(tests, NULL, NULL);
}
