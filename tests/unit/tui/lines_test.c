/* SPDX-License-Identifier: MIT */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tui/app.h"
#include "tui/lines.h"
#include "tui/terminal.h"

/* A screen that is nothing but lines, over the whole terminal. */
static const struct action no_actions[] = {{0}};

static void draw(const struct app *app, void *state, const struct painter *painter)
{
    (void)app;
    lines_draw(state, painter, 0, painter->rows);
}

static bool act(struct app *app, void *state, int action, keypress key)
{
    (void)app;
    (void)state;
    (void)action;
    (void)key;
    return false;
}

static bool type(struct app *app, void *state, keypress key)
{
    (void)app;
    return lines_key(state, key);
}

static void close_lines(struct app *app, void *state)
{
    (void)app;
    lines_release(state);
}

static const struct screen lines_screen = {
    .name = "lines",
    .title = "lines",
    .actions = no_actions,
    .draw = draw,
    .act = act,
    .type = type,
    .close = close_lines,
};

static struct app *begin(struct lines *lines, int rows, int columns)
{
    assert_true(terminal_open_blind(rows, columns, false, NULL));
    struct app *app = app_new(5);
    app_push(app, &lines_screen, lines);
    return app;
}

static void end(struct app *app)
{
    app_free(app);
    terminal_close();
}

/* The first lines of the screen are EXPECTED. */
static void assert_screen(struct app *app, const char *expected)
{
    struct str text = {0};
    app_paint(app);
    terminal_read(&text, NULL);
    char *head = strdup(str_text(&text));
    if (strlen(head) > strlen(expected))
        head[strlen(expected)] = '\0';
    assert_string_equal(head, expected);
    free(head);
    str_release(&text);
}

/* A name, words, a number and a bar: the bar goes first, then words and number stand beneath. */
static const struct columns table = {
    .at = {{.title = "name", .least = 8, .grow = 1},
           {.title = "words", .least = 20, .grow = 1, .give = 1, .below = true},
           {.title = "points", .right = true, .give = 1, .below = true, .named = true},
           {.title = "", .least = 10, .grow = 1, .bar = true, .give = 2}},
    .count = 4,
};

static const struct segment bar[] = {
    {25, STYLE_GOOD, "#"}, {-5, STYLE_LOST, "-"}, {25, STYLE_KEY, "="}};

static void add(struct lines *lines, const char *name, const char *words, const char *number,
                int tag)
{
    struct column_cell cells[] = {{.text = name},
                                  {.text = words},
                                  {.text = number},
                                  {.segments = bar, .segment_count = 3, .whole = 100}};
    lines_add_row(lines, cells, tag);
}

static struct lines two_rows(void)
{
    struct lines lines = {.columns = table, .titled = true};
    add(&lines, "样例甲", "first", "3.25", 0);
    add(&lines, "a long name of a unit", "words that are too long for their column", "12", 1);
    return lines;
}

static void a_table_folds_what_is_long_and_aligns_numbers(void **state)
{
    (void)state;
    struct lines lines = two_rows();
    struct app *app = begin(&lines, 15, 60);
    assert_screen(app, " name          words                     points\n"
                       "▸样例甲        first                       3.25  ##===·····\n"
                       " a long name   words that are too long       12  ##===·····\n"
                       " of a unit     for their column\n");
    end(app);
}

static void what_gives_way_stands_beneath_or_goes(void **state)
{
    (void)state;
    struct lines lines = two_rows();
    struct app *app = begin(&lines, 15, 40);
    assert_screen(app, " name      words                 points\n"
                       "▸样例甲    first                   3.25\n"
                       " a long    words that are too        12\n"
                       " name of   long for their\n"
                       " a unit    column\n");
    end(app);
    lines = two_rows();
    lines.columns.at[1].least = 30;
    app = begin(&lines, 15, 40);
    assert_screen(app, " name\n"
                       "▸样例甲\n"
                       "    first\n"
                       "    points 3.25\n"
                       " a long name of a unit\n"
                       "    words that are too long for their\n"
                       "    column\n"
                       "    points 12\n");
    end(app);
}

static void a_row_without_something_takes_no_line_for_it(void **state)
{
    (void)state;
    struct lines lines = {.columns = table};
    lines.columns.at[1].least = 30;
    add(&lines, "one", "", "", 0);
    add(&lines, "two", "words", "", 1);
    struct app *app = begin(&lines, 15, 40);
    assert_screen(app, "▸one\n two\n    words\n\n");
    end(app);
}

