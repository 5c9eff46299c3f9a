/* SPDX-License-Identifier: MIT */
/* Whatever happens to a sheet between two keys, the last word on each value stands: the program is
 * killed, before it saved, while it did, or in the midst of a line; the file is edited by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "../support/form_text.h"
#include "../support/one_sheet.h"
#include "../support/place.h"
#include "../support/random.h"
#include "base/file.h"
#include "base/mem.h"
#include "sheet/session.h"
#include "sheet/sheet_file.h"

#define SHEETS 100
#define STEPS  80
#define MOMENT 1513733400

/* What is changed: each item's note, the figure of one item, and who assessed. */
enum { FIGURE = SMALL_COUNT, ASSESSORS, VALUES };

struct story {
    char *place;
    char *file;
    struct form_shelf shelf;
    struct clock clock;
    struct session session;
    struct randomness randomness;
    int number;         /* of the last new value: none comes twice, so that each tells its origin */
    char *said[VALUES]; /* the last word on each */
    struct str steps;   /* what happened so far */
};

static struct change change_of(int value, const char *to)
{
    if (value == ASSESSORS)
        return (struct change){CHANGE_WHOLE_SHEET, CHANGE_ASSESSORS, "", to};
    if (value == FIGURE)
        return (struct change){SMALL_B1, CHANGE_MARKS, "", to};
    return (struct change){value, CHANGE_NOTE, "", to};
}

static char *value_in(const struct sheet *sheet, int value)
{
    struct change change = change_of(value, "");
    struct str text = {0};
    sheet_value(sheet, change.item, change.kind, &text);
    return str_take(&text);
}

static char *new_value(struct story *story, int value)
{
    struct str text = {0};
    str_addf(&text, value == FIGURE ? "g=%d" : "样例%d", 100 + ++story->number);
    return str_take(&text);
}

static void hear(struct story *story)
{
    for (int i = 0; i < VALUES; i++) {
        free(story->said[i]);
        story->said[i] = value_in(&story->session.sheet, i);
    }
}

static void compare(struct story *story, const struct sheet *sheet)
{
    for (int i = 0; i < VALUES; i++) {
        char *found = value_in(sheet, i);
        if (strcmp(found, story->said[i]) != 0)
            fail_msg("value %d is '%s', and '%s' was said last:%s", i, found, story->said[i],
                     str_text(&story->steps));
        free(found);
    }
}

static void open_again(struct story *story)
{
    struct sheet peeked;
    struct diags diags = {0};
    assert_true(session_peek(&peeked, story->file, &story->shelf, NULL));
    compare(story, &peeked);
    sheet_release(&peeked);
    if (!session_open(&story->session, story->file, &story->shelf, &story->clock, &diags))
        fail_msg("%s:%s", diags.at[0].text, str_text(&story->steps));
    diags_release(&diags);
    compare(story, &story->session.sheet);
}

static void press_a_key(struct story *story)
{
    int value = random_below(&story->randomness, VALUES);
    char *to = new_value(story, value);
    struct change change = change_of(value, to);
    assert_true(session_do(&story->session, change.item, change.kind, to, NULL));
    free(to);
}

static void mark(struct story *story)
{
    press_a_key(story);
    assert_true(session_sync(&story->session, NULL));
    hear(story);
}

static void undo(struct story *story)
{
    if (random_below(&story->randomness, 3) > 0)
        session_undo(&story->session, NULL, NULL);
    else
        session_redo(&story->session, NULL, NULL);
    assert_true(session_sync(&story->session, NULL));
    hear(story);
}

static void save(struct story *story)
{
    assert_true(session_save(&story->session, NULL));
}

static void be_killed(struct story *story)
{
    session_release(&story->session);
    open_again(story);
}

/* Cuts the journal in its last line, which has BYTES at the most. */
static void tear(struct story *story, const char *line, bool whole)
{
    char *journal = session_journal_file(story->file);
    char *bytes = place_read(journal);
    size_t size = strlen(bytes) - 1;
    while (bytes[size - 1] != '\n')
        size--;
    assert_non_null(strstr(bytes + size, line));
    if (!whole)
        size += (size_t)random_below(&story->randomness, (int)strlen(bytes + size));
    one_sheet_write(journal, bytes, size);
    free(journal);
    free(bytes);
}

