/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "base/lang.h"
#include "base/text.h"
#include "report/tally_text.h"
#include "view/walk.h"

/* From this width on the outline also counts items. */
#define PROGRESS_NEEDS_COLUMNS 36

/* One line of the outline: a section, or a part of one. */
struct outline_row {
    int section;
    int part; /* ITEM_NO_PART: the section itself */
};

static const char *progress_sign(const struct tally *tally)
{
    if (tally->open == 0)
        return "✓";
    return tally->settled + tally->left_out == 0 ? "○" : "◐";
}

/* " 3/5" behind the points: how many items are looked at, and of how many. */
static void add_progress(const struct tally *tally, char text[TALLY_TEXT])
{
    size_t size = strlen(text);
    int looked_at = tally->settled + tally->left_out;
    snprintf(text + size, TALLY_TEXT - size, " %3d/%-2d", looked_at, looked_at + tally->open);
}

static bool is_current(const struct walk *walk, struct outline_row row)
{
    const struct item *item = walk_item(walk);
    if (item->section != row.section)
        return false;
    return item->part == row.part;
}

/* The rows to show: all parts where they fit, otherwise only those of the current section. */
static int outline_count(const struct form *form, int section_only)
{
    int count = form->section_count;
    for (int i = 0; i < form->section_count; i++)
        if (section_only < 0 || section_only == i)
            count += form->sections[i].part_count;
    return count;
}

static struct outline_row outline_row_at(const struct form *form, int section_only, int at)
{
    for (int i = 0; i < form->section_count; i++) {
        if (at-- == 0)
            return (struct outline_row){i, ITEM_NO_PART};
        int parts = section_only < 0 || section_only == i ? form->sections[i].part_count : 0;
        if (at < parts)
            return (struct outline_row){i, form->sections[i].first_part + at};
        at -= parts;
    }
    return (struct outline_row){0, ITEM_NO_PART};
}

static void draw_row(struct walk *walk, const struct painter *painter, int at,
                     struct outline_row row)
{
    const struct form *form = walk_form(walk);
    const struct section *section = &form->sections[row.section];
    bool is_part = row.part != ITEM_NO_PART;
    const struct part *part = is_part ? &form->parts[row.part] : NULL;
    struct tally tally = is_part ? sheet_tally_part(&walk->session.sheet, row.part)
                                 : sheet_tally_section(&walk->session.sheet, row.section);
    bool current = is_current(walk, row);
    enum style style = current ? STYLE_SELECTED : is_part ? STYLE_NORMAL : STYLE_STRONG;
    char text[TALLY_TEXT];
    int end = painter->columns - 1;
    tally_to_text(&tally, text);
    if (painter->columns >= PROGRESS_NEEDS_COLUMNS)
        add_progress(&tally, text);
    paint_fill(painter, at, 0, -1, current ? STYLE_SELECTED : STYLE_NORMAL);
    if (current)
        paint_text(painter, at, 0, 1, style, "▸");
    int left = is_part ? 3 : 1;
    int room = end - 1 - text_width(text) - 1 - left;
    paint_textf(painter, at, left, room, style, "%s %s", is_part ? part->id : section->id,
                form_text(form, is_part ? &part->label : &section->label, lang_code()));
    paint_right(painter, at, end - 1, style, text);
    paint_text(painter, at, end, 1,
               current           ? STYLE_SELECTED
               : tally.open == 0 ? STYLE_GOOD
                                 : STYLE_OPEN,
               progress_sign(&tally));
    walk_spot_add(walk, painter, at, is_part ? part->first_item : section->first_item, -1);
}

void walk_draw_outline(struct walk *walk, const struct painter *painter)
{
    const struct form *form = walk_form(walk);
    int only = outline_count(form, -1) <= painter->rows ? -1 : walk_item(walk)->section;
    int count = outline_count(form, only);
    struct list list = {.count = count, .top = walk->outline_top};
    int current = 0;
    for (int i = 0; i < count; i++)
        if (is_current(walk, outline_row_at(form, only, i)))
            current = i;
    list_fit(&list, count, painter->rows);
    list_go(&list, current);
    walk->outline_top = list.top;
    for (int i = 0; i < painter->rows && list.top + i < count; i++)
        draw_row(walk, painter, i, outline_row_at(form, only, list.top + i));
}
