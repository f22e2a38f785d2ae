/* Content written as JSON from the model: docs/content.md gives the keys and their order. */
#ifndef VETRO_IMPORT_WRITING_H
#define VETRO_IMPORT_WRITING_H

#include "model/model.h"

/* Each appends one whole file. */
void writing_entity(struct buffer *buffer, const struct entity *entity);
void writing_edition(struct buffer *buffer, const struct edition *edition);

/* `site` holds the one edition that the objectives are of. */
void writing_objectives(struct buffer *buffer, const struct site *site,
                        const struct objective *const *objectives, size_t count);
void writing_evidence(struct buffer *buffer, const struct edition *edition,
                      const struct reprint *const *reprints, size_t count);

#endif
