/* SPDX-License-Identifier: MIT */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tui/app.h"
#include "tui/ask.h"
#include "tui/help_view.h"
#include "tui/prompt.h"
#include "tui/terminal.h"

/* A screen that counts what is asked of it. */
struct probe {
    int acts;
    int types;
    int resumes;
    int idles;
    int closes;
    int work;    /* slices still to be done */
    bool accept; /* what done() of a prompt answers */
    char value[64];
};

enum probe_action { PROBE_ACT = 1, PROBE_POP, PROBE_PUSH };

static const struct action probe_actions[] = {
    {PROBE_ACT, "act", {"1", "F2"}, "act", "act"},
    {PROBE_POP, "pop", {"q"}, "pop", "pop"},
    {PROBE_PUSH, "push", {"+"}, "push", "push"},
    {0},
};

static const struct screen probe_screen;

static void probe_draw(const struct app *app, void *state, const struct painter *painter)
{
    (void)state;
    app_draw_foot(app, painter, painter->rows - 1, probe_actions);
}

static bool probe_act(struct app *app, void *state, int action, keypress key)
{
    struct probe *probe = state;
    (void)key;
    probe->acts += action == PROBE_ACT;
    if (action == PROBE_POP)
        app_pop(app);
    if (action == PROBE_PUSH)
        app_push(app, &probe_screen, probe);
    return true;
}

static bool probe_type(struct app *app, void *state, keypress key)
{
    struct probe *probe = state;
    (void)app;
    probe->types += key == 'z';
    return key == 'z';
}

static void probe_resume(struct app *app, void *state)
{
    (void)app;
    ((struct probe *)state)->resumes++;
}

static void probe_idle(struct app *app, void *state)
{
    (void)app;
    ((struct probe *)state)->idles++;
}

static bool probe_work(struct app *app, void *state)
{
    struct probe *probe = state;
    (void)app;
    if (probe->work == 0)
        return false;
    probe->work--;
    return true;
}

static void probe_close(struct app *app, void *state)
{
    (void)app;
    ((struct probe *)state)->closes++;
}

static const struct screen probe_screen = {
    .name = "probe",
    .title = "probe",
    .actions = probe_actions,
    .draw = probe_draw,
    .act = probe_act,
    .type = probe_type,
    .resume = probe_resume,
    .idle = probe_idle,
    .work = probe_work,
    .close = probe_close,
};

static struct app *begin(struct probe *probe)
{
    *probe = (struct probe){0};
    assert_true(terminal_open_blind(24, 80, false, NULL));
    struct app *app = app_new(5);
    app_push(app, &probe_screen, probe);
    app_paint(app);
    return app;
}

static void end(struct app *app)
{
    app_free(app);
    terminal_close();
}

static void assert_screen_has(const char *words)
{
    struct str text = {0};
    terminal_read(&text, NULL);
    if (strstr(str_text(&text), words) == NULL)
        fail_msg("'%s' is not on the screen:\n%s", words, str_text(&text));
    str_release(&text);
}

static void a_key_goes_to_its_action(void **state)
{
    struct probe probe;
    struct app *app = begin(&probe);
    (void)state;
    app_key(app, '1');
    app_key(app, K_F(2));
    app_key(app, 0xFF11);
    app_key(app, 'z');
    assert_int_equal(probe.acts, 3);
    assert_int_equal(probe.types, 1);
    end(app);
}

static void an_unknown_key_says_so(void **state)
{
    struct probe probe;
    struct app *app = begin(&probe);
    (void)state;
    app_key(app, 'y');
    app_paint(app);
    assert_screen_has("y does nothing here");
    app_key(app, 0x6211);
    app_paint(app);
    assert_screen_has("the input method is in Chinese mode");
    end(app);
}

static void closing_resumes_the_screen_below(void **state)
{
    struct probe probe;
    struct app *app = begin(&probe);
    (void)state;
    app_key(app, '+');
    app_idle(app);
    assert_int_equal(probe.idles, 2);
    app_key(app, 'q');
    assert_int_equal(probe.closes, 1);
    assert_int_equal(probe.resumes, 1);
    app_key(app, 'q');
    assert_true(app_is_done(app));
    assert_int_equal(probe.closes, 2);
    end(app);
}

static void a_small_terminal_takes_no_key(void **state)
{
    struct probe probe;
    struct app *app = begin(&probe);
    (void)state;
    terminal_resize(14, 80);
    app_paint(app);
    assert_screen_has("too small");
    app_key(app, '1');
    assert_int_equal(probe.acts, 0);
    terminal_resize(15, 40);
    app_key(app, '1');
    assert_int_equal(probe.acts, 1);
    end(app);
}

static bool take(struct app *app, void *context, const char *const *values)
{
    struct probe *probe = context;
    strncpy(probe->value, values[0], sizeof probe->value - 1);
    if (!probe->accept)
        app_say(app, MESSAGE_ERROR, "not that");
    return probe->accept;
}

static void ask(struct app *app, struct probe *probe)
{
    struct prompt_field field = {.label = "note", .value = "走"};
    prompt_open(
        app,
        &(struct prompt){
            .title = "A1", .fields = &field, .field_count = 1, .done = take, .context = probe});
}

