/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TESTS_FOLLOWED_H
#define KAOPING_TESTS_FOLLOWED_H

#include "base/table.h"
#include "sheet/followup_file.h"

#define TODAY "2018-08-11"

/* The header row, and all that stands before the first unit's. */
#define NAMES                                                                                                                          \
    "考评表,单位,计划报审,述职张贴,结果通报,评先表模,约谈,约谈原因,满意度测评,满意率,测评结论," \
    "建议调整,备注"
#define HEAD TABLE_BOM NAMES "\r\n"

/* A folder with a roster of the units 甲所, 乙所 and 丙所, and its follow-up under the small form.
 */
struct followed {
    struct form *form;
    char *place;
    struct folder folder;
    struct followup followup;
    struct diags diags;
    bool open;
};

/* Setup and teardown of a test: its state is a struct followed, not open yet. */
int followed_set_up(void **state);
int followed_tear_down(void **state);

/* Opens the follow-up, again where it is open.  The first unit's sheet is final. */
bool followed_open(struct followed *fixture);
void followed_close(struct followed *fixture);

/* The path of its file, to be freed. */
char *followed_path(const struct followed *fixture);

/* Puts TEXT in the place of the file; the second one opens it then. */
void followed_write(const struct followed *fixture, const char *text);
bool followed_open_text(struct followed *fixture, const char *text);

/* Asserts what the file has. */
void followed_file_is(const struct followed *fixture, const char *expected);

/* Makes a change of NAME=VALUE words, NULL behind the last. */
bool followed_set(struct followed *fixture, const char *unit, const char *const *words);
#define SET(fixture, unit, ...)                                                                    \
    followed_set(fixture, unit, (const char *const[]){__VA_ARGS__, NULL})

/* Whether WORDS were said since. */
bool followed_says(const struct followed *fixture, const char *words);

/* The change is refused, and the reason has WORDS; or it is made, with nothing to say. */
void followed_refused(struct followed *fixture, const char *unit, const char *word,
                      const char *words);
void followed_taken(struct followed *fixture, const char *unit, const char *word);

#endif
