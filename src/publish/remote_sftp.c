/* SFTP: files over ssh, with libssh2 behind libcurl. */
#include "publish/commands.h"

/*
 * Puts a command behind `list`; a star before its name lets it fail. Paths are quoted: they may
 * hold blanks. `other` may be empty.
 */
static struct curl_slist *add_command(struct link *link, struct curl_slist *list,
                                      const char *name, struct text path, struct text other)
{
    struct text paths[] = {path, other};
    struct buffer line = {0};

    buffer_append(&line, text_from(name));
    for (size_t i = 0; i < 2 && (i == 0 || other.length > 0); i++) {
        struct text remote = link_remote_path(link, paths[i]);
        if (remote.length == 0)
            remote = TEXT(".");
        buffer_append(&line, TEXT(" \""));
        for (size_t j = 0; j < remote.length; j++) {
            if (remote.data[j] == '"' || remote.data[j] == '\\')
                buffer_append_byte(&line, '\\');
            buffer_append_byte(&line, remote.data[j]);
        }
        buffer_append_byte(&line, '"');
    }
    buffer_append_byte(&line, '\0');
    list = curl_slist_append(list, line.data);
    buffer_free(&line);
    return list;
}

/*
 * Under a temporary name, then renamed. The protocol renames onto nothing that is there, and
 * libcurl does not know the extension of OpenSSH that does: the old file goes in the same
 * breath, so that a visitor may find none for an instant, but never half a file.
 */
static enum outcome put_whole(struct link *link, struct text path, struct text content,
                              const struct folder_list *folders)
{
    struct text temporary = remote_temporary(&link->arena, path);
    struct curl_slist *before = NULL;
    struct curl_slist *after = NULL;

    for (size_t i = 0; i < folders->count; i++)
        before = add_command(link, before, "*mkdir", folders->paths[i], TEXT(""));
    after = add_command(link, after, "*rm", path, TEXT(""));
    after = add_command(link, after, "rename", temporary, path);
    return commands_upload(link, temporary, content, before, after);
}

static enum outcome put(struct link *link, struct text path, struct text content)
{
    struct folder_list missing = folders_missing(&link->remote->folders, path, &link->arena);
    enum outcome outcome = put_whole(link, path, content, &missing);

    if (outcome == OUTCOME_ABSENT) {
        struct folder_list all = folders_above(path, &link->arena);
        outcome = put_whole(link, path, content, &all);
    }
    return outcome == OUTCOME_ABSENT ? OUTCOME_REFUSED : outcome;
}

static enum outcome remove_file(struct link *link, struct text path)
{
    return commands_remove(link, path, add_command(link, NULL, "rm", path, TEXT("")));
}

static void remove_folder(struct link *link, struct text path)
{
    commands_run(link, add_command(link, NULL, "rmdir", path, TEXT("")));
}

const struct protocol remote_sftp = {commands_get, put, remove_file, remove_folder};
