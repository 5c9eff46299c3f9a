/* SPDX-License-Identifier: MIT */
#include "report/html.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../support/folder_small.h"
#include "../../support/form_text.h"
#include "base/lang.h"
#include "base/mem.h"
#include "report/html_page.h"

#define UNITS 3

/* Three sheets of the small form. */
struct fixture {
    struct form *form;
    struct folder folder;
    struct str out;
};

static int set_up(void **state)
{
    struct fixture *fixture = mem_new(1, sizeof *fixture);
    fixture->form = form_text_small();
    folder_small_add(&fixture->folder, fixture->form, "样例甲");
    folder_small_add(&fixture->folder, fixture->form, "样例乙");
    folder_small_add(&fixture->folder, fixture->form, "样例丙");
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    folder_release(&fixture->folder);
    form_free(fixture->form);
    str_release(&fixture->out);
    free(fixture);
    return 0;
}

static void mark(struct fixture *fixture, size_t unit, int item, const char *marks)
{
    folder_small_mark(&fixture->folder, unit, item, marks);
}

static void settle(struct fixture *fixture, size_t unit, const char *first)
{
    mark(fixture, unit, SMALL_A1, first);
    for (int i = SMALL_A1 + 1; i < SMALL_COUNT; i++)
        mark(fixture, unit, i, "ok");
}

static const char *sheet_page(struct fixture *fixture)
{
    str_clear(&fixture->out);
    assert_int_equal(html_write_sheet(fixture->folder.entries[0].sheet, &fixture->out),
                     SMALL_COUNT);
    return str_text(&fixture->out);
}

static const char *folder_page(struct fixture *fixture)
{
    struct ranking ranking;
    str_clear(&fixture->out);
    ranking_init(&ranking, &fixture->folder, fixture->form);
    assert_int_equal(html_write_folder(&ranking, &fixture->out), UNITS);
    ranking_release(&ranking);
    return str_text(&fixture->out);
}

static void assert_has(const char *page, const char *piece)
{
    if (strstr(page, piece) == NULL)
        fail_msg("no '%s' in %s", piece, strstr(page, "<body>"));
}

static void text_is_never_markup(void **state)
{
    struct str out = {0};
    (void)state;
    html_add(&out, "<script>alert('x')</script> &amp; \"二\"");
    assert_string_equal(str_text(&out), "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp;amp; "
                                        "&quot;二&quot;");
    str_release(&out);
}

static void controls_are_pictured(void **state)
{
    struct str out = {0};
    (void)state;
    html_add(&out, "a\x1b[31m\x7f\tb\nc\xe2\x80\xae" /* U+202E turns what follows round */
                   "d\xe2\x81\xa6\xef\xbb\xbf");
    assert_string_equal(str_text(&out), "a␛[31m␡ b\nc\xef\xbf\xbd"
                                        "d\xef\xbf\xbd\xef\xbf\xbd");
    str_release(&out);
}

static void hostile_names_and_notes_stay_text(void **state)
{
    struct fixture *fixture = *state;
    struct sheet *sheet = fixture->folder.entries[0].sheet;
    mem_replace(&sheet->unit, "</title><img src=x>");
    mem_replace(&sheet->assessors, "\"><b>\xe2\x80\xae");
    mem_replace(&sheet->date, "<i>");
    folder_small_note(&fixture->folder, 0, SMALL_A1, "</td><script>x</script>");
    const char *page = sheet_page(fixture);
    assert_null(strstr(page, "<script"));
    assert_null(strstr(page, "<img"));
    assert_null(strstr(page, "<b>\xef"));
    assert_null(strstr(page, "\xe2\x80\xae"));
    assert_has(page, "<title>&lt;/title&gt;&lt;img src=x&gt; · small form</title>");
    assert_has(page, "note: &lt;/td&gt;&lt;script&gt;x&lt;/script&gt;");
    page = folder_page(fixture);
    assert_null(strstr(page, "<img"));
    assert_has(page, "&lt;/title&gt;&lt;img src=x&gt;");
}

static void a_page_needs_nothing_else(void **state)
{
    struct fixture *fixture = *state;
    const char *pages[] = {mem_copy(sheet_page(fixture)), mem_copy(folder_page(fixture))};
    static const char *const others[] = {"<script", "<link", "<img", "url(",
                                         "@import", "http",  "src="};
    for (size_t i = 0; i < 2; i++) {
        for (size_t j = 0; j < sizeof others / sizeof *others; j++)
            assert_null(strstr(pages[i], others[j]));
        free((char *)pages[i]);
    }
}

