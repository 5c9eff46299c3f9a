/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

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
    place_in_memory();
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

static bool has(const struct store *store, int number, struct store_room *room)
{
    char name[32];
    struct str content = {0};
    content_of(number, &content);
    struct unpacking record = store_find(store, name_of(number, name), room);
    bool found = !record.failed;
    if (found) {
        assert_int_equal(record.end - record.at, content.size);
        assert_memory_equal(record.at, str_text(&content), content.size);
    }
    str_release(&content);
    return found;
}

static void write_some(const char *path, int count, const char *words)
{
    struct store_writer writer = {0};
    struct str head = {0};
    str_add(&head, words);
    for (int i = 0; i < count; i++) {
        add(&writer, i);
        if (i % 700 == 699)
            store_flush(&writer, path);
    }
    assert_int_equal(writer.count, count);
    assert_true(store_end(&writer, path, &head));
    str_release(&head);
}

static void records_are_found_by_name(void **state)
{
    struct fixture *fixture = *state;
    struct store store;
    struct store_room room = {0};
    struct str head = {0};
    write_some(fixture->path, MANY, "words");
    assert_true(store_open(&store, fixture->path, &head));
    assert_string_equal(str_text(&head), "words");
    assert_int_equal(store.count, MANY);
    for (int i = 0; i < MANY; i++)
        assert_true(has(&store, i, &room));
    /* To and fro between its ends. */
    for (int i = 0; i < MANY / 2; i++) {
        assert_true(has(&store, i, &room));
        assert_true(has(&store, MANY - 1 - i, &room));
    }
    for (int i = MANY; i < 2 * MANY; i++)
        assert_false(has(&store, i, &room));
    store_room_release(&room);
    store_release(&store);
    str_release(&head);
}

static void an_empty_store_has_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct store store = {0};
    struct store_room room = {0};
    struct str head = {0};
    assert_false(has(&store, 0, &room));
    write_some(fixture->path, 0, "");
    assert_true(store_open(&store, fixture->path, &head));
    assert_int_equal(head.size, 0);
    assert_false(has(&store, 0, &room));
    store_release(&store);
    str_release(&head);
}

static void of_two_records_the_first_is_found(void **state)
{
    struct fixture *fixture = *state;
    struct store store;
    struct store_writer writer = {0};
    struct store_room room = {0};
    struct str head = {0};
    for (int i = 0; i < MANY; i++)
        add(&writer, i);
    store_add(&writer, "records/1", "other", 5);
    assert_true(store_end(&writer, fixture->path, &head));
    assert_true(store_open(&store, fixture->path, &head));
    assert_true(has(&store, 1, &room));
    store_room_release(&room);
    store_release(&store);
    str_release(&head);
}

static void have_one_hash(const struct store *store)
{
    const struct store_slot *first = NULL;
    for (size_t i = 0; i < store->slot_count; i++) {
        const struct store_slot *slot = &store->slots[i];
        if (slot->block == 0)
            continue;
        first = first != NULL ? first : slot;
        assert_int_equal(slot->hash, first->hash);
    }
}

/* Rare among as many as a folder has, but sure to be there among very many. */
static void names_of_one_hash_are_told_apart(void **state)
{
    struct fixture *fixture = *state;
    static const int numbers[] = {139599, 322382};
    for (int count = 1; count <= 2; count++) {
        struct store store;
        struct store_writer writer = {0};
        struct store_room room = {0};
        struct str head = {0};
        for (int i = 0; i < count; i++)
            add(&writer, numbers[i]);
        assert_true(store_end(&writer, fixture->path, &head));
        assert_true(store_open(&store, fixture->path, &head));
        have_one_hash(&store);
        assert_true(has(&store, numbers[0], &room));
        assert_int_equal(has(&store, numbers[1], &room), count == 2);
        store_room_release(&room);
        store_release(&store);
        str_release(&head);
    }
}

static void write_bytes(const char *path, const struct str *bytes)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fwrite(bytes->data, 1, bytes->size, file);
    fclose(file);
}

/* Whatever byte is another, and wherever the file is cut off: a record is there as it was, or is
 * not there. */
static void what_is_damaged_is_not_there(void **state)
{
    struct fixture *fixture = *state;
    struct store store;
    struct str head = {0};
    struct str bytes = {0};
    write_some(fixture->path, 300, "words");
    assert_true(file_read(fixture->path, &bytes, NULL));
    size_t whole = bytes.size;
    for (size_t i = 0; i < whole; i += 97) {
        struct store_room room = {0};
        bool cut = i % 2 == 0;
        bytes.size = cut ? i : whole;
        bytes.data[i] = (char)(bytes.data[i] ^ 0x10);
        write_bytes(fixture->path, &bytes);
        bytes.data[i] = (char)(bytes.data[i] ^ 0x10);
        bool opened = store_open(&store, fixture->path, &head);
        assert_false(cut && opened);
        for (int k = 0; k < 300; k++)
            assert_false(has(&store, k, &room) && !opened);
        store_room_release(&room);
        store_release(&store);
    }
    str_release(&bytes);
    str_release(&head);
}

