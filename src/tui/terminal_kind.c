/* SPDX-License-Identifier: MIT */
#include "tui/terminal_kind.h"

#include <curses.h>
#include <stdbool.h>
#include <unistd.h>

/* Behind curses.h, and here and in words.c alone: its macros take words such as "columns" and
 * "lines". */
#include <term.h>

enum terminal_kind terminal_kind(const char *name)
{
    int error;
    if (setupterm(name, STDOUT_FILENO, &error) != OK)
        return TERMINAL_UNKNOWN;
    const char *place = tigetstr("cup");
    bool places = place != NULL && place != (char *)-1;
    del_curterm(cur_term);
    return places ? TERMINAL_USABLE : TERMINAL_WITHOUT_CURSOR;
}
