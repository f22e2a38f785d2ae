/*
 * What templates call things. A name that is not here cannot be used in a template: strict
 * rendering reports it with the nearest one that is.
 */
#ifndef VETRO_VIEW_NAMES_H
#define VETRO_VIEW_NAMES_H

/* clang-format off */
#define VIEW_NAMES(X) \
    X(achievement) X(acknowledged_count) X(acknowledgement) X(actual) X(address) \
    X(aggregates) X(agreed_count) X(anchor) X(axes) X(axis) X(axis_label) X(breadcrumbs) \
    X(calculated) X(checked_count) X(code) X(comparison) X(counted) X(current) \
    X(data_files) X(date) X(derivation) X(description) X(detail) X(deviation) X(differs) \
    X(documentation) X(edition) X(editions) X(entity_address) X(entity_name) X(entity_pec) \
    X(error_count) X(explanation) X(finding_count) X(findings) X(footer_links) X(formula) \
    X(from_target) X(has_aggregates) X(has_breadcrumbs) X(has_editions) X(has_findings) \
    X(has_footer_links) X(has_indicators) X(has_managers) X(has_objectives) X(has_parts) \
    X(has_sisters) X(has_terms) X(has_vacant_units) X(has_values) X(heading) X(home) X(id) \
    X(indicator) X(indicator_count) X(indicators) X(known) X(label) X(language) X(left_out) \
    X(licence) X(manager) X(managers) X(managers_path) X(measured_count) X(menu) X(method) \
    X(name) X(note) X(note_count) X(objective) X(objective_count) X(objectives) \
    X(objectives_path) X(outcome) X(page_description) X(page_lead) X(page_title) X(parts) \
    X(path) X(percent) X(period) X(places) X(plural) X(points) X(printed) X(published) \
    X(purpose) X(rating) X(recomputed) X(role) X(root) X(rounding) X(rule) X(rules) \
    X(severity) X(sisters) X(site_title) X(state) X(step) X(subject) X(summary) X(target) \
    X(target_path) X(terms) X(text) X(title) X(units) X(vacant_units) X(value) X(values) \
    X(verification_path) X(warning_count) X(weight)
/* clang-format on */

enum view_name {
#define X(name) NAME_##name,
    VIEW_NAMES(X)
#undef X
        NAME_COUNT
};

#endif