/* Where the index begins. */
static size_t place_of_index(const struct str *bytes)
{
    const unsigned char *end =
        (const unsigned char *)bytes->data + bytes->size - DIGEST_BYTES - sizeof(int64_t);
    return end[0] | (size_t)end[1] << 8;
}

/* Gives the index that begins at PLACE the digest that fits. */
static void sign_index(struct str *bytes, size_t place)
{
    size_t end = bytes->size - DIGEST_BYTES;
    digest_bytes(bytes->data + place, end - place, (unsigned char *)bytes->data + end);
}

/* An index with a digest that fits, whose sizes are not what a writer makes. */
static void a_forged_index_does_no_harm(void **state)
{
    struct fixture *fixture = *state;
    struct store store;
    struct str head = {0};
    struct str bytes = {0};
    write_some(fixture->path, 40, "words");
    assert_true(file_read(fixture->path, &bytes, NULL));
    size_t place = place_of_index(&bytes);
    for (size_t i = place; i < bytes.size - DIGEST_BYTES; i++) {
        struct store_room room = {0};
        bytes.data[i] ^= 0x55;
        sign_index(&bytes, place);
        write_bytes(fixture->path, &bytes);
        store_open(&store, fixture->path, &head);
        for (int k = 0; k < 40; k++)
            has(&store, k, &room);
        store_room_release(&room);
        store_release(&store);
        bytes.data[i] ^= 0x55;
    }
    str_release(&bytes);
    str_release(&head);
}

/* A block with a digest that fits, in which sizes lead anywhere: what is found lies within it. */
static void a_forged_block_does_no_harm(void **state)
{
    struct fixture *fixture = *state;
    struct store store;
    struct str head = {0};
    struct str bytes = {0};
    unsigned char digest[DIGEST_BYTES];
    write_some(fixture->path, 40, "words");
    assert_true(file_read(fixture->path, &bytes, NULL));
    size_t place = place_of_index(&bytes);
    digest_bytes(bytes.data, place, digest);
    char *signature = bytes.data + place;
    while (memcmp(signature, digest, DIGEST_BYTES) != 0)
        signature++;
    for (size_t i = 0; i < place; i++) {
        struct store_room room = {0};
        char name[32];
        bytes.data[i] ^= 0x55;
        digest_bytes(bytes.data, place, (unsigned char *)signature);
        sign_index(&bytes, place);
        write_bytes(fixture->path, &bytes);
        assert_true(store_open(&store, fixture->path, &head));
        for (int k = 0; k < 40; k++) {
            struct unpacking record = store_find(&store, name_of(k, name), &room);
            const struct str *block = &room.kept[room.last].bytes;
            assert_true(record.failed || (record.at >= block->data && record.at <= record.end &&
                                          record.end <= block->data + block->size));
        }
        store_room_release(&room);
        store_release(&store);
        bytes.data[i] ^= 0x55;
    }
    str_release(&bytes);
    str_release(&head);
}

static void a_writer_that_cannot_write_leaves_what_was_there(void **state)
{
    struct fixture *fixture = *state;
    struct store_writer writer = {0};
    struct str head = {0};
    char *nowhere = file_join(fixture->place, "none/store");
    add(&writer, 1);
    store_flush(&writer, nowhere);
    add(&writer, 2);
    assert_false(store_end(&writer, nowhere, &head));
    write_some(fixture->path, 5, "words");
    add(&writer, 1);
    store_flush(&writer, fixture->path);
    store_drop(&writer);
    struct store store;
    assert_true(store_open(&store, fixture->path, &head));
    assert_int_equal(store.count, 5);
    store_release(&store);
    struct names names;
    assert_true(file_list(fixture->place, "", &names, NULL));
    assert_int_equal(names.count, 1);
    names_release(&names);
    assert_false(store_open(&store, fixture->place, &head));
    assert_false(store_open(&store, nowhere, &head));
    str_release(&head);
    free(nowhere);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(records_are_found_by_name),
        TEST(an_empty_store_has_nothing),
        TEST(of_two_records_the_first_is_found),
        TEST(names_of_one_hash_are_told_apart),
        TEST(what_is_damaged_is_not_there),
        TEST(a_forged_index_does_no_harm),
        TEST(a_forged_block_does_no_harm),
        TEST(a_writer_that_cannot_write_leaves_what_was_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
