/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_BASE_SYSTEM_ERROR_H
#define KAOPING_BASE_SYSTEM_ERROR_H

/*
 * What errno NUMBER means, in the language spoken: "no space is left on the disk"; NULL where it is
 * none that files are known to end in.  The C library's own words follow the locale, which need not
 * speak the language that the program does.  Borrowed.
 */
const char *system_error_text(int number);

#endif
