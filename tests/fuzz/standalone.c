/* Runs a target over the files that are named, over the files of folders, or over standard
 * input: for AFL++ (which instruments this as it is) and to try the seed corpus. */
#include "fuzz.h"

#include <dirent.h>

static void run_stream(FILE *stream)
{
    struct buffer bytes = {0};
    size_t got;

    do {
        buffer_reserve(&bytes, BUFSIZ);
        got = fread(bytes.data + bytes.length, 1, BUFSIZ, stream);
        bytes.length += got;
    } while (got > 0);
    LLVMFuzzerTestOneInput((const uint8_t *)bytes.data, bytes.length);
    buffer_free(&bytes);
}

static size_t run_path(const char *path)
{
    DIR *folder = opendir(path);
    size_t count = 0;

    for (struct dirent *item; folder != NULL && (item = readdir(folder)) != NULL;) {
        char name[1024];
        if (item->d_name[0] == '.')
            continue;
        snprintf(name, sizeof name, "%s/%s", path, item->d_name);
        count += run_path(name);
    }
    if (folder != NULL) {
        closedir(folder);
        return count;
    }
    FILE *stream = fopen(path, "rb");
    if (stream == NULL) {
        perror(path);
        exit(2);
    }
    run_stream(stream);
    fclose(stream);
    return 1;
}

int main(int count, char **words)
{
    size_t files = 0;

    if (count == 1)
        run_stream(stdin);
    for (int i = 1; i < count; i++)
        files += run_path(words[i]);
    if (count > 1 && files == 0) {
        fputs("no file in the corpus\n", stderr);
        return 2;
    }
    return 0;
}
