#include "serve/watch.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

enum {
    WATCH_DEPTH_MAX = 32, /* folders within one another */
    WATCH_EVENTS = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_DELETE_SELF | IN_MOVED_FROM |
                   IN_MOVED_TO | IN_MOVE_SELF | IN_ATTRIB | IN_ONLYDIR | IN_DONT_FOLLOW,
};

bool watch_open(struct watch *watch, const struct text *folders, size_t count,
                struct diagnostics *diagnostics)
{
    *watch = (struct watch){folders, count, inotify_init1(IN_NONBLOCK | IN_CLOEXEC)};
    if (watch->descriptor >= 0)
        return true;
    diagnose_system(diagnostics, TEXT(""), errno, _("changes of files cannot be watched"));
    return false;
}

void watch_close(struct watch *watch)
{
    if (watch->descriptor >= 0)
        close(watch->descriptor);
}

/* A folder that goes away meanwhile is no trouble: its parent is watched. */
static bool add(const struct watch *watch, struct text path, bool is_root,
                struct diagnostics *diagnostics)
{
    uint32_t events = WATCH_EVENTS & (is_root ? ~(uint32_t)IN_DONT_FOLLOW : ~(uint32_t)0);

    if (inotify_add_watch(watch->descriptor, path.data, events) >= 0)
        return true;
    if (errno == ENOSPC) {
        diagnose(diagnostics, SEVERITY_SYSTEM, (struct place){.file = path},
                 _("no more folders can be watched"));
        diagnose_hint(diagnostics, "%s",
                      _("raise the limit: sysctl fs.inotify.max_user_watches=524288"));
    } else if (errno != ENOENT && errno != ENOTDIR && errno != ELOOP) {
        diagnose_system(diagnostics, path, errno, _("the folder cannot be watched"));
    }
    return false;
}

static bool may_be_folder(const struct dirent *entry)
{
    return entry->d_name[0] != '.' && (entry->d_type == DT_DIR || entry->d_type == DT_UNKNOWN);
}

/* The names of folders in a folder; what cannot be read is told by the build. */
static struct file_list list_folders(struct arena *arena, struct text path)
{
    struct file_list list = {0};
    struct buffer names = {0};
    DIR *folder = opendir(path.data);
    struct dirent *entry;

    while (folder != NULL && (entry = readdir(folder)) != NULL) {
        if (!may_be_folder(entry))
            continue;
        struct text name = files_join(arena, path, text_from(entry->d_name));
        buffer_append(&names, (struct text){(const char *)&name, sizeof name});
    }
    if (folder != NULL)
        closedir(folder);
    list.count = names.length / sizeof *list.names;
    list.names = arena_allocate_array(arena, list.count, sizeof *list.names);
    for (size_t i = 0; i < list.count; i++)
        memcpy(&list.names[i], names.data + i * sizeof *list.names, sizeof *list.names);
    buffer_free(&names);
    return list;
}

static bool scan(const struct watch *watch, struct text path, unsigned depth,
                 struct diagnostics *diagnostics)
{
    struct arena arena = {0};

    if (!add(watch, path, depth == 0, diagnostics))
        return false;
    struct file_list list = list_folders(&arena, path);
    for (size_t i = 0; i < list.count && depth < WATCH_DEPTH_MAX; i++)
        scan(watch, list.names[i], depth + 1, diagnostics);
    arena_free(&arena);
    return true;
}

bool watch_scan(const struct watch *watch, struct diagnostics *diagnostics)
{
    struct arena arena = {0};
    bool complete = true;

    for (size_t i = 0; i < watch->count; i++)
        complete &= scan(watch, arena_copy(&arena, watch->folders[i]), 0, diagnostics);
    arena_free(&arena);
    return complete;
}

/* Editors write .NAME.swp, NAME~, #NAME#; vim tries whether it may write with the name 4913. */
static bool matters(const struct inotify_event *event)
{
    if (event->len == 0)
        return true; /* about the folder itself, or events were lost */
    struct text name = text_from(event->name);
    return name.data[0] != '.' && name.data[0] != '#' && !text_ends_with(name, TEXT("~")) &&
           !text_equal(name, TEXT("4913"));
}

bool watch_take(const struct watch *watch)
{
    _Alignas(struct inotify_event) char events[4096];
    bool found = false;
    ssize_t length;

    while ((length = read(watch->descriptor, events, sizeof events)) > 0) {
        for (ssize_t position = 0; position < length;) {
            const struct inotify_event *event = (const void *)(events + position);
            found = found || matters(event);
            position += (ssize_t)(sizeof *event + event->len);
        }
    }
    return found;
}
