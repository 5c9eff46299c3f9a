/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TUI_TERMINAL_KEY_H
#define KAOPING_TUI_TERMINAL_KEY_H

#include <stdbool.h>

#include "base/str.h"
#include "tui/event.h"
#include "tui/key.h"

/* What curses' key codes mean here; private to tui/. */

/* Tells curses of paste brackets and of the mouse. */
void terminal_key_begin(void);

/* A character as it came, except that Enter and Backspace have more than one code. */
keypress terminal_key_of_character(uint32_t character);

/*
 * The key that begins with an escape character: Esc itself where nothing follows it at once, else
 * the sequence read whole.  One that the terminal's description does not know is never taken apart
 * into an Esc and hotkeys: it is a key by another name, or K_UNKNOWN.
 */
keypress terminal_key_of_escape(void);

/* A key code of curses; TERMINAL_PASTE where it begins a paste, to be read by the next function. */
enum terminal_event terminal_key_of_code(int code, keypress *key, struct mouse *mouse);

/*
 * Reads a paste into PASTE until it ends or nothing comes for a while.  True when it has ended;
 * otherwise what comes next belongs to it still, however late.
 */
bool terminal_key_paste(struct str *paste);

#endif
