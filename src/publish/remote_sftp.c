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

/* What puts an upload in the place of the old file; with `first` that goes before it. */
static struct curl_slist *add_replacement(struct link *link, struct text path, bool first)
{
    struct text temporary = remote_temporary(&link->arena, path);
    struct curl_slist *list = NULL;

    if (first)
        list = add_command(link, list, "*rm", path, TEXT(""));
    return add_command(link, list, "rename", temporary, path);
}

/*
 * Under a temporary name, then renamed. Many hosts replace a file that way at one stroke;
 * OpenSSH does so only for an extension of the protocol that libssh2 does not know. There the
 * old file goes in the same breath: a visitor may find none for an instant, but never half a
 * file.
 */
static enum outcome put_whole(struct link *link, struct text path, struct text content,
                              const struct folder_list *folders)
{
    atomic_bool *keeps_old = &link->remote->keeps_old;
    bool first = atomic_load(keeps_old);
    struct curl_slist *before = NULL;

    for (size_t i = 0; i < folders->count; i++)
        before = add_command(link, before, "*mkdir", folders->paths[i], TEXT(""));
    enum outcome outcome = commands_upload(link, remote_temporary(&link->arena, path), content,
                                           before, add_replacement(link, path, first));
    if (first || outcome != OUTCOME_REFUSED || link->code != CURLE_QUOTE_ERROR)
        return outcome;
    outcome = commands_run(link, add_replacement(link, path, true));
    if (outcome == OUTCOME_DONE)
        atomic_store(keeps_old, true);
    return outcome;
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
