/* SPDX-License-Identifier: MIT */
#include "console.h"

#include <ctype.h>
#include <poll.h>
#include <pty.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/text.h"
#include "sheet/check_code.h"

static int note_property(VTermProp property, VTermValue *value, void *context)
{
    struct console *console = context;
    if (property == VTERM_PROP_CURSORVISIBLE)
        console->cursor_hidden = !value->boolean;
    else if (property == VTERM_PROP_ALTSCREEN)
        console->is_alternate = value->boolean;
    return 1;
}

static const VTermScreenCallbacks callbacks = {.settermprop = note_property};

void console_start(struct console *console, const char *const arguments[])
{
    struct winsize size = {.ws_row = CONSOLE_ROWS, .ws_col = CONSOLE_COLUMNS};
    *console = (struct console){0};
    console->child = forkpty(&console->fd, NULL, NULL, &size);
    assert_true(console->child >= 0);
    if (console->child == 0) {
        execv(arguments[0], (char *const *)arguments);
        _exit(127);
    }
    console->terminal = vterm_new(CONSOLE_ROWS, CONSOLE_COLUMNS);
    vterm_set_utf8(console->terminal, 1);
    VTermScreen *screen = vterm_obtain_screen(console->terminal);
    vterm_screen_set_callbacks(screen, &callbacks, console);
    vterm_screen_enable_altscreen(screen, 1);
    vterm_screen_reset(screen, 1);
}

static int64_t milliseconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

bool console_take_in(struct console *console, int milliseconds)
{
    char bytes[4096];
    struct pollfd waiting = {.fd = console->fd, .events = POLLIN};
    if (poll(&waiting, 1, milliseconds) <= 0)
        return false;
    ssize_t size = read(console->fd, bytes, sizeof bytes);
    if (size > 0)
        vterm_input_write(console->terminal, bytes, (size_t)size);
    return size > 0;
}

static void trim(struct str *line)
{
    while (line->size > 0 && line->data[line->size - 1] == ' ')
        line->data[--line->size] = '\0';
}

void console_read(const struct console *console, struct str *out)
{
    VTermScreen *screen = vterm_obtain_screen(console->terminal);
    for (VTermPos at = {0, 0}; at.row < CONSOLE_ROWS; at.row++) {
        struct str line = {0};
        for (at.col = 0; at.col < CONSOLE_COLUMNS; at.col++) {
            VTermScreenCell cell;
            vterm_screen_get_cell(screen, at, &cell);
            if (cell.chars[0] != (uint32_t)-1)
                text_add_character(&line, cell.chars[0] != 0 ? cell.chars[0] : ' ');
        }
        trim(&line);
        str_addf(out, "%s\n", str_text(&line));
        str_release(&line);
    }
}

/* Takes in more of what is waited for until END; also from a program that writes on and on. */
static bool take_in_until(struct console *console, int64_t end)
{
    int64_t left = end - milliseconds_now();
    return left > 0 && console_take_in(console, (int)left);
}

static int64_t patience_end(void)
{
    return milliseconds_now() + PATIENCE_MILLISECONDS;
}

void console_wait_for(struct console *console, const char *words)
{
    int64_t end = patience_end();
    for (;;) {
        struct str screen = {0};
        console_read(console, &screen);
        bool shown = strstr(str_text(&screen), words) != NULL;
        if (!shown && !take_in_until(console, end))
            fail_msg("'%s' never came:\n%s", words, str_text(&screen));
        str_release(&screen);
        if (shown)
            return;
    }
}

void console_wait_for_cursor(struct console *console)
{
    int64_t end = patience_end();
    while (console->cursor_hidden)
        if (!take_in_until(console, end))
            fail_msg("the cursor stays hidden");
}

/* Bytes of the first ROWS lines. */
static size_t head_size(const char *text, int rows)
{
    const char *end = text;
    while (rows-- > 0 && *end != '\0')
        end += strcspn(end, "\n") + 1;
    return (size_t)(end - text);
}

