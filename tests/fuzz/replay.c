/* SPDX-License-Identifier: MIT */
/* Runs a target over files given, and over all files of directories given: what a compiler without
 * libFuzzer can do with a target. */
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/mem.h"
#include "fuzz.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static int replay_file(const char *file)
{
    struct str bytes = {0};
    /* Said before, so that it is known which one ended the program. */
    fprintf(stderr, "%s\n", file);
    fuzz_must(file_read(file, &bytes, NULL), "the input can be read");
    /* A block of its own, so that a byte read behind it is noticed. */
    uint8_t *block = (uint8_t *)mem_copy_part(str_text(&bytes), bytes.size);
    LLVMFuzzerTestOneInput(block, bytes.size);
    free(block);
    str_release(&bytes);
    return 1;
}

static int replay(const char *path)
{
    struct names names = {0};
    int count = 0;
    if (!file_exists(path))
        return 0;
    if (!file_is_directory(path))
        return replay_file(path);
    fuzz_must(file_list(path, "", &names, NULL), "the directory can be listed");
    for (size_t i = 0; i < names.count; i++) {
        char *file = file_join(path, names.at[i]);
        count += replay_file(file);
        free(file);
    }
    names_release(&names);
    return count;
}

int main(int argc, char **argv)
{
    int count = 0;
    LLVMFuzzerInitialize(&argc, &argv);
    for (int i = 1; i < argc; i++)
        count += replay(argv[i]);
    fprintf(stderr, "%d inputs\n", count);
    /* A directory of seeds that has moved must not pass in silence. */
    return count > 0 ? 0 : 1;
}
