/* FTP, with TLS or without. */
#include "publish/remote.h"

/* Puts a command behind `list`; a star before its name lets it fail. */
static struct curl_slist *add_command(struct link *link, struct curl_slist *list,
                                      const char *name, struct text path)
{
    struct text remote = link_remote_path(link, path);
    struct text line = arena_format(&link->arena, "%s %.*s", name, TEXT_PRINT(remote));

    return curl_slist_append(list, line.data);
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
 * Under a temporary name, then renamed. Some hosts rename onto nothing that is there: with
 * `replace` the old file goes first.
 */
static enum outcome put_whole(struct link *link, struct text path, struct text content,
                              const struct folder_list *folders, bool replace)
{
    struct transfer_source source = {.bytes = content};
    struct text temporary = link_temporary(link, path);
    struct curl_slist *before = NULL;
    struct curl_slist *after = NULL;

    for (size_t i = 0; i < folders->count; i++)
        before = add_command(link, before, "*MKD", folders->paths[i]);
    if (replace)
        after = add_command(link, after, "*DELE", path);
    after = add_command(link, after, "RNFR", temporary);
    after = add_command(link, after, "RNTO", path);
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

/* A transfer that consists of one command. */
static enum outcome command(struct link *link, const char *name, struct text path)
{
    struct curl_slist *list = add_command(link, NULL, name, path);

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
    enum outcome outcome = command(link, "DELE", path);

    if (outcome != OUTCOME_REFUSED)
        return outcome;
    return is_absent(link, path)
               ? OUTCOME_DONE
               : link_fail(link, OUTCOME_REFUSED, _("the host does not let it be removed"),
                           _("look at the rights of the folder on the host"));
}

static void remove_folder(struct link *link, struct text path)
{
    command(link, "RMD", path);
}

const struct protocol remote_ftp = {get, put, remove_file, remove_folder};
