/* SPDX-License-Identifier: MIT */
#include "form_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "form/form_load.h"
#include "place.h"

static const char text[] =
    "kind,id,label:zh,label:en,points,amount,max,group,floor,cap,from,step,per,unit:zh,unit:en,na\n"
    "form,small,小表,small form,14,,,,,,,,,,,\n"
    "section,A,甲部,first,10,,,,,,,,,,,\n"
    "deduct,A1,甲一,first item,5,,,,,,,,,,,\n"
    "tick,a,缺甲,no a,,-5,,,,,,,,,,\n"
    "count,b,缺乙,no b,,-0.5,4,,,,,,,次,time,\n"
    "void,v,作假,faked,,,,,,,,,,,,\n"
    "deduct,A2,甲二,second item,3,,,,,,,,,,,yes\n"
    "choice,c,较差,poor,,-1,,g,,,,,,,,\n"
    "choice,d,很差,worse,,-3,,g,,,,,,,,\n"
    "tick,e,迟报,late,,-0.2,,g,,,,,,,,\n"
    "rate,A3,甲三,third item,2,,,,,,,,,,,\n"
    "section,B,乙部,second,4,,,,,,,,,,,\n"
    "award,B1,乙一,award item,4,,,,,,,,,,,\n"
    "count,f,先进,honour,,1,,,,,,,,次,time,\n"
    "steps,g,引资,funds,,0.5,,,,,100,0.1,10,万元,10k yuan,\n"
    "section,C,丙部,third,,,,,,,,,,,,\n"
    "bonus,C1,丙一,bonus item,,,,,-2,3,,,,,,\n"
    "count,h,表彰,praise,,2,,,,,,,,次,time,\n"
    "tick,i,通报,blame,,-4,,,,,,,,,,\n"
    "band,good,好,good,,,,,,,10,,,,,\n"
    "band,poor,差,poor,,,,,,,0,,,,,\n";

char *form_text_write(const char *directory)
{
    return place_write(directory, "small.csv", text);
}

struct form *form_text_small(void)
{
    struct diags diags = {0};
    char *place = place_make();
    char *file = form_text_write(place);
    struct form *form = form_load(file, &diags);
    if (form == NULL)
        fail_msg("%d:%d: %s", diags.at[0].row, diags.at[0].column, diags.at[0].text);
    diags_release(&diags);
    place_remove(place);
    free(file);
    return form;
}
