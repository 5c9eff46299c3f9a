/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TUI_TERMINAL_INPUT_H
#define KAOPING_TUI_TERMINAL_INPUT_H

#include <stdbool.h>

#include "tui/event.h"
#include "tui/key.h"
#include "tui/terminal_paste.h"

/*
 * What a terminal sends, byte by byte, made into events.  What has begun as a sequence, an answer,
 * a report of the mouse or a paste belongs to it up to its end, however long it is and however
 * late the rest comes: no byte of it is ever a key.  An Esc that nothing follows is one pressed by
 * hand, and the way out of what never ends.
 *
 * Knows no terminal and no clock: the caller says what came, and when nothing came.  Private to
 * tui/.
 */

/* What the terminal's description says of bytes. */
enum known_bytes {
    BYTES_UNKNOWN,
    BYTES_BEGIN_KEY, /* more has to follow */
    BYTES_ARE_KEY,
};

/* Asked with the bytes of a key so far; *KEY is set where they are one, to K_UNKNOWN where it has
 * no meaning to the program. */
typedef enum known_bytes terminal_known(const char *bytes, keypress *key);

/* The longest sequence that can mean something. */
#define SEQUENCE_BYTES_MOST 32

enum input_state {
    INPUT_PLAIN,
    INPUT_SEQUENCE,    /* its bytes so far are in BYTES */
    INPUT_REPORT,      /* of the mouse, three bytes in the place of numbers */
    INPUT_TEXT,        /* an answer to its end; nothing of it is kept */
    INPUT_TEXT_ESCAPE, /* an Esc in it, which may be its end */
    INPUT_PASTE,
};

struct terminal_input {
    terminal_known *known;
    enum input_state state;
    struct terminal_character character; /* when plain */
    char bytes[SEQUENCE_BYTES_MOST + 1]; /* NUL behind them */
    int size;
    bool is_long;      /* more came than BYTES holds: nothing is known that long */
    bool ends_at_bell; /* the answer */

    /* What belongs to the event that came last. */
    keypress key;
    struct mouse mouse;
    struct terminal_paste paste; /* its text up to the end, or to where it stalls: to be emptied by
                                    who takes it */
};

/* NULL: knows no terminal. */
void terminal_input_init(struct terminal_input *input, terminal_known *known);
void terminal_input_release(struct terminal_input *input);

/* Takes a byte; false while that makes no event yet. */
bool terminal_input_take(struct terminal_input *input, unsigned char byte,
                         enum terminal_event *event);

/* The milliseconds for which the next byte is to be waited for before terminal_input_pause() is
 * called; -1 where what has come so far can wait for ever. */
int terminal_input_patience(const struct terminal_input *input);

/* No byte came in that time. */
enum terminal_event terminal_input_pause(struct terminal_input *input);

#endif