static void a_row_has_rules_score_and_findings(void **state)
{
    struct fixture *fixture = *state;
    mark(fixture, 0, SMALL_A1, "b=2");
    const char *page = sheet_page(fixture);
    assert_has(page, "<span class=\"id\">A1</span>first item</td><td class=\"criterion\"> "
                     "<span class=\"rules\">no a −5; no b −0.5/time; faked nothing counts</span>"
                     "</td><td class=\"number\">5</td><td class=\"score\">4</td>"
                     "<td class=\"findings\">no b ×2 −1</td></tr>");
    assert_has(page, "funds from 100 10k yuan on +0.5, for each 10 10k yuan more +0.1");
}

static void open_left_out_and_rated_items_say_so(void **state)
{
    struct fixture *fixture = *state;
    mark(fixture, 0, SMALL_A2, "na");
    mark(fixture, 0, SMALL_A3, "score=1.5");
    const char *page = sheet_page(fixture);
    assert_has(page, "<td class=\"number\">5</td><td class=\"score open\">open</td>");
    assert_has(page, "<td class=\"number\">—</td><td class=\"score open\">n/a</td>"
                     "<td class=\"findings\"></td>");
    assert_has(page, "<td class=\"number\">2</td><td class=\"score\">1.5</td>"
                     "<td class=\"findings\"></td>");
}

static void sums_are_those_of_the_tallies(void **state)
{
    struct fixture *fixture = *state;
    settle(fixture, 0, "b=1");
    mark(fixture, 0, SMALL_C1, "i=1");
    const char *page = sheet_page(fixture);
    assert_has(page, "subtotal · A first</th><td class=\"number\">10</td>"
                     "<td class=\"score\">9.5</td><td class=\"findings\"></td>");
    assert_has(page, "subtotal · C third</th><td class=\"number\"></td>"
                     "<td class=\"score\">−2</td>");
    assert_has(page, "total</th><td class=\"number\">14</td><td class=\"score\">7.5</td>"
                     "<td class=\"findings\">poor</td>");
    mark(fixture, 0, SMALL_A2, "");
    page = sheet_page(fixture);
    assert_has(page, "subtotal · A first</th><td class=\"number\">10</td>"
                     "<td class=\"score\">6.5–9.5</td><td class=\"findings\">still open: 1</td>");
    assert_has(page, "<td class=\"score\">4.5–7.5</td><td class=\"findings\">still open: 1</td>");
}

static void a_conflict_is_on_the_page(void **state)
{
    struct fixture *fixture = *state;
    struct entry *entry = &fixture->folder.entries[0].sheet->entries[SMALL_A1];
    mark(fixture, 0, SMALL_A1, "ok");
    entry->has_conflict = true;
    entry->stated = 3500;
    assert_has(sheet_page(fixture), "conflict: the file says 3.5");
}

static void pages_speak_the_language_spoken(void **state)
{
    struct fixture *fixture = *state;
    settle(fixture, 0, "b=1");
    lang_set("zh");
    char *page = mem_copy(sheet_page(fixture));
    lang_set("en");
    assert_has(page, "<html lang=\"zh\">");
    assert_has(page, ">评分标准</th>");
    assert_has(page, "缺乙1次 扣0.5");
    assert_null(strstr(page, "small form"));
    assert_null(strstr(page, "subtotal ·"));
    free(page);
    assert_has(sheet_page(fixture), "<html lang=\"en\">");
    assert_null(strstr(sheet_page(fixture), "小表"));
}

static void drafts_stand_behind_without_a_rank(void **state)
{
    struct fixture *fixture = *state;
    settle(fixture, 0, "b=1");
    settle(fixture, 1, "a=1");
    folder_small_finalise(&fixture->folder, 0);
    folder_small_finalise(&fixture->folder, 1);
    mark(fixture, 2, SMALL_A1, "ok");
    const char *page = folder_page(fixture);
    assert_has(page, "units: 3 · final: 2 · drafts: 1");
    const char *first = strstr(page, "<td class=\"number\">1</td><th class=\"unit\">样例甲</th>");
    const char *second = strstr(page, "<td class=\"number\">2</td><th class=\"unit\">样例乙</th>");
    const char *draft = strstr(page, "<tr class=\"draft first\"><td class=\"number\"></td>"
                                     "<th class=\"unit\">样例丙</th>");
    assert_true(first != NULL && second > first && draft > second);
    assert_has(draft, "<td class=\"score\">5–14</td>");
    assert_has(first, "<td class=\"score\">9.5</td>");
}

