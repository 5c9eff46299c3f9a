/* SPDX-License-Identifier: MIT */
/*
 * A journal: replaying what was read is what a plain replay gives, torn at any place it opens or
 * says why, and undoing everything and doing it again comes back.
 */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "fuzz.h"
#include "plain_replay.h"
#include "sheet/session.h"

#define SHEET   "small/unit.csv"
#define JOURNAL "small/unit.journal"

/* Cuts tried on one input; a longer one is cut at as many places of it. */
#define CUTS_MOST 24

void fuzz_begin(void)
{
}

static void read_records(struct records *records, const void *bytes, size_t size)
{
    struct diags diags = {0};
    char *file = fuzz_write(JOURNAL, bytes, size);
    bool good = journal_read(file, fuzz_form(), records, &diags);
    fuzz_must_say_why(good, &diags, "a journal that is refused says why");
    diags_release(&diags);
    free(file);
}

static bool same_record(const struct record *a, const struct record *b)
{
    return a->kind == b->kind && a->seq == b->seq && strcmp(a->at, b->at) == 0 &&
           a->change.item == b->change.item && a->change.kind == b->change.kind &&
           strcmp(a->change.from, b->change.from) == 0 && strcmp(a->change.to, b->change.to) == 0;
}

static void must_begin_alike(const struct records *torn, const struct records *whole)
{
    fuzz_must(torn->count <= whole->count, "a torn journal has no more lines");
    for (size_t i = 0; i < torn->count; i++)
        fuzz_must(same_record(&torn->at[i], &whole->at[i]), "the lines before it are as they were");
}

static void tear(const struct records *whole, const uint8_t *bytes, size_t size)
{
    size_t step = size / CUTS_MOST + 1;
    for (size_t at = size % step; at < size; at += step) {
        struct records torn;
        read_records(&torn, bytes, at);
        must_begin_alike(&torn, whole);
        records_release(&torn);
    }
}

static bool open_sheet(struct session *session)
{
    struct diags diags = {0};
    struct clock clock = fuzz_clock();
    char *file = file_join(fuzz_place(), SHEET);
    bool good = session_open(session, file, fuzz_shelf(), &clock, &diags);
    fuzz_must_say_why(good, &diags, "a sheet that cannot be opened says why");
    diags_release(&diags);
    free(file);
    return good;
}

static void undo_and_redo(struct session *session)
{
    int count = 0;
    while (session_redo(session, NULL, NULL))
        continue;
    char *before = fuzz_sheet_values(&session->sheet);
    while (session_undo(session, NULL, NULL))
        count++;
    while (session_redo(session, NULL, NULL))
        count--;
    fuzz_must(count == 0, "as many are done again as were undone");
    char *after = fuzz_sheet_values(&session->sheet);
    fuzz_must_equal(before, after, "all undone and done again comes back");
    free(before);
    free(after);
}

/* Closed and opened again. */
static void reopen(struct session *session)
{
    char *before = fuzz_sheet_text(&session->sheet);
    session_release(session);
    fuzz_must(open_sheet(session), "it opens again");
    char *after = fuzz_sheet_text(&session->sheet);
    fuzz_must_equal(before, after, "opened again it is the same");
    free(before);
    free(after);
}

static void must_be_saved(struct session *session)
{
    struct sheet peeked;
    struct diags diags = {0};
    fuzz_must_succeed(session_save(session, &diags), &diags, "it can be saved");
    char *before = fuzz_sheet_text(&session->sheet);
    fuzz_must_succeed(session_peek(&peeked, session->file, fuzz_shelf(), &diags), &diags,
                      "what was saved can be read");
    char *after = fuzz_sheet_text(&peeked);
    fuzz_must_equal(before, after, "what was saved is what was open");
    sheet_release(&peeked);
    diags_release(&diags);
    free(before);
    free(after);
}

static void work_with(const struct records *records)
{
    struct session session;
    if (!open_sheet(&session))
        return;
    struct plain_replay plain;
    plain_replay_init(&plain, fuzz_form(), records);
    plain_replay_must_agree(&plain, &session.sheet);
    fuzz_must_add_up(&session.sheet);
    if (plain.is_in_step)
        undo_and_redo(&session);
    reopen(&session);
    must_be_saved(&session);
    plain_replay_release(&plain);
    session_release(&session);
}

void fuzz_one(const uint8_t *bytes, size_t size)
{
    struct records whole;
    read_records(&whole, bytes, size);
    if (whole.count > 0) {
        tear(&whole, bytes, size);
        free(fuzz_write(JOURNAL, bytes, size));
        work_with(&whole);
    }
    records_release(&whole);
    fuzz_wipe();
}
