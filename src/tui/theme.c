/* SPDX-License-Identifier: MIT */
#include "tui/theme.h"

#include <curses.h>

#define PLAIN     0
#define BOLD      LOOK_BIT(LOOK_BOLD)
#define DIM       LOOK_BIT(LOOK_DIM)
#define UNDERLINE LOOK_BIT(LOOK_UNDERLINE)
#define REVERSE   LOOK_BIT(LOOK_REVERSE)

/* Attributes without colour, attributes beside a colour, and the colour. */
struct style_look {
    unsigned plain;
    unsigned coloured;
    int colour;
    char letter;
};

static const struct style_look looks[STYLE_COUNT] = {
    [STYLE_NORMAL] = {PLAIN, PLAIN, LOOK_NO_COLOUR, ' '},
    [STYLE_FAINT] = {DIM, DIM, LOOK_NO_COLOUR, 'f'},
    [STYLE_STRONG] = {BOLD, BOLD, LOOK_NO_COLOUR, 'S'},
    [STYLE_TITLE] = {BOLD | UNDERLINE, BOLD | REVERSE, COLOR_BLUE, 'T'},
    [STYLE_SELECTED] = {REVERSE, REVERSE, LOOK_NO_COLOUR, '>'},
    [STYLE_GOOD] = {PLAIN, PLAIN, COLOR_GREEN, 'g'},
    [STYLE_LOST] = {BOLD, BOLD, COLOR_RED, 'L'},
    [STYLE_GAINED] = {BOLD, BOLD, COLOR_GREEN, 'G'},
    [STYLE_OPEN] = {PLAIN, PLAIN, COLOR_YELLOW, 'o'},
    [STYLE_WARNING] = {BOLD | REVERSE, BOLD | REVERSE, COLOR_YELLOW, 'W'},
    [STYLE_ERROR] = {BOLD | REVERSE, BOLD | REVERSE, COLOR_RED, 'E'},
    [STYLE_KEY] = {BOLD, BOLD, COLOR_CYAN, 'K'},
    [STYLE_LINE] = {DIM, DIM, LOOK_NO_COLOUR, '-'},
    [STYLE_FIELD] = {UNDERLINE, UNDERLINE, LOOK_NO_COLOUR, '_'},
};

struct look theme_look(enum style style, bool coloured)
{
    const struct style_look *look = &looks[style];
    return coloured ? (struct look){look->coloured, look->colour}
                    : (struct look){look->plain, LOOK_NO_COLOUR};
}

char theme_letter(enum style style)
{
    return looks[style].letter;
}
