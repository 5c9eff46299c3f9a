/* SPDX-License-Identifier: MIT */
#include "tui/terminal.h"

#include <curses.h>
#include <errno.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/lang.h"
#include "tui/shown.h"
#include "tui/terminal_key.h"
#include "tui/terminal_kind.h"
#include "tui/terminal_output.h"
#include "tui/terminal_signals.h"
#include "tui/words.h"

#define PASTE_ON   "\033[?2004h"
#define PASTE_OFF  "\033[?2004l"
#define BYTES_ROOM 512

/* The terminal's state; see terminal.h for why it is global. */
static struct {
    SCREEN *screen;
    FILE *null;   /* what a blind terminal writes to and reads from */
    bool paste;   /* whether bracketed paste was asked for */
    bool cursor;  /* whether the cursor is shown */
    bool foreign; /* somebody else may have written on it since */
    struct words words;
    struct shown shown;
    struct str out;        /* what is being sent */
    struct str parting;    /* what is sent before it is given back */
    struct str last_words; /* where the program fails */
    struct terminal_input input;
    unsigned char bytes[BYTES_ROOM]; /* read and not yet taken: COUNT of them, from AT on */
    size_t at;
    size_t count;
} terminal;

static void send_all(const struct str *bytes)
{
    int fd = terminal.null != NULL ? fileno(terminal.null) : STDOUT_FILENO;
    terminal_output_send(fd, bytes->data, bytes->size);
}

/* Gives the terminal back to whoever had it: as it was, also in what curses knows nothing of. */
static void give_up(void)
{
    send_all(&terminal.parting);
    endwin();
}

/* In the background, where the terminal is another's. */
static bool is_behind(void)
{
    pid_t group = tcgetpgrp(STDOUT_FILENO);
    return terminal.null == NULL && group >= 0 && group != getpgrp();
}

/* Curses, stopped while it sets the terminal's modes, begins that anew as long as it is
 * interrupted, and so would never hear that it is to end.  False where that is asked for. */
static bool wait_for_turn(void)
{
    while (is_behind() && !terminal_signals_ask_end())
        if (!terminal_signals_stop_behind())
            break;
    return !terminal_signals_ask_end();
}

/* At the end; a program that ends in the background would be stopped by that, and the terminal is
 * another's already. */
static void give_up_for_good(void)
{
    if (is_behind())
        return;
    terminal_output_make_room(STDOUT_FILENO);
    give_up();
}

/* Made ready, since there may be no memory for it then.  Where the screen is not one apart, the
 * shell goes on in its last row. */
static void prepare_parting(int rows)
{
    str_clear(&terminal.parting);
    if (terminal.paste)
        str_add(&terminal.parting, PASTE_OFF);
    words_reset(&terminal.words, &terminal.parting);
    words_place(&terminal.words, -1, rows - 1, 0, &terminal.parting);
    words_erase(&terminal.words, &terminal.parting);
}

/*
 * The last chance: a bug or no memory.  endwin() may not be called in a handler by the letter, but
 * a terminal left in raw mode is of no use to anybody, and the process ends here in any case.
 */
static void give_back(int number)
{
    signal(number, SIG_DFL);
    if (terminal.screen != NULL)
        give_up_for_good();
    ssize_t written = write(STDERR_FILENO, terminal.last_words.data, terminal.last_words.size);
    (void)written;
    raise(number);
}

/* The same. */
static void prepare_last_words(void)
{
    str_addf(
        &terminal.last_words, "\r\nkaoping: %s\r\n",
        _("no memory is left, or there is a fault in the program, which ends; every mark is in "
          "the journal: start it again to go on"));
}

static void set_modes(bool colour)
{
    raw();
    noecho();
    nonl();
    meta(stdscr, TRUE);
    curs_set(0);
    words_read(&terminal.words, colour);
    terminal.foreign = true;
    terminal_key_begin();
    terminal_input_init(&terminal.input, terminal_key_known);
}

