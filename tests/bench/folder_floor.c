/* SPDX-License-Identifier: MIT */
/*
 * folder_floor MODE DIRECTORY: what ranking a directory of sheets costs at the least.
 *
 *   stat    asks the system for every file
 *   read    opens and reads every file
 *   csv     has libcsv parse them, and does nothing with the fields
 *   rank    sums them up as libcsv parses them, in two threads, and prints unit,total, best first:
 *           the shortest program that answers right for sheets that nobody touched
 */
#include <csv.h>
#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define THREADS    2
#define FILE_MOST  (1 << 20)
#define UNIT_MOST  320
#define THOUSANDTH 3

enum column { COLUMN_UNIT = 1, COLUMN_STATUS = 4, COLUMN_SCORE = 10 };

struct sheet {
    char name[256];
    char unit[UNIT_MOST];
    bool final;
    long long total; /* thousandths */
};

struct files {
    int directory;
    struct sheet *at;
    size_t count;
};

/* A part of the files, and where the parser stands in one of them. */
struct share {
    const struct files *files;
    size_t from;
    size_t to;
    struct sheet *sheet;
    int row;
    int column;
};

static void fail(const char *what)
{
    perror(what);
    exit(1);
}

static struct files list(const char *path)
{
    struct files files = {.directory = open(path, O_RDONLY | O_DIRECTORY)};
    DIR *directory = opendir(path);
    size_t room = 0;
    if (files.directory < 0 || directory == NULL)
        fail(path);
    for (struct dirent *entry; (entry = readdir(directory)) != NULL;) {
        if (entry->d_name[0] == '.')
            continue;
        if (files.count == room) {
            room = room * 2 + 64;
            files.at = realloc(files.at, room * sizeof *files.at);
        }
        if (files.at == NULL)
            fail("memory");
        struct sheet *sheet = &files.at[files.count++];
        memset(sheet, 0, sizeof *sheet);
        memcpy(sheet->name, entry->d_name, strnlen(entry->d_name, sizeof sheet->name - 1));
    }
    closedir(directory);
    return files;
}

static size_t read_file(const struct files *files, size_t index, char *buffer)
{
    int fd = openat(files->directory, files->at[index].name, O_RDONLY);
    size_t size = 0;
    ssize_t part;
    if (fd < 0)
        fail(files->at[index].name);
    while ((part = read(fd, buffer + size, FILE_MOST - size)) > 0)
        size += (size_t)part;
    close(fd);
    return size;
}

static void no_field(void *field, size_t size, void *data)
{
    (void)field;
    (void)size;
    (void)data;
}

static void no_row(int end, void *data)
{
    (void)end;
    (void)data;
}

static long long thousandths(const char *text, size_t size)
{
    long long value = 0;
    int decimals = -1;
    bool negative = size > 0 && text[0] == '-';
    for (size_t i = negative; i < size; i++) {
        if (text[i] == '.') {
            decimals = 0;
            continue;
        }
        value = value * 10 + (text[i] - '0');
        decimals += decimals >= 0;
    }
    for (int i = decimals < 0 ? 0 : decimals; i < THOUSANDTH; i++)
        value *= 10;
    return negative ? -value : value;
}

static void take_field(void *field, size_t size, void *data)
{
    struct share *share = data;
    struct sheet *sheet = share->sheet;
    int column = share->column++;
    if (share->row == 0)
        return;
    if (column == COLUMN_SCORE)
        sheet->total += thousandths(field, size);
    if (share->row > 1)
        return;
    if (column == COLUMN_UNIT && size < UNIT_MOST)
        memcpy(sheet->unit, field, size);
    if (column == COLUMN_STATUS)
        sheet->final = size == strlen("定稿") && memcmp(field, "定稿", size) == 0;
}

static void take_row(int end, void *data)
{
    struct share *share = data;
    (void)end;
    share->row++;
    share->column = 0;
}

static void *rank_share(void *data)
{
    struct share *share = data;
    char *buffer = malloc(FILE_MOST);
    struct csv_parser parser;
    if (buffer == NULL || csv_init(&parser, CSV_STRICT) != 0)
        fail("memory");
    for (size_t i = share->from; i < share->to; i++) {
        share->sheet = &share->files->at[i];
        share->row = share->column = 0;
        csv_parse(&parser, buffer, read_file(share->files, i, buffer), take_field, take_row, share);
        csv_fini(&parser, take_field, take_row, share);
    }
    csv_free(&parser);
    free(buffer);
    return NULL;
}

static int compare(const void *left, const void *right)
{
    const struct sheet *a = left;
    const struct sheet *b = right;
    if (a->final != b->final)
        return a->final ? -1 : 1;
    if (a->total != b->total)
        return a->total > b->total ? -1 : 1;
    return strcmp(a->unit, b->unit);
}

static void rank(struct files *files)
{
    struct share shares[THREADS];
    pthread_t threads[THREADS];
    for (size_t i = 0; i < THREADS; i++) {
        shares[i] = (struct share){.files = files,
                                   .from = files->count * i / THREADS,
                                   .to = files->count * (i + 1) / THREADS};
        if (pthread_create(&threads[i], NULL, rank_share, &shares[i]) != 0)
            fail("thread");
    }
    for (size_t i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    qsort(files->at, files->count, sizeof *files->at, compare);
    for (size_t i = 0; i < files->count; i++)
        printf("%s\t%lld\n", files->at[i].unit, files->at[i].total);
}

static void parse(const struct files *files, char *buffer)
{
    struct csv_parser parser;
    if (csv_init(&parser, CSV_STRICT) != 0)
        fail("memory");
    for (size_t i = 0; i < files->count; i++) {
        csv_parse(&parser, buffer, read_file(files, i, buffer), no_field, no_row, NULL);
        csv_fini(&parser, no_field, no_row, NULL);
    }
    csv_free(&parser);
}

static void stat_all(const struct files *files)
{
    struct stat status;
    for (size_t i = 0; i < files->count; i++)
        if (fstatat(files->directory, files->at[i].name, &status, 0) != 0)
            fail(files->at[i].name);
}

int main(int argc, char **argv)
{
    char *buffer = malloc(FILE_MOST);
    if (argc != 3 || buffer == NULL)
        return 2;
    struct files files = list(argv[2]);
    if (strcmp(argv[1], "stat") == 0)
        stat_all(&files);
    else if (strcmp(argv[1], "rank") == 0)
        rank(&files);
    else if (strcmp(argv[1], "csv") == 0)
        parse(&files, buffer);
    else
        for (size_t i = 0; i < files.count; i++)
            read_file(&files, i, buffer);
    free(files.at);
    free(buffer);
    return 0;
}
