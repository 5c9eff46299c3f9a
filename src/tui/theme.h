/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TUI_THEME_H
#define KAOPING_TUI_THEME_H

#include <curses.h>
#include <stdbool.h>

#include "tui/style.h"

/* How the styles look; colour only adds to what bold, reverse and underline say already. */

/* Sets the colour pairs up; COLOUR false does without any. */
void theme_begin(bool colour);

/* How a cell of STYLE is written: the attributes and the colour pair. */
void theme_look(enum style style, attr_t *attributes, short *pair);

/* The letter that stands for the style in the pictures of tests. */
char theme_letter(enum style style);

/* The style that a cell was written in. */
enum style theme_style_of(attr_t attributes, short pair);

#endif
