/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/lang.h"
#include "base/table.h"
#include "base/text.h"
#include "sheet/record.h"
#include "sheet/record_column.h"

/* A journal being read: its rows, and the bytes of the lines that they stand on. */
struct reader {
    const char *file;
    const struct form *form;
    const struct str *text;
    struct table table;
    size_t row;                       /* the one being read, of the table */
    size_t at;                        /* where its line begins in the text */
    size_t size;                      /* of its line, without the line end */
    bool sealed;                      /* whether lines have `before` by now */
    unsigned char last[DIGEST_BYTES]; /* of the line before */
    struct diags *diags;
};

bool record_read_what(const char *what, enum record_kind *kind, struct change *change)
{
    if (strcmp(what, WHAT_SAVED) == 0) {
        *kind = RECORD_SAVED;
        change->kind = CHANGE_STATUS;
        return true;
    }
    *kind = RECORD_CHANGE;
    for (enum record_kind i = RECORD_UNDO; i <= RECORD_REDO; i++)
        if (strncmp(what, record_prefix(i), strlen(record_prefix(i))) == 0)
            *kind = i;
    return change_kind_from_name(what + strlen(record_prefix(*kind)), &change->kind);
}

bool record_read_item(const char *id, enum record_kind kind, const struct form *form,
                      struct change *change)
{
    change->item = id[0] != '\0' ? form_item(form, id) : CHANGE_WHOLE_SHEET;
    if (kind == RECORD_SAVED)
        return id[0] == '\0';
    return change_is_of_item(change->kind) == (change->item != CHANGE_WHOLE_SHEET) &&
           (id[0] == '\0' || change->item >= 0);
}

static const char *field_of(const struct reader *reader, size_t row, enum record_column column)
{
    return table_field(&reader->table.rows[row], (int)column);
}

static struct place place_of(const struct reader *reader, size_t row)
{
    return (struct place){reader->file, reader->table.rows[row].number, 0};
}

/* The bytes of the line that begins AT, without its line end. */
static size_t line_size(const struct str *text, size_t at)
{
    bool quoted = false;
    size_t end = at;
    for (; end < text->size && (quoted || text->data[end] != '\n'); end++)
        if (text->data[end] == '"')
            quoted = !quoted;
    return end - at;
}

static bool is_digest(const struct reader *reader, size_t row,
                      const unsigned char digest[DIGEST_BYTES])
{
    char text[DIGEST_TEXT];
    return strcmp(field_of(reader, row, FIELD_BEFORE), digest_to_text(digest, text)) == 0;
}

/* Whether the line behind the one being read was written after it. */
static bool is_followed(const struct reader *reader)
{
    unsigned char digest[DIGEST_BYTES];
    if (reader->row + 1 == reader->table.count)
        return true;
    digest_bytes(reader->text->data + reader->at, reader->size, digest);
    return is_digest(reader, reader->row + 1, digest);
}

/* Two lines that do not fit: the one that does not fit the line on its other side either is the one
 * that was altered. */
static bool tell_break(const struct reader *reader, long long seq)
{
    if (!is_followed(reader))
        return diag_error(reader->diags, place_of(reader, reader->row),
                          _("line %lld fits neither the line before it nor the one behind it: it "
                            "was altered or put in; restore the journal from a copy"),
                          seq);
    if (!reader->sealed || reader->row == 1)
        return diag_error(reader->diags, place_of(reader, reader->row),
                          _("what stands above line %lld is not what it was written after; restore "
                            "the journal from a copy"),
                          seq);
    return diag_error(reader->diags, place_of(reader, reader->row - 1),
                      _("line %lld is not the one that line %lld was written after: it was "
                        "altered; restore the journal from a copy"),
                      seq - 1, seq);
}

static bool check_before(struct reader *reader, long long seq)
{
    bool has = reader->table.rows[reader->row].count == FIELDS;
    if (has && !is_digest(reader, reader->row, reader->last))
        return tell_break(reader, seq);
    reader->sealed |= has;
    return true;
}

static bool check_shape(const struct reader *reader, long long seq)
{
    char expected[24];
    struct place place = place_of(reader, reader->row);
    const struct row *row = &reader->table.rows[reader->row];
    const char *found = field_of(reader, reader->row, FIELD_SEQ);
    snprintf(expected, sizeof expected, "%lld", seq);
    if (row->count != FIELDS && (reader->sealed || row->count != FIELD_BEFORE))
        return diag_error(
            reader->diags, place,
            _("the journal is damaged: line %lld is expected here; restore it from a copy"), seq);
    if (strcmp(found, expected) == 0)
        return true;
    return diag_error(reader->diags, place,
                      _("line '%s' stands where line %lld is expected: lines were taken out, put "
                        "in or moved; restore the journal from a copy"),
                      found, seq);
}

