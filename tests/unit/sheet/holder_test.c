/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "../../support/place.h"
#include "base/file.h"
#include "sheet/holder.h"

/* Who has a sheet open, in words; between two programs: two_programs_test.c. */

static void words_are(const char *journal, bool process)
{
    static const struct clock clock = {.fixed = 1513733400};
    struct str words = {0};
    holder_words(journal, &clock, &words);
    assert_non_null(strstr(str_text(&words), " has had it open since 09:30"));
    assert_int_equal(strstr(str_text(&words), "(process ") != NULL, process);
    str_release(&words);
}

/* On this machine too, where it would mean something. */
static void a_process_without_a_number_is_not_named(void **state)
{
    static const struct clock clock = {.fixed = 1513733400};
    static const char *const others[] = {"x", "0", "-1", "99999999999999999999"};
    char *place = place_make();
    char *journal = file_join(place, "u.journal");
    char host[256] = "";
    (void)state;
    holder_write(journal, &clock);
    words_are(journal, true);
    gethostname(host, sizeof host - 1);
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        struct str text = {0};
        str_addf(&text, "wang\n%s\n%s\n1513733400\n", host, others[i]);
        free(place_write(place, ".u.journal.holder", str_text(&text)));
        words_are(journal, false);
        str_release(&text);
    }
    place_remove(place);
    free(journal);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_process_without_a_number_is_not_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
