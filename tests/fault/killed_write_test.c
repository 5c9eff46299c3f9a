/* SPDX-License-Identifier: MIT */
/*
 * The program is killed in the middle of every write of the script, with half of its bytes in the
 * file, the temporary ones too.  What it had shown is there when the sheet is opened again, and at
 * most the key in flight is lost.
 */
#include <locale.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "../support/seam.h"
#include "base/file.h"
#include "play.h"
#include "sheet/session.h"

/* Bytes of a sheet of the small form, and more. */
#define ROOM 16384

/* What the process that is killed had to say, where the other one can read it. */
struct memory {
    char shown[PLAY_UNITS][ROOM]; /* as the screen last showed it; "" while it has not been made */
    char on_its_way[PLAY_UNITS][ROOM]; /* as it was in memory when the write began */
    bool wrote;                        /* half of what it was to write */
};

struct killing {
    struct play play;
    struct memory *memory;
    long at; /* the write that is its last */
    long writes;
};

static void put(char place[ROOM], char *text)
{
    size_t size = text != NULL ? strlen(text) : 0;
    if (size >= ROOM)
        abort();
    memcpy(place, text != NULL ? text : "", size + 1);
    free(text);
}

static void note(const struct play *play, char place[PLAY_UNITS][ROOM])
{
    const struct sheet *sheet = play_open_sheet(play);
    for (size_t i = 0; i < PLAY_UNITS && sheet != NULL; i++)
        if (strcmp(play_units[i], sheet->unit) == 0)
            put(place[i], play_text(sheet));
}

static void note_shown(void *context)
{
    const struct killing *killing = context;
    bool on = seam.on;
    seam.on = false;
    note(&killing->play, killing->memory->shown);
    seam.on = on;
}

/* Between two steps all sheets are left or as shown. */
static void note_files(struct killing *killing)
{
    for (size_t i = 0; i < PLAY_UNITS; i++) {
        char *file = play_file(&killing->play, play_units[i]);
        put(killing->memory->shown[i], play_peek(file, &killing->play.shelf, NULL));
        free(file);
    }
}

static int before(void *context, const struct call *call)
{
    struct killing *killing = context;
    if (call->kind != CALL_WRITE || call->size < 2 || ++killing->writes < killing->at)
        return 0;
    seam.on = false;
    note(&killing->play, killing->memory->on_its_way);
    seam.on = true;
    return SEAM_SHORT;
}

static void after(void *context, const struct call *call)
{
    const struct killing *killing = context;
    if (call->kind != CALL_WRITE || killing->writes < killing->at)
        return;
    killing->memory->wrote = true;
    kill(getpid(), SIGKILL);
}

static void play_until_killed(struct killing *killing)
{
    killing->play.painted = note_shown;
    killing->play.context = killing;
    seam = (struct seam){.before = before, .after = after, .context = killing};
    for (size_t i = 0; i < play_steps; i++) {
        note_files(killing);
        seam.on = true;
        if (!play_do(&killing->play, &play_script[i]))
            _exit(2);
        seam.on = false;
    }
    /* As in a write: an end of its own would have what it holds looked at for leaks. */
    kill(getpid(), SIGKILL);
}

static void check(struct killing *killing, size_t unit)
{
    struct diags diags = {0};
    const struct memory *memory = killing->memory;
    char *file = play_file(&killing->play, play_units[unit]);
    /* A sheet that is being made may be there or not. */
    char *text =
        memory->shown[unit][0] != '\0' ? play_open_and_undo(&killing->play, file, &diags) : NULL;
    if (memory->shown[unit][0] != '\0' &&
        (text == NULL ||
         (strcmp(text, memory->shown[unit]) != 0 && strcmp(text, memory->on_its_way[unit]) != 0)))
        fail_msg("killed in write %ld: %s is\n%s\ninstead of\n%s", killing->at, file,
                 text != NULL ? text : diags.at[0].text, memory->shown[unit]);
    free(text);
    free(file);
    diags_release(&diags);
}

/* Whether there was such a write. */
static bool kill_in_write(struct memory *memory, long at)
{
    struct killing killing = {.memory = memory, .at = at};
    int status;
    memset(memory, 0, sizeof *memory);
    play_begin(&killing.play);
    fflush(NULL);
    pid_t child = fork();
    if (child == 0)
        play_until_killed(&killing);
    assert_int_equal(waitpid(child, &status, 0), child);
    if (!WIFSIGNALED(status) || WTERMSIG(status) != SIGKILL)
        fail_msg("write %ld: ended with status %d", at, status);
    for (size_t i = 0; i < PLAY_UNITS && memory->wrote; i++)
        check(&killing, i);
    play_end(&killing.play);
    return memory->wrote;
}

static void a_kill_within_a_write_costs_at_most_the_key_in_flight(void **state)
{
    struct memory *memory =
        mmap(NULL, sizeof *memory, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    long at = 1;
    (void)state;
    assert_true(memory != MAP_FAILED);
    while (kill_in_write(memory, at))
        at++;
    munmap(memory, sizeof *memory);
    assert_true(at > 50);
    printf("broken: kills in the middle of a write | %ld | 0\n", at - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_kill_within_a_write_costs_at_most_the_key_in_flight),
    };
    setlocale(LC_ALL, "C.UTF-8");
    play_open_terminal("en");
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    play_close_terminal();
    return failed;
}
