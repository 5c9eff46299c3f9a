/* SPDX-License-Identifier: MIT */
#include "tui/terminal_key.h"

#include <curses.h>

#include "base/text.h"

/* Codes of our own behind those of curses. */
#define CODE_PASTE_BEGIN (KEY_MAX + 1)
#define CODE_PASTE_END   (KEY_MAX + 2)

/* A paste whose end never comes must not hang the program. */
#define PASTE_BYTES_MOST   (1024 * 1024)
#define PASTE_MILLISECONDS 1000

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
    {KEY_RESIZE, K_RESIZE},
    {KEY_FIND, K_HOME},
    {KEY_SELECT, K_END},
    {KEY_A1, K_HOME},
    {KEY_C1, K_END},
};

void terminal_key_begin(void)
{
    define_key("\033[200~", CODE_PASTE_BEGIN);
    define_key("\033[201~", CODE_PASTE_END);
    mouseinterval(0);
    mousemask(BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED, NULL);
}

keypress terminal_key_of_character(uint32_t character)
{
    if (character == '\n')
        return K_ENTER;
    if (character == 0x7F || character == 0x08)
        return K_BACKSPACE;
    return character;
}

static void read_paste(struct str *paste)
{
    wint_t read;
    str_clear(paste);
    timeout(PASTE_MILLISECONDS);
    for (;;) {
        int result = get_wch(&read);
        if (result == ERR || (result == KEY_CODE_YES && read == CODE_PASTE_END))
            return;
        if (result == OK && paste->size < PASTE_BYTES_MOST)
            text_add_character(paste, read == '\r' ? '\n' : (uint32_t)read);
    }
}

static enum terminal_event read_mouse(struct mouse *mouse)
{
    MEVENT event;
    if (getmouse(&event) != OK)
        return TERMINAL_IDLE;
    mouse->row = event.y;
    mouse->column = event.x;
    mouse->what = event.bstate & BUTTON4_PRESSED   ? MOUSE_WHEEL_UP
                  : event.bstate & BUTTON5_PRESSED ? MOUSE_WHEEL_DOWN
                                                   : MOUSE_PRESS;
    return TERMINAL_MOUSE;
}

enum terminal_event terminal_key_of_code(int code, keypress *key, struct str *paste,
                                         struct mouse *mouse)
{
    if (code == CODE_PASTE_BEGIN) {
        read_paste(paste);
        return TERMINAL_PASTE;
    }
    if (code == KEY_MOUSE)
        return read_mouse(mouse);
    *key = code > KEY_F0 && code <= KEY_F(12) ? K_F((keypress)(code - KEY_F0)) : K_F0;
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++)
        if (codes[i].code == code)
            *key = codes[i].key;
    return TERMINAL_KEY;
}
