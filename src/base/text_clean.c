/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <uninorm.h>
#include <unistr.h>

#include "base/hash.h"
#include "base/mem.h"
#include "base/text.h"

#define FULL_WIDTH_FIRST  0xFF01
#define FULL_WIDTH_LAST   0xFF5E
#define FULL_WIDTH_OFFSET 0xFEE0
#define IDEOGRAPHIC_BLANK 0x3000

uint32_t text_ascii_twin(uint32_t character)
{
    if (character >= FULL_WIDTH_FIRST && character <= FULL_WIDTH_LAST)
        return character - FULL_WIDTH_OFFSET;
    switch (character) {
    case 0x3002: /* 。 */
    case 0xFF61:
        return '.';
    case 0x3001: /* 、 */
        return ',';
    case 0x2212: /* minus sign */
    case 0x2010:
    case 0x2013:
    case 0x2014:
        return '-';
    case 0x300A: /* 《 and 》: what an input method makes of < and > */
        return '<';
    case 0x300B:
        return '>';
    case IDEOGRAPHIC_BLANK:
        return ' ';
    default:
        return character;
    }
}

/* What steers a terminal or turns the direction of text round. */
static bool is_control(uint32_t character)
{
    return character < 0x20 || (character >= 0x7F && character < 0xA0) ||
           (character >= 0x200E && character <= 0x200F) ||
           (character >= 0x2028 && character <= 0x202E) ||
           (character >= 0x2066 && character <= 0x2069) || character == 0xFEFF;
}

/* What takes no column and joins nothing that anybody here writes: two names that differ in it look
 * the same.  Combining marks and variation selectors, of which rare names are made, are none. */
static bool is_unseen(uint32_t character)
{
    static const uint32_t ranges[][2] = {
        {0xAD, 0xAD},     {0x34F, 0x34F},     {0x61C, 0x61C},     {0x115F, 0x1160},
        {0x17B4, 0x17B5}, {0x180B, 0x180F},   {0x200B, 0x200F},   {0x2060, 0x206F},
        {0x3164, 0x3164}, {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},   {0xFFF0, 0xFFFB},
        {0xFFFE, 0xFFFF}, {0x1BCA0, 0x1BCA3}, {0xE0000, 0xE007F},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0] && character >= ranges[i][0]; i++)
        if (character <= ranges[i][1])
            return true;
    return false;
}

/* From U+3165 to U+CFFF, where nearly all of Chinese is, nothing is hidden. */
bool text_is_hidden(uint32_t character)
{
    return (character < 0x3165 || character > 0xCFFF) &&
           (is_control(character) || is_unseen(character));
}

/* U+2400 and on picture the C0 controls. */
static uint32_t control_picture(uint32_t character)
{
    if (character < 0x20)
        return 0x2400 + character;
    return character == 0x7F ? 0x2421 : 0xFFFD;
}

uint32_t text_next_harmless(const char **text, bool one_line)
{
    uint32_t character = text_next(text);
    if (character >= 0x20 && character < 0x7F)
        return character;
    if (character == '\n' || character == '\t' || character == '\r')
        return character == '\n' && !one_line ? '\n' : ' ';
    return character != 0 && text_is_hidden(character) ? control_picture(character) : character;
}

/* ASCII, of which much of every screen is, needs no look at what it is. */
uint32_t text_next_shown(const char **text, int *columns)
{
    unsigned char byte = (unsigned char)**text;
    if (byte >= 0x20 && byte < 0x7F) {
        *text += 1;
        *columns = 1;
        return byte;
    }
    uint32_t character = text_next_harmless(text, true);
    *columns = text_character_width(character);
    return character;
}

