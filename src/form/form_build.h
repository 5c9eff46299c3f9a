/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_FORM_FORM_BUILD_H
#define KAOPING_FORM_FORM_BUILD_H

#include "form/form.h"
#include "form/form_row.h"

/* A form growing row by row, private to the form floor.  A row belongs to the nearest row above it
 * of the level it needs. */
struct form_build {
    struct form_reader reader;
    struct form *form;
    size_t section_room;
    size_t part_room;
    size_t item_room;
    size_t rule_room;
    size_t band_room;
    struct word_index nodes; /* the ids of all sections, parts and items so far */
    bool has_form;
    bool in_part;                           /* whether the rows now belong to the last part */
    const char *groups[FORM_RULES_OF_ITEM]; /* names of the current item's groups */
    int group_count;
};

/* Each adds the node that ROW stands for; false with an error where it is not well formed. */
bool build_form(struct form_build *build, const struct row *row, int kind);
bool build_section(struct form_build *build, const struct row *row, int kind);
bool build_part(struct form_build *build, const struct row *row, int kind);
bool build_item(struct form_build *build, const struct row *row, int kind);
bool build_rule(struct form_build *build, const struct row *row, int kind);
bool build_band(struct form_build *build, const struct row *row, int kind);

/* After the last row: what is missing altogether; where nothing is, the bands are put in order. */
bool build_end(struct form_build *build);

#endif
