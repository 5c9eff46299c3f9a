/* SPDX-License-Identifier: MIT */
#include "view/findings_view.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "report/check_code_text.h"
#include "report/review.h"
#include "report/tally_text.h"
#include "tui/help_view.h"
#include "tui/lines.h"
#include "tui/prompt.h"
#include "view/explain_view.h"
#include "view/history_view.h"

/* From this width on the title has room for words beside its numbers. */
#define WIDE_COLUMNS 64

enum findings_action {
    FINDINGS_GO = 1,
    FINDINGS_FINALISE,
    FINDINGS_REOPEN,
    FINDINGS_EXPLAIN,
    FINDINGS_HISTORY,
    FINDINGS_MOVE,
    FINDINGS_LANGUAGE,
    FINDINGS_HELP,
    FINDINGS_BACK,
};

struct findings {
    struct walk *walk; /* borrowed */
    struct lines lines;
    enum sheet_status status; /* when the lines were collected */
};

static const struct action findings_actions[] = {
    {FINDINGS_GO, "go", {"Enter", "Space"}, N_("go to the item"), N_("go to the item")},
    {FINDINGS_FINALISE,
     "finalise",
     {"s", "F9"},
     N_("finalise"),
     N_("sign the sheet with assessors and date: it is final from then on")},
    {FINDINGS_REOPEN,
     "reopen",
     {"r", "F6"},
     NULL,
     N_("make a final sheet a draft again, for a reason")},
    {FINDINGS_EXPLAIN,
     "explain",
     {"e", "F11", "^E"},
     N_("why"),
     N_("explain how the score came about")},
    {FINDINGS_HISTORY, "history", {"H", "^T"}, N_("history"), N_("history of the item")},
    {FINDINGS_BACK, "back", {"q", "Esc", "F10", "f"}, N_("back"), N_("back")},
    {FINDINGS_HELP, "help", {"?", "F1"}, N_("help"), N_("this help")},
    {FINDINGS_MOVE,
     "move",
     {"Down", "Up", "PgDn", "PgUp", "Home", "End"},
     NULL,
     N_("move the cursor")},
    {FINDINGS_LANGUAGE, "language", {"L", "F12"}, NULL, N_("switch the language")},
    {0},
};

static const struct action_offer final_offers[] = {
    {FINDINGS_GO, N_("go to the item")}, {FINDINGS_REOPEN, N_("reopen")},
    {FINDINGS_EXPLAIN, N_("why")},       {FINDINGS_HISTORY, N_("history")},
    {FINDINGS_BACK, N_("back")},         {0},
};

static const struct sheet *sheet_of(const struct findings *findings)
{
    return &findings->walk->session.sheet;
}

void findings_open(struct app *app, struct walk *walk)
{
    struct findings *findings = mem_new(1, sizeof *findings);
    findings->walk = walk;
    findings->status = walk->session.sheet.status;
    app_push(app, &findings_screen, findings);
}

/* How a line of the review looks. */
static struct line line_of(const struct review_line *of)
{
    static const struct line looks[] = {
        [REVIEW_HEADING] = {.style = STYLE_WARNING, .indent = 0},
        [REVIEW_OPEN] = {.style = STYLE_OPEN, .right_style = STYLE_OPEN, .indent = 2},
        [REVIEW_CONFLICT] = {.style = STYLE_ERROR, .indent = 2},
        [REVIEW_SECTION] = {.style = STYLE_STRONG, .right_style = STYLE_STRONG, .indent = 0},
        [REVIEW_ITEM] = {.style = STYLE_NORMAL, .right_style = STYLE_NORMAL, .indent = 2},
        [REVIEW_STEP] = {.style = STYLE_NORMAL, .indent = 5},
        [REVIEW_NOTE] = {.style = STYLE_FAINT, .indent = 5},
    };
    bool reachable =
        of->kind == REVIEW_OPEN || of->kind == REVIEW_CONFLICT || of->kind == REVIEW_ITEM;
    struct line line = looks[of->kind];
    line.text = of->text;
    line.right = of->figures;
    /* Behind the id, which is ASCII. */
    if (of->kind == REVIEW_OPEN || of->kind == REVIEW_ITEM || of->kind == REVIEW_SECTION)
        line.hang = (int)strcspn(of->text, " ") + 1;
    line.tag = reachable ? of->item : LINE_PLAIN;
    if (of->kind == REVIEW_STEP)
        line.right_style = of->amount < 0 ? STYLE_LOST : STYLE_GAINED;
    return line;
}

static void collect(struct findings *findings)
{
    struct review review;
    struct str code = {0};
    int tag = lines_tag(&findings->lines);
    review_init(&review, sheet_of(findings));
    lines_clear(&findings->lines);
    if (sheet_of(findings)->status == SHEET_FINAL) {
        check_code_write(sheet_of(findings), &code);
        lines_add(&findings->lines, (struct line){.text = str_text(&code), .tag = LINE_PLAIN});
    }
    for (size_t i = 0; i < review.count; i++)
        lines_add(&findings->lines, line_of(&review.at[i]));
    if (review.count == 0)
        lines_add(&findings->lines, (struct line){.text = _("nothing is open, nothing was found"),
                                                  .tag = LINE_PLAIN});
    /* A final sheet has a line more above all others. */
    if (findings->status != sheet_of(findings)->status)
        lines_go(&findings->lines, tag);
    findings->status = sheet_of(findings)->status;
    review_release(&review);
    str_release(&code);
}

