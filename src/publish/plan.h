/* What is to be done so that the host has the site. Private to `publish`. */
#ifndef VETRO_PUBLISH_PLAN_H
#define VETRO_PUBLISH_PLAN_H

#include "base/base.h"
#include "publish/manifest.h"
#include "write/write.h"

enum step {
    STEP_KEEP,    /* the host has these bytes */
    STEP_COMPARE, /* what the host has is not known: look, then keep or send */
    STEP_SEND,
    STEP_REMOVE,
};

/* A file of the site, or one that an earlier publish sent. */
struct item {
    struct text path; /* terminated */
    uint64_t size;    /* of the site's file */
    struct hash hash;
    enum step step;
    bool listed;    /* the manifest of the host names it */
    bool uncertain; /* … and an earlier publish broke off around it */
    bool obstacle;  /* to be removed, and in the place of something to be sent */
    bool done;
};

struct plan {
    struct arena arena;
    struct item *items; /* sorted by path */
    size_t count;
    bool outdated; /* the manifest of the host is not exactly what it should be at the end */
};

/* What is known of the host. */
enum knowledge {
    KNOWLEDGE_MANIFEST, /* what the manifest says */
    KNOWLEDGE_EMPTY,    /* there is nothing */
    KNOWLEDGE_NONE,     /* it is to be looked at file by file */
};

/* False: a file of the site cannot be read. The tree and the manifest must outlive the plan. */
bool plan_make(struct plan *plan, const struct write_tree *tree,
               const struct manifest *manifest, enum knowledge knowledge,
               struct diagnostics *diagnostics);
void plan_free(struct plan *plan);

/* The items of a step, not done yet; in the arena, in the order in which they are to be done. */
struct item_list {
    struct item **items;
    size_t count;
};
struct item_list plan_list(struct plan *plan, enum step step);

/*
 * Finds the obstacles among what is to be removed: a file where a folder is to be, or the other
 * way round. To be called when it is known what is to be sent.
 */
void plan_find_obstacles(struct plan *plan);

/*
 * Whether `item` may be sent together with `other`. Pages of a deeper folder go before those
 * that lead to them; the home page and what stands beside it come last, all that is no page
 * first.
 */
bool plan_same_rank(const struct item *item, const struct item *other);

/* The manifest as it is true now; returns its checksum. */
struct hash plan_append_manifest(const struct plan *plan, struct buffer *content);

#endif
