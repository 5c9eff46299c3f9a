/* SPDX-License-Identifier: MIT */
/*
 * Of all that a terminal sends, keys alone are keys: random rows of keys, sequences, answers,
 * reports of the mouse and pastes, with anything in them, that stall at any byte.  And whatever
 * came before, after an Esc by hand a key is a key.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/random.h"
#include "base/text.h"
#include "tui/terminal_input.h"

#define ROWS       20000
#define PIECES     12
#define BYTES_MOST 60

/* What is sent, and what has to come of it. */
struct sent {
    struct randomness randomness;
    struct terminal_input input;
    struct str keys;   /* that were pressed */
    struct str heard;  /* that came */
    struct str pasted; /* text between the brackets */
    struct str pastes; /* text that came as pastes */
};

static int below(struct sent *sent, int most)
{
    return random_below(&sent->randomness, most);
}

static char any_of(struct sent *sent, const char *bytes)
{
    return bytes[below(sent, (int)strlen(bytes))];
}

/* From FIRST to LAST. */
static char between(struct sent *sent, int first, int last)
{
    return (char)(first + below(sent, last - first + 1));
}

static void take_event(struct sent *sent, enum terminal_event event)
{
    keypress key = sent->input.key;
    if (event == TERMINAL_KEY && key < KEY_NAMED && key != K_ESCAPE)
        text_add_character(&sent->heard, key);
    if (event == TERMINAL_PASTE)
        str_add(&sent->pastes, str_text(&sent->input.paste.text));
    str_clear(&sent->input.paste.text);
}

static void send_byte(struct sent *sent, char byte)
{
    enum terminal_event event;
    if (terminal_input_take(&sent->input, (unsigned char)byte, &event))
        take_event(sent, event);
}

/* Nothing comes for as long as the caller would wait. */
static void stall(struct sent *sent)
{
    if (terminal_input_patience(&sent->input) >= 0)
        take_event(sent, terminal_input_pause(&sent->input));
}

/* An Esc, or what else Alt sends with a key, is one by hand when nothing follows: elsewhere
 * anything may be late. */
static void send(struct sent *sent, const struct str *bytes)
{
    for (size_t i = 0; i < bytes->size; i++) {
        send_byte(sent, bytes->data[i]);
        bool by_hand = bytes->data[i] == K_ESCAPE || (i == 1 && bytes->data[0] == K_ESCAPE);
        if (!by_hand && below(sent, 4) == 0)
            stall(sent);
    }
}

static void add_key(struct sent *sent, struct str *bytes)
{
    static const char *const keys[] = {"1", "2", "q",  " ",  "-",    "X", "[",  "O",
                                       "]", "~", "\r", "\t", "\x01", "é", "党", "😀"};
    const char *key = keys[below(sent, sizeof keys / sizeof keys[0])];
    str_add(bytes, key);
    str_add(&sent->keys, key);
}

/* A number and '$' is rxvt's Shift with a key, and whole. */
static void add_control_sequence(struct sent *sent, struct str *bytes)
{
    str_add(bytes, "\033[");
    bool is_private = below(sent, 2) == 0;
    if (is_private)
        str_add_char(bytes, any_of(sent, "<=>?"));
    else
        str_add(bytes, "1;");
    for (int count = below(sent, BYTES_MOST); count > 0; count--)
        str_add_char(bytes, between(sent, 0x20, 0x3F));
    str_add_char(bytes, between(sent, 0x40, 0x7E));
}

static void add_single_shift(struct sent *sent, struct str *bytes)
{
    str_add(bytes, "\033O");
    for (int count = below(sent, 4); count > 0; count--)
        str_add_char(bytes, any_of(sent, "0123456789;"));
    str_add_char(bytes, between(sent, 0x40, 0x7E));
}

static void add_console_key(struct sent *sent, struct str *bytes)
{
    str_add(bytes, "\033[[");
    str_add_char(bytes, between(sent, 0x20, 0x7E));
}

static void add_alt(struct sent *sent, struct str *bytes)
{
    str_add_char(bytes, '\033');
    str_add_char(bytes, any_of(sent, "0123456789abcqxAB -=\r\t\\?"));
}

