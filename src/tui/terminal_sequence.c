/* SPDX-License-Identifier: MIT */
#include "tui/terminal_sequence.h"

#include <stddef.h>
#include <string.h>

/* Numbers in a report of the mouse; a screen of more than so many columns is none. */
#define NUMBER_MOST 99999

/* Bits of a mouse button. */
#define BUTTON_MODIFIERS (4 | 8 | 16)
#define BUTTON_WHEEL     64

/* As some terminal sends it whatever TERM says. */
static const struct {
    const char *sequence;
    keypress key;
} keys[] = {
    {"[A", K_UP},       {"[B", K_DOWN},    {"[C", K_RIGHT},    {"[D", K_LEFT},
    {"OA", K_UP},       {"OB", K_DOWN},    {"OC", K_RIGHT},    {"OD", K_LEFT},
    {"[H", K_HOME},     {"[F", K_END},     {"OH", K_HOME},     {"OF", K_END},
    {"[1~", K_HOME},    {"[4~", K_END},    {"[7~", K_HOME},    {"[8~", K_END},
    {"[2~", K_INSERT},  {"[3~", K_DELETE}, {"[5~", K_PAGE_UP}, {"[6~", K_PAGE_DOWN},
    {"[Z", K_BACK_TAB}, {"[11~", K_F(1)},  {"[12~", K_F(2)},   {"[13~", K_F(3)},
    {"[14~", K_F(4)},   {"[15~", K_F(5)},  {"[17~", K_F(6)},   {"[18~", K_F(7)},
    {"[19~", K_F(8)},   {"[20~", K_F(9)},  {"[21~", K_F(10)},  {"[23~", K_F(11)},
    {"[24~", K_F(12)},  {"OP", K_F(1)},    {"OQ", K_F(2)},     {"OR", K_F(3)},
    {"OS", K_F(4)},     {"[[A", K_F(1)},   {"[[B", K_F(2)},    {"[[C", K_F(3)},
    {"[[D", K_F(4)},    {"[[E", K_F(5)},
};

/* How a sequence ends that tells something instead of being a key: the focus came or went, what
 * kind of terminal it is, where its cursor stands, how large its window, which modes are set. */
static const char answer_ends[] = "IOcnRtxy";

static bool is_one_of(char byte, const char *bytes)
{
    return byte != '\0' && strchr(bytes, byte) != NULL;
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

bool terminal_sequence_is_text(char byte)
{
    /* OSC, DCS, APC, PM, SOS */
    return is_one_of(byte, "]P_^X");
}

bool terminal_sequence_is_opening(const char *sequence)
{
    bool opens = terminal_sequence_is_text(sequence[0]) || is_one_of(sequence[0], "[O");
    return opens && sequence[1] == '\0';
}

/* "[3$": rxvt's Shift with a key.  With more numbers it is an answer that goes on, "[4;1$y". */
static bool is_shifted(const char *numbers)
{
    size_t digits = strspn(numbers, "0123456789");
    return digits > 0 && numbers[digits] == '$';
}

bool terminal_sequence_is_whole(const char *sequence)
{
    size_t size = strlen(sequence);
    char last = sequence[size - 1];
    if (terminal_sequence_is_opening(sequence))
        return false;
    if (sequence[0] == 'O')
        return !is_digit(last) && last != ';';
    if (sequence[0] != '[')
        return true;
    /* The Linux console's function keys have a byte more. */
    if (sequence[1] == '[')
        return size > 2;
    return (last >= '@' && last <= '~') || is_shifted(sequence + 1);
}

enum terminal_event terminal_sequence_mouse(int button, int column, int row, struct mouse *mouse)
{
    if (column < 1 || row < 1)
        return TERMINAL_NOTHING;
    mouse->row = row - 1;
    mouse->column = column - 1;
    switch (button & ~BUTTON_MODIFIERS) {
    case 0:
        mouse->what = MOUSE_PRESS;
        return TERMINAL_MOUSE;
    case BUTTON_WHEEL:
        mouse->what = MOUSE_WHEEL_UP;
        return TERMINAL_MOUSE;
    case BUTTON_WHEEL + 1:
        mouse->what = MOUSE_WHEEL_DOWN;
        return TERMINAL_MOUSE;
    default:
        return TERMINAL_NOTHING;
    }
}

/* The number at *TEXT, and *TEXT moved behind it and the END that has to follow; -1 where it is
 * none. */
static int read_number(const char **text, char end)
{
    int number = 0;
    const char *at = *text;
    while (is_digit(*at) && number <= NUMBER_MOST)
        number = number * 10 + (*at++ - '0');
    bool is_number = at > *text && *at == end && number <= NUMBER_MOST;
    *text = is_number ? at + 1 : at;
    return is_number ? number : -1;
}

/* "[<BUTTON;COLUMN;ROWM"; a small m tells that the button was let go. */
static enum terminal_event read_report(const char *report, struct mouse *mouse)
{
    int button = read_number(&report, ';');
    int column = button >= 0 ? read_number(&report, ';') : -1;
    int row = column >= 0 ? read_number(&report, 'M') : -1;
    if (row < 0 || *report != '\0')
        return TERMINAL_NOTHING;
    return terminal_sequence_mouse(button, column, row, mouse);
}

/* Questions and answers between programs and terminals have a mark of < = > ? in front.  The end of
 * a paste that never began is no key either. */
static bool is_answer(const char *sequence)
{
    if (sequence[0] != '[')
        return false;
    bool is_private = sequence[1] >= '<' && sequence[1] <= '?';
    return is_private || is_one_of(sequence[strlen(sequence) - 1], answer_ends) ||
           strcmp(sequence, "[201~") == 0;
}

static bool is_focus(const char *sequence)
{
    return strcmp(sequence, "[I") == 0 || strcmp(sequence, "[O") == 0;
}

enum terminal_event terminal_sequence_event(const char *sequence, bool is_key, keypress *key,
                                            struct mouse *mouse)
{
    if (strncmp(sequence, "[<", 2) == 0)
        return read_report(sequence + 2, mouse);
    *key = K_UNKNOWN;
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        if (strcmp(keys[i].sequence, sequence) == 0)
            *key = keys[i].key;
    if (*key != K_UNKNOWN)
        return TERMINAL_KEY;
    /* Some descriptions call the focus a key. */
    bool is_silent = is_focus(sequence) || (!is_key && is_answer(sequence));
    return is_silent ? TERMINAL_NOTHING : TERMINAL_KEY;
}
