#include "write/cursor.h"

#include "write/disk.h"

#include <string.h>
#include <unistd.h>

struct cursor cursor_start(int root)
{
    return (struct cursor){.root = root};
}

/* Whether the folder at `level` lies on the way to `folder`, or is it. */
static bool leads_to(const struct cursor *cursor, size_t level, struct text folder)
{
    size_t length = cursor->lengths[level];

    return length <= folder.length && memcmp(cursor->path, folder.data, length) == 0 &&
           (length == folder.length || folder.data[length] == '/');
}

static void close_deepest(struct cursor *cursor)
{
    close(cursor->folders[--cursor->depth]);
}

/* Opens `name`, whose path ends at `end`, in the deepest folder. */
static bool descend(struct cursor *cursor, struct text name, size_t end)
{
    char terminated[WRITE_MAX_NAME + 1];
    int above = cursor->depth > 0 ? cursor->folders[cursor->depth - 1] : cursor->root;

    memcpy(terminated, name.data, name.length);
    terminated[name.length] = '\0';
    int folder = disk_open_folder(above, terminated);
    if (folder < 0)
        return false;
    memcpy(cursor->path + end - name.length, name.data, name.length);
    cursor->folders[cursor->depth] = folder;
    cursor->lengths[cursor->depth++] = end;
    return true;
}

int cursor_open(struct cursor *cursor, struct text folder)
{
    while (cursor->depth > 0 && !leads_to(cursor, cursor->depth - 1, folder))
        close_deepest(cursor);

    size_t position = cursor->depth > 0 ? cursor->lengths[cursor->depth - 1] : 0;
    while (position < folder.length) {
        if (position > 0)
            cursor->path[position++] = '/';
        struct text rest = text_slice(folder, position, folder.length);
        struct text name = text_slice(rest, 0, text_find(rest, '/'));
        position += name.length;
        if (!descend(cursor, name, position))
            return -1;
    }
    return cursor->depth > 0 ? cursor->folders[cursor->depth - 1] : cursor->root;
}

void cursor_close(struct cursor *cursor)
{
    while (cursor->depth > 0)
        close_deepest(cursor);
}
