/* SPDX-License-Identifier: MIT */
/*
 * A painting that keeps what did not change is the one that is painted from nothing: random panes
 * on rows and columns of random sizes, some of them never kept, and now and then a message painted
 * over them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/random.h"
#include "tui/canvas.h"

#define ROWS     12
#define COLUMNS  30
#define SCENES   200
#define PICTURES 30
#define PANES    64
#define FIGURES  3

/* A pane, and the figure that determines what stands in it. */
struct pane {
    struct kept at;
    bool kept; /* whether it says that it may be */
};

struct scene {
    struct pane panes[PANES];
    int count;
    int cover; /* a row that is painted over at the end, -1 for none */
};

/* What an own canvas and a terminal have between them. */
struct screen {
    struct canvas canvas;
    struct cell *shown;
};

static void add_panes(struct scene *scene, struct randomness *random, int top, int rows)
{
    int left = 0;
    while (left < COLUMNS) {
        int columns = 1 + random_below(random, COLUMNS - left);
        scene->panes[scene->count++] =
            (struct pane){.at = {.top = top, .left = left, .rows = rows, .columns = columns},
                          .kept = random_below(random, 4) != 0};
        /* Sometimes a column is left that is nobody's. */
        left += columns + random_below(random, 2);
    }
}

static void lay_out(struct scene *scene, struct randomness *random)
{
    scene->count = 0;
    for (int top = 0; top < ROWS && scene->count + COLUMNS < PANES;) {
        int rows = 1 + random_below(random, 3);
        rows = top + rows < ROWS ? rows : ROWS - top;
        add_panes(scene, random, top, rows);
        top += rows;
    }
}

/* Few figures change from one picture to the next. */
static void change(struct scene *scene, struct randomness *random)
{
    for (int i = 0; i < scene->count; i++)
        if (random_below(random, 4) == 0)
            scene->panes[i].at.what = (uint64_t)random_below(random, FIGURES);
    scene->cover = random_below(random, 3) == 0 ? random_below(random, ROWS) : -1;
}

static void paint_pane(struct canvas *canvas, const struct pane *pane)
{
    static const char *const texts[FIGURES] = {"", "汉字 x", "e\xCC\x81 31 /40 …"};
    uint64_t figure = pane->at.what;
    const struct kept *at = &pane->at;
    for (int row = at->top; figure > 0 && row < at->top + at->rows; row++) {
        canvas_fill(canvas, row, at->left, at->columns, (enum style)figure, L'-');
        canvas_put(canvas, row, at->left, at->columns, STYLE_STRONG, texts[figure]);
    }
}

static void paint(struct screen *screen, const struct scene *scene, bool keep)
{
    struct canvas *canvas = &screen->canvas;
    canvas_begin(canvas, ROWS, COLUMNS, keep ? screen->shown : NULL);
    for (int i = 0; i < scene->count; i++) {
        const struct pane *pane = &scene->panes[i];
        if (!keep || !pane->kept || !canvas_keep(canvas, &pane->at))
            paint_pane(canvas, pane);
    }
    if (scene->cover >= 0) {
        canvas_cover(canvas, scene->cover, 0, 1, COLUMNS);
        canvas_fill(canvas, scene->cover, 0, COLUMNS, STYLE_WARNING, L' ');
    }
    canvas_end(canvas);
}

/* Answers how many rows stood already. */
static int show(struct screen *screen)
{
    int stood = 0;
    for (int row = 0; row < ROWS; row++) {
        struct cell *shown = screen->shown + (size_t)row * COLUMNS;
        if (screen->canvas.picture[row] == shown)
            stood++;
        else
            memcpy(shown, screen->canvas.picture[row], COLUMNS * sizeof *shown);
    }
    return stood;
}

static void assert_same(const struct screen *screen, const struct canvas *anew)
{
    for (int row = 0; row < ROWS; row++)
        assert_memory_equal(screen->shown + (size_t)row * COLUMNS, anew->picture[row],
                            COLUMNS * sizeof *screen->shown);
}

/* Answers how many rows stood already, in all pictures. */
static int play(struct screen *screen, struct scene *scene, struct randomness *random)
{
    struct screen anew = {0};
    int stood = 0;
    for (int i = 0; i < PICTURES; i++) {
        change(scene, random);
        paint(screen, scene, true);
        paint(&anew, scene, false);
        stood += show(screen);
        assert_same(screen, &anew.canvas);
    }
    canvas_release(&anew.canvas);
    return stood;
}

static void what_is_kept_is_what_would_be_painted(void **state)
{
    (void)state;
    struct randomness random = {7};
    struct screen screen = {.shown = calloc((size_t)ROWS * COLUMNS, sizeof *screen.shown)};
    struct scene scene = {0};
    int stood = 0;
    assert_non_null(screen.shown);
    for (int i = 0; i < SCENES; i++) {
        lay_out(&scene, &random);
        stood += play(&screen, &scene, &random);
    }
    /* Otherwise nothing was tried. */
    assert_true(stood > SCENES);
    canvas_release(&screen.canvas);
    free(screen.shown);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_kept_is_what_would_be_painted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
