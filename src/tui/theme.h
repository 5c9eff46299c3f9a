/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TUI_THEME_H
#define KAOPING_TUI_THEME_H

#include <stdbool.h>

#include "tui/style.h"

/* How the styles look; colour only adds to what bold, reverse and underline say already. */

enum look_attribute { LOOK_BOLD, LOOK_DIM, LOOK_UNDERLINE, LOOK_REVERSE };

#define LOOK_ATTRIBUTES 4
#define LOOK_BIT(i)     (1U << (i))
#define LOOK_NO_COLOUR  (-1)

struct look {
    unsigned attributes; /* LOOK_BIT() of each */
    int colour;          /* of the characters, as curses numbers them, or LOOK_NO_COLOUR */
};

/* How STYLE looks on a terminal with colours, or on one without. */
struct look theme_look(enum style style, bool coloured);

/* The letter that stands for the style in the pictures of tests. */
char theme_letter(enum style style);

#endif
