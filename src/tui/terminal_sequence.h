/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TUI_TERMINAL_SEQUENCE_H
#define KAOPING_TUI_TERMINAL_SEQUENCE_H

#include <stdbool.h>

#include "tui/event.h"
#include "tui/key.h"

/*
 * The sequences that a terminal sends, by their shape (ECMA-48 and what terminals make of it) and
 * by what they mean.  All are given without the Esc they begin with.  Pure; private to tui/.
 */

#define SEQUENCE_PASTE_BEGIN "[200~"

/* Whether the byte behind an Esc begins a text that goes on to its own end: an answer, not a key.
 */
bool terminal_sequence_is_text(char byte);

/* Whether it is nothing but the byte behind the Esc that a longer one begins with, as Alt with
 * that key sends it too. */
bool terminal_sequence_is_opening(const char *sequence);

/* Whether it is whole, so that the next byte is none of its own; of one that is not empty. */
bool terminal_sequence_is_whole(const char *sequence);

/*
 * What one that is whole means: TERMINAL_KEY, where no better name is known K_UNKNOWN;
 * TERMINAL_MOUSE; or TERMINAL_NOTHING for what is no key, such as the answer to a question or a
 * change of the focus. IS_KEY: the terminal's description has it among the keys.
 */
enum terminal_event terminal_sequence_event(const char *sequence, bool is_key, keypress *key,
                                            struct mouse *mouse);

/* What a report of the mouse says: the button with its modifiers as numbered by xterm, column and
 * row from 1. */
enum terminal_event terminal_sequence_mouse(int button, int column, int row, struct mouse *mouse);

#endif
