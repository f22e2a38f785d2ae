/* What SFTP and FTP share: transfers of files and of bare commands. Private to `publish`. */
#ifndef VETRO_PUBLISH_COMMANDS_H
#define VETRO_PUBLISH_COMMANDS_H

#include "publish/remote.h"

/* struct protocol's get. */
enum outcome commands_get(struct link *link, struct text path, size_t most,
                          struct buffer *content);

/*
 * Uploads to `path`, with commands before and after it on the same connection; both lists are
 * freed, and may be NULL.
 */
enum outcome commands_upload(struct link *link, struct text path, struct text content,
                             struct curl_slist *before, struct curl_slist *after);

/* A transfer that consists of commands only; the list is freed. */
enum outcome commands_run(struct link *link, struct curl_slist *list);

/*
 * struct protocol's remove, with the command that removes. Hosts do not tell well why they
 * refuse it: where that was since there is no such file, all is well.
 */
enum outcome commands_remove(struct link *link, struct text path, struct curl_slist *list);

#endif
