/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TUI_TERMINAL_PASTE_H
#define KAOPING_TUI_TERMINAL_PASTE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* The text that comes between the brackets of a paste, and the characters in it as in what is
 * typed; private to tui/. */

#define CHARACTER_BYTES_MOST 4

/* A character whose bytes come one by one; all zero is one that has not begun. */
struct terminal_character {
    char bytes[CHARACTER_BYTES_MOST];
    int size;
};

/* What is no character yet, and what never becomes one. */
#define CHARACTER_UNFINISHED 0xFFFFFFFF
#define CHARACTER_BROKEN     0xFFFD

/* Whether the character that has begun ends before this byte, unfinished; it has to be emptied
 * then. */
bool terminal_character_breaks_off(const struct terminal_character *character, unsigned char byte);

/* The character that is whole with this byte, or one of the above.  What comes next begins anew. */
uint32_t terminal_character_take(struct terminal_character *character, unsigned char byte);

struct terminal_paste {
    struct str text; /* valid UTF-8, with line feeds */
    struct terminal_character character;
    int matched; /* bytes of the bracket that ends it */
};

void terminal_paste_begin(struct terminal_paste *paste);
void terminal_paste_release(struct terminal_paste *paste);

/* Takes a byte; true when it was the last of the bracket that ends the paste. */
bool terminal_paste_take(struct terminal_paste *paste, unsigned char byte);

/* Whether the last byte was an Esc, which may have been pressed by hand. */
bool terminal_paste_has_escape(const struct terminal_paste *paste);

#endif
