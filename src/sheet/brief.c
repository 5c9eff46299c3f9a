/* SPDX-License-Identifier: MIT */
#include "sheet/brief.h"

void tally_pack(const struct tally *tally, struct str *out)
{
    pack_number(tally->got, out);
    pack_number(tally->highest, out);
    pack_number(tally->full, out);
    pack_number(tally->open, out);
    pack_number(tally->settled, out);
    pack_number(tally->left_out, out);
}

bool tally_unpack(struct unpacking *from, struct tally *tally)
{
    tally->got = unpack_number(from);
    tally->highest = unpack_number(from);
    tally->full = unpack_number(from);
    tally->open = unpack_small(from, INT32_MAX);
    tally->settled = unpack_small(from, INT32_MAX);
    tally->left_out = unpack_small(from, INT32_MAX);
    return !from->failed;
}
