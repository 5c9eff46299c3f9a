/* SPDX-License-Identifier: MIT */
/*
 * What stands on a terminal after any row of changes is what a full painting puts there: random
 * pictures, through libvterm, on terminals of several kinds with colours and without.
 */
#include <curses.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <vterm.h>

#include "../support/random.h"
#include "base/text.h"
#include "tui/canvas.h"
#include "tui/shown.h"

#define PICTURES 400
#define STROKES  6

struct kind {
    const char *name;
    int rows;
    int columns;
    bool colour;
    bool by_database; /* as if its words were not those of ECMA-48 */
};

static const struct kind kinds[] = {
    {"xterm-256color", 24, 80, true, false},
    {"xterm-256color", 24, 80, false, false},
    {"xterm", 15, 40, true, false},
    {"xterm", 15, 40, true, true},
    {"linux", 24, 80, true, false},
    {"screen", 6, 11, true, false},
    {"vt100", 24, 80, true, false},
    {"vt100", 15, 40, true, true},
    {"ansi", 5, 9, true, false},
};

/* Narrow, wide, both, blanks, a combining mark, and what is no character. */
static const char *const texts[] = {
    "a",       "汉",       "总分 27–37 /40",
    "x汉y字z", "    ",     "e\xCC\x81t\xCC\xA7",
    "○",       "▸A1 本",   "\x1B[31m",
    "……",      "汉字汉字", "score: 10 − 5 = 5",
    "0.5/5",   "�",        "",
};

/* A terminal that what is sent goes to. */
struct receiver {
    struct shown shown;
    VTerm *terminal;
    VTermScreen *screen;
};

static struct receiver receiver_open(const struct kind *kind)
{
    struct receiver receiver = {.terminal = vterm_new(kind->rows, kind->columns)};
    vterm_set_utf8(receiver.terminal, 1);
    receiver.screen = vterm_obtain_screen(receiver.terminal);
    vterm_screen_reset(receiver.screen, 1);
    return receiver;
}

static void receiver_close(struct receiver *receiver)
{
    vterm_free(receiver->terminal);
    shown_release(&receiver->shown);
}

static void receive(struct receiver *receiver, const struct words *words,
                    const struct canvas *canvas, bool clear)
{
    struct str out = {0};
    if (clear)
        shown_clear(&receiver->shown, words, canvas->rows, canvas->columns, &out);
    shown_change(&receiver->shown, words, canvas->picture, &out);
    vterm_input_write(receiver->terminal, str_text(&out), out.size);
    str_release(&out);
}

static void stroke(struct canvas *canvas, struct randomness *random)
{
    int row = random_below(random, canvas->rows);
    int column = random_below(random, canvas->columns);
    int width = 1 + random_below(random, canvas->columns - column);
    enum style style = (enum style)random_below(random, STYLE_COUNT);
    const char *text = texts[random_below(random, (int)(sizeof texts / sizeof texts[0]))];
    if (random_below(random, 3) == 0)
        canvas_fill(canvas, row, column, width, style, L' ');
    else
        canvas_put(canvas, row, column, width, style, text);
}

/* A picture a little different from the one before, or another one. */
static void paint(struct canvas *canvas, const struct kind *kind, struct randomness *random)
{
    struct cell *before = canvas->cells;
    size_t size = (size_t)kind->rows * (size_t)kind->columns * sizeof *before;
    struct cell *kept = before != NULL ? malloc(size) : NULL;
    if (kept != NULL)
        memcpy(kept, before, size);
    canvas_begin(canvas, kind->rows, kind->columns, NULL);
    for (int row = 0; row < kind->rows; row++)
        canvas_fill(canvas, row, 0, kind->columns, STYLE_NORMAL, L' ');
    if (kept != NULL && random_below(random, 8) != 0)
        memcpy(canvas->cells, kept, size);
    free(kept);
    for (int i = 1 + random_below(random, STROKES); i > 0; i--)
        stroke(canvas, random);
    canvas_end(canvas);
}

