/* SPDX-License-Identifier: MIT */
#ifndef KAOPING_VIEW_WALK_H
#define KAOPING_VIEW_WALK_H

#include <stdbool.h>

#include "sheet/session.h"
#include "tui/app.h"
#include "tui/list.h"
#include "view/desk.h"
#include "view/neighbour.h"

/*
 * The walk screen's state, shared by its files: walk_view.c (keys), walk_mark.c and walk_move.c
 * (what they do), walk_draw.c (the frame), walk_outline.c, walk_items.c and walk_card.c (the three
 * panes), walk_edit.c (prompts).
 *
 * A sheet that another program marks is read again while any screen stands over the walk: such a
 * screen may borrow the walk, its sheet or the form, and copies every text of the session.
 */

/* What the walk offers; the numbers of its action table. */
enum walk_action {
    WALK_RULE = 1,
    WALK_TAKE_BACK,
    WALK_SETTLE,
    WALK_EDIT,
    WALK_SCORE,
    WALK_MORE_RULES,
    WALK_NOTE,
    WALK_UNDO,
    WALK_REDO,
    WALK_NEXT_OPEN,
    WALK_PREVIOUS_OPEN,
    WALK_UP,
    WALK_DOWN,
    WALK_LEFT,
    WALK_RIGHT,
    WALK_PAGE_UP,
    WALK_PAGE_DOWN,
    WALK_FIRST,
    WALK_LAST,
    WALK_LEAVE_OUT,
    WALK_CLEAR,
    WALK_EXPLAIN,
    WALK_FINDINGS,
    WALK_HISTORY,
    WALK_ACROSS,
    WALK_PREVIOUS_SHEET,
    WALK_NEXT_SHEET,
    WALK_SEARCH,
    WALK_SEARCH_NEXT,
    WALK_SEARCH_PREVIOUS,
    WALK_GO,
    WALK_EXPORT,
    WALK_SAVE,
    WALK_LANGUAGE,
    WALK_HELP,
    WALK_BACK,
};

/* Rules that one press of a digit can reach; 0 turns to the next nine. */
#define WALK_RULES_A_PAGE 9

/* The items shown together: those of one part, or of a section without parts. */
struct walk_group {
    int section;
    int part; /* ITEM_NO_PART for items that stand right under their section */
    int first;
    int count;
};

/* What is said of a section, or of a part of one. */
struct walk_heading {
    const char *id;
    const struct label *label;
    struct tally tally;
    int first_item;
};

/* How the list of a group is laid out; kept while the walk stays in it, since a group may be long.
 */
struct walk_layout {
    const struct form *form; /* NULL: nothing is kept */
    struct walk_group group;
    int id;   /* columns of the widest id */
    int full; /* and of the widest full marks */
};

/* Lines that the current item's words take when folded; kept from key to key, since folding is
 * slow. */
struct walk_folds {
    const struct item *item; /* NULL: nothing is kept */
    const char *language;
    int page;
    int columns;
    int label; /* columns of a rule's label */
    int criterion;
    int check;
    int rules[WALK_RULES_A_PAGE];
    int rule_sum;
};

/* Where the last painting put things, so that the mouse finds them; rows and columns of the screen.
 */
#define WALK_SPOTS 128
struct walk_spot {
    int row;
    int left;
    int right; /* first column behind it */
    int item;  /* item to go to, or -1 */
    int rule;  /* rule of the current item to press, or -1 */
};

struct walk {
    struct desk *desk;
    struct session session;
    struct neighbours neighbours; /* what [ and ] go through */
    int item;                     /* current item */
    int page;                     /* which nine of its rules the digits reach */
    bool taking_back;             /* the next digit takes one back */
    bool warned;                  /* it was told that the sheet cannot be saved before it is left */
    int figure_rule;              /* the rule whose figure is being typed */
    struct list items;            /* the group's list */
    struct walk_layout layout;
    struct walk_folds folds;
    int outline_top;    /* first outline row shown */
    struct stamp asked; /* the file about which a choice was asked last */
    bool leaving;       /* the walk closes once that is settled */
    bool ending;        /* the program is being ended: nobody can be asked */
    bool offered;       /* to open for change what is read only */
    char *search;       /* what / looked for last; NULL before */
    struct walk_spot spots[WALK_SPOTS];
    int spot_count;
};

const struct form *walk_form(const struct walk *walk);
const struct item *walk_item(const struct walk *walk);
const struct entry *walk_entry(const struct walk *walk);
struct walk_group walk_group_of(const struct form *form, int item);

/* What is said of PART; of SECTION where that is ITEM_NO_PART. */
struct walk_heading walk_heading_of(const struct sheet *sheet, int section, int part);

/* The current item's group and how its list is laid out. */
const struct walk_layout *walk_layout(struct walk *walk);

