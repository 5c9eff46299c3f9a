/* SPDX-License-Identifier: MIT */
/*
 * The least a curses program can do: a full screen, and one line repainted for each key.  What
 * kaoping is measured against.
 */
#include <curses.h>
#include <locale.h>

int main(void)
{
    setlocale(LC_ALL, "");
    initscr();
    raw();
    noecho();
    keypad(stdscr, TRUE);
    for (int row = 0; row < LINES - 1; row++)
        mvprintw(row, 0, "row %d: a line of text about as long as those of a form", row);
    refresh();
    int count = 0;
    for (int key = getch(); key != 'q'; key = getch()) {
        mvprintw(LINES / 2, 0, "key %d pressed, %d in all          ", key, ++count);
        refresh();
    }
    endwin();
    return 0;
}
