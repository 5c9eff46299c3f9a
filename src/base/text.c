/* SPDX-License-Identifier: MIT */
#include "base/text.h"

#include <stdlib.h>
#include <string.h>
#include <unigbrk.h>
#include <unilbrk.h>
#include <unistr.h>
#include <uniwidth.h>

#include "base/mem.h"

#define ENCODING "UTF-8"

/* CJK Unified Ideographs: all of them wide. */
#define CJK_FIRST 0x4E00
#define CJK_LAST  0x9FFF

static const uint8_t *bytes_of(const char *text)
{
    return (const uint8_t *)text;
}

static bool is_continuation(uint8_t byte)
{
    return (byte & 0xC0) == 0x80;
}

/* Three bytes from U+1000 to U+CFFF or from U+E000 on: nearly all of Chinese with its punctuation,
 * and nothing there is ill-formed. */
static bool is_plain_triple(const uint8_t *bytes)
{
    return bytes[0] >= 0xE1 && bytes[0] <= 0xEF && bytes[0] != 0xED && is_continuation(bytes[1]) &&
           is_continuation(bytes[2]);
}

static bool are_eight_ascii(const uint8_t *bytes)
{
    uint64_t eight;
    memcpy(&eight, bytes, sizeof eight);
    return (eight & 0x8080808080808080) == 0;
}

/* ASCII and Chinese, which is nearly everything, are passed over here. */
bool text_is_utf8(const char *bytes, size_t size)
{
    const uint8_t *at = bytes_of(bytes);
    const uint8_t *end = at + size;
    while (at < end) {
        if (end - at >= 8 && are_eight_ascii(at))
            at += 8;
        else if (*at < 0x80)
            at++;
        else if (end - at >= 3 && is_plain_triple(at))
            at += 3;
        else
            return u8_check(at, (size_t)(end - at)) == NULL;
    }
    return true;
}

uint32_t text_next(const char **text)
{
    ucs4_t character = (unsigned char)**text;
    if (character < 0x80) {
        *text += character != 0;
        return character;
    }
    const uint8_t *bytes = bytes_of(*text);
    if (is_plain_triple(bytes)) {
        *text += 3;
        return (bytes[0] & 0x0FU) << 12 | (bytes[1] & 0x3FU) << 6 | (bytes[2] & 0x3FU);
    }
    int size = u8_strmbtouc(&character, bytes_of(*text));
    if (size <= 0) {
        *text += 1;
        return 0xFFFD;
    }
    *text += size;
    return character;
}

void text_add_character(struct str *out, uint32_t character)
{
    uint8_t bytes[6];
    if (character < 0x80) {
        str_add_char(out, (char)character);
        return;
    }
    int size = u8_uctomb(bytes, character, sizeof bytes);
    if (size > 0)
        str_add_part(out, (const char *)bytes, (size_t)size);
}

size_t text_cluster_before(const char *text, size_t at)
{
    const uint8_t *begin = (const uint8_t *)text;
    const uint8_t *found = u8_grapheme_prev(begin + at, begin);
    return found != NULL ? (size_t)(found - begin) : at;
}

size_t text_cluster_behind(const char *text, size_t at)
{
    const uint8_t *begin = (const uint8_t *)text;
    const uint8_t *found = u8_grapheme_next(begin + at, begin + strlen(text));
    return found != NULL ? (size_t)(found - begin) : at;
}

/* The two blocks that nearly every character comes from need no look into tables. */
int text_character_width(uint32_t character)
{
    if (character >= 0x20 && character < 0x7F)
        return 1;
    if (character >= CJK_FIRST && character <= CJK_LAST)
        return 2;
    if (character != 0 && text_is_hidden(character))
        return 1;
    int width = uc_width(character, ENCODING);
    return width > 0 ? width : 0;
}

bool text_is_wide(uint32_t character)
{
    return text_character_width(character) > 1;
}

int text_width(const char *text)
{
    int width = 0;
    for (;;) {
        for (; *text >= 0x20 && *text < 0x7F; text++)
            width++;
        uint32_t character = text_next(&text);
        if (character == 0)
            return width;
        width += text_character_width(character);
    }
}

