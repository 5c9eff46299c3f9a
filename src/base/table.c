/* SPDX-License-Identifier: MIT */
#include "base/table.h"

#include <assert.h>
#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "base/charset.h"
#include "base/file.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"

/* What libcsv's callbacks work on.  Fields are kept as offsets until the block stands still. */
struct parse {
    struct table *table;
    size_t *offsets; /* of every field so far, row after row */
    size_t count;
    size_t room;
    size_t row_begin; /* index of the row's first field in offsets */
    bool has_text;    /* whether any field of the row has any */
    bool begun;       /* whether a byte of the current row has been seen */
    bool too_many;    /* more fields than a table may have */
    int line;         /* physical line, from 1 */
    int row_line;     /* the line on which the current row began */
};

static int never_blank(unsigned char c)
{
    (void)c;
    return 0;
}

/* A field that begins at OFFSET in the block; false where there are too many. */
static bool note_field(struct parse *parse, size_t offset, size_t size)
{
    parse->too_many |=
        parse->count - parse->row_begin >= TABLE_COLUMNS_MOST || parse->count >= TABLE_FIELDS_MOST;
    if (parse->too_many)
        return false;
    parse->offsets = mem_grow(parse->offsets, parse->count, &parse->room, sizeof *parse->offsets);
    parse->offsets[parse->count++] = offset;
    parse->has_text |= size > 0;
    return true;
}

static void take_field(void *field, size_t size, void *data)
{
    struct parse *parse = data;
    struct str *block = &parse->table->block;
    if (!note_field(parse, block->size, size))
        return;
    if (size > 0)
        str_add_part(block, field, size);
    str_add_part(block, "", 1);
}

static void take_row(int end, void *data)
{
    struct parse *parse = data;
    struct table *table = parse->table;
    (void)end;
    if (parse->has_text) {
        table->rows = mem_grow(table->rows, table->count, &table->room, sizeof *table->rows);
        table->rows[table->count++] = (struct row){
            .number = parse->row_line, .count = parse->count - parse->row_begin, .fields = NULL};
    } else {
        parse->count = parse->row_begin;
    }
    parse->row_begin = parse->count;
    parse->has_text = false;
    parse->begun = false;
}

/* How often C stands in the first row outside quotes. */
static int count_in_first_row(const char *text, char c)
{
    int count = 0;
    bool quoted = false;
    for (; *text != '\0' && (quoted || (*text != '\n' && *text != '\r')); text++) {
        if (*text == '"')
            quoted = !quoted;
        count += !quoted && *text == c;
    }
    return count;
}

static char find_delimiter(const char *text)
{
    static const char candidates[] = ",;\t";
    char best = ',';
    int most = 0;
    for (const char *c = candidates; *c != '\0'; c++) {
        int count = count_in_first_row(text, *c);
        best = count > most ? *c : best;
        most = count > most ? count : most;
    }
    return best;
}

/* The fields lie in the block one behind the other; now that it stands still they can be pointed
 * at. */
static void resolve(struct parse *parse)
{
    struct table *table = parse->table;
    size_t field = 0;
    table->fields = mem_new(parse->count, sizeof *table->fields);
    for (size_t i = 0; i < table->count; i++) {
        struct row *row = &table->rows[i];
        row->fields = table->fields + field;
        for (size_t k = 0; k < row->count; k++, field++)
            table->fields[field] = table->block.data + parse->offsets[field];
    }
}

static bool is_line_break(char c)
{
    return c == '\n' || c == '\r';
}

/* Where C stands in the SIZE bytes; SIZE where it does not. */
static size_t find_byte(const char *bytes, char c, size_t size)
{
    const char *found = memchr(bytes, c, size);
    return found != NULL ? (size_t)(found - bytes) : size;
}

/* The bytes from AT on that hold no line break; a line break alone is 1. */
static size_t run_size(const struct str *text, size_t at)
{
    const char *run = text->data + at;
    if (is_line_break(*run))
        return 1;
    return find_byte(run, '\r', find_byte(run, '\n', text->size - at));
}

/* A field of a row that has no quotes in it, but may have one before and one behind. */
struct field {
    size_t begin;
    size_t size;
    size_t next; /* where the next field begins: behind the row where there is none */
    bool quoted;
};

static struct field find_field(const char *row, size_t size, size_t at, char delimiter)
{
    bool quoted = at < size && row[at] == '"';
    struct field field = {.begin = at + quoted, .quoted = quoted};
    field.size = find_byte(row + field.begin, quoted ? '"' : delimiter, size - field.begin);
    field.next = field.begin + field.size + quoted + 1;
    return field;
}

/* Whether the field that begins at AT is such a one. */
static bool is_plain_field(const char *row, size_t size, size_t at, const struct field *field,
                           char delimiter)
{
    size_t behind = field->next - 1;
    if (field->quoted)
        return behind == size || (behind < size && row[behind] == delimiter);
    return find_byte(row + at, '"', field->size) == field->size;
}

