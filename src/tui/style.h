/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TUI_STYLE_H
#define KAOPING_TUI_STYLE_H

/* What a text on the screen means; the theme says how it looks. */
enum style {
    STYLE_NORMAL,
    STYLE_FAINT,    /* secondary text */
    STYLE_STRONG,   /* the current item's heading, totals */
    STYLE_TITLE,    /* the top line */
    STYLE_SELECTED, /* the line the cursor is on */
    STYLE_GOOD,     /* settled, full marks */
    STYLE_LOST,     /* points off */
    STYLE_GAINED,   /* points on */
    STYLE_OPEN,     /* still open */
    STYLE_WARNING,  /* conflict, message that asks for attention */
    STYLE_ERROR,
    STYLE_KEY,   /* a key in the hint line, a hotkey */
    STYLE_LINE,  /* rules and frames */
    STYLE_FIELD, /* what is being typed */
    STYLE_COUNT,
};

#endif
