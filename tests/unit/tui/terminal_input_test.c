/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../support/heard.h"

/* What BYTES, in the words of heard_bytes(), come to in the words there. */
struct heard {
    const char *bytes;
    const char *events;
};

static void check(terminal_known *known, const struct heard *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct terminal_input input;
        struct str events = {0};
        terminal_input_init(&input, known);
        heard_bytes(&input, cases[i].bytes, &events);
        assert_string_equal(str_text(&events), cases[i].events);
        str_release(&events);
        terminal_input_release(&input);
    }
}

#define CHECK(known, cases) check(known, cases, sizeof(cases) / sizeof(cases)[0])

static void a_character_is_a_key(void **state)
{
    static const struct heard cases[] = {
        {"1q ", "1 q Space"},
        {"\r\n\t\x7F\b", "Enter Enter Tab Backspace Backspace"},
        {"\x13\x1A", "^S ^Z"},
        {"e\xCC\x81我\xF0\x9F\x98\x80", "e \xCC\x81 我 \xF0\x9F\x98\x80"},
        {"\xE6|\x88|\x91", "我"},
        /* One that is none is dropped, and never takes a key with it. */
        {"\xE6\x88q\x80\xC0\xFFq\xED\xA0\x80q\xF5q",
         "q nothing nothing nothing q nothing q nothing q"},
        {"\xE6\x1B[A", "Up"},
    };
    (void)state;
    CHECK(NULL, cases);
}

static void an_escape_is_one_by_hand_when_nothing_follows(void **state)
{
    static const struct heard cases[] = {
        {"\x1B|1", "Esc 1"},
        {"\x1B|\x1B|", "Esc Esc"},
        {"\x1B\x1B|1", "Esc 1"},
        {"\x1B\x1B\x1B|1", "Esc 1"},
    };
    (void)state;
    CHECK(NULL, cases);
}

static void alt_with_a_key_is_one_key(void **state)
{
    static const struct heard cases[] = {
        {"\x1B"
         "1q",
         "unknown q"},
        {"\x1B\rq", "unknown q"},
        {"\x1B[|1", "unknown 1"},
        {"\x1BO|1", "unknown 1"},
        {"\x1B]|1", "unknown 1"},
        {"\x1BX|1", "unknown 1"},
        {"\x1B\x1B[Aq", "unknown q"},
        {"\x1B\x1B\x1BOAq", "unknown q"},
        {"\x1B\x1B[|1", "unknown 1"},
        {"\x1B\xC3\xA9q", "unknown nothing q"},
    };
    (void)state;
    CHECK(NULL, cases);
}

static void a_sequence_is_a_key_by_name_or_none(void **state)
{
    static const struct heard cases[] = {
        {"\x1B[A\x1BOB\x1B[5~\x1B[Z", "Up Down PgUp S-Tab"},
        {"\x1B[[A1\x1B[[E", "F1 1 F5"},
        {"\x1B[24~\x1BOP", "F12 F1"},
        {"\x1B[1;5A1\x1B[27;5;9~1\x1B[97;5u", "unknown 1 unknown 1 unknown"},
        {"\x1BO5A1\x1BOq1\x1BO 1", "unknown 1 unknown 1 unknown 1"},
        {"\x1B[3$1\x1B[23^1\x1B[a1", "unknown 1 unknown 1 unknown 1"},
        /* However late the rest of it comes. */
        {"\x1B[1|;|5|A1", "unknown 1"},
        {"\x1B[[|A", "F1"},
        /* Broken off by another one. */
        {"\x1B[1;\x1B[A1", "Up 1"},
        {"\x1B[1;\x1B|1", "Esc 1"},
        /* Longer than any that has a meaning. */
        {"\x1B[1111111111111111111111111111111111111111111111111A1", "nothing 1"},
        {"\x1B[1\r\x7F\xE6\x88\x91;5A1", "unknown 1"},
    };
    (void)state;
    CHECK(NULL, cases);
}

