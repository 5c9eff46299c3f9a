/* SPDX-License-Identifier: MIT */
#include "cmd/help_form.h"

#include <stddef.h>

#include "base/lang.h"

const struct help_row help_form_kinds[] = {
    {"form", N_("the rubric itself, in the row below the names; its id is the file's name")},
    {"section", N_("a section of it, with the points of what stands under it")},
    {"part", N_("a level between section and items, where one is wanted")},
    {"deduct", N_("an item that begins with its points; its rules take away, never under 0")},
    {"award", N_("an item that begins with 0; its rules add, up to its points")},
    {"rate", N_("an item without rules; its score is typed, from 0 to its points")},
    {"bonus", N_("an item without points; its rules add and take, within floor and cap")},
    {"tick", N_("a rule of the item above: it is so or not")},
    {"count", N_("a rule that may apply several times")},
    {"choice", N_("a rule of which one in its group applies")},
    {"void", N_("a rule by which the item scores nothing, whatever else is marked; of a bonus item "
                "its floor")},
    {"steps", N_("a rule that turns a figure into points")},
    {"band", N_("what a total is called, from a bound on")},
    {NULL, NULL},
};

const struct help_row help_form_columns[] = {
    {"kind", N_("what the row is: one of the words above")},
    {"id", N_("letters, digits, '.', '-' and '_'; a section, part or item begins with a letter and "
              "goes on from the id it stands under, a rule needs one of its own in its item")},
    {"label:zh, label:en", N_("what is shown, in one language at least")},
    {"points",
     N_("full marks of form, section, part and item; they have to add up level by level")},
    {"amount", N_("what a rule gives, such as 40, or takes, such as -5; of steps what it gives at "
                  "'from'")},
    {"max", N_("the highest count that makes sense")},
    {"group", N_("a word: a choice and the other rules with that word exclude each other")},
    {"floor, cap", N_("bounds of a bonus item's score; empty is none")},
    {"from", N_("of steps the figure from which on points are given; of a band its lowest total")},
    {"step, per", N_("'step' more points for each whole 'per' above 'from'")},
    {"unit:zh, unit:en", N_("what is counted or measured")},
    {"criterion:zh, criterion:en", N_("what is asked of the item")},
    {"check:zh, check:en", N_("what to look at")},
    {"na", N_("yes: the item may be left out, and full marks shrink by it")},
    {NULL, NULL},
};

const char help_form_example[] =
    "kind,id,label:zh,label:en,points,amount,group,from,step,per,unit:zh,unit:en\n"
    "form,green-2027,绿色机关,Green office,100,,,,,,,\n"
    "section,A,节能,Energy,60,,,,,,,\n"
    "rate,A1,用电,Power,40,,,,,,,\n"
    "deduct,A2,空调,Cooling,20,,,,,,,\n"
    "count,low,低于26度,under 26 degrees,,-2,,,,,间,room\n"
    "section,B,垃圾,Waste,40,,,,,,,\n"
    "award,B1,分类,Sorting,40,,,,,,,\n"
    "choice,four,四类齐全,all four kinds,,40,kinds,,,,,\n"
    "choice,two,只有两类,only two,,15,kinds,,,,,\n"
    "section,C,加分,Bonus,,,,,,,,\n"
    "bonus,C1,节水,Water,,,,,,,,\n"
    "steps,saved,节水量,water saved,,1,,10,0.5,5,吨,t\n"
    "band,good,优秀,excellent,,,,90,,,,\n";

const char *help_of_form(void)
{
    return _(
        "A form is a CSV file, such as forms/green-2027.csv, whose first row names the columns. "
        "One row a thing; it belongs to the nearest row above that can hold it. 'kaoping check "
        "forms' says by row and column what is wrong.");
}