/* The screens cannot be shown on this terminal: nothing is wrong with the data. */
static bool refuse(struct diags *diags, const char *about, const char *what)
{
    diag_add(diags, DIAG_FAILURE, (struct place){0}, "%s: %s", about, what);
    return false;
}

bool terminal_open(bool colour, struct diags *diags)
{
    const char *type = getenv("TERM");
    if (type == NULL || type[0] == '\0')
        return refuse(diags, "TERM",
                      _("is not set, so the terminal's kind is unknown; try TERM=xterm-256color"));
    switch (terminal_kind(type)) {
    case TERMINAL_UNKNOWN:
        return refuse(diags, type, _("is an unknown terminal here; try TERM=xterm-256color"));
    case TERMINAL_WITHOUT_CURSOR:
        return refuse(diags, type,
                      _("is a terminal that cannot place its cursor; try TERM=xterm-256color"));
    case TERMINAL_USABLE:
        break;
    }
    prepare_last_words();
    /* Before curses looks how large the window is, so that no resize is missed. */
    terminal_signals_begin(give_back);
    terminal.screen = newterm(type, stdout, stdin);
    if (terminal.screen == NULL) {
        terminal_signals_end();
        return refuse(diags, type, _("is an unknown terminal here; try TERM=xterm-256color"));
    }
    terminal.paste = true;
    set_modes(colour);
    return true;
}

bool terminal_open_blind(int rows, int columns, bool colour, struct diags *diags)
{
    terminal.null = fopen("/dev/null", "r+");
    if (terminal.null == NULL)
        return diag_failure(diags, "/dev/null", _("could not open"));
    terminal.screen = newterm("xterm-256color", terminal.null, terminal.null);
    if (terminal.screen == NULL)
        return refuse(diags, "xterm-256color",
                      _("is an unknown terminal here; try TERM=xterm-256color"));
    set_modes(colour);
    resizeterm(rows, columns);
    return true;
}

void terminal_close(void)
{
    if (terminal.screen == NULL)
        return;
    give_up_for_good();
    delscreen(terminal.screen);
    if (terminal.paste)
        terminal_signals_end();
    if (terminal.null != NULL)
        fclose(terminal.null);
    shown_release(&terminal.shown);
    str_release(&terminal.out);
    str_release(&terminal.parting);
    str_release(&terminal.last_words);
    terminal_input_release(&terminal.input);
    memset(&terminal, 0, sizeof terminal);
}

void terminal_resize(int rows, int columns)
{
    resizeterm(rows, columns);
}

void terminal_suspend(void)
{
    give_up();
    terminal_signals_stop();
    terminal.foreign = true;
}

void terminal_forget(void)
{
    terminal.foreign = true;
}

const struct cell *terminal_shown(int rows, int columns)
{
    bool stands = !terminal.foreign && shown_is_size(&terminal.shown, rows, columns);
    return stands ? terminal.shown.cells : NULL;
}

/* After endwin() curses takes the terminal back; it has nothing to show itself.  Nobody knows
 * whether the cursor is hidden then.  False where nothing is to be shown any more. */
static bool begin_anew(int rows, int columns)
{
    if (isendwin() && !wait_for_turn())
        return false;
    if (isendwin())
        refresh();
    prepare_parting(rows);
    if (terminal.paste)
        str_add(&terminal.out, PASTE_ON);
    shown_clear(&terminal.shown, &terminal.words, rows, columns, &terminal.out);
    words_cursor(&terminal.words, false, &terminal.out);
    terminal.cursor = false;
    terminal.foreign = false;
    return true;
}

void terminal_show(const struct cell *const *picture, int rows, int columns,
                   const struct cursor *cursor)
{
    str_clear(&terminal.out);
    bool stands = !terminal.foreign && shown_is_size(&terminal.shown, rows, columns);
    if (!stands && !begin_anew(rows, columns))
        return;
    shown_change(&terminal.shown, &terminal.words, picture, &terminal.out);
    if (cursor->shown)
        shown_place(&terminal.shown, &terminal.words, cursor->row, cursor->column, &terminal.out);
    if (cursor->shown != terminal.cursor)
        words_cursor(&terminal.words, cursor->shown, &terminal.out);
    terminal.cursor = cursor->shown;
    send_all(&terminal.out);
    /* A terminal that waits for this very core is to have it before a sync of the journal does, on
     * which the kernel works for longer than on all of the answer. */
    sched_yield();
}

