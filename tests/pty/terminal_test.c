/* SPDX-License-Identifier: MIT */
/* What terminals of several kinds send to the program: keys, the mouse, pastes, and what is none of
 * them and makes no mark. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "../support/place.h"
#include "base/str.h"
#include "run.h"

/* A kind of terminal by its name in the database, and what it sends. */
struct kind {
    const char *name;
    const char *down;
    const char *help;  /* F1 */
    const char *back;  /* F10 */
    const char *press; /* the first rule in the window */
    const char *wheel; /* down */
};

static const struct kind kinds[] = {
    {"xterm-256color", "\033OB", "\033OP", "\033[21~", "\033[<0;40;11M\033[<0;40;11m",
     "\033[<65;40;11M"},
    {"screen-256color", "\033OB", "\033OP", "\033[21~", "\033[M H+\033[M#H+", "\033[MaH+"},
    {"linux", "\033[B", "\033[[A", "\033[21~", "\033[M H+\033[M#H+", "\033[MaH+"},
    {"vt100", "\033OB", "\033OP", "\033Ox", "\033[M H+\033[M#H+", "\033[MaH+"},
    {"rxvt", "\033[B", "\033[11~", "\033[21~", "\033[M H+\033[M#H+", "\033[MaH+"},
};

/* What no key sends, or none that the program knows.  Full of what would mark, move and leave. */
static const char *const strangers[] = {
    "\033]11;rgb:2323/2323/2323\007",
    "\033]11;rgb:2323/2323/2323\033\\",
    "\033]52;c;MjMyM3Eg\234232q\033\\",
    "\033P>|term 232 q\033\\",
    "\033P1+r524742=3832\033\\",
    "\033_Gi=23;q 232\033\\",
    "\033^23 q\033\\",
    "\033X23 q\033\\",
    "\033[?62;2;3;22c",
    "\033[>0;232;3c",
    "\033[23;23R",
    "\033[?2026;2$y",
    "\033[232323232323232323232323232323232323232323232323232323232323232323A",
    "\033[I",
    "\033[O",
    "\033\033[A",
    "\033\033OB",
    "\033[1;5A",
    "\033[2;3;2q",
    "\033O2A",
    "\033[201~",
    "\033[<2;23;11M",
    "\033[<35;40;11M",
    "\033[<0;40;11m",
    "\033[<0;40M",
    "\033[M\"22",
    "\033[M\001\002\003",
};

#define KINDS (sizeof kinds / sizeof kinds[0])

static void start(struct run *run, const char *kind)
{
    setenv("TERM", kind, 1);
    run_start(run);
    console_wait_for(&run->console, "total 0–100 /100");
}

static void end(struct run *run)
{
    console_press(&run->console, "q");
    assert_int_equal(console_finish(&run->console), 0);
    setenv("TERM", "xterm-256color", 1);
}

static void press_and_take_back(struct run *run)
{
    console_press(&run->console, "1");
    console_wait_for(&run->console, "total 5–95 /100");
    console_press(&run->console, "1");
    console_wait_for(&run->console, "total 0–100 /100");
}

/* How often a line of the journal has WORDS. */
static size_t count_changes(const struct run *run, const char *words)
{
    struct str journal = {0};
    str_add_part(&journal, run->sheet, (size_t)(strrchr(run->sheet, '.') - run->sheet));
    str_add(&journal, ".journal");
    char *text = place_read(str_text(&journal));
    size_t count = 0;
    for (const char *at = text; (at = strstr(at, words)) != NULL; at++)
        count++;
    free(text);
    str_release(&journal);
    return count;
}

static void what_is_no_key_marks_nothing(void **state)
{
    struct run *run = *state;
    size_t changes = 0;
    for (size_t kind = 0; kind < KINDS; kind++) {
        start(run, kinds[kind].name);
        for (size_t i = 0; i < sizeof strangers / sizeof strangers[0]; i++) {
            console_press(&run->console, strangers[i]);
            press_and_take_back(run);
            changes += 2;
        }
        end(run);
    }
    assert_int_equal(count_changes(run, ",marks,"), changes);
    assert_int_equal(count_changes(run, ",A1,marks,plan=1,"), changes / 2);
    assert_int_equal(count_changes(run, ",A1,marks,,plan=1,"), changes / 2);
}

static void the_keys_of_each_kind_are_keys(void **state)
{
    struct run *run = *state;
    for (size_t i = 0; i < KINDS; i++) {
        start(run, kinds[i].name);
        console_press(&run->console, kinds[i].down);
        console_wait_for(&run->console, "▸A2");
        console_press(&run->console, "\033[A");
        console_wait_for(&run->console, "▸A1");
        console_press(&run->console, kinds[i].help);
        console_wait_for(&run->console, "help: walking");
        console_press(&run->console, kinds[i].back);
        console_wait_for(&run->console, "▸A1");
        end(run);
    }
}