/* The file stands, and what the journal was to say of it does not. */
static void be_killed_saving(struct story *story)
{
    bool unsaved = story->session.unsaved;
    save(story);
    session_release(&story->session);
    if (unsaved)
        tear(story, ",saved,", random_below(&story->randomness, 2) == 0);
    open_again(story);
}

static void be_killed_writing(struct story *story)
{
    press_a_key(story);
    assert_true(session_sync(&story->session, NULL));
    session_release(&story->session);
    tear(story, ",", false);
    open_again(story);
}

/* The file may be older than the journal: only what is edited in it is news. */
static void edit_by_hand(struct story *story)
{
    struct sheet sheet;
    struct str bytes = {0};
    int value = random_below(&story->randomness, VALUES);
    char *to = new_value(story, value);
    struct change change = change_of(value, to);
    if (random_below(&story->randomness, 2) == 0 || !file_exists(story->file))
        save(story);
    session_release(&story->session);
    assert_true(file_read(story->file, &bytes, NULL));
    assert_true(sheet_read(&sheet, &bytes, story->file, &story->shelf, NULL, NULL));
    assert_true(sheet_apply(&sheet, &change, "2017-12-20T09:30:00+08:00", true, NULL));
    str_clear(&bytes);
    sheet_write(&sheet, &bytes);
    one_sheet_write(story->file, bytes.data, bytes.size);
    sheet_release(&sheet);
    str_release(&bytes);
    free(story->said[value]);
    story->said[value] = to;
    open_again(story);
}

/* The journal has all. */
static void lose_the_file(struct story *story)
{
    session_release(&story->session);
    unlink(story->file);
    open_again(story);
}

/* As a spreadsheet does it in which nothing was edited. */
static void be_written_anew(struct story *story)
{
    if (!file_exists(story->file))
        save(story);
    session_release(&story->session);
    char *bytes = place_read(story->file);
    char *text = text_replaced(bytes, "\r\n", "\n");
    one_sheet_write(story->file, text, strlen(text));
    open_again(story);
    free(bytes);
    free(text);
}

static const struct {
    const char *name;
    void (*happens)(struct story *story);
    int weight;
} events[] = {
    {"mark", mark, 8},
    {"undo", undo, 3},
    {"save", save, 2},
    {"kill", be_killed, 2},
    {"kill while saving", be_killed_saving, 2},
    {"kill while writing", be_killed_writing, 2},
    {"edit by hand", edit_by_hand, 2},
    {"lose the file", lose_the_file, 1},
    {"be written anew", be_written_anew, 1},
};

static void go_on(struct story *story)
{
    size_t event = 0;
    int all = 0;
    for (size_t i = 0; i < sizeof events / sizeof events[0]; i++)
        all += events[i].weight;
    int at = random_below(&story->randomness, all);
    while (at >= events[event].weight)
        at -= events[event++].weight;
    str_addf(&story->steps, " %s,", events[event].name);
    events[event].happens(story);
}

static void begin(struct story *story, int number)
{
    *story = (struct story){.place = place_make(), .clock = {MOMENT}};
    story->randomness.state = (uint64_t)number;
    free(form_text_write(story->place));
    form_shelf_add(&story->shelf, story->place);
    const struct form *form = form_shelf_find(&story->shelf, "small", NULL);
    assert_non_null(form);
    assert_true(session_create(&story->session, story->place, form, "样例", "样例甲", "",
                               &story->clock, NULL));
    assert_true(session_save(&story->session, NULL));
    story->file = mem_copy(story->session.file);
    hear(story);
}

static void end(struct story *story)
{
    for (int i = 0; i < VALUES; i++)
        free(story->said[i]);
    session_release(&story->session);
    form_shelf_release(&story->shelf);
    place_remove(story->place);
    str_release(&story->steps);
    free(story->file);
}

static void the_last_word_stands(void **state)
{
    (void)state;
    for (int i = 0; i < SHEETS; i++) {
        struct story story;
        begin(&story, i);
        for (int k = 0; k < STEPS; k++)
            go_on(&story);
        end(&story);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_last_word_stands)};
    place_in_memory();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
