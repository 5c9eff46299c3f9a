/* SPDX-License-Identifier: MIT */
/*
 * ^Z and fg, as a shell does them, and stops from outside.  By itself, since under valgrind a
 * program that sends itself SIGTSTP goes on at once instead of stopping.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include <signal.h>
#include <unistd.h>

#include "base/str.h"
#include "run.h"

/* What else may have happened on the terminal before the program comes back: its modes are a
 * shell's, as some shells see to themselves, and another program had a screen of its own. */
#define AS_FOUND  ":"
#define DISTURBED "stty sane; printf '\\033[?2004l\\033[?1049l'"

/* A stopped program waits for a shell to bring it back, so it runs under one here. */
static void start_under_shell(struct run *run, const char *between)
{
    struct str script = {0};
    str_addf(&script,
             "\"$0\" --lang en --forms \"$1\" \"$2\"; %s; echo stopped here; read line; fg; "
             "echo ended here",
             between);
    console_start(&run->console,
                  (const char *const[]){"/bin/sh", "-m", "-c", str_text(&script),
                                        getenv("KAOPING_PROGRAM"), run->forms, run->sheet, NULL});
    str_release(&script);
    /* The last words of a picture, so that all of it has come. */
    console_wait_for(&run->console, "? help");
}

static void end(struct run *run)
{
    console_press(&run->console, "q");
    console_wait_for(&run->console, "ended here");
    assert_false(console_is_raw(&run->console));
    assert_false(run->console.cursor_hidden);
    assert_int_equal(console_finish(&run->console), 0);
}

/* From outside, not by a key. */
static void send(const struct run *run, int number)
{
    pid_t group = tcgetpgrp(run->console.fd);
    assert_true(group > 0);
    assert_int_equal(killpg(group, number), 0);
}

/* By the shell, to the screen that was there BEFORE. */
static void bring_back(struct run *run, const struct str *before)
{
    console_wait_for(&run->console, "stopped here");
    console_press(&run->console, "\r");
    console_wait_same(&run->console, str_text(before), CONSOLE_ROWS);
    assert_true(console_is_raw(&run->console));
}

static void a_stopped_program_comes_back_to_the_same_screen(void **state)
{
    struct run *run = *state;
    struct str before = {0};
    start_under_shell(run, AS_FOUND);
    console_press(&run->console, "1");
    console_wait_for(&run->console, "open 90 points\n");
    console_read(&run->console, &before);
    console_press(&run->console, "\032");
    bring_back(run, &before);
    end(run);
    str_release(&before);
}

static void a_program_stopped_from_outside_gives_the_terminal_up_too(void **state)
{
    struct run *run = *state;
    struct str before = {0};
    start_under_shell(run, AS_FOUND);
    console_read(&run->console, &before);
    send(run, SIGTSTP);
    console_wait_for(&run->console, "stopped here");
    assert_false(console_is_raw(&run->console));
    assert_false(run->console.is_alternate);
    bring_back(run, &before);
    assert_true(run->console.is_alternate);
    end(run);
    str_release(&before);
}

/* As by SIGSTOP, which no program hears of, and what comes after it. */
static void a_program_stopped_unawares_takes_the_terminal_back(void **state)
{
    struct run *run = *state;
    struct str before = {0};
    start_under_shell(run, DISTURBED);
    console_read(&run->console, &before);
    send(run, SIGSTOP);
    console_wait_for(&run->console, "stopped here");
    assert_false(console_is_raw(&run->console));
    assert_false(run->console.is_alternate);
    bring_back(run, &before);
    assert_true(run->console.is_alternate);
    assert_true(run->console.cursor_hidden);
    end(run);
    str_release(&before);
}

static void a_prompt_shows_its_cursor_again(void **state)
{
    static const struct {
        int number;
        const char *typed;
        const char *note;
    } stops[] = {{SIGTSTP, "alpha", "note: alpha"}, {SIGSTOP, " bravo", "note: alpha bravo"}};
    struct run *run = *state;
    for (size_t i = 0; i < sizeof stops / sizeof stops[0]; i++) {
        struct str before = {0};
        start_under_shell(run, DISTURBED);
        console_press(&run->console, "c");
        console_press(&run->console, stops[i].typed);
        console_wait_for(&run->console, stops[i].typed);
        console_wait_for_cursor(&run->console);
        console_read(&run->console, &before);
        send(run, stops[i].number);
        bring_back(run, &before);
        console_wait_for_cursor(&run->console);
        console_press(&run->console, "\r");
        console_wait_for(&run->console, stops[i].note);
        end(run);
        str_release(&before);
    }
}

