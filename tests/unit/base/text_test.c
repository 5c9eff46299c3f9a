/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"

static void width_counts_wide_characters_twice(void **state)
{
    (void)state;
    assert_int_equal(text_width(""), 0);
    assert_int_equal(text_width("abc"), 3);
    assert_int_equal(text_width("ab\x7F"), 3);
    assert_int_equal(text_width("考评"), 4);
    assert_int_equal(text_width("，。（１"), 8);
    /* Ambiguous ones are narrow, as the terminal's own library counts them. */
    assert_int_equal(text_width("…“”−×○●✓▸│─□·"), 13);
    assert_int_equal(text_width("e\xCC\x81"), 1);
}

static void a_wide_character_is_never_cut(void **state)
{
    const char *text = "a考b评c核d试e";
    (void)state;
    for (int width = 0; width < 16; width++) {
        struct str out = {0};
        text_clip(text, width, &out);
        assert_true(text_is_utf8(str_text(&out), out.size));
        assert_true(text_width(str_text(&out)) <= width);
        if (width >= text_width(text))
            assert_string_equal(str_text(&out), text);
        else if (width > 0)
            assert_non_null(strstr(str_text(&out), "…"));
        str_release(&out);
    }
    assert_int_equal(text_head("考评", 3), 3);
    assert_int_equal(text_head("考评", 1), 0);
}

static void lines_fold_within_the_width(void **state)
{
    const char *text =
        "专项治理中无人被查处，班子成员未受处分。Look at the circulars, decisions.\n第二段";
    (void)state;
    for (int width = 4; width < 40; width++) {
        const char *line = text;
        struct str all = {0};
        while (line != NULL) {
            const char *next;
            size_t size = text_line(line, width, &next);
            char part[200] = {0};
            memcpy(part, line, size);
            assert_true(text_width(part) <= width);
            assert_true(strncmp(part, "，", 3) != 0 || width < 6);
            assert_true(strncmp(part, "。", 3) != 0 || width < 6);
            for (const char *c = part; *c != '\0'; c++)
                if (*c != ' ')
                    str_add_char(&all, *c);
            line = next;
        }
        assert_string_equal(str_text(&all),
                            "专项治理中无人被查处，班子成员未受处分。Lookatthecirculars,"
                            "decisions.第二段");
        str_release(&all);
    }
    assert_int_equal(text_line_count("", 10), 0);
    assert_int_equal(text_line_count("abcdefghij", 10), 1);
    assert_int_equal(text_line_count("abcdefghijk", 10), 2);
    assert_int_equal(text_line_count("a\n\nb", 10), 3);
}

static void controls_are_made_visible(void **state)
{
    struct str out = {0};
    (void)state;
    text_add_harmless("a\033[31mb\x07\x7F\xC2\x9B\xE2\x80\xAE c\nd\te", true, &out);
    assert_string_equal(str_text(&out), "a␛[31mb␇␡\xEF\xBF\xBD\xEF\xBF\xBD c d e");
    str_clear(&out);
    const char *next = "a\x07";
    assert_int_equal(text_next_harmless(&next, true), 'a');
    assert_int_equal(text_next_harmless(&next, true), 0x2407);
    assert_int_equal(text_next_harmless(&next, true), 0);
    text_add_harmless("a\nb\rc", false, &out);
    assert_string_equal(str_text(&out), "a\nb c");
    str_clear(&out);
    text_add_harmless("财\xE2\x80\x8B政\xD8\x9C所\xC2\xAD，\xE3\x85\xA4", true, &out);
    assert_string_equal(str_text(&out), "财\xEF\xBF\xBD政\xEF\xBF\xBD所\xEF\xBF\xBD，\xEF\xBF\xBD");
    assert_int_equal(text_width("财\xE2\x80\x8B政\x1B"), 6);
    str_release(&out);
    assert_true(text_has_control("\033"));
    assert_true(text_has_control("a\rb"));
    assert_true(text_has_control("\u200E"));
    assert_true(text_has_control("\u2029"));
    assert_true(text_has_control("\u2067"));
    assert_true(text_has_control("考评\u2067"));
    assert_true(text_has_control("考\uFEFF"));
    /* Bytes that are no UTF-8 hide none. */
    assert_true(text_has_control("\xE8\xC2\x9F"));
    assert_true(text_has_control("\xE8\x80\xC2\x9F"));
    assert_false(text_has_control("\u200D\u2010\u2030\u206A"));
    assert_false(text_has_control("a\n\tb 考"));
    assert_true(text_is_hidden('\a') && text_is_hidden(0x200B));
    assert_false(text_is_hidden('a') || text_is_hidden(0x8003));
    /* At both ends of what is hidden, and behind all of it. */
    assert_true(text_is_hidden(0x3164) && text_is_hidden(0xFFF0) && text_is_hidden(0xE007F));
    assert_false(text_is_hidden(0x3165) || text_is_hidden(0xFFEF) || text_is_hidden(0xE0100));
}