/* Notes the fields of a row that stands in the block from BEGIN on, and parts them; false where one
 * is not plain. */
static bool note_plain_fields(struct parse *parse, const char *row, size_t size, size_t begin)
{
    struct str *block = &parse->table->block;
    char delimiter = parse->table->delimiter;
    bool quotes = find_byte(row, '"', size) < size;
    for (size_t at = 0; at <= size;) {
        struct field field = find_field(row, size, at, delimiter);
        if (quotes && !is_plain_field(row, size, at, &field, delimiter))
            return false;
        if (!note_field(parse, begin + field.begin, field.size))
            return true;
        block->data[begin + field.begin + field.size] = '\0';
        at = field.next;
    }
    take_row('\n', parse);
    return true;
}

/* Most rows are plain, and libcsv, which goes from byte to byte, is not asked for them.  False for
 * another, of which nothing is kept. */
static bool take_plain_row(struct parse *parse, const char *row, size_t size)
{
    struct str *block = &parse->table->block;
    size_t begin = block->size;
    str_add_part(block, row, size);
    str_add_part(block, "", 1);
    if (note_plain_fields(parse, row, size, begin))
        return true;
    block->size = begin;
    parse->count = parse->row_begin;
    parse->has_text = false;
    return false;
}

/*
 * Line breaks go by themselves: libcsv tells of rows but not of lines, a quoted field may hold
 * several, and blank lines make no row at all.
 */
static bool feed(struct csv_parser *parser, struct parse *parse, const struct str *text)
{
    for (size_t i = 0; i < text->size;) {
        size_t size = run_size(text, i);
        const char *run = text->data + i;
        bool line_end = run[0] == '\n' || (run[0] == '\r' && run[1] != '\n');
        bool begins = !parse->begun && !is_line_break(run[0]);
        if (begins) {
            parse->begun = true;
            parse->row_line = parse->line;
        }
        bool taken = begins && take_plain_row(parse, run, size);
        if (!taken && csv_parse(parser, run, size, take_field, take_row, parse) != size)
            return false;
        if (parse->too_many)
            return false;
        parse->line += line_end;
        i += size;
    }
    return csv_fini(parser, take_field, take_row, parse) == 0 && !parse->too_many;
}

static void *resize(void *old, size_t size)
{
    return mem_resize(old, size, 1);
}

bool table_parse(struct table *table, const struct str *text, const char *file, struct diags *diags)
{
    struct parse parse = {.table = table, .line = 1, .row_line = 1};
    struct csv_parser parser;
    *table = (struct table){.delimiter = find_delimiter(str_text(text))};
    int failed = csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI);
    assert(failed == 0);
    (void)failed;
    csv_set_delim(&parser, (unsigned char)table->delimiter);
    csv_set_space_func(&parser, never_blank);
    csv_set_realloc_func(&parser, resize);
    bool good = feed(&parser, &parse, text);
    csv_free(&parser);
    resolve(&parse);
    free(parse.offsets);
    if (good)
        return true;
    if (parse.too_many)
        return diag_error(diags, (struct place){file, parse.row_line, 0},
                          _("has more than %d columns, or more than %d fields up to here, so it is "
                            "no sheet or form"),
                          TABLE_COLUMNS_MOST, TABLE_FIELDS_MOST);
    return diag_error(diags, (struct place){file, parse.row_line, 0},
                      _("a quote is out of place or never closed; a field with a quote in it is "
                        "written \"like \"\"this\"\"\""));
}

/* BYTES are turned into UTF-8 on the way. */
static bool decode(struct table *table, struct str *bytes, const char *file, struct diags *diags)
{
    return charset_to_utf8(bytes, file, NULL, diags) && table_parse(table, bytes, file, diags);
}

bool table_decode(struct table *table, const struct str *bytes, const char *file,
                  struct diags *diags)
{
    struct str text = {0};
    *table = (struct table){0};
    str_add_part(&text, str_text(bytes), bytes->size);
    bool good = decode(table, &text, file, diags);
    str_release(&text);
    return good;
}

bool table_read(struct table *table, const char *file, struct diags *diags)
{
    struct str text = {0};
    *table = (struct table){0};
    bool good = file_read(file, &text, diags) && decode(table, &text, file, diags);
    str_release(&text);
    return good;
}

const char *table_field(const struct row *row, int column)
{
    return column >= 0 && (size_t)column < row->count ? row->fields[column] : "";
}

int table_width(const struct table *table)
{
    size_t width = 0;
    for (size_t i = 0; i < table->count; i++)
        width = table->rows[i].count > width ? table->rows[i].count : width;
    return (int)width;
}

int row_find(const struct row *row, const char *name)
{
    for (size_t i = 0; i < row->count; i++)
        if (text_same(row->fields[i], name))
            return (int)i;
    return -1;
}

void table_release(struct table *table)
{
    free(table->fields);
    free(table->rows);
    str_release(&table->block);
    *table = (struct table){0};
}
