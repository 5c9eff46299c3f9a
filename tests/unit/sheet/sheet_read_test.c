/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../support/form_text.h"
#include "../../support/place.h"
#include "base/file.h"
#include "sheet/sheet_file.h"

/* What is wrong in a sheet's file, and where the person is told so. */

#define HEADER "form,unit,date,assessors,status,item,marks,score,note,checked_at\n"
#define FIRST  "small,Unit,2017-12-20,Amy,draft,"
#define REST   FIRST "A2,,,,\n" FIRST "A3,,,,\n" FIRST "B1,,,,\n" FIRST "C1,,,,\n"
#define LONG   "1234567890123456789012345678901234567890123456789012345678901234567890123456789012345"

struct fixture {
    char *place;
    struct form_shelf shelf;
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    fixture->place = place_make();
    free(form_text_write(fixture->place));
    form_shelf_add(&fixture->shelf, fixture->place);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    form_shelf_release(&fixture->shelf);
    place_remove(fixture->place);
    free(fixture);
    return 0;
}

/* The text, where the message points, and a part of it. */
struct mistake {
    const char *text;
    int row;
    int column;
    const char *words;
};

static const struct mistake mistakes[] = {
    {"", 0, 0, "is no sheet"},
    {"form,unit,criterion\n", 1, 0, "is no sheet"},
    {"form,unit,item\n", 1, 0, "is no sheet"},
    {"form,unit,marks\n", 1, 0, "is no sheet"},
    {"form,unit,item,marks,Unit\n" FIRST "\n", 1, 5, "column 'Unit' stands twice"},
    {"form,unit,item,marks,　单位 \n" FIRST "\n", 1, 5, "stands twice"},
    {HEADER, 0, 0, "has no item"},
    {HEADER ",Unit,,,,A1,,,,\n", 2, 1, "'' is no form's id"},
    {HEADER "../small,Unit,,,,A1,,,,\n", 2, 1, "'../small' is no form's id"},
    {HEADER "small.csv,Unit,,,,A1,,,,\n", 2, 1, "'small.csv' is no form's id"},
    {HEADER "large,Unit,,,,A1,,,,\n", 2, 1, "form 'large' was not found"},
    {HEADER FIRST "A1,,,,\nsmall,Other,2017-12-20,Amy,draft,A2,,,,\n", 3, 2, "differs from"},
    {HEADER "small, ,2017-12-20,Amy,draft,A1,,,,\n", 2, 2, "the unit's name is empty"},
    {HEADER "small,\"a\nb\",2017-12-20,Amy,draft,A1,,,,\n", 2, 2, "has a line break"},
    {HEADER "small,\"a\tb\",2017-12-20,Amy,draft,A1,,,,\n", 2, 2, "has a line break"},
    {HEADER "small,a\x07,2017-12-20,Amy,draft,A1,,,,\n", 2, 2, "control character"},
    {HEADER "small,Unit,2017-13-20,Amy,draft,A1,,,,\n", 2, 3, "is no date"},
    {HEADER "small,Unit,2017-12-20,Amy,done,A1,,,,\n", 2, 5, "neither draft nor final"},
    {HEADER FIRST "Z9,,,,\n", 2, 6, "'Z9' is no item of form 'small'"},
    {HEADER FIRST "A1,,,,\n" FIRST "a1,,,,\n", 3, 6, "item 'a1' stands twice"},
    {HEADER FIRST "A1\n", 2, 0, "the row ends before its marks"},
    {HEADER FIRST "A1,ok,five,,\n", 2, 8, "score 'five' is no number"},
    {HEADER FIRST "A1,ok,,a\x07,\n", 2, 9, "has a control character"},
    /* Each way in which marks can be wrong. */
    {HEADER FIRST "A1,b,,,\n", 2, 7, "'b' is no mark"},
    {HEADER FIRST "A1,z=1,,,\n", 2, 7, "'z=1' names a rule that the item lacks"},
    {HEADER FIRST "A1,b=1 b=1,,,\n", 2, 7, "'b=1' names a rule a second time"},
    {HEADER FIRST "A1,b=0.5,,,\n", 2, 7, "is no whole number"},
    {HEADER FIRST "A1,b=5,,,\n", 2, 7, "more than the rule's highest count"},
    {HEADER FIRST "A1,adjust=x,,,\n", 2, 7, "is no number with at most three decimals"},
    {HEADER FIRST "A3,score=3,,,\n", 2, 7, "over the item's full marks"},
    {HEADER FIRST "A2,c=1 d=1,,,\n", 2, 7, "'d=1' cannot stand beside another mark"},
    {HEADER FIRST "A1,score=1,,,\n", 2, 7, "does not fit the item's kind"},
    {HEADER FIRST "A1,na,,,\n", 2, 7, "cannot be left out"},
    {HEADER FIRST "B1,g=99999999999,,,\n", 2, 7, "is too large a number"},
    {HEADER FIRST "B1,g=-1,,,\n", 2, 7, "is a figure under 0"},
};

static bool read_text(struct fixture *fixture, const char *text, struct sheet *sheet,
                      struct diags *diags)
{
    struct str bytes = {0};
    str_add(&bytes, text);
    bool good = sheet_read(sheet, &bytes, "s.csv", &fixture->shelf, NULL, diags);
    str_release(&bytes);
    return good;
}

static bool has(const struct diags *diags, const struct mistake *mistake)
{
    for (size_t i = 0; i < diags->count; i++)
        if (diags->at[i].row == mistake->row && diags->at[i].column == mistake->column &&
            strstr(diags->at[i].text, mistake->words) != NULL)
            return true;
    return false;
}

