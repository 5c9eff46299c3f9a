/* SPDX-License-Identifier: MIT */
#include "base/points.h"

#include <string.h>

#include "base/lang.h"
#include "base/text.h"

#define DECIMALS 3

/* A number being read, character by character. */
struct reading {
    points value;
    int decimals; /* read so far; -1 before the point */
    int digits;
    bool too_precise;
    bool too_large;
};

static void read_digit(struct reading *reading, int digit)
{
    reading->digits++;
    if (reading->decimals == DECIMALS) {
        reading->too_precise |= digit != 0;
        return;
    }
    if (reading->decimals >= 0)
        reading->decimals++;
    if (reading->value > POINTS_MAX)
        reading->too_large = true;
    else
        reading->value = reading->value * 10 + digit;
}

static bool read_character(struct reading *reading, uint32_t character)
{
    if (character >= '0' && character <= '9') {
        read_digit(reading, (int)(character - '0'));
        return true;
    }
    if (character == '.' && reading->decimals < 0) {
        reading->decimals = 0;
        return true;
    }
    return false;
}

/* The ideographic blank is the twin of the plain one. */
static bool is_blank(uint32_t character)
{
    return character == ' ' || character == '\t' || character == 0xA0;
}

/* The next character that counts, as its ASCII twin. */
static uint32_t next_twin(const char **text)
{
    return text_ascii_twin(text_next(text));
}

static enum points_error reading_end(struct reading *reading, bool negative, points *value)
{
    if (reading->digits == 0)
        return POINTS_NOT_A_NUMBER;
    for (int i = reading->decimals < 0 ? 0 : reading->decimals; i < DECIMALS; i++)
        reading->value *= 10;
    if (reading->too_large || reading->value > POINTS_MAX)
        return POINTS_TOO_LARGE;
    if (reading->too_precise)
        return POINTS_TOO_PRECISE;
    *value = negative ? -reading->value : reading->value;
    return POINTS_OK;
}

enum points_error points_from_text(const char *text, points *value)
{
    struct reading reading = {.decimals = -1};
    uint32_t character = next_twin(&text);
    while (is_blank(character))
        character = next_twin(&text);
    if (character == 0)
        return POINTS_EMPTY;
    bool negative = character == '-';
    if (character == '-' || character == '+')
        character = next_twin(&text);
    while (character != 0 && !is_blank(character)) {
        if (!read_character(&reading, character))
            return POINTS_NOT_A_NUMBER;
        character = next_twin(&text);
    }
    while (is_blank(character))
        character = next_twin(&text);
    if (character != 0)
        return POINTS_NOT_A_NUMBER;
    return reading_end(&reading, negative, value);
}

const char *points_error_text(enum points_error error)
{
    switch (error) {
    case POINTS_EMPTY:
        return _("is empty, a number is needed");
    case POINTS_TOO_PRECISE:
        return _("has more than three decimals");
    case POINTS_TOO_LARGE:
        return _("is too large a number");
    case POINTS_OK:
    case POINTS_NOT_A_NUMBER:
    default:
        break;
    }
    return _("is no number");
}

/*
 * The digits of a value without its sign, without trailing zeros, written from the last one
 * backwards.  A screen is full of numbers, and printf() is slow.
 */
static void write_digits(uint64_t value, char *text)
{
    char digits[POINTS_TEXT];
    char *at = digits + sizeof digits;
    bool shown = false;
    for (int i = 0; i < DECIMALS; i++, value /= 10) {
        shown |= value % 10 != 0;
        if (shown)
            *--at = (char)('0' + value % 10);
    }
    if (shown)
        *--at = '.';
    do {
        *--at = (char)('0' + value % 10);
        value /= 10;
    } while (value > 0);
    size_t size = (size_t)(digits + sizeof digits - at);
    memcpy(text, at, size);
    text[size] = '\0';
}

/* Without its sign; there is none of the smallest number in as many bits with a sign. */
static uint64_t magnitude(points value)
{
    return value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
}

const char *points_to_text(points value, char text[POINTS_TEXT])
{
    bool negative = value < 0;
    text[0] = '-';
    write_digits(magnitude(value), text + negative);
    return text;
}

const char *count_to_text(int64_t count, char text[POINTS_TEXT])
{
    return points_to_text(count * POINTS_ONE, text);
}

static const char *write_with_sign(points value, const char *sign, char text[POINTS_SHOWN_TEXT])
{
    size_t size = strlen(sign);
    memcpy(text, sign, size);
    write_digits(magnitude(value), text + size);
    return text;
}

const char *points_to_shown(points value, char text[POINTS_SHOWN_TEXT])
{
    return write_with_sign(value, value < 0 ? "−" : "", text);
}

const char *points_to_signed(points value, char text[POINTS_SIGNED_TEXT])
{
    return write_with_sign(value, value < 0 ? "−" : value > 0 ? "+" : "", text);
}

static points bounded(int64_t value)
{
    if (value > POINTS_MAX)
        return POINTS_MAX;
    return value < -POINTS_MAX ? -POINTS_MAX : value;
}

points points_add(points a, points b)
{
    return bounded(bounded(a) + bounded(b));
}

points points_times(points a, int64_t factor)
{
    int64_t product;
    if (!__builtin_mul_overflow(a, factor, &product))
        return bounded(product);
    return (a < 0) == (factor < 0) ? POINTS_MAX : -POINTS_MAX;
}

points points_divided(points sum, int64_t count)
{
    if (count <= 0)
        return 0;
    points rest = sum % count;
    if (rest < 0)
        rest = -rest;
    /* Twice the rest could be too large where COUNT is. */
    points away = rest >= count - rest ? 1 : 0;
    return sum / count + (sum < 0 ? -away : away);
}
