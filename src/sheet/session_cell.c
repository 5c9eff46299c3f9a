/* SPDX-License-Identifier: MIT */
#include "sheet/session_cell.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/cell.h"
#include "base/table.h"
#include "base/text.h"

static bool same_points(char delimiter, const char *found, const char *due)
{
    points first = 0;
    points second = 0;
    enum points_error error = cell_points(found, delimiter, &first);
    return error == points_from_text(due, &second) && first == second;
}

static bool same_moment(const char *found, const char *due)
{
    char moment[MOMENT_TEXT] = "";
    return strcmp(found, due) == 0 || (cell_moment(found, moment) && strcmp(moment, due) == 0);
}

static bool same_status(const char *a, const char *b)
{
    return sheet_word_find(a, WORD_DRAFT, WORD_COUNT) == sheet_word_find(b, WORD_DRAFT, WORD_COUNT);
}

/* The next byte that counts: what a spreadsheet makes of a line break is no difference. */
static char take_byte(const char **text)
{
    while (**text == '\r')
        (*text)++;
    return *(*text)++;
}

static bool same_text(const char *a, const char *b)
{
    a = table_free_text(a);
    b = table_free_text(b);
    for (;;) {
        char of_a = take_byte(&a);
        char of_b = take_byte(&b);
        if (of_a != of_b || of_a == '\0')
            return of_a == of_b;
    }
}

bool cell_is_as_written(enum sheet_word column, char delimiter, const char *found, const char *due)
{
    if (column == WORD_POINTS || column == WORD_SCORE)
        return same_points(delimiter, found, due);
    if (column == WORD_DATE)
        return cell_date_may_be(found, due);
    if (column == WORD_CHECKED_AT)
        return same_moment(found, due);
    if (column == WORD_STATUS)
        return same_status(found, due);
    return same_text(found, due);
}

/* Dashes, bullets and other signs, which code pages lack. */
#define SIGNS_FIRST 0x2000
#define SIGNS_LAST  0x2BFF

static bool is_sign(uint32_t character)
{
    return character >= SIGNS_FIRST && character <= SIGNS_LAST;
}

/* Dashes are put for one another. */
static uint32_t twin(uint32_t character)
{
    return character >= 0x2010 && character <= 0x2015 ? '-' : text_ascii_twin(character);
}

/* The next character that can be seen, 0 at the end. */
static uint32_t take_character(const char **text)
{
    uint32_t character = text_next(text);
    while (character != 0 && character <= ' ')
        character = text_next(text);
    return character;
}

static bool may_have_become(uint32_t due, uint32_t found)
{
    return twin(found) == twin(due) || (found == '?' && is_sign(due));
}

bool cell_has_words_of(const char *found, const char *due)
{
    for (;;) {
        uint32_t first = take_character(&found);
        uint32_t second = take_character(&due);
        while (is_sign(second) && !may_have_become(second, first))
            second = take_character(&due);
        if (first == 0 || !may_have_become(second, first))
            return first == second;
    }
}

int opening_item_of(const struct opening *opening, const struct row *row)
{
    char *id =
        text_trimmed(table_free_text(table_field(row, opening->extent.columns[WORD_ITEM] - 1)));
    int item = form_item(opening->file.form, id);
    free(id);
    return item;
}
