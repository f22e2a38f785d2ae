/*
 * Loaded before sftp-server: renaming onto a file that is there replaces it, as it does on many
 * hosts. OpenSSH renames with link and unlink, so that it is link that is to replace.
 */
#define _GNU_SOURCE

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int link(const char *old, const char *new)
{
    char beside[4096];

    snprintf(beside, sizeof beside, "%s.replacing", new);
    if (linkat(AT_FDCWD, old, AT_FDCWD, beside, 0) != 0)
        return -1;
    return rename(beside, new);
}
