/* What the files of this room share. */
#ifndef VETRO_LOAD_LOADER_H
#define VETRO_LOAD_LOADER_H

#include "load/fields.h"
#include "load/json.h"
#include "model/model.h"

enum {
    AXES_MAX = 32,    /* of an edition: each is a section of the site */
    SISTERS_MAX = 50, /* listed per objective */
};

/* A table whose rows are not read from its file: those being imported. */
struct table_source {
    struct text id; /* empty: there is none */
    struct text bytes;
};

/* One run over the content folder. */
struct loader {
    struct text folder; /* as the user typed it */
    struct text root;   /* the same without symbolic links, and a slash at the end */
    struct site *site;
    struct arena *arena; /* of the site */
    struct arena scratch;
    struct diagnostics *diagnostics;
    struct map unit_ids; /* id → index in the registry */
    bool units_known;    /* the registry could be read: other names are errors */
    struct table_source table_source;
};

/* ---- Files (files.c) ---- */

/* Sets the loader up. False, with a report, when the folder cannot be used. */
bool loader_open(struct loader *loader, struct text folder, struct site *site,
                 struct diagnostics *diagnostics);
void loader_close(struct loader *loader);

struct content_file {
    struct buffer bytes;
    struct json_document document;
};

/*
 * Reads and parses a JSON file. False, with a report, when that fails. Close it in either
 * case. The file must not be moved in memory while it is open.
 */
bool content_open(struct loader *loader, struct text path, struct content_file *file);
void content_close(struct content_file *file);

/* As content_open, for one that was open before, or is zero: in the memory it has. */
bool content_open_again(struct loader *loader, struct text path, struct content_file *file);

/*
 * False, with a report, when the path is not there or leads out of the content folder.
 */
bool content_check_path(struct loader *loader, struct text path);

/*
 * The paths of the *.json in a folder, which need not be there, in sorted order. Reports
 * names that cannot be used.
 */
struct file_list content_list(struct loader *loader, struct text folder);

/* False, with a report in `folder`, when the name of a file there is not UTF-8. */
bool content_check_name(struct loader *loader, struct text folder, struct text name);

/* ---- Single files ---- */

void site_read(struct loader *loader);
void entity_read(struct loader *loader);

/* Reads transparency.json, which need not be there; the editions must be complete. */
void transparency_read(struct loader *loader);

/* Warns when what the site says about security has expired by its own dates. */
void security_check(struct loader *loader);

/* glossary.json, which need not be there. */
void glossary_read(struct loader *loader);

/* ---- Editions ---- */

/* What is needed to resolve the references to the values of one axis. */
struct axis_index {
    struct map values; /* id → index of the value */
    size_t *seen;      /* per value: 1 + index of the objective that named it last */
    size_t *reached;   /* per value: the same, also by a value below it */
    bool known;        /* all its values could be read: other names are errors */
};

/* An edition while it is being read. */
struct plan {
    struct loader *loader;
    struct edition *edition;
    struct text folder;
    bool objectives_known;         /* all files of objectives could be read */
    bool axes_known;               /* all axes could be read: other names are errors */
    struct axis_index *axes;       /* in the order of edition->axes */
    size_t *unit_seen;             /* as `seen`, per unit of the registry */
    struct objective **objectives; /* as read, in scratch; the list is on the heap */
    size_t objective_count;
    size_t objective_capacity;
    struct map codes; /* code → index in the order read */
    struct table_source table_source;
    struct json_value acknowledged; /* waits in edition.json for the objectives */
};

enum edition_extent { EDITION_OUTLINE, EDITION_TABLES, EDITION_WHOLE };

/* Reads folder ID into `edition`, which must be zero. */
void edition_read(struct loader *loader, struct text id, enum edition_extent extent,
                  struct edition *edition);

void axes_read(struct plan *plan, struct json_value list);

/*
 * Puts the values of an axis into the order of their tree. `parents` are their keys "parent",
 * which may be absent; a parent that is unknown, or a circle, is reported.
 */
void axis_tree_complete(struct plan *plan, struct axis *axis, const struct json_value *parents);

/*
 * The index of the axis, or of its value, that the text names; NONE with a report when there
 * is none, and without when it cannot be told.
 */
size_t plan_find_axis(struct plan *plan, struct json_value text);
size_t plan_find_value(struct plan *plan, size_t axis, struct json_value text);

/* The same for an id that is only part of the text. */
size_t plan_find_value_id(struct plan *plan, size_t axis, struct json_value text,
                          struct text id);

/* The same for the name that is the key of an item. */
size_t plan_find_axis_key(struct plan *plan, struct json_value item);

/* The index of the objective with the code `text`; NONE as above. */
size_t plan_find_objective(struct plan *plan, struct json_value text);

/*
 * The index of the indicator at a position, which counts from 1, within `objective` (NONE: it
 * could not be found) named by `code` (none: a fault). NONE as above.
 */
size_t plan_find_indicator(struct plan *plan, struct json_value position,
                           struct json_value code, size_t objective);

/* Reads objectives/ into plan->objectives. */
void objectives_read(struct plan *plan);

/* ---- Parts of an objective; what is wrong is reported ---- */

/* Its codes: its own and the aliases. */
void shares_read(struct plan *plan, struct json_value code, struct json_value aliases,
                 struct objective *objective);

/* The unit and weight of each code; the axes must be read. */
void shares_complete(struct plan *plan, struct json_value axes, struct json_value weight,
                     struct objective *objective);
void form_read(struct plan *plan, struct json_value value, struct objective *objective);
void indicators_read(struct plan *plan, struct json_value list, struct objective *objective);
void phases_read(struct plan *plan, struct json_value list, struct objective *objective);

/* A list of ids of units, as references; those unknown are reported. */
struct references units_find(struct plan *plan, struct json_value list);

/* Reads the years of an indicator, a list that need not be there. */
void series_read(struct arena *arena, struct json_value list, struct indicator *indicator);

/* Orders them into the edition and fills what follows from all of them together. */
void plan_complete(struct plan *plan);

/* Finds the objectives that others name as related, and gives both the other (relations.c). */
void relations_resolve(struct plan *plan);

/* Checks what editions say of those before them, and finds which objectives follow which; all must
   be complete (succession.c). */
void succession_link(struct loader *loader);

/* Reads evidence/; the objectives must be complete. */
void evidence_read(struct plan *plan);

/*
 * Reads tables/, which need not be there. With a table_source the CSVs of other tables need not
 * be there either.
 */
void tables_read(struct plan *plan);

/* Reads pages/; all else of the edition must be complete. */
void pages_read(struct plan *plan);

/* Reads discrepancies.json, which need not be there; the pages must be complete. */
void discrepancies_read(struct plan *plan);

/* Reads the list of edition.json into the edition; the objectives must be complete. */
void acknowledgements_read(struct plan *plan, struct json_value list);

#endif
