/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TESTS_HEARD_H
#define KAOPING_TESTS_HEARD_H

#include "base/str.h"
#include "tui/terminal_input.h"

/* Says EVENT of INPUT in words: a key's name, "unknown", "nothing", "idle", "press 3 4" with row
 * and column, "paste [text]". */
void heard_event(struct terminal_input *input, enum terminal_event event, struct str *out);

/* The events of BYTES in words, one behind the other; at each '|' the next byte is not there in the
 * time it is waited for. */
void heard_bytes(struct terminal_input *input, const char *bytes, struct str *out);

#endif
