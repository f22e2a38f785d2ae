#include "publish/commands.h"

enum outcome commands_get(struct link *link, struct text path, size_t most,
                          struct buffer *content)
{
    struct transfer_sink sink = {.content = content, .most = most};

    link_prepare(link, path);
    transfer_receive(link->curl, &sink);
    enum outcome outcome = link_perform(link);
    return sink.exceeded ? OUTCOME_LARGER : outcome;
}

enum outcome commands_upload(struct link *link, struct text path, struct text content,
                             struct curl_slist *before, struct curl_slist *after)
{
    struct transfer_source source = {.bytes = content};

    link_prepare(link, path);
    transfer_send(link->curl, &source);
    curl_easy_setopt(link->curl, CURLOPT_QUOTE, before);
    curl_easy_setopt(link->curl, CURLOPT_POSTQUOTE, after);
    enum outcome outcome = link_perform(link);
    curl_slist_free_all(before);
    curl_slist_free_all(after);
    return outcome;
}

enum outcome commands_run(struct link *link, struct curl_slist *list)
{
    link_prepare(link, TEXT(""));
    curl_easy_setopt(link->curl, CURLOPT_NOBODY, 1L);
    curl_easy_setopt(link->curl, CURLOPT_QUOTE, list);
    enum outcome outcome = link_perform(link);
    curl_slist_free_all(list);
    return outcome;
}

enum outcome commands_remove(struct link *link, struct text path, struct curl_slist *list)
{
    struct buffer content = {0};
    enum outcome outcome = commands_run(link, list);

    if (outcome != OUTCOME_REFUSED && outcome != OUTCOME_ABSENT)
        return outcome;
    bool absent = commands_get(link, path, 0, &content) == OUTCOME_ABSENT;
    buffer_free(&content);
    return absent ? OUTCOME_DONE
                  : link_fail(link, OUTCOME_REFUSED, _("the host does not let it be removed"),
                              _("look at the rights of the folder on the host"));
}
