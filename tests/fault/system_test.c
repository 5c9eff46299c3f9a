/* SPDX-License-Identifier: MIT */
/* What the lowest floor does where the system interrupts or refuses a call on a file. */
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <sys/file.h>
#include <unistd.h>

#include "../support/place.h"
#include "../support/seam.h"
#include "base/calls.h"
#include "base/file.h"
#include "base/lock.h"
#include "base/stamp.h"
#include "base/store.h"

/* Whether pread() is interrupted, once. */
static bool interrupts_read;

ssize_t __real_pread(int fd, void *bytes, size_t size, off_t place);
ssize_t __wrap_pread(int fd, void *bytes, size_t size, off_t place);
ssize_t __wrap_pread64(int fd, void *bytes, size_t size, off_t place)
    __attribute__((alias("__wrap_pread")));
ssize_t __wrap_pread(int fd, void *bytes, size_t size, off_t place)
{
    if (interrupts_read) {
        interrupts_read = false;
        errno = EINTR;
        return -1;
    }
    return __real_pread(fd, bytes, size, place);
}

/* The first TIMES calls of the kind fail so, or with 0 are made. */
struct trouble {
    enum call_kind kind;
    int error;
    int times;
    int other_kind;      /* that fails with EIO; -1: none */
    const char *removed; /* before each of those; NULL: nothing */
};

static int before(void *context, const struct call *call)
{
    struct trouble *trouble = context;
    if ((int)call->kind == trouble->other_kind)
        return EIO;
    if (call->kind != trouble->kind || trouble->times == 0)
        return 0;
    trouble->times--;
    if (trouble->removed != NULL)
        unlink(trouble->removed);
    return trouble->error;
}

static void begin(struct trouble *trouble)
{
    seam = (struct seam){.on = true, .before = before, .context = trouble};
}

static int set_up(void **state)
{
    *state = place_make();
    return 0;
}

static int tear_down(void **state)
{
    seam.on = false;
    place_remove(*state);
    return 0;
}

static struct trouble once(enum call_kind kind, int error)
{
    return (struct trouble){.kind = kind, .error = error, .times = 1, .other_kind = -1};
}

#define INTERRUPTED(kind, call)                                                                    \
    do {                                                                                           \
        struct trouble trouble = once(kind, EINTR);                                                \
        begin(&trouble);                                                                           \
        assert_true(call);                                                                         \
        assert_int_equal(trouble.times, 0);                                                        \
        seam.on = false;                                                                           \
    } while (0)

static void what_a_signal_interrupts_is_done_again(void **state)
{
    char *path = file_join(*state, "f");
    char bytes[4] = "";
    struct stat status;
    int fd = -1;
    INTERRUPTED(CALL_OPEN, (fd = calls_open(path, O_RDWR | O_CREAT, 0600)) >= 0);
    INTERRUPTED(CALL_WRITE, calls_write_at(fd, "abc", 3, 0) == 3);
    INTERRUPTED(CALL_READ, calls_read(fd, bytes, sizeof bytes) == 3);
    INTERRUPTED(CALL_CUT, calls_cut(fd, 2));
    INTERRUPTED(CALL_SYNC, calls_sync(fd));
    INTERRUPTED(CALL_SYNC, calls_sync_data(fd));
    INTERRUPTED(CALL_LOCK, calls_lock(fd));
    INTERRUPTED(CALL_STAT, calls_stat(path, &status));
    INTERRUPTED(CALL_ACCESS, calls_may_write(path));
    INTERRUPTED(CALL_CLOSE, calls_close(fd));
    assert_int_equal(status.st_size, 2);
    fd = calls_open(path, O_RDONLY, 0);
    interrupts_read = true;
    assert_int_equal(calls_read_at(fd, bytes, sizeof bytes, 1), 1);
    assert_int_equal(bytes[0], 'b');
    assert_false(interrupts_read);
    assert_true(calls_close(fd));
    free(path);
}

static bool syncs(bool (*sync)(int fd), int error)
{
    struct trouble trouble = once(CALL_SYNC, error);
    begin(&trouble);
    bool done = sync(STDERR_FILENO);
    seam.on = false;
    return done;
}

static void a_disk_that_cannot_sync_has_done_what_it_can(void **state)
{
    (void)state;
    assert_true(syncs(calls_sync, EINVAL));
    assert_true(syncs(calls_sync_data, EINVAL));
    assert_false(syncs(calls_sync, EIO));
    assert_false(syncs(calls_sync_data, EIO));
}

static void a_lock_is_of_the_file_that_stands_there(void **state)
{
    char *path = file_join(*state, "f");
    struct trouble trouble = once(CALL_STAT, EIO);
    int fd;
    assert_int_equal(lock_open(path, &fd), LOCK_TAKEN);
    assert_true(lock_is_of(fd, path));
    begin(&trouble);
    assert_false(lock_is_of(fd, path));
    seam.on = false;
    assert_false(lock_is_of(fd, *state));
    /* Not of the same disk. */
    int other = calls_open("/dev/null", O_RDONLY, 0);
    assert_false(lock_is_of(other, path));
    calls_close(other);
    lock_remove(path, fd);
    assert_false(file_exists(path));
    free(path);
}

