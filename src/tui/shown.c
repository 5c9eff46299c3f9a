/* SPDX-License-Identifier: MIT */
#include "tui/shown.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

/* Cells that stand already are written once more where they have no more bytes than these: placing
 * the cursor takes one more. */
#define STEP_BYTES 4
/* Fewer blanks than these are written; more are erased at once. */
#define ERASE_CELLS 4

/* A change under way. */
struct changing {
    struct shown *shown;
    const struct words *words;
    struct str *out;
};

bool shown_is_size(const struct shown *shown, int rows, int columns)
{
    return shown->cells != NULL && shown->rows == rows && shown->columns == columns;
}

static struct cell *shown_row(const struct shown *shown, int row)
{
    return shown->cells + (size_t)row * (size_t)shown->columns;
}

void shown_clear(struct shown *shown, const struct words *words, int rows, int columns,
                 struct str *out)
{
    size_t count = (size_t)rows * (size_t)columns;
    if (!shown_is_size(shown, rows, columns)) {
        shown_release(shown);
        shown->cells = mem_new(count, sizeof *shown->cells);
        shown->rows = rows;
        shown->columns = columns;
    }
    for (size_t i = 0; i < count; i++)
        shown->cells[i] = (struct cell){{L' '}, STYLE_NORMAL};
    words_clear(words, out);
    shown->row = -1;
    shown->style = STYLE_UNKNOWN;
}

static bool is_unmarked(const struct cell *cell)
{
    return cell->text[1] == 0;
}

static bool is_plain_blank(const struct changing *changing, const struct cell *cell)
{
    return cell->text[0] == L' ' && is_unmarked(cell) && !changing->words->inked[cell->style];
}

_Static_assert(CELL_TEXT == 3, "is_same() compares them all");

static bool is_same(const struct cell *a, const struct cell *b)
{
    return a->text[0] == b->text[0] && a->style == b->style && a->text[1] == b->text[1] &&
           a->text[2] == b->text[2];
}

/* Whether nobody could tell them apart. */
static bool looks_same(const struct changing *changing, const struct cell *a, const struct cell *b)
{
    return is_same(a, b) || (is_plain_blank(changing, a) && is_plain_blank(changing, b));
}

/* Whether the cell can be written without a change of look. */
static bool is_in_look(const struct changing *changing, const struct cell *cell)
{
    enum style style = changing->shown->style;
    return cell->style == style || (style != STYLE_UNKNOWN && is_plain_blank(changing, cell) &&
                                    !changing->words->inked[style]);
}

static void change_look(struct changing *changing, enum style style)
{
    words_change(changing->words, changing->shown->style, style, changing->out);
    changing->shown->style = style;
}

/* A blank that nobody sees takes the look of what stands behind it, which is wanted next. */
static enum style look_from(const struct changing *changing, const struct cell *cell, int count)
{
    enum style style = cell->style;
    while (count > 1 && is_plain_blank(changing, cell)) {
        cell++;
        count--;
    }
    return changing->words->inked[cell->style] ? style : cell->style;
}

/* A character that the C library takes to be of another width the terminal will too, and it would
 * shift the rest of the line: a sign of the right width stands for it. */
static wchar_t sendable(wchar_t character, bool wide)
{
    if (character < 0x7F || wcwidth(character) == (wide ? 2 : 1))
        return character;
    return wide ? 0x3013 : 0xFFFD;
}

static bool is_wide(const struct cell *row, int column, int columns)
{
    return column + 1 < columns && cell_is_second_half(&row[column + 1]);
}

static void add_cell(const struct cell *cell, bool wide, struct str *out)
{
    wchar_t character = sendable(cell->text[0], wide);
    text_add_character(out, (uint32_t)character);
    for (int i = 1; i < CELL_TEXT && cell->text[i] != 0 && character == cell->text[0]; i++)
        text_add_character(out, (uint32_t)cell->text[i]);
}

/* Writes the cell at the cursor; answers the column behind it. */
static int put_cell(struct changing *changing, const struct cell *cells, int row, int column)
{
    struct shown *shown = changing->shown;
    bool wide = is_wide(cells, column, shown->columns);
    int behind = column + (wide ? 2 : 1);
    if (!is_in_look(changing, &cells[column]))
        change_look(changing, look_from(changing, &cells[column], shown->columns - column));
    add_cell(&cells[column], wide, changing->out);
    /* At the edge terminals differ on where the cursor then is. */
    shown->row = behind < shown->columns ? row : -1;
    shown->column = behind;
    return behind;
}

/* In UTF-8. */
static int bytes_of(const struct cell *cell)
{
    wchar_t character = cell->text[0];
    return character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
}

