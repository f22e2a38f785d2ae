/* Names of the pages about data and of the files for machines; part of VIEW_NAMES in names.h. */
#ifndef VETRO_VIEW_NAMES_DATA_H
#define VETRO_VIEW_NAMES_DATA_H

/* clang-format off */
#define VIEW_NAMES_DATA(X) \
    X(column_count) X(data_path) X(data_root) X(dataset_path) \
    X(datasets) X(dates) X(expires) X(first_objective) X(has_base) X(has_earlier) X(last_change) \
    X(is_required) X(more_rows) X(narrative_datasets) X(parent_path) X(picture) X(policy) X(publications_path) \
    X(preview_columns) X(preview_rows) X(publication) X(row_count) X(security) X(shown_count) \
    X(trail_path) X(type_words) X(workbook_path)
/* clang-format on */

#endif