static void the_mouse_of_each_kind_presses_and_scrolls(void **state)
{
    struct run *run = *state;
    for (size_t i = 0; i < KINDS; i++) {
        start(run, kinds[i].name);
        console_press(&run->console, kinds[i].press);
        console_wait_for(&run->console, "total 5–95 /100");
        console_press(&run->console, kinds[i].press);
        console_wait_for(&run->console, "total 0–100 /100");
        console_press(&run->console, kinds[i].wheel);
        console_wait_for(&run->console, "▸A2");
        end(run);
    }
}

/* Row and column count from 1, as terminals count them. */
static void click(struct run *run, const struct kind *kind, int row, int column)
{
    struct str report = {0};
    if (kind->press[2] == '<')
        str_addf(&report, "\033[<0;%d;%dM\033[<0;%d;%dm", column, row, column, row);
    else
        str_addf(&report, "\033[M %c%c\033[M#%c%c", ' ' + column, ' ' + row, ' ' + column,
                 ' ' + row);
    console_press(&run->console, str_text(&report));
    str_release(&report);
}

/* What it asks in a prompt, and whose marks count. */
static void the_mouse_of_each_kind_answers(void **state)
{
    struct run *run = *state;
    for (size_t i = 0; i < KINDS; i++) {
        start(run, kinds[i].name);
        console_press(&run->console, "c\025late");
        console_wait_for(&run->console, "note late");
        click(run, &kinds[i], 13, 8);
        console_wait_for(&run->console, "note: late");
        free(place_write("/", run->sheet, "no sheet\n"));
        console_press(&run->console, "\023");
        console_wait_for(&run->console, "│▸mine: keep theirs as a copy");
        click(run, &kinds[i], 14, 20);
        console_wait_for(&run->console, "│▸not now");
        click(run, &kinds[i], 14, 20);
        console_wait_for(&run->console, "nothing was written");
        console_press(&run->console, "\023");
        console_wait_for(&run->console, "│▸mine: keep theirs as a copy");
        click(run, &kinds[i], 13, 20);
        click(run, &kinds[i], 13, 20);
        console_wait_for(&run->console, "▸A1");
        end(run);
        run_assert_sheet(run, ",late,", true);
    }
}

/* An Esc within it ends nothing. */
static void a_paste_of_each_kind_marks_nothing(void **state)
{
    struct run *run = *state;
    for (size_t i = 0; i < KINDS; i++) {
        start(run, kinds[i].name);
        console_press(&run->console, "\033[200~23\03323\033[A23 q\033[201~");
        console_wait_for(&run->console, "nothing to paste into");
        press_and_take_back(run);
        console_press(&run->console, "c\025\033[200~两行\r备\033注\033[201~\r");
        console_wait_for(&run->console, "note: 两行 备注");
        end(run);
    }
}

static void an_escape_by_hand_ends_a_paste_whose_end_got_lost(void **state)
{
    struct run *run = *state;
    start(run, "xterm-256color");
    console_press(&run->console, "c\033[200~zz");
    console_wait_for(&run->console, "zz");
    console_press(&run->console, "\0333\033");
    console_wait_for(&run->console, "zz3");
    console_press(&run->console, "y\r");
    console_wait_for(&run->console, "note: zz3y");
    press_and_take_back(run);
    end(run);
}

/* Of what is painted a warning in bold is the last. */
static void make_bold(struct run *run)
{
    console_wait_for(&run->console, "total 0–100 /100");
    console_press(&run->console, "\033[200~x\033[201~");
    console_wait_for(&run->console, "nothing to paste into");
}

/* Also on one that has no screen apart for a program. */
static void what_comes_behind_the_program_is_plain(void **state)
{
    struct run *run = *state;
    for (size_t i = 0; i < KINDS; i++) {
        setenv("TERM", kinds[i].name, 1);
        console_start(&run->console,
                      (const char *const[]){
                          "/bin/sh", "-c",
                          "echo before; \"$0\" --lang en --forms \"$1\" \"$2\"; echo ended here",
                          getenv("KAOPING_PROGRAM"), run->forms, run->sheet, NULL});
        make_bold(run);
        console_press(&run->console, "q");
        console_wait_for(&run->console, "\nended here\n");
        assert_true(console_is_plain(&run->console, "ended here"));
        assert_int_equal(console_finish(&run->console), 0);
    }
    setenv("TERM", "xterm-256color", 1);
}

