#include "view/pages.h"

/* The national model knows these links by their data-element; the law asks for the others. */
static const struct {
    const char *label;
    const char *element; /* NULL: none */
} services[SERVICE_COUNT] = {
    [SERVICE_FAQ] = {"Leggi le FAQ", "faq"},
    [SERVICE_REPORT] = {"Segnalazione disservizio", "report-inefficiency"},
    [SERVICE_PRIVACY] = {"Informativa privacy", "privacy-policy-link"},
    [SERVICE_LEGAL_NOTES] = {"Note legali", "legal-notes"},
    [SERVICE_ACCESSIBILITY] = {"Dichiarazione di accessibilità", "accessibility-link"},
    [SERVICE_CIVIC_ACCESS] = {"Accesso civico", NULL},
    [SERVICE_OFFICER] = {"Responsabile della trasparenza", NULL},
};

/* The templates of the parts of a frame are called as pages call what comes of them. */
static const struct {
    const char *template;
    mustache_name name;
    bool of_edition; /* only pages of an edition have it */
} frame_parts[FRAME_PARTS] = {
    [FRAME_HEAD] = {"frame_head", NAME_frame_head, false},
    [FRAME_TOP] = {"frame_top", NAME_frame_top, false},
    [FRAME_BOTTOM] = {"frame_bottom", NAME_frame_bottom, false},
    [FRAME_DATA] = {"frame_data", NAME_frame_data, true},
    [FRAME_OBJECTIVES] = {"frame_objectives", NAME_frame_objectives, true},
    [FRAME_INDICATORS] = {"frame_indicators", NAME_frame_indicators, true},
};

static void set_links(struct mustache_object *data, mustache_name name, mustache_name has,
                      const struct link *links, size_t count)
{
    struct mustache_list *list = mustache_set_list(data, name);

    for (size_t i = 0; i < count; i++) {
        struct mustache_object *link = mustache_list_add_object(list);
        mustache_set_text(link, NAME_label, links[i].label);
        mustache_set_text(link, NAME_address, links[i].address);
    }
    mustache_set_flag(data, has, count > 0);
}

static void set_services(const struct site *site, struct mustache_object *data)
{
    struct mustache_list *list = mustache_set_list(data, NAME_services);

    for (size_t i = 0; i < SERVICE_COUNT; i++) {
        if (site->services[i].length == 0)
            continue;
        struct mustache_object *link = mustache_list_add_object(list);
        mustache_set_text(link, NAME_label, text_from(services[i].label));
        draft_set_optional(link, NAME_element, text_from(services[i].element));
        mustache_set_text(link, NAME_address, site->services[i]);
    }
    mustache_set_flag(data, NAME_has_services, mustache_list_count(list) > 0);
    draft_set_optional(data, NAME_civic_access, site->services[SERVICE_CIVIC_ACCESS]);
    draft_set_optional(data, NAME_officer, site->services[SERVICE_OFFICER]);
}

/* What the policy lets forms be sent to: scheme and host of an address, or its scheme. */
static struct text find_origin(struct text address)
{
    size_t scheme = text_find(address, ':');

    if (text_starts_with(address, TEXT("mailto:")))
        return text_slice(address, 0, scheme + 1);
    size_t host = scheme + 3;
    struct text rest = text_slice(address, host, address.length);
    size_t end = rest.length;
    const char ends[] = {'/', '?', '#'};
    for (size_t i = 0; i < sizeof ends; i++) {
        size_t found = text_find(rest, ends[i]);
        end = found < end ? found : end;
    }
    return text_slice(address, 0, host + end);
}

static void set_feedback(const struct site *site, struct mustache_object *data)
{
    mustache_set_nothing(data, NAME_feedback);
    if (site->feedback.length == 0)
        return;
    struct mustache_object *feedback = mustache_set_object(data, NAME_feedback);
    mustache_set_text(feedback, NAME_address, site->feedback);
    mustache_set_text(feedback, NAME_origin, find_origin(site->feedback));
    mustache_set_flag(feedback, NAME_by_mail,
                      text_starts_with(site->feedback, TEXT("mailto:")));
}

static void set_licence(const struct site *site, struct mustache_object *data)
{
    mustache_set_nothing(data, NAME_licence);
    if (site->licence.length == 0)
        return;
    struct mustache_object *licence = mustache_set_object(data, NAME_licence);
    mustache_set_text(licence, NAME_label, site->licence);
    draft_set_optional(licence, NAME_address, site->licence_url);
}