static bool same_look(const VTermScreenCell *a, const VTermScreenCell *b)
{
    bool seen = a->chars[0] != 0 && a->chars[0] != ' ';
    bool ink = a->attrs.reverse == b->attrs.reverse && a->attrs.underline == b->attrs.underline;
    bool inked = seen || a->attrs.reverse != 0 || a->attrs.underline != 0;
    VTermColor left = a->fg;
    VTermColor right = b->fg;
    return ink &&
           (!inked || (a->attrs.bold == b->attrs.bold && vterm_color_is_equal(&left, &right)));
}

/* Of a wide character libvterm keeps the look in its first half alone. */
static bool is_second_half(const VTermScreenCell *cell)
{
    return cell->chars[0] == (uint32_t)-1;
}

static bool same_text(const VTermScreenCell *a, const VTermScreenCell *b)
{
    uint32_t left = a->chars[0] != 0 ? a->chars[0] : ' ';
    uint32_t right = b->chars[0] != 0 ? b->chars[0] : ' ';
    if (is_second_half(a) || is_second_half(b))
        return left == right;
    return left == right && a->chars[1] == b->chars[1] && a->width == b->width;
}

static void assert_same(const struct receiver *a, const struct receiver *b, const struct kind *kind,
                        int picture)
{
    for (VTermPos at = {0, 0}; at.row < kind->rows; at.row++)
        for (at.col = 0; at.col < kind->columns; at.col++) {
            VTermScreenCell left = {0};
            VTermScreenCell right = {0};
            vterm_screen_get_cell(a->screen, at, &left);
            vterm_screen_get_cell(b->screen, at, &right);
            if (!same_text(&left, &right) || (!is_second_half(&left) && !same_look(&left, &right)))
                fail_msg("%s, picture %d, row %d, column %d: U+%04X instead of U+%04X", kind->name,
                         picture, at.row, at.col, left.chars[0], right.chars[0]);
        }
}

/* What was meant, but for a last place that cannot be written to. */
static void assert_shows(const struct receiver *receiver, const struct words *words,
                         const struct canvas *canvas, const struct kind *kind)
{
    int last = canvas->rows * canvas->columns - 1;
    for (int i = 0; i < (words->scrolls ? last : last + 1); i++) {
        VTermPos at = {i / canvas->columns, i % canvas->columns};
        const struct cell *cell = &canvas->picture[at.row][at.col];
        VTermScreenCell found = {0};
        vterm_screen_get_cell(receiver->screen, at, &found);
        if (cell_is_second_half(cell))
            continue;
        uint32_t wanted = (uint32_t)cell->text[0];
        uint32_t character = found.chars[0] != 0 ? found.chars[0] : ' ';
        unsigned reverse = words_look(words, cell->style).attributes & LOOK_BIT(LOOK_REVERSE);
        if (character != wanted || found.attrs.reverse != (reverse != 0))
            fail_msg("%s, row %d, column %d: U+%04X instead of U+%04X", kind->name, at.row, at.col,
                     character, wanted);
    }
}

static void show_pictures(const struct kind *kind, const struct words *words)
{
    struct randomness random = {(uint64_t)kind->columns};
    struct canvas canvas = {0};
    struct receiver changed = receiver_open(kind);
    for (int picture = 0; picture < PICTURES; picture++) {
        struct receiver anew = receiver_open(kind);
        paint(&canvas, kind, &random);
        receive(&changed, words, &canvas, picture == 0);
        receive(&anew, words, &canvas, true);
        assert_same(&changed, &anew, kind, picture);
        assert_shows(&changed, words, &canvas, kind);
        receiver_close(&anew);
    }
    receiver_close(&changed);
    canvas_release(&canvas);
}

static void changes_end_where_a_full_painting_does(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        struct words words;
        FILE *null = fopen("/dev/null", "r+");
        SCREEN *screen = newterm(kinds[i].name, null, null);
        assert_non_null(screen);
        words_read(&words, kinds[i].colour);
        if (kinds[i].by_database)
            words.ecma_place = words.ecma_column = words.ecma_look = false;
        show_pictures(&kinds[i], &words);
        endwin();
        delscreen(screen);
        fclose(null);
    }
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(changes_end_where_a_full_painting_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
