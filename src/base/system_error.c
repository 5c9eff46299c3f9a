/* SPDX-License-Identifier: MIT */
#include "base/system_error.h"

#include <errno.h>
#include <stddef.h>

#include "base/lang.h"

/* What opening, reading, writing and renaming files can end in. */
static const struct {
    int number;
    const char *text;
} reasons[] = {
    {EPERM, N_("that is not allowed here")},
    {EACCES, N_("you have no right to do that here")},
    {ENOENT, N_("there is no such file or directory")},
    {EEXIST, N_("something of that name is there already")},
    {ENOTDIR, N_("a part of the path is no directory")},
    {EISDIR, N_("it is a directory")},
    {ENAMETOOLONG, N_("the name is too long")},
    {ELOOP, N_("its symbolic links lead in a circle")},
    {EROFS, N_("the disk can only be read")},
    {ENOSPC, N_("no space is left on the disk")},
    {EDQUOT, N_("your share of the disk is used up")},
    {EFBIG, N_("the file would be larger than is allowed")},
    {EIO, N_("the disk or drive reports an error")},
    {ENXIO, N_("there is no such device")},
    {ENODEV, N_("there is no such device")},
    {EBUSY, N_("it is in use")},
    {ETXTBSY, N_("it is in use")},
    {EMFILE, N_("too many files are open")},
    {ENFILE, N_("too many files are open")},
    {ENOMEM, N_("no memory is left")},
    {EPIPE, N_("nobody reads at the other end")},
    {EINTR, N_("a signal interrupted it")},
    {EINVAL, N_("the system cannot do that with this file")},
    {ENOLCK, N_("no lock is to be had there")},
    {ESTALE, N_("the network drive has lost it")},
};

const char *system_error_text(int number)
{
    for (size_t i = 0; i < sizeof reasons / sizeof reasons[0]; i++)
        if (reasons[i].number == number)
            return _(reasons[i].text);
    return NULL;
}
