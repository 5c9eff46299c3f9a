/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TUI_KEY_H
#define KAOPING_TUI_KEY_H

#include <stdbool.h>
#include <stdint.h>

/*
 * A key press: a Unicode character, a control character (^S is 0x13), or one of the named keys
 * below, which stand behind the last Unicode character.
 */
typedef uint32_t keypress;

enum {
    KEY_NAMED = 0x110000, /* first of the named keys */
    K_UP,
    K_DOWN,
    K_LEFT,
    K_RIGHT,
    K_HOME,
    K_END,
    K_PAGE_UP,
    K_PAGE_DOWN,
    K_INSERT,
    K_DELETE,
    K_BACKSPACE,
    K_BACK_TAB,
    K_RESIZE,
    K_UNKNOWN,                /* a key or sequence that has no meaning to the program */
    K_F0 = KEY_NAMED + 0x100, /* K_F0 + 5 is F5 */
    K_TAB = 0x09,
    K_ENTER = 0x0D,
    K_ESCAPE = 0x1B,
    K_SPACE = 0x20,
};

#define K_F(n)         ((keypress)K_F0 + (n))
#define K_CTRL(letter) ((keypress)((letter)&0x1F))

/*
 * The key called NAME as action tables and test scripts spell it: one character ("a", "＝"),
 * "Space", "Enter", "Tab", "Esc", "Up" "Down" "Left" "Right" "Home" "End" "PgUp" "PgDn" "Ins" "Del"
 * "Backspace", "S-Tab", "F1" to "F12", "^S".  0 where there is no such key.
 */
keypress key_from_name(const char *name);

/* How the key is called on screen, in the language spoken ("Space" is 空格 in Chinese). KEY_TEXT
 * bytes. */
#define KEY_TEXT 24
const char *key_to_text(keypress key, char text[KEY_TEXT]);

/* The key that a hotkey lookup should see: a full-width digit or sign is its ASCII twin. */
keypress key_folded(keypress key);

/* Whether it is a character that belongs in a text (no control, no named key). */
bool key_is_character(keypress key);

/* Whether it is what an input method in Chinese mode leaves behind: a wide character that has no
 * ASCII twin. */
bool key_is_from_input_method(keypress key);

#endif
