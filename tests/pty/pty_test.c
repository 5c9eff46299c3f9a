/* SPDX-License-Identifier: MIT */
/* The program on a real pseudo-terminal: what only a terminal shows. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "../support/place.h"
#include "base/file.h"
#include "base/str.h"
#include "run.h"

static void keys_change_the_total_on_the_screen(void **state)
{
    struct run *run = *state;
    run_start(run);
    console_wait_for(&run->console, "total 0–100 /100");
    console_press(&run->console, "1");
    console_wait_for(&run->console, "total 5–95 /100");
    console_press(&run->console, " 11 ");
    console_wait_for(&run->console, "total 14–89 /100");
    console_press(&run->console, "\033OP");
    console_wait_for(&run->console, "help: walking");
    console_press(&run->console, "q\033[21~");
    assert_int_equal(console_finish(&run->console), 0);
}

static void a_kill_loses_nothing_that_was_shown(void **state)
{
    struct run *run = *state;
    run_start(run);
    console_wait_for(&run->console, "total 0–100 /100");
    console_press(&run->console, "12 1");
    console_wait_for(&run->console, "total 12–87 /100");
    kill(run->console.child, SIGKILL);
    assert_true(WIFSIGNALED(console_finish(&run->console)));
    run_start(run);
    console_wait_for(&run->console, "total 12–87 /100");
    console_wait_for(&run->console, "recovered");
    console_press(&run->console, "q");
    assert_int_equal(console_finish(&run->console), 0);
}

static void a_hangup_saves_the_sheet(void **state)
{
    struct run *run = *state;
    run_start(run);
    console_wait_for(&run->console, "total 0–100 /100");
    console_press(&run->console, "1");
    console_wait_for(&run->console, "total 5–95 /100");
    kill(run->console.child, SIGTERM);
    assert_int_equal(console_finish(&run->console), 0);
    run_assert_sheet(run, "plan=1", true);
}

static void a_note_half_written_is_kept_at_the_end(void **state)
{
    static const struct {
        int number;
        const char *typed;
    } ends[] = {{SIGTERM, "alpha"}, {SIGHUP, " bravo"}, {SIGINT, " carol"}, {SIGQUIT, " delta"}};
    struct run *run = *state;
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        run_start(run);
        console_wait_for(&run->console, "total 0–100 /100");
        console_press(&run->console, "c");
        console_press(&run->console, ends[i].typed);
        console_wait_for(&run->console, ends[i].typed);
        kill(run->console.child, ends[i].number);
        assert_int_equal(console_finish(&run->console), 0);
    }
    run_assert_sheet(run, "alpha bravo carol delta", true);
}

/* The editor's note is its last field; a number beside it may be half typed and is not taken. */
static void a_number_half_typed_is_not_taken_at_the_end(void **state)
{
    struct run *run = *state;
    run_start(run);
    console_wait_for(&run->console, "total 0–100 /100");
    console_press(&run->console, "\r-1\tthe note");
    console_wait_for(&run->console, "the note");
    kill(run->console.child, SIGTERM);
    assert_int_equal(console_finish(&run->console), 0);
    run_assert_sheet(run, "the note", true);
    run_assert_sheet(run, "adjust", false);
}

static void a_terminal_that_goes_away_ends_the_program_saved(void **state)
{
    struct run *run = *state;
    run_start(run);
    console_wait_for(&run->console, "total 0–100 /100");
    console_press(&run->console, "1chalf a note");
    console_wait_for(&run->console, "half a note");
    close(run->console.fd);
    assert_int_equal(console_wait_end(&run->console), 0);
    run_assert_sheet(run, "plan=1", true);
    run_assert_sheet(run, "half a note", true);
}

static void a_paste_fires_no_hotkey(void **state)
{
    struct run *run = *state;
    run_start(run);
    console_wait_for(&run->console, "total 0–100 /100");
    console_press(&run->console, "\033[200~123 q\033[201~");
    console_wait_for(&run->console, "nothing to paste into");
    console_press(&run->console, "c\033[200~两行\r备注\033[201~\r");
    console_wait_for(&run->console, "note: 两行 备注");
    console_wait_for(&run->console, "total 0–100 /100");
    console_press(&run->console, "q");
    assert_int_equal(console_finish(&run->console), 0);
}

/* Keys that the terminal's description does not know: none of their bytes is a hotkey. */
static void an_unknown_sequence_is_no_row_of_hotkeys(void **state)
{
    struct run *run = *state;
    run_start(run);
    console_wait_for(&run->console, "total 0–100 /100");
    console_press(&run->console, "c");
    console_wait_for(&run->console, "accept");
    console_press(&run->console, "x\033[1;7A\033[I\0331y\r");
    console_wait_for(&run->console, "note: xy");
    console_press(&run->console, "\033[11~");
    console_wait_for(&run->console, "help: walking");
    console_press(&run->console, "q");
    console_wait_for(&run->console, "total 0–100 /100");
    console_press(&run->console, "\033");
    assert_int_equal(console_finish(&run->console), 0);
}

static void a_paste_that_stalls_is_a_paste_still(void **state)
{
    struct run *run = *state;
    run_start(run);
    console_wait_for(&run->console, "total 0–100 /100");
    console_press(&run->console, "\033[200~a");
    console_wait_for(&run->console, "nothing to paste into");
    console_press(&run->console, "11 q\033[201~");
    console_press(&run->console, "2");
    console_wait_for(&run->console, "total 5–95 /100");
    console_press(&run->console, "q");
    assert_int_equal(console_finish(&run->console), 0);
}

