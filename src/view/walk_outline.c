/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

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

/* The row that the current item's section or part has. */
static int outline_current(const struct walk *walk, int section_only)
{
    const struct form *form = walk_form(walk);
    const struct item *item = walk_item(walk);
    const struct section *section = &form->sections[item->section];
    int at = item->section;
    for (int i = 0; i < item->section; i++)
        if (section_only < 0)
            at += form->sections[i].part_count;
    return item->part == ITEM_NO_PART ? at : at + 1 + item->part - section->first_part;
}

/* What one line says. */
struct outline_line {
    struct walk_heading heading;
    bool part;
    bool current;
};

/* While nothing of this changes, a line stands as it is. */
static bool line_kept(const struct painter *painter, const struct outline_line *line)
{
    const struct tally *tally = &line->heading.tally;
    const int64_t what[] = {PAINT_KEPT_THING(line->heading.label),
                            tally->got,
                            tally->highest,
                            tally->full,
                            tally->open,
                            tally->settled,
                            tally->left_out,
                            line->current};
    return paint_kept(painter, what, sizeof what / sizeof what[0]);
}

/* Chinese headings often begin alike (全面实施…), and tell what they are about at their end. */
static void draw_label(const struct painter *painter, int left, int width, enum style style,
                       const char *label)
{
    const char *first = label;
    struct str clipped = {0};
    if (text_is_wide(text_next(&first)))
        text_clip_middle(label, width, &clipped);
    else
        text_clip(label, width, &clipped);
    paint_text(painter, 0, left, width, style, str_text(&clipped));
    str_release(&clipped);
}

static void draw_line(const struct walk *walk, const struct painter *painter,
                      const struct outline_line *line)
{
    enum style style = line->current ? STYLE_SELECTED : line->part ? STYLE_NORMAL : STYLE_STRONG;
    enum style sign = line->heading.tally.open == 0 ? STYLE_GOOD : STYLE_OPEN;
    char text[TALLY_TEXT];
    int end = painter->columns - 1;
    tally_to_text(&line->heading.tally, text);
    if (painter->columns >= PROGRESS_NEEDS_COLUMNS)
        add_progress(&line->heading.tally, text);
    paint_fill(painter, 0, 0, -1, line->current ? STYLE_SELECTED : STYLE_NORMAL);
    if (line->current)
        paint_text(painter, 0, 0, 1, style, "▸");
    int left = line->part ? 3 : 1;
    int label_end = end - 2 - text_width(text);
    left += 1 + paint_text(painter, 0, left, label_end - left, style, line->heading.id);
    draw_label(painter, left, label_end - left, style,
               form_spoken_text(walk_form(walk), line->heading.label));
    paint_right(painter, 0, end - 1, style, text);
    paint_text(painter, 0, end, 1, line->current ? STYLE_SELECTED : sign,
               progress_sign(&line->heading.tally));
}

/* What parts the outline from what is right of it belongs to each row, so that a row is kept as a
 * whole. */
static void draw_row(struct walk *walk, const struct painter *painter, int at,
                     struct outline_row row)
{
    struct painter whole = paint_part(painter, at, 0, 1, painter->columns);
    struct painter part = paint_part(&whole, 0, 0, 1, painter->columns - 1);
    struct outline_line line = {walk_heading_of(&walk->session.sheet, row.section, row.part),
                                row.part != ITEM_NO_PART, is_current(walk, row)};
    walk_spot_add(walk, &part, 0, line.heading.first_item, -1);
    if (line_kept(&whole, &line))
        return;
    draw_line(walk, &part, &line);
    paint_down(&whole, 0, part.columns, 1);
}

/* What is left of the pane from row AT on. */
static void draw_rest(const struct painter *painter, int at)
{
    struct painter rest = paint_part(painter, at, 0, painter->rows - at, painter->columns);
    if (!paint_kept(&rest, &(int64_t){ITEM_NO_PART}, 1))
        paint_down(&rest, 0, rest.columns - 1, rest.rows);
}

/* A section and, where PARTS, its parts: those of their rows that are on the list's page.  *AT is
 * the section's row, and then that of the next one. */
static void draw_section(struct walk *walk, const struct painter *painter, const struct list *list,
                         int section, bool parts, int *at)
{
    const struct section *of = &walk_form(walk)->sections[section];
    int count = 1 + (parts ? of->part_count : 0);
    for (int i = 0; i < count; i++, (*at)++) {
        int part = i == 0 ? ITEM_NO_PART : of->first_part + i - 1;
        if (*at >= list->top && *at - list->top < painter->rows)
            draw_row(walk, painter, *at - list->top, (struct outline_row){section, part});
    }
}

void walk_draw_outline(struct walk *walk, const struct painter *painter)
{
    const struct form *form = walk_form(walk);
    int only = outline_count(form, -1) <= painter->rows ? -1 : walk_item(walk)->section;
    int count = outline_count(form, only);
    struct list list = {.count = count, .top = walk->outline_top};
    list_fit(&list, count, painter->rows);
    list_go(&list, outline_current(walk, only));
    walk->outline_top = list.top;
    int at = 0;
    for (int i = 0; i < form->section_count && at - list.top < painter->rows; i++)
        draw_section(walk, painter, &list, i, only < 0 || only == i, &at);
    draw_rest(painter, count - list.top);
}
