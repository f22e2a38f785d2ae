/* SFTP: files over ssh, with libssh2 behind libcurl. */
#include "publish/remote.h"

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

static enum outcome get(struct link *link, struct text path, size_t most,
                        struct buffer *content)
{
    struct transfer_sink sink = {.content = content, .most = most};

    link_prepare(link, path);
    transfer_receive(link->curl, &sink);
    enum outcome outcome = link_perform(link);
    return sink.exceeded ? OUTCOME_LARGER : outcome;
}

/*
 * Under a temporary name, then renamed. The protocol renames onto nothing that is there, and
 * libcurl does not know the extension of OpenSSH that does: the old file goes in the same
 * breath, so that a visitor may find none for an instant, but never half a file.
 */
static enum outcome put_whole(struct link *link, struct text path, struct text content,
                              const struct folder_list *folders)
{
    struct transfer_source source = {.bytes = content};
    struct text temporary = link_temporary(link, path);
    struct curl_slist *before = NULL;
    struct curl_slist *after = NULL;

    for (size_t i = 0; i < folders->count; i++)
        before = add_command(link, before, "*mkdir", folders->paths[i], TEXT(""));
    after = add_command(link, after, "*rm", path, TEXT(""));
    after = add_command(link, after, "rename", temporary, path);
    link_prepare(link, temporary);
    transfer_send(link->curl, &source);
    curl_easy_setopt(link->curl, CURLOPT_QUOTE, before);
    curl_easy_setopt(link->curl, CURLOPT_POSTQUOTE, after);
    enum outcome outcome = link_perform(link);
    curl_slist_free_all(before);
    curl_slist_free_all(after);
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

/* A transfer that consists of one command. */
static enum outcome command(struct link *link, const char *name, struct text path)
{
    struct curl_slist *list = add_command(link, NULL, name, path, TEXT(""));

    link_prepare(link, TEXT(""));
    curl_easy_setopt(link->curl, CURLOPT_NOBODY, 1L);
    curl_easy_setopt(link->curl, CURLOPT_QUOTE, list);
    enum outcome outcome = link_perform(link);
    curl_slist_free_all(list);
    return outcome;
}

/* Whether a file that could not be removed is not there anyway. */
static bool is_absent(struct link *link, struct text path)
{
    struct buffer content = {0};
    bool absent = get(link, path, 0, &content) == OUTCOME_ABSENT;

    buffer_free(&content);
    return absent;
}

static enum outcome remove_file(struct link *link, struct text path)
{
    enum outcome outcome = command(link, "rm", path);

    if (outcome != OUTCOME_REFUSED && outcome != OUTCOME_ABSENT)
        return outcome;
    return is_absent(link, path)
               ? OUTCOME_DONE
               : link_fail(link, OUTCOME_REFUSED, _("the host does not let it be removed"),
                           _("look at the rights of the folder on the host"));
}

static void remove_folder(struct link *link, struct text path)
{
    command(link, "rmdir", path);
}

const struct protocol remote_sftp = {get, put, remove_file, remove_folder};
