/* SPDX-License-Identifier: MIT */
#include "tui/line_edit.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

void line_edit_init(struct line_edit *edit, const char *value)
{
    *edit = (struct line_edit){0};
    line_edit_type(edit, value);
}

void line_edit_release(struct line_edit *edit)
{
    str_release(&edit->text);
}

/* The byte where the character before AT begins, its combining marks with it. */
static size_t before(const struct line_edit *edit, size_t at)
{
    return text_cluster_before(str_text(&edit->text), at);
}

static size_t behind(const struct line_edit *edit, size_t at)
{
    return text_cluster_behind(str_text(&edit->text), at);
}

static void remove_part(struct line_edit *edit, size_t from, size_t to)
{
    struct str *text = &edit->text;
    if (from == to)
        return;
    memmove(text->data + from, text->data + to, text->size - to + 1);
    text->size -= to - from;
    edit->cursor = from;
}

static void insert(struct line_edit *edit, keypress character)
{
    struct str text = {0};
    str_add_part(&text, str_text(&edit->text), edit->cursor);
    text_add_character(&text, character);
    size_t cursor = text.size;
    str_add(&text, str_text(&edit->text) + edit->cursor);
    str_release(&edit->text);
    edit->text = text;
    edit->cursor = cursor;
}

/* Where the word before the cursor begins, the blanks behind it included. */
static size_t word_begin(const struct line_edit *edit)
{
    const char *text = str_text(&edit->text);
    size_t at = edit->cursor;
    while (at > 0 && text[at - 1] == ' ')
        at--;
    while (at > 0 && text[at - 1] != ' ')
        at--;
    return at;
}

static bool edit_move(struct line_edit *edit, keypress key)
{
    switch (key) {
    case K_LEFT:
        edit->cursor = before(edit, edit->cursor);
        return true;
    case K_RIGHT:
        edit->cursor = behind(edit, edit->cursor);
        return true;
    case K_HOME:
    case K_CTRL('A'):
        edit->cursor = 0;
        return true;
    case K_END:
    case K_CTRL('E'):
        edit->cursor = edit->text.size;
        return true;
    default:
        return false;
    }
}

static bool edit_remove(struct line_edit *edit, keypress key)
{
    switch (key) {
    case K_BACKSPACE:
        remove_part(edit, before(edit, edit->cursor), edit->cursor);
        return true;
    case K_DELETE:
        remove_part(edit, edit->cursor, behind(edit, edit->cursor));
        return true;
    case K_CTRL('U'):
        remove_part(edit, 0, edit->cursor);
        return true;
    case K_CTRL('K'):
        remove_part(edit, edit->cursor, edit->text.size);
        return true;
    case K_CTRL('W'):
        remove_part(edit, word_begin(edit), edit->cursor);
        return true;
    default:
        return false;
    }
}

bool line_edit_key(struct line_edit *edit, keypress key)
{
    if (!key_is_character(key))
        return edit_move(edit, key) || edit_remove(edit, key);
    insert(edit, key);
    return true;
}

/* What a line can have of TEXT, at most ROOM bytes of it; false where that is not all. */
static bool clean_part(const char *text, size_t room, struct str *clean)
{
    for (uint32_t character = text_next(&text); character != 0; character = text_next(&text)) {
        size_t size = clean->size;
        if (character == '\n' || character == '\t')
            character = ' ';
        if (key_is_character(character))
            text_add_character(clean, character);
        if (clean->size <= room)
            continue;
        clean->data[size] = '\0';
        clean->size = size;
        return false;
    }
    return true;
}

bool line_edit_paste(struct line_edit *edit, const char *text, size_t most)
{
    struct str clean = {0};
    struct str whole = {0};
    size_t room = most > edit->text.size ? most - edit->text.size : 0;
    bool all = clean_part(text, room, &clean);
    str_add_part(&whole, str_text(&edit->text), edit->cursor);
    str_add(&whole, str_text(&clean));
    size_t cursor = whole.size;
    str_add(&whole, str_text(&edit->text) + edit->cursor);
    str_release(&edit->text);
    str_release(&clean);
    edit->text = whole;
    edit->cursor = cursor;
    return all;
}

void line_edit_type(struct line_edit *edit, const char *text)
{
    line_edit_paste(edit, text, SIZE_MAX);
}

static int width_between(const struct line_edit *edit, size_t from, size_t to)
{
    char *part = mem_copy_part(str_text(&edit->text) + from, to - from);
    int width = text_width(part);
    free(part);
    return width;
}

/* The first byte from which on what stands before END takes less than COLUMNS. */
static size_t fitting_before(const struct line_edit *edit, size_t end, int columns)
{
    size_t at = end;
    while (at > 0 && width_between(edit, before(edit, at), end) < columns)
        at = before(edit, at);
    return at;
}

/* Scrolls so that the cursor stands within COLUMNS, one of which is its own, and that nothing is
 * out of sight on the left that has room. */
static void follow_cursor(struct line_edit *edit, int columns)
{
    size_t least = fitting_before(edit, edit->cursor, columns - 1);
    size_t most = fitting_before(edit, edit->text.size, columns - 1);
    if (edit->left > edit->cursor)
        edit->left = edit->cursor;
    if (edit->left < least)
        edit->left = least;
    if (edit->left > most)
        edit->left = most;
}

#define OUT_OF_SIGHT "…"

int line_edit_paint(struct line_edit *edit, const struct painter *painter, int row, int column,
                    int columns)
{
    follow_cursor(edit, columns);
    const char *shown = str_text(&edit->text) + edit->left;
    size_t size = text_head(shown, columns);
    char *head = mem_copy_part(shown, size);
    paint_fill(painter, row, column, columns, STYLE_FIELD);
    paint_text(painter, row, column, columns, STYLE_FIELD, head);
    free(head);
    if (edit->left > 0)
        paint_text(painter, row, column - 1, 1, STYLE_FAINT, OUT_OF_SIGHT);
    if (shown[size] != '\0')
        paint_text(painter, row, column + columns, 1, STYLE_FAINT, OUT_OF_SIGHT);
    return column + width_between(edit, edit->left, edit->cursor);
}
