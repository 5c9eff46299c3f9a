/* SPDX-License-Identifier: MIT */
/* The quick reader of journals against the general one: whatever sheet and journal it takes, or
 * something happened to either, the general one finds the same in them and nothing to say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/mutate.h"
#include "../support/place.h"
#include "base/digest.h"
#include "readers.h"
#include "sheet/record.h"

#define MUTATIONS 6000

/* What sheets and journals have in common, and what journals say. */
static const char *const common[] = {
    "样例甲、样例乙", "2017-12-20,", "单位", "样例", ",ok,",      "1",      "undo",  "redo ",
    "marks",          "note",        "unit", "date", "assessors", "status", "final", "saved"};
static const char *const words[] = {"undo ",     "redo ",  "marks",  "note",  "unit",  "date",
                                    "assessors", "status", "reason", "score", "saved", "final",
                                    "draft",     "=1",     "",       "x",     "'=1",   "2018-01-02",
                                    "乙",        "\"",     ",",      "ok"};
#define COMMON (int)(sizeof common / sizeof common[0])
#define WORDS  (int)(sizeof words / sizeof words[0])

/* Where the line behind the one at AT begins, quotes or not. */
static size_t next_line(const struct str *text, size_t at)
{
    const char *end = memchr(text->data + at, '\n', text->size - at);
    return end != NULL ? (size_t)(end - text->data) + 1 : text->size;
}

/* Adds the line with the number it should have, and the digest of the one before. */
static void add_mended(struct str *out, const struct str *text, size_t at, size_t end, int number,
                       const unsigned char last[DIGEST_BYTES])
{
    char digest[DIGEST_TEXT];
    size_t digits = strspn(text->data + at, "0123456789");
    size_t comma = end;
    while (comma > at + digits && text->data[comma - 1] != ',')
        comma--;
    str_addf(out, "%d", number);
    str_add_part(out, text->data + at + digits, comma - at - digits);
    str_addf(out, "%s\n", digest_to_text(last, digest));
}

/* Makes the lines a chain again, as somebody who wants to be believed would. */
static void mend(struct str *text)
{
    struct str made = {0};
    unsigned char last[DIGEST_BYTES];
    size_t at = next_line(text, 0);
    int number = 1;
    str_add_part(&made, text->data, at);
    digest_bytes(made.data, made.size - 1, last);
    for (size_t end; at < text->size; at = end) {
        size_t begin = made.size;
        end = next_line(text, at);
        add_mended(&made, text, at, end, number++, last);
        digest_bytes(made.data + begin, made.size - begin - 1, last);
    }
    str_release(text);
    *text = made;
}

static void copy(const struct str *text, struct str *made)
{
    *made = (struct str){0};
    str_add_part(made, text->data, text->size);
}

/* Takes a line out, or puts a copy of one somewhere else. */
static void move_line(struct str *text, struct randomness *randomness)
{
    size_t at = next_line(text, (size_t)random_below(randomness, (int)text->size));
    size_t end = next_line(text, at);
    size_t to = next_line(text, (size_t)random_below(randomness, (int)text->size));
    char *line = malloc(end - at + 1);
    memcpy(line, text->data + at, end - at);
    if (random_below(randomness, 2) == 0)
        mutate_replace(text, at, end, "", 0);
    else
        mutate_replace(text, to, to, line, end - at);
    free(line);
}

/* Puts one of the words a journal knows in the place of a field. */
static void put_word(struct str *text, struct randomness *randomness)
{
    const char *word = words[random_below(randomness, WORDS)];
    size_t at = next_line(text, (size_t)random_below(randomness, (int)text->size));
    for (int column = random_below(randomness, 7); column > 0 && at < text->size; column--)
        at += strcspn(text->data + at, ",\n") + 1;
    if (at < text->size)
        mutate_replace(text, at, at + strcspn(text->data + at, ",\n"), word, strlen(word));
}

static void change_journal(struct str *text, struct randomness *randomness)
{
    switch (random_below(randomness, 4)) {
    case 0:
        mutate(text, randomness);
        break;
    case 1:
        move_line(text, randomness);
        break;
    default:
        put_word(text, randomness);
        break;
    }
}

static void takes_what_the_program_writes(void **state)
{
    struct readers *readers = *state;
    for (int i = 0; i < READERS_FOLDERS; i++) {
        const struct readers_folder *folder = &readers->folders[i];
        for (int k = 0; k < READERS_SHEETS; k++) {
            assert_true(readers_agree(readers, folder, &folder->sheets[k], &folder->journals[k]));
            assert_false(readers_agree(readers, folder, &folder->sheets[k],
                                       &folder->journals[(k + 1) % READERS_SHEETS]));
        }
    }
}

