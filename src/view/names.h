/*
 * What templates call things. A name that is not here cannot be used in a template: strict
 * rendering reports it with the nearest one that is.
 */
#ifndef VETRO_VIEW_NAMES_H
#define VETRO_VIEW_NAMES_H

#include "view/names_data.h"
#include "view/names_narrative.h"

/* clang-format off */
#define VIEW_NAMES(X) \
    VIEW_NAMES_NARRATIVE(X) \
    VIEW_NAMES_DATA(X) \
    X(above) X(achievement) X(acknowledged_count) X(acknowledgement) X(act) X(actual) \
    X(added_count) X(address) X(after) X(aggregates) X(agreed_count) X(anchor) X(awaited) \
    X(awaiting) X(axes) X(axis) X(axis_id) X(axis_label) X(bars) X(before) X(breadcrumbs) \
    X(bullet) X(by_mail) X(calculated) X(calculation) X(calculation_before) X(calculation_rows) X(calculations) X(calendar_path) X(canonical) X(cells) \
    X(changed_count) X(changes_path) X(checked_count) X(children) X(code) X(column_label) \
    X(civic_access) X(columns) X(comparison) X(competence) X(count) X(current) X(date) X(day) \
    X(definition) X(depth) X(derivation) X(description) X(detail) X(deviation) X(differs) \
    X(distribution) X(documentation) X(due_count) X(dues) X(edition) X(editions) X(element) \
    X(entity_address) X(entity_fiscal_code) X(entity_name) X(entity_pec) X(entity_phone) \
    X(entity_website) X(error_count) X(explanation) X(feedback) X(finding) X(finding_count) \
    X(findings) X(first) X(footer_links) X(form) X(formula) X(frame_bottom) X(frame_data) X(frame_head) \
    X(frame_indicators) X(frame_objectives) \
    X(frame_top) X(from) X(from_target) X(groups) X(guide_path) X(has_aggregates) \
    X(has_breadcrumbs) X(has_bullets) X(has_calculations) X(has_changes) X(has_contacts) X(has_editions) X(has_findings) X(has_footer_links) \
    X(has_glossary) X(has_groups) X(has_histories) X(has_history) X(has_indicators) \
    X(has_managers) X(has_missed) X(has_more) X(has_objectives) X(has_parts) X(has_related) \
    X(has_services) X(has_shares) X(has_sisters) X(has_site_menu) X(has_steps) X(has_terms) \
    X(has_vacant_units) X(has_values) X(heading) X(histories) X(history) X(home) X(id) \
    X(index_path) X(indicator) X(indicator_count) X(indicator_rows) X(indicators) X(initial_state) X(is_phase) \
    X(known) X(label) X(language) X(left_out) X(letters) X(licence) X(line) X(linked) \
    X(main_label) X(manager) X(managers) X(managers_path) X(mark) X(matrices) X(mean_weight) \
    X(measure) X(measured_count) X(menu) X(method) X(middle) X(missed) X(missed_count) \
    X(month) X(name) X(note) X(note_count) X(objective) X(objective_cells) X(objective_count) \
    X(objectives) X(objective_rows) X(objectives_path) X(officer) X(offices) X(origin) X(outcome) X(overview) X(page_description) \
    X(page_kind) X(page_lead) X(page_title) X(parts) X(path) X(percent) X(period) \
    X(permalink) X(permanent) X(phases) X(places) X(plural) X(points) X(prevailing) \
    X(print_path) X(provenance) X(published) X(published_count) X(published_weight) \
    X(purpose) X(rating) X(ratings_path) X(reached_count) X(reading_words) X(reason) X(recomputed) X(related) \
    X(removed_count) X(role) X(root) X(rounding) X(row_label) X(rows) X(rule) X(rules) \
    X(schedule) X(searches) X(sections) X(segments) X(sentence) X(services) X(severity) \
    X(share_weight) X(shares) X(sisters) X(site) X(site_menu) X(site_title) X(source_label) \
    X(state) X(successor) X(year) X(state_class) X(status) X(steps) X(summary) X(target) X(target_calculation) X(target_path) X(term) \
    X(terms) X(text) X(title) X(to) X(tone) X(units) X(unrated) X(vacant_units) X(value) \
    X(value_id) X(values) X(verification_path) X(warning_count) X(weight) X(weights) \
    X(weights_are_shares) X(wide) X(width) X(words) X(work) X(x)
/* clang-format on */

enum view_name {
#define X(name) NAME_##name,
    VIEW_NAMES(X)
#undef X
        NAME_COUNT
};

#endif
