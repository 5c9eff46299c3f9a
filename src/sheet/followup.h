/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_SHEET_FOLLOWUP_H
#define KAOPING_SHEET_FOLLOWUP_H

#include <stdbool.h>

#include "base/file.h"
#include "base/str.h"

/*
 * The yearly cycle (结果运用) of one unit under one form: what is done with the result, as the
 * measures' section 四 has it.  A record is a row of the follow-up file, and each field a column of
 * it; the assessment itself stands in the unit's sheet, and the rectification term is worked out.
 */
enum followup_field {
    FOLLOWUP_FORM,
    FOLLOWUP_UNIT,
    FOLLOWUP_PLAN,         /* 每年年初制订书面工作计划并报镇审核 */
    FOLLOWUP_DEBRIEF,      /* 述职报告张贴在本部门公告栏 */
    FOLLOWUP_REPORTED,     /* 考评结果向市主管部门通报 */
    FOLLOWUP_COMMENDED,    /* 作为评先表模的依据 */
    FOLLOWUP_INTERVIEWED,  /* 对于考评排名靠后及群众反响较大的进行约谈 */
    FOLLOWUP_CAUSE,        /* which of the two it was */
    FOLLOWUP_VOTE,         /* 再进行满意度测评 */
    FOLLOWUP_SATISFACTION, /* 0 to 100, in thousandths of a percent */
    FOLLOWUP_VERDICT,
    FOLLOWUP_RECOMMENDED, /* 由镇党委向其上级管理部门建议调整主要负责人 */
    FOLLOWUP_NOTE,
    FOLLOWUP_FIELDS, /* those above are the columns, in the order of the file */
};

/* The first field that can be set; those before it say whose row it is. */
#define FOLLOWUP_SETTABLE FOLLOWUP_PLAN

enum followup_kind {
    FOLLOWUP_TEXT,
    FOLLOWUP_DATE,    /* ISO 8601 */
    FOLLOWUP_PERCENT, /* points_to_text(), 0 to 100 */
    FOLLOWUP_CHOICE,  /* one of a few words */
};

enum followup_kind followup_kind(enum followup_field field);

/* The column's name in language CODE; the English one is also the field's name for commands. */
const char *followup_name(enum followup_field field, const char *code);

/* The field whose name in any language is TEXT (letter case and blanks around ignored); -1 if none.
 */
int followup_find(const char *text);

/* What the field is called on screens, in the language spoken. */
const char *followup_label(enum followup_field field);

/* The words a choice can be, by index from 0; NULL after the last, and where the field is none.
 * English words are what a record holds. */
const char *followup_choice(enum followup_field field, int index);

/* The choice VALUE as files of language CODE have it, and as screens tell it. */
const char *followup_choice_name(enum followup_field field, const char *value, const char *code);
const char *followup_choice_label(enum followup_field field, const char *value);

/*
 * Reads TEXT (a date in any of date_from_text()'s styles, a percentage with or without its sign, a
 * choice in any language) and adds it to VALUE as a record holds it.  False where TEXT is no such
 * thing; "" always is.
 */
bool followup_value(enum followup_field field, const char *text, struct str *value);

/* Adds the sentence that says why followup_value() did not take TEXT, and what to write. */
void followup_value_message(enum followup_field field, const char *text, struct str *out);

/* One row.  Owned by the struct followup it is of. */
struct followup_record {
    char *values[FOLLOWUP_FIELDS]; /* "" where empty; where `bad`, the text as it was found */
    unsigned bad;                  /* a bit a field: its text is no such value */
    bool counts; /* false for a row of an unknown or missing unit, of another form, or a repeated
                    one: kept in the file as it is, and nothing else */
    int row;     /* of the file it was read from; 0 for one that was begun since */
    struct names extras; /* fields of the columns that are not ours */
};

/* An empty record; "" everywhere. */
void followup_record_init(struct followup_record *record);
void followup_record_release(struct followup_record *record);

/* A copy, extras left out: to try a change on. */
void followup_record_copy(const struct followup_record *from, struct followup_record *to);

/* The value of FIELD, "" where it is empty or bad; RECORD may be NULL, which is an empty one. */
const char *followup_get(const struct followup_record *record, enum followup_field field);

/* Whether the text of FIELD is no such value. */
bool followup_is_bad(const struct followup_record *record, enum followup_field field);

#endif