/* How the list of that GROUP is laid out. */
struct walk_layout walk_layout_of(const struct form *form, struct walk_group group);

/* How many times nine its rules are; 1 where it has none. */
int walk_rule_pages(const struct item *item);

/*
 * Where another program has changed the file of a sheet open for change: asks what counts, on the
 * walk itself and not while the program is being ended; true where it asked.  LEAVING closes the
 * walk once it is settled.  walk_ask_theirs_once() does not ask again about the same file.
 */
bool walk_ask_theirs(struct app *app, struct walk *walk, bool leaving);
bool walk_ask_theirs_once(struct app *app, struct walk *walk);

/* Takes their edits over (DIFFERENCES: those chosen; NULL: all), saves, and says what became of it.
 */
struct differences;
void walk_take_theirs(struct app *app, struct walk *walk, const struct differences *differences);

/* Shows what another program does to a sheet that is read only, and offers once to open it for
 * change when that one is gone. */
void walk_follow(struct app *app, struct walk *walk);

/* Whether ACTION would mark in a sheet that is read only: says why not, and who has it, or offers
 * to open it for change. */
bool walk_refuse_mark(struct app *app, struct walk *walk, int action);

/* Saves before the sheet is left.  False, after saying why, where that failed: the sheet stays
 * open, and the same key once more leaves it unsaved, unless it has marks that are nowhere else. */
bool walk_may_leave(struct app *app, struct walk *walk);

/* Leaves the sheet where it may be left; where marks are nowhere else, asks first. */
void walk_leave(struct app *app, struct walk *walk);

/* Asks whether to leave the sheet though it has marks that are nowhere else. */
void walk_ask_loss(struct app *app, struct walk *walk);

/* Saves at the very end, when nobody can be asked any more; says what came of it. */
void walk_save_last(struct app *app, struct walk *walk);

/* The actions that mark, and those that move; false for another action. */
bool walk_act_mark(struct app *app, struct walk *walk, int action, keypress key);
bool walk_act_move(struct app *app, struct walk *walk, int action);

/* Presses the rule whose digit KEY is, or takes one back where that was asked for. */
void walk_press(struct app *app, struct walk *walk, keypress key);

/* Moves to ITEM (brought within the form); leaving a section saves. */
void walk_go(struct app *app, struct walk *walk, int item);

/* Saves the sheet and opens the one in FILE in its place, at ITEM; false after saying why not, with
 * the sheet as it was.  Nothing but walk_go() where it is the same file. */
bool walk_take_sheet(struct app *app, struct walk *walk, const char *file, int item);

/* Shows the current item on all sheets of the directory, this one as it is now. */
void walk_across(struct app *app, struct walk *walk);

/* Does a change of the current item and says what kept it from being done.  True where it was done.
 */
bool walk_do(struct app *app, struct walk *walk, enum change_kind kind, const char *to);

/* Makes ANSWER the current item's.  True where that was done. */
bool walk_answer(struct app *app, struct walk *walk, const struct answer *answer);

/* A copy of the current item's answer to work on; walk_draft_release() frees it. */
struct answer walk_draft(const struct walk *walk);
void walk_draft_release(struct answer *draft);

/* Whether the answer was taken: ERROR is ANSWER_OK.  Says why, where it was not. */
bool walk_is_taken(struct app *app, const struct walk *walk, enum answer_error error);

/*
 * Says which marks of BEFORE are gone from the current item though nobody asked for it: a choice
 * clears the others of its group, and they the choice.  ASKED, by rule, has what was asked for.
 */
void walk_say_cleared(struct app *app, const struct walk *walk, const bool *asked,
                      const struct answer *before);

/* The prompts. */
void walk_edit_note(struct app *app, struct walk *walk);
void walk_edit_item(struct app *app, struct walk *walk);
void walk_edit_score(struct app *app, struct walk *walk);
void walk_edit_figure(struct app *app, struct walk *walk, int rule);
void walk_edit_search(struct app *app, struct walk *walk);
void walk_edit_go(struct app *app, struct walk *walk);

/* The next item after the current one, going round, that the last search finds; says where there is
 * none. */
void walk_search(struct app *app, struct walk *walk, int step);

/* The panes. */
void walk_draw(const struct app *app, struct walk *walk, const struct painter *painter);
void walk_draw_outline(struct walk *walk, const struct painter *painter);
void walk_draw_items(struct walk *walk, const struct painter *painter, bool narrow);
void walk_spot_add(struct walk *walk, const struct painter *painter, int row, int item, int rule);

extern const struct action walk_actions[];

/* What the hint line offers where nothing can be marked; NULL where everything can be done. */
const struct action_offer *walk_offers(const struct walk *walk);

#endif
