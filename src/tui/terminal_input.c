/* SPDX-License-Identifier: MIT */
#include "tui/terminal_input.h"

#include <string.h>

#include "base/text.h"
#include "tui/terminal_sequence.h"

#define ESCAPE "\033"
#define BELL   0x07

/* A person who presses Esc waits for what it does. */
#define ESCAPE_MILLISECONDS 50

/* A line on which the parts of one sequence come further apart is none to work over. */
#define STALL_MILLISECONDS 1000

#define REPORT_BYTES 3
#define REPORT_ZERO  0x20

static enum known_bytes know_nothing(const char *bytes, keypress *key)
{
    (void)bytes;
    (void)key;
    return BYTES_UNKNOWN;
}

void terminal_input_init(struct terminal_input *input, terminal_known *known)
{
    *input = (struct terminal_input){.known = known != NULL ? known : know_nothing};
}

void terminal_input_release(struct terminal_input *input)
{
    terminal_paste_release(&input->paste);
    terminal_input_init(input, NULL);
}

static void begin(struct terminal_input *input, enum input_state state)
{
    input->state = state;
    input->size = 0;
    input->bytes[0] = '\0';
    input->is_long = false;
}

static bool finish(struct terminal_input *input, enum terminal_event made,
                   enum terminal_event *event)
{
    begin(input, INPUT_PLAIN);
    *event = made;
    return true;
}

static bool finish_key(struct terminal_input *input, keypress key, enum terminal_event *event)
{
    input->key = key;
    return finish(input, TERMINAL_KEY, event);
}

/* Of what is too long the last byte is kept, by which its end is known. */
static void keep(struct terminal_input *input, unsigned char byte)
{
    input->is_long = input->is_long || input->size == SEQUENCE_BYTES_MOST;
    input->size += !input->is_long;
    input->bytes[input->size - 1] = (char)byte;
    input->bytes[input->size] = '\0';
}

/* Behind the Esc, or the two of Alt with a key that sends one itself. */
static const char *sequence_of(const struct terminal_input *input)
{
    return input->bytes + strspn(input->bytes, ESCAPE);
}

/* As it came, except that Enter and Backspace have more than one code. */
static keypress key_of_character(uint32_t character)
{
    if (character == '\n')
        return K_ENTER;
    if (character == 0x7F || character == 0x08)
        return K_BACKSPACE;
    return character;
}

/* Some terminals' keys begin with a control character, or send one. */
static bool take_control(struct terminal_input *input, unsigned char byte,
                         enum terminal_event *event)
{
    keypress key = K_UNKNOWN;
    begin(input, INPUT_SEQUENCE);
    keep(input, byte);
    enum known_bytes known = input->known(input->bytes, &key);
    if (byte == K_ESCAPE || known == BYTES_BEGIN_KEY)
        return false;
    bool is_named = known == BYTES_ARE_KEY && key != K_UNKNOWN;
    return finish_key(input, is_named ? key : key_of_character(byte), event);
}

static bool take_plain(struct terminal_input *input, unsigned char byte, enum terminal_event *event)
{
    if (terminal_character_breaks_off(&input->character, byte))
        input->character.size = 0;
    if ((byte < 0x20 && byte != 0) || byte == 0x7F)
        return take_control(input, byte, event);
    uint32_t character = terminal_character_take(&input->character, byte);
    if (character == CHARACTER_UNFINISHED)
        return false;
    if (character == CHARACTER_BROKEN)
        return finish(input, TERMINAL_NOTHING, event);
    return finish_key(input, character, event);
}

/* Answers. */

/* Only an operating system command ends at a bell too.  What may be in them is text in any
 * encoding, so that of the C1 controls none ends them either. */
static bool take_text(struct terminal_input *input, unsigned char byte, enum terminal_event *event)
{
    if (byte == BELL && input->ends_at_bell)
        return finish(input, TERMINAL_NOTHING, event);
    input->state = byte == K_ESCAPE ? INPUT_TEXT_ESCAPE : INPUT_TEXT;
    return false;
}

/* As within a paste, what an Esc begins here otherwise is text too. */
static bool take_text_escape(struct terminal_input *input, unsigned char byte,
                             enum terminal_event *event)
{
    if (byte == '\\')
        return finish(input, TERMINAL_NOTHING, event);
    return take_text(input, byte, event);
}

/* Sequences. */

static void begin_sequence(struct terminal_input *input)
{
    begin(input, INPUT_SEQUENCE);
    keep(input, K_ESCAPE);
}

/* One that holds another Esc has been broken off; two of them begin Alt with a key that sends one
 * itself. */
static bool take_escape(struct terminal_input *input)
{
    bool is_alone = strcmp(input->bytes, ESCAPE) == 0;
    bool is_second = sequence_of(input)[0] == '\0';
    if (is_alone)
        keep(input, K_ESCAPE);
    else if (!is_second)
        begin_sequence(input);
    return false;
}

static bool finish_sequence(struct terminal_input *input, bool is_key, enum terminal_event *event)
{
    const char *sequence = sequence_of(input);
    if (input->is_long)
        return finish(input, TERMINAL_NOTHING, event);
    if (strcmp(sequence, SEQUENCE_PASTE_BEGIN) == 0) {
        begin(input, INPUT_PASTE);
        terminal_paste_begin(&input->paste);
        return false;
    }
    bool is_alt = sequence - input->bytes > 1;
    enum terminal_event made =
        terminal_sequence_event(sequence, is_key, &input->key, &input->mouse);
    if (is_alt)
        input->key = K_UNKNOWN;
    return finish(input, made, event);
}

