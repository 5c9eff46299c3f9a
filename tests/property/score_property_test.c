/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/answers.h"
#include "base/file.h"
#include "base/mem.h"
#include "form/form_find.h"
#include "naive.h"
#include "score/score.h"

#define SHEETS 10000

/* The shipped form twice: loaded, and as the naive scorer reads it. */
struct fixture {
    struct form_shelf shelf;
    const struct form *form;
    struct table table;
};

static int set_up(void **state)
{
    struct fixture *fixture = mem_new(1, sizeof *fixture);
    char *forms = file_join(getenv("KAOPING_SOURCE"), "forms");
    char *file = file_join(forms, "xiongkou-2017.csv");
    form_shelf_add(&fixture->shelf, forms);
    fixture->form = form_shelf_find(&fixture->shelf, "xiongkou-2017", NULL);
    bool read = table_read(&fixture->table, file, NULL);
    free(forms);
    free(file);
    *state = fixture;
    return fixture->form != NULL && read ? 0 : -1;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    form_shelf_release(&fixture->shelf);
    table_release(&fixture->table);
    free(fixture);
    return 0;
}

/* Called on every answer of many random sheets. */
typedef void visit(const struct fixture *fixture, const struct item *item,
                   const struct answer *answer, struct randomness *randomness);

static void visit_sheets(const struct fixture *fixture, uint64_t seed, visit *visit_answer)
{
    struct randomness randomness = {seed};
    int64_t marks[FORM_RULES_OF_ITEM];
    struct answer answer = {.marks = marks};
    for (int sheet = 0; sheet < SHEETS; sheet++)
        for (int i = 0; i < fixture->form->item_count; i++) {
            const struct item *item = &fixture->form->items[i];
            answer_clear(item, &answer);
            for (int k = random_below(&randomness, 6); k > 0; k--)
                answer_stir(fixture->form, item, &randomness, &answer);
            visit_answer(fixture, item, &answer, &randomness);
        }
}

static void compare_scores(const struct fixture *fixture, const struct item *item,
                           const struct answer *answer, struct randomness *randomness)
{
    struct str marks = {0};
    (void)randomness;
    answer_write(fixture->form, item, answer, &marks);
    long long naive = naive_score(&fixture->table, item->id, str_text(&marks));
    points score = score_item(fixture->form, item, answer, NULL);
    if (naive != score)
        fail_msg("%s %s: %lld here, %lld there", item->id, str_text(&marks), (long long)score,
                 naive);
    str_release(&marks);
}

static void scores_agree_with_the_naive_scorer(void **state)
{
    visit_sheets(*state, 1, compare_scores);
}

static void compare_steps(const struct fixture *fixture, const struct item *item,
                          const struct answer *answer, struct randomness *randomness)
{
    struct steps steps;
    points sum = 0;
    (void)randomness;
    points score = score_item(fixture->form, item, answer, &steps);
    for (size_t i = 0; i < steps.count; i++) {
        sum += steps.at[i].amount;
        assert_int_equal(sum, steps.at[i].sum);
    }
    assert_int_equal(score, sum);
}

static void every_explanation_adds_up_to_its_score(void **state)
{
    visit_sheets(*state, 2, compare_steps);
}

static void compare_text(const struct fixture *fixture, const struct item *item,
                         const struct answer *answer, struct randomness *randomness)
{
    int64_t marks[FORM_RULES_OF_ITEM];
    struct answer read = {.marks = marks};
    struct str text = {0};
    (void)randomness;
    answer_write(fixture->form, item, answer, &text);
    assert_int_equal(answer_read(fixture->form, item, str_text(&text), &read, NULL, NULL),
                     ANSWER_OK);
    assert_true(answer_equal(item, answer, &read));
    str_release(&text);
}

static void marks_are_read_back_as_written(void **state)
{
    visit_sheets(*state, 3, compare_text);
}

/* Writes the words of TEXT in random order. */
static void shuffle_words(const char *text, struct randomness *randomness, struct str *out)
{
    char *words[FORM_RULES_OF_ITEM + 2];
    int count = 0;
    char *copy = mem_copy(text);
    for (char *word = strtok(copy, " "); word != NULL; word = strtok(NULL, " "))
        words[count++] = word;
    while (count > 0) {
        int at = random_below(randomness, count);
        str_separate(out, "  ");
        str_add(out, words[at]);
        words[at] = words[--count];
    }
    free(copy);
}

static void compare_order(const struct fixture *fixture, const struct item *item,
                          const struct answer *answer, struct randomness *randomness)
{
    int64_t marks[FORM_RULES_OF_ITEM];
    struct answer read = {.marks = marks};
    struct str text = {0};
    struct str other = {0};
    answer_write(fixture->form, item, answer, &text);
    shuffle_words(str_text(&text), randomness, &other);
    assert_int_equal(answer_read(fixture->form, item, str_text(&other), &read, NULL, NULL),
                     ANSWER_OK);
    assert_int_equal(score_item(fixture->form, item, answer, NULL),
                     score_item(fixture->form, item, &read, NULL));
    str_release(&text);
    str_release(&other);
}

static void order_of_marks_does_not_matter(void **state)
{
    visit_sheets(*state, 4, compare_order);
}

static points lowest(const struct item *item)
{
    return item->kind != ITEM_BONUS ? 0 : item->has_floor ? item->floor : -POINTS_MAX;
}

static void compare_tally(const struct fixture *fixture, const struct item *item,
                          const struct answer *answer, struct randomness *randomness)
{
    struct tally tally = {0};
    (void)randomness;
    tally_add(&tally, fixture->form, item, answer);
    assert_true(lowest(item) <= tally.got);
    assert_true(tally.got <= tally.highest);
    assert_true(tally.highest <= tally.full || item->kind == ITEM_BONUS);
    assert_int_equal(tally.open + tally.settled + tally.left_out, 1);
}

static void low_got_highest_stand_in_order(void **state)
{
    visit_sheets(*state, 5, compare_tally);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scores_agree_with_the_naive_scorer),
        cmocka_unit_test(every_explanation_adds_up_to_its_score),
        cmocka_unit_test(marks_are_read_back_as_written),
        cmocka_unit_test(order_of_marks_does_not_matter),
        cmocka_unit_test(low_got_highest_stand_in_order),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
