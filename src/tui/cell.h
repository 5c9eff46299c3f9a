/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TUI_CELL_H
#define KAOPING_TUI_CELL_H

#include <stdbool.h>
#include <wchar.h>

#include "tui/style.h"

/* A character with up to two combining marks; unused places are 0. */
#define CELL_TEXT 3

/* One place of a picture.  Private to tui/. */
struct cell {
    wchar_t text[CELL_TEXT]; /* empty in the second column of a wide character */
    enum style style;
};

static inline bool cell_is_second_half(const struct cell *cell)
{
    return cell->text[0] == 0;
}

#endif