struct mustache_object *frame_describe_site(struct view *view)
{
    const struct site *site = view->site;
    const struct entity *entity = &site->entity;
    struct mustache_object *data = mustache_object_create(&view->arena);

    mustache_set_text(data, NAME_site_title, site->title);
    mustache_set_text(data, NAME_entity_name, entity->name);
    draft_set_optional(data, NAME_entity_address, entity->address);
    draft_set_optional(data, NAME_entity_pec, entity->pec);
    draft_set_optional(data, NAME_entity_phone, entity->phone);
    draft_set_optional(data, NAME_entity_website, entity->website);
    draft_set_optional(data, NAME_entity_fiscal_code, entity->fiscal_code);
    mustache_set_flag(data, NAME_has_contacts,
                      entity->address.length > 0 || entity->fiscal_code.length > 0 ||
                          entity->pec.length > 0 || entity->phone.length > 0);
    mustache_set_flag(data, NAME_has_glossary, site->term_count > 0);
    set_links(data, NAME_site_menu, NAME_has_site_menu, site->menu, site->menu_count);
    set_links(data, NAME_footer_links, NAME_has_footer_links, site->footer_links,
              site->footer_link_count);
    set_services(site, data);
    set_feedback(site, data);
    set_licence(site, data);
    return data;
}

static void describe_edition(const struct frame_options *options, struct mustache_object *data)
{
    const struct edition_cards *cards = options->cards;

    mustache_set_nothing(data, NAME_edition);
    if (cards == NULL)
        return;
    draft_share_object(data, NAME_edition, cards->edition);
    draft_share_list(data, NAME_datasets, cards->datasets);
    draft_share_list(data, NAME_axes, cards->axis_list);
}

void frame_find_templates(struct view *view, struct diagnostics *diagnostics)
{
    for (size_t i = 0; i < FRAME_PARTS; i++)
        view->frame_templates[i] =
            view_find_template(view, frame_parts[i].template, diagnostics);
}

bool frame_render(const struct view *view, const struct frame_options *options,
                  struct arena *arena, struct frame *frame, struct diagnostics *diagnostics)
{
    size_t errors = diagnostics->errors;
    struct mustache_object *data = mustache_object_create(arena);
    struct buffer space = {0};

    draft_share_object(data, NAME_site, view->site_card);
    mustache_set_html(data, NAME_root, options->root);
    mustache_set_flag(data, NAME_searches, options->searches);
    draft_share_object(data, NAME_words, view->words);
    describe_edition(options, data);
    for (size_t i = 0; i < FRAME_PARTS; i++) {
        if (options->cards != NULL || !frame_parts[i].of_edition)
            frame->parts[i] =
                view_render_part(view->frame_templates[i], data, &space, arena, diagnostics);
    }
    buffer_free(&space);
    return diagnostics->errors == errors;
}

void frame_set(const struct frame *frame, struct mustache_object *data)
{
    for (size_t i = 0; i < FRAME_PARTS; i++) {
        if (frame->parts[i].data != NULL)
            mustache_set_html(data, frame_parts[i].name, frame->parts[i]);
    }
}

/* At all depths, for an edition (NULL: none). What is wrong at one is so at all: told once. */
static bool create_frames(struct view *view, const struct edition_cards *cards,
                          struct frame *frames, struct diagnostics *diagnostics)
{
    struct frame_options options = {.cards = cards, .root = TEXT("")};

    for (size_t depth = 0; depth < FRAME_DEPTHS; depth++) {
        if (!frame_render(view, &options, &view->arena, &frames[depth], diagnostics))
            return false;
        options.root = arena_format(&view->arena, "../%.*s", TEXT_PRINT(options.root));
    }
    return true;
}

bool frames_create(struct view *view, struct diagnostics *diagnostics)
{
    size_t editions = view->site->edition_count;
    bool created = true;

    view->frames =
        arena_allocate_array(&view->arena, (editions + 1) * FRAME_DEPTHS, sizeof *view->frames);
    for (size_t i = 0; i <= editions; i++) {
        const struct edition_cards *cards = i < editions ? &view->editions[i] : NULL;
        struct frame *frames = &view->frames[i * FRAME_DEPTHS];
        created = create_frames(view, cards, frames, diagnostics) && created;
    }
    return created;
}

const struct frame *frame_find(const struct view *view, const struct edition *edition,
                               struct text root)
{
    static const struct text step = TEXT_INITIALISER("../");
    size_t number =
        edition != NULL ? (size_t)(edition - view->site->editions) : view->site->edition_count;

    return &view->frames[number * FRAME_DEPTHS + root.length / step.length];
}