static void a_prompt_stays_until_its_answer_is_taken(void **state)
{
    struct probe probe;
    struct app *app = begin(&probe);
    (void)state;
    ask(app, &probe);
    app_paint(app);
    app_key(app, 0x8BBF);
    app_key(app, '1');
    app_paste(app, " a\nb");
    app_key(app, K_ENTER);
    app_paint(app);
    assert_string_equal(probe.value, "走访1 a b");
    assert_screen_has("not that");
    assert_ptr_equal(app_screen(app), &prompt_screen);
    probe.accept = true;
    app_key(app, K_ENTER);
    assert_ptr_equal(app_screen(app), &probe_screen);
    assert_int_equal(probe.acts, 0);
    end(app);
}

static bool second_value(struct app *app, void *context, const char *const *values)
{
    struct probe *probe = context;
    (void)app;
    snprintf(probe->value, sizeof probe->value, "%s", values[1]);
    return true;
}

static void keep_second_value(struct app *app, void *context, const char *const *values)
{
    second_value(app, context, values);
}

static void ask_two(struct app *app, struct probe *probe)
{
    struct prompt_field fields[] = {{.label = "one", .value = ""}, {.label = "two", .value = ""}};
    prompt_open(app, &(struct prompt){.title = "two",
                                      .fields = fields,
                                      .field_count = 2,
                                      .done = second_value,
                                      .ended = keep_second_value,
                                      .context = probe});
}

static void keys_typed_ahead_reach_each_field(void **state)
{
    struct probe probe;
    struct app *app = begin(&probe);
    (void)state;
    ask_two(app, &probe);
    app_key(app, 'a');
    app_key(app, K_TAB);
    app_key(app, 'b');
    app_key(app, K_ENTER);
    assert_string_equal(probe.value, "b");
    end(app);
}

static void what_was_typed_is_offered_at_the_end(void **state)
{
    struct probe probe;
    struct app *app = begin(&probe);
    (void)state;
    ask_two(app, &probe);
    app_key(app, K_TAB);
    app_key(app, 'b');
    app_end(app);
    assert_string_equal(probe.value, "b");
    assert_int_equal(probe.idles, 1);
    assert_int_equal(probe.closes, 1);
    assert_true(app_is_done(app));
    end(app);
}

static void escape_leaves_a_prompt_without_an_answer(void **state)
{
    struct probe probe;
    struct app *app = begin(&probe);
    (void)state;
    probe.accept = true;
    ask(app, &probe);
    app_key(app, 'x');
    app_key(app, K_ESCAPE);
    assert_string_equal(probe.value, "");
    assert_ptr_equal(app_screen(app), &probe_screen);
    end(app);
}

static void follow(struct app *app, void *context, const char *text)
{
    (void)app;
    (void)context;
    (void)text;
}

static void work_is_done_by_slices_and_rests_under_other_screens(void **state)
{
    struct probe probe;
    struct app *app = begin(&probe);
    (void)state;
    assert_false(app_work(app));
    probe.work = 2;
    assert_true(app_work(app));
    assert_int_equal(probe.work, 1);
    ask(app, &probe);
    assert_false(app_work(app));
    app_key(app, K_ESCAPE);
    ask_open(app,
             &(struct ask){.label = "find", .value = "", .changed = follow, .context = &probe});
    assert_true(app_work(app));
    assert_false(app_work(app));
    app_key(app, K_ESCAPE);
    help_open(app, &probe_screen);
    probe.work = 1;
    assert_false(app_work(app));
    end(app);
}

static void help_does_the_action_in_the_screen_below(void **state)
{
    struct probe probe;
    struct app *app = begin(&probe);
    (void)state;
    help_open(app, &probe_screen);
    app_key(app, K_ENTER);
    assert_ptr_equal(app_screen(app), &probe_screen);
    assert_int_equal(probe.acts, 1);
    help_open(app, &probe_screen);
    app_key(app, K_DOWN);
    app_key(app, K_ENTER);
    assert_true(app_is_done(app));
    assert_int_equal(probe.acts, 1);
    end(app);
}

static void a_paste_is_no_row_of_keys(void **state)
{
    struct probe probe;
    struct app *app = begin(&probe);
    (void)state;
    app_paste(app, "111q");
    app_paint(app);
    assert_int_equal(probe.acts, 0);
    assert_false(app_is_done(app));
    assert_screen_has("nothing to paste into");
    end(app);
}

static void a_paste_cut_short_is_told(void **state)
{
    static char text[PASTE_BYTES_MOST + 2];
    struct probe probe;
    struct app *app = begin(&probe);
    (void)state;
    ask(app, &probe);
    memset(text, 'a', PASTE_BYTES_MOST + 1);
    app_paste(app, text + 1);
    assert_string_equal(app_message(app, &(enum message_kind){0}), "");
    app_paste(app, text);
    app_paint(app);
    assert_screen_has("what is beyond 1 MiB was left out");
    end(app);
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_key_goes_to_its_action),
        cmocka_unit_test(an_unknown_key_says_so),
        cmocka_unit_test(closing_resumes_the_screen_below),
        cmocka_unit_test(a_small_terminal_takes_no_key),
        cmocka_unit_test(a_prompt_stays_until_its_answer_is_taken),
        cmocka_unit_test(keys_typed_ahead_reach_each_field),
        cmocka_unit_test(what_was_typed_is_offered_at_the_end),
        cmocka_unit_test(escape_leaves_a_prompt_without_an_answer),
        cmocka_unit_test(work_is_done_by_slices_and_rests_under_other_screens),
        cmocka_unit_test(help_does_the_action_in_the_screen_below),
        cmocka_unit_test(a_paste_is_no_row_of_keys),
        cmocka_unit_test(a_paste_cut_short_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
