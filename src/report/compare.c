/* SPDX-License-Identifier: MIT */
#include "report/compare.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* KNOWN is whether all items of both sums are. */
static struct compare_row compare_tallies(enum compare_kind kind, int index,
                                          const struct tally *left, const struct tally *right,
                                          bool known)
{
    struct compare_row row = {.kind = kind, .index = index, .known = known};
    row.difference = known ? left->got - right->got : 0;
    row.differs = left->got != right->got || left->highest != right->highest;
    return row;
}

static struct compare_row compare_items(const struct compare *compare, int index)
{
    const struct answer *left = &compare->left->entries[index].answer;
    const struct answer *right = &compare->right->entries[index].answer;
    struct compare_row row = {.kind = COMPARE_ITEM, .index = index};
    row.differs = !answer_equal(&compare->left->form->items[index], left, right);
    row.known = left->state == right->state && left->state != ANSWER_OPEN;
    if (row.known)
        row.difference =
            sheet_score(compare->left, index, NULL) - sheet_score(compare->right, index, NULL);
    return row;
}

/* The section's row, and behind it those of its items; whether its sums are known. */
static bool add_section(struct compare *compare, int section, bool all)
{
    const struct section *of = &compare->left->form->sections[section];
    struct tally left = sheet_tally_section(compare->left, section);
    struct tally right = sheet_tally_section(compare->right, section);
    struct compare_row *sum = &compare->rows[compare->count++];
    bool known = true;
    for (int i = of->first_item; i < of->first_item + of->item_count; i++) {
        struct compare_row row = compare_items(compare, i);
        known &= row.known;
        compare->differing += row.differs;
        if (row.differs || all)
            compare->rows[compare->count++] = row;
    }
    *sum = compare_tallies(COMPARE_SECTION, section, &left, &right, known);
    return known;
}

void compare_init(struct compare *compare, const struct sheet *left, const struct sheet *right,
                  bool all)
{
    const struct form *form = left->form;
    size_t most = (size_t)(1 + form->section_count + form->item_count);
    assert(form == right->form);
    *compare = (struct compare){.left = left, .right = right};
    compare->rows = mem_new(most, sizeof *compare->rows);
    struct compare_row *sum = &compare->rows[compare->count++];
    bool known = true;
    for (int i = 0; i < form->section_count; i++)
        known &= add_section(compare, i, all);
    struct tally left_total = sheet_total(left);
    struct tally right_total = sheet_total(right);
    *sum = compare_tallies(COMPARE_TOTAL, 0, &left_total, &right_total, known);
}

void compare_release(struct compare *compare)
{
    free(compare->rows);
    *compare = (struct compare){0};
}

const char *compare_to_text(const struct compare_row *row, char text[POINTS_SIGNED_TEXT])
{
    if (row->known)
        return points_to_signed(row->difference, text);
    return strcpy(text, "–");
}
