/* SPDX-License-Identifier: MIT */
#include "fuzz.h"

#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../property/naive.h"
#include "../support/form_text.h"
#include "../support/place.h"
#include "base/file.h"
#include "base/mem.h"
#include "sheet/sheet_file.h"

/* What libFuzzer calls. */
int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* Syncing to a disk is the kernel's work, and slow: see -Wl,--wrap in meson.build. */
int __wrap_fsync(int fd);
int __wrap_fdatasync(int fd);

/* A path may be typed into a screen: what is written stays in the place. */
bool __wrap_file_save(const char *path, const struct str *content, struct diags *diags);
bool __wrap_file_make_directory(const char *path, struct diags *diags);
bool __real_file_save(const char *path, const struct str *content, struct diags *diags);
bool __real_file_make_directory(const char *path, struct diags *diags);

#define FORMS ".forms"

static struct {
    char *place;
    struct form_shelf shelf;
    const struct form *form;
    struct table rows; /* the form's file, for naive.h */
} fuzz;

int __wrap_fsync(int fd)
{
    (void)fd;
    return 0;
}

int __wrap_fdatasync(int fd)
{
    (void)fd;
    return 0;
}

static bool leads_out(const char *path)
{
    bool within = path[0] != '/' ||
                  (fuzz.place != NULL && strncmp(path, fuzz.place, strlen(fuzz.place)) == 0);
    return !within || strstr(path, "..") != NULL;
}

bool __wrap_file_save(const char *path, const struct str *content, struct diags *diags)
{
    errno = EACCES;
    return leads_out(path) ? diag_failure(diags, path, "kept from writing")
                           : __real_file_save(path, content, diags);
}

bool __wrap_file_make_directory(const char *path, struct diags *diags)
{
    errno = EACCES;
    return leads_out(path) ? diag_failure(diags, path, "kept from making")
                           : __real_file_make_directory(path, diags);
}

void fuzz_must(bool holds, const char *what)
{
    if (holds)
        return;
    fprintf(stderr, "does not hold: %s\n", what);
    abort();
}

void fuzz_must_equal(const char *a, const char *b, const char *what)
{
    if (strcmp(a, b) == 0)
        return;
    fprintf(stderr, "does not hold: %s\n--- this\n%s\n--- and that\n%s\n", what, a, b);
    abort();
}

void fuzz_must_succeed(bool good, const struct diags *diags, const char *what)
{
    if (!good)
        fprintf(stderr, "%s\n", diags->count > 0 ? diags->at[0].text : "without a message");
    fuzz_must(good, what);
}

void fuzz_must_say_why(bool good, const struct diags *diags, const char *what)
{
    fuzz_must(good || diags_have(diags, DIAG_ERROR), what);
    for (size_t i = 0; i < diags->count; i++)
        fuzz_must(diags->at[i].text[0] != '\0', "a message says something");
}

struct clock fuzz_clock(void)
{
    return (struct clock){.fixed = 1513733400};
}

static void remove_place(void)
{
    form_shelf_release(&fuzz.shelf);
    table_release(&fuzz.rows);
    place_remove(fuzz.place);
}

const char *fuzz_place(void)
{
    return fuzz.place;
}

void fuzz_wipe(void)
{
    struct names names = {0};
    fuzz_must(file_list(fuzz.place, "", &names, NULL), "the place can be listed");
    for (size_t i = 0; i < names.count; i++)
        place_remove(file_join(fuzz.place, names.at[i]));
    names_release(&names);
}

char *fuzz_write(const char *name, const void *bytes, size_t size)
{
    char *path = file_join(fuzz.place, name);
    char *directory = file_directory(path);
    file_make_directory(directory, NULL);
    free(directory);
    free(path);
    return place_write_bytes(fuzz.place, name, bytes, size);
}

struct form_shelf *fuzz_shelf(void)
{
    return &fuzz.shelf;
}

const struct form *fuzz_form(void)
{
    return fuzz.form;
}

/* A name that begins with a dot is not listed, so fuzz_wipe() leaves it there. */
static void make_form(void)
{
    struct diags diags = {0};
    char *forms = file_join(fuzz.place, FORMS);
    fuzz_must(file_make_directory(forms, NULL), "there is room for a form");
    char *file = form_text_write(forms);
    form_shelf_add(&fuzz.shelf, forms);
    fuzz.form = form_shelf_find(&fuzz.shelf, "small", &diags);
    fuzz_must_succeed(fuzz.form != NULL && table_read(&fuzz.rows, file, &diags), &diags,
                      "the form loads");
    diags_release(&diags);
    free(file);
    free(forms);
}

char *fuzz_sheet_text(const struct sheet *sheet)
{
    struct str text = {0};
    sheet_write(sheet, &text);
    return str_take(&text);
}

char *fuzz_sheet_values(const struct sheet *sheet)
{
    struct str text = {0};
    for (int item = CHANGE_WHOLE_SHEET; item < sheet->form->item_count; item++)
        for (int kind = 0; kind < CHANGE_KINDS; kind++) {
            if (change_is_of_item((enum change_kind)kind) != (item != CHANGE_WHOLE_SHEET))
                continue;
            str_addf(&text, "%s %d: ", change_name((enum change_kind)kind), item);
            sheet_value(sheet, item, (enum change_kind)kind, &text);
            str_add_char(&text, '\n');
        }
    return str_take(&text);
}

void fuzz_must_add_up(const struct sheet *sheet)
{
    long long sum = 0;
    for (int i = 0; i < sheet->form->item_count; i++) {
        struct str marks = {0};
        const struct item *item = &sheet->form->items[i];
        answer_write(sheet->form, item, &sheet->entries[i].answer, &marks);
        sum += naive_score(&fuzz.rows, item->id, str_text(&marks));
        str_release(&marks);
    }
    fuzz_must(sum == sheet_total(sheet).got, "the total is the sum of its items");
}

uint8_t fuzz_take(struct fuzz_bytes *bytes)
{
    if (bytes->left == 0)
        return 0;
    bytes->left--;
    return *bytes->at++;
}

char *fuzz_line(struct fuzz_bytes *bytes, size_t most)
{
    struct str line = {0};
    if (bytes->left == 0)
        return NULL;
    for (uint8_t byte = fuzz_take(bytes); byte != '\n'; byte = fuzz_take(bytes)) {
        if (byte != '\0' && line.size < most)
            str_add_char(&line, (char)byte);
        if (bytes->left == 0)
            break;
    }
    return str_take(&line);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    fuzz_must(setlocale(LC_ALL, "C.UTF-8") != NULL, "there is C.UTF-8");
    setenv("TZ", "Asia/Shanghai", 1);
    /* In memory where that can be: TMPDIR says where else. */
    if (access("/dev/shm", W_OK) == 0)
        setenv("TMPDIR", "/dev/shm", 0);
    fuzz.place = place_make();
    atexit(remove_place);
    make_form();
    fuzz_begin();
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    fuzz_one(bytes, size);
    return 0;
}