static void files_that_could_not_be_read_are_named(void **state)
{
    struct fixture *fixture = *state;
    assert_null(strstr(folder_page(fixture), "not read"));
    folder_small_add_unread(&fixture->folder);
    folder_small_add_unread(&fixture->folder);
    assert_has(folder_page(fixture), "not read: damaged.csv, damaged.csv");
}

static void a_shade_is_given_by_the_share_lost(void **state)
{
    struct fixture *fixture = *state;
    settle(fixture, 0, "ok");
    settle(fixture, 1, "a=1");
    mark(fixture, 2, SMALL_A1, "a=1");
    const char *page = strstr(folder_page(fixture), "class=\"plain sections\"");
    /* B1 is an award without marks; C has no full marks; what is open is not known yet. */
    assert_has(page,
               "样例甲</th><td class=\"number heat0\">10</td><td class=\"number heat5\">0</td>"
               "<td class=\"number\">0</td>");
    assert_has(page, "样例乙</th><td class=\"number heat5\">5</td>");
    assert_has(page, "样例丙</th><td class=\"number\">0–5</td>");
    /* A: 0, 5 and, of the draft's five settled, 5 points lost of 25; B: all. */
    assert_has(page, "lost by all</th><td class=\"number\">40%</td><td class=\"number\">100%</td>"
                     "<td class=\"number\"></td>");
}

/* 4 of 10000 are no tenth of a percent, but they are not nothing. */
static void a_very_little_loss_has_a_shade(void **state)
{
    struct fixture *fixture = *state;
    settle(fixture, 0, "adjust=-0.004");
    const char *page = strstr(folder_page(fixture), "class=\"plain sections\"");
    assert_has(page, "样例甲</th><td class=\"number heat1\">9.996</td>");
}

static void what_cost_most_comes_first(void **state)
{
    struct fixture *fixture = *state;
    settle(fixture, 0, "b=1");
    settle(fixture, 1, "a=1");
    const char *page = strstr(folder_page(fixture), "class=\"plain losses\"");
    const char *most = strstr(page, "B1</span>award item");
    const char *next = strstr(page, "A1</span>first item");
    assert_true(most != NULL && next > most);
    assert_has(next, "<td class=\"score\">5.5</td><td class=\"number\">2/2</td>"
                     "<td class=\"number\">2.75</td><td class=\"number\">55%</td>");
    assert_null(strstr(page, "A2</span>"));
}

static void bars_stay_within_their_scale(void **state)
{
    struct str out = {0};
    (void)state;
    assert_int_equal(html_permille(-5, 10), 0);
    assert_int_equal(html_permille(1, 3), 333);
    assert_int_equal(html_permille(2, 3), 667);
    assert_int_equal(html_permille(11, 10), 1000);
    html_bar(&out, 500, 2000, 1000);
    assert_string_equal(str_text(&out), "<span class=\"bar\">"
                                        "<i class=\"got\" style=\"width:50.0%\"></i>"
                                        "<i class=\"open\" style=\"width:50.0%\"></i></span>");
    str_clear(&out);
    html_bar(&out, -500, -500, 1000);
    assert_string_equal(str_text(&out), "<span class=\"bar\"></span>");
    str_release(&out);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_never_markup),
        cmocka_unit_test(controls_are_pictured),
        cmocka_unit_test(bars_stay_within_their_scale),
        TEST(hostile_names_and_notes_stay_text),
        TEST(a_page_needs_nothing_else),
        TEST(a_row_has_rules_score_and_findings),
        TEST(open_left_out_and_rated_items_say_so),
        TEST(sums_are_those_of_the_tallies),
        TEST(a_conflict_is_on_the_page),
        TEST(pages_speak_the_language_spoken),
        TEST(drafts_stand_behind_without_a_rank),
        TEST(files_that_could_not_be_read_are_named),
        TEST(a_shade_is_given_by_the_share_lost),
        TEST(a_very_little_loss_has_a_shade),
        TEST(what_cost_most_comes_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