/* What stands above the first line that the cursor reaches can be read, however long it is. */
static void lines_beyond_the_cursor_can_be_scrolled_to(void **state)
{
    (void)state;
    struct lines lines = {0};
    for (int i = 0; i < 20; i++) {
        char text[16];
        snprintf(text, sizeof text, "head %d", i);
        lines_add(&lines, (struct line){.text = text, .tag = LINE_PLAIN});
    }
    lines_add(&lines, (struct line){.text = "row", .tag = 7});
    struct app *app = begin(&lines, 15, 40);
    assert_screen(app, " head 6\n");
    app_key(app, K_UP);
    assert_screen(app, " head 5\n");
    app_key(app, K_HOME);
    assert_screen(app, " head 0\n");
    assert_int_equal(lines_tag(&lines), 7);
    app_key(app, K_END);
    assert_screen(app, " head 6\n");
    lines_go(&lines, 7);
    assert_screen(app, " head 6\n");
    end(app);
}

static void the_mouse_finds_rows_under_the_titles(void **state)
{
    (void)state;
    struct lines lines = two_rows();
    struct app *app = begin(&lines, 15, 60);
    app_paint(app);
    assert_false(lines_click(&lines, 0, 0));
    assert_true(lines_click(&lines, 0, 3));
    assert_int_equal(lines_tag(&lines), 1);
    assert_true(lines_click(&lines, 0, 1));
    assert_int_equal(lines_tag(&lines), 0);
    assert_false(lines_click(&lines, 0, 9));
    assert_false(lines_mouse(&lines, 0, &(struct mouse){.what = MOUSE_WHEEL_DOWN}));
    assert_int_equal(lines_tag(&lines), 1);
    /* Twice the same line is more than going there. */
    assert_false(lines_mouse(&lines, 0, &(struct mouse){.row = 1, .what = MOUSE_PRESS}));
    assert_true(lines_mouse(&lines, 0, &(struct mouse){.row = 1, .what = MOUSE_PRESS}));
    assert_false(lines_mouse(&lines, 0, &(struct mouse){.row = 9, .what = MOUSE_PRESS}));
    end(app);
}

/* A sheet that the list has no line for has none beside it either way. */
static void only_what_has_a_tag_has_lines_beside_it(void **state)
{
    (void)state;
    struct lines lines = two_rows();
    assert_int_equal(lines_beside(&lines, 0, 1), 1);
    assert_int_equal(lines_beside(&lines, 1, -1), 0);
    assert_int_equal(lines_beside(&lines, 0, -1), LINE_PLAIN);
    assert_int_equal(lines_beside(&lines, 1, 1), LINE_PLAIN);
    assert_int_equal(lines_beside(&lines, LINE_PLAIN, 1), LINE_PLAIN);
    assert_int_equal(lines_beside(&lines, LINE_PLAIN, -1), LINE_PLAIN);
    lines_release(&lines);
}

/* Rows are measured anew when their width changes. */
static void a_resize_folds_anew(void **state)
{
    (void)state;
    struct lines lines = {0};
    lines_add(&lines, (struct line){.text = "one two three four five six seven eight nine",
                                    .tag = LINE_PLAIN});
    lines_add(&lines, (struct line){.text = "end", .tag = LINE_PLAIN});
    struct app *app = begin(&lines, 15, 40);
    assert_screen(app, " one two three four five six seven\n eight nine\n end\n");
    terminal_resize(15, 60);
    assert_screen(app, " one two three four five six seven eight nine\n end\n");
    end(app);
}

/* Where that would leave the words no room, nothing hangs. */
static void words_are_folded_beside_what_hangs(void **state)
{
    (void)state;
    struct lines lines = {0};
    lines_add(&lines, (struct line){.text = "C1.2 one two three four five six seven eight",
                                    .hang = 5,
                                    .tag = LINE_PLAIN});
    lines_add(&lines, (struct line){.text = "a date of many columns   one two three four",
                                    .right = "somebody",
                                    .hang = 25,
                                    .tag = LINE_PLAIN});
    struct app *app = begin(&lines, 15, 40);
    assert_screen(app, " C1.2 one two three four five six\n"
                       "      seven eight\n"
                       " a date of many columns        somebody\n"
                       " one two three four\n");
    end(app);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_folds_what_is_long_and_aligns_numbers),
        cmocka_unit_test(what_gives_way_stands_beneath_or_goes),
        cmocka_unit_test(a_row_without_something_takes_no_line_for_it),
        cmocka_unit_test(lines_beyond_the_cursor_can_be_scrolled_to),
        cmocka_unit_test(the_mouse_finds_rows_under_the_titles),
        cmocka_unit_test(only_what_has_a_tag_has_lines_beside_it),
        cmocka_unit_test(a_resize_folds_anew),
        cmocka_unit_test(words_are_folded_beside_what_hangs),
    };
    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
