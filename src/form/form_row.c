/* SPDX-License-Identifier: MIT */
#include "form/form_row.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/cell.h"
#include "base/lang.h"
#include "base/text.h"

static const char *const column_names[COLUMN_COUNT] = {
    [COLUMN_KIND] = "kind",     [COLUMN_ID] = "id",   [COLUMN_POINTS] = "points",
    [COLUMN_AMOUNT] = "amount", [COLUMN_MAX] = "max", [COLUMN_GROUP] = "group",
    [COLUMN_FLOOR] = "floor",   [COLUMN_CAP] = "cap", [COLUMN_FROM] = "from",
    [COLUMN_STEP] = "step",     [COLUMN_PER] = "per", [COLUMN_NA] = "na",
};

static const char *const word_names[WORDS_COUNT] = {
    [WORDS_LABEL] = "label",
    [WORDS_CRITERION] = "criterion",
    [WORDS_CHECK] = "check",
    [WORDS_UNIT] = "unit",
};

const char *form_words_name(enum form_words words)
{
    return word_names[words];
}

const char *form_column_name(enum form_column column)
{
    return column_names[column];
}

/* An input method writes a wide colon. */
static size_t colon_size(const char *text)
{
    static const char wide[] = "：";
    if (strncmp(text, wide, sizeof wide - 1) == 0)
        return sizeof wide - 1;
    return text[0] == ':';
}

/* The language code behind "label:" in a header, NULL where the header is another one. */
static const char *code_of(const char *header, const char *name)
{
    size_t size = strlen(name);
    size_t colon = strncasecmp(header, name, size) == 0 ? colon_size(header + size) : 0;
    return colon > 0 && header[size + colon] != '\0' ? header + size + colon : NULL;
}

static int find_language(const struct form_reader *reader, const char *code)
{
    for (int i = 0; i < reader->language_count; i++)
        if (strcasecmp(reader->languages[i], code) == 0)
            return i;
    return -1;
}

static bool add_language(struct form_reader *reader, const char *code, int column)
{
    struct place place = {reader->file, 1, column + 1};
    if (find_language(reader, code) >= 0)
        return diag_error(reader->diags, place, _("column 'label:%s' stands twice; remove one"),
                          code);
    if (reader->language_count == FORM_LANGUAGES)
        return diag_error(reader->diags, place, _("more than %d languages; remove one"),
                          FORM_LANGUAGES);
    if (strlen(code) >= sizeof reader->languages[0])
        return diag_error(reader->diags, place, _("'%s' is no language code"), code);
    char *language = reader->languages[reader->language_count++];
    for (size_t i = 0; code[i] != '\0'; i++)
        language[i] = (char)tolower((unsigned char)code[i]);
    return true;
}

static bool find_languages(struct form_reader *reader, const struct row *header)
{
    bool good = true;
    for (size_t i = 0; i < header->count; i++) {
        const char *code = code_of(header->fields[i], word_names[WORDS_LABEL]);
        if (code != NULL)
            good &= add_language(reader, code, (int)i);
    }
    if (reader->language_count == 0)
        return diag_error(reader->diags, (struct place){reader->file, 1, 0},
                          _("has no label column; a form needs one such as label:zh"));
    return good;
}

/* Whether the column is one with texts in some language; notes it where it is. */
static bool take_words(struct form_reader *reader, const char *header, int column)
{
    for (int i = 0; i < WORDS_COUNT; i++) {
        const char *code = code_of(header, word_names[i]);
        int language = code != NULL ? find_language(reader, code) : -1;
        if (language < 0)
            continue;
        reader->columns.words[i][language] = column;
        return true;
    }
    return false;
}

static bool take_column(struct form_reader *reader, const char *header, int column)
{
    for (int i = 0; i < COLUMN_COUNT; i++) {
        if (!text_same(column_names[i], header))
            continue;
        if (reader->columns.at[i] >= 0)
            diag_error(reader->diags, (struct place){reader->file, 1, column + 1},
                       _("column '%s' stands twice; remove one"), header);
        reader->columns.at[i] = column;
        return true;
    }
    return take_words(reader, header, column);
}

static void find_columns(struct form_reader *reader, const struct row *header)
{
    for (size_t i = 0; i < header->count; i++) {
        const char *name = header->fields[i];
        if (!take_column(reader, name, (int)i) && name[0] != '\0')
            diag_add(reader->diags, DIAG_WARNING, (struct place){reader->file, 1, (int)i + 1},
                     _("unknown column '%s'; it is not used"), name);
    }
}

static void clear_columns(struct form_reader *reader)
{
    for (int i = 0; i < COLUMN_COUNT; i++)
        reader->columns.at[i] = -1;
    for (int i = 0; i < WORDS_COUNT; i++)
        for (int k = 0; k < FORM_LANGUAGES; k++)
            reader->columns.words[i][k] = -1;
}

bool form_reader_open(struct form_reader *reader, const char *file, struct diags *diags)
{
    *reader = (struct form_reader){.file = file, .diags = diags};
    clear_columns(reader);
    if (!table_read(&reader->table, file, diags))
        return false;
    const struct row *header = reader->table.rows;
    if (reader->table.count == 0 || row_find(header, "kind") < 0 || row_find(header, "id") < 0)
        return diag_error(diags, (struct place){file, reader->table.count > 0 ? 1 : 0, 0},
                          _("is not a form; its first row has to name the columns kind, id, "
                            "label:zh, points and so on"));
    if (!find_languages(reader, header))
        return false;
    find_columns(reader, header);
    return true;
}

void form_reader_release(struct form_reader *reader)
{
    table_release(&reader->table);
}

const char *form_field(const struct form_reader *reader, const struct row *row,
                       enum form_column column)
{
    return table_field(row, reader->columns.at[column]);
}

struct place form_place(const struct form_reader *reader, const struct row *row,
                        enum form_column column)
{
    return (struct place){reader->file, row->number, reader->columns.at[column] + 1};
}

bool form_points(const struct form_reader *reader, const struct row *row, enum form_column column,
                 points *value, bool *given)
{
    const char *text = form_field(reader, row, column);
    enum points_error error = cell_points(text, reader->table.delimiter, value);
    if (given != NULL)
        *given = error == POINTS_OK;
    if (error == POINTS_OK || error == POINTS_EMPTY)
        return true;
    return diag_error(reader->diags, form_place(reader, row, column),
                      _("%s '%s' %s; write a number such as 0.5"), column_names[column], text,
                      points_error_text(error));
}

bool form_label(const struct form_reader *reader, const struct row *row, enum form_words words,
                struct label *label)
{
    bool good = true;
    *label = (struct label){{0}};
    for (int i = 0; i < reader->language_count; i++) {
        int column = reader->columns.words[words][i];
        const char *text = table_field(row, column);
        struct place place = {reader->file, row->number, column + 1};
        label->in[i] = text;
        if (text_has_control(text))
            good = diag_error(reader->diags, place, _("%s:%s has a control character; remove it"),
                              word_names[words], reader->languages[i]);
        if (strlen(text) > FORM_TEXT_MOST)
            good = diag_error(reader->diags, place, _("%s:%s is longer than %d bytes; shorten it"),
                              word_names[words], reader->languages[i], FORM_TEXT_MOST);
    }
    return good;
}
