/* SPDX-License-Identifier: MIT */
#include "view/export_view.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"
#include "report/export.h"
#include "sheet/exports.h"
#include "tui/chooser.h"
#include "tui/help_view.h"
#include "tui/list.h"
#include "tui/prompt.h"
#include "view/desk.h"

#define EXPORT_COLUMNS_MOST 66
#define TITLE_COLUMNS       14 /* of a format's name */
#define WORDS_ROWS          3  /* for what a format is, or what was written */

enum export_action { EXPORT_CHOOSE = 1, EXPORT_MOVE, EXPORT_LANGUAGE, EXPORT_HELP, EXPORT_BACK };

static const struct action export_actions[] = {
    {EXPORT_CHOOSE,
     "choose",
     {"Enter", "Space", "Right"},
     N_("export"),
     N_("export this; the file's name is asked")},
    {EXPORT_BACK, "back", {"Esc", "q", "F10"}, N_("back"), N_("back")},
    {EXPORT_HELP, "help", {"?", "F1"}, N_("help"), N_("this help")},
    {EXPORT_MOVE,
     "move",
     {"Down", "Up", "PgDn", "PgUp", "Home", "End"},
     NULL,
     N_("move the cursor")},
    {EXPORT_LANGUAGE, "language", {"L", "F12"}, NULL, N_("switch the language")},
    {0},
};

/* What an offer is of. */
enum export_scope { SCOPE_SHEET, SCOPE_FORM, SCOPE_FOLDER };

/* One line: a format, and what of. */
struct offer {
    const struct export_format *format;
    enum export_scope scope;
};

#define OFFERS_MOST 16

struct exporting {
    const struct folder *folder; /* borrowed; NULL where only the sheet is exported */
    const struct sheet *sheet;   /* borrowed; NULL where there is none under the cursor */
    char *sheet_file;            /* own; NULL where there is no sheet */
    struct offer offers[OFFERS_MOST];
    struct list list;
    char *file; /* where to, while it is asked whether to replace what is there */
    char *told; /* what was written last; "" before */
};

static void add_offer(struct exporting *exporting, const struct export_format *format,
                      enum export_scope scope)
{
    if (exporting->list.count < OFFERS_MOST)
        exporting->offers[exporting->list.count++] = (struct offer){format, scope};
}

/* In a folder, a format that can be of all sheets is not offered of one as well. */
static void add_offers(struct exporting *exporting)
{
    for (const struct export_format *format = export_formats; format->name != NULL; format++) {
        bool of_all = exporting->folder != NULL && format->folder != NULL;
        if (format->sheet != NULL && exporting->sheet != NULL && !of_all)
            add_offer(exporting, format, SCOPE_SHEET);
        if (format->ranking != NULL && exporting->folder != NULL && exporting->sheet != NULL)
            add_offer(exporting, format, SCOPE_FORM);
        if (of_all)
            add_offer(exporting, format, SCOPE_FOLDER);
    }
}

static void open_screen(struct app *app, const struct folder *folder, const struct sheet *sheet,
                        const char *sheet_file)
{
    struct exporting *exporting = mem_new(1, sizeof *exporting);
    exporting->folder = folder;
    exporting->sheet = sheet;
    exporting->sheet_file = sheet != NULL ? mem_copy(sheet_file) : NULL;
    exporting->file = mem_copy("");
    exporting->told = mem_copy("");
    add_offers(exporting);
    list_go(&exporting->list, 0);
    app_push(app, &export_screen, exporting);
}

/* Sheets of the folder that could not be read and so are in no export. */
static int count_unread(const struct folder *folder)
{
    int count = 0;
    for (size_t i = 0; i < folder->count; i++)
        count += folder->entries[i].form == NULL;
    return count;
}

void export_open_folder(struct app *app, const struct folder *folder,
                        const struct folder_entry *entry)
{
    bool read = entry != NULL && entry->form != NULL;
    if (count_unread(folder) == (int)folder->count) {
        app_say(app, MESSAGE_NOTE, _("no sheet to export; + begins one"));
        return;
    }
    open_screen(app, folder, read ? entry->sheet : NULL, read ? entry->file : NULL);
}

void export_open_sheet(struct app *app, const struct sheet *sheet, const char *file)
{
    open_screen(app, NULL, sheet, file);
}

static const struct offer *offer_at(const struct exporting *exporting, int line)
{
    return line >= 0 && line < exporting->list.count ? &exporting->offers[line] : NULL;
}