static void an_answer_says_nothing(void **state)
{
    static const struct heard cases[] = {
        {"\x1B[I1\x1B[O1", "nothing 1 nothing 1"},
        {"\x1B[?62;22c1\x1B[>0;95;0c1\x1B[?1u1", "nothing 1 nothing 1 nothing 1"},
        {"\x1B[24;80R1\x1B[0n1\x1B[8;24;80t1", "nothing 1 nothing 1 nothing 1"},
        {"\x1B[?2026;2$y1\x1B[4;1$y1", "nothing 1 nothing 1"},
        {"\x1B[201~1", "nothing 1"},
        {"\x1B]11;rgb:1111/2222/3333\x07"
         "1",
         "nothing 1"},
        {"\x1B]11;rgb:1111/2222/3333\x1B\\1", "nothing 1"},
        {"\x1B]|l1\x9C"
         "2\xC2\x9C"
         "3|4\r\x1B\\1",
         "unknown l 1 nothing 2 \xC2\x9C 3 4 Enter unknown 1"},
        {"\x1B]l1\x9C"
         "2\xC2\x9C"
         "3|4\r\x1B\\1",
         "nothing 1"},
        {"\x1B]\x07"
         "1\x1B]\x1B\\1",
         "nothing 1 nothing 1"},
        {"\x1BP1+r524742=38\x07"
         "1\x1B\\1",
         "nothing 1"},
        {"\x1B_Gi=1;OK\x1B\\1\x1B^12\x1B\\1\x1BX12\x1B\\1", "nothing 1 nothing 1 nothing 1"},
        {"\x1B]1\x1B[A2\x1B\x1Bq\x1B\x1B\\1", "nothing 1"},
        /* An Esc by hand gets out of one that never ends. */
        {"\x1BP123\x1B|1", "nothing 1"},
    };
    (void)state;
    CHECK(NULL, cases);
}

static void the_mouse_presses_and_scrolls(void **state)
{
    static const struct heard cases[] = {
        {"\x1B[<0;5;3M\x1B[<0;5;3m1", "press 2 4 nothing 1"},
        {"\x1B[<64;80;24M\x1B[<65;80;24M", "up 23 79 down 23 79"},
        {"\x1B[<16;1;1M", "press 0 0"},
        {"\x1B[<1;1;1M\x1B[<2;1;1M\x1B[<32;1;1M1", "nothing nothing nothing 1"},
        {"\x1B[<0;0;1M\x1B[<0;1M\x1B[<;;M\x1B[<0;1;1;1M1", "nothing nothing nothing nothing 1"},
        {"\x1B[<0;123456;1M\x1B[<99999999999999999999;1;1M1", "nothing nothing 1"},
        {"\x1B[<0|;5|;3|M1", "press 2 4 1"},
        {"\x1B[M %#\x1B[M#%#1", "press 2 4 nothing 1"},
        {"\x1B[M`%#\x1B[Ma%#", "up 2 4 down 2 4"},
        {"\x1B[M |%|#1", "press 2 4 1"},
        {"\x1B[M \xFF\xFE", "press 221 222"},
        {"\x1B[M111q\x1B[M\x01\x01\x01q", "nothing q nothing q"},
        {"\x1B[M \x1B[Aq", "Up q"},
        {"\x1B\x1B[<0;5;3M", "press 2 4"},
    };
    (void)state;
    CHECK(NULL, cases);
}

static void a_paste_is_text_to_its_end(void **state)
{
    static const struct heard cases[] = {
        {"\x1B[200~12\rq\x1B[201~1", "paste [12\nq] 1"},
        {"\x1B[200~\x1B[201~1", "paste [] 1"},
        {"\x1B[200~a\x1B"
         "1\x1B[2\x1B[20\x1B[A\x1B\x1B[201~1",
         "paste [a\x1B"
         "1\x1B[2\x1B[20\x1B[A\x1B] 1"},
        {"\x1B[200~a\x1B[200~b\x1B[201~1", "paste [a\x1B[200~b] 1"},
        {"\x1B[200~\xE6\x88\x91\xE6\x88x\xFF\x1B[201~1", "paste [我\xEF\xBF\xBDx\xEF\xBF\xBD] 1"},
        {"\x1B[200~\xE6\x88\x1B[201~1", "paste [\xEF\xBF\xBD] 1"},
        /* It stalls, also within its end. */
        {"\x1B[200~|12|34\xE6|\x88\x91\x1B[|2|01~1",
         "idle paste [12] paste [34] paste [我] idle paste [] 1"},
        /* Esc by hand where its end got lost. */
        {"\x1B[200~12\x1B|1", "paste [12] 1"},
        {"\x1B\x1B[200~12\x1B[201~1", "paste [12] 1"},
    };
    (void)state;
    CHECK(NULL, cases);
}

