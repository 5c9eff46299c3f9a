/* SPDX-License-Identifier: MIT */
#include "sheet/quick_journal.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/digest.h"
#include "base/mem.h"
#include "base/text.h"
#include "sheet/record.h"
#include "sheet/record_column.h"

/* A journal being read. */
struct reader {
    const struct form *form;
    struct cursor cursor;
    struct quick_words *words;
    int64_t seq;                      /* of the line */
    unsigned char last[DIGEST_BYTES]; /* of the line before */
    int64_t done;                     /* changes that undo could take back */
    int64_t undone;                   /* and redo bring again */
    struct str scratch;
};

/* What a line says. */
struct line {
    enum record_kind kind;
    struct change change; /* without its texts */
    struct span from;
    struct span to;
};

void quick_words_init(struct quick_words *words, const struct form *form)
{
    size_t count = (size_t)form->item_count;
    *words = (struct quick_words){.marks = mem_new(2 * count, sizeof *words->marks)};
    words->notes = words->marks + count;
}

void quick_words_release(struct quick_words *words)
{
    free(words->marks);
    *words = (struct quick_words){0};
}

bool quick_words_same(const struct quick_words *a, const struct quick_words *b,
                      const struct form *form)
{
    bool same = a->status == b->status && span_same_text(&a->unit, &b->unit) &&
                span_same_text(&a->date, &b->date) && span_same_text(&a->assessors, &b->assessors);
    for (int i = 0; same && i < form->item_count; i++)
        same = span_same_text(&a->marks[i], &b->marks[i]) &&
               span_same_text(&a->notes[i], &b->notes[i]);
    return same;
}

static const char *text_of(struct reader *reader, const struct span *span)
{
    return span_text(span, &reader->scratch);
}

static bool take_seq(struct reader *reader)
{
    int64_t seq = 0;
    struct cursor *cursor = &reader->cursor;
    if (*cursor->at == '0')
        return false;
    for (; *cursor->at >= '0' && *cursor->at <= '9' && seq < reader->seq; cursor->at++)
        seq = 10 * seq + (*cursor->at - '0');
    return seq == reader->seq && cursor_take_char(cursor, ',');
}

static bool take_moment(struct reader *reader)
{
    struct span at;
    return cursor_take_field(&reader->cursor, ',', &at) && moment_is_valid(text_of(reader, &at));
}

static bool take_what(struct reader *reader, struct line *line)
{
    struct span item;
    struct span what;
    struct cursor *cursor = &reader->cursor;
    return cursor_take_field(cursor, ',', &item) && cursor_take_field(cursor, ',', &what) &&
           record_read_what(text_of(reader, &what), &line->kind, &line->change) &&
           record_read_item(text_of(reader, &item), line->kind, reader->form, &line->change);
}

static bool take_before(struct reader *reader)
{
    char digest[DIGEST_TEXT];
    digest_to_text(reader->last, digest);
    return cursor_take_bytes(&reader->cursor, digest, DIGEST_TEXT - 1) &&
           *reader->cursor.at == '\n';
}

/* Keeps count as opening_restack() does. */
static bool restack(struct reader *reader, struct line *line)
{
    int64_t step = line->kind == RECORD_UNDO ? 1 : -1;
    line->change.from = line->kind == RECORD_CHANGE ? text_of(reader, &line->from) : "";
    if (line->kind == RECORD_CHANGE && change_is_undoable(&line->change)) {
        reader->done++;
        reader->undone = 0;
    } else if (line->kind != RECORD_CHANGE) {
        reader->done -= step;
        reader->undone += step;
    }
    return reader->done >= 0 && reader->undone >= 0;
}

static bool set_status(struct reader *reader, const struct span *to)
{
    const char *status = text_of(reader, to);
    reader->words->status = strcmp(status, "final") == 0 ? SHEET_FINAL : SHEET_DRAFT;
    return reader->words->status == SHEET_FINAL || strcmp(status, "draft") == 0;
}

/* Whether sheet_apply() takes it: other texts are seen to where they are compared. */
static bool is_reason(struct reader *reader, const struct span *to)
{
    const char *reason = text_of(reader, to);
    return strlen(reason) <= NOTE_BYTES_MOST && !text_has_control(reason);
}

static bool set_word(struct reader *reader, const struct line *line)
{
    struct quick_words *words = reader->words;
    switch (line->change.kind) {
    case CHANGE_UNIT:
        words->unit = line->to;
        return true;
    case CHANGE_DATE:
        words->date = line->to;
        return true;
    case CHANGE_ASSESSORS:
        words->assessors = line->to;
        return true;
    case CHANGE_STATUS:
        return set_status(reader, &line->to);
    case CHANGE_REASON:
        return is_reason(reader, &line->to);
    case CHANGE_MARKS:
        words->marks[line->change.item] = line->to;
        return true;
    case CHANGE_NOTE:
        words->notes[line->change.item] = line->to;
        return true;
    case CHANGE_SCORE: /* a conflict */
    default:
        return false;
    }
}

static bool take_line(struct reader *reader)
{
    struct line line = {.kind = RECORD_CHANGE};
    struct span assessor;
    struct cursor *cursor = &reader->cursor;
    const char *begin = cursor->at;
    if (!take_seq(reader) || !take_moment(reader) || !cursor_take_field(cursor, ',', &assessor) ||
        !take_what(reader, &line) || !cursor_take_field(cursor, ',', &line.from) ||
        !cursor_take_field(cursor, ',', &line.to) || !take_before(reader))
        return false;
    digest_bytes(begin, (size_t)(cursor->at - begin), reader->last);
    cursor->at++;
    return line.kind == RECORD_SAVED || (restack(reader, &line) && set_word(reader, &line));
}

static bool take_all(struct reader *reader)
{
    size_t size = strlen(RECORD_HEADER);
    if (!cursor_take_bytes(&reader->cursor, RECORD_HEADER, size))
        return false;
    digest_bytes(RECORD_HEADER, size - 1, reader->last);
    while (reader->cursor.at < reader->cursor.end) {
        reader->seq++;
        if (!take_line(reader))
            return false;
    }
    return true;
}

/* None is too large: a line has 65 bytes at least, so that what file_read() takes has fewer fields
 * than a table may have. */
bool quick_journal_read(const struct form *form, const struct str *bytes, struct quick_words *words)
{
    struct reader reader = {
        .form = form, .cursor = {str_text(bytes), str_text(bytes) + bytes->size}, .words = words};
    bool good = text_is_utf8(str_text(bytes), bytes->size) && take_all(&reader);
    str_release(&reader.scratch);
    return good;
}
