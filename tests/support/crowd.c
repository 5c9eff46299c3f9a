/* SPDX-License-Identifier: MIT */
#include "crowd.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

void crowd_run(int count, bool (*act)(int number, void *context), void *context, bool *done)
{
    pid_t children[CROWD_MOST];
    int gate[2];
    char byte;
    assert_int_equal(pipe(gate), 0);
    for (int i = 0; i < count; i++) {
        children[i] = fork();
        assert_true(children[i] >= 0);
        if (children[i] != 0)
            continue;
        close(gate[1]);
        /* The end of the file comes to all of them at once. */
        _exit(read(gate[0], &byte, 1) == 0 && act(i, context) ? 0 : 1);
    }
    close(gate[0]);
    close(gate[1]);
    for (int i = 0; i < count; i++) {
        int status;
        assert_int_equal(waitpid(children[i], &status, 0), children[i]);
        assert_true(WIFEXITED(status));
        done[i] = WEXITSTATUS(status) == 0;
    }
}

struct waiter crowd_wait(void (*begin)(void *context), void *context)
{
    int ready[2];
    int go[2];
    char byte = 0;
    assert_int_equal(pipe(ready), 0);
    assert_int_equal(pipe(go), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        close(go[1]);
        begin(context);
        ssize_t size = write(ready[1], &byte, 1);
        size += read(go[0], &byte, 1);
        _exit(size == 1 ? 0 : 1);
    }
    close(ready[1]);
    close(go[0]);
    assert_int_equal(read(ready[0], &byte, 1), 1);
    close(ready[0]);
    return (struct waiter){(int)child, go[1]};
}

void crowd_kill(struct waiter *waiter)
{
    int status;
    assert_int_equal(kill(waiter->process, SIGKILL), 0);
    assert_int_equal(waitpid(waiter->process, &status, 0), waiter->process);
    close(waiter->go);
}
