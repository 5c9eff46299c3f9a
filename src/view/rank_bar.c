/* SPDX-License-Identifier: MIT */
#include "view/rank_bar.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "view/whole_cells.h"

#define OPEN_FILL  "░"
#define TAKEN_FILL "-"

/* Sections take these in turn, so that neighbours never look alike; as their numbers have no common
 * divisor, a fill that comes again has another colour.  A Linux console's font has them all. */
static const char *const fills[] = {"█", "▓", "▒", "▄", "▌", "═", "▀"};
static const enum style styles[] = {STYLE_GOOD, STYLE_KEY, STYLE_OPEN};

#define COUNT(array) (int)(sizeof(array) / sizeof(array)[0])

static struct segment look_of(int section)
{
    return (struct segment){0, styles[section % COUNT(styles)], fills[section % COUNT(fills)]};
}

static void add(struct rank_bar *bar, struct segment look, points part)
{
    look.part = (long)part;
    if (part > 0)
        bar->segments[bar->count++] = look;
}

/* Takes PART off the end of what the bar has so far, as far as there is anything. */
static void cut(struct rank_bar *bar, points part)
{
    for (size_t i = bar->count; i > 0 && part > 0; i--) {
        struct segment *last = &bar->segments[i - 1];
        points taken = part < last->part ? part : last->part;
        last->part -= (long)taken;
        part -= taken;
    }
}

void rank_bar_make(struct rank_bar *bar, const struct folder_entry *entry, int section)
{
    int count = entry->form->section_count;
    points under = 0;
    points still = 0;
    *bar = (struct rank_bar){.segments = mem_new((size_t)count + 2, sizeof *bar->segments)};
    struct folder_sections sections = folder_sections(entry);
    for (int i = 0; i < count; i++) {
        struct tally tally = folder_sections_next(&sections);
        if (section != RANK_BY_TOTAL && section != i)
            continue;
        add(bar, look_of(i), tally.got);
        under += tally.got < 0 ? -tally.got : 0;
        still += tally.highest - tally.got;
    }
    cut(bar, under);
    add(bar, (struct segment){0, STYLE_LOST, TAKEN_FILL}, under);
    add(bar, (struct segment){0, STYLE_FAINT, OPEN_FILL}, still);
}

void rank_bar_release(struct rank_bar *bar)
{
    free(bar->segments);
    *bar = (struct rank_bar){0};
}

static long length(const struct rank_bar *bar)
{
    long sum = 0;
    for (size_t i = 0; i < bar->count; i++)
        sum += bar->segments[i].part;
    return sum;
}

long rank_bar_whole(const struct ranking *ranking, int section)
{
    const struct form *form = ranking->form;
    points full = section == RANK_BY_TOTAL ? form->full : form->sections[section].full;
    long whole = full > 0 ? (long)full : 1;
    for (size_t i = 0; i < ranking->count; i++) {
        struct rank_bar bar;
        rank_bar_make(&bar, &ranking->folder->entries[ranking->rows[i].entry], section);
        if (length(&bar) > whole)
            whole = length(&bar);
        rank_bar_release(&bar);
    }
    return whole;
}

/* A fill does not part from its name at a line's end. */
static void add_meaning(struct whole_cells *cells, const char *fill, const char *id,
                        const char *name)
{
    struct str cell = {0};
    str_addf(&cell, "%s\u00A0", fill);
    if (id[0] != '\0')
        str_addf(&cell, "%s\u00A0", id);
    str_add(&cell, name);
    whole_cell_add(cells, str_text(&cell));
    str_release(&cell);
}

void rank_bar_write_legend(const struct form *form, int section, int columns, struct str *out)
{
    struct whole_cells cells = {.columns = columns, .out = out};
    for (int i = 0; i < form->section_count; i++)
        if (section == RANK_BY_TOTAL || section == i)
            add_meaning(&cells, look_of(i).fill, form->sections[i].id,
                        form_spoken_text(form, &form->sections[i].label));
    add_meaning(&cells, OPEN_FILL, "", _("still open"));
    add_meaning(&cells, TAKEN_FILL, "", _("taken off"));
}
