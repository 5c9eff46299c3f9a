/* SPDX-License-Identifier: MIT */
/* A follow-up file: the first line is a change, FIELD=VALUE, of the first unit; the rest the file.
 */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "fuzz.h"
#include "sheet/followup_file.h"

#define LINE_BYTES 2000
#define TODAY      "2018-08-11"

static const char roster[] = "单位\n甲所\n乙所\n丙所\n";

void fuzz_begin(void)
{
}

/* A folder without a sheet; the one who is assessed is so by hand. */
static bool open_it(struct followup *followup, struct diags *diags)
{
    struct folder folder;
    folder_list(&folder, fuzz_place(), NULL);
    bool good = followup_open(followup, &folder, fuzz_form(), diags);
    folder_release(&folder);
    if (good)
        followup->units[0].assessment = (struct assessment){true, true, "2017-12-20"};
    return good;
}

static char *written(const struct followup *followup)
{
    struct str text = {0};
    followup_write(followup, &text);
    return str_take(&text);
}

/* What stands there of every unit but the one called BUT; to be freed. */
static char *values_of(const struct followup *followup, int but)
{
    struct str text = {0};
    for (int unit = 0; unit < (int)followup->unit_count; unit++) {
        const struct followup_record *record = followup_record(followup, unit);
        for (int i = 0; record != NULL && unit != but && i < FOLLOWUP_FIELDS; i++)
            str_addf(&text, "%d.%d%s %s\n", unit, i,
                     followup_is_bad(record, (enum followup_field)i) ? "?" : "", record->values[i]);
    }
    return str_take(&text);
}

/* Written, it is read as what it was, and written so again. */
static void must_come_back(const struct followup *followup)
{
    struct followup again;
    struct diags diags = {0};
    char *text = written(followup);
    char *values = values_of(followup, -1);
    free(fuzz_write("followup-small.csv", text, strlen(text)));
    fuzz_must_succeed(open_it(&again, &diags), &diags, "what was written opens");
    char *same = written(&again);
    char *same_values = values_of(&again, -1);
    fuzz_must_equal(values, same_values, "what was written is read as it was");
    fuzz_must_equal(text, same, "written twice, it is the same");
    followup_release(&again);
    diags_release(&diags);
    free(text);
    free(values);
    free(same);
    free(same_values);
}

static void must_be_done(const struct followup *followup, int field, const char *to)
{
    struct str value = {0};
    struct followup again;
    const char *kept = followup_get(followup_record(followup, 0), (enum followup_field)field);
    fuzz_must(followup_value((enum followup_field)field, to, &value), "only a value is taken");
    fuzz_must_equal(kept, str_text(&value), "the field is what was typed");
    fuzz_must(followup->pending_count == 0, "it is saved");
    fuzz_must(open_it(&again, NULL), "what was saved opens");
    fuzz_must_equal(kept, followup_get(followup_record(&again, 0), (enum followup_field)field),
                    "the field is saved");
    str_release(&value);
    followup_release(&again);
}

static void change(struct followup *followup, int field, const char *to)
{
    struct diags diags = {0};
    struct followup_edit edit = {0};
    followup_edit_init(&edit, "甲所");
    followup_edit_set(&edit, (enum followup_field)field, to);
    char *before = written(followup);
    char *others = values_of(followup, 0);
    bool done = followup_do(followup, &edit, TODAY, &diags);
    char *after = written(followup);
    char *others_after = values_of(followup, 0);
    fuzz_must_say_why(done, &diags, "a refused change says why");
    fuzz_must_equal(others, others_after, "nobody else's is changed");
    if (done)
        must_be_done(followup, field, to);
    else
        fuzz_must_equal(before, after, "a refused change leaves all as it was");
    free(before);
    free(after);
    free(others);
    free(others_after);
    followup_edit_release(&edit);
    diags_release(&diags);
}

/* -1 where the line names no field that can be set. */
static int field_of(char *line, const char **to)
{
    char *sign = strchr(line, '=');
    if (sign == NULL)
        return -1;
    *sign = '\0';
    *to = sign + 1;
    int field = followup_find(line);
    return field >= FOLLOWUP_SETTABLE ? field : -1;
}

void fuzz_one(const uint8_t *bytes, size_t size)
{
    struct fuzz_bytes left = {bytes, size};
    struct followup followup;
    struct diags diags = {0};
    const char *to = "";
    char *line = fuzz_line(&left, LINE_BYTES);
    if (line == NULL)
        return;
    free(fuzz_write("roster.csv", roster, strlen(roster)));
    free(fuzz_write("followup-small.csv", left.at, left.left));
    bool opened = open_it(&followup, &diags);
    fuzz_must_say_why(opened, &diags, "a file that is not taken says why");
    if (opened) {
        int field = field_of(line, &to);
        if (field >= 0)
            change(&followup, field, to);
        must_come_back(&followup);
        followup_release(&followup);
    }
    diags_release(&diags);
    free(line);
    fuzz_wipe();
}
