/*
 * The output tree. Receives paths and bytes, and knows nothing of plans. The old site is not
 * touched until the whole new one is known to be good: changed files are staged inside
 * OUTPUT/.vetro/ and renamed into place by write_commit.
 *
 * OUTPUT/.vetro/ belongs to the program: the manifest of what was written (path, size, hash,
 * time of modification), the list of renames under way, the lock. It is not part of the site.
 *
 * What no build wrote is never overwritten, removed or, if it is a symbolic link, followed.
 */
#ifndef VETRO_WRITE_H
#define VETRO_WRITE_H

#include "base/base.h"
#include "write/hash.h"
#include "write/path.h"

/*
 * Longest path within the output and longest part between two slashes, in bytes; most parts
 * of a path.
 */
enum { WRITE_MAX_PATH = 1024, WRITE_MAX_NAME = 200, WRITE_MAX_DEPTH = 32 };

/* So many of the things that no build wrote are named. */
enum { WRITE_STRANGERS_NAMED = 20 };

struct write_tree;

/* What a build did, in files. Zero-initialise; free with write_summary_free. */
struct write_summary {
    size_t written;   /* new or changed */
    size_t unchanged; /* already there with the same bytes */
    size_t removed;   /* written by an earlier build, no longer part of the site */
    size_t foreign;   /* in the output folder, but never written by a build: left alone */
    uint64_t bytes;   /* of the whole site */

    /*
     * Where the foreign files are, by name: files, and folders (with a slash at the end) that
     * are not of the site. The first ones by bytes, fit for a terminal.
     */
    struct text strangers[WRITE_STRANGERS_NAMED];
    size_t named;       /* of them */
    size_t unnamed;     /* how many more there are */
    struct arena arena; /* holds the names */
};

void write_summary_free(struct write_summary *summary);

/*
 * What a site is made from: as long as it is the same, and the output is as the last build left
 * it, there is nothing to do. Zero-initialise; free with write_inputs_free.
 */
struct write_inputs {
    struct buffer list; /* a line for each input */
    bool unknown;       /* something could not be looked at: counts as changed */
};

/* A value, such as a version or an option. */
void write_inputs_add_value(struct write_inputs *inputs, const char *name, struct text value);

/* A file, known by its place on the disk, size and times; its bytes are not read. */
void write_inputs_add_status(struct write_inputs *inputs, const char *path);

/*
 * All files below a folder, with their names, times and bytes; hidden ones do not count. A
 * symbolic link in it makes the inputs unknown: what it leads to may be anywhere.
 */
void write_inputs_add_folder(struct write_inputs *inputs, const char *name, struct text folder);

void write_inputs_free(struct write_inputs *inputs);

/*
 * Opens an output folder (made if it is not there), takes its lock, reads what earlier builds
 * left, also an interrupted one. NULL: not possible, or another build is at work; a diagnostic
 * says. A manifest that cannot be used is a warning: what is there then counts as not written
 * by a build.
 */
struct write_tree *write_open(struct text output, struct diagnostics *diagnostics);

/*
 * Whether the output holds, untouched, what write_commit put there from the same inputs, and
 * nothing was added beside it. Then `summary` is told, and there is nothing to write. Looks at
 * every file, but reads none. To be asked before the first write_file.
 */
bool write_is_current(struct write_tree *tree, const struct write_inputs *inputs,
                      struct write_summary *summary);

/* Has write_commit remember what the site was made from, for write_is_current. */
void write_remember(struct write_tree *tree, const struct write_inputs *inputs);

/*
 * Adds a file to the new site. `path` is relative, with slashes; parts that are empty, `.`,
 * `..`, too long, begin with `.vetro`, or hold a backslash, control characters or invalid
 * UTF-8 are an error, as is a path given twice, or one that is both a file and a folder.
 * What stands in the way in the output is told by write_commit. Several threads may call this
 * at the same time, each with its own diagnostics.
 */
bool write_file(struct write_tree *tree, struct text path, struct text bytes,
                struct diagnostics *diagnostics);

/*
 * Puts the new site in place and removes the stale files of the old one. Only once, and after
 * every write_file has returned. False: one of them failed, something in the output stands in
 * the way (nothing was touched), or the disk failed; if that was halfway, the next build
 * repairs it.
 */
bool write_commit(struct write_tree *tree, struct write_summary *summary,
                  struct diagnostics *diagnostics);

/* ---- A finished site, for those who read it ---- */

/*
 * A file of the site as it is on the disk now: one that the last build wrote, one of the index of
 * the search, or the compressed form of one of these, made after it.
 */
struct write_built {
    struct text path; /* relative to the output; terminated; good until write_close */
    uint64_t size;    /* bytes */
    struct hash hash;
};

/*
 * Opens the output of a build that came to its end and takes its lock, so that no build changes
 * it until write_close. NULL: there is none, or another is at work; a diagnostic says.
 */
struct write_tree *write_open_built(struct text output, struct diagnostics *diagnostics);

/* How many files the site has; they are numbered in the order of their paths. */
size_t write_count_built(const struct write_tree *tree);

/* What a file holds now; its bytes are read only when it was touched after the build. */
bool write_examine_built(const struct write_tree *tree, size_t index, struct write_built *file,
                         struct diagnostics *diagnostics);

/* The bytes of a file into `content` (cleared first). Several threads may call this. */
bool write_read_built(const struct write_tree *tree, struct text path, struct buffer *content,
                      struct diagnostics *diagnostics);

/*
 * The path of a file in OUTPUT/.vetro/ that another room keeps its own notes in; builds leave
 * it alone. `name` must not be one of those in manifest.h.
 */
struct text write_note_path(const struct write_tree *tree, struct arena *arena,
                            struct text name);

/* Gives everything back; what was not committed leaves no trace. NULL is well. */
void write_close(struct write_tree *tree);

#endif