static void findings_draw(const struct app *app, void *state, const struct painter *painter)
{
    struct findings *findings = state;
    const struct sheet *sheet = sheet_of(findings);
    struct tally total = sheet_total(sheet);
    char text[TALLY_TEXT];
    struct str right = {0};
    if (painter->columns >= WIDE_COLUMNS)
        str_addf(&right, "%s ", _("total"));
    str_addf(&right, "%s  ", tally_to_text_of(&total, text));
    const struct band *band = tally_band(sheet->form, &total);
    if (band != NULL)
        str_addf(&right, "%s  ", form_spoken_text(sheet->form, &band->label));
    str_add(&right, sheet->status == SHEET_FINAL ? _("final") : _("draft"));
    paint_title(painter, str_text(&right), "%s · %s", sheet->unit, _("findings"));
    str_release(&right);
    collect(findings);
    lines_draw(&findings->lines, painter, 1, painter->rows - 2);
    app_draw_foot_of(app, painter, painter->rows - 1, findings_actions,
                     sheet->status == SHEET_FINAL ? final_offers : NULL);
}

/* Tells the person what DIAGS has; true where a change was made. */
static bool conclude(struct app *app, bool done, const char *said, struct diags *diags)
{
    if (done)
        app_say(app, MESSAGE_NOTE, "%s", said);
    desk_say(app, diags);
    return done;
}

static bool finalise_done(struct app *app, void *context, const char *const *values)
{
    struct walk *walk = context;
    struct diags diags = {0};
    bool done = session_finalise(&walk->session, values[0], values[1], &diags);
    if (!done && values[0][0] == '\0')
        prompt_go(app, 0);
    return conclude(app, done, _("the sheet is final"), &diags);
}

static void ask_finalise(struct app *app, struct walk *walk)
{
    const struct sheet *sheet = &walk->session.sheet;
    struct tally total = sheet_total(sheet);
    char text[TALLY_TEXT];
    if (sheet->status == SHEET_FINAL) {
        app_say(app, MESSAGE_NOTE, _("the sheet is final already; r or F6 reopens it"));
        return;
    }
    if (total.open > 0) {
        app_say(app, MESSAGE_WARNING,
                _("items still open: %d; a final sheet has none, look at them first"), total.open);
        return;
    }
    struct prompt_field fields[] = {{.label = _("assessors"), .value = sheet->assessors},
                                    {.label = _("date"), .value = sheet->date, .width = 14}};
    struct str title = {0};
    str_addf(&title, _("finalise: %s, %s points"), sheet->unit, tally_to_text(&total, text));
    prompt_open(app, &(struct prompt){
                         .title = str_text(&title),
                         .text = _("Signed with these names and this date, the sheet takes no more "
                                   "marks until it is reopened for a reason."),
                         .fields = fields,
                         .field_count = 2,
                         .done = finalise_done,
                         .context = walk,
                     });
    str_release(&title);
}

static bool reopen_done(struct app *app, void *context, const char *const *values)
{
    struct walk *walk = context;
    struct diags diags = {0};
    bool done = session_reopen(&walk->session, values[0], &diags);
    return conclude(app, done, _("the sheet is a draft again; its history is kept"), &diags);
}

static void ask_reopen(struct app *app, struct walk *walk)
{
    struct prompt_field field = {.label = _("reason"), .value = ""};
    if (walk->session.sheet.status != SHEET_FINAL) {
        app_say(app, MESSAGE_NOTE, _("the sheet is no final one; just change it"));
        return;
    }
    prompt_open(app, &(struct prompt){.title = _("reopen the final sheet"),
                                      .fields = &field,
                                      .field_count = 1,
                                      .done = reopen_done,
                                      .context = walk});
}

static void go_to_item(struct app *app, struct findings *findings)
{
    int item = lines_tag(&findings->lines);
    if (item == LINE_PLAIN)
        return;
    walk_go(app, findings->walk, item);
    app_pop(app);
}

/* The item under the cursor, or the walk's own where there is none. */
static int item_of(const struct findings *findings)
{
    int item = lines_tag(&findings->lines);
    return item != LINE_PLAIN ? item : findings->walk->item;
}

static bool findings_act(struct app *app, void *state, int action, keypress key)
{
    struct findings *findings = state;
    switch ((enum findings_action)action) {
    case FINDINGS_GO:
        go_to_item(app, findings);
        return true;
    case FINDINGS_FINALISE:
        ask_finalise(app, findings->walk);
        return true;
    case FINDINGS_REOPEN:
        ask_reopen(app, findings->walk);
        return true;
    case FINDINGS_EXPLAIN:
        explain_open(app, sheet_of(findings), item_of(findings));
        return true;
    case FINDINGS_HISTORY:
        history_open(app, &findings->walk->session, item_of(findings));
        return true;
    case FINDINGS_MOVE:
        return lines_key(&findings->lines, key);
    case FINDINGS_LANGUAGE:
        desk_switch_language(app);
        return true;
    case FINDINGS_HELP:
        help_open(app, &findings_screen);
        return true;
    case FINDINGS_BACK:
        app_pop(app);
        return true;
    }
    return false;
}

static void findings_mouse(struct app *app, void *state, const struct mouse *mouse)
{
    struct findings *findings = state;
    if (lines_mouse(&findings->lines, 1, mouse))
        findings_act(app, state, FINDINGS_GO, K_ENTER);
}

static void findings_close(struct app *app, void *state)
{
    struct findings *findings = state;
    (void)app;
    lines_release(&findings->lines);
    free(findings);
}

const struct screen findings_screen = {
    .name = "findings",
    .title = N_("findings, and finalising"),
    .actions = findings_actions,
    .draw = findings_draw,
    .act = findings_act,
    .mouse = findings_mouse,
    .close = findings_close,
};
