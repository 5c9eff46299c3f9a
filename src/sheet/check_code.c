/* SPDX-License-Identifier: MIT */
#include "sheet/check_code.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"

#define CHARACTERS    12
#define GROUP         4
#define BITS          5
#define CODE_ALPHABET "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

/* Puts VALUE, which is under 32, at character INDEX, and a hyphen behind a group. */
static void code_put(char code[CHECK_CODE_TEXT], int index, int value)
{
    int at = index + index / GROUP;
    code[at] = CODE_ALPHABET[value];
    code[at + 1] = (char)(index + 1 < CHARACTERS && (index + 1) % GROUP == 0 ? '-' : '\0');
}

const char *check_code_from_digest(const unsigned char digest[DIGEST_BYTES],
                                   char code[CHECK_CODE_TEXT])
{
    for (int i = 0; i < CHARACTERS; i++) {
        int value = 0;
        for (int bit = i * BITS; bit < (i + 1) * BITS; bit++)
            value = value * 2 + ((digest[bit / 8] >> (7 - bit % 8)) & 1);
        code_put(code, i, value);
    }
    return code;
}

static bool is_between(uint32_t character)
{
    return character == '-' || character == ' ' || (character >= 0x2010 && character <= 0x2015);
}

/* The value of a character as somebody may write it; -1 where it has none. */
static int value_of(uint32_t character)
{
    if (character >= 0x80)
        return -1;
    int letter = toupper((int)character);
    if (letter == 'O')
        letter = '0';
    if (letter == 'I' || letter == 'L')
        letter = '1';
    const char *at = memchr(CODE_ALPHABET, letter, strlen(CODE_ALPHABET));
    return at != NULL ? (int)(at - CODE_ALPHABET) : -1;
}

bool check_code_from_text(const char *text, char code[CHECK_CODE_TEXT])
{
    char read[CHECK_CODE_TEXT] = "";
    int count = 0;
    for (uint32_t c = text_next(&text); c != 0; c = text_next(&text)) {
        uint32_t character = text_ascii_twin(c);
        if (is_between(character))
            continue;
        int value = value_of(character);
        if (value < 0 || count == CHARACTERS)
            return false;
        code_put(read, count++, value);
    }
    if (count == CHARACTERS)
        memcpy(code, read, sizeof read);
    return count == CHARACTERS;
}

const char *check_code_of(const struct records *records, char code[CHECK_CODE_TEXT])
{
    code[0] = '\0';
    for (size_t i = 0; i < records->count; i++) {
        const struct record *record = &records->at[i];
        if (record->kind == RECORD_SAVED || record->change.kind != CHANGE_STATUS)
            continue;
        code[0] = '\0';
        if (record->sealed && strcmp(record->change.to, "final") == 0)
            check_code_from_digest(record->digest, code);
    }
    return code;
}
