/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_SHEET_ANSWER_MESSAGE_H
#define KAOPING_SHEET_ANSWER_MESSAGE_H

#include "base/str.h"
#include "form/form.h"
#include "score/answer.h"

/*
 * Adds to OUT the sentence that tells the person why an answer to ITEM was not taken: what is
 * wrong first, the word quoted, then what to do.  WORD may be NULL; SIZE is its length in bytes.
 */
void answer_message(const struct form *form, const struct item *item, enum answer_error error,
                    const char *word, size_t size, struct str *out);

#endif
