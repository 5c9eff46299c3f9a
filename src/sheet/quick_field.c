/* SPDX-License-Identifier: MIT */
#include "sheet/quick_field.h"

#include <string.h>

#include "base/table.h"

bool cursor_take_bytes(struct cursor *cursor, const char *bytes, size_t size)
{
    if ((size_t)(cursor->end - cursor->at) < size || memcmp(cursor->at, bytes, size) != 0)
        return false;
    cursor->at += size;
    return true;
}

bool cursor_take_char(struct cursor *cursor, char c)
{
    if (*cursor->at != c)
        return false;
    cursor->at++;
    return true;
}

/* The NUL at the end is one too, and so ends every loop. */
static bool is_control(char c)
{
    return (unsigned char)c < 0x20;
}

static bool take_quoted(struct cursor *cursor, struct span *span)
{
    const char *at = cursor->at + 1;
    *span = (struct span){.begin = at, .quoted = true};
    while (*at != '"' || at[1] == '"') {
        if (is_control(*at))
            return false;
        at += *at == '"' ? 2 : 1;
    }
    span->size = (size_t)(at - span->begin);
    cursor->at = at + 1;
    return true;
}

/* Most bytes are above all that ends a field. */
static bool is_within(char c)
{
    return (unsigned char)c > ',' || (c != ',' && c != '"' && !is_control(c));
}

bool cursor_take_field(struct cursor *cursor, char behind, struct span *span)
{
    if (*cursor->at == '"')
        return take_quoted(cursor, span) && cursor_take_char(cursor, behind);
    const char *at = cursor->at;
    while (is_within(*at))
        at++;
    *span = (struct span){.begin = cursor->at, .size = (size_t)(at - cursor->at)};
    cursor->at = at;
    return cursor_take_char(cursor, behind);
}

const char *span_text(const struct span *span, struct str *scratch)
{
    str_clear(scratch);
    if (!span->quoted)
        str_add_part(scratch, span->begin, span->size);
    for (size_t i = 0; span->quoted && i < span->size; i++) {
        str_add_char(scratch, span->begin[i]);
        i += span->begin[i] == '"';
    }
    return str_text(scratch);
}

bool span_same_text(const struct span *a, const struct span *b)
{
    if (a->quoted == b->quoted && a->size == b->size)
        if (a->size == 0 || memcmp(a->begin, b->begin, a->size) == 0)
            return true;
    struct str first = {0};
    struct str second = {0};
    bool same =
        strcmp(table_free_text(span_text(a, &first)), table_free_text(span_text(b, &second))) == 0;
    str_release(&first);
    str_release(&second);
    return same;
}