/* What no description knows, by its shape. */
static bool take_by_shape(struct terminal_input *input, unsigned char byte, bool begins_text,
                          enum terminal_event *event)
{
    const char *sequence = sequence_of(input);
    if (begins_text) {
        input->ends_at_bell = sequence[0] == ']';
        return take_text(input, byte, event);
    }
    if (strcmp(sequence, "[M") == 0) {
        begin(input, INPUT_REPORT);
        return false;
    }
    bool has_begun = input->bytes[0] == K_ESCAPE && !terminal_sequence_is_whole(sequence);
    return !has_begun && finish_sequence(input, false, event);
}

/* Whether a byte within a sequence is no part of it, and passed over. */
static bool is_stray(const struct terminal_input *input, unsigned char byte)
{
    return byte == 0 || (sequence_of(input)[0] == '[' && (byte < 0x20 || byte >= 0x7F));
}

static bool take_sequence(struct terminal_input *input, unsigned char byte,
                          enum terminal_event *event)
{
    const char *sequence = sequence_of(input);
    bool begins_text =
        terminal_sequence_is_opening(sequence) && terminal_sequence_is_text(sequence[0]);
    keypress key = K_UNKNOWN;
    enum known_bytes known = BYTES_UNKNOWN;
    if (byte == K_ESCAPE && !begins_text)
        return take_escape(input);
    if (!begins_text && is_stray(input, byte))
        return false;
    keep(input, byte);
    if (!input->is_long)
        known = input->known(input->bytes, &key);
    if (known == BYTES_BEGIN_KEY)
        return false;
    if (known == BYTES_UNKNOWN)
        return take_by_shape(input, byte, begins_text, event);
    if (key == K_UNKNOWN)
        return finish_sequence(input, true, event);
    return finish_key(input, key, event);
}

static bool take_report(struct terminal_input *input, unsigned char byte,
                        enum terminal_event *event)
{
    if (byte == K_ESCAPE) {
        begin_sequence(input);
        return false;
    }
    keep(input, byte);
    if (input->size < REPORT_BYTES)
        return false;
    const unsigned char *bytes = (const unsigned char *)input->bytes;
    enum terminal_event made = terminal_sequence_mouse(
        bytes[0] - REPORT_ZERO, bytes[1] - REPORT_ZERO, bytes[2] - REPORT_ZERO, &input->mouse);
    return finish(input, made, event);
}

bool terminal_input_take(struct terminal_input *input, unsigned char byte,
                         enum terminal_event *event)
{
    switch (input->state) {
    case INPUT_PLAIN:
        return take_plain(input, byte, event);
    case INPUT_SEQUENCE:
        return take_sequence(input, byte, event);
    case INPUT_REPORT:
        return take_report(input, byte, event);
    case INPUT_TEXT:
        return take_text(input, byte, event);
    case INPUT_TEXT_ESCAPE:
        return take_text_escape(input, byte, event);
    case INPUT_PASTE:
        return terminal_paste_take(&input->paste, byte) && finish(input, TERMINAL_PASTE, event);
    }
    return false;
}

/* Silence. */

static bool is_pressed_escape(const struct terminal_input *input)
{
    return input->bytes[0] == K_ESCAPE && sequence_of(input)[0] == '\0';
}

/* Within a sequence that can be nothing else, a byte is the next one however late. */
static int sequence_patience(const struct terminal_input *input)
{
    if (input->size == 1 || is_pressed_escape(input))
        return ESCAPE_MILLISECONDS;
    return sequence_of(input)[1] == '\0' ? STALL_MILLISECONDS : -1;
}

int terminal_input_patience(const struct terminal_input *input)
{
    switch (input->state) {
    case INPUT_SEQUENCE:
        return sequence_patience(input);
    case INPUT_TEXT_ESCAPE:
    case INPUT_PASTE:
        return STALL_MILLISECONDS;
    case INPUT_PLAIN:
    case INPUT_REPORT:
    case INPUT_TEXT:
        break;
    }
    return -1;
}

/* Esc by hand, a control character by hand, or else Alt with the key that opens a sequence. */
static keypress key_of_beginning(const struct terminal_input *input)
{
    if (is_pressed_escape(input))
        return K_ESCAPE;
    return input->size == 1 ? key_of_character((unsigned char)input->bytes[0]) : K_UNKNOWN;
}

/* An Esc alone in it is one by hand.  What came so far need not wait for the rest. */
static enum terminal_event pause_paste(struct terminal_input *input)
{
    bool is_over = terminal_paste_has_escape(&input->paste);
    if (is_over)
        begin(input, INPUT_PLAIN);
    return is_over || input->paste.text.size > 0 ? TERMINAL_PASTE : TERMINAL_IDLE;
}

enum terminal_event terminal_input_pause(struct terminal_input *input)
{
    enum terminal_event event = TERMINAL_IDLE;
    switch (input->state) {
    case INPUT_SEQUENCE:
        if (sequence_patience(input) >= 0)
            finish_key(input, key_of_beginning(input), &event);
        break;
    case INPUT_TEXT_ESCAPE:
        finish(input, TERMINAL_NOTHING, &event);
        break;
    case INPUT_PASTE:
        return pause_paste(input);
    case INPUT_PLAIN:
    case INPUT_REPORT:
    case INPUT_TEXT:
        break;
    }
    return event;
}
