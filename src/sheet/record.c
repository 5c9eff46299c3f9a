/* SPDX-License-Identifier: MIT */
#include "sheet/record.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/table.h"
#include "sheet/record_column.h"

/* The word before a change's name, by kind of record. */
static const char *const prefixes[] = {
    [RECORD_CHANGE] = "",
    [RECORD_UNDO] = "undo ",
    [RECORD_REDO] = "redo ",
};

const char *record_prefix(enum record_kind kind)
{
    return prefixes[kind];
}

void records_add(struct records *records, enum record_kind kind, int64_t seq, const char *at,
                 const char *assessor, const struct change *change)
{
    records->at = mem_grow(records->at, records->count, &records->room, sizeof *records->at);
    records->at[records->count++] = (struct record){
        .kind = kind,
        .seq = seq,
        .at = mem_copy(at),
        .assessor = mem_copy(assessor),
        .change = {change->item, change->kind, mem_copy(change->from), mem_copy(change->to)},
    };
}

void records_move_last(struct records *from, struct records *to)
{
    to->at = mem_grow(to->at, to->count, &to->room, sizeof *to->at);
    to->at[to->count++] = from->at[--from->count];
}

void records_clear(struct records *records)
{
    for (size_t i = 0; i < records->count; i++) {
        free(records->at[i].at);
        free(records->at[i].assessor);
        free((char *)records->at[i].change.from);
        free((char *)records->at[i].change.to);
    }
    records->count = 0;
}

void records_release(struct records *records)
{
    records_clear(records);
    free(records->at);
    *records = (struct records){0};
}

static void write_change(enum record_kind kind, const struct change *change,
                         const struct form *form, struct str *out)
{
    bool item = change->item != CHANGE_WHOLE_SHEET;
    table_add_field(out, item ? form->items[change->item].id : "", false);
    str_add(out, ",");
    str_add(out, prefixes[kind]);
    str_add(out, change_name(change->kind));
    table_add_record_text(out, change->from, false);
    table_add_record_text(out, change->to, false);
}

void record_write(const struct record *record, const struct form *form,
                  const unsigned char before[DIGEST_BYTES], struct str *out)
{
    char digest[DIGEST_TEXT];
    str_add_number(out, record->seq);
    str_add(out, ",");
    str_add(out, record->at);
    table_add_record_text(out, record->assessor, false);
    if (record->kind == RECORD_SAVED) {
        str_add(out, ",," WHAT_SAVED ",,");
        str_add(out, record->change.to);
    } else {
        write_change(record->kind, &record->change, form, out);
    }
    str_add(out, ",");
    str_add(out, digest_to_text(before, digest));
    str_add(out, "\n");
}

/* Whether a quote that begins before LINE's end ends behind it. */
static bool has_odd_quotes(const char *line, const char *end)
{
    bool odd = false;
    while ((line = memchr(line, '"', (size_t)(end - line))) != NULL) {
        odd = !odd;
        line++;
    }
    return odd;
}

size_t records_whole(const struct str *text)
{
    size_t whole = 0;
    bool quoted = false;
    size_t end = text->size > 0 ? strnlen(text->data, text->size) : 0;
    for (size_t at = 0; at < end;) {
        const char *line = text->data + at;
        const char *line_end = memchr(line, '\n', end - at);
        if (line_end == NULL)
            break;
        at += (size_t)(line_end - line) + 1;
        quoted ^= has_odd_quotes(line, line_end);
        if (!quoted)
            whole = at;
    }
    return whole;
}

/* "17,2017-12-20T...": what every line begins with. */
static bool begins_record(const char *line)
{
    size_t digits = strspn(line, "0123456789");
    return digits > 0 && line[digits] == ',' && strspn(line + digits + 1, "0123456789") == 4 &&
           line[digits + 5] == '-';
}

/* A zero among what was written is damage; so many are a place where nothing was. */
#define HOLE_LEAST 8

/* Where the zeros end that begin at AT, which are a hole: at the end of all, before a line, or
 * many.  AT itself where they are none. */
static size_t hole_end(const struct str *text, size_t at)
{
    size_t end = at;
    while (end < text->size && text->data[end] == '\0')
        end++;
    bool is_hole = end == text->size || end - at >= HOLE_LEAST || begins_record(text->data + end);
    return is_hole ? end : at;
}

bool records_begin(const struct str *text)
{
    const char *begin = str_text(text);
    return strncmp(begin, RECORD_HEADER, strlen(begin)) == 0;
}

bool records_are_torn(const struct str *text, size_t whole)
{
    for (size_t i = whole; i < text->size; i++) {
        if (text->data[i] == '\0' && hole_end(text, i) > i)
            return true;
        if (text->data[i] == '\n' && begins_record(text->data + i + 1))
            return false;
    }
    return true;
}

bool records_have_hole(const struct str *text, size_t whole)
{
    const char *hole =
        whole < text->size ? memchr(text->data + whole, '\0', text->size - whole) : NULL;
    for (; hole != NULL && hole < text->data + text->size; hole++)
        if (*hole != '\0')
            return true;
    return false;
}