/* Cut behind the character with which it is too long, so that this can be told. */
static void a_paste_ends_where_it_is_too_long(void **state)
{
    struct terminal_input input;
    struct str events = {0};
    (void)state;
    terminal_input_init(&input, NULL);
    heard_bytes(&input, "\x1B[200~", &events);
    for (int i = 0; i < PASTE_BYTES_MOST; i++)
        heard_bytes(&input, "a", &events);
    assert_int_equal(input.paste.text.size, PASTE_BYTES_MOST);
    heard_bytes(&input, "我abc", &events);
    assert_int_equal(input.paste.text.size, PASTE_BYTES_MOST + 3);
    terminal_input_release(&input);
    str_release(&events);
}

/* rxvt's Shift with a key, a terminal that has keys where others have answers, one whose keys begin
 * with a control character, and the mouse, which is none. */
static enum known_bytes known_here(const char *bytes, keypress *key)
{
    static const struct {
        const char *bytes;
        keypress key;
    } keys[] = {
        {"\x1B[3$", K_UNKNOWN}, {"\x1BP", K_F(1)},    {"\x1B?q", K_END},      {"\x1B[I", K_UNKNOWN},
        {"\x01@\r", K_F(2)},    {"\x0B", K_UP},       {"\x1A", K_UNKNOWN},    {"\x1BO1~", K_HOME},
        {"\x1B[A", K_UP},       {"\x1BZ", K_UNKNOWN}, {"\x1B[5n", K_UNKNOWN},
    };
    enum known_bytes known = BYTES_UNKNOWN;
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        if (strcmp(keys[i].bytes, bytes) == 0) {
            *key = keys[i].key;
            return BYTES_ARE_KEY;
        }
        if (strncmp(keys[i].bytes, bytes, strlen(bytes)) == 0)
            known = BYTES_BEGIN_KEY;
    }
    return known;
}

static void the_description_goes_before_the_shape(void **state)
{
    static const struct heard cases[] = {
        {"\x1B[3$1\x1BP1\x1B[A1", "unknown 1 F1 1 Up 1"},
        {"\x1B?q1\x1B?|1\x1B?x1", "End 1 unknown 1 unknown 1"},
        {"\x1BO1~1\x1BO1A1\x1BOA1", "Home 1 unknown 1 Up 1"},
        /* The focus is no key even there, and the rest of an answer's shape is. */
        {"\x1B[I1\x1B[5n1\x1B[0n1", "nothing 1 unknown 1 nothing 1"},
        {"\x1B]12\x07"
         "1",
         "nothing 1"},
        {"\x01@\r1\x01|1\x01"
         "x1",
         "F2 1 ^A 1 unknown 1"},
        /* A control character by a name that has no meaning here stays one. */
        {"\x0B\x1A", "Up ^Z"},
    };
    (void)state;
    CHECK(known_here, cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_character_is_a_key),
        cmocka_unit_test(an_escape_is_one_by_hand_when_nothing_follows),
        cmocka_unit_test(alt_with_a_key_is_one_key),
        cmocka_unit_test(a_sequence_is_a_key_by_name_or_none),
        cmocka_unit_test(an_answer_says_nothing),
        cmocka_unit_test(the_mouse_presses_and_scrolls),
        cmocka_unit_test(a_paste_is_text_to_its_end),
        cmocka_unit_test(a_paste_ends_where_it_is_too_long),
        cmocka_unit_test(the_description_goes_before_the_shape),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
