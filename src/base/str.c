/* SPDX-License-Identifier: MIT */
#include "base/str.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

const char *str_text(const struct str *str)
{
    return str->data != NULL ? str->data : "";
}

void str_reserve(struct str *str, size_t size)
{
    size_t needed = str->size + size + 1;
    if (needed <= str->room)
        return;
    size_t room = str->room < 32 ? 32 : str->room * 2;
    str->room = room < needed ? needed : room;
    str->data = mem_resize(str->data, str->room, 1);
}

void str_add_part(struct str *str, const char *bytes, size_t size)
{
    str_reserve(str, size);
    if (size > 0)
        memcpy(str->data + str->size, bytes, size);
    str->size += size;
    str->data[str->size] = '\0';
}

void str_add(struct str *str, const char *text)
{
    str_add_part(str, text, strlen(text));
}

void str_add_char(struct str *str, char c)
{
    str_reserve(str, 1);
    str->data[str->size++] = c;
    str->data[str->size] = '\0';
}

void str_add_blanks(struct str *str, int count)
{
    size_t size = count > 0 ? (size_t)count : 0;
    str_reserve(str, size);
    memset(str->data + str->size, ' ', size);
    str->size += size;
    str->data[str->size] = '\0';
}

/* Digits of the largest number, and a sign. */
#define NUMBER_ROOM 20

void str_add_number(struct str *str, int64_t number)
{
    char digits[NUMBER_ROOM];
    char *at = digits + sizeof digits;
    uint64_t left = number < 0 ? -(uint64_t)number : (uint64_t)number;
    do {
        *--at = (char)('0' + left % 10);
        left /= 10;
    } while (left > 0);
    if (number < 0)
        *--at = '-';
    str_add_part(str, at, (size_t)(digits + sizeof digits - at));
}

void str_vaddf(struct str *str, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    str_reserve(str, 0);
    size_t room = str->room - str->size;
    int size = vsnprintf(str->data + str->size, room, format, arguments);
    if (size > 0 && (size_t)size >= room) {
        str_reserve(str, (size_t)size);
        vsnprintf(str->data + str->size, (size_t)size + 1, format, again);
    }
    if (size > 0)
        str->size += (size_t)size;
    va_end(again);
}

void str_addf(struct str *str, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    str_vaddf(str, format, arguments);
    va_end(arguments);
}

void str_separate(struct str *str, const char *separator)
{
    if (str->size > 0)
        str_add(str, separator);
}

void str_clear(struct str *str)
{
    str->size = 0;
    if (str->data != NULL)
        str->data[0] = '\0';
}

char *str_take(struct str *str)
{
    char *text = str->data != NULL ? str->data : mem_copy("");
    *str = (struct str){0};
    return text;
}

void str_release(struct str *str)
{
    free(str->data);
    *str = (struct str){0};
}
