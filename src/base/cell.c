/* SPDX-License-Identifier: MIT */
#include "base/cell.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/str.h"
#include "base/text.h"

/* Not text_ascii_twin(): 1、2 is a list and no number. */
static uint32_t twin(uint32_t character)
{
    if (character == 0x2212)
        return '-';
    if (character == 0xA0 || character == 0x2009 || character == 0x202F || character == 0x3000)
        return ' ';
    return character >= 0xFF01 && character <= 0xFF5E ? text_ascii_twin(character) : character;
}

/* TEXT in ASCII, blanks at its ends left out; false where other characters are in it. */
static bool to_ascii(const char *text, struct str *out)
{
    for (uint32_t c = twin(text_next(&text)); c != 0; c = twin(text_next(&text))) {
        if (c >= 0x7F)
            return false;
        if (c > ' ' || out->size > 0)
            str_add_char(out, (char)(c > ' ' ? c : ' '));
    }
    while (out->size > 0 && out->data[out->size - 1] == ' ')
        out->data[--out->size] = '\0';
    return out->size > 0;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static size_t digits_of(const char *text)
{
    return strspn(text, "0123456789");
}

static int count_of(const char *text, size_t size, char c)
{
    int count = 0;
    for (size_t i = 0; i < size; i++)
        count += text[i] == c;
    return count;
}

static char last_separator(const char *text, size_t size)
{
    for (size_t i = size; i > 0; i--)
        if (text[i - 1] == '.' || text[i - 1] == ',')
            return text[i - 1];
    return '\0';
}

/* Whether the only separator in TEXT, a comma, parts thousands as it stands. */
static bool could_group(const char *text, size_t size)
{
    size_t head = digits_of(text);
    return size == head + 4 && head >= 1 && head <= 3 && text[0] != '0' &&
           digits_of(text + head + 1) == 3;
}

/* The sign before the decimals of the SIZE bytes at TEXT; '\0' where there are none.  False where
 * that could be taken either way. */
static bool find_decimal_sign(const char *text, size_t size, char delimiter, char *sign)
{
    char last = last_separator(text, size);
    *sign = last != '\0' && count_of(text, size, last) == 1 ? last : '\0';
    if (*sign != ',' || count_of(text, size, '.') > 0 || !could_group(text, size))
        return true;
    if (delimiter == ',')
        *sign = '\0';
    return delimiter == ',' || delimiter == ';';
}

/* Adds the digits of a whole number, whose thousands one and the same sign may part. */
static bool add_whole(const char *text, size_t size, struct str *digits)
{
    size_t first = digits_of(text) < size ? digits_of(text) : size;
    char mark = first < size ? text[first] : '\0';
    str_add_part(digits, text, first);
    if (mark == '\0')
        return true;
    if (first < 1 || first > 3 || strchr(",. '", mark) == NULL)
        return false;
    for (size_t at = first; at < size; at += 4) {
        if (size - at < 4 || text[at] != mark || digits_of(text + at + 1) < 3)
            return false;
        str_add_part(digits, text + at + 1, 3);
    }
    return true;
}

/* What stands behind the E of 1E+00; false where that is no number or a senseless one. */
static bool read_exponent(const char *text, int *exponent)
{
    bool negative = *text == '-';
    text += *text == '-' || *text == '+';
    size_t size = digits_of(text);
    if (size < 1 || size > 3 || text[size] != '\0')
        return false;
    *exponent = negative ? -atoi(text) : atoi(text);
    return *exponent >= -99 && *exponent <= 99;
}

#define DECIMALS 3
/* From so many decimals on they are what a sum in binary fractions leaves. */
#define DECIMALS_NOISY 12

/* Rounds 0.30000000000000004 and 0.7999999999999999, and nothing that anybody typed. */
static void drop_noise(struct str *digits, size_t whole)
{
    if (digits->size < whole + DECIMALS_NOISY)
        return;
    const char *tail = digits->data + whole + DECIMALS;
    size_t zeros = strspn(tail, "0");
    size_t nines = strspn(tail, "9");
    if (zeros < DECIMALS_NOISY - DECIMALS - 1 && nines < DECIMALS_NOISY - DECIMALS - 1)
        return;
    digits->size = whole + DECIMALS;
    digits->data[digits->size] = '\0';
    size_t at = digits->size;
    bool carry = nines > 0;
    while (carry) {
        carry = digits->data[--at] == '9';
        digits->data[at] = carry ? '0' : (char)(digits->data[at] + 1);
    }
}

/* The number with the point moved by EXPONENT: WHOLE of its DIGITS stand before it. */
static void add_shifted(struct str *digits, size_t whole, int exponent, struct str *out)
{
    struct str zeros = {0};
    int before = (int)whole + exponent;
    for (; before < 0; before++)
        str_add_char(&zeros, '0');
    /* One more, for what rounding carries over. */
    str_add_char(&zeros, '0');
    before++;
    str_add(&zeros, str_text(digits));
    while (zeros.size < (size_t)before)
        str_add_char(&zeros, '0');
    drop_noise(&zeros, (size_t)before);
    str_add_part(out, zeros.data, (size_t)before);
    str_addf(out, ".%s", zeros.data + before);
    str_release(&zeros);
}

/* Writes the number in ASCII at TEXT as points_from_text() reads it. */
static bool add_plain(const char *text, char delimiter, struct str *out)
{
    struct str digits = {0};
    int exponent = 0;
    char sign = '\0';
    if (*text == '-' || *text == '+')
        str_add_char(out, *text++);
    size_t size = strcspn(text, "eE");
    bool good = size > 0 && (is_digit(text[0]) || is_digit(text[size - 1])) &&
                (text[size] == '\0' || read_exponent(text + size + 1, &exponent)) &&
                find_decimal_sign(text, size, delimiter, &sign);
    const char *point = sign != '\0' ? memchr(text, sign, size) : NULL;
    size_t whole = point != NULL ? (size_t)(point - text) : size;
    good = good && add_whole(text, whole, &digits);
    size_t before = digits.size;
    if (good && point != NULL) {
        str_add_part(&digits, point + 1, size - whole - 1);
        good = digits_of(point + 1) == size - whole - 1;
    }
    if (good)
        add_shifted(&digits, before, exponent, out);
    str_release(&digits);
    return good;
}

enum points_error cell_points(const char *text, char delimiter, points *value)
{
    struct str ascii = {0};
    struct str plain = {0};
    enum points_error error = points_from_text(text, value);
    bool other = error == POINTS_NOT_A_NUMBER || error == POINTS_TOO_PRECISE;
    if (other && to_ascii(text, &ascii) && add_plain(ascii.data, delimiter, &plain))
        error = points_from_text(plain.data, value);
    str_release(&ascii);
    str_release(&plain);
    return error;
}

static const char *const months[] = {
    "jan", "january", "feb",  "february", "mar",  "march",    "apr",    "april",
    "may", "jun",     "june", "jul",      "july", "aug",      "august", "september",
    "sep", "october", "oct",  "november", "nov",  "december", "dec",
};
static const char *const parts[] = {"e", "am", "pm", "a", "p", "t", "z"};

static bool is_among(const char *word, size_t size, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strlen(words[i]) == size && strncasecmp(words[i], word, size) == 0)
            return true;
    return false;
}

