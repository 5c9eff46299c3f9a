/* SPDX-License-Identifier: MIT */
#include "base/digest.h"

#include <assert.h>

#include <sodium/crypto_generichash.h>
#include <sodium/crypto_shorthash.h>
#include <sodium/utils.h>

/* Without sodium_init(), which opens the system's source of randomness and measures the processor:
 * a hash needs neither, and is then computed by the portable code. */
void digest_bytes(const void *bytes, size_t size, unsigned char digest[DIGEST_BYTES])
{
    int failed = crypto_generichash(digest, DIGEST_BYTES, bytes, size, NULL, 0);
    assert(failed == 0);
    (void)failed;
}

const char *digest_to_text(const unsigned char digest[DIGEST_BYTES], char text[DIGEST_TEXT])
{
    return sodium_bin2hex(text, DIGEST_TEXT, digest, DIGEST_BYTES);
}

const char *digest_of(const void *bytes, size_t size, char text[DIGEST_TEXT])
{
    unsigned char digest[DIGEST_BYTES];
    digest_bytes(bytes, size, digest);
    return digest_to_text(digest, text);
}

void checksum_bytes(const void *bytes, size_t size, unsigned char checksum[CHECKSUM_BYTES])
{
    static const unsigned char key[crypto_shorthash_KEYBYTES];
    int failed = crypto_shorthash(checksum, bytes, size, key);
    assert(failed == 0);
    (void)failed;
}