static void full_width_signs_have_twins(void **state)
{
    (void)state;
    assert_int_equal(text_ascii_twin(0xFF11), '1');
    assert_int_equal(text_ascii_twin(0xFF0B), '+');
    assert_int_equal(text_ascii_twin(0xFF0D), '-');
    assert_int_equal(text_ascii_twin(0x3002), '.');
    assert_int_equal(text_ascii_twin(0x3000), ' ');
    assert_int_equal(text_ascii_twin(0x3001), ',');
    assert_int_equal(text_ascii_twin(0xFF61), '.');
    assert_int_equal(text_ascii_twin(0x2212), '-');
    assert_int_equal(text_ascii_twin(0x2014), '-');
    assert_int_equal(text_ascii_twin(0x300A), '<');
    assert_int_equal(text_ascii_twin(0x300B), '>');
    assert_int_equal(text_ascii_twin('x'), 'x');
    assert_int_equal(text_ascii_twin(0x8003), 0x8003);
}

static bool contains(const char *text, const char *needle)
{
    struct text_words words;
    text_words_init(&words, needle);
    bool found = text_has_words(text, &words);
    text_words_release(&words);
    return found;
}

static void search_ignores_case_and_width(void **state)
{
    (void)state;
    assert_true(contains("Party DUES", "dues"));
    assert_true(contains("ＡＢＣ考评", "abc"));
    assert_true(contains("x", ""));
    assert_false(contains("考评", "考核"));
    assert_true(text_same("a\x7F", "A\x7F "));
    assert_true(text_same(" Unit ", "unit"));
    assert_true(text_hash(" Unit ") == text_hash("ｕnit"));
    assert_false(text_hash("单位") == text_hash("单位名称"));
    assert_true(text_same("　单位", "单位 "));
    assert_false(text_same("单位", "单位名称"));
    assert_false(text_same("单位名称", "单位"));
    assert_false(text_same("a b", "ab"));
    assert_false(text_same("", "a"));
    assert_true(text_same("", " 　"));
    assert_true(text_same("Ｕｎｉｔ", "unit"));
}

static void clipping_in_the_middle_keeps_both_ends(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int width;
        const char *expected;
    } cases[] = {
        {"assessment, 2017", 16, "assessment, 2017"},
        {"assessment, 2017", 12, "assessm…2017"},
        {"2017年度目标考评", 12, "2017年…考评"},
        {"2017年度目标考评", 11, "2017年…考评"},
        {"assessment", 2, "a…"},
        {"assessment", 0, ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct str out = {0};
        text_clip_middle(cases[i].text, cases[i].width, &out);
        assert_string_equal(str_text(&out), cases[i].expected);
        str_release(&out);
    }
}

static void an_ending_stands_at_the_end(void **state)
{
    (void)state;
    assert_true(text_ends_in("财政所.csv", ".csv"));
    assert_true(text_ends_in(".csv", ".csv"));
    assert_true(text_ends_in("a", ""));
    assert_false(text_ends_in("csv", ".csv"));
    assert_false(text_ends_in("a.csv.bak", ".csv"));
    assert_false(text_ends_in("a.CSV", ".csv"));
}

static void words_are_ordered_by_code_point(void **state)
{
    (void)state;
    assert_int_equal(text_order("a", "b"), -1);
    assert_int_equal(text_order("b", "a"), 1);
    assert_int_equal(text_order(" Ａ ", "a"), 0);
    assert_int_equal(text_order("a", "ab"), -1);
    assert_int_equal(text_order("ab", "a "), 1);
    assert_int_equal(text_order("", " "), 0);
    assert_int_equal(text_order("", "a"), -1);
    /* U+6797 and U+8D22 */
    assert_int_equal(text_order("林业站", "财政所"), -1);
}