static void the_last_words_after_a_fault_are_plain(void **state)
{
    static const int faults[] = {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL};
    struct run *run = *state;
    for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
        start(run, "vt100");
        make_bold(run);
        kill(run->console.child, faults[i]);
        console_wait_for(&run->console, "no memory is left");
        assert_true(console_is_plain(&run->console, "no memory is left"));
        assert_false(console_is_raw(&run->console));
        int status = console_finish(&run->console);
        assert_true(WIFSIGNALED(status) && WTERMSIG(status) == faults[i]);
    }
    setenv("TERM", "xterm-256color", 1);
}

/* The terminal holds back what is written to it: room comes later. */
static void hold_back(const struct run *run, bool holds)
{
    int fd = open(ptsname(run->console.fd), O_RDWR | O_NOCTTY);
    assert_true(fd >= 0);
    assert_int_equal(tcflow(fd, holds ? TCOOFF : TCOON), 0);
    close(fd);
}

#define MOMENT_MILLISECONDS 10

static bool has_mark(const struct run *run, const char *mark)
{
    return count_changes(run, mark) > 0;
}

static void a_terminal_that_does_not_wait_is_waited_for(void **state)
{
    static const char start[] = "import os, sys; os.set_blocking(1, False); "
                                "os.execv(sys.argv[1], sys.argv[1:])";
    struct run *run = *state;
    console_start(&run->console, (const char *const[]){"/usr/bin/env", "python3", "-c", start,
                                                       getenv("KAOPING_PROGRAM"), "--lang", "en",
                                                       "--forms", run->forms, run->sheet, NULL});
    console_wait_for(&run->console, "total 0–100 /100");
    hold_back(run, true);
    console_press(&run->console, "1");
    for (int i = 0; i < PATIENCE_MILLISECONDS && !has_mark(run, "plan=1"); i += MOMENT_MILLISECONDS)
        console_take_in(&run->console, MOMENT_MILLISECONDS);
    hold_back(run, false);
    console_wait_for(&run->console, "total 5–95 /100");
    console_press(&run->console, "q");
    assert_int_equal(console_finish(&run->console), 0);
}

/* As one whose line is dead: nothing is read from it any more. */
static void fill(const struct run *run)
{
    char bytes[512];
    int fd = open(ptsname(run->console.fd), O_RDWR | O_NOCTTY | O_NONBLOCK);
    assert_true(fd >= 0);
    memset(bytes, '.', sizeof bytes);
    while (write(fd, bytes, sizeof bytes) > 0)
        continue;
    close(fd);
}

static void wait_for_mark(const struct run *run, const char *mark)
{
    for (int i = 0; i < PATIENCE_MILLISECONDS && !has_mark(run, mark); i += MOMENT_MILLISECONDS)
        poll(NULL, 0, MOMENT_MILLISECONDS);
}

static void a_terminal_that_takes_nothing_keeps_nobody_from_ending(void **state)
{
    /* The program opens where nothing is marked yet. */
    static const struct {
        int number;
        const char *mark;
    } ends[] = {{SIGTERM, "plan=1"}, {SIGHUP, "unmet=1"}};
    struct run *run = *state;
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        run_start(run);
        console_wait_for(&run->console, "? help");
        fill(run);
        console_press(&run->console, "1");
        wait_for_mark(run, ends[i].mark);
        kill(run->console.child, ends[i].number);
        assert_int_equal(console_wait_end(&run->console), 0);
        close(run->console.fd);
        run_assert_sheet(run, ends[i].mark, true);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_no_key_marks_nothing, run_set_up, run_tear_down),
        cmocka_unit_test_setup_teardown(the_keys_of_each_kind_are_keys, run_set_up, run_tear_down),
        cmocka_unit_test_setup_teardown(the_mouse_of_each_kind_presses_and_scrolls, run_set_up,
                                        run_tear_down),
        cmocka_unit_test_setup_teardown(the_mouse_of_each_kind_answers, run_set_up, run_tear_down),
        cmocka_unit_test_setup_teardown(a_paste_of_each_kind_marks_nothing, run_set_up,
                                        run_tear_down),
        cmocka_unit_test_setup_teardown(an_escape_by_hand_ends_a_paste_whose_end_got_lost,
                                        run_set_up, run_tear_down),
        cmocka_unit_test_setup_teardown(a_terminal_that_does_not_wait_is_waited_for, run_set_up,
                                        run_tear_down),
        cmocka_unit_test_setup_teardown(a_terminal_that_takes_nothing_keeps_nobody_from_ending,
                                        run_set_up, run_tear_down),
        cmocka_unit_test_setup_teardown(what_comes_behind_the_program_is_plain, run_set_up,
                                        run_tear_down),
        cmocka_unit_test_setup_teardown(the_last_words_after_a_fault_are_plain, run_set_up,
                                        run_tear_down),
    };
    struct rlimit none = {0};
    setrlimit(RLIMIT_CORE, &none);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
