/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cdb.h>
#include <cmocka.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include "../../support/place.h"
#include "base/store.h"

#define MANY  3000
#define LARGE 20000

struct fixture {
    char *place;
    char *path;
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    fixture->place = place_make();
    fixture->path = file_join(fixture->place, "store");
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    place_remove(fixture->place);
    free(fixture->path);
    free(fixture);
    return 0;
}

static const char *name_of(int number, char name[32])
{
    snprintf(name, 32, "records/%d", number);
    return name;
}

/* What record NUMBER has: as many bytes as its number says, or very many. */
static void content_of(int number, struct str *out)
{
    size_t size = number == 100 ? LARGE : (size_t)number % 50;
    str_clear(out);
    while (out->size < size)
        str_add_char(out, (char)(number + (int)out->size));
}

static void add(struct store_writer *writer, int number)
{
    char name[32];
    struct str content = {0};
    content_of(number, &content);
    store_add(writer, name_of(number, name), str_text(&content), content.size);
    str_release(&content);
}

static bool has(const struct store *store, int number)
{
    char name[32];
    struct str content = {0};
    content_of(number, &content);
    struct unpacking record = store_find(store, name_of(number, name));
    bool found = !record.failed;
    if (found) {
        assert_int_equal(record.end - record.at, content.size);
        assert_memory_equal(record.at, str_text(&content), content.size);
    }
    str_release(&content);
    return found;
}

static void write_some(const char *path, int count)
{
    struct store_writer writer;
    store_begin(&writer, path);
    for (int i = 0; i < count; i++)
        add(&writer, i);
    assert_true(store_end(&writer));
}

static void records_are_found_by_name(void **state)
{
    struct fixture *fixture = *state;
    struct store store;
    write_some(fixture->path, MANY);
    assert_true(store_open(&store, fixture->path));
    for (int i = 0; i < MANY; i++)
        assert_true(has(&store, i));
    for (int i = MANY; i < 2 * MANY; i++)
        assert_false(has(&store, i));
    store_rest(&store);
    assert_true(has(&store, 1));
    store_release(&store);
    store_rest(&store);
    assert_false(has(&store, 1));
}

/* Its file was cut off meanwhile, which the program that wrote it never does. */
static void a_store_that_is_gone_after_a_rest_has_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct store store;
    write_some(fixture->path, 5);
    assert_true(store_open(&store, fixture->path));
    assert_int_equal(truncate(fixture->path, 5), 0);
    store_rest(&store);
    assert_false(has(&store, 1));
    store_release(&store);
}

static void an_empty_store_has_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct store store = {0};
    assert_false(has(&store, 0));
    write_some(fixture->path, 0);
    assert_true(store_open(&store, fixture->path));
    assert_false(has(&store, 0));
    store_release(&store);
}

static void of_two_records_the_first_is_found(void **state)
{
    struct fixture *fixture = *state;
    struct store store;
    struct store_writer writer;
    store_begin(&writer, fixture->path);
    for (int i = 0; i < MANY; i++)
        add(&writer, i);
    for (int i = 0; i < MANY; i++) {
        char name[32];
        store_add(&writer, name_of(i, name), "other", 5);
    }
    assert_true(store_end(&writer));
    assert_true(store_open(&store, fixture->path));
    for (int i = 0; i < MANY; i++)
        assert_true(has(&store, i));
    store_release(&store);
}

static void write_bytes(const char *path, const struct str *bytes)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fwrite(bytes->data, 1, bytes->size, file);
    fclose(file);
}

/* Whether one of some records is not there; those that are, are as they were. */
static bool lacks_some(const char *path, int count)
{
    struct store store;
    bool lacks = !store_open(&store, path);
    for (int i = 0; i < count && !lacks; i++)
        lacks = !has(&store, i);
    store_release(&store);
    return lacks;
}

/* Whatever byte is another, and wherever the file is cut off. */
static void what_is_damaged_is_not_there(void **state)
{
    struct fixture *fixture = *state;
    struct str bytes = {0};
    int lacking = 0;
    write_some(fixture->path, 60);
    assert_true(file_read(fixture->path, &bytes, NULL));
    size_t whole = bytes.size;
    for (size_t i = 0; i < whole; i += 31) {
        bytes.size = i;
        write_bytes(fixture->path, &bytes);
        assert_true(lacks_some(fixture->path, 60));
        bytes.size = whole;
        bytes.data[i] = (char)(bytes.data[i] ^ 0x10);
        write_bytes(fixture->path, &bytes);
        lacking += lacks_some(fixture->path, 60);
        bytes.data[i] = (char)(bytes.data[i] ^ 0x10);
    }
    assert_true(lacking > 50);
    str_release(&bytes);
}

/* A record as nobody writes one: shorter than a checksum. */
static void a_record_without_a_checksum_is_not_there(void **state)
{
    struct fixture *fixture = *state;
    struct store store;
    struct cdb_make made;
    int fd = open(fixture->path, O_RDWR | O_CREAT, 0600);
    assert_true(fd >= 0 && cdb_make_start(&made, fd) == 0);
    assert_int_equal(cdb_make_add(&made, "name", 4, "short", 5), 0);
    assert_int_equal(cdb_make_finish(&made), 0);
    close(fd);
    assert_true(store_open(&store, fixture->path));
    assert_true(store_find(&store, "name").failed);
    store_release(&store);
}

static void a_writer_that_cannot_write_leaves_what_was_there(void **state)
{
    struct fixture *fixture = *state;
    struct store_writer writer;
    struct store store;
    struct names names;
    char *nowhere = file_join(fixture->place, "none/store");
    store_begin(&writer, nowhere);
    add(&writer, 1);
    assert_false(store_end(&writer));
    assert_false(store_open(&store, nowhere));
    assert_false(store_open(&store, fixture->place));
    write_some(fixture->path, 5);
    store_begin(&writer, fixture->path);
    add(&writer, 100);
    store_drop(&writer);
    assert_false(lacks_some(fixture->path, 5));
    assert_true(file_list(fixture->place, "", &names, NULL));
    assert_int_equal(names.count, 1);
    names_release(&names);
    free(nowhere);
}

/* A disk that is full, which a limit stands in for. */
static void what_was_not_all_written_is_not_put_in_place(void **state)
{
    struct fixture *fixture = *state;
    struct store_writer writer;
    struct rlimit before;
    write_some(fixture->path, 5);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    struct rlimit little = {.rlim_cur = 10000, .rlim_max = before.rlim_max};
    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &little), 0);
    store_begin(&writer, fixture->path);
    add(&writer, 100);
    add(&writer, 1);
    bool good = store_end(&writer);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, handler);
    assert_false(good);
    assert_false(lacks_some(fixture->path, 5));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(records_are_found_by_name),
        TEST(a_store_that_is_gone_after_a_rest_has_nothing),
        TEST(an_empty_store_has_nothing),
        TEST(of_two_records_the_first_is_found),
        TEST(what_is_damaged_is_not_there),
        TEST(a_record_without_a_checksum_is_not_there),
        TEST(a_writer_that_cannot_write_leaves_what_was_there),
        TEST(what_was_not_all_written_is_not_put_in_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
