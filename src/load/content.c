#include "load/loader.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* The path without symbolic links, in scratch; empty, with errno, when there is none. */
static struct text resolve(struct loader *loader, struct text path)
{
    char *resolved = realpath(arena_copy(&loader->scratch, path).data, NULL);
    struct text result = {0};

    if (resolved != NULL)
        result = arena_copy(&loader->scratch, text_from(resolved));
    free(resolved);
    return result;
}

bool loader_open(struct loader *loader, struct text folder, struct site *site,
                 struct diagnostics *diagnostics)
{
    *site = (struct site){0};
    *loader = (struct loader){
        .folder = folder, .site = site, .arena = &site->arena, .diagnostics = diagnostics};

    struct text root = resolve(loader, folder);
    if (root.length > 0 && files_is_folder(root)) {
        loader->root = files_join(&loader->scratch, root, TEXT(""));
        return true;
    }
    if (root.length > 0 || errno == ENOENT) {
        diagnose(diagnostics, SEVERITY_SYSTEM, (struct place){.file = folder},
                 _("there is no such folder"));
        diagnose_hint(diagnostics, "%s", _("name the content folder with --content"));
    } else {
        diagnose_system(diagnostics, folder, errno, _("cannot open the folder"));
    }
    return false;
}

void loader_close(struct loader *loader)
{
    map_free(&loader->unit_ids);
    arena_free(&loader->scratch);
}

static void report_unresolved(struct loader *loader, struct text path, int error_number)
{
    struct place place = {.file = path};
    struct stat status;

    if (error_number == ELOOP ||
        (error_number == ENOENT &&
         lstat(arena_copy(&loader->scratch, path).data, &status) == 0)) {
        diagnose(loader->diagnostics, SEVERITY_ERROR, place,
                 _("a symbolic link that leads nowhere"));
    } else if (error_number == ENOENT) {
        diagnose(loader->diagnostics, SEVERITY_ERROR, place, _("this file is missing"));
        diagnose_hint(loader->diagnostics, "%s",
                      _("write it: docs/content.md says what stands in it"));
    } else {
        diagnose_system(loader->diagnostics, path, error_number, _("cannot open the file"));
    }
}

bool content_check_path(struct loader *loader, struct text path)
{
    struct text resolved = resolve(loader, path);

    if (resolved.length == 0) {
        report_unresolved(loader, path, errno);
        return false;
    }
    if (text_starts_with(resolved, loader->root))
        return true;
    diagnose(loader->diagnostics, SEVERITY_ERROR, (struct place){.file = path},
             _("a symbolic link that leads out of the content folder is not followed"));
    diagnose_hint(loader->diagnostics, "%s", _("put a copy of the file in its place"));
    return false;
}

bool content_open(struct loader *loader, struct text path, struct content_file *file)
{
    *file = (struct content_file){0};
    return content_open_again(loader, path, file);
}

bool content_open_again(struct loader *loader, struct text path, struct content_file *file)
{
    return content_check_path(loader, path) &&
           files_read(path, &file->bytes, loader->diagnostics) &&
           json_parse_again(&file->document, path, buffer_text(&file->bytes),
                            loader->diagnostics);
}

void content_close(struct content_file *file)
{
    json_free(&file->document);
    buffer_free(&file->bytes);
}

bool content_check_name(struct loader *loader, struct text folder, struct text name)
{
    if (text_find_invalid_utf8(name) == name.length)
        return true;

    struct text shown = arena_copy(&loader->scratch, name);
    char *bytes = arena_allocate(&loader->scratch, name.length + 1);
    for (size_t i = 0; i < name.length; i++)
        bytes[i] = name.data[i] >= ' ' && name.data[i] < 0x7F ? name.data[i] : '?';
    shown.data = bytes;
    diagnose(loader->diagnostics, SEVERITY_ERROR, (struct place){.file = folder},
             _("the name of the file \"%.*s\" is not UTF-8"), TEXT_PRINT(shown));
    diagnose_hint(loader->diagnostics, "%s",
                  _("rename it with letters, digits and hyphens only"));
    return false;
}

struct file_list content_list(struct loader *loader, struct text folder)
{
    struct file_list list = {0};
    struct file_list kept = {0};

    if (!files_exist(folder) || !content_check_path(loader, folder))
        return kept;
    if (!files_is_folder(folder)) {
        diagnose(loader->diagnostics, SEVERITY_ERROR, (struct place){.file = folder},
                 _("this is a file, expected a folder"));
        return kept;
    }
    files_list(&loader->scratch, folder, TEXT(""), false, &list, loader->diagnostics);
    kept.names = arena_allocate_array(&loader->scratch, list.count, sizeof *kept.names);
    for (size_t i = 0; i < list.count; i++) {
        struct text path = files_join(&loader->scratch, folder, list.names[i]);

        if (!content_check_name(loader, folder, list.names[i]))
            continue;
        if (text_ends_with(path, TEXT(".json"))) {
            kept.names[kept.count++] = path;
        } else {
            diagnose(loader->diagnostics, SEVERITY_WARNING, (struct place){.file = path},
                     _("this file is not read: its name does not end with .json"));
        }
    }
    return kept;
}
