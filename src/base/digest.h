/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_BASE_DIGEST_H
#define KAOPING_BASE_DIGEST_H

#include <stddef.h>

/*
 * Digests: what stands for some bytes, so that other bytes are known to be others.  BLAKE2b of 128
 * bits, without a key: anybody can make one and compare it (b2sum -l 128).
 */
#define DIGEST_BYTES 16
#define DIGEST_TEXT  (2 * DIGEST_BYTES + 1) /* lower case hexadecimal and NUL */

/* The digest of SIZE bytes as numbers. BYTES may be NULL where SIZE is 0. */
void digest_bytes(const void *bytes, size_t size, unsigned char digest[DIGEST_BYTES]);

/* The same as text. Returns TEXT. */
const char *digest_of(const void *bytes, size_t size, char text[DIGEST_TEXT]);

#endif
