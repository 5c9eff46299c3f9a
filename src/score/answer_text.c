/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/points.h"
#include "base/text.h"
#include "score/answer.h"

static void write_pair(struct str *out, bool first, const char *name, const char *value)
{
    str_add(out, first ? "" : " ");
    str_add(out, name);
    str_add(out, "=");
    str_add(out, value);
}

static void write_marks(const struct form *form, const struct item *item,
                        const struct answer *answer, struct str *out)
{
    const struct rule *rules = form_rules(form, item);
    char number[POINTS_TEXT];
    bool first = true;
    for (int i = 0; i < item->rule_count; i++) {
        if (answer->marks[i] == MARK_NONE)
            continue;
        points value = answer->marks[i];
        if (rules[i].kind != RULE_STEPS)
            value *= POINTS_ONE;
        write_pair(out, first, rules[i].id, points_to_text(value, number));
        first = false;
    }
    if (answer->adjust != 0)
        write_pair(out, first, "adjust", points_to_text(answer->adjust, number));
}

void answer_write(const struct form *form, const struct item *item, const struct answer *answer,
                  struct str *out)
{
    char number[POINTS_TEXT];
    if (answer->state == ANSWER_OPEN)
        return;
    if (answer->state == ANSWER_NA)
        str_add(out, "na");
    else if (item->kind == ITEM_RATE)
        write_pair(out, true, "score", points_to_text(answer->score, number));
    else if (!answer_has_marks(item, answer))
        str_add(out, "ok");
    else
        write_marks(form, item, answer, out);
}

/* One NAME=VALUE being read, and what was read before it. */
struct reading {
    const struct form *form;
    const struct item *item;
    struct answer answer;
    int64_t marks[FORM_RULES_OF_ITEM];
    bool seen[FORM_RULES_OF_ITEM];
    bool seen_adjust;
    bool seen_score;
    int words;
};

static enum answer_error number_read(const char *text, points *value)
{
    switch (points_from_text(text, value)) {
    case POINTS_OK:
        return ANSWER_OK;
    case POINTS_TOO_LARGE:
        return ANSWER_TOO_LARGE;
    case POINTS_EMPTY:
    case POINTS_NOT_A_NUMBER:
    case POINTS_TOO_PRECISE:
    default:
        break;
    }
    return ANSWER_NOT_A_NUMBER;
}

static enum answer_error read_score(struct reading *reading, const char *value)
{
    points score;
    if (reading->item->kind != ITEM_RATE)
        return ANSWER_NOT_RATED;
    if (reading->seen_score)
        return ANSWER_TWICE;
    reading->seen_score = true;
    enum answer_error error = number_read(value, &score);
    return error != ANSWER_OK ? error : answer_rate(reading->item, score, &reading->answer);
}

static enum answer_error read_adjust(struct reading *reading, const char *value)
{
    points adjust;
    if (reading->seen_adjust)
        return ANSWER_TWICE;
    reading->seen_adjust = true;
    enum answer_error error = number_read(value, &adjust);
    return error != ANSWER_OK ? error : answer_adjust(reading->item, adjust, &reading->answer);
}

static enum answer_error mark_value(const struct rule *rule, const char *text, int64_t *value)
{
    points number;
    enum answer_error error = number_read(text, &number);
    bool counts = rule->kind != RULE_STEPS;
    if (counts && error == ANSWER_NOT_A_NUMBER)
        return ANSWER_NOT_A_COUNT;
    if (error != ANSWER_OK)
        return error;
    if (counts && number % POINTS_ONE != 0)
        return ANSWER_NOT_A_COUNT;
    *value = counts ? number / POINTS_ONE : number;
    return ANSWER_OK;
}

/* A file may hold marks that no key could put together, so a group is looked at before marking. */
static bool group_is_free(const struct reading *reading, const struct rule *rules, int rule)
{
    for (int i = 0; i < reading->item->rule_count; i++) {
        if (i == rule || rules[i].group != rules[rule].group || reading->marks[i] == MARK_NONE)
            continue;
        if (rules[i].kind == RULE_CHOICE || rules[rule].kind == RULE_CHOICE)
            return false;
    }
    return true;
}

