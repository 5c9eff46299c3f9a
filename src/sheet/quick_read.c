/* SPDX-License-Identifier: MIT */
#include "sheet/quick_read.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/mem.h"
#include "base/table.h"
#include "base/text.h"
#include "sheet/quick_field.h"
#include "sheet/quick_journal.h"
#include "sheet/sheet_file.h"
#include "sheet/sheet_words.h"

struct quick_form {
    const struct form *form;
    struct str head;    /* the bytes before the first row's unit */
    size_t header_size; /* of them, the header row's */
    struct str items;   /* the middle columns of all items, one behind the other */
    size_t *ends;       /* by item: where its own end in `items` */
};

/* A sheet being read. */
struct reader {
    const struct quick_form *quick;
    struct cursor cursor;
    struct str scratch; /* the field looked at, without its quotes */
    struct brief *brief;
    struct pool *texts;     /* the brief's */
    struct tally *sections; /* as far as they are added up */
    struct quick_words words;
    char moment[MOMENT_TEXT]; /* the last one found valid: often the next is the same */
};

struct quick_form *quick_form_new(const struct form *form)
{
    struct quick_form *quick = mem_new(1, sizeof *quick);
    const char *code = form_main_language(form);
    quick->form = form;
    str_add(&quick->head, TABLE_BOM);
    sheet_write_columns(code, &quick->head);
    str_add(&quick->head, TABLE_LINE_END);
    quick->header_size = quick->head.size;
    table_add_free_text(&quick->head, form->id, true);
    str_add_char(&quick->head, ',');
    quick->ends = mem_new((size_t)form->item_count, sizeof *quick->ends);
    for (int i = 0; i < form->item_count; i++) {
        sheet_write_item(form, &form->items[i], code, &quick->items);
        str_add_char(&quick->items, ',');
        quick->ends[i] = quick->items.size;
    }
    return quick;
}

void quick_form_free(struct quick_form *quick)
{
    str_release(&quick->head);
    str_release(&quick->items);
    free(quick->ends);
    free(quick);
}

/* A text that sheet_apply() takes: valid UTF-8 is seen to for the whole row. */
static const char *free_text(struct reader *reader, const struct span *span, size_t most)
{
    const char *text = table_free_text(span_text(span, &reader->scratch));
    return strlen(text) <= most && !text_has_control(text) ? text : NULL;
}

static bool take_unit(struct reader *reader)
{
    struct span span;
    if (!cursor_take_field(&reader->cursor, ',', &span))
        return false;
    const char *unit = free_text(reader, &span, UNIT_BYTES_MOST);
    if (unit == NULL || text_is_blank(unit))
        return false;
    reader->brief->unit = pool_copy(reader->texts, unit, strlen(unit));
    reader->words.unit = span;
    return true;
}

static bool take_assessors(struct reader *reader)
{
    struct span span;
    if (!cursor_take_field(&reader->cursor, ',', &span))
        return false;
    const char *assessors = free_text(reader, &span, NOTE_BYTES_MOST);
    if (assessors == NULL)
        return false;
    reader->brief->assessors = pool_copy(reader->texts, assessors, strlen(assessors));
    reader->words.assessors = span;
    return true;
}

/* A day as it is written here; any other way of writing it is a surprise. */
static bool take_date(struct reader *reader)
{
    struct span span;
    char date[DATE_TEXT];
    if (!cursor_take_field(&reader->cursor, ',', &span))
        return false;
    const char *text = span_text(&span, &reader->scratch);
    if (span.size > 0 && (!date_from_text(text, date) || strcmp(text, date) != 0))
        return false;
    reader->brief->date = pool_copy(reader->texts, text, strlen(text));
    reader->words.date = span;
    return true;
}

static bool take_status(struct reader *reader)
{
    const char *code = form_main_language(reader->quick->form);
    const char *final = sheet_word(WORD_FINAL, code);
    const char *draft = sheet_word(WORD_DRAFT, code);
    reader->brief->status =
        cursor_take_bytes(&reader->cursor, final, strlen(final)) ? SHEET_FINAL : SHEET_DRAFT;
    return reader->brief->status == SHEET_FINAL ||
           cursor_take_bytes(&reader->cursor, draft, strlen(draft));
}

static bool take_moment(struct reader *reader, const struct answer *answer, const struct span *span)
{
    if (span->size == 0 || answer->state == ANSWER_OPEN)
        return true;
    const char *text = span_text(span, &reader->scratch);
    if (strcmp(text, reader->moment) == 0)
        return true;
    if (!moment_is_valid(text))
        return false;
    assert(strlen(text) < sizeof reader->moment);
    memcpy(reader->moment, text, strlen(text) + 1);
    return true;
}