static bool is_continuation(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/* Past what nearly every text is of, ASCII and U+4000 to U+CFFF: nothing hidden is among them. */
static const char *past_plain(const char *text)
{
    const unsigned char *at = (const unsigned char *)text;
    for (;;) {
        if (*at >= 0x20 && *at < 0x7F)
            at++;
        else if (*at >= 0xE4 && *at < 0xED && is_continuation(at[1]) && is_continuation(at[2]))
            at += 3;
        else
            return (const char *)at;
    }
}

void text_add_harmless(const char *text, bool one_line, struct str *out)
{
    for (;;) {
        const char *plain = past_plain(text);
        str_add_part(out, text, (size_t)(plain - text));
        text = plain;
        uint32_t character = text_next_harmless(&text, one_line);
        if (character == 0)
            return;
        text_add_character(out, character);
    }
}

bool text_has_control(const char *text)
{
    for (text = past_plain(text); *text != '\0'; text = past_plain(text)) {
        uint32_t character = text_next(&text);
        if (is_control(character) && character != '\n' && character != '\t')
            return true;
    }
    return false;
}

static uint8_t *fold_once(const char *text, size_t *size)
{
    return u8_casefold((const uint8_t *)text, strlen(text), NULL, UNINORM_NFKC, NULL, size);
}

/* TEXT as it is compared: compatibility forms (full width) and letter case taken away. */
static char *folded(const char *text)
{
    size_t size = 0;
    uint8_t *fold = fold_once(text, &size);
    if (fold == NULL && errno == ENOMEM) {
        mem_use_reserve();
        fold = fold_once(text, &size);
    }
    if (fold == NULL)
        return mem_copy(text);
    char *copy = mem_copy_part((const char *)fold, size);
    free(fold);
    return copy;
}

void text_words_init(struct text_words *words, const char *text)
{
    words->folded = folded(text);
}

void text_words_release(struct text_words *words)
{
    free(words->folded);
    *words = (struct text_words){0};
}

bool text_has_words(const char *text, const struct text_words *words)
{
    char *in = folded(text);
    bool found = strstr(in, words->folded) != NULL;
    free(in);
    return found;
}

static bool is_blank(uint32_t character)
{
    return character == ' ' || character == '\t' || character == '\n' || character == '\r' ||
           character == IDEOGRAPHIC_BLANK || character == 0xA0;
}

static bool is_ascii_sign(char c)
{
    return c > ' ' && c < 0x7F;
}

static const char *past_blanks(const char *text)
{
    const char *next = text;
    while (!is_ascii_sign(*text) && is_blank(text_next(&next)))
        text = next;
    return text;
}

/* Ids and words are ASCII most of the time, and need no look into tables. */
static uint32_t next_alike(const char **text)
{
    if (!is_ascii_sign(**text))
        return uc_tolower(text_ascii_twin(text_next(text)));
    char sign = *(*text)++;
    return (uint32_t)(sign >= 'A' && sign <= 'Z' ? sign - 'A' + 'a' : sign);
}

bool text_ends_in(const char *text, const char *ending)
{
    size_t size = strlen(text);
    size_t tail = strlen(ending);
    return size >= tail && strcmp(text + size - tail, ending) == 0;
}

bool text_is_blank(const char *text)
{
    return *past_blanks(text) == '\0';
}

/* Character by character and without memory of its own: this is asked of every cell of a header. */
int text_order(const char *a, const char *b)
{
    a = past_blanks(a);
    b = past_blanks(b);
    uint32_t left = 0;
    uint32_t right = 0;
    while (left == right && *a != '\0' && *b != '\0') {
        const char *next_a = a;
        const char *next_b = b;
        left = next_alike(&next_a);
        right = next_alike(&next_b);
        a = left == right ? next_a : a;
        b = left == right ? next_b : b;
    }
    bool a_ends = *past_blanks(a) == '\0';
    bool b_ends = *past_blanks(b) == '\0';
    if (a_ends || b_ends)
        return b_ends - a_ends;
    return left < right ? -1 : 1;
}

bool text_same(const char *a, const char *b)
{
    return text_order(a, b) == 0;
}

uint64_t text_hash(const char *text)
{
    uint64_t hash = HASH_BEGIN;
    while (*text != '\0') {
        uint32_t character = next_alike(&text);
        if (!is_blank(character))
            hash = hash_add(hash, character);
    }
    return hash;
}

char *text_trimmed(const char *text)
{
    const char *begin = NULL;
    const char *end = text;
    const char *at = text;
    while (*at != '\0') {
        const char *here = at;
        if (is_blank(text_next(&at)))
            continue;
        begin = begin != NULL ? begin : here;
        end = at;
    }
    return begin != NULL ? mem_copy_part(begin, (size_t)(end - begin)) : mem_copy("");
}

void text_add_lines(const char *text, struct str *out)
{
    for (const char *cr = strchr(text, '\r'); cr != NULL; cr = strchr(text, '\r')) {
        str_add_part(out, text, (size_t)(cr - text));
        str_add_char(out, '\n');
        text = cr + (cr[1] == '\n' ? 2 : 1);
    }
    str_add(out, text);
}
