/* SPDX-License-Identifier: MIT */
/* The program on a real pseudo-terminal; libvterm turns what it writes into a screen. */
#include <poll.h>
#include <pty.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>
#include <vterm.h>

#include "../support/place.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/text.h"
#include "sheet/session.h"

#define ROWS    24
#define COLUMNS 80

/* A screen that does not show what is waited for by then never will. */
#define PATIENCE_MILLISECONDS 20000

struct run {
    char *place;
    char *forms;
    char *sheet;
    int fd;
    pid_t child;
    VTerm *terminal;
};

static int set_up(void **state)
{
    struct run *run = mem_new(1, sizeof *run);
    struct form_shelf shelf = {0};
    struct session session;
    struct clock clock = {1513733400};
    run->place = place_make();
    run->forms = file_join(getenv("KAOPING_SOURCE"), "forms");
    form_shelf_add(&shelf, run->forms);
    const struct form *form = form_shelf_find(&shelf, "xiongkou-2017", NULL);
    if (form == NULL || !session_create(&session, run->place, form, "财政所", "", "", &clock, NULL))
        return -1;
    run->sheet = mem_copy(session.file);
    session_release(&session);
    form_shelf_release(&shelf);
    *state = run;
    return 0;
}

static int tear_down(void **state)
{
    struct run *run = *state;
    place_remove(run->place);
    free(run->forms);
    free(run->sheet);
    free(run);
    return 0;
}

static void start(struct run *run)
{
    const char *program = getenv("KAOPING_PROGRAM");
    struct winsize size = {.ws_row = ROWS, .ws_col = COLUMNS};
    run->child = forkpty(&run->fd, NULL, NULL, &size);
    assert_true(run->child >= 0);
    if (run->child == 0) {
        execl(program, program, "--lang", "en", "--forms", run->forms, run->sheet, (char *)NULL);
        _exit(127);
    }
    run->terminal = vterm_new(ROWS, COLUMNS);
    vterm_set_utf8(run->terminal, 1);
    vterm_screen_reset(vterm_obtain_screen(run->terminal), 1);
}

/* Takes in what the program writes; false when nothing comes any more. */
static bool take_in(struct run *run, int milliseconds)
{
    char bytes[4096];
    struct pollfd waiting = {.fd = run->fd, .events = POLLIN};
    if (poll(&waiting, 1, milliseconds) <= 0)
        return false;
    ssize_t size = read(run->fd, bytes, sizeof bytes);
    if (size > 0)
        vterm_input_write(run->terminal, bytes, (size_t)size);
    return size > 0;
}

static void read_screen(const struct run *run, struct str *out)
{
    VTermScreen *screen = vterm_obtain_screen(run->terminal);
    for (VTermPos at = {0, 0}; at.row < ROWS; at.row++) {
        for (at.col = 0; at.col < COLUMNS; at.col++) {
            VTermScreenCell cell;
            vterm_screen_get_cell(screen, at, &cell);
            if (cell.chars[0] != (uint32_t)-1)
                text_add_character(out, cell.chars[0] != 0 ? cell.chars[0] : ' ');
        }
        str_add_char(out, '\n');
    }
}

static void wait_for(struct run *run, const char *words)
{
    for (;;) {
        struct str screen = {0};
        read_screen(run, &screen);
        bool shown = strstr(str_text(&screen), words) != NULL;
        if (!shown && !take_in(run, PATIENCE_MILLISECONDS))
            fail_msg("'%s' never came:\n%s", words, str_text(&screen));
        str_release(&screen);
        if (shown)
            return;
    }
}

static void press(struct run *run, const char *keys)
{
    assert_int_equal(write(run->fd, keys, strlen(keys)), (ssize_t)strlen(keys));
}

/* Waits for the program's end and answers its status as wait() gives it. */
static int finish(struct run *run)
{
    int status;
    while (take_in(run, PATIENCE_MILLISECONDS))
        continue;
    assert_int_equal(waitpid(run->child, &status, 0), run->child);
    close(run->fd);
    vterm_free(run->terminal);
    return status;
}

static void assert_sheet_has(const struct run *run, const char *words, bool wanted)
{
    char *text = place_read(run->sheet);
    if ((strstr(text, words) != NULL) != wanted)
        fail_msg("'%s' should %sbe in the sheet:\n%s", words, wanted ? "" : "not ", text);
    free(text);
}

static void keys_change_the_total_on_the_screen(void **state)
{
    struct run *run = *state;
    start(run);
    wait_for(run, "total 0–100 /100");
    press(run, "1");
    wait_for(run, "total 5–95 /100");
    press(run, " 11 ");
    wait_for(run, "total 14–89 /100");
    press(run, "\033OP");
    wait_for(run, "help: walking");
    press(run, "q\033[21~");
    assert_int_equal(finish(run), 0);
}

static void a_kill_loses_nothing_that_was_shown(void **state)
{
    struct run *run = *state;
    start(run);
    wait_for(run, "total 0–100 /100");
    press(run, "12 1");
    wait_for(run, "total 12–87 /100");
    kill(run->child, SIGKILL);
    assert_true(WIFSIGNALED(finish(run)));
    start(run);
    wait_for(run, "total 12–87 /100");
    wait_for(run, "recovered");
    press(run, "q");
    assert_int_equal(finish(run), 0);
}

static void a_hangup_saves_the_sheet(void **state)
{
    struct run *run = *state;
    start(run);
    wait_for(run, "total 0–100 /100");
    press(run, "1");
    wait_for(run, "total 5–95 /100");
    kill(run->child, SIGTERM);
    assert_int_equal(finish(run), 0);
    assert_sheet_has(run, "plan=1", true);
}

