/* SPDX-License-Identifier: MIT */
#include "typed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/one_sheet.h"
#include "../support/place.h"
#include "base/mem.h"

/* Letters and figures, or every other time signs alone. */
static void write_word(int n, struct str *out)
{
    static const char *const figures[] = {"①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨", "⑩"};
    char digits[16];
    snprintf(digits, sizeof digits, "%d", n);
    if (n % 2 == 0) {
        str_addf(out, "字%s字", digits);
        return;
    }
    str_add(out, "★");
    for (const char *digit = digits; *digit != '\0'; digit++)
        str_add(out, figures[*digit - '0']);
    str_add(out, "√");
}

void typed_type(struct typed *typed, const char *file)
{
    struct str word = {0};
    struct str cell = {0};
    write_word(++typed->count, &word);
    str_addf(&cell, "%s,A1,", str_text(&word));
    char *before = place_read(file);
    char *text = text_replaced(before, ",A1,", str_text(&cell));
    assert_string_not_equal(text, before);
    one_sheet_write(file, text, strlen(text));
    names_add(&typed->words, str_text(&word));
    str_release(&word);
    str_release(&cell);
    free(before);
    free(text);
}

/* All that was kept beside the file, one behind the other; to be freed. */
static char *kept_of(const char *file)
{
    struct names names = {0};
    struct str text = {0};
    char *directory = file_directory(file);
    assert_true(file_list(directory, ".csv.txt", &names, NULL));
    for (size_t i = 0; i < names.count; i++) {
        char *path = file_join(directory, names.at[i]);
        char *kept = place_read(path);
        str_add(&text, kept);
        free(kept);
        free(path);
    }
    names_release(&names);
    free(directory);
    return str_take(&text);
}

const char *typed_lost(const struct typed *typed, const char *file)
{
    char *kept = kept_of(file);
    char *text = file_exists(file) ? place_read(file) : mem_copy("");
    const char *lost = NULL;
    for (size_t i = 0; i < typed->words.count && lost == NULL; i++) {
        const char *word = typed->words.at[i];
        if (strstr(kept, word) == NULL && strstr(text, word) == NULL)
            lost = word;
    }
    free(kept);
    free(text);
    return lost;
}

void typed_forget(struct typed *typed, const char *file)
{
    struct names left = {0};
    char *kept = kept_of(file);
    for (size_t i = 0; i < typed->words.count; i++)
        if (strstr(kept, typed->words.at[i]) != NULL)
            names_add(&left, typed->words.at[i]);
    names_release(&typed->words);
    typed->words = left;
    free(kept);
}

void typed_release(struct typed *typed)
{
    names_release(&typed->words);
}
