/* SPDX-License-Identifier: MIT */
#include "tui/theme.h"

#define DEFAULT_COLOUR (-1)

/* Attributes without colour, attributes beside a colour, and the colour. */
struct look {
    attr_t plain;
    attr_t coloured;
    short colour;
    char letter;
};

static const struct look looks[STYLE_COUNT] = {
    [STYLE_NORMAL] = {A_NORMAL, A_NORMAL, DEFAULT_COLOUR, ' '},
    [STYLE_FAINT] = {A_DIM, A_DIM, DEFAULT_COLOUR, 'f'},
    [STYLE_STRONG] = {A_BOLD, A_BOLD, DEFAULT_COLOUR, 'S'},
    [STYLE_TITLE] = {A_BOLD | A_UNDERLINE, A_BOLD | A_REVERSE, COLOR_BLUE, 'T'},
    [STYLE_SELECTED] = {A_REVERSE, A_REVERSE, DEFAULT_COLOUR, '>'},
    [STYLE_GOOD] = {A_NORMAL, A_NORMAL, COLOR_GREEN, 'g'},
    [STYLE_LOST] = {A_BOLD, A_BOLD, COLOR_RED, 'L'},
    [STYLE_GAINED] = {A_BOLD, A_BOLD, COLOR_GREEN, 'G'},
    [STYLE_OPEN] = {A_NORMAL, A_NORMAL, COLOR_YELLOW, 'o'},
    [STYLE_WARNING] = {A_BOLD | A_REVERSE, A_BOLD | A_REVERSE, COLOR_YELLOW, 'W'},
    [STYLE_ERROR] = {A_BOLD | A_REVERSE, A_BOLD | A_REVERSE, COLOR_RED, 'E'},
    [STYLE_KEY] = {A_BOLD, A_BOLD, COLOR_CYAN, 'K'},
    [STYLE_LINE] = {A_DIM, A_DIM, DEFAULT_COLOUR, '-'},
    [STYLE_FIELD] = {A_UNDERLINE, A_UNDERLINE, DEFAULT_COLOUR, '_'},
};

/* Pair 0 is the terminal's own; each style has the pair of its number behind that. */
static short pair_of(enum style style)
{
    return (short)(style + 1);
}

void theme_begin(bool colour)
{
    if (!colour || !has_colors() || start_color() == ERR)
        return;
    bool transparent = use_default_colors() == OK;
    for (int i = 0; i < STYLE_COUNT; i++) {
        bool plain = looks[i].colour == DEFAULT_COLOUR;
        short foreground = plain && !transparent ? COLOR_WHITE : looks[i].colour;
        init_pair(pair_of((enum style)i), foreground, transparent ? DEFAULT_COLOUR : COLOR_BLACK);
    }
}

/* Whether theme_begin() set colours up: what curses keeps needs no second place. */
static bool is_coloured(void)
{
    short foreground = 0;
    short background = 0;
    return has_colors() && pair_content(pair_of(STYLE_KEY), &foreground, &background) == OK &&
           foreground == looks[STYLE_KEY].colour;
}

void theme_look(enum style style, attr_t *attributes, short *pair)
{
    bool coloured = is_coloured();
    *attributes = coloured ? looks[style].coloured : looks[style].plain;
    *pair = coloured ? pair_of(style) : 0;
}

char theme_letter(enum style style)
{
    return looks[style].letter;
}

enum style theme_style_of(attr_t attributes, short pair)
{
    attributes &= A_BOLD | A_DIM | A_REVERSE | A_UNDERLINE;
    if (pair > 0 && pair <= STYLE_COUNT)
        return (enum style)(pair - 1);
    for (int i = 0; i < STYLE_COUNT; i++)
        if (looks[i].plain == attributes)
            return (enum style)i;
    return STYLE_NORMAL;
}
