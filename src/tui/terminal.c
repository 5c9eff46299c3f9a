/* SPDX-License-Identifier: MIT */
#include "tui/terminal.h"

#include <curses.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/lang.h"
#include "tui/shown.h"
#include "tui/terminal_key.h"
#include "tui/terminal_kind.h"
#include "tui/words.h"

#define PASTE_ON            "\033[?2004h"
#define PASTE_OFF           "\033[?2004l"
#define ESCAPE_MILLISECONDS 50

/* The terminal's state; see terminal.h for why it is global. */
static struct {
    SCREEN *screen;
    FILE *null;   /* what a blind terminal writes to and reads from */
    bool paste;   /* whether bracketed paste was asked for */
    bool pasting; /* a paste has begun whose end is still to come */
    bool cursor;  /* whether the cursor is shown */
    bool foreign; /* somebody else may have written on it since */
    struct words words;
    struct shown shown;
    struct str out; /* what is being sent */
} terminal;

static volatile sig_atomic_t end_asked;
static volatile sig_atomic_t continued;

/* What curses has no word for. */
static void tell(const char *sequence)
{
    if (!terminal.paste)
        return;
    fputs(sequence, stdout);
    fflush(stdout);
}

static void ask_end(int number)
{
    (void)number;
    end_asked = 1;
}

/*
 * The last chance: a bug or no memory.  endwin() may not be called in a handler by the letter, but
 * a terminal left in raw mode is of no use to anybody, and the process ends here in any case.
 */
static void give_back(int number)
{
    static const char words[] = "\r\nkaoping: the program failed and ends; every mark is in the "
                                "journal. 程序出错退出，所有标记都在流水中。\r\n";
    signal(number, SIG_DFL);
    if (terminal.screen != NULL)
        endwin();
    ssize_t written = write(STDERR_FILENO, words, sizeof words - 1);
    (void)written;
    raise(number);
}

/* The shell, or what ran meanwhile, has written on the screen. */
static void note_continued(int number)
{
    (void)number;
    continued = 1;
}

static void handle(int number, void (*handler)(int))
{
    struct sigaction action = {.sa_handler = handler};
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, NULL);
}

static void handle_signals(void)
{
    end_asked = 0;
    continued = 0;
    handle(SIGCONT, note_continued);
    handle(SIGTERM, ask_end);
    handle(SIGHUP, ask_end);
    handle(SIGABRT, give_back);
    handle(SIGSEGV, give_back);
    handle(SIGPIPE, SIG_IGN);
    /* A full disk is told of by write(), not by a signal. */
    handle(SIGXFSZ, SIG_IGN);
}

static void set_modes(bool colour)
{
    raw();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    meta(stdscr, TRUE);
    set_escdelay(ESCAPE_MILLISECONDS);
    curs_set(0);
    words_read(&terminal.words, colour);
    terminal.foreign = true;
    terminal_key_begin();
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
    terminal.screen = newterm(type, stdout, stdin);
    if (terminal.screen == NULL)
        return refuse(diags, type, _("is an unknown terminal here; try TERM=xterm-256color"));
    set_modes(colour);
    handle_signals();
    terminal.paste = true;
    tell(PASTE_ON);
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
    tell(PASTE_OFF);
    endwin();
    delscreen(terminal.screen);
    if (terminal.null != NULL)
        fclose(terminal.null);
    shown_release(&terminal.shown);
    str_release(&terminal.out);
    memset(&terminal, 0, sizeof terminal);
}

void terminal_resize(int rows, int columns)
{
    resizeterm(rows, columns);
}

void terminal_suspend(void)
{
    tell(PASTE_OFF);
    def_prog_mode();
    endwin();
    kill(getpid(), SIGTSTP);
    reset_prog_mode();
    tell(PASTE_ON);
    terminal.foreign = true;
}

const struct cell *terminal_shown(int rows, int columns)
{
    return shown_is_size(&terminal.shown, rows, columns) ? terminal.shown.cells : NULL;
}

/* A terminal that takes nothing more has gone, which reading from it will tell. */
static void send_all(const struct str *out)
{
    int fd = terminal.null != NULL ? fileno(terminal.null) : STDOUT_FILENO;
    for (size_t sent = 0; sent < out->size;) {
        ssize_t written = write(fd, out->data + sent, out->size - sent);
        if (written < 0 && errno != EINTR)
            return;
        sent += written > 0 ? (size_t)written : 0;
    }
}

/* Curses, which reads the keys, takes its turn where the terminal's state is its business: it has
 * nothing to show but a blank screen. */
static void begin_anew(int rows, int columns)
{
    refresh();
    shown_clear(&terminal.shown, &terminal.words, rows, columns, &terminal.out);
    terminal.foreign = false;
}

void terminal_show(const struct cell *cells, int rows, int columns, const struct cursor *cursor)
{
    str_clear(&terminal.out);
    if (terminal.foreign || !shown_is_size(&terminal.shown, rows, columns))
        begin_anew(rows, columns);
    shown_change(&terminal.shown, &terminal.words, cells, &terminal.out);
    if (cursor->shown)
        shown_place(&terminal.shown, &terminal.words, cursor->row, cursor->column, &terminal.out);
    if (cursor->shown != terminal.cursor)
        words_cursor(&terminal.words, cursor->shown, &terminal.out);
    terminal.cursor = cursor->shown;
    send_all(&terminal.out);
}

bool terminal_has_more(void)
{
    struct pollfd keys = {.fd = STDIN_FILENO, .events = POLLIN};
    return end_asked || poll(&keys, 1, 0) > 0;
}

/* get_wch() answers ERR at once and for ever when the terminal has gone. */
static bool terminal_is_gone(void)
{
    struct pollfd keys = {.fd = STDIN_FILENO, .events = POLLIN};
    if (errno == EIO || errno == EBADF)
        return true;
    return poll(&keys, 1, 0) > 0 && (keys.revents & (POLLHUP | POLLERR | POLLNVAL)) != 0;
}

static enum terminal_event read_paste(struct str *paste)
{
    terminal.pasting = !terminal_key_paste(paste);
    if (end_asked)
        return TERMINAL_END;
    return paste->size > 0 || !terminal.pasting ? TERMINAL_PASTE : TERMINAL_IDLE;
}

/* The screen has to be painted: as after a resize. */
static enum terminal_event look_again(keypress *key)
{
    *key = K_RESIZE;
    return TERMINAL_KEY;
}

enum terminal_event terminal_wait(int seconds, keypress *key, struct str *paste,
                                  struct mouse *mouse)
{
    wint_t read = 0;
    if (end_asked)
        return TERMINAL_END;
    if (terminal.pasting)
        return read_paste(paste);
    timeout(seconds * 1000);
    errno = 0;
    int result = get_wch(&read);
    bool again = continued;
    continued = 0;
    terminal.foreign = terminal.foreign || again;
    if (end_asked || (result == ERR && terminal_is_gone()))
        return TERMINAL_END;
    if (result == ERR && again)
        return look_again(key);
    if (result == ERR)
        return TERMINAL_IDLE;
    if (result == OK) {
        *key =
            read == K_ESCAPE ? terminal_key_of_escape() : terminal_key_of_character((uint32_t)read);
        return TERMINAL_KEY;
    }
    enum terminal_event event = terminal_key_of_code((int)read, key, mouse);
    return event == TERMINAL_PASTE ? read_paste(paste) : event;
}

void terminal_read(struct str *text, struct str *styles)
{
    shown_read(&terminal.shown, text, styles);
}
