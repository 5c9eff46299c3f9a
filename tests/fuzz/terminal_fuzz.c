/* SPDX-License-Identifier: MIT */
/*
 * What a terminal sends: keys, pastes and the mouse, decoded as the program does.  curses reads
 * them from a file in memory, put in the place of the one that the blind terminal has opened.
 */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/text.h"
#include "fuzz.h"
#include "tui/terminal.h"

#define EVENTS_MOST 100000

static int input;

static bool is_used_up(void)
{
    off_t at = lseek(input, 0, SEEK_CUR);
    return at >= lseek(input, 0, SEEK_END) || lseek(input, at, SEEK_SET) < 0;
}

static void send(const uint8_t *bytes, size_t size)
{
    fuzz_must(ftruncate(input, 0) == 0 && lseek(input, 0, SEEK_SET) == 0 &&
                  write(input, bytes, size) == (ssize_t)size && lseek(input, 0, SEEK_SET) == 0,
              "the input is sent");
}

void fuzz_begin(void)
{
    struct diags diags = {0};
    keypress key;
    struct str paste = {0};
    struct mouse mouse;
    /* The number of the next file that is opened. */
    int next = dup(STDIN_FILENO);
    close(next);
    fuzz_must_succeed(terminal_open_blind(24, 80, true, &diags), &diags, "a terminal is opened");
    atexit(terminal_close);
    input = dup2(memfd_create("terminal", MFD_CLOEXEC), next);
    fuzz_must(input >= 0, "there is a file in memory");
    /* The first one clears the screen, which goes where the input comes from. */
    terminal_wait(0, &key, &paste, &mouse);
    str_release(&paste);
}

static void look_at_key(keypress key)
{
    char text[KEY_TEXT];
    fuzz_must(key < 0x110000 ? key < 0xD800 || key > 0xDFFF : key <= K_F(12), "a key is one");
    const char *name = key_to_text(key, text);
    /* A resize comes as a key that no screen is shown. */
    fuzz_must(key == K_RESIZE || (name[0] != '\0' && text_is_utf8(name, strlen(name))),
              "it has a name");
    fuzz_must(!key_is_character(key) || key < KEY_NAMED, "what is typed is a character");
    fuzz_must(key_folded(key_folded(key)) == key_folded(key), "a key folded stays so");
}

static void look_at_event(enum terminal_event event, keypress key, const struct str *paste,
                          const struct mouse *mouse)
{
    switch (event) {
    case TERMINAL_KEY:
        look_at_key(key);
        break;
    case TERMINAL_PASTE:
        fuzz_must(text_is_utf8(str_text(paste), paste->size), "a paste is UTF-8");
        break;
    case TERMINAL_MOUSE:
        fuzz_must(mouse->what == MOUSE_PRESS || mouse->what == MOUSE_WHEEL_UP ||
                      mouse->what == MOUSE_WHEEL_DOWN,
                  "the mouse did something");
        break;
    case TERMINAL_IDLE:
    case TERMINAL_END:
        break;
    }
}

/* Reads until nothing is left, also of what curses has read and keeps. */
static void read_all(void)
{
    struct str paste = {0};
    int idle = 0;
    int count = 0;
    /* An Esc that nothing follows yet is kept once. */
    while (!is_used_up() || idle < 2) {
        keypress key = 0;
        struct mouse mouse = {0};
        enum terminal_event event = terminal_wait(0, &key, &paste, &mouse);
        look_at_event(event, key, &paste, &mouse);
        fuzz_must(count++ < EVENTS_MOST, "reading comes to an end");
        /* Where nothing came, the program may be asked to paint anew, as after a resize. */
        bool came = event != TERMINAL_IDLE && event != TERMINAL_END && key != K_RESIZE;
        idle = came ? 0 : idle + 1;
    }
    str_release(&paste);
}

/* Ends what is still open, a paste or a sequence, so that each input begins alike.  Within a report
 * of the mouse curses reads until its M comes, also at the end of a file. */
static const char ending[] = "M\033[201~xx";

void fuzz_one(const uint8_t *bytes, size_t size)
{
    struct str all = {0};
    str_add_part(&all, (const char *)bytes, size);
    str_add(&all, ending);
    send((const uint8_t *)all.data, all.size);
    read_all();
    str_release(&all);
}
