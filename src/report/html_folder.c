/* SPDX-License-Identifier: MIT */
#include "report/html.h"

#include "base/file.h"
#include "base/lang.h"
#include "report/html_page.h"
#include "report/losses.h"
#include "report/tally_text.h"
#include "sheet/sheet_words.h"

static const char *word(enum sheet_word which)
{
    return sheet_word(which, lang_code());
}

static const struct folder_entry *entry_at(const struct ranking *ranking, size_t row)
{
    return &ranking->folder->entries[ranking->rows[row].entry];
}

static bool is_draft(const struct ranking *ranking, size_t row)
{
    return ranking->rows[row].rank == RANK_NONE;
}

/* A line between the finals and the drafts behind them. */
static void open_unit_row(struct str *out, const struct ranking *ranking, size_t row)
{
    bool first = is_draft(ranking, row) && row > 0 && !is_draft(ranking, row - 1);
    html_open(out, "tr", first ? "draft first" : is_draft(ranking, row) ? "draft" : "");
}

static void add_head(struct str *out, const struct ranking *ranking)
{
    const char *title = form_spoken_text(ranking->form, &ranking->form->label);
    size_t drafts = 0;
    for (size_t i = 0; i < ranking->count; i++)
        drafts += is_draft(ranking, i);
    struct str words = {0};
    str_addf(&words, _("units: %zu · final: %zu · drafts: %zu"), ranking->count,
             ranking->count - drafts, drafts);
    html_begin(out, title);
    html_element(out, "h1", "", title);
    html_element(out, "p", "under", str_text(&words));
    str_add(out, "\n");
    str_release(&words);
}

/* Full marks, or more where somebody has more: the whole width of a bar. */
static points ranking_scale(const struct ranking *ranking)
{
    points scale = ranking->form->full > 0 ? ranking->form->full : 1;
    for (size_t i = 0; i < ranking->count; i++) {
        points highest = entry_at(ranking, i)->total.highest;
        scale = highest > scale ? highest : scale;
    }
    return scale;
}

static void add_ranked(struct str *out, const struct ranking *ranking, size_t row, points scale)
{
    const struct folder_entry *entry = entry_at(ranking, row);
    char rank[RANK_TEXT];
    char total[TALLY_TEXT];
    open_unit_row(out, ranking, row);
    html_element(out, "td", "number", rank_to_text(ranking->rows[row].rank, rank));
    html_element(out, "th", "unit", entry->unit);
    str_add(out, "<td class=\"bars\">");
    html_bar(out, entry->total.got, entry->total.highest, scale);
    str_add(out, "</td>");
    html_element(out, "td", "score", tally_to_text(&entry->total, total));
    html_element(out, "td", "center", rank_band(entry, lang_code()));
    html_element(out, "td", "center", is_draft(ranking, row) ? _("draft") : _("final"));
    html_element(out, "td", "center", entry->date);
    str_add(out, "</tr>\n");
}

/* They may be of this form: a ranking without them has to say so. */
static void add_unread(struct str *out, const struct folder *folder)
{
    struct str files = {0};
    for (size_t i = 0; i < folder->count; i++) {
        if (folder->entries[i].form != NULL)
            continue;
        str_separate(&files, _(", "));
        str_add(&files, file_base_name(folder->entries[i].file));
    }
    if (files.size > 0) {
        struct str words = {0};
        str_addf(&words, _("not read: %s"), str_text(&files));
        html_element(out, "p", "legend", str_text(&words));
        str_release(&words);
    }
    str_release(&files);
}

static void add_ranking(struct str *out, const struct ranking *ranking)
{
    points scale = ranking_scale(ranking);
    html_element(out, "h2", "", _("Ranking"));
    str_add(out, "\n<table class=\"plain ranking\">\n<thead><tr>");
    html_element(out, "th", "number", _("rank"));
    html_element(out, "th", "unit", word(WORD_UNIT));
    html_cell(out, "th", "score", (struct html_span){1, 2}, _("total"));
    html_element(out, "th", "center", _("band"));
    html_element(out, "th", "center", word(WORD_STATUS));
    html_element(out, "th", "center", word(WORD_DATE));
    str_add(out, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < ranking->count; i++)
        add_ranked(out, ranking, i, scale);
    str_add(out, "</tbody>\n</table>\n");
    add_unread(out, ranking->folder);
}

/* Bounds of the shades, in tenths of a percent of full marks lost. */
static const int shades[] = {0, 50, 100, 200, 400};
#define SHADES (sizeof shades / sizeof *shades)

static size_t shade_of(const struct tally *tally)
{
    points lost = tally->full - tally->got;
    size_t shade = 0;
    /* Not a rounded share: however little is lost, it is more than nothing. */
    while (shade < SHADES && lost * 1000 > shades[shade] * tally->full)
        shade++;
    return shade;
}

/* Only what is settled and has full marks can have lost a share of them. */
static void add_heat(struct str *out, const struct tally *tally)
{
    char text[TALLY_TEXT];
    bool known = tally->open == 0 && tally->full > 0;
    struct str class = {0};
    str_add(&class, "number");
    if (known)
        str_addf(&class, " heat%zu", shade_of(tally));
    html_element(out, "td", str_text(&class), tally_to_text(tally, text));
    str_release(&class);
}

static void add_unit_sections(struct str *out, const struct ranking *ranking, size_t row)
{
    const struct folder_entry *entry = entry_at(ranking, row);
    char text[TALLY_TEXT];
    open_unit_row(out, ranking, row);
    html_element(out, "th", "unit", entry->unit);
    struct folder_sections sections = folder_sections(entry);
    for (int i = 0; i < ranking->form->section_count; i++) {
        struct tally tally = folder_sections_next(&sections);
        add_heat(out, &tally);
    }
    html_element(out, "td", "score", tally_to_text(&entry->total, text));
    str_add(out, "</tr>\n");
}

