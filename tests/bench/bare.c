/* SPDX-License-Identifier: MIT */
/*
 * The least a curses program can do: a full screen, and one line repainted for each key.  What
 * kaoping is measured against.
 *
 * bare [SHEET]: with a sheet it reads that at its start and draws all lines anew for each key,
 * and leaves it to curses to find out what is different.
 */
#include <curses.h>
#include <locale.h>
#include <stdio.h>

/* The file is read and kept; what stands in it is nobody's business here. */
static bool read_sheet(const char *path, char *sheet, size_t room)
{
    FILE *file = fopen(path, "r");
    if (file == NULL)
        return false;
    size_t size = fread(sheet, 1, room, file);
    fclose(file);
    return size > 0;
}

static void draw_all(void)
{
    for (int row = 0; row < LINES - 1; row++)
        mvprintw(row, 0, "row %d: a line of text about as long as those of a form", row);
}

int main(int argc, char **argv)
{
    static char sheet[64 * 1024];
    bool all = argc > 1;
    if (all && !read_sheet(argv[1], sheet, sizeof sheet))
        return 1;
    setlocale(LC_ALL, "");
    initscr();
    raw();
    noecho();
    keypad(stdscr, TRUE);
    draw_all();
    refresh();
    int count = 0;
    for (int key = getch(); key != 'q'; key = getch()) {
        if (all)
            draw_all();
        mvprintw(LINES / 2, 0, "key %d pressed, %d in all          ", key, ++count);
        refresh();
    }
    endwin();
    return 0;
}
