/* SPDX-License-Identifier: MIT */
#include "sheet/followup_rules.h"

#include <string.h>

#include "base/lang.h"
#include "base/points.h"

/* How a rule is put to the test, and how its breach is told. */
enum bond {
    BOND_NEEDS, /* the field stands only where the other does */
    BOND_FINAL, /* the field stands only where the sheet is final */
    BOND_ORDER, /* the field's date does not lie before the other's */
    BOND_SHEET, /* nor before that of the final sheet */
    BOND_TERM,  /* nor before the end of the term */
    BOND_PAST,  /* the field's date is not still to come */
    BOND_DATE,  /* what `broken` says of dates */
    BOND_OWN,   /* what `broken` says */
};

struct rule {
    enum diag_level level;
    enum bond bond;
    enum followup_field field;
    enum followup_field other; /* where the bond has one */
    const char *why;           /* N_(); of BOND_DATE and BOND_OWN the whole message */
    bool (*broken)(const struct followup_case *of);
};

static const char *get(const struct followup_case *of, enum followup_field field)
{
    return followup_get(of->record, field);
}

static bool has(const struct followup_case *of, enum followup_field field)
{
    return get(of, field)[0] != '\0';
}

/* What is there but cannot be read is told by itself; nothing else is said to be missing for it. */
static bool lacks(const struct followup_case *of, enum followup_field field)
{
    return !has(of, field) && !followup_is_bad(of->record, field);
}

static bool lies_before(const char *date, const char *other)
{
    return date[0] != '\0' && other[0] != '\0' && strcmp(date, other) < 0;
}

static const char *sheet_date(const struct followup_case *of)
{
    return of->assessment->final ? of->assessment->date : "";
}

static bool is_for_rank(const struct followup_case *of)
{
    return has(of, FOLLOWUP_CAUSE) && strcmp(get(of, FOLLOWUP_CAUSE), "response") != 0;
}

static bool has_failed(const struct followup_record *record)
{
    return strcmp(followup_get(record, FOLLOWUP_VERDICT), "failed") == 0;
}

static bool plan_is_late(const struct followup_case *of)
{
    return lies_before(sheet_date(of), get(of, FOLLOWUP_PLAN));
}

static bool rank_is_unknown(const struct followup_case *of)
{
    return is_for_rank(of) && !of->assessment->final;
}

static bool rank_comes_later(const struct followup_case *of)
{
    return is_for_rank(of) && lies_before(get(of, FOLLOWUP_INTERVIEWED), sheet_date(of));
}

static bool is_head_and_tail(const struct followup_case *of)
{
    return has(of, FOLLOWUP_COMMENDED) && has(of, FOLLOWUP_INTERVIEWED) && is_for_rank(of);
}

static bool is_commended_and_interviewed(const struct followup_case *of)
{
    return has(of, FOLLOWUP_COMMENDED) && has(of, FOLLOWUP_INTERVIEWED) && !is_for_rank(of);
}

static bool recommends_without_failure(const struct followup_case *of)
{
    return has(of, FOLLOWUP_RECOMMENDED) && !has_failed(of->record) &&
           !followup_is_bad(of->record, FOLLOWUP_VERDICT);
}

static const char *term_end(const struct followup_case *of, char due[DATE_TEXT])
{
    due[0] = '\0';
    if (has(of, FOLLOWUP_INTERVIEWED))
        date_add_months(get(of, FOLLOWUP_INTERVIEWED), FOLLOWUP_TERM_MONTHS, due);
    return due;
}

static bool vote_is_early(const struct followup_case *of)
{
    char due[DATE_TEXT];
    return lies_before(get(of, FOLLOWUP_VOTE), term_end(of, due));
}

static bool recommends_early(const struct followup_case *of)
{
    return has(of, FOLLOWUP_RECOMMENDED) && has_failed(of->record) && vote_is_early(of);
}

static bool percent_is_tiny(const struct followup_case *of)
{
    points percent = 0;
    return points_from_text(get(of, FOLLOWUP_SATISFACTION), &percent) == POINTS_OK && percent > 0 &&
           percent < POINTS_ONE;
}