/* Whether what lies before COLUMN may be written again to come there. */
static bool can_step(const struct changing *changing, const struct cell *cells, int column)
{
    const struct shown *shown = changing->shown;
    int bytes = 0;
    if (column < shown->column || cell_is_second_half(&cells[shown->column]))
        return false;
    for (int i = shown->column; i < column && bytes <= STEP_BYTES; i++) {
        if (cell_is_second_half(&cells[i]))
            continue;
        if (!is_unmarked(&cells[i]) || !is_in_look(changing, &cells[i]))
            return false;
        bytes += bytes_of(&cells[i]);
    }
    return bytes <= STEP_BYTES;
}

static void go(struct changing *changing, const struct cell *cells, int row, int column)
{
    struct shown *shown = changing->shown;
    if (shown->row == row && can_step(changing, cells, column)) {
        while (shown->column < column)
            put_cell(changing, cells, row, shown->column);
        return;
    }
    shown_place(shown, changing->words, row, column, changing->out);
}

/* The column from which on the row is blank. */
static int blank_from(const struct changing *changing, const struct cell *cells)
{
    int column = changing->shown->columns;
    while (column > 0 && is_plain_blank(changing, &cells[column - 1]))
        column--;
    return column;
}

static int count_different(const struct changing *changing, const struct cell *cells,
                           const struct cell *before, int column)
{
    int count = 0;
    for (int i = column; i < changing->shown->columns; i++)
        count += !looks_same(changing, &cells[i], &before[i]);
    return count;
}

/* The rest of the row is blank: at one go, in a look that erasing does not spread. */
static bool erase_rest(struct changing *changing, const struct cell *cells, int row, int column)
{
    if (changing->words->erase == NULL)
        return false;
    go(changing, cells, row, column);
    if (!is_in_look(changing, &(struct cell){{L' '}, STYLE_NORMAL}))
        change_look(changing, STYLE_NORMAL);
    return words_erase(changing->words, changing->out);
}

/* The columns from the first cell of a row that differs to the one behind the last. */
struct span {
    int begin;
    int end;
};

static struct span differing(const struct cell *cells, const struct cell *before, int columns)
{
    struct span span = {0, columns};
    while (span.begin < span.end && is_same(&cells[span.begin], &before[span.begin]))
        span.begin++;
    while (span.begin < span.end && is_same(&cells[span.end - 1], &before[span.end - 1]))
        span.end--;
    return span;
}

static void change_row(struct changing *changing, const struct cell *cells, int row)
{
    struct shown *shown = changing->shown;
    const struct cell *before = shown_row(shown, row);
    bool scrolls = changing->words->scrolls && row == shown->rows - 1;
    struct span span = differing(cells, before, shown->columns - (scrolls ? 1 : 0));
    int blank = span.begin < span.end ? blank_from(changing, cells) : 0;
    for (int column = span.begin; column < span.end;) {
        if (looks_same(changing, &cells[column], &before[column])) {
            column++;
            continue;
        }
        if (column >= blank && count_different(changing, cells, before, column) >= ERASE_CELLS &&
            erase_rest(changing, cells, row, column))
            return;
        go(changing, cells, row, column);
        column = put_cell(changing, cells, row, column);
    }
}

void shown_change(struct shown *shown, const struct words *words, const struct cell *const *picture,
                  struct str *out)
{
    struct changing changing = {shown, words, out};
    size_t size = (size_t)shown->columns * sizeof **picture;
    for (int row = 0; row < shown->rows; row++) {
        struct cell *before = shown_row(shown, row);
        if (picture[row] == before || memcmp(picture[row], before, size) == 0)
            continue;
        change_row(&changing, picture[row], row);
        memcpy(before, picture[row], size);
    }
}

void shown_place(struct shown *shown, const struct words *words, int row, int column,
                 struct str *out)
{
    if (shown->row != row || shown->column != column)
        words_place(words, shown->row, row, column, out);
    shown->row = row;
    shown->column = column;
}

static void trim(struct str *line)
{
    while (line->size > 0 && line->data[line->size - 1] == ' ')
        line->data[--line->size] = '\0';
}

static void read_row(const struct cell *cells, int columns, struct str *line, struct str *looks)
{
    for (int column = 0; column < columns; column++) {
        if (!cell_is_second_half(&cells[column]))
            add_cell(&cells[column], is_wide(cells, column, columns), line);
        str_add_char(looks, theme_letter(cells[column].style));
    }
    trim(line);
    trim(looks);
}

void shown_read(const struct shown *shown, struct str *text, struct str *styles)
{
    for (int row = 0; row < shown->rows; row++) {
        struct str line = {0};
        struct str looks = {0};
        read_row(shown_row(shown, row), shown->columns, &line, &looks);
        str_addf(text, "%s\n", str_text(&line));
        if (styles != NULL)
            str_addf(styles, "%s\n", str_text(&looks));
        str_release(&line);
        str_release(&looks);
    }
}

void shown_release(struct shown *shown)
{
    free(shown->cells);
    *shown = (struct shown){0};
}