/* Marks that can be read, with the score beside them that they give, which is added up. */
static bool take_answer(struct reader *reader, const struct item *item, struct span *marks,
                        struct answer *answer)
{
    const struct form *form = reader->quick->form;
    struct cursor *cursor = &reader->cursor;
    struct span field;
    char expected[POINTS_TEXT] = "";
    if (!cursor_take_field(cursor, ',', &field) || !cursor_take_field(cursor, ',', marks))
        return false;
    if (answer_read(form, item, span_text(marks, &reader->scratch), answer, NULL, NULL) !=
        ANSWER_OK)
        return false;
    points score = score_item(form, item, answer, NULL);
    tally_add_score(&reader->sections[item->section], item, answer->state, score);
    tally_add_score(&reader->brief->total, item, answer->state, score);
    if (answer->state == ANSWER_SETTLED)
        points_to_text(score, expected);
    return strlen(expected) == field.size && memcmp(expected, field.begin, field.size) == 0;
}

static bool take_item(struct reader *reader, int index)
{
    const struct quick_form *quick = reader->quick;
    const struct item *item = &quick->form->items[index];
    size_t begin = index > 0 ? quick->ends[index - 1] : 0;
    int64_t marks[FORM_RULES_OF_ITEM];
    struct answer answer = {.marks = marks};
    struct cursor *cursor = &reader->cursor;
    struct span *note = &reader->words.notes[index];
    struct span findings;
    struct span moment;
    if (!cursor_take_bytes(cursor, quick->items.data + begin, quick->ends[index] - begin))
        return false;
    const char *own = cursor->at;
    if (!take_answer(reader, item, &reader->words.marks[index], &answer) ||
        !cursor_take_field(cursor, ',', &findings) || !cursor_take_field(cursor, ',', note) ||
        !cursor_take_field(cursor, '\r', &moment) || !cursor_take_char(cursor, '\n') ||
        !text_is_utf8(own, (size_t)(cursor->at - own)))
        return false;
    if (note->size > 0 && free_text(reader, note, NOTE_BYTES_MOST) == NULL)
        return false;
    return take_moment(reader, &answer, &moment);
}

/* The columns behind the form's id that are the same on every row; *SIZE is how many bytes they
 * take with it. */
static bool take_head(struct reader *reader, size_t *size)
{
    const struct quick_form *quick = reader->quick;
    struct cursor *cursor = &reader->cursor;
    const char *own = cursor->at;
    if (!take_unit(reader) || !take_date(reader) || !take_assessors(reader) ||
        !take_status(reader) || !text_is_utf8(own, (size_t)(cursor->at - own)))
        return false;
    reader->words.status = reader->brief->status;
    *size = (size_t)(cursor->at - own) + quick->head.size - quick->header_size;
    return true;
}

static void pack_sections(struct reader *reader)
{
    struct brief *brief = reader->brief;
    str_clear(&reader->scratch);
    for (int i = 0; i < brief->form->section_count; i++)
        tally_pack(&reader->sections[i], &reader->scratch);
    brief->sections_size = reader->scratch.size;
    brief->sections = pool_copy(reader->texts, str_text(&reader->scratch), brief->sections_size);
}

static bool take_rows(struct reader *reader)
{
    size_t size = 0;
    if (!take_head(reader, &size))
        return false;
    const char *first = reader->cursor.at - size;
    reader->brief->form = reader->quick->form;
    for (int i = 0; i < reader->brief->form->item_count; i++) {
        bool head = i == 0 || cursor_take_bytes(&reader->cursor, first, size);
        if (!head || !take_item(reader, i))
            return false;
    }
    pack_sections(reader);
    return reader->cursor.at == reader->cursor.end;
}

/* What session_open() would take over from a file only with a word about it. */
static bool can_be_final(const struct brief *brief)
{
    return brief->total.open == 0 && !text_is_blank(brief->assessors) && brief->date[0] != '\0';
}

/* Whether JOURNAL is sound and ends with what the sheet has. */
static bool is_as_recorded(const struct reader *reader, const struct str *journal)
{
    const struct form *form = reader->quick->form;
    struct quick_words last;
    quick_words_init(&last, form);
    bool same =
        quick_journal_read(form, journal, &last) && quick_words_same(&last, &reader->words, form);
    quick_words_release(&last);
    return same;
}

static bool read_both(struct reader *reader, const struct str *journal)
{
    return take_rows(reader) &&
           (reader->brief->status == SHEET_DRAFT || can_be_final(reader->brief)) &&
           (journal == NULL || is_as_recorded(reader, journal));
}

bool quick_read(const struct quick_form *quick, const struct str *sheet, const struct str *journal,
                struct pool *texts, struct brief *brief)
{
    struct reader reader = {.quick = quick,
                            .cursor = {str_text(sheet), str_text(sheet) + sheet->size},
                            .brief = brief,
                            .texts = texts};
    *brief = (struct brief){0};
    /* Of several forms all but one end here. */
    if (!cursor_take_bytes(&reader.cursor, quick->head.data, quick->head.size))
        return false;
    reader.sections = mem_new((size_t)quick->form->section_count, sizeof *reader.sections);
    quick_words_init(&reader.words, quick->form);
    bool good = read_both(&reader, journal);
    quick_words_release(&reader.words);
    str_release(&reader.scratch);
    free(reader.sections);
    if (!good)
        *brief = (struct brief){0};
    return good;
}
