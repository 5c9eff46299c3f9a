/* SPDX-License-Identifier: MIT */
/*
 * The least a curses program can do: a full screen, and one line repainted for each key.  What
 * kaoping is measured against.
 *
 * bare [SHEET]: with a sheet it reads that at its start and draws all lines anew for each key,
 * and leaves it to curses to find out what is different.
 *
 * bare --journal FILE: for each key a line is written to a file before the answer, and brought to
 * the disk behind it: the least that a program can do that loses no key.
 */
#include <curses.h>
#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* As long as a line of a journal is. */
#define LINE_BYTES 150

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

/* A line for a key; false where the disk does not take it. */
static bool write_line(int journal)
{
    char line[LINE_BYTES];
    memset(line, 'x', sizeof line);
    line[sizeof line - 1] = '\n';
    return journal < 0 || write(journal, line, sizeof line) == (ssize_t)sizeof line;
}

static bool answer(int key, int count, bool all, int journal)
{
    if (!write_line(journal))
        return false;
    if (all)
        draw_all();
    mvprintw(LINES / 2, 0, "key %d pressed, %d in all          ", key, count);
    refresh();
    return journal < 0 || fdatasync(journal) == 0;
}

int main(int argc, char **argv)
{
    static char sheet[64 * 1024];
    bool journals = argc > 2 && strcmp(argv[1], "--journal") == 0;
    bool all = argc > 1 && !journals;
    int journal = journals ? open(argv[2], O_WRONLY | O_CREAT | O_APPEND, 0644) : -1;
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
    bool good = true;
    for (int key = getch(); good && key != 'q'; key = getch())
        good = answer(key, ++count, all, journal);
    endwin();
    return good ? 0 : 1;
}