/* Whether a word of letters can stand in a number, a day or a time; only a month's name can stand
 * FIRST. */
static bool is_part(const char *word, size_t size, bool first)
{
    return is_among(word, size, months, sizeof months / sizeof months[0]) ||
           (!first && is_among(word, size, parts, sizeof parts / sizeof parts[0]));
}

/* TEXT in ASCII, with what parts a day or goes with money turned into a slash. */
static bool to_value(const char *text, struct str *out)
{
    static const uint32_t marks[] = {0x5E74, 0x6708, 0x65E5, 0x65F6, 0x6642, /* 年月日时時 */
                                     0xA5,   0xFFE5, 0x20AC, 0xA3};          /* money */
    for (uint32_t c = twin(text_next(&text)); c != 0; c = twin(text_next(&text))) {
        for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
            c = c == marks[i] ? '/' : c;
        if (c >= 0x7F)
            return false;
        str_add_char(out, (char)c);
    }
    return true;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Whether ASCII text is made of digits and of what stands between them. */
static bool is_all_value(const char *text)
{
    bool digit = false;
    if (strpbrk(text, "0123456789") == NULL)
        return false;
    while (*text != '\0') {
        size_t letters = 0;
        while (is_letter(text[letters]))
            letters++;
        if (letters > 0 ? !is_part(text, letters, !digit)
                        : strchr("0123456789 .,:/-+%()$\t", *text) == NULL)
            return false;
        digit |= is_digit(*text);
        text += letters > 0 ? letters : 1;
    }
    return true;
}

/* Whether ASCII text is a word that is a value by itself. */
static bool is_truth(const char *text)
{
    static const char blanks[] = " \t\r\n";
    static const char *const words[] = {"true", "false"};
    text += strspn(text, blanks);
    size_t size = strcspn(text, blanks);
    return is_among(text, size, words, sizeof words / sizeof words[0]) &&
           text[size + strspn(text + size, blanks)] == '\0';
}

/* Most texts are Chinese, and known by their first character to be no value. */
bool cell_is_value(const char *text)
{
    struct str ascii = {0};
    bool is =
        to_value(text, &ascii) && (is_truth(str_text(&ascii)) || is_all_value(str_text(&ascii)));
    str_release(&ascii);
    return is;
}