size_t text_head(const char *text, int width)
{
    const char *at = text;
    int columns = 0;
    while (*at != '\0') {
        const char *next = at;
        columns += text_character_width(text_next(&next));
        if (columns > width)
            break;
        at = next;
    }
    return (size_t)(at - text);
}

void text_pad(const char *text, int columns, struct str *out)
{
    int blanks = columns - text_width(text);
    str_add(out, text);
    str_add_blanks(out, blanks > 1 ? blanks : 1);
}

void text_clip(const char *text, int width, struct str *out)
{
    if (width <= 0)
        return;
    if (text_width(text) <= width) {
        str_add(out, text);
        return;
    }
    str_add_part(out, text, text_head(text, width - 1));
    str_add(out, "…");
}

/* The byte where the longest tail of TEXT, which is wider, that fits in WIDTH columns begins. */
static size_t tail_begin(const char *text, int width)
{
    size_t at = strlen(text);
    size_t before = text_cluster_before(text, at);
    while (text_width(text + before) <= width) {
        at = before;
        before = text_cluster_before(text, at);
    }
    return at;
}

void text_clip_middle(const char *text, int width, struct str *out)
{
    int tail = width / 3;
    if (tail == 0 || text_width(text) <= width) {
        text_clip(text, width, out);
        return;
    }
    /* What the head leaves of its share, a column before a wide character, is the tail's. */
    char *head = mem_copy_part(text, text_head(text, width - 1 - tail));
    tail = width - 1 - text_width(head);
    str_add(out, head);
    str_add(out, "…");
    str_add(out, text + tail_begin(text, tail));
    free(head);
}

/* The bytes of TEXT up to the first line break in it. */
static size_t paragraph_size(const char *text)
{
    return strcspn(text, "\n");
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Whether the first byte of a character from U+4000 to U+9FFF stands there; no other has it. */
static bool begins_ideograph(char c)
{
    return (unsigned char)c >= 0xE4 && (unsigned char)c <= 0xE9;
}

/* A figure stays on one line with the word before it and with what is counted. */
static void keep_figures(const char *text, size_t size, char *breaks)
{
    for (size_t i = 1; i < size; i++)
        if ((i >= 3 && begins_ideograph(text[i - 3]) && is_digit(text[i])) ||
            (is_digit(text[i - 1]) && begins_ideograph(text[i])))
            breaks[i] = UC_BREAK_PROHIBITED;
}

/* Where the first line of a paragraph too wide for WIDTH ends. */
static size_t first_break(const char *text, size_t size, int width)
{
    /* What lies beyond two lines has no part in where the first one ends. */
    size_t near = text_head(text, 2 * width);
    size = near < size ? near : size;
    char *breaks = mem_new(size + 1, 1);
    char *kept = mem_new(size + 1, 1);
    keep_figures(text, size, kept);
    u8_width_linebreaks(bytes_of(text), size, width, 0, 0, kept, ENCODING, breaks);
    free(kept);
    size_t at = 1;
    while (at < size && breaks[at] != UC_BREAK_POSSIBLE && breaks[at] != UC_BREAK_MANDATORY)
        at++;
    free(breaks);
    /* A word wider than the line is cut where the line ends. */
    size_t head = text_head(text, width);
    size_t whole = at;
    while (whole > 0 && text[whole - 1] == ' ')
        whole--;
    return whole > head ? head : at;
}

size_t text_line(const char *text, int width, const char **next)
{
    size_t size = paragraph_size(text);
    size_t end = size;
    if (width < 2)
        width = 2;
    /* No character takes more columns than bytes. */
    if (size > (size_t)width && text_head(text, width) < size)
        end = first_break(text, size, width);
    const char *behind = text + end;
    if (end == size && *behind == '\n')
        behind++;
    *next = *behind != '\0' ? behind : NULL;
    while (end > 0 && text[end - 1] == ' ')
        end--;
    return end;
}

int text_line_count(const char *text, int width)
{
    int count = 0;
    while (text != NULL && *text != '\0') {
        text_line(text, width, &text);
        count++;
    }
    return count;
}
