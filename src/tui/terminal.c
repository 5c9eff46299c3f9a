/* SPDX-License-Identifier: MIT */
#include "tui/terminal.h"

#include <curses.h>
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/lang.h"
#include "base/text.h"
#include "tui/terminal_key.h"
#include "tui/theme.h"

#define PASTE_ON            "\033[?2004h"
#define PASTE_OFF           "\033[?2004l"
#define ESCAPE_MILLISECONDS 50

/* The terminal's state; see terminal.h for why it is global. */
static struct {
    SCREEN *screen;
    FILE *null;   /* what a blind terminal writes to and reads from */
    bool paste;   /* whether bracketed paste was asked for */
    bool pasting; /* a paste has begun whose end is still to come */
} terminal;

static volatile sig_atomic_t end_asked;

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

static void handle(int number, void (*handler)(int))
{
    struct sigaction action = {.sa_handler = handler};
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, NULL);
}

static void handle_signals(void)
{
    end_asked = 0;
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
    /* Shifting characters within a line is left to no terminal: across wide ones it tears them. */
    idcok(stdscr, FALSE);
    idcok(curscr, FALSE);
    idcok(newscr, FALSE);
    /* Keys that wait are asked for before a painting is begun, which then is done to its end. */
    typeahead(-1);
    theme_begin(colour);
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
    terminal.screen = newterm(type, stdout, stdin);
    if (terminal.screen == NULL)
        return refuse(diags, type, _("is an unknown terminal here; try TERM=xterm-256color"));
    if (tigetstr("cup") == NULL || tigetstr("cup") == (char *)-1) {
        terminal_close();
        return refuse(diags, type,
                      _("is a terminal that cannot place its cursor; try TERM=xterm-256color"));
    }
    set_modes(colour);
    /* Until it has once come back from endwin(), ncurses sends each move of the cursor by a write
     * of its own; after that, each refresh goes out in one. */
    endwin();
    refresh();
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
    clearok(curscr, TRUE);
}

bool terminal_has_more(void)
{
    wint_t waiting;
    if (end_asked)
        return true;
    timeout(0);
    int result = get_wch(&waiting);
    if (result == ERR)
        return false;
    if (result == KEY_CODE_YES)
        ungetch((int)waiting);
    else
        unget_wch((wchar_t)waiting);
    return true;
}

/* get_wch() answers ERR at once and for ever when the terminal has gone. */
static bool terminal_is_gone(void)
{
    return errno == EIO || errno == EBADF;
}

static enum terminal_event read_paste(struct str *paste)
{
    terminal.pasting = !terminal_key_paste(paste);
    if (end_asked)
        return TERMINAL_END;
    return paste->size > 0 || !terminal.pasting ? TERMINAL_PASTE : TERMINAL_IDLE;
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
    if (end_asked || (result == ERR && terminal_is_gone()))
        return TERMINAL_END;
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

static void read_cell(int row, int *column, struct str *line, struct str *styles)
{
    cchar_t cell;
    wchar_t wide[CCHARW_MAX + 1] = {0};
    attr_t attributes = 0;
    short pair = 0;
    mvwin_wch(curscr, row, *column, &cell);
    getcchar(&cell, wide, &attributes, &pair, NULL);
    struct str text = {0};
    for (const wchar_t *c = wide; *c != 0; c++)
        text_add_character(&text, (uint32_t)*c);
    int width = text_width(str_text(&text));
    width = width > 0 ? width : 1;
    str_add(line, text.size > 0 ? str_text(&text) : " ");
    for (int i = 0; i < width; i++)
        str_add_char(styles, theme_letter(theme_style_of(attributes, pair)));
    *column += width;
    str_release(&text);
}

static void trim(struct str *line)
{
    while (line->size > 0 && line->data[line->size - 1] == ' ')
        line->data[--line->size] = '\0';
}

void terminal_read(struct str *text, struct str *styles)
{
    for (int row = 0; row < LINES; row++) {
        struct str line = {0};
        struct str looks = {0};
        for (int column = 0; column < COLS;)
            read_cell(row, &column, &line, &looks);
        trim(&line);
        trim(&looks);
        str_addf(text, "%s\n", str_text(&line));
        if (styles != NULL)
            str_addf(styles, "%s\n", str_text(&looks));
        str_release(&line);
        str_release(&looks);
    }
}