/* What the offer is of, in words. */
static const char *subject_of(const struct exporting *exporting, const struct offer *offer)
{
    switch (offer->scope) {
    case SCOPE_SHEET:
        return exporting->sheet->unit;
    case SCOPE_FORM:
        return form_spoken_text(exporting->sheet->form, &exporting->sheet->form->label);
    case SCOPE_FOLDER:
        break;
    }
    return _("all sheets");
}

/* The folder whose sheets the export must not stand among; newly allocated, NULL for none. */
static char *root_of(const struct exporting *exporting)
{
    char *root = exporting->sheet != NULL
                     ? exports_folder_of(exporting->sheet_file, exporting->sheet->form->id)
                     : NULL;
    if (root == NULL && exporting->folder != NULL)
        root = mem_copy(exporting->folder->path);
    return root;
}

/* FOLDER/_exports/FORM-ID-UNIT-paper.csv and the like; newly allocated. */
static char *suggested(const struct exporting *exporting, const struct offer *offer)
{
    const struct export_format *format = offer->format;
    struct str base = {0};
    if (offer->scope != SCOPE_FOLDER)
        str_add(&base, exporting->sheet->form->id);
    if (offer->scope == SCOPE_SHEET)
        str_addf(&base, "-%s", exporting->sheet->unit);
    if (strcmp(format->ending + 1, format->name) != 0) {
        str_separate(&base, "-");
        str_add(&base, format->name);
    }
    char *root = root_of(exporting);
    if (root == NULL)
        root = file_directory(exporting->sheet_file);
    char *file = exports_file(root, str_text(&base), format->ending);
    free(root);
    str_release(&base);
    return file;
}

static size_t write_content(const struct exporting *exporting, const struct offer *offer,
                            struct str *content)
{
    if (offer->scope == SCOPE_SHEET)
        return offer->format->sheet(exporting->sheet, content);
    if (offer->scope == SCOPE_FOLDER)
        return offer->format->folder(exporting->folder, content);
    struct ranking ranking;
    ranking_init(&ranking, exporting->folder, exporting->sheet->form);
    size_t rows = offer->format->ranking(&ranking, content);
    ranking_release(&ranking);
    return rows;
}

static void tell(struct exporting *exporting, const struct offer *offer, size_t rows)
{
    struct str told = {0};
    int unread = offer->scope != SCOPE_SHEET ? count_unread(exporting->folder) : 0;
    str_addf(&told, _("rows written: %zu, to %s"), rows, exporting->file);
    if (unread > 0)
        str_addf(&told, _("; files left out that could not be read: %d"), unread);
    free(exporting->told);
    exporting->told = str_take(&told);
}

/* Writes to exporting->file.  True where that was done. */
static bool write_file(struct app *app, struct exporting *exporting, bool replace)
{
    const struct offer *offer = offer_at(exporting, exporting->list.at);
    struct str content = {0};
    struct diags diags = {0};
    char *root = root_of(exporting);
    size_t rows = write_content(exporting, offer, &content);
    bool good = exports_allow(root, exporting->sheet_file, exporting->file, &diags) &&
                export_save(exporting->file, &content, rows, replace, &diags);
    if (good)
        tell(exporting, offer, rows);
    else
        desk_say(app, &diags);
    diags_release(&diags);
    str_release(&content);
    free(root);
    return good;
}

enum replace_line { REPLACE_NOT, REPLACE_FILE, REPLACE_LINES };

/* The prompt for the name still stands under the question. */
static void replace_chosen(struct app *app, void *context, size_t line, const char *text)
{
    (void)text;
    if (line == REPLACE_FILE && write_file(app, context, true))
        app_pop(app);
}

static void ask_replace(struct app *app, struct exporting *exporting)
{
    const char *const lines[REPLACE_LINES] = {
        [REPLACE_NOT] = _("keep it, name another file"),
        [REPLACE_FILE] = _("replace the file"),
    };
    struct str title = {0};
    str_addf(&title, _("there already: %s"), file_base_name(exporting->file));
    chooser_open(app, &(struct chooser){.title = str_text(&title),
                                        .lines = lines,
                                        .count = REPLACE_LINES,
                                        .chosen = replace_chosen,
                                        .context = exporting});
    str_release(&title);
}