static void a_file_that_is_always_another_cannot_be_locked(void **state)
{
    char *path = file_join(*state, "f");
    struct trouble trouble = {CALL_LOCK, 0, 1000, -1, path};
    int fd;
    begin(&trouble);
    assert_int_equal(lock_open(path, &fd), LOCK_FAILED);
    assert_int_equal(errno, EAGAIN);
    assert_int_equal(fd, -1);
    seam.on = false;
    free(path);
}

static void a_lock_is_seen_without_being_taken(void **state)
{
    char *path = file_join(*state, "f");
    struct trouble trouble = once(CALL_LOCK, ENOLCK);
    int fd;
    assert_false(lock_is_held(path));
    assert_false(file_exists(path));
    assert_int_equal(lock_open(path, &fd), LOCK_TAKEN);
    assert_true(lock_is_held(path));
    begin(&trouble);
    assert_false(lock_is_held(path));
    seam.on = false;
    calls_close(fd);
    assert_false(lock_is_held(path));
    free(path);
}

struct patience {
    int pauses;
    int until; /* the other one lets go in that pause */
    int fd;
};

static void let_go(void *context)
{
    struct patience *patience = context;
    patience->pauses++;
    if (patience->pauses == patience->until)
        calls_close(patience->fd);
}

static void who_waits_gets_the_lock_or_gives_up(void **state)
{
    char *path = file_join(*state, "f");
    struct patience patience = {.until = 2};
    struct lock_wait wait = {.times = 3, .pause = let_go, .context = &patience};
    int fd;
    assert_int_equal(lock_open(path, &patience.fd), LOCK_TAKEN);
    assert_int_equal(lock_open_waiting(path, &wait, &fd), LOCK_TAKEN);
    assert_int_equal(patience.pauses, 2);
    int again;
    patience = (struct patience){0};
    assert_int_equal(lock_open_waiting(path, &wait, &again), LOCK_HELD);
    assert_int_equal(patience.pauses, 3);
    /* The real pauses, which are short. */
    assert_int_equal(lock_open_waiting(path, &lock_wait_short, &again), LOCK_HELD);
    assert_int_equal(again, -1);
    calls_close(fd);
    free(path);
}

static void the_first_of_two_failures_is_told(void **state)
{
    char *path = file_join(*state, "f");
    struct trouble trouble = {CALL_WRITE, ENOSPC, 1000, CALL_CLOSE, NULL};
    struct str content = {0};
    struct diags diags = {0};
    str_add(&content, "text");
    begin(&trouble);
    assert_false(file_save(path, &content, &diags));
    seam.on = false;
    assert_non_null(strstr(diags.at[0].text, "no space is left"));
    assert_false(file_exists(path));
    diags_release(&diags);
    str_release(&content);
    free(path);
}

static void nothing_is_made_where_nothing_can_be_seen(void **state)
{
    struct trouble trouble = {CALL_STAT, EACCES, 1000, -1, NULL};
    struct diags diags = {0};
    bool exists;
    (void)state;
    begin(&trouble);
    assert_false(file_make_directory(".", &diags));
    assert_false(file_find(".", &exists, &diags));
    seam.on = false;
    assert_int_equal(diags.count, 2);
    assert_non_null(strstr(diags.at[0].text, "is no directory"));
    assert_non_null(strstr(diags.at[1].text, "could not look"));
    diags_release(&diags);
}

static void a_stamp_tells_nothing_there_from_no_answer(void **state)
{
    struct stamp stamp;
    char *file = file_join(*state, "f");
    char *below = file_join(file, "g");
    assert_true(stamp_take(file, &stamp));
    assert_int_equal(stamp.inode, 0);
    free(place_write(*state, "f", "x"));
    assert_true(stamp_take(below, &stamp));
    assert_int_equal(stamp.inode, 0);
    assert_true(stamp_take(file, &stamp));
    assert_int_equal(stamp.size, 1);
    struct trouble trouble = once(CALL_STAT, EIO);
    begin(&trouble);
    assert_false(stamp_take(file, &stamp));
    seam.on = false;
    free(below);
    free(file);
}

static void write_one(struct store_writer *writer, const char *path, const char *name)
{
    store_begin(writer, path);
    store_add(writer, name, "bytes", 5);
}

static void a_store_that_cannot_be_written_leaves_the_old_one(void **state)
{
    static const enum call_kind kinds[] = {CALL_SYNC, CALL_RENAME};
    char *path = file_join(*state, "store");
    struct store_writer writer;
    struct store store;
    struct names names;
    write_one(&writer, path, "old");
    assert_true(store_end(&writer));
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        struct trouble trouble = once(kinds[i], EIO);
        write_one(&writer, path, "new");
        begin(&trouble);
        assert_false(store_end(&writer));
        assert_int_equal(trouble.times, 0);
        seam.on = false;
        assert_true(store_open(&store, path));
        assert_false(store_find(&store, "old").failed);
        store_release(&store);
    }
    assert_true(file_list(*state, "", &names, NULL));
    assert_int_equal(names.count, 1);
    names_release(&names);
    free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_a_signal_interrupts_is_done_again, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_disk_that_cannot_sync_has_done_what_it_can, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_lock_is_of_the_file_that_stands_there, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_file_that_is_always_another_cannot_be_locked, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_lock_is_seen_without_being_taken, set_up, tear_down),
        cmocka_unit_test_setup_teardown(who_waits_gets_the_lock_or_gives_up, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_first_of_two_failures_is_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nothing_is_made_where_nothing_can_be_seen, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_store_that_cannot_be_written_leaves_the_old_one, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_stamp_tells_nothing_there_from_no_answer, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
