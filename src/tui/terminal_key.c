/* SPDX-License-Identifier: MIT */
#include "tui/terminal_key.h"

#include <curses.h>
#include <stdlib.h>

static const struct {
    int code;
    keypress key;
} codes[] = {
    {KEY_UP, K_UP},
    {KEY_DOWN, K_DOWN},
    {KEY_LEFT, K_LEFT},
    {KEY_RIGHT, K_RIGHT},
    {KEY_HOME, K_HOME},
    {KEY_END, K_END},
    {KEY_PPAGE, K_PAGE_UP},
    {KEY_NPAGE, K_PAGE_DOWN},
    {KEY_IC, K_INSERT},
    {KEY_DC, K_DELETE},
    {KEY_BACKSPACE, K_BACKSPACE},
    {KEY_BTAB, K_BACK_TAB},
    {KEY_ENTER, K_ENTER},
    {KEY_FIND, K_HOME},
    {KEY_SELECT, K_END},
    {KEY_A1, K_HOME},
    {KEY_C1, K_END},
};

void terminal_key_begin(void)
{
    keypad(stdscr, TRUE);
    /* On the Linux console curses would ask a daemon for the mouse, which then waits for somebody
     * to read what it says; the terminal is asked there as elsewhere. */
    setenv("NCURSES_GPM_TERMS", "", 1);
    mousemask(BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED, NULL);
}

static keypress key_of_code(int code)
{
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++)
        if (codes[i].code == code)
            return codes[i].key;
    return code > KEY_F0 && code <= KEY_F(12) ? K_F((keypress)(code - KEY_F0)) : K_UNKNOWN;
}

enum known_bytes terminal_key_known(const char *bytes, keypress *key)
{
    int code = key_defined(bytes);
    if (code < 0)
        return BYTES_BEGIN_KEY;
    if (code == 0 || code == KEY_MOUSE)
        return BYTES_UNKNOWN;
    *key = key_of_code(code);
    return BYTES_ARE_KEY;
}
