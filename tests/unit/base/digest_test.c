/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/digest.h"
#include "base/mem.h"

/* The first SIZE of the numbers 0 to 250, over and over. */
static void is_digest(size_t size, const char *expected)
{
    char text[DIGEST_TEXT];
    unsigned char *bytes = mem_new(size, 1);
    for (size_t i = 0; i < size; i++)
        bytes[i] = (unsigned char)(i % 251);
    assert_string_equal(digest_of(bytes, size, text), expected);
    free(bytes);
}

/* As b2sum -l 128 has them, at the edges of a block and beyond. */
static void known_answers_come_out(void **state)
{
    char text[DIGEST_TEXT];
    (void)state;
    assert_string_equal(digest_of(NULL, 0, text), "cae66941d9efbd404e4d88758ea67670");
    assert_string_equal(digest_of("abc", 3, text), "cf4ab791c62b8d2b2109c90275287816");
    assert_string_equal(digest_of("考评", 6, text), "cec0063e0d9e60c17d75448dab209e3e");
    is_digest(127, "28b1296c7d4807883de6ee4ec04dcc0a");
    is_digest(128, "a74787004ef589e31149183900d0294a");
    is_digest(129, "aaf1b0371f6d4ee49ee4fb5ddd9c49ef");
    is_digest(100000, "7bafffc74b44b4a80f347888022ba2ae");
}

static void numbers_and_text_are_the_same_digest(void **state)
{
    unsigned char digest[DIGEST_BYTES];
    (void)state;
    digest_bytes("abc", 3, digest);
    assert_int_equal(digest[0], 0xCF);
    assert_int_equal(digest[DIGEST_BYTES - 1], 0x16);
}

static void is_checksum(const void *bytes, size_t size, const char *expected)
{
    unsigned char checksum[CHECKSUM_BYTES];
    char text[2 * CHECKSUM_BYTES + 1];
    checksum_bytes(bytes, size, checksum);
    for (size_t i = 0; i < CHECKSUM_BYTES; i++)
        snprintf(text + 2 * i, 3, "%02x", checksum[i]);
    assert_string_equal(text, expected);
}

/* As another implementation has them, which also gives the answer in the paper on SipHash. */
static void known_checksums_come_out(void **state)
{
    (void)state;
    is_checksum(NULL, 0, "d70077739d4b921e");
    is_checksum("abc", 3, "deee70479684c83f");
    is_checksum("考评", 6, "dda285f81f92d566");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_answers_come_out),
        cmocka_unit_test(numbers_and_text_are_the_same_digest),
        cmocka_unit_test(known_checksums_come_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