static bool is_code(const char *text)
{
    for (int i = 0; i < CHECK_CODE_TEXT - 1; i++)
        if (i % 5 == 4 ? text[i] != '-'
                       : !(isdigit((unsigned char)text[i]) || isupper((unsigned char)text[i])))
            return false;
    return true;
}

/* What the screen says of the journal's bytes and not of the marks. */
static void blot_codes(char *text)
{
    for (; *text != '\0'; text++)
        if (is_code(text))
            memset(text, '?', CHECK_CODE_TEXT - 1);
}

bool console_is_same(const struct console *console, const char *wanted, int rows)
{
    struct str screen = {0};
    char *text = mem_copy(wanted);
    console_read(console, &screen);
    blot_codes(screen.data);
    blot_codes(text);
    bool same = strncmp(str_text(&screen), text, head_size(text, rows)) == 0;
    str_release(&screen);
    free(text);
    return same;
}

void console_wait_same(struct console *console, const char *wanted, int rows)
{
    int64_t end = patience_end();
    while (!console_is_same(console, wanted, rows)) {
        struct str screen = {0};
        if (take_in_until(console, end))
            continue;
        console_read(console, &screen);
        fail_msg("the screen is\n%sand not\n%s", str_text(&screen), wanted);
    }
}

static bool is_plain(const VTermScreenCell *cell)
{
    return !cell->attrs.bold && !cell->attrs.underline && !cell->attrs.reverse &&
           VTERM_COLOR_IS_DEFAULT_FG(&cell->fg) && VTERM_COLOR_IS_DEFAULT_BG(&cell->bg);
}

/* Whether WORDS stand there, and are all PLAIN. */
static bool has_words(VTermScreen *screen, VTermPos at, const char *words, bool *plain)
{
    *plain = true;
    for (; *words != '\0'; words++, at.col++) {
        VTermScreenCell cell;
        if (at.col >= CONSOLE_COLUMNS || !vterm_screen_get_cell(screen, at, &cell) ||
            cell.chars[0] != (uint32_t)*words)
            return false;
        *plain = *plain && is_plain(&cell);
    }
    return true;
}

bool console_is_plain(const struct console *console, const char *words)
{
    VTermScreen *screen = vterm_obtain_screen(console->terminal);
    bool plain;
    for (VTermPos at = {0, 0}; at.row < CONSOLE_ROWS; at.row++)
        for (at.col = 0; at.col < CONSOLE_COLUMNS; at.col++)
            if (has_words(screen, at, words, &plain))
                return plain;
    fail_msg("'%s' is not on the screen", words);
    return false;
}

bool console_is_raw(const struct console *console)
{
    struct termios modes;
    assert_int_equal(tcgetattr(console->fd, &modes), 0);
    return (modes.c_lflag & (ICANON | ECHO | ISIG)) == 0;
}

void console_press(const struct console *console, const char *bytes)
{
    assert_int_equal(write(console->fd, bytes, strlen(bytes)), (ssize_t)strlen(bytes));
}

static void wake(int number)
{
    (void)number;
}

int console_wait_end(struct console *console)
{
    int status;
    /* Without SA_RESTART: the alarm ends the waiting. */
    struct sigaction action = {.sa_handler = wake};
    sigaction(SIGALRM, &action, NULL);
    alarm(PATIENCE_MILLISECONDS / 1000);
    pid_t ended = waitpid(console->child, &status, 0);
    alarm(0);
    if (ended != console->child) {
        kill(console->child, SIGKILL);
        waitpid(console->child, &status, 0);
        fail_msg("the program never ended");
    }
    vterm_free(console->terminal);
    return status;
}

int console_finish(struct console *console)
{
    int64_t end = patience_end();
    while (take_in_until(console, end))
        continue;
    int status = console_wait_end(console);
    close(console->fd);
    return status;
}
