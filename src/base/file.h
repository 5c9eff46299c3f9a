/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_BASE_FILE_H
#define KAOPING_BASE_FILE_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/pool.h"
#include "base/stamp.h"
#include "base/str.h"

/* Files, read whole and saved safely.  Every failure is a DIAG_FAILURE naming the file. */

/* The path of standard input, for who has been told to read from there. */
#define FILE_INPUT "/dev/stdin"

/* Reads the whole file into OUT (replacing what is there), which has data then even of an empty
 * one. A directory, a device or an unreadable file is a failure; files over 64 MiB are refused. */
bool file_read(const char *path, struct str *out, struct diags *diags);

/*
 * Replaces the file by CONTENT so that at every moment, also after a power cut, either the whole
 * old or the whole new file is there: temporary file beside it, write, fsync, rename, fsync of
 * the directory.  Keeps the old file's mode, leaves a new one's to the umask; writes through a
 * symbolic link to its target.  The temporary file is removed on failure.  What is no regular file,
 * such as a device, is refused.
 */
bool file_save(const char *path, const struct str *content, struct diags *diags);

/* The same for who keeps CONTENT: *REPLACED says whether the file holds it now.  It may, and the
 * saving have failed: a disk that did not confirm the new file may lose it with the power, so it
 * has to be saved once more. */
bool file_replace(const char *path, const struct str *content, bool *replaced, struct diags *diags);

/* The same for a copy of the file at LIKE: where that is there, a new one is for those to read who
 * may read that one, whatever the umask says. */
bool file_replace_like(const char *path, const struct str *content, const char *like,
                       bool *replaced, struct diags *diags);

/* As file_replace() where nothing but what is KNOWN may be written over: what stands there is
 * looked at once more in the last moment, and where its stamp is another it stays.  KNOWN becomes
 * the new file's. */
bool file_replace_known(const char *path, const struct str *content, struct stamp *known,
                        bool *replaced, struct diags *diags);

/*
 * A file that is replaced as by file_save(), by what its owner writes into `fd`: begun, and ended,
 * which puts it in the old one's place.  What fails says so and drops it, as file_save_drop() does:
 * then the old file is as it was.  All zero is none.
 */
struct saving {
    char *path;
    char *target; /* where a symbolic link leads */
    char *name;   /* of the new file, beside the target */
    int fd;
    bool is_open;
    bool is_over; /* there is an old file */
};
bool file_save_begin(struct saving *saving, const char *path, struct diags *diags);
bool file_save_end(struct saving *saving, struct stamp *known, bool *replaced, struct diags *diags);
void file_save_drop(struct saving *saving);

/* As file_save_end(), for who goes on with the new file: answers it, open for reading and writing
 * and the caller's to close, its name not yet on the disk (file_sync_name()); -1 with errno set
 * where what stood there is as it was. */
int file_save_end_open(struct saving *saving, struct stamp *known, struct diags *diags);

/* Removes the temporary files that processes left beside PATH which ended while they saved it.  For
 * who knows that nobody is saving it now. */
void file_clear_leftovers(const char *path);

/* Brings the names in the directory that PATH stands in to the disk; false with errno set. */
bool file_sync_name(const char *path);

/* Removes what a making that failed left behind; nothing where there is nothing. */
void file_remove(const char *path);

/* Makes the directory and those above it. */
bool file_make_directory(const char *path, struct diags *diags);

/* Whether something stands at PATH.  False with a failure where the disk does not say: then nobody
 * may act as if nothing were there. */
bool file_find(const char *path, bool *exists, struct diags *diags);

/* The same where not to know does no harm: unknown is no. */
bool file_exists(const char *path);
bool file_is_directory(const char *path);

/* Whether the file, or where there is none a new one in its place, may be written by this process.
 * A disk that can only be read counts as no. */
bool file_is_writable(const char *path);

/* Names in a directory that end in SUFFIX, sorted by bytes, hidden ones left out. *NAMES
 * belongs to the caller: names_release(). */
struct names {
    char **at;
    size_t count;
    size_t room;
    struct pool texts; /* what they point to */
};
bool file_list(const char *directory, const char *suffix, struct names *names, struct diags *diags);
/* The same of all names, of which those of directories are in *DIRECTORIES once more. */
bool file_list_all(const char *directory, struct names *names, struct names *directories,
                   struct diags *diags);
/* Adds a copy of NAME. */
void names_add(struct names *names, const char *name);
/* Puts a copy of NAME in the place of the one AT. */
void names_set(struct names *names, size_t at, const char *name);
/* Sorts by bytes; from the FIRST on. */
void names_sort(struct names *names);
void names_sort_from(struct names *names, size_t first);
/* Whether NAME is one of them, which are sorted by bytes. */
bool names_sorted_have(const struct names *names, const char *name);
/* Whether one of them is the same word as NAME (text_same()). */
bool names_have(const struct names *names, const char *name);
void names_release(struct names *names);

/* DIRECTORY/NAME, newly allocated. */
char *file_join(const char *directory, const char *name);

/* The part behind the last slash. Borrowed. */
const char *file_base_name(const char *path);

/* The directory PATH stands in ("." where it has none), newly allocated. */
char *file_directory(const char *path);

/*
 * A file name made from any text: characters that some file system refuses (/ \ : * ? " < > |,
 * controls), leading dots and blanks at the ends are replaced by '_' or dropped; at most 180 bytes,
 * cut between characters; a name Windows reserves gets a '_'.  Never empty, never "." or "..".
 * Newly allocated.
 */
char *file_safe_name(const char *text);

#endif
