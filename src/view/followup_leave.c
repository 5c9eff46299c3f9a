/* SPDX-License-Identifier: MIT */
#include "base/lang.h"
#include "tui/choice.h"
#include "view/followup_list.h"

/* What becomes of steps that the file would not take: they are nowhere else. */
enum unsaved_line { UNSAVED_AGAIN, UNSAVED_LEAVE, UNSAVED_STAY, UNSAVED_LINES };

static void chosen(struct app *app, void *context, size_t line)
{
    struct followup_list *list = context;
    if (line == UNSAVED_AGAIN)
        followup_leave(app, list);
    else if (line == UNSAVED_LEAVE)
        app_pop(app);
}

/* WHY the file does not take them. */
static void ask(struct app *app, struct followup_list *list, const char *why)
{
    const char *lines[UNSAVED_LINES] = {
        [UNSAVED_AGAIN] = _("try again"),
        [UNSAVED_LEAVE] = _("leave, and lose these steps"),
        [UNSAVED_STAY] = _("stay in the follow-up"),
    };
    struct str text = {0};
    str_addf(&text,
             _("%s. The steps set last are kept here while this screen is open; mend that, and try "
               "again."),
             why);
    choice_open(app, &(struct choice){
                         .title = _("the last steps are on no disk"),
                         .text = str_text(&text),
                         .lines = lines,
                         .count = UNSAVED_LINES,
                         .chosen = chosen,
                         .context = list,
                     });
    str_release(&text);
}

void followup_leave(struct app *app, struct followup_list *list)
{
    enum message_kind kind;
    followup_save_pending(app, list, false);
    if (list->followup.pending_count == 0)
        app_pop(app);
    else
        ask(app, list, app_message(app, &kind));
}
