/* SPDX-License-Identifier: MIT */
#include "cmd/help_words.h"

#include <stddef.h>

#include "base/lang.h"

void help_give(const struct help_row *rows, const struct help_taker *taker)
{
    for (; rows->word != NULL; rows++)
        taker->row(taker->context, _(rows->word), _(rows->meaning));
}

void help_give_names(const struct help_row *rows, const struct help_taker *taker)
{
    for (; rows->word != NULL; rows++)
        taker->row(taker->context, rows->word, _(rows->meaning));
}
