/* SPDX-License-Identifier: MIT */
#include "sheet/followup.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/points.h"
#include "base/text.h"

#define CHOICES_MOST 3

/* A word as a record and English files have it, as Chinese files have it, and as screens tell it.
 */
struct choice {
    const char *name[2];
    const char *label; /* N_() */
};

struct field {
    const char *name[2]; /* en, zh: part of the file's format */
    enum followup_kind kind;
    const char *label;                       /* N_() */
    struct choice choices[CHOICES_MOST + 1]; /* behind the last one: all zero */
};

static const struct field fields[FOLLOWUP_FIELDS] = {
    [FOLLOWUP_FORM] = {{"form", "考评表"}, FOLLOWUP_TEXT, N_("form"), {{{0}, NULL}}},
    [FOLLOWUP_UNIT] = {{"unit", "单位"}, FOLLOWUP_TEXT, N_("unit"), {{{0}, NULL}}},
    [FOLLOWUP_PLAN] = {{"plan", "计划报审"}, FOLLOWUP_DATE, N_("plan filed"), {{{0}, NULL}}},
    [FOLLOWUP_DEBRIEF] = {{"debrief", "述职张贴"},
                          FOLLOWUP_DATE,
                          N_("debrief posted"),
                          {{{0}, NULL}}},
    [FOLLOWUP_REPORTED] = {{"reported", "结果通报"},
                           FOLLOWUP_DATE,
                           N_("result reported"),
                           {{{0}, NULL}}},
    [FOLLOWUP_COMMENDED] = {{"commended", "评先表模"},
                            FOLLOWUP_DATE,
                            N_("commended"),
                            {{{0}, NULL}}},
    [FOLLOWUP_INTERVIEWED] = {{"interviewed", "约谈"},
                              FOLLOWUP_DATE,
                              N_("interviewed"),
                              {{{0}, NULL}}},
    [FOLLOWUP_CAUSE] = {{"cause", "约谈原因"},
                        FOLLOWUP_CHOICE,
                        N_("cause of the interview"),
                        {{{"ranking", "排名靠后"}, N_("low rank")},
                         {{"response", "群众反响较大"}, N_("public response")},
                         {{"both", "排名靠后且群众反响较大"}, N_("low rank and public response")}}},
    [FOLLOWUP_VOTE] = {{"vote", "满意度测评"},
                       FOLLOWUP_DATE,
                       N_("satisfaction vote"),
                       {{{0}, NULL}}},
    [FOLLOWUP_SATISFACTION] = {{"satisfaction", "满意率"},
                               FOLLOWUP_PERCENT,
                               N_("satisfied"),
                               {{{0}, NULL}}},
    [FOLLOWUP_VERDICT] = {{"verdict", "测评结论"},
                          FOLLOWUP_CHOICE,
                          N_("verdict"),
                          {{{"passed", "合格"}, N_("passed")},
                           {{"failed", "不合格"}, N_("failed")}}},
    [FOLLOWUP_RECOMMENDED] = {{"recommended", "建议调整"},
                              FOLLOWUP_DATE,
                              N_("recommendation"),
                              {{{0}, NULL}}},
    [FOLLOWUP_NOTE] = {{"note", "备注"}, FOLLOWUP_TEXT, N_("note"), {{{0}, NULL}}},
};

static int column_of(const char *code)
{
    return strcmp(code, "zh") == 0;
}

static bool is_named(const char *const name[2], const char *text)
{
    return text_same(text, name[0]) || text_same(text, name[1]);
}

enum followup_kind followup_kind(enum followup_field field)
{
    return fields[field].kind;
}

const char *followup_name(enum followup_field field, const char *code)
{
    return fields[field].name[column_of(code)];
}

int followup_find(const char *text)
{
    for (int i = 0; i < FOLLOWUP_FIELDS; i++)
        if (is_named(fields[i].name, text))
            return i;
    return -1;
}

const char *followup_label(enum followup_field field)
{
    return _(fields[field].label);
}

const char *followup_choice(enum followup_field field, int index)
{
    return fields[field].choices[index].name[0];
}

/* The choice of FIELD that TEXT names in any language; NULL if none. */
static const struct choice *choice_find(enum followup_field field, const char *text)
{
    for (const struct choice *choice = fields[field].choices; choice->name[0] != NULL; choice++)
        if (is_named(choice->name, text))
            return choice;
    return NULL;
}

