/* SPDX-License-Identifier: MIT */
#include "sheet/holder.h"

#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/calls.h"
#include "base/file.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/text.h"

/* The last second of the year 9999. */
#define SINCE_MOST 253402300799

/* Names longer than that are nobody's. */
#define NAME_COLUMNS_MOST 40
#define HOST_BYTES_MOST   256

/* .NAME.journal.holder: hidden, and neither a sheet's name nor a journal's. */
static char *holder_file(const char *journal)
{
    struct str name = {0};
    char *directory = file_directory(journal);
    str_addf(&name, ".%s.holder", file_base_name(journal));
    char *path = file_join(directory, str_text(&name));
    str_release(&name);
    free(directory);
    return path;
}

/* "" where the machine has no name. */
static void add_host(struct str *out)
{
    char host[HOST_BYTES_MOST] = "";
    gethostname(host, sizeof host - 1);
    str_add(out, host);
}

static void describe(const struct clock *clock, struct str *out)
{
    const struct passwd *user = getpwuid(geteuid());
    if (user != NULL)
        str_add(out, user->pw_name);
    else
        str_addf(out, "%ld", (long)geteuid());
    str_add_char(out, '\n');
    add_host(out);
    str_addf(out, "\n%ld\n%lld\n", (long)getpid(), (long long)clock_seconds(clock));
}

bool holder_write(const char *journal, const struct clock *clock)
{
    struct str text = {0};
    char *file = holder_file(journal);
    /* What a killed program left there, or somebody put there to be written through. */
    bool left = unlink(file) == 0;
    int fd = calls_open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (fd >= 0) {
        describe(clock, &text);
        if (calls_write_at(fd, str_text(&text), text.size, 0) < text.size)
            unlink(file);
        calls_close(fd);
    }
    str_release(&text);
    free(file);
    return left;
}

void holder_remove(const char *journal)
{
    char *file = holder_file(journal);
    unlink(file);
    free(file);
}

/* The line at *TEXT as it may be shown, and *TEXT moved behind it; newly allocated. */
static char *take_line(const char **text)
{
    size_t size = strcspn(*text, "\n");
    struct str harmless = {0};
    struct str line = {0};
    char *raw = mem_copy_part(*text, size);
    if (text_is_utf8(raw, strlen(raw)))
        text_add_harmless(raw, true, &harmless);
    text_clip(str_text(&harmless), NAME_COLUMNS_MOST, &line);
    *text += size + ((*text)[size] == '\n');
    str_release(&harmless);
    free(raw);
    return str_take(&line);
}

static int64_t take_number(const char **text)
{
    char *line = take_line(text);
    errno = 0;
    long long number = strtoll(line, NULL, 10);
    bool good = errno == 0 && number > 0;
    free(line);
    return good ? number : 0;
}

bool holder_read(const char *journal, struct holder *holder)
{
    struct str bytes = {0};
    char *file = holder_file(journal);
    *holder = (struct holder){0};
    if (file_exists(file) && file_read(file, &bytes, NULL)) {
        const char *text = str_text(&bytes);
        holder->user = take_line(&text);
        holder->host = take_line(&text);
        holder->process = take_number(&text);
        holder->since = take_number(&text);
    }
    str_release(&bytes);
    free(file);
    bool known = holder->user != NULL && holder->user[0] != '\0' && holder->since > 0 &&
                 holder->since < SINCE_MOST;
    if (!known)
        holder_release(holder);
    return known;
}

void holder_release(struct holder *holder)
{
    free(holder->user);
    free(holder->host);
    *holder = (struct holder){0};
}

/* "10:32", or "2017-12-20 10:32" where that was another day; in the zone of this process. */
static void write_since(int64_t since, const struct clock *clock, struct str *out)
{
    char moment[MOMENT_TEXT];
    char today[DATE_TEXT];
    struct clock then = {.fixed = since};
    moment_now(&then, moment);
    date_today(clock, today);
    if (strncmp(moment, today, strlen(today)) != 0)
        str_addf(out, "%.10s ", moment);
    str_addf(out, "%.5s", moment + strlen("2017-12-20T"));
}

static bool is_here(const struct holder *holder)
{
    struct str host = {0};
    add_host(&host);
    bool here = strcmp(holder->host, str_text(&host)) == 0;
    str_release(&host);
    return here;
}

void holder_words(const char *journal, const struct clock *clock, struct str *out)
{
    struct holder holder;
    struct str since = {0};
    if (!holder_read(journal, &holder)) {
        str_add(out, _("another program has it open"));
        return;
    }
    write_since(holder.since, clock, &since);
    /* The number of a process means something only where it runs. */
    if (is_here(&holder) && holder.process > 0)
        str_addf(out, _("%s on %s has had it open since %s (process %lld)"), holder.user,
                 holder.host, str_text(&since), (long long)holder.process);
    else
        str_addf(out, _("%s on %s has had it open since %s"), holder.user, holder.host,
                 str_text(&since));
    str_release(&since);
    holder_release(&holder);
}
