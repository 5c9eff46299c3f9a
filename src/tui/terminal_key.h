/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TUI_TERMINAL_KEY_H
#define KAOPING_TUI_TERMINAL_KEY_H

#include "base/str.h"
#include "tui/event.h"
#include "tui/key.h"

/* What curses' key codes mean here; private to tui/. */

/* Tells curses of paste brackets and of the mouse. */
void terminal_key_begin(void);

/* A character as it came, except that Enter and Backspace have more than one code. */
keypress terminal_key_of_character(uint32_t character);

/* A key code of curses; reads on where it begins a paste. */
enum terminal_event terminal_key_of_code(int code, keypress *key, struct str *paste,
                                         struct mouse *mouse);

#endif