static const struct rule rules[] = {
    {.level = DIAG_ERROR,
     .bond = BOND_FINAL,
     .field = FOLLOWUP_REPORTED,
     .why = N_("only the result of a final sheet is "
               "reported upward")},
    {.level = DIAG_ERROR,
     .bond = BOND_FINAL,
     .field = FOLLOWUP_COMMENDED,
     .why = N_("commending goes by the result of a "
               "final sheet")},
    {.level = DIAG_ERROR,
     .bond = BOND_NEEDS,
     .field = FOLLOWUP_CAUSE,
     .other = FOLLOWUP_INTERVIEWED,
     .why = N_("a cause is that of an interview")},
    {.level = DIAG_ERROR,
     .bond = BOND_NEEDS,
     .field = FOLLOWUP_VOTE,
     .other = FOLLOWUP_INTERVIEWED,
     .why = N_("a satisfaction vote follows an interview and its rectification term")},
    {.level = DIAG_ERROR,
     .bond = BOND_NEEDS,
     .field = FOLLOWUP_SATISFACTION,
     .other = FOLLOWUP_VOTE,
     .why = N_("a percentage is that of a satisfaction vote")},
    {.level = DIAG_ERROR,
     .bond = BOND_NEEDS,
     .field = FOLLOWUP_VERDICT,
     .other = FOLLOWUP_VOTE,
     .why = N_("a verdict is that of a satisfaction vote")},
    {.level = DIAG_ERROR, .bond = BOND_ORDER, .field = FOLLOWUP_DEBRIEF, .other = FOLLOWUP_PLAN},
    {.level = DIAG_ERROR,
     .bond = BOND_ORDER,
     .field = FOLLOWUP_VOTE,
     .other = FOLLOWUP_INTERVIEWED},
    {.level = DIAG_ERROR,
     .bond = BOND_ORDER,
     .field = FOLLOWUP_RECOMMENDED,
     .other = FOLLOWUP_VOTE},
    {.level = DIAG_ERROR, .bond = BOND_SHEET, .field = FOLLOWUP_REPORTED},
    {.level = DIAG_ERROR, .bond = BOND_SHEET, .field = FOLLOWUP_COMMENDED},
    {.level = DIAG_ERROR,
     .bond = BOND_DATE,
     .field = FOLLOWUP_PLAN,
     .why = N_("the plan was filed after the assessment, so it is the next year's; correct its "
               "date"),
     .broken = plan_is_late},
    {.level = DIAG_ERROR,
     .bond = BOND_OWN,
     .field = FOLLOWUP_CAUSE,
     .why = N_("only a final sheet shows a low rank; finalise it first, or choose another cause"),
     .broken = rank_is_unknown},
    {.level = DIAG_ERROR,
     .bond = BOND_DATE,
     .field = FOLLOWUP_INTERVIEWED,
     .why = N_("an interview for low rank lies before the assessment; correct the date or the "
               "cause"),
     .broken = rank_comes_later},
    {.level = DIAG_ERROR,
     .bond = BOND_OWN,
     .field = FOLLOWUP_COMMENDED,
     .why = N_("one result cannot commend a unit and have it interviewed for low rank; clear one "
               "of them"),
     .broken = is_head_and_tail},
    {.level = DIAG_ERROR,
     .bond = BOND_OWN,
     .field = FOLLOWUP_RECOMMENDED,
     .why = N_("a recommendation follows a satisfaction vote that failed; enter the verdict "
               "first, or clear the recommendation"),
     .broken = recommends_without_failure},
    {.level = DIAG_ERROR,
     .bond = BOND_OWN,
     .field = FOLLOWUP_RECOMMENDED,
     .why = N_("the vote that failed was held before the rectification term was over; a "
               "recommendation waits for one after it"),
     .broken = recommends_early},
    {.level = DIAG_WARNING, .bond = BOND_TERM, .field = FOLLOWUP_VOTE},
    {.level = DIAG_WARNING,
     .bond = BOND_OWN,
     .field = FOLLOWUP_COMMENDED,
     .why = N_("the unit is both commended and interviewed; look whether that is meant"),
     .broken = is_commended_and_interviewed},
    {.level = DIAG_WARNING,
     .bond = BOND_OWN,
     .field = FOLLOWUP_SATISFACTION,
     .why = N_("fewer than one in a hundred are satisfied; 0.925 of all is written 92.5"),
     .broken = percent_is_tiny},
    {.level = DIAG_WARNING, .bond = BOND_PAST, .field = FOLLOWUP_PLAN},
    {.level = DIAG_WARNING, .bond = BOND_PAST, .field = FOLLOWUP_DEBRIEF},
    {.level = DIAG_WARNING, .bond = BOND_PAST, .field = FOLLOWUP_REPORTED},
    {.level = DIAG_WARNING, .bond = BOND_PAST, .field = FOLLOWUP_COMMENDED},
    {.level = DIAG_WARNING, .bond = BOND_PAST, .field = FOLLOWUP_INTERVIEWED},
    {.level = DIAG_WARNING, .bond = BOND_PAST, .field = FOLLOWUP_VOTE},
    {.level = DIAG_WARNING, .bond = BOND_PAST, .field = FOLLOWUP_RECOMMENDED},
};

