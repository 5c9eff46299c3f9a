/* SPDX-License-Identifier: MIT */
/* What the lower floors do where the system has less than one would think. */
#include <errno.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <iconv.h>
#include <pwd.h>
#include <unicase.h>
#include <unistd.h>

#include "../support/place.h"
#include "base/charset.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/parallel.h"
#include "base/table.h"
#include "base/text.h"
#include "sheet/folder.h"
#include "sheet/holder.h"

static struct {
    bool converts_nothing;
    int folds_not;   /* why, once; 0: it does */
    int folded;      /* texts so far */
    int compared;    /* characters so far */
    long processors; /* 0: as it is */
    int threads;     /* as many can be begun; -1: any number */
    int begun;
    bool knows_nobody;
    int allocations_failing; /* the next ones */
} system_does = {.threads = -1};

iconv_t __real_iconv_open(const char *to, const char *from);
iconv_t __wrap_iconv_open(const char *to, const char *from);
iconv_t __wrap_iconv_open(const char *to, const char *from)
{
    if (!system_does.converts_nothing)
        return __real_iconv_open(to, from);
    errno = ENOMEM;
    return (iconv_t)-1;
}

uint8_t *__real_u8_casefold(const uint8_t *text, size_t size, const char *language,
                            uninorm_t normal, uint8_t *out, size_t *out_size);
uint8_t *__wrap_u8_casefold(const uint8_t *text, size_t size, const char *language,
                            uninorm_t normal, uint8_t *out, size_t *out_size);
uint8_t *__wrap_u8_casefold(const uint8_t *text, size_t size, const char *language,
                            uninorm_t normal, uint8_t *out, size_t *out_size)
{
    errno = system_does.folds_not;
    system_does.folds_not = 0;
    system_does.folded++;
    return errno != 0 ? NULL : __real_u8_casefold(text, size, language, normal, out, out_size);
}

ucs4_t __real_uc_tolower(ucs4_t character);
ucs4_t __wrap_uc_tolower(ucs4_t character);
ucs4_t __wrap_uc_tolower(ucs4_t character)
{
    system_does.compared++;
    return __real_uc_tolower(character);
}

long __real_sysconf(int name);
long __wrap_sysconf(int name);
long __wrap_sysconf(int name)
{
    bool asked = name == _SC_NPROCESSORS_ONLN && system_does.processors != 0;
    return asked ? system_does.processors : __real_sysconf(name);
}

int __real_pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*run)(void *),
                          void *argument);
int __wrap_pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*run)(void *),
                          void *argument);
int __wrap_pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*run)(void *),
                          void *argument)
{
    if (system_does.begun == system_does.threads)
        return EAGAIN;
    system_does.begun++;
    return __real_pthread_create(thread, attributes, run, argument);
}

void *__real_realloc(void *old, size_t size);
void *__wrap_realloc(void *old, size_t size);
void *__wrap_realloc(void *old, size_t size)
{
    if (system_does.allocations_failing == 0)
        return __real_realloc(old, size);
    system_does.allocations_failing--;
    return NULL;
}

struct passwd *__real_getpwuid(uid_t user);
struct passwd *__wrap_getpwuid(uid_t user);
struct passwd *__wrap_getpwuid(uid_t user)
{
    return system_does.knows_nobody ? NULL : __real_getpwuid(user);
}

static bool decodes(const char *bytes, size_t size, struct diags *diags)
{
    struct str text = {0};
    str_add_part(&text, bytes, size);
    bool good = charset_to_utf8(&text, "f", NULL, diags);
    str_release(&text);
    return good;
}

static void a_converter_that_is_not_there_is_no_fault_of_the_text(void **state)
{
    struct diags diags = {0};
    (void)state;
    system_does.converts_nothing = true;
    assert_false(decodes("\xFF\xFE\x03\x80", 4, &diags));
    assert_false(decodes("\xBF\xBC\xC6\xC0", 4, &diags));
    system_does.converts_nothing = false;
    assert_int_equal(diags.count, 2);
    for (size_t i = 0; i < diags.count; i++) {
        assert_int_equal(diags.at[i].level, DIAG_FAILURE);
        assert_non_null(strstr(diags.at[i].text, "could not decode"));
    }
    diags_release(&diags);
}

static void a_library_without_memory_is_told(void **state)
{
    static const char gb[] = "\xB5\xA5\xCE\xBB,a\n";
    struct table table;
    struct diags diags = {0};
    (void)state;
    char *place = place_make();
    char *file = place_write(place, "gb.csv", gb);
    system_does.converts_nothing = true;
    assert_false(table_read(&table, file, &diags));
    system_does.converts_nothing = false;
    assert_int_equal(diags.at[0].level, DIAG_FAILURE);
    assert_non_null(strstr(diags.at[0].text, "no memory is left"));
    table_release(&table);
    diags_release(&diags);
    place_remove(place);
    free(file);
}

static bool contains(const char *text, const char *needle)
{
    struct text_words words;
    text_words_init(&words, needle);
    bool found = text_has_words(text, &words);
    text_words_release(&words);
    return found;
}

