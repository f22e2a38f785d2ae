/* Names of the pages with narrative, tables and acts; part of VIEW_NAMES in names.h. */
#ifndef VETRO_VIEW_NAMES_NARRATIVE_H
#define VETRO_VIEW_NAMES_NARRATIVE_H

/* clang-format off */
#define VIEW_NAMES_NARRATIVE(X) \
    X(act_count) X(act_date) X(act_filters) X(act_label) X(act_list) X(act_organ) X(act_path) \
    X(act_subject) X(acts_path) X(archive_path) X(axis_y) X(bar_length) X(block_chart) \
    X(block_heading) X(block_list) X(block_table) X(block_text) X(blocks) X(cell_missing) \
    X(cell_suppressed) X(cell_text) X(chapter_number) X(chapter_previous) X(chapter_next) \
    X(chapters) X(chart_bars) X(chart_id) X(chart_rows) X(chart_series) X(chart_shares) \
    X(chart_title) X(chart_table) X(csv_path) X(downloads) X(due_until) X(empty_reason) X(entries) \
    X(first_published) X(has_act_filters) X(has_acts) X(has_archive) X(has_contents) \
    X(has_entries) X(has_report) X(has_tables) X(heading_anchor) X(heading_level) \
    X(heading_markup) X(is_due) X(is_footing) X(is_numeric) X(is_part) X(is_short) X(json_path) \
    X(last_updated) X(letter) X(list_caption) X(list_groups) X(list_items) X(marks) X(middle_x) X(months) \
    X(office) X(page_contents) X(polyline) X(report_path) X(row_cells) X(row_heading) \
    X(row_key) X(section_laws) X(source_words) X(share_width) X(share_x) X(table_act) \
    X(table_columns) X(table_id) X(table_list) X(table_note) X(table_path) X(table_place) \
    X(table_rows) X(table_suppressed) X(table_totals) X(unit) X(value_text) X(wide_span) \
    X(written_published) X(written_updated) X(years) X(x_label) X(x_labels) X(x_place) \
    X(y_label) X(y_place)
/* clang-format on */

#endif
