/* SPDX-License-Identifier: MIT */
#include "sheet/sheet_words.h"

#include <string.h>

#include "base/text.h"

/* The columns of a sheet file and the words of its status column. */
static const char *const words[WORD_COUNT][2] = {
    [WORD_FORM] = {"form", "考评表"},
    [WORD_UNIT] = {"unit", "单位"},
    [WORD_DATE] = {"date", "日期"},
    [WORD_ASSESSORS] = {"assessors", "考核人员"},
    [WORD_STATUS] = {"status", "状态"},
    [WORD_SECTION] = {"section", "项目"},
    [WORD_PART] = {"part", "内容"},
    [WORD_ITEM] = {"item", "编号"},
    [WORD_CRITERION] = {"criterion", "评分标准"},
    [WORD_POINTS] = {"points", "分值"},
    [WORD_SCORE] = {"score", "得分"},
    [WORD_MARKS] = {"marks", "标记"},
    [WORD_FINDINGS] = {"findings", "扣分说明"},
    [WORD_NOTE] = {"note", "备注"},
    [WORD_CHECKED_AT] = {"checked_at", "检查时间"},
    [WORD_DRAFT] = {"draft", "草稿"},
    [WORD_FINAL] = {"final", "定稿"},
};

const char *sheet_word(enum sheet_word word, const char *code)
{
    return words[word][strcmp(code, "zh") == 0];
}

int sheet_word_find(const char *text, enum sheet_word first, enum sheet_word last)
{
    /* Nearly all are written as the program writes them. */
    for (int i = (int)first; i < (int)last; i++)
        if (strcmp(text, words[i][0]) == 0 || strcmp(text, words[i][1]) == 0)
            return i;
    for (int i = (int)first; i < (int)last; i++)
        if (text_same(text, words[i][0]) || text_same(text, words[i][1]))
            return i;
    return -1;
}
