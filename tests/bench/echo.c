/* SPDX-License-Identifier: MIT */
/*
 * The limit: a screen of lines, and for each key the same few bytes back, with no library between
 * the program and the terminal.
 */
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#define ROWS   23
#define ANSWER "\033[12;1Hkey pressed"

static int say(const char *bytes)
{
    return write(STDOUT_FILENO, bytes, strlen(bytes)) == (ssize_t)strlen(bytes);
}

int main(void)
{
    struct termios modes;
    char screen[ROWS * 80] = "";
    char key;
    tcgetattr(STDIN_FILENO, &modes);
    modes.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
    tcsetattr(STDIN_FILENO, TCSANOW, &modes);
    for (int row = 0; row < ROWS; row++)
        sprintf(screen + strlen(screen),
                "row %d: a line of text about as long as those of a form\n", row);
    say(screen);
    while (read(STDIN_FILENO, &key, 1) == 1 && say(ANSWER))
        continue;
    return 0;
}