static void every_mistake_is_told_where_it_is(void **state)
{
    for (size_t i = 0; i < sizeof mistakes / sizeof mistakes[0]; i++) {
        struct sheet sheet;
        struct diags diags = {0};
        if (read_text(*state, mistakes[i].text, &sheet, &diags))
            fail_msg("case '%s' is read", mistakes[i].words);
        if (!has(&diags, &mistakes[i]))
            fail_msg("case '%s': %d:%d: %s", mistakes[i].words, diags.at[0].row, diags.at[0].column,
                     diags.at[0].text);
        assert_null(sheet.form);
        diags_release(&diags);
    }
}

/* As many columns as a table may have, beside more items than there is room to keep them for. */
static void columns_beyond_measure_are_refused(void **state)
{
    struct fixture *fixture = *state;
    struct str form = {0};
    struct str text = {0};
    struct sheet sheet;
    struct diags diags = {0};
    str_add(&form, "kind,id,label:en,points\nform,long,Long,300\nsection,S,Section,300\n");
    for (int i = 0; i < 300; i++)
        str_addf(&form, "deduct,S%d,Item,1\n", i);
    free(place_write(fixture->place, "long.csv", str_text(&form)));
    str_add(&text, "form,unit,item,marks");
    for (int i = 0; i < 4000; i++)
        str_add(&text, ",mine");
    str_add(&text, "\nlong,Unit,S0,ok\n");
    assert_false(read_text(fixture, str_text(&text), &sheet, &diags));
    assert_true(has(&diags, &(struct mistake){NULL, 1, 0, "has 4000 columns that are not"}));
    diags_release(&diags);
    str_release(&form);
    str_release(&text);
}

/* A moment that is none costs the moment and not the sheet, and without a date or status it is a
 * draft without a date. */
static void what_can_be_done_without_is_done_without(void **state)
{
    struct sheet sheet;
    struct diags diags = {0};
    assert_true(read_text(*state, HEADER FIRST "A1,ok,5,,yesterday\n" REST, &sheet, &diags));
    assert_true(has(&diags, &(struct mistake){NULL, 2, 10, "'yesterday' is no moment"}));
    assert_string_equal(sheet.entries[SMALL_A1].checked_at, "");
    sheet_release(&sheet);
    diags_release(&diags);
    assert_true(
        read_text(*state, HEADER FIRST "A1,,,,2017-12-20T09:30:00+08:00\n" REST, &sheet, &diags));
    assert_string_equal(sheet.entries[SMALL_A1].checked_at, "");
    sheet_release(&sheet);
    diags_release(&diags);
    assert_true(read_text(*state, "form,unit,item,marks\nsmall,Unit,A1,\n", &sheet, &diags));
    assert_string_equal(sheet.date, "");
    assert_int_equal(sheet.status, SHEET_DRAFT);
    sheet_release(&sheet);
    diags_release(&diags);
}

/* A change that breaks a rule of the sheet, and a part of what is said. */
static void a_change_that_breaks_a_rule_is_refused(void **state)
{
    static const struct {
        int item;
        enum change_kind kind;
        const char *to;
        const char *words;
    } cases[] = {
        {CHANGE_WHOLE_SHEET, CHANGE_UNIT, "　", "the unit's name is empty"},
        {CHANGE_WHOLE_SHEET, CHANGE_UNIT, "\xFF", "is no valid UTF-8 text"},
        {CHANGE_WHOLE_SHEET, CHANGE_UNIT, LONG LONG LONG LONG, "bytes; shorten it"},
        {CHANGE_WHOLE_SHEET, CHANGE_ASSESSORS, "a\nb", "has a line break"},
        {CHANGE_WHOLE_SHEET, CHANGE_DATE, "2017-02-30", "is no date"},
        {CHANGE_WHOLE_SHEET, CHANGE_STATUS, "done", "neither draft nor final"},
        {CHANGE_WHOLE_SHEET, CHANGE_STATUS, "final", "items still open: 5"},
        {CHANGE_WHOLE_SHEET, CHANGE_REASON, "because", "is no final one"},
        {SMALL_A1, CHANGE_NOTE, "\033[2J", "has a control character"},
        {SMALL_A1, CHANGE_NOTE, "\xFF", "is no valid UTF-8 text"},
        {SMALL_A1, CHANGE_MARKS, "b=5", "more than the rule's highest count"},
        {SMALL_A1, CHANGE_SCORE, "five", "score 'five' is no number"},
    };
    struct fixture *fixture = *state;
    struct sheet sheet;
    char note[4002] = "";
    memset(note, 'x', sizeof note - 1);
    sheet_init(&sheet, form_shelf_find(&fixture->shelf, "small", NULL), "Unit");
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct diags diags = {0};
        struct change change = {cases[i].item, cases[i].kind, "", cases[i].to};
        if (sheet_apply(&sheet, &change, "", false, &diags))
            fail_msg("case '%s' is taken", cases[i].words);
        if (strstr(diags.at[0].text, cases[i].words) == NULL)
            fail_msg("case '%s': %s", cases[i].words, diags.at[0].text);
        diags_release(&diags);
    }
    assert_string_equal(sheet.unit, "Unit");
    /* A note of 4000 bytes, and one more. */
    struct change change = {SMALL_A1, CHANGE_NOTE, "", note};
    assert_false(sheet_apply(&sheet, &change, "", false, NULL));
    note[4000] = '\0';
    assert_true(sheet_apply(&sheet, &change, "", false, NULL));
    sheet_release(&sheet);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_mistake_is_told_where_it_is, set_up, tear_down),
        cmocka_unit_test_setup_teardown(columns_beyond_measure_are_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_can_be_done_without_is_done_without, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_change_that_breaks_a_rule_is_refused, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
