/* SPDX-License-Identifier: MIT */
/* Numbers, dates and amounts in words, as somebody might type them: one that is read, written and
 * read again, is the same. */
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/points.h"
#include "base/text.h"
#include "form/clause.h"
#include "fuzz.h"

void fuzz_begin(void)
{
}

static void read_points(const char *text)
{
    char written[POINTS_TEXT];
    char shown[POINTS_SHOWN_TEXT];
    points value = 7;
    points again = 0;
    if (points_from_text(text, &value) != POINTS_OK) {
        fuzz_must(value == 7, "what is no number changes nothing");
        return;
    }
    fuzz_must(value >= -POINTS_MAX && value <= POINTS_MAX, "points are within their bounds");
    fuzz_must(points_from_text(points_to_text(value, written), &again) == POINTS_OK &&
                  again == value,
              "points come back");
    fuzz_must(points_from_text(points_to_signed(value, shown), &again) == POINTS_OK &&
                  again == value,
              "points come back as they are shown");
    fuzz_must(points_add(value, -value) == 0, "points cancel out");
}

static void read_date(const char *text)
{
    char date[DATE_TEXT] = "";
    char again[DATE_TEXT] = "";
    char later[DATE_TEXT];
    if (!date_from_text(text, date)) {
        fuzz_must_equal(date, "", "what is no date changes nothing");
        return;
    }
    fuzz_must(date_from_text(date, again), "a date that was written is read");
    fuzz_must_equal(date, again, "a date comes back");
    date_add_months(date, 6, later);
    int days = date_days(date, later);
    fuzz_must(days >= 181 - 2 && days <= 184 ? true : strcmp(later, "9999-12-31") == 0,
              "half a year is half a year");
    fuzz_must(date_days(later, date) == -days, "days count the same backwards");
}

static void read_clauses(const char *text)
{
    struct clause clause;
    for (const char *at = text; clause_next(&at, &clause);)
        fuzz_must(clause.amount >= -POINTS_MAX && clause.amount <= POINTS_MAX,
                  "an amount is within its bounds");
}

/* Only what is UTF-8 comes to the functions that show a text. */
static void show(const char *text)
{
    struct str shown = {0};
    struct str clipped = {0};
    text_add_harmless(text, true, &shown);
    fuzz_must(!text_has_control(str_text(&shown)), "a harmless text has no control character");
    fuzz_must(strchr(str_text(&shown), '\n') == NULL, "and is one line");
    for (int width = 1; width < 12; width++) {
        str_clear(&clipped);
        text_clip(text, width, &clipped);
        fuzz_must(text_width(str_text(&clipped)) <= width, "a clipped text fits");
        str_clear(&clipped);
        text_clip_middle(text, width, &clipped);
        fuzz_must(text_width(str_text(&clipped)) <= width, "one clipped in its middle fits");
        for (const char *line = text; line != NULL;) {
            const char *begin = line;
            size_t size = text_line(begin, width, &line);
            fuzz_must(line == NULL || line > begin, "folding comes forward");
            fuzz_must(size <= strlen(begin), "a line lies within its text");
        }
    }
    str_release(&shown);
    str_release(&clipped);
}

static void name_file(const char *text)
{
    char *name = file_safe_name(text);
    fuzz_must(name[0] != '\0' && name[0] != '.' && strchr(name, '/') == NULL && strlen(name) <= 181,
              "a name for a file is one");
    char *again = file_safe_name(name);
    fuzz_must_equal(name, again, "a safe name is safe");
    free(name);
    free(again);
}

static void find(const char *text)
{
    struct text_words words;
    text_words_init(&words, text);
    fuzz_must(text_has_words(text, &words), "a text contains itself");
    text_words_release(&words);
}

void fuzz_one(const uint8_t *bytes, size_t size)
{
    char *text = mem_copy_part((const char *)bytes, size);
    read_points(text);
    read_date(text);
    moment_is_valid(text);
    if (text_is_utf8(text, strlen(text))) {
        read_clauses(text);
        show(text);
        name_file(text);
        fuzz_must(text_same(text, text), "a word is the same as itself");
        find(text);
    }
    free(text);
}