static void what_others_wrote_on_the_screen_is_painted_over(void **state)
{
    static const char noise[] = "\033[3;10HBroadcast message from root\033[12;1H\033[J";
    struct run *run = *state;
    struct str before = {0};
    run_start(run);
    /* The last words of a picture, so that all of it has come. */
    console_wait_for(&run->console, "? help");
    console_read(&run->console, &before);
    vterm_input_write(run->console.terminal, noise, sizeof noise - 1);
    console_wait_for(&run->console, "Broadcast");
    console_press(&run->console, "\014");
    console_wait_same(&run->console, str_text(&before), CONSOLE_ROWS);
    str_release(&before);
    console_press(&run->console, "q");
    assert_int_equal(console_finish(&run->console), 0);
}

/* The second one reads, follows, and takes the sheet up once the first one was killed. */
static void two_programs_share_a_sheet(void **state)
{
    struct run *run = *state;
    struct run other = *run;
    run_start(run);
    console_wait_for(&run->console, "total 0–100 /100");
    run_start(&other);
    console_wait_for(&other.console, "since");
    console_wait_for(&other.console, "read only");
    console_press(&other.console, "1");
    console_wait_for(&other.console, "until");
    console_press(&run->console, "1");
    console_wait_for(&run->console, "total 5–95 /100");
    console_wait_for(&other.console, "total 5–95 /100");
    kill(run->console.child, SIGKILL);
    assert_true(WIFSIGNALED(console_finish(&run->console)));
    console_wait_for(&other.console, "the sheet is free");
    /* Whether anything is recovered depends on when the other program last saved. */
    console_press(&other.console, "\r2");
    console_wait_for(&other.console, "total 0–90 /100");
    console_press(&other.console, "q");
    assert_int_equal(console_finish(&other.console), 0);
    run_assert_sheet(run, "plan=1 records=1", true);
}

/* Another program marks A2 in the file. */
static void edit_file(const struct run *run)
{
    char *text = place_read(run->sheet);
    char *at = strstr(text, ",15,,,");
    struct str edited = {0};
    assert_non_null(at);
    str_add_part(&edited, text, (size_t)(at - text));
    str_add(&edited, ",15,,unmet=2,");
    str_add(&edited, at + strlen(",15,,,"));
    assert_true(file_save(run->sheet, &edited, NULL));
    str_release(&edited);
    free(text);
}

static void leaving_asks_about_a_file_changed_meanwhile(void **state)
{
    struct run *run = *state;
    run_start(run);
    console_wait_for(&run->console, "total 0–100 /100");
    console_press(&run->console, "1");
    console_wait_for(&run->console, "total 5–95 /100");
    edit_file(run);
    console_press(&run->console, "q");
    console_wait_for(&run->console, "leave without saving");
    console_press(&run->console, "\033[B\r");
    assert_int_equal(console_finish(&run->console), 0);
    run_assert_sheet(run, "plan=1", true);
    run_assert_sheet(run, "unmet=2", true);
}

/* Nobody can choose then: theirs stays, mine is in the journal, and both come together. */
static void an_end_from_outside_overwrites_nothing(void **state)
{
    struct run *run = *state;
    run_start(run);
    console_wait_for(&run->console, "total 0–100 /100");
    console_press(&run->console, "1");
    console_wait_for(&run->console, "total 5–95 /100");
    edit_file(run);
    kill(run->console.child, SIGTERM);
    console_finish(&run->console);
    run_assert_sheet(run, "plan=1", false);
    run_assert_sheet(run, "unmet=2", true);
    run_start(run);
    console_wait_for(&run->console, "total 14–89 /100");
    console_press(&run->console, "q");
    assert_int_equal(console_finish(&run->console), 0);
    run_assert_sheet(run, "plan=1", true);
    run_assert_sheet(run, "unmet=2", true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(keys_change_the_total_on_the_screen, run_set_up,
                                        run_tear_down),
        cmocka_unit_test_setup_teardown(a_kill_loses_nothing_that_was_shown, run_set_up,
                                        run_tear_down),
        cmocka_unit_test_setup_teardown(a_hangup_saves_the_sheet, run_set_up, run_tear_down),
        cmocka_unit_test_setup_teardown(a_note_half_written_is_kept_at_the_end, run_set_up,
                                        run_tear_down),
        cmocka_unit_test_setup_teardown(a_number_half_typed_is_not_taken_at_the_end, run_set_up,
                                        run_tear_down),
        cmocka_unit_test_setup_teardown(a_terminal_that_goes_away_ends_the_program_saved,
                                        run_set_up, run_tear_down),
        cmocka_unit_test_setup_teardown(what_others_wrote_on_the_screen_is_painted_over, run_set_up,
                                        run_tear_down),
        cmocka_unit_test_setup_teardown(two_programs_share_a_sheet, run_set_up, run_tear_down),
        cmocka_unit_test_setup_teardown(leaving_asks_about_a_file_changed_meanwhile, run_set_up,
                                        run_tear_down),
        cmocka_unit_test_setup_teardown(an_end_from_outside_overwrites_nothing, run_set_up,
                                        run_tear_down),
        cmocka_unit_test_setup_teardown(a_paste_fires_no_hotkey, run_set_up, run_tear_down),
        cmocka_unit_test_setup_teardown(an_unknown_sequence_is_no_row_of_hotkeys, run_set_up,
                                        run_tear_down),
        cmocka_unit_test_setup_teardown(a_paste_that_stalls_is_a_paste_still, run_set_up,
                                        run_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
