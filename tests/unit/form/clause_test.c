/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "form/clause.h"

/* A text and the amounts named in it, in thousandths, 0 behind the last. */
struct clauses {
    const char *text;
    points amounts[3];
};

static const struct clauses texts[] = {
    {"", {0}},
    {"查看会议记录", {0}},
    {"未建立台账扣0.5分", {-500}},
    {"每缺一次扣０．２分", {-200}},
    {"缺计划扣 2 分，缺总结扣 1 分", {-2000, -1000}},
    {"每增加10万元加0.1分", {100}},
    {"no plan, 0.5 off", {-500}},
    {"0.5 offers, 2 once", {0}},
    {"扣1。2次", {-1000}},
    {"扣2.", {-2000}},
    {"扣分", {0}},
    {"扣1..2分", {0}},
    {"adds 2, minus 0.25", {2000, -250}},
    {"满分10分", {0}},
    {"2017年12月", {0}},
};

static void amounts_are_read_out_of_words(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        const char *at = texts[i].text;
        points amount;
        int found = 0;
        while (clause_next(&at, &amount)) {
            if (found == 3 || amount != texts[i].amounts[found])
                fail_msg("'%s' names %lld", texts[i].text, (long long)amount);
            found++;
        }
        if (found < 3 && texts[i].amounts[found] != 0)
            fail_msg("'%s' names only %d amounts", texts[i].text, found);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(amounts_are_read_out_of_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