static void a_note_half_written_is_kept_at_the_end(void **state)
{
    static const int signals[] = {SIGTERM, SIGHUP};
    struct run *run = *state;
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) {
        start(run);
        wait_for(run, "total 0–100 /100");
        press(run, i == 0 ? "cfirst half" : "c, second half");
        wait_for(run, i == 0 ? "first half" : "second half");
        kill(run->child, signals[i]);
        assert_int_equal(finish(run), 0);
    }
    assert_sheet_has(run, "first half, second half", true);
}

/* The editor's note is its last field; a number beside it may be half typed and is not taken. */
static void a_number_half_typed_is_not_taken_at_the_end(void **state)
{
    struct run *run = *state;
    start(run);
    wait_for(run, "total 0–100 /100");
    press(run, "\r-1\tthe note");
    wait_for(run, "the note");
    kill(run->child, SIGTERM);
    assert_int_equal(finish(run), 0);
    assert_sheet_has(run, "the note", true);
    assert_sheet_has(run, "adjust", false);
}

static void a_terminal_that_goes_away_ends_the_program_saved(void **state)
{
    struct run *run = *state;
    int status;
    start(run);
    wait_for(run, "total 0–100 /100");
    press(run, "1chalf a note");
    wait_for(run, "half a note");
    close(run->fd);
    assert_int_equal(waitpid(run->child, &status, 0), run->child);
    assert_true(WIFEXITED(status));
    vterm_free(run->terminal);
    assert_sheet_has(run, "plan=1", true);
    assert_sheet_has(run, "half a note", true);
}

static void a_paste_fires_no_hotkey(void **state)
{
    struct run *run = *state;
    start(run);
    wait_for(run, "total 0–100 /100");
    press(run, "\033[200~123 q\033[201~");
    wait_for(run, "nothing to paste into");
    press(run, "c\033[200~两行\r备注\033[201~\r");
    wait_for(run, "note: 两行 备注");
    wait_for(run, "total 0–100 /100");
    press(run, "q");
    assert_int_equal(finish(run), 0);
}

/* Keys that the terminal's description does not know: none of their bytes is a hotkey. */
static void an_unknown_sequence_is_no_row_of_hotkeys(void **state)
{
    struct run *run = *state;
    start(run);
    wait_for(run, "total 0–100 /100");
    press(run, "c");
    wait_for(run, "accept");
    press(run, "x\033[1;7A\033[I\0331y\r");
    wait_for(run, "note: xy");
    press(run, "\033[11~");
    wait_for(run, "help: walking");
    press(run, "q");
    wait_for(run, "total 0–100 /100");
    press(run, "\033");
    assert_int_equal(finish(run), 0);
}

static void a_paste_that_stalls_is_a_paste_still(void **state)
{
    struct run *run = *state;
    start(run);
    wait_for(run, "total 0–100 /100");
    press(run, "\033[200~a");
    wait_for(run, "nothing to paste into");
    press(run, "11 q\033[201~");
    press(run, "2");
    wait_for(run, "total 5–95 /100");
    press(run, "q");
    assert_int_equal(finish(run), 0);
}

/* The second one reads, follows, and takes the sheet up once the first one was killed. */
static void two_programs_share_a_sheet(void **state)
{
    struct run *run = *state;
    struct run other = *run;
    start(run);
    wait_for(run, "total 0–100 /100");
    start(&other);
    wait_for(&other, "since");
    wait_for(&other, "read only");
    press(&other, "1");
    wait_for(&other, "until");
    press(run, "1");
    wait_for(run, "total 5–95 /100");
    wait_for(&other, "total 5–95 /100");
    kill(run->child, SIGKILL);
    assert_true(WIFSIGNALED(finish(run)));
    wait_for(&other, "the sheet is free");
    press(&other, "\r");
    wait_for(&other, "recovered");
    press(&other, "2");
    wait_for(&other, "total 0–90 /100");
    press(&other, "q");
    assert_int_equal(finish(&other), 0);
    assert_sheet_has(run, "plan=1 records=1", true);
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
    start(run);
    wait_for(run, "total 0–100 /100");
    press(run, "1");
    wait_for(run, "total 5–95 /100");
    edit_file(run);
    press(run, "q");
    wait_for(run, "leave without saving");
    press(run, "\033[B\r");
    assert_int_equal(finish(run), 0);
    assert_sheet_has(run, "plan=1", true);
    assert_sheet_has(run, "unmet=2", true);
}

/* Nobody can choose then: theirs stays, mine is in the journal, and both come together. */
static void an_end_from_outside_overwrites_nothing(void **state)
{
    struct run *run = *state;
    start(run);
    wait_for(run, "total 0–100 /100");
    press(run, "1");
    wait_for(run, "total 5–95 /100");
    edit_file(run);
    kill(run->child, SIGTERM);
    finish(run);
    assert_sheet_has(run, "plan=1", false);
    assert_sheet_has(run, "unmet=2", true);
    start(run);
    wait_for(run, "total 14–89 /100");
    press(run, "q");
    assert_int_equal(finish(run), 0);
    assert_sheet_has(run, "plan=1", true);
    assert_sheet_has(run, "unmet=2", true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(keys_change_the_total_on_the_screen, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_kill_loses_nothing_that_was_shown, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_hangup_saves_the_sheet, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_note_half_written_is_kept_at_the_end, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_number_half_typed_is_not_taken_at_the_end, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_terminal_that_goes_away_ends_the_program_saved, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(two_programs_share_a_sheet, set_up, tear_down),
        cmocka_unit_test_setup_teardown(leaving_asks_about_a_file_changed_meanwhile, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(an_end_from_outside_overwrites_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_paste_fires_no_hotkey, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_unknown_sequence_is_no_row_of_hotkeys, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_paste_that_stalls_is_a_paste_still, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
