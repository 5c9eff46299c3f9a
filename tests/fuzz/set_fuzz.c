/* SPDX-License-Identifier: MIT */
/* The words of `set`: the first line is the note (none where it is empty), every other one a word.
 */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "cmd/command.h"
#include "fuzz.h"
#include "fuzz_sheet.h"
#include "sheet/sheet_file.h"

#define LINE_BYTES 5000
#define WORDS_MOST 40

void fuzz_begin(void)
{
}

static char *read_sheet(const char *file)
{
    struct str text = {0};
    fuzz_must(file_read(file, &text, NULL), "the sheet's file is there");
    return str_take(&text);
}

/* What was said reaches a terminal as it is. */
static void look_at(const struct context *context)
{
    for (size_t i = 0; i < context->diags.count; i++) {
        const char *text = context->diags.at[i].text;
        fuzz_must(text_is_utf8(text, strlen(text)), "a message is UTF-8");
        fuzz_must(!text_has_control(text), "a message has no control character");
    }
    const char *out = str_text(&context->out);
    fuzz_must(text_is_utf8(out, context->out.size), "the result is UTF-8");
    fuzz_must(!text_has_control(out), "the result has no control character");
}

static void run(const char *file, char *note, char **words, int count)
{
    struct context context = {.shelf = *fuzz_shelf(), .clock = fuzz_clock()};
    char *before = read_sheet(file);
    context.arguments.words = words;
    context.arguments.word_count = count;
    context.arguments.note = note[0] != '\0' ? note : NULL;
    command_set.run(&context);
    char *after = read_sheet(file);
    look_at(&context);
    bool refused = diags_have(&context.diags, DIAG_ERROR);
    /* status=, date= and assessors= are taken one by one. */
    if (refused && strstr(words[1], "status=") != words[1] &&
        strstr(words[1], "date=") != words[1] && strstr(words[1], "assessors=") != words[1])
        fuzz_must_equal(before, after, "a word that is wrong leaves all as it was");
    fuzz_must(refused || context.out.size > 0, "what was set is told");
    free(before);
    free(after);
    str_release(&context.out);
    diags_release(&context.diags);
}

void fuzz_one(const uint8_t *bytes, size_t size)
{
    struct fuzz_bytes left = {bytes, size};
    char *words[WORDS_MOST];
    int count = 1;
    char *note = fuzz_line(&left, LINE_BYTES);
    if (note == NULL)
        return;
    fuzz_put_sheet();
    words[0] = file_join(fuzz_place(), FUZZ_SHEET);
    while (count < WORDS_MOST && (words[count] = fuzz_line(&left, LINE_BYTES)) != NULL)
        count++;
    if (count > 1) {
        run(words[0], note, words, count);
        fuzz_must_be_its_journal(words[0], true);
    }
    for (int i = 0; i < count; i++)
        free(words[i]);
    free(note);
    fuzz_wipe();
}