const char *followup_choice_name(enum followup_field field, const char *value, const char *code)
{
    const struct choice *choice = choice_find(field, value);
    return choice != NULL ? choice->name[column_of(code)] : value;
}

const char *followup_choice_label(enum followup_field field, const char *value)
{
    const struct choice *choice = choice_find(field, value);
    return choice != NULL ? _(choice->label) : value;
}

static bool take_text(enum followup_field field, const char *text, struct str *value)
{
    (void)field;
    str_add(value, text);
    return true;
}

static bool take_date(enum followup_field field, const char *text, struct str *value)
{
    char date[DATE_TEXT];
    (void)field;
    if (!date_from_text(text, date))
        return false;
    str_add(value, date);
    return true;
}

/* A spreadsheet puts the sign there by itself once the column is one of percentages. */
static bool take_percent(enum followup_field field, const char *text, struct str *value)
{
    static const char *const signs[] = {"%", "％"};
    char number[POINTS_TEXT];
    points percent;
    size_t size = strlen(text);
    (void)field;
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
        if (size > strlen(signs[i]) && strcmp(text + size - strlen(signs[i]), signs[i]) == 0) {
            size -= strlen(signs[i]);
            break;
        }
    char *digits = mem_copy_part(text, size);
    bool good = points_from_text(digits, &percent) == POINTS_OK && percent >= 0 &&
                percent <= 100 * POINTS_ONE;
    free(digits);
    if (good)
        str_add(value, points_to_text(percent, number));
    return good;
}

static bool take_choice(enum followup_field field, const char *text, struct str *value)
{
    const struct choice *choice = choice_find(field, text);
    if (choice == NULL)
        return false;
    str_add(value, choice->name[0]);
    return true;
}

static void refuse_date(enum followup_field field, const char *text, struct str *out)
{
    (void)field;
    str_addf(out, _("'%s' is no date; write it like 2017-12-20"), text);
}

static void refuse_percent(enum followup_field field, const char *text, struct str *out)
{
    (void)field;
    str_addf(out,
             _("'%s' is no percentage; write a number from 0 to 100 with at most three "
               "decimals, like 92.5"),
             text);
}

static void refuse_choice(enum followup_field field, const char *text, struct str *out)
{
    struct str words = {0};
    for (const struct choice *choice = fields[field].choices; choice->name[0] != NULL; choice++) {
        str_separate(&words, _(", "));
        str_add(&words, choice->name[column_of(lang_code())]);
    }
    str_addf(out, _("'%s' is no word for '%s'; write one of: %s"), text, followup_label(field),
             str_text(&words));
    str_release(&words);
}

/* How a text becomes a value, and what is said of one that is none. */
static const struct {
    bool (*take)(enum followup_field field, const char *text, struct str *value);
    void (*refuse)(enum followup_field field, const char *text, struct str *out);
} kinds[] = {
    [FOLLOWUP_TEXT] = {take_text, NULL}, /* takes any */
    [FOLLOWUP_DATE] = {take_date, refuse_date},
    [FOLLOWUP_PERCENT] = {take_percent, refuse_percent},
    [FOLLOWUP_CHOICE] = {take_choice, refuse_choice},
};

bool followup_value(enum followup_field field, const char *text, struct str *value)
{
    char *clean = text_trimmed(text);
    bool good = clean[0] == '\0' || kinds[fields[field].kind].take(field, clean, value);
    free(clean);
    return good;
}

void followup_value_message(enum followup_field field, const char *text, struct str *out)
{
    kinds[fields[field].kind].refuse(field, text, out);
}

void followup_record_init(struct followup_record *record)
{
    *record = (struct followup_record){.counts = true};
    for (int i = 0; i < FOLLOWUP_FIELDS; i++)
        record->values[i] = mem_copy("");
}

void followup_record_release(struct followup_record *record)
{
    for (int i = 0; i < FOLLOWUP_FIELDS; i++)
        free(record->values[i]);
    names_release(&record->extras);
    *record = (struct followup_record){0};
}

void followup_record_copy(const struct followup_record *from, struct followup_record *to)
{
    *to = *from;
    to->extras = (struct names){0};
    for (int i = 0; i < FOLLOWUP_FIELDS; i++)
        to->values[i] = mem_copy(from->values[i]);
}

bool followup_is_bad(const struct followup_record *record, enum followup_field field)
{
    return record != NULL && (record->bad >> field & 1U) != 0;
}

const char *followup_get(const struct followup_record *record, enum followup_field field)
{
    return record == NULL || followup_is_bad(record, field) ? "" : record->values[field];
}
