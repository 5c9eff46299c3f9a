/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TUI_TERMINAL_KEY_H
#define KAOPING_TUI_TERMINAL_KEY_H

#include "tui/terminal_input.h"

/* What curses knows of the terminal's keys; private to tui/. */

/* Has curses read what the terminal's keys send, and asks the terminal to report the mouse. */
void terminal_key_begin(void);

/* What the terminal's description says of BYTES: a terminal_known (terminal_input.h).  The mouse is
 * no key. */
enum known_bytes terminal_key_known(const char *bytes, keypress *key);

#endif
