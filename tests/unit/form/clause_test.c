/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "form/clause.h"

/* A text and the amounts named in it, in thousandths, 0 behind the last; and which of them bounds
 * the others, -1 for none. */
struct clauses {
    const char *text;
    points amounts[3];
    int most;
};

static const struct clauses texts[] = {
    {"", {0}, -1},
    {"查看会议记录", {0}, -1},
    {"未建立台账扣0.5分", {-500}, -1},
    {"每缺一次扣０．２分", {-200}, -1},
    {"缺计划扣 2 分，缺总结扣 1 分", {-2000, -1000}, -1},
    {"每增加10万元加0.1分", {100}, -1},
    {"no plan, 0.5 off", {-500}, -1},
    {"0.5 offers, 2 once", {0}, -1},
    {"扣1。2次", {-1000}, -1},
    {"扣2.", {-2000}, -1},
    {"扣分", {0}, -1},
    {"扣1..2分", {0}, -1},
    {"adds 2, minus 0.25", {2000, -250}, -1},
    {"满分10分", {0}, -1},
    {"2017年12月", {0}, -1},
    {"每次扣0.2分，最多扣1分", {-200, -1000}, 1},
    {"每条加2分，最高可加10分", {2000, 10000}, 1},
    {"最多10人，扣1分", {-1000}, -1},
    {"最多减少2人", {0}, -1},
    {"0.2 off each, at most 1 off", {-200, -1000}, 1},
    {"adds 2 each, up to 10 people", {2000}, -1},
    {"最多", {0}, -1},
};

static void amounts_are_read_out_of_words(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        const char *at = texts[i].text;
        struct clause clause;
        int found = 0;
        while (clause_next(&at, &clause)) {
            if (found == 3 || clause.amount != texts[i].amounts[found] ||
                clause.is_most != (texts[i].most == found))
                fail_msg("'%s' names %lld", texts[i].text, (long long)clause.amount);
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
