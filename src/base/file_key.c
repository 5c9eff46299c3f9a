/* SPDX-License-Identifier: MIT */
#include "base/file_key.h"

#include <sys/stat.h>

#include "base/calls.h"

/* Seconds: FAT counts in twos, and a server's clock may be a little behind. */
#define SETTLED 3

/* In the place of a size. */
#define NO_FILE (-1)
#define UNKNOWN (-2)

void file_key_take(const char *path, struct file_key *key)
{
    struct stat status;
    bool known = calls_look(path, &status);
    if (!known || status.st_mode == 0) {
        *key = (struct file_key){.size = known ? NO_FILE : UNKNOWN};
        return;
    }
    *key = (struct file_key){
        .device = (uint64_t)status.st_dev,
        .inode = (uint64_t)status.st_ino,
        .size = (int64_t)status.st_size,
        .modified = (int64_t)status.st_mtim.tv_sec,
        .changed = (int64_t)status.st_ctim.tv_sec,
        .modified_ns = (int32_t)status.st_mtim.tv_nsec,
        .changed_ns = (int32_t)status.st_ctim.tv_nsec,
    };
}

bool file_key_is_there(const struct file_key *key)
{
    return key->size >= 0;
}

bool file_key_is_known(const struct file_key *key)
{
    return key->size != UNKNOWN;
}

bool file_key_equal(const struct file_key *a, const struct file_key *b)
{
    return a->device == b->device && a->inode == b->inode && a->size == b->size &&
           a->modified == b->modified && a->modified_ns == b->modified_ns &&
           a->changed == b->changed && a->changed_ns == b->changed_ns;
}

bool file_key_is_settled(const struct file_key *key, int64_t now)
{
    return !file_key_is_there(key) ||
           (key->changed + SETTLED < now && key->modified + SETTLED < now);
}

void file_key_pack(const struct file_key *key, struct str *out)
{
    pack_number(key->size, out);
    if (!file_key_is_there(key))
        return;
    pack_number((int64_t)key->device, out);
    pack_number((int64_t)key->inode, out);
    pack_number(key->modified, out);
    pack_number(key->modified_ns, out);
    pack_number(key->changed, out);
    pack_number(key->changed_ns, out);
}

void file_key_unpack(struct unpacking *from, struct file_key *key)
{
    *key = (struct file_key){.size = unpack_number(from)};
    if (!file_key_is_there(key))
        return;
    key->device = (uint64_t)unpack_number(from);
    key->inode = (uint64_t)unpack_number(from);
    key->modified = unpack_number(from);
    key->modified_ns = (int32_t)unpack_number(from);
    key->changed = unpack_number(from);
    key->changed_ns = (int32_t)unpack_number(from);
}
