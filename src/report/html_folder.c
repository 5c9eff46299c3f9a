/* SPDX-License-Identifier: MIT */
#include "report/html.h"
