/* SPDX-License-Identifier: MIT */
/* Whatever happens to a sheet between two keys, the last word on each value stands: the program is
 * killed, before it saved, while it did, or in the midst of a line; the file is edited by hand.
 * What was typed there and is no value is kept. */
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
#include "typed.h"
#include "written.h"

#define SHEETS 100
#define STEPS  80
#define MOMENT 1513733400

/* What is changed: each item's note, the marks of three items, and who assessed.  There are so few
 * values that they come again and again. */
enum { FIRST_MARKS = SMALL_COUNT, ASSESSORS = FIRST_MARKS + 3, VALUES };

static const struct {
    int item;
    const char *marks[4];
} answers[] = {
    {SMALL_A1, {"", "a=1", "b=2", "ok"}},
    {SMALL_A2, {"", "c=1", "e=1", "ok"}},
    {SMALL_B1, {"", "f=1", "g=110", "ok"}},
};
static const char *const notes[] = {"", "样例一", "样例二", "样例三"};
static const char *const names[] = {"样例甲", "样例乙", "样例丙", "样例丁"};

struct story {
    char *place;
    char *file;
    struct form_shelf shelf;
    struct clock clock;
    struct session session;
    struct randomness randomness;
    char *said[VALUES];   /* the last word on each */
    struct names savings; /* what the file held at each save */
    struct typed typed;
    struct str steps; /* what happened so far */
};

static struct change change_of(int value, const char *to)
{
    if (value == ASSESSORS)
        return (struct change){CHANGE_WHOLE_SHEET, CHANGE_ASSESSORS, "", to};
    if (value >= FIRST_MARKS)
        return (struct change){answers[value - FIRST_MARKS].item, CHANGE_MARKS, "", to};
    return (struct change){value, CHANGE_NOTE, "", to};
}

static char *value_in(const struct sheet *sheet, int value)
{
    struct change change = change_of(value, "");
    struct str text = {0};
    sheet_value(sheet, change.item, change.kind, &text);
    return str_take(&text);
}

static const char *draw(struct story *story, int value)
{
    int which = random_below(&story->randomness, 4);
    if (value == ASSESSORS)
        return names[which];
    return value >= FIRST_MARKS ? answers[value - FIRST_MARKS].marks[which] : notes[which];
}

static void hear(struct story *story)
{
    assert_true(session_sync(&story->session, NULL));
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
    struct change change = change_of(value, draw(story, value));
    story->session.clock.fixed = ++story->clock.fixed;
    assert_true(session_do(&story->session, change.item, change.kind, change.to, NULL));
}

static void mark(struct story *story)
{
    press_a_key(story);
    hear(story);
}

static void undo(struct story *story)
{
    story->session.clock.fixed = ++story->clock.fixed;
    if (random_below(&story->randomness, 3) > 0)
        session_undo(&story->session, NULL, NULL);
    else
        session_redo(&story->session, NULL, NULL);
    hear(story);
}

static void note_saving(struct story *story)
{
    char *bytes = place_read(story->file);
    names_add(&story->savings, bytes);
    free(bytes);
}

/* What stands there already, as another program wrote it, is not saved. */
static void save(struct story *story)
{
    bool unsaved = story->session.unsaved;
    assert_true(session_save(&story->session, NULL));
    if (unsaved)
        note_saving(story);
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
    assert_true(session_save(&story->session, NULL));
    session_release(&story->session);
    if (unsaved)
        tear(story, ",saved,", random_below(&story->randomness, 2) == 0);
    open_again(story);
}

/* In the midst of the line of a key, of which nothing is left but that. */
static void be_killed_writing(struct story *story)
{
    int64_t seq = story->session.journal.seq;
    press_a_key(story);
    assert_true(session_sync(&story->session, NULL));
    bool written = story->session.journal.seq > seq;
    session_release(&story->session);
    if (written)
        tear(story, ",", false);
    open_again(story);
}

static void read_sheet(struct story *story, const char *text, struct sheet *sheet)
{
    struct str bytes = {0};
    str_add(&bytes, text);
    assert_true(sheet_read(sheet, &bytes, story->file, &story->shelf, NULL, NULL));
    str_release(&bytes);
}

