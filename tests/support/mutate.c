/* SPDX-License-Identifier: MIT */
#include "mutate.h"

#include <string.h>

/* What is put in the place of a field or of some bytes. */
/* clang-format off */
const char *const mutate_pieces[] = {
    "", "ok", "na", "OK", "0", "1", "1.0", "-1", "+5", "=1", "'=1", "'", "\"\"", "\"a,b\"",
    "\"a", "a\"b", "\"a\"\"b\"", "\"a\nb\"", " ", "  ok ", "\t", "\x01", "\x7f", "\xff",
    "\xC2\x85", "\xE2\x80\xAE", "\xEF\xBB\xBF", "\xED\xA0\x80", "\xE4\xB8", "\xF0\x9F\x98\x80",
    "final", "draft", "定稿", "草稿", "2017-12-20", "2017/12/20", "2017-2-1", "2017-02-30",
    "adjust=1", "score=0.4", "a=1", "plan=1", "\r\n", "\n", "\r", ",", ";", "，",
    "2017-12-20T09:30:00+08:00", "2017-12-20T09:30:00Z", "15", "5", "3", "单位",
};
/* clang-format on */
const int mutate_piece_count = (int)(sizeof mutate_pieces / sizeof mutate_pieces[0]);

void mutate_replace(struct str *text, size_t from, size_t to, const char *piece, size_t size)
{
    struct str made = {0};
    str_add_part(&made, text->data, from);
    str_add_part(&made, piece, size);
    str_add_part(&made, text->data + to, text->size - to);
    str_release(text);
    *text = made;
}

/* What stands on every row can only be changed on every row. */
void mutate_replace_all(struct str *text, const char *old, const char *piece)
{
    size_t from = 0;
    char *found;
    while (from < text->size && (found = strstr(text->data + from, old)) != NULL) {
        size_t at = (size_t)(found - text->data);
        mutate_replace(text, at, at + strlen(old), piece, strlen(piece));
        from = at + strlen(piece);
    }
}

/* The bytes of a field taken at random: where no quotes are, commas and line ends part them. */
static void field_at(const struct str *text, struct randomness *randomness, size_t *from,
                     size_t *to)
{
    *from = (size_t)random_below(randomness, (int)text->size);
    while (*from > 0 && strchr(",\n", text->data[*from - 1]) == NULL)
        (*from)--;
    *to = *from + strcspn(text->data + *from, ",\r\n");
}

void mutate(struct str *text, struct randomness *randomness)
{
    const char *piece = mutate_pieces[random_below(randomness, mutate_piece_count)];
    size_t at = (size_t)random_below(randomness, (int)text->size);
    size_t to;
    switch (random_below(randomness, 7)) {
    case 0:
        text->data[at] = (char)random_below(randomness, 256);
        break;
    case 1:
        mutate_replace(text, at, at, piece, strlen(piece));
        break;
    case 2:
        to = at + (size_t)random_below(randomness, 40);
        mutate_replace(text, at, to < text->size ? to : text->size, "", 0);
        break;
    case 3:
        mutate_replace(text, at, text->size, "", 0);
        break;
    case 4:
        mutate_replace(text, text->size, text->size, "\r\n\r\n",
                       2 * (size_t)random_below(randomness, 3));
        break;
    default:
        field_at(text, randomness, &at, &to);
        mutate_replace(text, at, to, piece, strlen(piece));
        break;
    }
}
