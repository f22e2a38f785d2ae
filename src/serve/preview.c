#include "serve/preview.h"

#include <time.h>

void preview_open(struct preview *preview)
{
    pthread_condattr_t attributes;
    struct timespec now;

    *preview = (struct preview){.told = 1};
    clock_gettime(CLOCK_REALTIME, &now);
    preview->start = (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
    pthread_mutex_init(&preview->mutex, NULL);
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&preview->changed, &attributes);
    pthread_condattr_destroy(&attributes);
}

void preview_close(struct preview *preview)
{
    pthread_cond_destroy(&preview->changed);
    pthread_mutex_destroy(&preview->mutex);
    buffer_free(&preview->message);
}

static struct text version_of(const struct preview *preview, struct arena *arena)
{
    return arena_format(arena, "%llu-%llu", (unsigned long long)preview->start,
                        (unsigned long long)preview->builds);
}

struct text preview_version(struct preview *preview, struct arena *arena)
{
    pthread_mutex_lock(&preview->mutex);
    struct text version = version_of(preview, arena);
    pthread_mutex_unlock(&preview->mutex);
    return version;
}

static void write_error(struct json_writer *json, const struct diagnostic *item)
{
    json_writer_open(json, JSON_WRITER_NO_KEY, '{');
    json_writer_optional(json, TEXT("file"), item->place.file);
    json_writer_count(json, TEXT("line"), item->place.line);
    json_writer_count(json, TEXT("column"), item->place.column);
    json_writer_optional(json, TEXT("code"), item->place.code);
    json_writer_text(json, TEXT("message"), item->message);
    json_writer_optional(json, TEXT("hint"), item->hint);
    json_writer_close(json, '}');
}

/* The version, and all errors: warnings stop no build, and are told on the terminal. */
static void write_state(struct buffer *text, struct text version,
                        const struct diagnostics *diagnostics)
{
    struct json_writer json = {.buffer = text};

    json_writer_open(&json, JSON_WRITER_NO_KEY, '{');
    json_writer_text(&json, TEXT("version"), version);
    json_writer_open(&json, TEXT("errors"), '[');
    for (size_t i = 0; i < diagnostics->count; i++) {
        enum severity severity = diagnostics->items[i].severity;
        if (severity == SEVERITY_ERROR || severity == SEVERITY_SYSTEM)
            write_error(&json, &diagnostics->items[i]);
    }
    json_writer_close(&json, ']');
    json_writer_close(&json, '}');
}

/* An event has a line `data:` for each line of its text, and ends with an empty one. */
static void write_event(struct buffer *message, struct text text)
{
    struct text line;

    buffer_clear(message);
    while (text_next(&text, '\n', &line)) {
        buffer_append(message, TEXT("data: "));
        buffer_append(message, line);
        buffer_append_byte(message, '\n');
    }
    buffer_append_byte(message, '\n');
}

void preview_tell(struct preview *preview, bool changed, const struct diagnostics *diagnostics)
{
    struct arena arena = {0};
    struct buffer text = {0};

    pthread_mutex_lock(&preview->mutex);
    preview->builds += changed;
    write_state(&text, version_of(preview, &arena), diagnostics);
    write_event(&preview->message, buffer_text(&text));
    preview->told++;
    pthread_cond_broadcast(&preview->changed);
    pthread_mutex_unlock(&preview->mutex);
    buffer_free(&text);
    arena_free(&arena);
}

void preview_end(struct preview *preview)
{
    pthread_mutex_lock(&preview->mutex);
    preview->ended = true;
    pthread_cond_broadcast(&preview->changed);
    pthread_mutex_unlock(&preview->mutex);
}

bool preview_wait(struct preview *preview, unsigned seconds, uint64_t *seen,
                  struct buffer *message)
{
    struct timespec until;
    int waited = 0;

    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += (time_t)seconds;
    buffer_clear(message);
    pthread_mutex_lock(&preview->mutex);
    while (!preview->ended && preview->told == *seen && waited == 0)
        waited = pthread_cond_timedwait(&preview->changed, &preview->mutex, &until);
    bool ended = preview->ended;
    if (preview->told == *seen)
        buffer_append(message, TEXT(":\n\n"));
    else
        buffer_append(message, buffer_text(&preview->message));
    *seen = preview->told;
    pthread_mutex_unlock(&preview->mutex);
    return !ended;
}