/* Such a terminal has no screen apart for a program, whose look the shell would go on in. */
static void a_shell_gets_plain_text_back(void **state)
{
    struct run *run = *state;
    setenv("TERM", "vt100", 1);
    start_under_shell(run, AS_FOUND);
    console_press(&run->console, "\033[200~x\033[201~");
    console_wait_for(&run->console, "nothing to paste into");
    console_press(&run->console, "\032");
    console_wait_for(&run->console, "stopped here");
    assert_true(console_is_plain(&run->console, "stopped here"));
    console_press(&run->console, "\r");
    console_wait_for(&run->console, "total 0–100 /100");
    end(run);
    setenv("TERM", "xterm-256color", 1);
}

/* As a shell ends a job that stands in the background, where the terminal is not touched. */
static void a_stopped_program_that_is_to_end_saves_and_goes(void **state)
{
    struct run *run = *state;
    start_under_shell(run, "kill %1; bg; wait %1; kill -0 %1 || echo gone here");
    console_press(&run->console, "chalf a note");
    console_wait_for(&run->console, "half a note");
    console_press(&run->console, "\032");
    console_wait_for(&run->console, "gone here");
    assert_false(console_is_raw(&run->console));
    assert_false(run->console.is_alternate);
    run_assert_sheet(run, "half a note", true);
    console_press(&run->console, "\r");
    console_wait_for(&run->console, "ended here");
    console_finish(&run->console);
}

/* bg takes a program that wants the terminal no further than into the next stop, which ends the
 * first wait. */
#define BEHIND "stty sane; bg; wait %1"

static void a_program_behind_that_is_to_end_saves_and_goes(void **state)
{
    static const struct {
        int number;
        const char *typed;
        const char *note;
    } stops[] = {{SIGTSTP, "alpha", "alpha"}, {SIGSTOP, " bravo", "alpha bravo"}};
    struct run *run = *state;
    for (size_t i = 0; i < sizeof stops / sizeof stops[0]; i++) {
        start_under_shell(run, BEHIND "; kill %1; bg; wait %1; kill -0 %1 || echo gone here");
        console_press(&run->console, "c");
        console_press(&run->console, stops[i].typed);
        console_wait_for(&run->console, stops[i].note);
        send(run, stops[i].number);
        console_wait_for(&run->console, "gone here");
        run_assert_sheet(run, stops[i].note, true);
        console_press(&run->console, "\r");
        console_wait_for(&run->console, "ended here");
        console_finish(&run->console);
    }
}

static void a_program_behind_comes_back_to_the_same_screen(void **state)
{
    static const int stops[] = {SIGTSTP, SIGSTOP};
    struct run *run = *state;
    for (size_t i = 0; i < sizeof stops / sizeof stops[0]; i++) {
        struct str before = {0};
        start_under_shell(run, BEHIND);
        console_read(&run->console, &before);
        send(run, stops[i]);
        bring_back(run, &before);
        end(run);
        str_release(&before);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_stopped_program_comes_back_to_the_same_screen, run_set_up,
                                        run_tear_down),
        cmocka_unit_test_setup_teardown(a_program_stopped_from_outside_gives_the_terminal_up_too,
                                        run_set_up, run_tear_down),
        cmocka_unit_test_setup_teardown(a_program_stopped_unawares_takes_the_terminal_back,
                                        run_set_up, run_tear_down),
        cmocka_unit_test_setup_teardown(a_shell_gets_plain_text_back, run_set_up, run_tear_down),
        cmocka_unit_test_setup_teardown(a_stopped_program_that_is_to_end_saves_and_goes, run_set_up,
                                        run_tear_down),
        cmocka_unit_test_setup_teardown(a_program_behind_that_is_to_end_saves_and_goes, run_set_up,
                                        run_tear_down),
        cmocka_unit_test_setup_teardown(a_program_behind_comes_back_to_the_same_screen, run_set_up,
                                        run_tear_down),
        cmocka_unit_test_setup_teardown(a_prompt_shows_its_cursor_again, run_set_up, run_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
