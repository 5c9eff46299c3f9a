/* SPDX-License-Identifier: MIT */
#include "form/clause.h"

#include <ctype.h>
#include <string.h>

#include "base/str.h"
#include "base/text.h"

/* A word before a number, or behind it, that makes the number an amount taken off or added. */
struct clause_word {
    const char *word;
    int sign;    /* 0: what is counted grows or shrinks by the number, which is no amount */
    bool behind; /* whether the number stands before the word */
};

static const struct clause_word clause_words[] = {
    {"增加", 0, false},    {"减少", 0, false},  {"扣除", -1, false}, {"扣", -1, false},
    {"减", -1, false},     {"加", 1, false},    {"奖", 1, false},    {"deduct ", -1, false},
    {"minus ", -1, false}, {"adds ", 1, false}, {"plus ", 1, false}, {" off", -1, true},
    {" on", 1, true},
};

#define CLAUSE_WORDS (sizeof clause_words / sizeof clause_words[0])

static bool is_number_character(uint32_t character)
{
    character = text_ascii_twin(character);
    return (character >= '0' && character <= '9') || character == '.';
}

/*
 * The number at *TEXT, full-width digits and blanks before it allowed, and *TEXT moved behind it.
 * A point with no digit behind it ends the sentence and not the number.
 */
static bool number_at(const char **text, points *value)
{
    struct str digits = {0};
    const char *at = *text;
    while (*at == ' ')
        at++;
    const char *end = at;
    while (*end != '\0') {
        const char *next = end;
        uint32_t character = text_next(&next);
        const char *behind = next;
        if (!is_number_character(character))
            break;
        bool point = text_ascii_twin(character) == '.';
        if (point && (!is_number_character(text_next(&behind)) || character == 0x3002))
            break;
        text_add_character(&digits, text_ascii_twin(character));
        end = next;
    }
    bool good = digits.size > 0 && points_from_text(str_text(&digits), value) == POINTS_OK;
    str_release(&digits);
    if (good)
        *text = end;
    return good;
}

/* Whether WORD stands at AT and is no part of a longer word. */
static bool word_at(const char *at, const char *word)
{
    size_t size = strlen(word);
    if (strncmp(at, word, size) != 0)
        return false;
    return !isalpha((unsigned char)at[size]);
}

static bool clause_at(const char **text, points *amount)
{
    for (size_t i = 0; i < CLAUSE_WORDS; i++) {
        const struct clause_word *word = &clause_words[i];
        const char *at = *text;
        if (word->behind) {
            if (!number_at(&at, amount) || !word_at(at, word->word))
                continue;
            at += strlen(word->word);
        } else {
            if (strncmp(at, word->word, strlen(word->word)) != 0)
                continue;
            at += strlen(word->word);
            if (!number_at(&at, amount))
                continue;
        }
        *text = at;
        *amount *= word->sign;
        return word->sign != 0;
    }
    return false;
}

/* Words that make the clause right behind them the most there can be. */
static const char *const bounding_words[] = {
    "最多可", "最高可", "最多", "最高", "至多", "累计不超过", "累计", "合计", "at most ", "up to ",
};

/* Moves *AT behind such a word; false where none stands there. */
static bool bounding_at(const char **at)
{
    for (size_t i = 0; i < sizeof bounding_words / sizeof *bounding_words; i++) {
        size_t size = strlen(bounding_words[i]);
        if (strncmp(*at, bounding_words[i], size) != 0)
            continue;
        *at += size;
        return true;
    }
    return false;
}

bool clause_next(const char **text, struct clause *clause)
{
    while (**text != '\0') {
        const char *at = *text;
        clause->is_most = bounding_at(&at);
        if (clause_at(&at, &clause->amount)) {
            *text = at;
            return true;
        }
        /* A number that is no amount is passed over whole: its tail is no number of its own. */
        points number;
        if (at == *text && !number_at(&at, &number))
            text_next(&at);
        *text = at;
    }
    return false;
}
