/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TUI_EVENT_H
#define KAOPING_TUI_EVENT_H

/* A paste is cut behind the character with which it has more bytes than this. */
#define PASTE_BYTES_MOST (1024 * 1024)

/* What reading a key came to. */
enum terminal_event {
    TERMINAL_KEY,
    TERMINAL_PASTE, /* its text is in PASTE */
    TERMINAL_MOUSE,
    TERMINAL_NOTHING, /* what came is neither, such as an answer that nobody waits for */
    TERMINAL_IDLE,    /* no key for so long */
    TERMINAL_END,     /* SIGHUP or SIGTERM came, or the terminal is gone */
};

/* What the mouse did, and where. */
struct mouse {
    int row; /* within the screen's rectangle */
    int column;
    enum { MOUSE_PRESS, MOUSE_WHEEL_UP, MOUSE_WHEEL_DOWN } what;
};

#endif