static enum answer_error read_mark(struct reading *reading, const char *name, const char *text)
{
    int rule = form_rule(reading->form, reading->item, name);
    if (rule < 0)
        return ANSWER_UNKNOWN_RULE;
    if (reading->seen[rule])
        return ANSWER_TWICE;
    reading->seen[rule] = true;
    const struct rule *rules = form_rules(reading->form, reading->item);
    int64_t value;
    enum answer_error error = mark_value(&rules[rule], text, &value);
    if (error != ANSWER_OK)
        return error;
    bool marks = value != 0 || rules[rule].kind == RULE_STEPS;
    if (marks && rules[rule].group != RULE_NO_GROUP && !group_is_free(reading, rules, rule))
        return ANSWER_GROUP;
    return answer_mark(reading->form, reading->item, rule, value, &reading->answer);
}

static enum answer_error read_pair(struct reading *reading, char *word)
{
    char *equals = strchr(word, '=');
    if (equals == NULL || equals == word)
        return ANSWER_SYNTAX;
    *equals = '\0';
    const char *value = equals + 1;
    if (strcmp(word, "score") == 0)
        return read_score(reading, value);
    if (reading->item->kind == ITEM_RATE)
        return ANSWER_NOT_RATED;
    if (strcmp(word, "adjust") == 0)
        return read_adjust(reading, value);
    return read_mark(reading, word, value);
}

/* Whether the SIZE bytes at TEXT are WORD, in whatever case. */
static bool is_word(const char *text, size_t size, const char *word)
{
    return size == strlen(word) && strncasecmp(text, word, size) == 0;
}

static enum answer_error read_word(struct reading *reading, const char *text, size_t size)
{
    bool alone = reading->words++ == 0;
    if (alone && is_word(text, size, "ok")) {
        answer_settle(reading->item, &reading->answer);
        return ANSWER_OK;
    }
    if (alone && is_word(text, size, "na"))
        return answer_leave_out(reading->item, &reading->answer);
    if (reading->answer.state == ANSWER_NA)
        return ANSWER_SYNTAX;
    char *pair = mem_copy_part(text, size);
    enum answer_error error = read_pair(reading, pair);
    free(pair);
    return error;
}

#define BLANKS " \t\r\n"

static enum answer_error read_words(const struct form *form, const struct item *item,
                                    const char *text, struct answer *answer, const char **word,
                                    size_t *size)
{
    struct reading reading = {.form = form, .item = item};
    reading.answer.marks = reading.marks;
    answer_clear(item, &reading.answer);
    for (text += strspn(text, BLANKS); *text != '\0'; text += strspn(text, BLANKS)) {
        size_t length = strcspn(text, BLANKS);
        enum answer_error error = read_word(&reading, text, length);
        if (error != ANSWER_OK) {
            if (word != NULL)
                *word = text;
            if (size != NULL)
                *size = length;
            return error;
        }
        text += length;
    }
    /* "plan=0" says that somebody looked. */
    if (reading.words > 0 && reading.answer.state == ANSWER_OPEN)
        answer_settle(item, &reading.answer);
    answer_copy(item, &reading.answer, answer);
    return ANSWER_OK;
}

/* TEXT as it would be had it been typed without an input method; newly allocated. */
static char *plain_of(const char *text)
{
    struct str plain = {0};
    for (uint32_t character = text_next(&text); character != 0; character = text_next(&text))
        text_add_character(&plain, text_ascii_twin(character));
    return str_take(&plain);
}

/* As it stands first: the form may have given a rule an id that is typed with an input method. */
enum answer_error answer_read(const struct form *form, const struct item *item, const char *text,
                              struct answer *answer, const char **word, size_t *size)
{
    enum answer_error error = read_words(form, item, text, answer, word, size);
    if (error == ANSWER_OK)
        return error;
    char *plain = plain_of(text);
    if (read_words(form, item, plain, answer, NULL, NULL) == ANSWER_OK)
        error = ANSWER_OK;
    free(plain);
    return error;
}