static bool name_given(struct app *app, void *context, const char *const *values)
{
    struct exporting *exporting = context;
    if (values[0][0] == '\0') {
        app_say(app, MESSAGE_ERROR, _("a file needs a name"));
        return false;
    }
    mem_replace(&exporting->file, values[0]);
    struct diags none = {0};
    char *root = root_of(exporting);
    bool asks = exports_allow(root, exporting->sheet_file, values[0], &none) &&
                file_exists(values[0]) && !file_is_directory(values[0]);
    free(root);
    diags_release(&none);
    if (!asks)
        return write_file(app, exporting, false);
    ask_replace(app, exporting);
    return false;
}

static void ask_name(struct app *app, struct exporting *exporting)
{
    const struct offer *offer = offer_at(exporting, exporting->list.at);
    if (offer == NULL)
        return;
    char *file = suggested(exporting, offer);
    struct str title = {0};
    str_addf(&title, "%s · %s", _(offer->format->title), subject_of(exporting, offer));
    struct prompt_field field = {.label = _("file"), .value = file};
    prompt_open(app, &(struct prompt){.title = str_text(&title),
                                      .fields = &field,
                                      .field_count = 1,
                                      .done = name_given,
                                      .context = exporting});
    str_release(&title);
    free(file);
}

static void export_size(const void *state, int *rows, int *columns)
{
    const struct exporting *exporting = state;
    int wanted = exporting->list.count + WORDS_ROWS + 4;
    *rows = *rows > wanted ? wanted : *rows;
    *columns = *columns > EXPORT_COLUMNS_MOST ? EXPORT_COLUMNS_MOST : *columns;
}

static void draw_offer(const struct exporting *exporting, const struct painter *painter, int row,
                       int line)
{
    const struct offer *offer = offer_at(exporting, line);
    enum style style = paint_list_row(painter, row, line == exporting->list.at);
    struct str subject = {0};
    /* What tells forms apart, the year, is most often at their end. */
    text_clip_middle(subject_of(exporting, offer), painter->columns - TITLE_COLUMNS - 5, &subject);
    paint_text(painter, row, 2, TITLE_COLUMNS, style, _(offer->format->title));
    paint_text(painter, row, 3 + TITLE_COLUMNS, -1, style, str_text(&subject));
    str_release(&subject);
}

static void export_draw(const struct app *app, void *state, const struct painter *painter)
{
    struct exporting *exporting = state;
    const struct offer *offer = offer_at(exporting, exporting->list.at);
    int words = painter->rows - WORDS_ROWS - 2;
    paint_frame(painter, _("export"));
    list_fit(&exporting->list, exporting->list.count, words - 2);
    for (int i = 0; i < exporting->list.rows; i++)
        if (exporting->list.top + i < exporting->list.count)
            draw_offer(exporting, painter, 1 + i, exporting->list.top + i);
    bool told = exporting->told[0] != '\0';
    paint_folded(painter, words, 2, painter->columns - 4, WORDS_ROWS,
                 told ? STYLE_STRONG : STYLE_FAINT,
                 told ? exporting->told : _(offer->format->words));
    struct painter foot = paint_part(painter, painter->rows - 2, 1, 1, painter->columns - 2);
    app_draw_foot(app, &foot, 0, export_actions);
}

static bool export_act(struct app *app, void *state, int action, keypress key)
{
    struct exporting *exporting = state;
    mem_replace(&exporting->told, "");
    switch ((enum export_action)action) {
    case EXPORT_CHOOSE:
        ask_name(app, exporting);
        return true;
    case EXPORT_MOVE:
        return list_key(&exporting->list, key);
    case EXPORT_LANGUAGE:
        desk_switch_language(app);
        return true;
    case EXPORT_HELP:
        help_open(app, &export_screen);
        return true;
    case EXPORT_BACK:
        app_pop(app);
        return true;
    }
    return false;
}

static void export_mouse(struct app *app, void *state, const struct mouse *mouse)
{
    struct exporting *exporting = state;
    if (list_mouse(&exporting->list, 1, mouse))
        ask_name(app, exporting);
}

static void export_close(struct app *app, void *state)
{
    struct exporting *exporting = state;
    (void)app;
    free(exporting->sheet_file);
    free(exporting->file);
    free(exporting->told);
    free(exporting);
}

const struct screen export_screen = {
    .name = "export",
    .title = N_("exporting"),
    .actions = export_actions,
    .overlay = true,
    .size = export_size,
    .draw = export_draw,
    .act = export_act,
    .mouse = export_mouse,
    .close = export_close,
};
