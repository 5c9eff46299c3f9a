/* SPDX-License-Identifier: MIT */
#include "sheets.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "answers.h"
#include "base/file.h"
#include "base/mem.h"
#include "place.h"
#include "sheet/record.h"
#include "sheet/sheet_file.h"

#define STIRS 6 /* of an item, at most */

static void must(bool good, const struct diags *diags)
{
    if (good)
        return;
    fprintf(stderr, "sheets: %s\n", diags->count > 0 ? diags->at[0].text : "failed");
    exit(1);
}

#define TRY_AGAIN 16 /* one item in so many is marked, taken back and marked again */

/* A sheet being made, and its journal. */
struct maker {
    struct sheet sheet;
    struct str journal;
    int64_t lines;
    unsigned char last[DIGEST_BYTES];
};

#define MOMENT_ROOM 48

/* A mark every twenty seconds, from half past nine. */
static void moment_of(const struct maker *maker, char moment[MOMENT_ROOM])
{
    int minute = 30 + (int)maker->lines / 3;
    snprintf(moment, MOMENT_ROOM, "2017-12-20T%02d:%02d:%02d+08:00", (9 + minute / 60) % 24,
             minute % 60, (int)(maker->lines % 3) * 20);
}

static void record(struct maker *maker, enum record_kind kind, const struct change *change)
{
    char moment[MOMENT_ROOM];
    moment_of(maker, moment);
    const struct record line = {.kind = kind,
                                .seq = ++maker->lines,
                                .at = moment,
                                .assessor = maker->sheet.assessors,
                                .change = *change};
    size_t begin = maker->journal.size;
    record_write(&line, maker->sheet.form, maker->last, &maker->journal);
    digest_bytes(maker->journal.data + begin, maker->journal.size - begin - 1, maker->last);
}

static void apply(struct maker *maker, int item, enum change_kind kind, const char *to)
{
    struct diags diags = {0};
    struct str from = {0};
    char moment[MOMENT_ROOM];
    moment_of(maker, moment);
    sheet_value(&maker->sheet, item, kind, &from);
    struct change change = {item, kind, str_text(&from), to};
    struct change inverse = change_inverse(&change);
    if (strcmp(str_text(&from), to) == 0) {
        str_release(&from);
        return;
    }
    must(sheet_apply(&maker->sheet, &change, moment, true, &diags), &diags);
    record(maker, RECORD_CHANGE, &change);
    if (kind == CHANGE_MARKS && item % TRY_AGAIN == 0) {
        record(maker, RECORD_UNDO, &inverse);
        record(maker, RECORD_REDO, &change);
    }
    str_release(&from);
    diags_release(&diags);
}

/* A draft leaves one item in four open; a final sheet none. */
static void fill_item(struct maker *maker, int index, struct randomness *randomness, bool final)
{
    const struct form *form = maker->sheet.form;
    const struct item *item = &form->items[index];
    struct answer answer = {.marks = mem_new((size_t)item->rule_count, sizeof *answer.marks)};
    struct str marks = {0};
    answer_clear(item, &answer);
    for (int stirs = random_below(randomness, STIRS); stirs > 0; stirs--)
        answer_stir(form, item, randomness, &answer);
    if (final && answer.state == ANSWER_OPEN)
        answer_settle(item, &answer);
    if (!final && random_below(randomness, 4) == 0)
        answer_clear(item, &answer);
    answer_write(form, item, &answer, &marks);
    if (answer.adjust != 0)
        apply(maker, index, CHANGE_NOTE, "样例：酌情");
    apply(maker, index, CHANGE_MARKS, str_text(&marks));
    str_release(&marks);
    free(answer.marks);
}

static void unit_name(int number, struct str *unit)
{
    str_addf(unit, number % 7 == 0 ? "分局,\"%04d\"" : "单位%04d", number);
}

/* Writes UNIT and SUFFIX into DIRECTORY. */
static void write_file(const char *directory, const char *unit, const char *suffix,
                       const struct str *text)
{
    struct str name = {0};
    char *safe = file_safe_name(unit);
    str_addf(&name, "%s%s", safe, suffix);
    free(place_write(directory, str_text(&name), str_text(text)));
    free(safe);
    str_release(&name);
}

static void write_sheet(struct maker *maker, const char *directory, bool journal)
{
    char digest[DIGEST_TEXT];
    struct str text = {0};
    sheet_write(&maker->sheet, &text);
    write_file(directory, maker->sheet.unit, ".csv", &text);
    struct change saved = {CHANGE_WHOLE_SHEET, CHANGE_STATUS, "",
                           digest_of(text.data, text.size, digest)};
    record(maker, RECORD_SAVED, &saved);
    if (journal)
        write_file(directory, maker->sheet.unit, ".journal", &maker->journal);
    str_release(&text);
}

static void sheet_make(const char *directory, const struct form *form, int number, uint64_t seed,
                       bool journal)
{
    struct randomness randomness = {seed};
    struct str unit = {0};
    struct maker maker = {0};
    bool final = random_below(&randomness, 2) == 0;
    unit_name(number, &unit);
    sheet_init(&maker.sheet, form, "");
    str_add(&maker.journal, RECORD_HEADER);
    digest_bytes(maker.journal.data, maker.journal.size - 1, maker.last);
    apply(&maker, CHANGE_WHOLE_SHEET, CHANGE_UNIT, str_text(&unit));
    apply(&maker, CHANGE_WHOLE_SHEET, CHANGE_DATE, "2017-12-20");
    apply(&maker, CHANGE_WHOLE_SHEET, CHANGE_ASSESSORS, "样例甲、样例乙");
    for (int i = 0; i < form->item_count; i++)
        fill_item(&maker, i, &randomness, final);
    if (final)
        apply(&maker, CHANGE_WHOLE_SHEET, CHANGE_STATUS, "final");
    write_sheet(&maker, directory, journal);
    sheet_release(&maker.sheet);
    str_release(&maker.journal);
    str_release(&unit);
}

void sheets_make(const char *folder, const struct form *form, int count, uint64_t seed,
                 bool journals)
{
    struct diags diags = {0};
    char *directory = file_join(folder, form->id);
    must(file_make_directory(directory, &diags), &diags);
    for (int i = 1; i <= count; i++) {
        int twin = i % 5 == 0 ? i - 1 : i;
        sheet_make(directory, form, i, seed + (uint64_t)twin * 1000003, journals);
    }
    free(directory);
    diags_release(&diags);
}
