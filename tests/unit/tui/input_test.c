/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tui/key.h"
#include "tui/line_edit.h"
#include "tui/list.h"

static void every_key_is_found_by_the_name_it_is_shown_with(void **state)
{
    static const char *const names[] = {"Space", "Enter", "Tab", "Esc", "PgUp", "S-Tab",
                                        "F1",    "F12",   "^S",  "a",   "＝",   "Del"};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        char text[KEY_TEXT];
        keypress key = key_from_name(names[i]);
        assert_int_not_equal(key, 0);
        assert_string_equal(key_to_text(key, text), names[i]);
    }
    assert_int_equal(key_from_name("F13"), 0);
    assert_int_equal(key_from_name("nonsense"), 0);
}

static void a_full_width_key_is_its_twin(void **state)
{
    (void)state;
    assert_int_equal(key_folded(0xFF11), '1');
    assert_int_equal(key_folded(0xFF0D), '-');
    assert_int_equal(key_folded(0x3002), '.');
    assert_int_equal(key_folded(K_UP), K_UP);
    assert_false(key_is_from_input_method(0xFF11));
    assert_true(key_is_from_input_method(0x6211));
    assert_false(key_is_from_input_method('a'));
    assert_false(key_is_character(K_ESCAPE));
}

static void type_all(struct line_edit *edit, const char *text)
{
    line_edit_type(edit, text);
}

static void a_line_is_edited_by_whole_characters(void **state)
{
    struct line_edit edit;
    (void)state;
    line_edit_init(&edit, "走访");
    type_all(&edit, "缺2次\n下\x1b[31m");
    assert_string_equal(str_text(&edit.text), "走访缺2次 下[31m");
    for (int i = 0; i < 5; i++)
        assert_true(line_edit_key(&edit, K_BACKSPACE));
    assert_string_equal(str_text(&edit.text), "走访缺2次 ");
    assert_true(line_edit_key(&edit, K_CTRL('W')));
    assert_string_equal(str_text(&edit.text), "");
    line_edit_release(&edit);
}

static void a_cursor_moves_and_cuts(void **state)
{
    struct line_edit edit;
    (void)state;
    line_edit_init(&edit, "一二三");
    line_edit_key(&edit, K_LEFT);
    line_edit_key(&edit, K_DELETE);
    assert_string_equal(str_text(&edit.text), "一二");
    line_edit_key(&edit, K_HOME);
    line_edit_key(&edit, 0x96F6);
    assert_string_equal(str_text(&edit.text), "零一二");
    line_edit_key(&edit, K_CTRL('K'));
    assert_string_equal(str_text(&edit.text), "零");
    line_edit_key(&edit, K_CTRL('U'));
    assert_string_equal(str_text(&edit.text), "");
    assert_false(line_edit_key(&edit, K_F(5)));
    line_edit_release(&edit);
}

static void a_combining_mark_goes_with_its_letter(void **state)
{
    struct line_edit edit;
    (void)state;
    line_edit_init(&edit, "xe\xCC\x81");
    line_edit_key(&edit, K_BACKSPACE);
    assert_string_equal(str_text(&edit.text), "x");
    line_edit_release(&edit);
}

/* Of what lies beside the list, or beyond its last line, nothing is pressed. */
static void a_press_reaches_only_lines_that_are_shown(void **state)
{
    struct list list = {0};
    struct mouse press = {.row = 2, .what = MOUSE_PRESS};
    (void)state;
    list_fit(&list, 20, 5);
    list_go(&list, 10);
    assert_int_equal(list.top, 6);
    assert_int_equal(list_line_at(&list, -1), -1);
    assert_int_equal(list_line_at(&list, 4), 10);
    assert_int_equal(list_line_at(&list, 5), -1);
    assert_false(list_mouse(&list, 2, &press));
    assert_int_equal(list.at, 6);
    assert_true(list_mouse(&list, 2, &press));
    assert_false(list_mouse(&list, 3, &press));
    assert_int_equal(list.at, 6);
    list_fit(&list, 3, 5);
    assert_int_equal(list_line_at(&list, 2), 2);
    assert_int_equal(list_line_at(&list, 3), -1);
    list_mouse(&list, 2, &(struct mouse){.what = MOUSE_WHEEL_UP});
    assert_int_equal(list.at, 1);
    list_mouse(&list, 2, &(struct mouse){.what = MOUSE_WHEEL_DOWN});
    assert_int_equal(list.at, 2);
}

static void a_list_keeps_its_cursor_in_view(void **state)
{
    struct list list = {0};
    (void)state;
    list_fit(&list, 0, 5);
    assert_int_equal(list.at, -1);
    list_fit(&list, 20, 5);
    assert_int_equal(list.at, 0);
    assert_true(list_key(&list, K_END));
    assert_int_equal(list.at, 19);
    assert_int_equal(list.top, 15);
    assert_true(list_key(&list, K_PAGE_UP));
    assert_int_equal(list.at, 15);
    list_move(&list, -1);
    assert_int_equal(list.top, 14);
    list_fit(&list, 3, 5);
    assert_int_equal(list.at, 2);
    assert_int_equal(list.top, 0);
    list_move(&list, -99);
    assert_int_equal(list.at, 0);
    assert_false(list_key(&list, 'x'));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_key_is_found_by_the_name_it_is_shown_with),
        cmocka_unit_test(a_full_width_key_is_its_twin),
        cmocka_unit_test(a_line_is_edited_by_whole_characters),
        cmocka_unit_test(a_cursor_moves_and_cuts),
        cmocka_unit_test(a_combining_mark_goes_with_its_letter),
        cmocka_unit_test(a_list_keeps_its_cursor_in_view),
        cmocka_unit_test(a_press_reaches_only_lines_that_are_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
