/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_TESTS_PLACE_H
#define KAOPING_TESTS_PLACE_H

/* A directory of its own for one test, and what tests do with files in it.  A failure ends the
 * test. */

/* Makes the directory; free the path after place_remove(). */
char *place_make(void);

/* From now on they are made in memory where the system has a directory there: for a test that makes
 * thousands, or that no disk is to slow down. */
void place_in_memory(void);

/* Removes it with all that is in it. */
void place_remove(char *place);

/* Writes TEXT to PLACE/NAME and returns the path, to be freed. */
char *place_write(const char *place, const char *name, const char *text);

/* The same for bytes that may hold NUL. */
char *place_write_bytes(const char *place, const char *name, const void *bytes, unsigned long size);

/* The whole file as text, to be freed. */
char *place_read(const char *path);

/* In a cmocka test: the whole file is TEXT. */
#define assert_file_equal(path, text)                                                              \
    do {                                                                                           \
        char *found_in_file = place_read(path);                                                    \
        assert_string_equal(found_in_file, text);                                                  \
        free(found_in_file);                                                                       \
    } while (false)

/* The file at PATH has TEXT somewhere. */
#define assert_file_has(path, text)                                                                \
    do {                                                                                           \
        char *found_in_file = place_read(path);                                                    \
        if (strstr(found_in_file, text) == NULL)                                                   \
            fail_msg("'%s' is not in\n%s", text, found_in_file);                                   \
        free(found_in_file);                                                                       \
    } while (false)

/* Makes the directories of PLACE such that this process can only read them, until place_unlock().
 * Root may write anywhere, so it works with somebody else's rights meanwhile. */
void place_lock(const char *place);
void place_unlock(const char *place);

#endif
