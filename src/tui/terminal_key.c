/* SPDX-License-Identifier: MIT */
#include "tui/terminal_key.h"

#include <curses.h>
#include <string.h>

#include "base/text.h"

/* Codes of our own behind those of curses. */
#define CODE_PASTE_BEGIN (KEY_MAX + 1)
#define CODE_PASTE_END   (KEY_MAX + 2)

/* A paste whose end is long in coming must not hang the program. */
#define PASTE_BYTES_MOST   (1024 * 1024)
#define PASTE_MILLISECONDS 1000

/* Bytes of one key come together, over a slow line too. */
#define SEQUENCE_MILLISECONDS 50
#define SEQUENCE_BYTES_MOST   32

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
    /* A C library may decode bytes to a number behind the last character, where named keys stand.
     */
    return character < KEY_NAMED ? character : K_UNKNOWN;
}

/* A sequence without its escape character, as some terminal sends it whatever TERM says. */
struct sequence {
    const char *text;
    keypress key;
};

static const struct sequence sequences[] = {
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

/* The next byte of a sequence; 0 where none comes at once. */
static char read_byte(void)
{
    wint_t read;
    timeout(SEQUENCE_MILLISECONDS);
    int result = get_wch(&read);
    return result == OK && read > 0 && read < 0x7F ? (char)read : 0;
}

/* CSI and SS3 sequences end in a letter or ~; what follows an escape otherwise is Alt with a key.
 */
static bool is_final(const struct str *text)
{
    char first = text->data[0];
    char last = text->data[text->size - 1];
    if (first == 'O')
        return text->size == 2;
    if (first != '[')
        return true;
    return text->size > 1 && last >= '@' && !(text->size == 2 && last == '[');
}

keypress terminal_key_of_escape(void)
{
    struct str text = {0};
    keypress key = K_UNKNOWN;
    char byte = read_byte();
    if (byte == 0)
        return K_ESCAPE;
    for (; byte != 0 && text.size < SEQUENCE_BYTES_MOST; byte = read_byte()) {
        str_add_char(&text, byte);
        if (is_final(&text))
            break;
    }
    for (size_t i = 0; i < sizeof sequences / sizeof sequences[0]; i++)
        if (strcmp(sequences[i].text, str_text(&text)) == 0)
            key = sequences[i].key;
    str_release(&text);
    return key;
}

bool terminal_key_paste(struct str *paste)
{
    wint_t read;
    str_clear(paste);
    timeout(PASTE_MILLISECONDS);
    for (;;) {
        int result = get_wch(&read);
        if (result == ERR)
            return false;
        if (result == KEY_CODE_YES && read == CODE_PASTE_END)
            return true;
        /* Esc by hand is the way out of a paste whose end got lost. */
        if (result == OK && read == K_ESCAPE)
            return true;
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

enum terminal_event terminal_key_of_code(int code, keypress *key, struct mouse *mouse)
{
    if (code == CODE_PASTE_BEGIN)
        return TERMINAL_PASTE;
    if (code == KEY_MOUSE)
        return read_mouse(mouse);
    *key = code > KEY_F0 && code <= KEY_F(12) ? K_F((keypress)(code - KEY_F0)) : K_UNKNOWN;
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++)
        if (codes[i].code == code)
            *key = codes[i].key;
    return TERMINAL_KEY;
}
