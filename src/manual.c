/* SPDX-License-Identifier: MIT */
/* Writes the manual page in one language, from the tables that make --help and the help of the
 * screens.  Run by the build, and not installed. */
#include <stdbool.h>
#include <stdio.h>

#include "base/lang.h"
#include "cmd/command.h"
#include "cmd/help_form.h"
#include "view/across_view.h"
#include "view/compare_view.h"
#include "view/explain_view.h"
#include "view/findings_view.h"
#include "view/folder_view.h"
#include "view/followup_view.h"
#include "view/history_view.h"
#include "view/losses_view.h"
#include "view/rank_view.h"
#include "view/walk_view.h"

static const struct screen *const screens[] = {
    &folder_screen,   &walk_screen, &findings_screen, &explain_screen, &history_screen,
    &followup_screen, &rank_screen, &across_screen,   &compare_screen, &losses_screen,
};

static const struct help_row files[] = {
    {"data/, ~/.local/share/kaoping/",
     N_("the folder of sheets where none is named: the first where it exists, else the second")},
    {"FORM/UNIT.csv", N_("in that folder a sheet: one form filled in for one unit")},
    {"FORM/UNIT.journal", N_("beside it every change made to it, one line each")},
    {"FORM/UNIT.DATE-TIME.csv.txt",
     N_("a copy of the sheet's file as another program wrote it, where not all of that was taken "
        "over")},
    {"roster.csv", N_("in the folder, the units that are to be assessed")},
    {"followup-FORM.csv", N_("in the folder, what the results led to, a row a unit")},
    {"_exports/", N_("in the folder, what was exported from the screens; never read as sheets")},
    {"forms/, FOLDER/forms/, FOLDER/../forms/, ~/.local/share/kaoping/forms/, " KAOPING_FORMS "/",
     N_("forms, looked for in this order, after --forms")},
    {"~/.cache/kaoping/",
     N_("what sheets came to when they were last read; it may be deleted at any time")},
    {NULL, NULL},
};

static const struct help_row variables[] = {
    {"LANGUAGE, LC_ALL, LC_MESSAGES, LANG",
     N_("the language spoken, the first of them that names one; --lang goes before them, and "
        "LANGUAGE means nothing in the locale C")},
    {"NO_COLOR", N_("where it is set and not empty, the screens use no colour")},
    {"XDG_DATA_HOME, XDG_CACHE_HOME",
     N_("other directories in place of ~/.local/share and ~/.cache")},
    {"TERM", N_("the kind of the terminal")},
    {"TZ", N_("the time zone of days and moments that are noted")},
    {"SOURCE_DATE_EPOCH", N_("seconds since 1970 at which the clock stands still, so that what is "
                             "written comes out the same again")},
    {NULL, NULL},
};

/* In roff a backslash, a hyphen, a quote and a dot at the head of a line mean something else. */
static void add_text(const char *text, struct str *out)
{
    if (text[0] == '.' || text[0] == '\'')
        str_add(out, "\\&");
    for (; *text != '\0'; text++)
        if (*text == '\\')
            str_add(out, "\\e");
        else if (*text == '-')
            str_add(out, "\\-");
        else if (*text == '"')
            str_add(out, "\\(dq");
        else
            str_add_char(out, *text);
}

/* A line that begins with MACRO, TEXT its one argument. */
static void add_macro(const char *macro, const char *text, struct str *out)
{
    str_addf(out, ".%s \"", macro);
    add_text(text, out);
    str_add(out, "\"\n");
}

/* In capitals, where the letters have them. */
static void add_heading(const char *text, struct str *out)
{
    struct str capitals = {0};
    for (; *text != '\0'; text++)
        str_add_char(&capitals, *text >= 'a' && *text <= 'z' ? (char)(*text - 'a' + 'A') : *text);
    add_macro("SH", str_text(&capitals), out);
    str_release(&capitals);
}

static void add_row(void *context, const char *word, const char *meaning)
{
    struct str *out = context;
    str_add(out, ".TP\n");
    add_macro("B", word, out);
    add_text(meaning, out);
    str_add(out, "\n");
}

static void add_command(const struct command *command, struct str *out)
{
    struct help_taker taker = {add_row, out};
    struct str usage = {0};
    command_write_usage(command, &usage);
    add_row(out, str_text(&usage), _(command->summary));
    str_release(&usage);
    if (command->details == NULL)
        return;
    str_add(out, ".RS\n");
    command->details(&taker);
    str_add(out, ".RE\n");
}

static void add_keys(const struct screen *screen, struct str *out)
{
    add_macro("SS", _(screen->title), out);
    for (const struct action *action = screen->actions; action->name != NULL; action++) {
        struct str keys = {0};
        action_keys(action, " ", &keys);
        add_row(out, str_text(&keys), _(action->help));
        str_release(&keys);
    }
}

static void add_page(struct str *out)
{
    struct help_taker taker = {add_row, out};
    str_add(out, ".TH kaoping 1 \"\" \"kaoping " KAOPING_VERSION "\"\n.nh\n.ad l\n");
    add_heading(_("Name"), out);
    str_add(out, "kaoping \\- ");
    add_text(_("score a unit against a rubric, on the spot, key by key"), out);
    str_add(out, "\n");
    add_heading(_("Synopsis"), out);
    add_macro("B", _("kaoping [FOLDER | SHEET]"), out);
    str_add(out, ".br\n");
    add_macro("B", _("kaoping COMMAND [OPTION | WORD]..."), out);
    add_heading(_("Commands"), out);
    for (size_t i = 0; commands[i] != NULL; i++)
        add_command(commands[i], out);
    add_heading(_("Options"), out);
    options_help(~0U, &taker);
    add_heading(_("Keys"), out);
    add_text(_("In every screen ? or F1 lists its keys, and Enter there does what a line says. ^L "
               "paints the screen anew, ^Z stops the program as a shell does."),
             out);
    str_add(out, "\n");
    for (size_t i = 0; i < sizeof screens / sizeof *screens; i++)
        add_keys(screens[i], out);
    add_heading(_("Forms"), out);
    add_text(help_of_form(), out);
    str_add(out, "\n");
    add_macro("SS", _("Kinds"), out);
    help_give_names(help_form_kinds, &taker);
    add_macro("SS", _("Columns"), out);
    help_give_names(help_form_columns, &taker);
    add_heading(_("Exit status"), out);
    add_text(help_of_status(), out);
    str_add(out, "\n");
    add_heading(_("Files"), out);
    help_give_names(files, &taker);
    add_heading(_("Environment"), out);
    help_give_names(variables, &taker);
}

/* manual LANGUAGE */
int main(int argc, char **argv)
{
    struct str page = {0};
    if (argc != 2 || !lang_set(argv[1]))
        return 2;
    add_page(&page);
    bool written =
        fwrite(str_text(&page), 1, page.size, stdout) == page.size && fflush(stdout) == 0;
    str_release(&page);
    return written ? 0 : 3;
}
