/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_SHEET_FOLLOWUP_RULES_H
#define KAOPING_SHEET_FOLLOWUP_RULES_H

#include "base/date.h"
#include "base/diag.h"
#include "sheet/followup.h"

/*
 * What can follow what in the yearly cycle.  The source of each rule is section 四 of the measures,
 * 强化考核和结果运用; where it is silent, the reason is given.
 *
 * Refused:
 * - A result reported, and a unit commended, without a final sheet, or before the sheet's date:
 *   考评结果将作为评先表模的依据并向市主管部门通报, and a draft is no result yet.
 * - An interview for low rank without a final sheet, or before its date:
 * 对于考评排名靠后…的进行约谈. One for public response (群众反响较大的) hangs on no sheet.
 * - A cause without an interview.
 * - A unit that is commended and interviewed for low rank: both go by one result, which cannot be
 * at the head and at the tail.  With public response the measures do not exclude it: warned.
 * - A vote, without or before an interview; a percentage or verdict without a vote:
 * 进行约谈,然后给予半年 整改期,然后再进行满意度测评.
 * - A recommendation without a vote that failed:
 * 再测评不合格者由镇党委向其上级管理部门建议调整主要负责人; or with one held before the term was
 * over: the unit was to have its half year before that.
 * - A debrief before the plan, a recommendation before the vote: dates do not run backwards.
 * - A plan filed after the sheet's date: 每年年初制订, so it is the next year's.
 *
 * Warned:
 * - A vote before the term is over.  The measures have it after; but a unit that is done early may
 * be asked early, and what was held is recorded as it was.
 * - A date that is still to come: the cycle records what was done.
 * - A percentage over 0 and under 1: a spreadsheet may have turned 92.5 % into 0.925.
 *
 * Whether a vote passed is not worked out: the measures name no percentage, so the verdict is what
 * those who held the vote say it was.
 */

/* What the rules need to know of the unit's sheet.  All zero: there is none. */
struct assessment {
    bool has_sheet;
    bool final;
    char date[DATE_TEXT];
};

/* A record judged: on that day, beside that sheet.  All borrowed; RECORD may be NULL. */
struct followup_case {
    const struct followup_record *record;
    const struct assessment *assessment;
    const char *today;
};

/* A bit for each rule that is broken, warnings included. */
unsigned followup_broken(const struct followup_case *of);

/* Those of the bits RULES that are no warnings. */
unsigned followup_errors(unsigned rules);

/* Those of them that no other date would mend: something has to be there first, or not at all. */
unsigned followup_lacking(unsigned rules);

/* Adds a message for each bit of RULES, which are broken.  WHERE has file and row; with COLUMNS,
 * the columns of the fields from 0, the column is filled in. */
void followup_complain(const struct followup_case *of, unsigned rules, struct place where,
                       const int *columns, struct diags *diags);

/* Months from the interview to the end of the rectification term: 半年整改期. */
#define FOLLOWUP_TERM_MONTHS 6

enum term_state {
    TERM_NONE,    /* no interview */
    TERM_RUNNING, /* its last day is still to come */
    TERM_DUE,     /* its last day is today: from now on the vote can be held */
    TERM_OVERDUE, /* it is over, and no vote was held */
    TERM_CLOSED,  /* the vote was held */
};

/* The rectification term. */
struct followup_term {
    enum term_state state;
    char due[DATE_TEXT]; /* its last day; "" for TERM_NONE */
    int days;            /* from today to `due`; negative once that has passed */
};

/* Works the term out.  A vote that failed before the term was over does not close it: there has to
 * be another. */
struct followup_term followup_term(const struct followup_record *record, const char *today);

#endif
