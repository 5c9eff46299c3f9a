/* SPDX-License-Identifier: MIT */
#include "sheet/record.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/table.h"
#include "base/text.h"

enum record_column {
    FIELD_SEQ,
    FIELD_AT,
    FIELD_ASSESSOR,
    FIELD_ITEM,
    FIELD_WHAT,
    FIELD_FROM,
    FIELD_TO,
    FIELDS
};

/* The word before a change's name, by kind of record. */
static const char *const prefixes[] = {
    [RECORD_CHANGE] = "",
    [RECORD_UNDO] = "undo ",
    [RECORD_REDO] = "redo ",
};

#define WHAT_SAVED "saved"

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

void record_write(enum record_kind kind, int64_t seq, const char *at, const char *assessor,
                  const struct change *change, const struct form *form, struct str *out)
{
    str_addf(out, "%lld,%s", (long long)seq, at);
    table_add_free_text(out, assessor, false);
    if (kind == RECORD_SAVED) {
        str_add(out, ",," WHAT_SAVED ",,\n");
        return;
    }
    bool item = change->item != CHANGE_WHOLE_SHEET;
    table_add_field(out, item ? form->items[change->item].id : "", false);
    str_addf(out, ",%s%s", prefixes[kind], change_name(change->kind));
    table_add_free_text(out, change->from, false);
    table_add_free_text(out, change->to, false);
    str_add_char(out, '\n');
}

size_t records_whole(const struct str *text)
{
    size_t whole = 0;
    bool quoted = false;
    for (size_t i = 0; i < text->size && text->data[i] != '\0'; i++) {
        if (text->data[i] == '"')
            quoted = !quoted;
        else if (text->data[i] == '\n' && !quoted)
            whole = i + 1;
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

/* Splits "undo marks" into the kind of record and the kind of change. */
static bool read_what(const char *what, enum record_kind *kind, struct change *change)
{
    if (strcmp(what, WHAT_SAVED) == 0) {
        *kind = RECORD_SAVED;
        change->kind = CHANGE_STATUS;
        return true;
    }
    *kind = RECORD_CHANGE;
    for (int i = RECORD_UNDO; i <= RECORD_REDO; i++)
        if (strncmp(what, prefixes[i], strlen(prefixes[i])) == 0)
            *kind = (enum record_kind)i;
    return change_kind_from_name(what + strlen(prefixes[*kind]), &change->kind);
}

static bool read_item(const char *id, enum record_kind kind, const struct form *form,
                      struct change *change)
{
    change->item = id[0] != '\0' ? form_item(form, id) : CHANGE_WHOLE_SHEET;
    if (kind == RECORD_SAVED)
        return id[0] == '\0';
    return change_is_of_item(change->kind) == (change->item != CHANGE_WHOLE_SHEET) &&
           (id[0] == '\0' || change->item >= 0);
}

static bool read_row(struct records *records, const struct row *row, const struct form *form,
                     struct place place, struct diags *diags)
{
    struct change change = {.item = CHANGE_WHOLE_SHEET,
                            .from = table_free_text(table_field(row, FIELD_FROM)),
                            .to = table_free_text(table_field(row, FIELD_TO))};
    enum record_kind kind;
    const char *what = table_field(row, FIELD_WHAT);
    const char *id = table_field(row, FIELD_ITEM);
    int64_t seq = strtoll(table_field(row, FIELD_SEQ), NULL, 10);
    int64_t last = records->count > 0 ? records->at[records->count - 1].seq : 0;
    if (row->count != FIELDS || seq != last + 1)
        return diag_error(
            diags, place,
            _("the journal is damaged: line %lld is expected here; restore it from a copy"),
            (long long)last + 1);
    if (!read_what(what, &kind, &change))
        return diag_error(diags, place, _("the journal says '%s', which is unknown"), what);
    if (!read_item(id, kind, form, &change))
        return diag_error(diags, place, _("the journal names item '%s', form '%s' has none such"),
                          id, form->id);
    if (!moment_is_valid(table_field(row, FIELD_AT)))
        return diag_error(diags, place, _("the journal says '%s', which is no moment"),
                          table_field(row, FIELD_AT));
    records_add(records, kind, seq, table_field(row, FIELD_AT),
                table_free_text(table_field(row, FIELD_ASSESSOR)), &change);
    return true;
}

static bool read_rows(struct records *records, const struct table *table, const char *file,
                      const struct form *form, struct diags *diags)
{
    for (size_t i = 1; i < table->count; i++) {
        struct place place = {file, table->rows[i].number, 0};
        if (!read_row(records, &table->rows[i], form, place, diags))
            return false;
    }
    return true;
}

bool records_read(struct records *records, const struct str *text, const char *file,
                  const struct form *form, struct diags *diags)
{
    struct table table = {0};
    *records = (struct records){0};
    if (text->size == 0)
        return true;
    if (strncmp(text->data, RECORD_HEADER, strlen(RECORD_HEADER)) != 0)
        return diag_error(diags, (struct place){file, 1, 0},
                          _("is no journal: its first line is another; restore it from a copy"));
    if (!text_is_utf8(text->data, text->size))
        return diag_error(diags, (struct place){.file = file},
                          _("the journal is no valid UTF-8 text; restore it from a copy"));
    bool good =
        table_parse(&table, text, file, diags) && read_rows(records, &table, file, form, diags);
    table_release(&table);
    if (!good)
        records_release(records);
    return good;
}