static void a_cluster_is_stepped_over_whole(void **state)
{
    const char *text = "e\xCC\x81考";
    (void)state;
    assert_int_equal(text_cluster_behind(text, 0), 3);
    assert_int_equal(text_cluster_behind(text, 3), 6);
    assert_int_equal(text_cluster_behind(text, 6), 6);
    assert_int_equal(text_cluster_before(text, 6), 3);
    assert_int_equal(text_cluster_before(text, 3), 0);
    assert_int_equal(text_cluster_before(text, 0), 0);
}

/* A text and a width, and its first line. */
static void a_line_ends_where_it_may(void **state)
{
    static const struct {
        const char *text;
        int width;
        const char *line;
    } cases[] = {
        {"abc def", 5, "abc"},
        {"abcdefgh", 5, "abcde"},
        {"        x", 5, ""},
        {"ab\u2028cdefgh", 5, "ab"},
        {"考评", 1, "考"},
        {"          ", 5, ""},
        {"ab\ncd", 5, "ab"},
        /* Figures with the word before them and what is counted. */
        {"酌情扣0.2", 8, "酌情"},
        {"活动2项", 5, "活"},
        {"a 2项", 3, "a"},
        {"考，2", 4, "考，"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *next;
        size_t size = text_line(cases[i].text, cases[i].width, &next);
        if (size != strlen(cases[i].line) || strncmp(cases[i].text, cases[i].line, size) != 0)
            fail_msg("case %zu: the line has %zu bytes", i, size);
    }
}

static void blanks_go_at_both_ends(void **state)
{
    char *text = text_trimmed("　 a 考 b\r\n");
    (void)state;
    assert_string_equal(text, "a 考 b");
    free(text);
    text = text_trimmed("\xC2\xA0x\xC2\xA0");
    assert_string_equal(text, "x");
    free(text);
    text = text_trimmed(" \t");
    assert_string_equal(text, "");
    free(text);
}

static void broken_bytes_do_not_lead_astray(void **state)
{
    const char *text = "\xE8\x80";
    (void)state;
    assert_false(text_is_utf8("\xE8\x80", 2));
    assert_false(text_is_utf8("\xED\xA0\x80", 3));
    assert_true(text_is_utf8("考", 3));
    while (*text != '\0')
        assert_int_equal(text_next(&text), 0xFFFD);
    /* Each byte that leads on to none of its own is a broken character, what follows it is not. */
    static const char *const broken[] = {"\xE8",      "\xE8x", "\xE8\x80x",
                                         "\xE8x\x80", "\xFF",  "\xE0\x80"};
    for (size_t i = 0; i < sizeof broken / sizeof broken[0]; i++) {
        text = broken[i];
        assert_int_equal(text_next(&text), 0xFFFD);
    }
    assert_true(contains("\xFF考", "\xFF"));
    assert_false(contains("\xFF", "考"));
    /* What UTF-8 has no bytes for adds nothing. */
    struct str out = {0};
    text_add_character(&out, 0xD800);
    text_add_character(&out, 0x110000);
    text_add_character(&out, 0x1F600);
    assert_string_equal(str_text(&out), "\xF0\x9F\x98\x80");
    str_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(width_counts_wide_characters_twice),
        cmocka_unit_test(a_wide_character_is_never_cut),
        cmocka_unit_test(lines_fold_within_the_width),
        cmocka_unit_test(controls_are_made_visible),
        cmocka_unit_test(full_width_signs_have_twins),
        cmocka_unit_test(search_ignores_case_and_width),
        cmocka_unit_test(clipping_in_the_middle_keeps_both_ends),
        cmocka_unit_test(an_ending_stands_at_the_end),
        cmocka_unit_test(words_are_ordered_by_code_point),
        cmocka_unit_test(a_cluster_is_stepped_over_whole),
        cmocka_unit_test(a_line_ends_where_it_may),
        cmocka_unit_test(blanks_go_at_both_ends),
        cmocka_unit_test(broken_bytes_do_not_lead_astray),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
