/* SPDX-License-Identifier: MIT */
#include "naive.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *cell(const struct table *form, size_t row, const char *column)
{
    for (size_t i = 0; i < form->rows[0].count; i++)
        if (strcmp(form->rows[0].fields[i], column) == 0)
            return table_field(&form->rows[row], (int)i);
    abort();
}

/* "-0.25" as thousandths. */
static long long number(const char *text)
{
    long long whole = 0;
    long long thousandths = 0;
    int places = 0;
    int negative = *text == '-';
    for (text += negative; *text >= '0' && *text <= '9'; text++)
        whole = whole * 10 + (*text - '0');
    if (*text == '.')
        for (text++; *text >= '0' && *text <= '9'; text++, places++)
            thousandths = thousandths * 10 + (*text - '0');
    for (; places < 3; places++)
        thousandths *= 10;
    return (negative ? -1 : 1) * (whole * 1000 + thousandths);
}

/* The value behind NAME= in the marks, NULL where it is not there. */
static const char *value_of(const char *marks, const char *name)
{
    size_t size = strlen(name);
    for (const char *at = marks; (at = strstr(at, name)) != NULL; at++)
        if ((at == marks || at[-1] == ' ') && at[size] == '=')
            return at + size + 1;
    return NULL;
}

static size_t row_of(const struct table *form, const char *id)
{
    for (size_t i = 1; i < form->count; i++)
        if (strcmp(cell(form, i, "id"), id) == 0 && strchr("AEBCD", id[0]) != NULL)
            return i;
    abort();
}

static int is_rule(const char *kind)
{
    return strcmp(kind, "tick") == 0 || strcmp(kind, "count") == 0 || strcmp(kind, "choice") == 0 ||
           strcmp(kind, "void") == 0 || strcmp(kind, "steps") == 0;
}

static long long steps_of(const struct table *form, size_t row, long long figure)
{
    long long from = number(cell(form, row, "from"));
    long long sum = number(cell(form, row, "amount"));
    if (figure < from)
        return 0;
    for (figure -= from; figure >= number(cell(form, row, "per"));) {
        figure -= number(cell(form, row, "per"));
        sum += number(cell(form, row, "step"));
    }
    return sum;
}

static long long bounded(const struct table *form, size_t row, long long sum)
{
    int bonus = strcmp(cell(form, row, "kind"), "bonus") == 0;
    const char *floor = bonus ? cell(form, row, "floor") : "0";
    const char *cap = bonus ? cell(form, row, "cap") : cell(form, row, "points");
    if (cap[0] != '\0' && sum > number(cap))
        sum = number(cap);
    if (floor[0] != '\0' && sum < number(floor))
        sum = number(floor);
    return sum;
}

long long naive_score(const struct table *form, const char *id, const char *marks)
{
    size_t item = row_of(form, id);
    const char *kind = cell(form, item, "kind");
    if (marks[0] == '\0' || strcmp(marks, "na") == 0)
        return 0;
    if (strcmp(kind, "rate") == 0)
        return strcmp(marks, "ok") == 0 ? number(cell(form, item, "points"))
                                        : number(value_of(marks, "score"));
    long long sum = strcmp(kind, "deduct") == 0 ? number(cell(form, item, "points")) : 0;
    for (size_t row = item + 1; row < form->count && is_rule(cell(form, row, "kind")); row++) {
        const char *value = value_of(marks, cell(form, row, "id"));
        if (value == NULL)
            continue;
        if (strcmp(cell(form, row, "kind"), "void") == 0)
            return bounded(form, item, -1000000000);
        if (strcmp(cell(form, row, "kind"), "steps") == 0)
            sum += steps_of(form, row, number(value));
        else
            sum += number(cell(form, row, "amount")) * number(value) / 1000;
    }
    if (value_of(marks, "adjust") != NULL)
        sum += number(value_of(marks, "adjust"));
    return bounded(form, item, sum);
}
