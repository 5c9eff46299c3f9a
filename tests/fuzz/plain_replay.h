/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TESTS_PLAIN_REPLAY_H
#define KAOPING_TESTS_PLAIN_REPLAY_H

#include "sheet/record.h"
#include "sheet/sheet.h"

/* A second replay of a journal, which knows nothing of rules: the last word on each thing is its
 * value. */
struct plain_replay {
    const struct form *form;
    const char **values; /* by item (the whole sheet first) and kind; borrowed; NULL: no word */
    bool is_in_step;     /* each line's `from` was the value before it, and each undo and redo what
                            the stacks had on top: as the program writes it */
};

/* Replays RECORDS, which must stay. */
void plain_replay_init(struct plain_replay *plain, const struct form *form,
                       const struct records *records);

/* Whether SHEET has what the replay has, where that is in its words the same. */
void plain_replay_must_agree(const struct plain_replay *plain, const struct sheet *sheet);

void plain_replay_release(struct plain_replay *plain);

#endif