static void what_cannot_be_folded_is_found_as_it_stands(void **state)
{
    struct text_words words;
    (void)state;
    system_does.folds_not = EILSEQ;
    assert_true(contains("ABC", "b"));
    text_words_init(&words, "b");
    system_does.folds_not = EILSEQ;
    assert_true(text_has_words("abc", &words));
    system_does.folds_not = EILSEQ;
    assert_false(text_has_words("ABC", &words));
    assert_true(text_has_words("ABC", &words));
    text_words_release(&words);
}

static void a_text_is_folded_with_what_was_put_aside(void **state)
{
    (void)state;
    assert_true(mem_keep_reserve());
    system_does.folds_not = ENOMEM;
    assert_true(contains("ABC", "b"));
    assert_true(mem_is_short());
    mem_drop_reserve();
}

static int *resize_with_one_failing(int *numbers)
{
    system_does.allocations_failing = 1;
    numbers = mem_resize(numbers, 2, sizeof *numbers);
    assert_int_equal(system_does.allocations_failing, 0);
    assert_int_equal(numbers[0], 1);
    assert_true(mem_is_short());
    return numbers;
}

/* As of two threads that have no memory at once: what was put aside helps both. */
static void who_comes_after_the_reserve_asks_once_more_too(void **state)
{
    (void)state;
    int *numbers = mem_new(1, sizeof *numbers);
    numbers[0] = 1;
    assert_true(mem_keep_reserve());
    numbers = resize_with_one_failing(numbers);
    numbers = resize_with_one_failing(numbers);
    assert_true(mem_keep_reserve());
    assert_false(mem_is_short());
    mem_drop_reserve();
    free(numbers);
}

#define TEXTS 100

/* A long paste into a search is looked for in every text that there is. */
static void words_are_folded_once_for_all_texts(void **state)
{
    struct text_words words;
    (void)state;
    system_does.folded = 0;
    text_words_init(&words, "ABC");
    for (int i = 0; i < TEXTS; i++)
        assert_false(text_has_words("ab", &words));
    assert_int_equal(system_does.folded, TEXTS + 1);
    text_words_release(&words);
}

/* Characters compared to read a roster of COUNT units. */
static int roster_work(int count)
{
    char *place = place_make();
    struct str text = {0};
    struct names units;
    str_add(&text, "单位\n");
    for (int i = 0; i < count; i++)
        str_addf(&text, "第%d村\n", i);
    char *file = place_write(place, "roster.csv", str_text(&text));
    system_does.compared = 0;
    assert_true(roster_read(place, &units, NULL));
    assert_int_equal(units.count, count);
    names_release(&units);
    str_release(&text);
    free(file);
    place_remove(place);
    return system_does.compared;
}

static void a_roster_twice_as_long_takes_twice_the_work(void **state)
{
    (void)state;
    assert_true(roster_work(2000) < roster_work(1000) * 3);
}

#define THINGS 100

static void count_each(void *context, size_t from, size_t to)
{
    atomic_int *counts = context;
    assert_true(to > from && to - from <= 3);
    for (size_t i = from; i < to; i++)
        counts[i]++;
}

static void each_is_done_once(size_t count, long processors, int threads, int begun)
{
    atomic_int counts[THINGS] = {0};
    system_does.processors = processors;
    system_does.threads = threads;
    system_does.begun = 0;
    parallel_do(count, 3, count_each, counts);
    assert_int_equal(system_does.begun, begun);
    for (size_t i = 0; i < THINGS; i++)
        assert_int_equal(counts[i], i < count ? 1 : 0);
    system_does.processors = 0;
    system_does.threads = -1;
}

static void work_is_shared_out_among_what_there_is(void **state)
{
    (void)state;
    each_is_done_once(THINGS, 4, -1, 3);
    each_is_done_once(THINGS, 64, -1, 7);
    each_is_done_once(THINGS, 1, -1, 0);
    each_is_done_once(THINGS, -1, -1, 0);
    each_is_done_once(4, 4, -1, 1);
    each_is_done_once(1, 4, -1, 0);
    each_is_done_once(0, 4, -1, 0);
    each_is_done_once(THINGS, 4, 1, 1);
    each_is_done_once(THINGS, 4, 0, 0);
}

/* As in a container that is run for anybody. */
static void a_user_without_a_name_is_told_by_number(void **state)
{
    static const struct clock clock = {.fixed = 1513733400};
    char number[32];
    struct holder holder;
    (void)state;
    char *place = place_make();
    char *journal = file_join(place, "u.journal");
    system_does.knows_nobody = true;
    holder_write(journal, &clock);
    system_does.knows_nobody = false;
    assert_true(holder_read(journal, &holder));
    snprintf(number, sizeof number, "%ld", (long)geteuid());
    assert_string_equal(holder.user, number);
    holder_release(&holder);
    place_remove(place);
    free(journal);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_converter_that_is_not_there_is_no_fault_of_the_text),
        cmocka_unit_test(a_library_without_memory_is_told),
        cmocka_unit_test(what_cannot_be_folded_is_found_as_it_stands),
        cmocka_unit_test(a_text_is_folded_with_what_was_put_aside),
        cmocka_unit_test(who_comes_after_the_reserve_asks_once_more_too),
        cmocka_unit_test(words_are_folded_once_for_all_texts),
        cmocka_unit_test(a_roster_twice_as_long_takes_twice_the_work),
        cmocka_unit_test(work_is_shared_out_among_what_there_is),
        cmocka_unit_test(a_user_without_a_name_is_told_by_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