static bool take_row(struct reader *reader, struct records *records, long long seq)
{
    struct place place = place_of(reader, reader->row);
    struct change change = {.item = CHANGE_WHOLE_SHEET,
                            .from = table_free_text(field_of(reader, reader->row, FIELD_FROM)),
                            .to = table_free_text(field_of(reader, reader->row, FIELD_TO))};
    enum record_kind kind;
    const char *what = field_of(reader, reader->row, FIELD_WHAT);
    const char *id = field_of(reader, reader->row, FIELD_ITEM);
    const char *at = field_of(reader, reader->row, FIELD_AT);
    if (!record_read_what(what, &kind, &change))
        return diag_error(reader->diags, place, _("the journal says '%s', which is unknown"), what);
    if (!record_read_item(id, kind, reader->form, &change))
        return diag_error(reader->diags, place,
                          _("the journal names item '%s', form '%s' has none such"), id,
                          reader->form->id);
    if (!moment_is_valid(at))
        return diag_error(reader->diags, place, _("the journal says '%s', which is no moment"), at);
    records_add(records, kind, seq, at,
                table_free_text(field_of(reader, reader->row, FIELD_ASSESSOR)), &change);
    return true;
}

/* What the next line's `before` has to be: while there is none, all that stands above, which is
 * worked out only where it is asked for. */
static void take_line(struct reader *reader, struct records *records)
{
    size_t from = reader->sealed ? reader->at : 0;
    size_t next = reader->row + 1;
    if (!reader->sealed && next < reader->table.count && reader->table.rows[next].count != FIELDS)
        return;
    digest_bytes(reader->text->data + from, reader->at + reader->size - from, reader->last);
    memcpy(records->last, reader->last, sizeof reader->last);
    if (records->count == 0)
        return;
    struct record *record = &records->at[records->count - 1];
    record->row = reader->table.rows[reader->row].number;
    record->sealed = reader->sealed;
    memcpy(record->digest, reader->last, sizeof record->digest);
}

/* A line of nothing but commas makes no row, so nothing would tell of it. */
static bool check_text(const struct reader *reader)
{
    const char *line = reader->text->data + reader->at;
    struct place place = place_of(reader, reader->row);
    if (reader->size == strspn(line, ",\"\r"))
        return diag_error(reader->diags, place,
                          _("an empty line was put into the journal here; restore it from a copy"));
    if (!text_is_utf8(line, reader->size))
        return diag_error(reader->diags, place,
                          _("the journal is no valid UTF-8 text; restore it from a copy"));
    return true;
}

static bool read_rows(struct reader *reader, struct records *records)
{
    for (; reader->row < reader->table.count; reader->row++) {
        long long seq = (long long)reader->row;
        reader->size = line_size(reader->text, reader->at);
        if (!check_text(reader))
            return false;
        if (reader->row > 0 && !(check_shape(reader, seq) && take_row(reader, records, seq) &&
                                 check_before(reader, seq)))
            return false;
        take_line(reader, records);
        reader->at += reader->size + 1;
    }
    return true;
}

static bool check_end(const struct reader *reader)
{
    if (reader->at >= reader->text->size)
        return true;
    return diag_error(reader->diags, place_of(reader, reader->table.count - 1),
                      _("empty lines stand behind the journal's last one; restore it from a copy"));
}

static bool begins(const struct str *text, const char *header)
{
    return strncmp(text->data, header, strlen(header)) == 0;
}

bool records_read(struct records *records, const struct str *text, const char *file,
                  const struct form *form, struct diags *diags)
{
    struct reader reader = {.file = file, .form = form, .text = text, .diags = diags};
    *records = (struct records){0};
    if (text->size == 0)
        return true;
    reader.sealed = begins(text, RECORD_HEADER);
    if (!reader.sealed && !begins(text, RECORD_HEADER_SEVEN))
        return diag_error(diags, (struct place){file, 1, 0},
                          _("is no journal: its first line is another; restore it from a copy"));
    bool good = table_parse(&reader.table, text, file, diags) && read_rows(&reader, records) &&
                check_end(&reader);
    table_release(&reader.table);
    if (!good)
        records_release(records);
    return good;
}
