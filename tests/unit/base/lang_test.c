/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/catalogue.h"
#include "base/lang.h"

static void the_languages_are_known(void **state)
{
    (void)state;
    assert_string_equal(lang_at(0), "en");
    assert_string_equal(lang_at(1), "zh");
    assert_null(lang_at(2));
    assert_true(lang_set("zh_CN.UTF-8"));
    assert_string_equal(lang_code(), "zh");
    assert_false(lang_set("tlh"));
    assert_false(lang_set(""));
    assert_false(lang_set("z"));
    assert_string_equal(lang_code(), "zh");
    assert_true(lang_set("en_US"));
    assert_string_equal(lang_code(), "en");
}

static void messages_are_translated(void **state)
{
    static const char unknown[] = "this is in no catalogue";
    (void)state;
    lang_set("zh");
    assert_string_equal(_("total"), "总分");
    assert_ptr_equal(lang_text(unknown), unknown);
    assert_string_equal(lang_text(""), "");
    assert_string_equal(lang_text_in("en", "total"), "total");
    lang_set("en");
    assert_string_equal(_("total"), "total");
    assert_string_equal(lang_text_in("zh", "total"), "总分");
    assert_string_equal(lang_text_in("xx", "total"), "total");
}

/* A variable that is NULL is not set at all. */
static void set_variable(const char *name, const char *value)
{
    if (value != NULL)
        setenv(name, value, 1);
    else
        unsetenv(name);
}

static void ask(const char *language, const char *all, const char *messages, const char *lang,
                const char *expected)
{
    set_variable("LANGUAGE", language);
    set_variable("LC_ALL", all);
    set_variable("LC_MESSAGES", messages);
    set_variable("LANG", lang);
    assert_string_equal(lang_from_environment(), expected);
}

static void the_environment_decides_in_its_order(void **state)
{
    (void)state;
    ask("", "", "", "", "en");
    ask(NULL, NULL, NULL, NULL, "en");
    ask(NULL, NULL, NULL, "zh_CN", "zh");
    ask("", "", "", "zh_CN.UTF-8", "zh");
    ask("", "", "en_US.UTF-8", "zh_CN", "en");
    ask("", "zh_CN", "en_US", "", "zh");
    ask("", "C.UTF-8", "", "zh_CN", "en");
    ask("zh_CN:en", "en_US", "", "", "zh");
    ask("fr:zh", "", "", "", "zh");
    ask("zh", "C.UTF-8", "", "", "zh");
    ask("zh", "C", "zh_CN", "zh_CN", "en");
    ask("zh", "", "POSIX", "zh_CN", "en");
    ask("zh", NULL, NULL, "C", "en");
    ask("fr", "", "", "zh", "zh");
}

/* Puts WORD where a .mo file has it. */
static void put_word(unsigned char *at, unsigned word, bool big)
{
    for (unsigned i = 0; i < 4; i++)
        at[big ? 3 - i : i] = (unsigned char)(word >> (8 * i));
}

#define MO_SIZE 104

/* A catalogue of three: the header under "", "a" is "alpha", "bb" is "beta". */
static void make_mo(unsigned char mo[MO_SIZE], bool big)
{
    static const unsigned words[] = {0x950412de, 0, 3,  28, 52, 0, 76, 0, 76, 1,
                                     77,         2, 79, 6,  82, 5, 89, 4, 95};
    memset(mo, 0, MO_SIZE);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        put_word(mo + 4 * i, words[i], big);
    memcpy(mo + 76, "\0a\0bb\0header\0alpha\0beta", 24);
}

static void either_byte_order_is_read(void **state)
{
    (void)state;
    for (int big = 0; big < 2; big++) {
        unsigned char mo[MO_SIZE];
        struct catalogue catalogue = {"xx", mo, sizeof mo};
        make_mo(mo, big == 1);
        assert_string_equal(catalogue_find(&catalogue, "a"), "alpha");
        assert_string_equal(catalogue_find(&catalogue, "bb"), "beta");
        assert_null(catalogue_find(&catalogue, "b"));
        assert_null(catalogue_find(&catalogue, "z"));
        assert_null(catalogue_find(&catalogue, ""));
    }
}

/* Whatever is found lies in the SIZE bytes, NUL and all. */
static void find_within(const unsigned char *bytes, size_t size)
{
    static const char *const texts[] = {"", "a", "bb", "z", "header"};
    struct catalogue catalogue = {"xx", bytes, size};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        const char *found = catalogue_find(&catalogue, texts[i]);
        if (found != NULL)
            assert_true(found[0] != '\0' && (const char *)bytes <= found &&
                        found + strlen(found) < (const char *)bytes + size);
    }
}

/* Each in memory of just its size, so that the sanitizers see a step behind the end. */
static void damaged_bytes_lead_nowhere(void **state)
{
    static const unsigned words[] = {0, 1, 76, 103, 104, 0x7FFFFFFF, 0xFFFFFFF8, 0xFFFFFFFF};
    (void)state;
    for (int big = 0; big < 2; big++) {
        unsigned char mo[MO_SIZE];
        make_mo(mo, big == 1);
        for (size_t size = 0; size < sizeof mo; size++) {
            unsigned char *bytes = malloc(size > 0 ? size : 1);
            memcpy(bytes, mo, size);
            find_within(bytes, size);
            free(bytes);
        }
        unsigned char *bytes = malloc(sizeof mo);
        for (size_t at = 0; at < 76; at += 4)
            for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
                memcpy(bytes, mo, sizeof mo);
                put_word(bytes + at, words[i], big == 1);
                find_within(bytes, sizeof mo);
            }
        memset(bytes + 76, 'a', sizeof mo - 76);
        find_within(bytes, sizeof mo);
        free(bytes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_languages_are_known),
        cmocka_unit_test(messages_are_translated),
        cmocka_unit_test(the_environment_decides_in_its_order),
        cmocka_unit_test(either_byte_order_is_read),
        cmocka_unit_test(damaged_bytes_lead_nowhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
