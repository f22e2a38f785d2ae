/*
 * What templates call things. A name that is not here cannot be used in a template: strict
 * rendering reports it with the nearest one that is.
 */
#ifndef VETRO_VIEW_NAMES_H
#define VETRO_VIEW_NAMES_H

/* clang-format off */
#define VIEW_NAMES(X) \
    X(achievement) X(actual) X(address) X(axes) X(axis) X(axis_label) X(breadcrumbs) \
    X(calculated) X(code) X(current) X(data_files) X(description) X(deviation) X(differs) \
    X(edition) X(editions) X(entity_address) X(entity_name) X(entity_pec) X(footer_links) \
    X(formula) X(has_breadcrumbs) X(has_editions) X(has_footer_links) X(has_indicators) \
    X(has_managers) X(has_objectives) X(has_parts) X(has_sisters) X(has_vacant_units) X(has_values) \
    X(heading) X(home) X(id) X(indicator_count) X(indicators) X(known) X(label) X(language) \
    X(licence) X(manager) X(managers) X(managers_path) X(measured_count) X(menu) \
    X(name) X(objective) X(objective_count) X(objectives) X(objectives_path) X(page_description) \
    X(page_lead) X(page_title) X(parts) X(path) X(percent) X(period) X(places) X(plural) \
    X(points) X(published) X(purpose) X(rating) X(role) X(root) X(sisters) X(site_title) \
    X(state) X(step) X(summary) X(target) X(title) X(units) X(vacant_units) X(value) X(values) X(weight)
/* clang-format on */

enum view_name {
#define X(name) NAME_##name,
    VIEW_NAMES(X)
#undef X
        NAME_COUNT
};

#endif