/* Where the last line of a journal begins, behind which nothing vouches for it. */
static size_t last_line(const struct str *text)
{
    size_t at = 0;
    for (size_t next = 0; next < text->size; next = next_line(text, next))
        at = next;
    return at;
}

/* A journal that is no chain any more, or whose last line is torn, is never taken. */
static void takes_no_journal_that_was_altered(void **state)
{
    struct readers *readers = *state;
    const struct readers_folder *folder = &readers->folders[1];
    for (size_t at = 0; at < folder->journals[0].size; at++) {
        struct str journal;
        copy(&folder->journals[0], &journal);
        journal.data[at] ^= 1;
        bool taken = readers_agree(readers, folder, &folder->sheets[0], &journal);
        assert_true(!taken || at > last_line(&folder->journals[0]));
        journal.data[at] ^= 1;
        journal.size = at;
        journal.data[at] = '\0';
        if (at > 0 && journal.data[at - 1] != '\n')
            assert_false(readers_agree(readers, folder, &folder->sheets[0], &journal));
        str_release(&journal);
    }
}

static void agrees_on_mutated_journals(void **state)
{
    struct readers *readers = *state;
    struct randomness randomness = {11};
    int taken = 0;
    for (int i = 0; i < MUTATIONS; i++) {
        const struct readers_folder *folder = &readers->folders[i % READERS_FOLDERS];
        int sheet = random_below(&randomness, READERS_SHEETS);
        struct str journal;
        copy(&folder->journals[sheet], &journal);
        for (int times = 1 + random_below(&randomness, 2); times > 0 && journal.size > 0; times--)
            change_journal(&journal, &randomness);
        if (random_below(&randomness, 8) > 0)
            mend(&journal);
        taken += readers_agree(readers, folder, &folder->sheets[sheet], &journal);
        str_release(&journal);
    }
    assert_in_range(taken, MUTATIONS / 50, MUTATIONS - MUTATIONS / 50);
}

static bool takes_reason(struct readers *readers, const char *reason)
{
    const struct readers_folder *folder = &readers->folders[1];
    struct str journal;
    copy(&folder->journals[0], &journal);
    str_addf(&journal, "0,2017-12-20T09:30:00+08:00,样例甲,,reason,,%s,x\n", reason);
    mend(&journal);
    bool taken = readers_agree(readers, folder, &folder->sheets[0], &journal);
    str_release(&journal);
    return taken;
}

/* It stands in no sheet that it could be compared with. */
static void takes_no_reason_that_a_sheet_does_not(void **state)
{
    struct readers *readers = *state;
    struct str longest = {0};
    for (int i = 0; i < NOTE_BYTES_MOST; i++)
        str_add_char(&longest, 'a');
    assert_true(takes_reason(readers, str_text(&longest)));
    str_add_char(&longest, 'a');
    assert_false(takes_reason(readers, str_text(&longest)));
    assert_false(takes_reason(readers, "a\x7f"));
    str_release(&longest);
}

/* The same put in both, so that they go on saying the same. */
static void agrees_where_both_change(void **state)
{
    struct readers *readers = *state;
    int taken = 0;
    for (int i = 0; i < READERS_FOLDERS * COMMON * mutate_piece_count; i++) {
        const struct readers_folder *folder = &readers->folders[i % READERS_FOLDERS];
        const char *old = common[i / READERS_FOLDERS % COMMON];
        const char *piece = mutate_pieces[i / (READERS_FOLDERS * COMMON)];
        int number = i % READERS_SHEETS;
        struct str sheet;
        struct str journal;
        copy(&folder->sheets[number], &sheet);
        copy(&folder->journals[number], &journal);
        mutate_replace_all(&sheet, old, piece);
        mutate_replace_all(&journal, old, piece);
        mend(&journal);
        taken += readers_agree(readers, folder, &sheet, &journal);
        str_release(&sheet);
        str_release(&journal);
    }
    assert_in_range(taken, 20, READERS_FOLDERS * COMMON * mutate_piece_count / 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(takes_what_the_program_writes, readers_set_up,
                                        readers_tear_down),
        cmocka_unit_test_setup_teardown(takes_no_journal_that_was_altered, readers_set_up,
                                        readers_tear_down),
        cmocka_unit_test_setup_teardown(agrees_on_mutated_journals, readers_set_up,
                                        readers_tear_down),
        cmocka_unit_test_setup_teardown(takes_no_reason_that_a_sheet_does_not, readers_set_up,
                                        readers_tear_down),
        cmocka_unit_test_setup_teardown(agrees_where_both_change, readers_set_up,
                                        readers_tear_down),
    };
    place_in_memory();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
