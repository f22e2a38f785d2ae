/*
 * What is known of the output while it is open: every path that an earlier build wrote or the
 * new site has, and every folder of the new site.
 */
#ifndef VETRO_WRITE_TREE_H
#define VETRO_WRITE_TREE_H

#include "base/base.h"
#include "write/hash.h"
#include "write/write.h"

#include <pthread.h>
#include <stdatomic.h>

/* The folder of the output that is the program's own. */
#define PRIVATE_NAME ".vetro"

/* What in the output forbids to put a file or folder of the new site in its place. */
enum conflict {
    CONFLICT_NONE,
    CONFLICT_FOREIGN,  /* a file that no build wrote, with other bytes */
    CONFLICT_OCCUPIED, /* a folder that holds more than what builds wrote */
    CONFLICT_LINK,     /* a symbolic link */
    CONFLICT_SPECIAL,  /* neither file, folder nor link */
};

enum folder_state {
    FOLDER_UNKNOWN, /* not looked at yet */
    FOLDER_ABSENT,  /* not in the output, or a stale file is in its place */
    FOLDER_PRESENT, /* in the output */
    FOLDER_BLOCKED, /* it, or one above it, has a conflict */
};

/*
 * A folder of the new site. What threads find out about it they tell each other without a lock:
 * all find the same.
 */
struct folder {
    struct text path;                 /* terminated; in the arena */
    struct folder *parent;            /* NULL: this is the output itself */
    _Atomic(enum folder_state) state; /* of its place in the output */
    _Atomic(enum conflict) conflict;  /* there before `state` tells of it */
    atomic_bool staged;               /* made in the stage */
    bool placed;                      /* moved whole into the output */
};

/* What a file holds, and the time of modification when it held it. */
struct fingerprint {
    struct hash hash;
    uint64_t size; /* bytes */
    uint64_t time; /* nanoseconds since 1970, modulo 2^64 */
};

/*
 * A path of the old site, the new one or both; small, as there is one for each file. Once
 * claimed for the new site, only the thread that claimed it touches what is below `wanted`.
 */
struct entry {
    struct text path;      /* terminated; in the arena */
    struct folder *folder; /* NULL unless wanted */
    bool ours;             /* an earlier build wrote it */
    bool wanted;           /* part of the new site; an entry that is not is stale */
    bool trusted;          /* on disk as `print` says if size and time are the same */
    bool listed;           /* the manifest on disk says the same as `print` */
    bool staged;           /* waits in the stage to be moved into place */
    bool replaces;         /* staged: a file is in its place */
    bool found;            /* stale: still there as a regular file */
    bool obstacle;         /* stale: in the place of something of the new site */
    enum conflict conflict;
    struct fingerprint print;
};

struct write_tree {
    struct text output; /* as the user typed it; terminated; in the arena */
    int output_folder;  /* descriptors; -1: not open */
    int private_folder; /* OUTPUT/.vetro */
    int stage_folder;   /* OUTPUT/.vetro/stage; open only while the lock is held */
    int lock;
    bool made_output;  /* by this build */
    bool made_private; /* by this build */
    bool lasting;      /* the private folder holds something that the next build needs */
    bool dirty;        /* the manifest has to be written whatever the entries say */
    bool remembers;    /* `inputs` are known */
    struct hash inputs;

    pthread_mutex_t mutex; /* guards all below while write_file may run */
    struct arena arena;
    struct entry **entries;
    size_t entry_count;
    size_t entry_capacity;
    struct map entry_map;
    struct folder **folders;
    size_t folder_count;
    size_t folder_capacity;
    struct map folder_map;
    size_t failures; /* files that could not be added */
};

/* The entry of a path, made if it is not there. */
struct entry *tree_add_entry(struct write_tree *tree, struct text path);

/* NULL when there is none. */
struct entry *tree_find_entry(const struct write_tree *tree, struct text path);
struct folder *tree_find_folder(const struct write_tree *tree, struct text path);

/* Makes the folder that stands for the output itself. */
void tree_add_root(struct write_tree *tree);

/*
 * The folder of a path with those above it, made if they are not there. NULL: one of them is a
 * file of the new site; `*clash` is its path.
 */
struct folder *tree_add_folder(struct write_tree *tree, struct text path, struct text *clash);

/* Sorts the entries by path. Pointers to entries stay good; no entry can be found or added. */
void tree_sort(struct write_tree *tree);

/* OUTPUT/path in `space`, as the place of a diagnostic. */
struct text tree_full_path(const struct write_tree *tree, struct text path,
                           struct buffer *space);

/* Adds a diagnostic about OUTPUT/path that ends with the words for errno. Returns false. */
bool tree_fail(const struct write_tree *tree, struct text path, struct diagnostics *diagnostics,
               const char *message);

#endif