#define RULES (sizeof rules / sizeof rules[0])
_Static_assert(RULES <= 32, "a bit a rule");

static bool is_broken(const struct followup_case *of, const struct rule *rule)
{
    switch (rule->bond) {
    case BOND_NEEDS:
        return has(of, rule->field) && lacks(of, rule->other);
    case BOND_FINAL:
        return has(of, rule->field) && !of->assessment->final;
    case BOND_ORDER:
        return lies_before(get(of, rule->field), get(of, rule->other));
    case BOND_SHEET:
        return lies_before(get(of, rule->field), sheet_date(of));
    case BOND_TERM:
        /* A vote before the interview itself is an error of its own. */
        return vote_is_early(of) &&
               !lies_before(get(of, FOLLOWUP_VOTE), get(of, FOLLOWUP_INTERVIEWED));
    case BOND_PAST:
        return lies_before(of->today, get(of, rule->field));
    case BOND_DATE:
    case BOND_OWN:
    default:
        return rule->broken(of);
    }
}

unsigned followup_broken(const struct followup_case *of)
{
    unsigned broken = 0;
    for (size_t i = 0; i < RULES; i++)
        broken |= (unsigned)is_broken(of, &rules[i]) << i;
    return broken;
}

unsigned followup_errors(unsigned broken)
{
    for (size_t i = 0; i < RULES; i++)
        if (rules[i].level < DIAG_ERROR)
            broken &= ~(1U << i);
    return broken;
}

unsigned followup_lacking(unsigned broken)
{
    for (size_t i = 0; i < RULES; i++)
        if (rules[i].bond != BOND_NEEDS && rules[i].bond != BOND_FINAL && rules[i].bond != BOND_OWN)
            broken &= ~(1U << i);
    return followup_errors(broken);
}

static void complain(const struct followup_case *of, const struct rule *rule, struct place place,
                     struct diags *diags)
{
    const char *label = followup_label(rule->field);
    const char *date = get(of, rule->field);
    char due[DATE_TEXT];
    switch (rule->bond) {
    case BOND_NEEDS:
        diag_add(diags, rule->level, place, _("%s; enter '%s' first, or clear '%s'"), _(rule->why),
                 followup_label(rule->other), label);
        return;
    case BOND_FINAL:
        diag_add(diags, rule->level, place, _("%s; finalise the unit's sheet first, or clear '%s'"),
                 _(rule->why), label);
        return;
    case BOND_ORDER:
        diag_add(diags, rule->level, place, _("'%s' %s lies before '%s' %s; correct one of them"),
                 label, date, followup_label(rule->other), get(of, rule->other));
        return;
    case BOND_SHEET:
        diag_add(diags, rule->level, place,
                 _("'%s' %s lies before the assessment of %s; correct one of them"), label, date,
                 sheet_date(of));
        return;
    case BOND_TERM:
        diag_add(diags, rule->level, place,
                 _("'%s' %s lies before the end of the rectification term, %s"), label, date,
                 term_end(of, due));
        return;
    case BOND_PAST:
        diag_add(diags, rule->level, place, _("'%s' %s is still to come; look whether it is right"),
                 label, date);
        return;
    case BOND_DATE:
    case BOND_OWN:
    default:
        diag_add(diags, rule->level, place, "%s", _(rule->why));
        return;
    }
}

void followup_complain(const struct followup_case *of, unsigned broken, struct place where,
                       const int *columns, struct diags *diags)
{
    for (size_t i = 0; i < RULES; i++) {
        if (!(broken >> i & 1U))
            continue;
        if (columns != NULL)
            where.column = columns[rules[i].field] + 1;
        complain(of, &rules[i], where, diags);
    }
}

struct followup_term followup_term(const struct followup_record *record, const char *today)
{
    struct followup_term term = {0};
    struct followup_case of = {.record = record, .today = today};
    if (!has(&of, FOLLOWUP_INTERVIEWED))
        return term;
    term_end(&of, term.due);
    term.days = date_days(today, term.due);
    if (has(&of, FOLLOWUP_VOTE) && !(vote_is_early(&of) && has_failed(record)))
        term.state = TERM_CLOSED;
    else if (term.days > 0)
        term.state = TERM_RUNNING;
    else
        term.state = term.days == 0 ? TERM_DUE : TERM_OVERDUE;
    return term;
}