static int input_fd(void)
{
    return terminal.null != NULL ? fileno(terminal.null) : STDIN_FILENO;
}

/* Whether bytes, or the end of them, are there to be read in that time; not where a signal came. */
static bool wait_for_bytes(int milliseconds)
{
    struct pollfd input = {.fd = input_fd(), .events = POLLIN};
    return poll(&input, 1, milliseconds) > 0;
}

bool terminal_has_taken_more(void)
{
    return terminal_signals_wait() || terminal.at < terminal.count;
}

bool terminal_has_more(void)
{
    return terminal_has_taken_more() || wait_for_bytes(0);
}

/* Who was stopped from outside had no time to give the terminal up: the shell has put it into its
 * own modes, and what ran there since into others. */
static void take_back(void)
{
    if (wait_for_turn())
        give_up();
    terminal.foreign = true;
}

static enum terminal_event press(keypress *key, keypress pressed)
{
    *key = pressed;
    return TERMINAL_KEY;
}

/* The screen has to be painted anew, with what may be another size. */
static enum terminal_event look_again(keypress *key)
{
    struct winsize size;
    if (ioctl(input_fd(), TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0)
        resizeterm(size.ws_row, size.ws_col);
    return press(key, K_RESIZE);
}

static enum terminal_event obey(enum terminal_signal signal, keypress *key)
{
    if (signal == SIGNAL_END)
        return TERMINAL_END;
    if (signal == SIGNAL_STOP)
        return press(key, K_CTRL('Z'));
    if (signal == SIGNAL_CONTINUED)
        take_back();
    return look_again(key);
}

/* Reads what is there; false where the terminal has gone: reading from it fails, or comes to an
 * end. */
static bool read_bytes(void)
{
    ssize_t size = read(input_fd(), terminal.bytes, sizeof terminal.bytes);
    terminal.at = 0;
    terminal.count = size > 0 ? (size_t)size : 0;
    return size > 0 || (size < 0 && (errno == EINTR || errno == EAGAIN));
}

/* Takes a byte, or waits for some; false while that came to nothing yet. */
static bool take_byte(int seconds, enum terminal_event *event)
{
    if (terminal.at < terminal.count)
        return terminal_input_take(&terminal.input, terminal.bytes[terminal.at++], event);
    int patience = terminal_input_patience(&terminal.input);
    errno = 0;
    if (wait_for_bytes(patience >= 0 ? patience : seconds * 1000)) {
        *event = TERMINAL_END;
        return !read_bytes();
    }
    if (errno == EINTR)
        return false;
    *event = patience >= 0 ? terminal_input_pause(&terminal.input) : TERMINAL_IDLE;
    return true;
}

/* The text is the caller's from now on. */
static void give_paste(struct str *paste)
{
    struct str given = terminal.input.paste.text;
    terminal.input.paste.text = *paste;
    str_clear(&terminal.input.paste.text);
    *paste = given;
}

enum terminal_event terminal_wait(int seconds, keypress *key, struct str *paste,
                                  struct mouse *mouse)
{
    enum terminal_event event = TERMINAL_IDLE;
    do {
        enum terminal_signal signal = terminal_signals_take();
        if (signal != SIGNAL_NONE)
            return obey(signal, key);
    } while (!take_byte(seconds, &event));
    *key = terminal.input.key;
    *mouse = terminal.input.mouse;
    if (event == TERMINAL_PASTE)
        give_paste(paste);
    return event;
}

void terminal_read(struct str *text, struct str *styles)
{
    shown_read(&terminal.shown, text, styles);
}
