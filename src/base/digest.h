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

/* The digest as text. Returns TEXT. */
const char *digest_to_text(const unsigned char digest[DIGEST_BYTES], char text[DIGEST_TEXT]);

/* The digest of SIZE bytes as text. Returns TEXT. */
const char *digest_of(const void *bytes, size_t size, char text[DIGEST_TEXT]);

/*
 * A checksum, made much more quickly: bytes that a disk has damaged have another but once in 2^64.
 * Other bytes that have the same can be made on purpose.  SipHash-2-4 with a key of zeros.
 */
#define CHECKSUM_BYTES 8
void checksum_bytes(const void *bytes, size_t size, unsigned char checksum[CHECKSUM_BYTES]);

#endif
