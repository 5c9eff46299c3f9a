/* SPDX-License-Identifier: MIT */
#include "form/form.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/text.h"

const char *form_text(const struct form *form, const struct label *label, const char *code)
{
    for (int i = 0; i < form->language_count; i++)
        if (strcmp(form->languages[i], code) == 0 && label->in[i][0] != '\0')
            return label->in[i];
    for (int i = 0; i < form->language_count; i++)
        if (label->in[i][0] != '\0')
            return label->in[i];
    return "";
}

const char *form_spoken_text(const struct form *form, const struct label *label)
{
    return form_text(form, label, lang_code());
}

const char *form_main_language(const struct form *form)
{
    return form->languages[0];
}

const char *form_main_text(const struct form *form, const struct label *label)
{
    return form_text(form, label, form_main_language(form));
}

int form_item(const struct form *form, const char *id)
{
    return form_index_find(&form->index, id);
}

int form_first_item(const struct form *form, const char *id)
{
    for (int i = 0; i < form->item_count; i++)
        if (text_same(form->items[i].id, id))
            return i;
    for (int i = 0; i < form->part_count; i++)
        if (text_same(form->parts[i].id, id) && form->parts[i].item_count > 0)
            return form->parts[i].first_item;
    for (int i = 0; i < form->section_count; i++)
        if (text_same(form->sections[i].id, id) && form->sections[i].item_count > 0)
            return form->sections[i].first_item;
    return -1;
}

const struct rule *form_rules(const struct form *form, const struct item *item)
{
    /* Nothing may be added to no pointer, not even nothing: a form may have no rules yet. */
    return item->rule_count > 0 ? form->rules + item->first_rule : NULL;
}

int form_rule(const struct form *form, const struct item *item, const char *id)
{
    const struct rule *rules = form_rules(form, item);
    for (int i = 0; i < item->rule_count; i++)
        if (strcmp(rules[i].id, id) == 0)
            return i;
    return -1;
}

const struct band *form_band(const struct form *form, points total)
{
    for (int i = 0; i < form->band_count; i++)
        if (total >= form->bands[i].from)
            return &form->bands[i];
    return NULL;
}

struct place form_cell(const struct form *form, int row, enum form_column column)
{
    return (struct place){form->file, row, form->columns.at[column] + 1};
}

void form_free(struct form *form)
{
    if (form == NULL)
        return;
    free(form->sections);
    free(form->parts);
    free(form->items);
    word_index_release(&form->index);
    free(form->rules);
    free(form->bands);
    pool_release(&form->texts);
    free(form);
}
