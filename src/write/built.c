/* What a build wrote, for those who read it afterwards. */
#include "write/disk.h"
#include "write/tree.h"

size_t write_count_built(const struct write_tree *tree)
{
    return tree->entry_count;
}

static bool fail_missing(const struct write_tree *tree, struct text path,
                         struct diagnostics *diagnostics)
{
    tree_fail(tree, path, diagnostics, _("cannot read a file that the build wrote"));
    diagnose_hint(diagnostics, _("run `vetro build` again: it repairs what is there"));
    return false;
}

bool write_examine_built(const struct write_tree *tree, size_t index, struct write_built *file,
                         struct diagnostics *diagnostics)
{
    const struct entry *entry = tree->entries[index];
    struct buffer content = {0};
    struct disk_status status;

    *file = (struct write_built){entry->path, entry->print.size, entry->print.hash};
    if (disk_examine(tree->output_folder, entry->path.data, &status) && entry->trusted &&
        status.kind == DISK_FILE && status.size == entry->print.size &&
        status.time == entry->print.time)
        return true;
    bool done = write_read_built(tree, entry->path, &content, diagnostics);
    file->size = content.length;
    file->hash = hash_bytes(buffer_text(&content));
    buffer_free(&content);
    return done;
}

bool write_read_built(const struct write_tree *tree, struct text path, struct buffer *content,
                      struct diagnostics *diagnostics)
{
    struct disk_status status;

    return disk_read(tree->output_folder, path.data, content, &status) ||
           fail_missing(tree, path, diagnostics);
}

struct text write_note_path(const struct write_tree *tree, struct arena *arena,
                            struct text name)
{
    return arena_format(arena, "%.*s/" PRIVATE_NAME "/%.*s", TEXT_PRINT(tree->output),
                        TEXT_PRINT(name));
}
