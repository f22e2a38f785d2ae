/* FTP, with TLS or without. */
#include "publish/commands.h"

/* Puts a command behind `list`; a star before its name lets it fail. */
static struct curl_slist *add_command(struct link *link, struct curl_slist *list,
                                      const char *name, struct text path)
{
    struct text remote = link_remote_path(link, path);
    struct text line = arena_format(&link->arena, "%s %.*s", name, TEXT_PRINT(remote));

    return curl_slist_append(list, line.data);
}

/*
 * Under a temporary name, then renamed. Some hosts rename onto nothing that is there: with
 * `replace` the old file goes first.
 */
static enum outcome put_whole(struct link *link, struct text path, struct text content,
                              const struct folder_list *folders, bool replace)
{
    struct text temporary = remote_temporary(&link->arena, path);
    struct curl_slist *before = NULL;
    struct curl_slist *after = NULL;

    for (size_t i = 0; i < folders->count; i++)
        before = add_command(link, before, "*MKD", folders->paths[i]);
    if (replace)
        after = add_command(link, after, "*DELE", path);
    after = add_command(link, after, "RNFR", temporary);
    after = add_command(link, after, "RNTO", path);
    return commands_upload(link, temporary, content, before, after);
}

static enum outcome put(struct link *link, struct text path, struct text content)
{
    struct folder_list folders = folders_missing(&link->remote->folders, path, &link->arena);
    enum outcome outcome = put_whole(link, path, content, &folders, false);

    if (outcome == OUTCOME_REFUSED && link->code != CURLE_QUOTE_ERROR) {
        folders = folders_above(path, &link->arena);
        outcome = put_whole(link, path, content, &folders, false);
    }
    if (outcome == OUTCOME_REFUSED && link->code == CURLE_QUOTE_ERROR)
        outcome = put_whole(link, path, content, &folders, true);
    return outcome;
}

static enum outcome remove_file(struct link *link, struct text path)
{
    return commands_remove(link, path, add_command(link, NULL, "DELE", path));
}

static void remove_folder(struct link *link, struct text path)
{
    commands_run(link, add_command(link, NULL, "RMD", path));
}

const struct protocol remote_ftp = {commands_get, put, remove_file, remove_folder};
