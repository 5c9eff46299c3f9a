/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TESTS_MUTATE_H
#define KAOPING_TESTS_MUTATE_H

#include "base/str.h"
#include "random.h"

/* What is put in the place of a field or of some bytes. */
extern const char *const mutate_pieces[];
extern const int mutate_piece_count;

/* Puts SIZE bytes of PIECE in the place of those FROM to TO - 1. */
void mutate_replace(struct str *text, size_t from, size_t to, const char *piece, size_t size);

/* Puts PIECE wherever OLD stands: what stands on every row can only be changed on every row. */
void mutate_replace_all(struct str *text, const char *old, const char *piece);

/* Does something to the text, which has some bytes: to a byte, a field, or its end. */
void mutate(struct str *text, struct randomness *randomness);

#endif