static void add_section_head(struct str *out, const char *label, points full)
{
    char number[POINTS_SHOWN_TEXT];
    str_add(out, "<th class=\"number\">");
    html_add(out, label);
    if (full > 0) {
        str_add(out, " ");
        struct str of = {0};
        str_addf(&of, "/%s", points_to_shown(full, number));
        html_element(out, "small", "", str_text(&of));
        str_release(&of);
    }
    str_add(out, "</th>");
}

static const struct loss *loss_of_section(const struct losses *losses, int section)
{
    size_t i = 0;
    while (i < losses->count && losses->at[i].section != section)
        i++;
    return i < losses->count ? &losses->at[i] : NULL;
}

/* What all units together lost of each section. */
static void add_section_losses(struct str *out, const struct ranking *ranking)
{
    struct losses losses;
    losses_init(&losses, ranking->folder, ranking->form, LOSSES_BY_SECTION);
    str_add(out, "<tfoot><tr>");
    html_element(out, "th", "unit", _("lost by all"));
    for (int i = 0; i < ranking->form->section_count; i++) {
        const struct loss *loss = loss_of_section(&losses, i);
        char share[POINTS_SHOWN_TEXT];
        str_add(out, "<td class=\"number\">");
        if (loss != NULL && loss->full > 0)
            str_addf(out, "%s%%", points_to_shown(loss->share, share));
        str_add(out, "</td>");
    }
    str_add(out, "<td></td></tr></tfoot>\n");
    losses_release(&losses);
}

static void add_legend(struct str *out)
{
    str_add(out, "<p class=\"legend\">");
    html_add(out, _("share of full marks lost:"));
    for (size_t i = 0; i <= SHADES; i++) {
        bool beyond = i == SHADES;
        str_addf(out, " <span class=\"heat%zu\">%s%d%%</span>", i,
                 beyond  ? "&gt;"
                 : i > 0 ? "≤"
                         : "",
                 shades[beyond ? i - 1 : i] / 10);
    }
    str_add(out, "</p>\n");
}

static void add_sections(struct str *out, const struct ranking *ranking)
{
    const struct form *form = ranking->form;
    html_element(out, "h2", "", _("Section by section"));
    str_add(out, "\n<table class=\"plain sections\">\n<thead><tr>");
    html_element(out, "th", "unit", word(WORD_UNIT));
    for (int i = 0; i < form->section_count; i++)
        add_section_head(out, form_spoken_text(form, &form->sections[i].label),
                         form->sections[i].full);
    add_section_head(out, _("total"), form->full);
    str_add(out, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < ranking->count; i++)
        add_unit_sections(out, ranking, i);
    str_add(out, "</tbody>\n");
    add_section_losses(out, ranking);
    str_add(out, "</table>\n");
    add_legend(out);
}

static void add_loss(struct str *out, const struct form *form, const struct loss *loss,
                     points scale)
{
    char number[POINTS_SHOWN_TEXT];
    struct str name = {0};
    struct str of = {0};
    loss_write_name(form, loss, &name);
    html_open(out, "tr", "");
    html_open(out, "th", "unit");
    html_element(out, "span", "id", loss_id(form, loss));
    html_add(out, str_text(&name));
    str_add(out, "</th><td class=\"bars\">");
    html_bar(out, loss->lost, loss->lost, scale);
    str_add(out, "</td>");
    html_element(out, "td", "score", points_to_shown(loss->lost, number));
    str_addf(&of, "%d/%d", loss->units, loss->assessed);
    html_element(out, "td", "number", str_text(&of));
    html_element(out, "td", "number", points_to_shown(loss->average, number));
    str_clear(&of);
    if (loss->full > 0)
        str_addf(&of, "%s%%", points_to_shown(loss->share, number));
    html_element(out, "td", "number", str_text(&of));
    str_add(out, "</tr>\n");
    str_release(&name);
    str_release(&of);
}

static void add_loss_table(struct str *out, const struct losses *losses)
{
    str_add(out, "<table class=\"plain losses\">\n<thead><tr>");
    html_element(out, "th", "unit", _("item"));
    html_cell(out, "th", "score", (struct html_span){1, 2}, _("points lost"));
    html_element(out, "th", "number", _("units"));
    html_element(out, "th", "number", _("each, on average"));
    html_element(out, "th", "number", _("of full marks"));
    str_add(out, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < losses->count && losses->at[i].lost > 0; i++)
        add_loss(out, losses->form, &losses->at[i], losses->at[0].lost);
    str_add(out, "</tbody>\n</table>\n");
}

static void add_losses(struct str *out, const struct ranking *ranking)
{
    struct losses losses;
    losses_init(&losses, ranking->folder, ranking->form, LOSSES_BY_ITEM);
    html_element(out, "h2", "", _("Items that cost the units most"));
    str_add(out, "\n");
    if (losses.lost == 0)
        html_element(out, "p", "", _("No points were lost."));
    else
        add_loss_table(out, &losses);
    html_element(out, "p", "legend", _("Of drafts, what is settled counts."));
    str_add(out, "\n");
    losses_release(&losses);
}

size_t html_write_folder(const struct ranking *ranking, struct str *out)
{
    add_head(out, ranking);
    add_ranking(out, ranking);
    add_sections(out, ranking);
    add_losses(out, ranking);
    html_end(out);
    return ranking->count;
}