/* Who edits a cell leaves the moment of the item as it stands. */
static void set_cell(struct sheet *sheet, const struct change *change)
{
    int item = change->item != CHANGE_WHOLE_SHEET ? change->item : 0;
    char *moment = mem_copy(sheet->entries[item].checked_at);
    assert_true(sheet_apply(sheet, change, "", true, NULL));
    mem_replace(&sheet->entries[item].checked_at, moment);
    free(moment);
}

/* The file may be older than the journal: only what is edited in it is news. */
static void edit_cell(struct story *story, int value, const char *to)
{
    struct sheet sheet;
    struct str bytes = {0};
    struct change change = change_of(value, to);
    session_release(&story->session);
    typed_forget(&story->typed, story->file);
    char *text = place_read(story->file);
    read_sheet(story, text, &sheet);
    char *before = value_in(&sheet, value);
    set_cell(&sheet, &change);
    sheet_write(&sheet, &bytes);
    one_sheet_write(story->file, bytes.data, bytes.size);
    if (strcmp(before, to) != 0 && !may_be_written(story->file, sheet.form, &bytes))
        mem_replace(&story->said[value], to);
    sheet_release(&sheet);
    str_release(&bytes);
    free(before);
    free(text);
    open_again(story);
}

static void save_or_not(struct story *story)
{
    if (random_below(&story->randomness, 2) == 0 || !file_exists(story->file))
        save(story);
}

static void edit_by_hand(struct story *story)
{
    int value = random_below(&story->randomness, VALUES);
    save_or_not(story);
    edit_cell(story, value, draw(story, value));
}

static const char *any_saving(struct story *story)
{
    return story->savings.at[random_below(&story->randomness, (int)story->savings.count)];
}

/* To what stood in the file once. */
static void edit_back(struct story *story)
{
    struct sheet sheet;
    int value = random_below(&story->randomness, VALUES);
    save_or_not(story);
    read_sheet(story, any_saving(story), &sheet);
    char *to = value_in(&sheet, value);
    edit_cell(story, value, to);
    sheet_release(&sheet);
    free(to);
}

/* By a backup, or a program that keeps two places the same. */
static void put_older_back(struct story *story)
{
    const char *bytes = any_saving(story);
    session_release(&story->session);
    typed_forget(&story->typed, story->file);
    one_sheet_write(story->file, bytes, strlen(bytes));
    open_again(story);
}

/* The journal has all. */
static void lose_the_file(struct story *story)
{
    session_release(&story->session);
    typed_forget(&story->typed, story->file);
    unlink(story->file);
    open_again(story);
}

static void see_to_the_file(struct story *story)
{
    if (!file_exists(story->file))
        save(story);
}

/* What is no change is lost no more than what is one. */
static void type_a_word(struct story *story)
{
    see_to_the_file(story);
    session_release(&story->session);
    typed_type(&story->typed, story->file);
    open_again(story);
}

/* As a spreadsheet does it in which nothing was edited. */
static void be_written_anew(struct story *story)
{
    see_to_the_file(story);
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
    {"edit back by hand", edit_back, 2},
    {"put an older file back", put_older_back, 1},
    {"lose the file", lose_the_file, 1},
    {"be written anew", be_written_anew, 1},
    {"type a word", type_a_word, 1},
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
    const char *lost = typed_lost(&story->typed, story->file);
    if (lost != NULL)
        fail_msg("'%s' is lost:%s", lost, str_text(&story->steps));
}

static void begin(struct story *story, int number)
{
    *story = (struct story){.place = place_make(), .clock = {.fixed = MOMENT}};
    story->randomness.state = (uint64_t)number;
    free(form_text_write(story->place));
    form_shelf_add(&story->shelf, story->place);
    const struct form *form = form_shelf_find(&story->shelf, "small", NULL);
    assert_non_null(form);
    assert_true(session_create(&story->session, story->place, form, "样例", "样例甲", "",
                               &story->clock, NULL));
    story->file = mem_copy(story->session.file);
    note_saving(story);
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
    names_release(&story->savings);
    typed_release(&story->typed);
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
