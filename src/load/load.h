/*
 * The content folder (docs/content.md) becomes a model. Loading is strict, and everything
 * that is wrong in the whole folder is reported in one run. This is the only room that sees
 * cJSON and cmark: rooms with files of their own read them with json.h, fields.h and csv_file.h.
 */
#ifndef VETRO_LOAD_H
#define VETRO_LOAD_H

#include "load/csv_file.h"
#include "load/fields.h"
#include "load/json.h"
#include "model/model.h"

/*
 * Reads the whole of `folder` into `site` (overwritten). False when there was an error: the
 * site may then be incomplete and must only be freed. Findings come out sorted by place.
 * Free with model_free in either case.
 */
bool load_site(struct text folder, struct site *site, struct diagnostics *diagnostics);

/* As load_site, but reads only site.json. */
bool load_settings(struct text folder, struct site *site, struct diagnostics *diagnostics);

/* As load_site, but reads only entity.json: site.json and editions need not be there. */
bool load_entity(struct text folder, struct site *site, struct diagnostics *diagnostics);

/* As load_entity, and ID/edition.json: site->editions holds that one, without objectives. */
bool load_outline(struct text folder, struct text id, struct site *site,
                  struct diagnostics *diagnostics);

/* As load_outline, with the objectives and evidence of the edition. */
bool load_edition(struct text folder, struct text id, struct site *site,
                  struct diagnostics *diagnostics);

/*
 * As load_outline, with the tables of the edition. The rows of the table `table` are read from
 * `csv`, in the form of a file of the content, and its checks applied; other tables need no
 * file.
 */
struct table_bytes {
    struct text table;
    struct text csv;
};
bool load_table(struct text folder, struct text id, struct table_bytes bytes, struct site *site,
                struct diagnostics *diagnostics);

/*
 * Reads what was published of an edition so far from `file`, a dati/storia.json, into `arena`.
 * False when there was an error.
 */
bool load_history(struct text file, struct arena *arena, struct publications *history,
                  struct diagnostics *diagnostics);

/*
 * Appends CommonMark as HTML. Raw HTML in it comes out as visible text, and addresses that
 * could run a script come out empty. With `terms` (may be NULL) first uses lead to the glossary.
 */
void load_markdown(struct text markdown, const struct term_use *terms, struct buffer *html);

#endif
