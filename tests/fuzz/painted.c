/* SPDX-License-Identifier: MIT */
#include "painted.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "fuzz.h"
#include "tui/app_frame.h"

static bool is_control(uint32_t character)
{
    return character < 0x20 || (character >= 0x7F && character < 0xA0) ||
           (character >= 0x200E && character <= 0x200F) ||
           (character >= 0x2028 && character <= 0x202E) ||
           (character >= 0x2066 && character <= 0x2069) || character == 0xFEFF;
}

static bool is_second_half(const struct cell *cell)
{
    return cell->text[0] == 0;
}

static void look_at_cell(const struct cell *row, int column, int columns)
{
    const struct cell *cell = &row[column];
    if (cell->text[0] >= ' ' && cell->text[0] < 0x7F && cell->text[1] == 0 &&
        (column + 1 == columns || row[column + 1].text[0] != 0))
        return;
    bool wide = text_is_wide((uint32_t)cell->text[0]);
    bool has_half = column + 1 < columns && is_second_half(&row[column + 1]);
    if (is_second_half(cell)) {
        fuzz_must(column > 0 && text_is_wide((uint32_t)row[column - 1].text[0]),
                  "the second half of a wide character has its first");
        return;
    }
    fuzz_must(wide == has_half, "a wide character has both its halves, and no other has");
    for (int i = 0; i < CELL_TEXT && cell->text[i] != 0; i++)
        fuzz_must(!is_control((uint32_t)cell->text[i]), "no control character is painted");
}

void painted_must_be_whole(struct app *app)
{
    if (app_is_done(app))
        return;
    app_paint(app);
    const struct canvas *canvas = &app->canvas;
    for (int row = 0; row < canvas->rows; row++)
        for (int column = 0; column < canvas->columns; column++)
            look_at_cell(canvas->picture[row], column, canvas->columns);
}

void painted_must_be_fresh(struct app *app)
{
    if (app_is_done(app))
        return;
    app_paint(app);
    const struct canvas *canvas = &app->canvas;
    size_t columns = (size_t)canvas->columns;
    struct cell *kept = mem_new((size_t)canvas->rows * columns, sizeof *kept);
    for (int row = 0; row < canvas->rows; row++)
        memcpy(kept + (size_t)row * columns, canvas->picture[row], columns * sizeof *kept);
    app_forget(app);
    app_paint(app);
    for (int row = 0; row < canvas->rows; row++)
        fuzz_must(
            memcmp(kept + (size_t)row * columns, canvas->picture[row], columns * sizeof *kept) == 0,
            "what was kept is what would be painted anew");
    free(kept);
}