static void add_mouse(struct sent *sent, struct str *bytes)
{
    str_add(bytes, "\033[M");
    for (int count = 3; count > 0; count--)
        str_add_char(bytes, between(sent, 0x20, 0xFF));
}

/* An Esc in it is followed by anything but what would end it. */
static void add_answer(struct sent *sent, struct str *bytes)
{
    char opening = any_of(sent, "]P_^X");
    bool ends_at_bell = opening == ']' && below(sent, 2) == 0;
    str_add_char(bytes, '\033');
    str_add_char(bytes, opening);
    for (int count = below(sent, BYTES_MOST); count > 0; count--) {
        char byte = between(sent, opening == ']' ? 0x08 : 0x00, 0xFF);
        bool ends = byte == '\\' && bytes->data[bytes->size - 1] == K_ESCAPE;
        str_add_char(bytes, ends ? '\033' : byte);
    }
    str_add(bytes, ends_at_bell ? "\007" : "\033\\");
}

/* So is an Esc in it. */
static void add_paste(struct sent *sent, struct str *bytes)
{
    str_add(bytes, "\033[200~");
    for (int count = below(sent, BYTES_MOST); count > 0; count--) {
        static const char *const texts[] = {"1",      "q",         "汉",     "\033",     "\033[",
                                            "\033[2", "\033[200~", "\033[A", "\033[201", "~",
                                            "[",      "\033]",     "\007"};
        const char *text = texts[below(sent, sizeof texts / sizeof texts[0])];
        bool ends = strcmp(text, "~") == 0 && text_ends_in(str_text(bytes), "\033[201");
        str_add(bytes, ends ? " " : text);
    }
    str_add(&sent->pasted, str_text(bytes) + strlen("\033[200~"));
    str_add(bytes, "\033[201~");
}

static void (*const pieces[])(struct sent *sent, struct str *bytes) = {
    add_key, add_key,   add_control_sequence, add_single_shift, add_console_key,
    add_alt, add_mouse, add_answer,           add_paste,
};

static void release(struct sent *sent)
{
    terminal_input_release(&sent->input);
    str_release(&sent->keys);
    str_release(&sent->heard);
    str_release(&sent->pasted);
    str_release(&sent->pastes);
}

static void only_keys_are_keys(void **state)
{
    (void)state;
    for (uint64_t row = 0; row < ROWS; row++) {
        struct sent sent = {.randomness = {row}};
        terminal_input_init(&sent.input, NULL);
        for (int i = 0; i < PIECES; i++) {
            struct str bytes = {0};
            pieces[below(&sent, sizeof pieces / sizeof pieces[0])](&sent, &bytes);
            send(&sent, &bytes);
            str_release(&bytes);
        }
        assert_string_equal(str_text(&sent.heard), str_text(&sent.keys));
        assert_string_equal(str_text(&sent.pastes), str_text(&sent.pasted));
        release(&sent);
    }
}

/* Bytes that are likely to begin something, and any. */
static char likely_byte(struct sent *sent)
{
    return below(sent, 3) == 0 ? between(sent, 0, 0xFF)
                               : any_of(sent, "\033\033\033[[O]P_^XM<>?;0123~$\\\007\001q");
}

static void an_escape_by_hand_is_the_way_out(void **state)
{
    (void)state;
    for (uint64_t row = 0; row < ROWS; row++) {
        struct sent sent = {.randomness = {row}};
        terminal_input_init(&sent.input, NULL);
        for (int count = below(&sent, BYTES_MOST); count > 0; count--) {
            send_byte(&sent, likely_byte(&sent));
            if (below(&sent, 8) == 0)
                stall(&sent);
        }
        send_byte(&sent, K_ESCAPE);
        stall(&sent);
        str_clear(&sent.heard);
        send_byte(&sent, 'q');
        assert_string_equal(str_text(&sent.heard), "q");
        release(&sent);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_keys_are_keys),
        cmocka_unit_test(an_escape_by_hand_is_the_way_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
