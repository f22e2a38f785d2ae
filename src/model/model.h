/*
 * The plan and its results as plain structs. Filled by `load`, const afterwards: nothing
 * downstream edits it. All memory is in the arena of the site.
 *
 * References between entities are indexes into the arrays of the same edition (or of the
 * entity, for units); NONE where there is none.
 */
#ifndef VETRO_MODEL_H
#define VETRO_MODEL_H

#include "base/base.h"

#define NONE SIZE_MAX

/* A list of indexes. */
struct references {
    size_t *items;
    size_t count;
};

/* Where an entity was read from, for findings about it. */
struct origin {
    struct text file;
    size_t line; /* from 1; 0 when unknown */
};

/* A figure as a document prints it. Empty `printed`: the document prints none. */
struct figure {
    struct text printed;  /* verbatim: "83,30", "200.500", "entro il 31/12" */
    bool known;           /* `printed` was read as a number */
    struct decimal value; /* with as many digits as printed; only when known */
    struct date date;     /* known when `printed` is a date, ISO or Italian */
};

/* A date as a document prints it. Empty `printed`: the document prints none. */
struct moment {
    struct text printed; /* verbatim: "2024-12-31", "31/06/2024", "fine anno" */
    struct date date;    /* known when `printed` is a date of the calendar, ISO or Italian */
};

/* ---- The body ---- */

/* An office of the registry: a sector, a responsibility centre, a staff unit. */
struct unit {
    struct text id;       /* a–z, 0–9 and hyphens: also its address on the site */
    struct text name;     /* full official name */
    struct text *aliases; /* other spellings found in documents */
    size_t alias_count;
    struct text manager;     /* surname and name; empty when vacant */
    struct text role;        /* of the manager */
    bool interim;            /* the manager stands in for another: ad interim */
    struct text cost_centre; /* CdR code; may be empty */
    struct date from;        /* first day for which documents know it; not known: always */
    struct date to;          /* last day; not known: still */
    struct references predecessors; /* units whose work it took over */
};

struct entity {
    struct text name; /* Comune di Cremona */
    struct text type; /* comune, provincia, unione… */
    struct text ipa_code;
    struct text fiscal_code; /* this and all below may be empty */
    struct text address;
    struct text pec;
    struct text phone;
    struct text website;
    struct unit *units;
    size_t unit_count;
};

/* ---- Ways of reading a plan ---- */

struct axis_value {
    struct text id;      /* a–z, 0–9 and hyphens: also its address on the site */
    struct text name;    /* as shown: Cremona che cura */
    struct text printed; /* as the source prints it: CREMONA CHE CURA; `name` where the same */
    struct text description;      /* plain text; may be empty */
    struct text predecessor;      /* id in the edition before; empty: the same id, if any */
    size_t unit;                  /* index into entity.units, or NONE */
    size_t parent;                /* the value above it in a tree, or NONE */
    size_t depth;                 /* values above it */
    struct references children;   /* the values right below it */
    struct references objectives; /* of it and of all below it, in plan order, each once */
};

struct axis {
    struct text id;       /* linea */
    struct text label;    /* Linea strategica */
    struct text plural;   /* Linee strategiche */
    struct text slug;     /* linee: folder of its pages */
    struct text *aliases; /* other names of the axis in documents: Silos */
    size_t alias_count;
    bool from_units;           /* its values are the units of the registry, in their order */
    bool is_tree;              /* some value has a parent */
    size_t *value_of_unit;     /* [unit of the registry]: its value, or NONE; if from_units */
    struct axis_value *values; /* in plan order; those below a value right after it */
    size_t value_count;
};

/* ---- Objectives ---- */

/* How an achievement follows from target and actual. */
enum indicator_kind {
    INDICATOR_AT_LEAST,         /* more is better: actual ÷ target, at most 100 */
    INDICATOR_AT_MOST,          /* less is better: 100 within the target */
    INDICATOR_EQUAL,            /* 100 only when actual equals target */
    INDICATOR_BOOLEAN,          /* 1 done, 0 not done */
    INDICATOR_BOOLEAN_NEGATIVE, /* 0 is success, 1 is not */
    INDICATOR_BY_DATE,          /* actual and target are dates: done by then, or not */
    INDICATOR_RANGE,            /* 100 from the target to the limit, both included */
    INDICATOR_INCREASE,         /* more than the baseline, by the target where there is one */
    INDICATOR_CUMULATIVE,       /* baseline and the shares of all years until now */
    INDICATOR_BANDS,            /* the band that the actual falls in says what it is worth */
    INDICATOR_K_OF_N,           /* at least `target` things of `limit` */
    INDICATOR_SCHEDULE,         /* respect of the phases: a share of 100, yes or no */
    INDICATOR_TEXT,             /* judged by words: never computed */
    INDICATOR_CONTEXT,          /* told for information, never scored */
};

/* Whether an indicator counts. Every state but MEASURED stays out of every mean. */
enum indicator_state {
    STATE_MEASURED,
    STATE_NOT_MEASURED,   /* no actual, or one that cannot be read */
    STATE_NOT_APPLICABLE, /* declared in the content */
    STATE_SUSPENDED,      /* declared in the content */
    STATE_CONTEXT,        /* kind `context` */
    STATE_AWAITED,        /* no actual yet, in an edition that is no year's results */
    STATE_LATER,          /* its target is for a time after the edition's */
};

/* A step of a judgement. */
struct band {
    struct text label;  /* as printed; may be empty */
    struct figure from; /* not printed: no lower end */
    struct figure to;   /* not printed: no upper end */
    struct figure
        achievement; /* 0–100; not printed: the source does not say what it is worth */
};

/* The figure of a year. */
struct year_value {
    unsigned year;
    struct figure value;
};

/* How a target is to be read, where its text does not say by itself. All is optional. */
struct reading {
    struct figure value;    /* then also the value of the target */
    struct moment by;       /* then also the date of the target */
    bool strict;            /* more (or less) than the value: the value itself is not enough */
    struct figure baseline; /* what it starts from */
    struct figure limit;    /* upper end of a range; n in k of n */
    struct band *bands;     /* ascending; what lies on the border belongs to the lower one */
    size_t band_count;
    struct year_value *years; /* what each adds to a cumulative target; ascending */
    size_t year_count;
};

struct indicator {
    struct text code; /* as printed; may be empty: in many documents there is none */
    struct text name;
    struct text formula; /* this and all texts below may be empty */
    struct text purpose;
    struct text measure;     /* unit of measure: giorni */
    struct text source;      /* where its data are checked */
    struct text competence;  /* who answers for it, as printed */
    struct references units; /* the same in the registry; none: all units of the objective */
    enum indicator_kind kind;
    enum indicator_state declared; /* STATE_MEASURED unless the content says otherwise */
    const struct reading *reading; /* NULL: the text of the target says all */
    struct figure target;
    struct figure actual;
    struct figure deviation;   /* as published */
    struct figure weight;      /* share of 100 or degree of relevance: the edition says */
    struct figure achievement; /* as published, 0–100 */
    struct year_value *series; /* what it was, year by year, ascending */
    size_t series_count;
    struct origin origin;
};

enum phase_state {
    PHASE_PLANNED,
    PHASE_CONDITIONAL, /* only if something else comes about */
    PHASE_SUSPENDED,
};

/* A step of an objective, with its time. */
struct phase {
    struct text name;
    struct text work;        /* the work or intervention it is part of; may be empty */
    struct text unit;        /* who does it, as printed; may be empty */
    struct references units; /* the same in the registry; none: all units of the objective */
    struct moment start;
    struct moment end;
    struct moment actual_end;
    enum phase_state state;
    struct text note; /* may be empty */
    struct origin origin;
};

/* Another objective of the edition that belongs together with one. */
struct relation {
    struct text code;
    struct text reason; /* plain text; may be empty */
    size_t objective;   /* index */
    bool declared;      /* here, and not only with the other one */
    struct origin origin;
};

/* A code of an objective, with what it has as an objective of one centre. */
struct share {
    struct text code;
    size_t value;         /* of the edition's unit axis, or NONE */
    struct figure weight; /* share of 100 or degree of relevance: the edition says */
    struct origin origin;
};

/* What the form of an objective says beside its summary; texts may be empty. */
struct form {
    struct text *typologies;
    size_t typology_count;
    struct text recipients;
    struct text initial_state; /* Markdown */
    struct text public_value;
    struct text *cups; /* codes of public investment projects */
    size_t cup_count;
    struct text pnrr; /* measure of the national recovery plan */
};

struct objective {
    struct text code;     /* as printed; letters, digits, . _ - only: also its address */
    struct share *shares; /* one a code, that of the objective first; addresses lead here */
    size_t share_count;
    struct text title;
    struct text summary;       /* Markdown */
    const struct form *form;   /* NULL: nothing of that is known */
    struct references *values; /* one list per axis, in the order of edition.axes */
    struct references *within; /* the same with all values above them, each once */
    size_t *prevailing; /* per axis: the value marked as the main one, or NONE; NULL: none is */
    struct text *printed;      /* per axis: spelling in the source where not the value's own */
    struct references units;   /* units it belongs to, through axes from the registry */
    struct figure achievement; /* as published for the whole objective, from the evidence */
    struct indicator *indicators;
    size_t indicator_count;
    struct phase *phases;
    size_t phase_count;
    struct text predecessor;  /* code in the edition before this one; may be empty */
    struct relation *related; /* those declared first */
    size_t related_count;
    struct references sisters; /* objectives with the same title, in plan order */
    struct origin origin;
};

/* ---- What the source prints beside the plan's own table ---- */

/* A published figure for one value of an axis. */
struct aggregate {
    size_t axis;
    size_t value;
    struct figure achievement; /* may be empty: the source prints none */
    struct figure objectives;  /* how many they are, likewise */
    struct figure weight;      /* their mean weight, likewise */
    struct text where;         /* place in the source */
    struct origin origin;
};

/* A row that another table of the source prints again: evidence for the audit. */
struct reprint {
    struct text table; /* what the source calls that table */
    size_t objective;  /* index, or NONE when it could not be told which */
    size_t indicator;  /* index within the objective, or NONE for a row about the objective */
    size_t axis;       /* the axis and value the table is about */
    size_t value;
    struct text title; /* as printed there; this and all below may be empty */
    struct text manager;
    struct text unit;
    struct text name; /* of the indicator */
    struct figure target;
    struct figure actual;
    struct figure achievement;
    struct text arrow; /* su, giu, none */
    struct origin origin;
};

/* A step of the rating scale; both ends belong to it. */
struct rating {
    struct text label; /* Positivo */
    struct decimal from;
    struct decimal to;
};

/* A finding of the audit that the office knows about. */
struct acknowledgement {
    struct text rule; /* id of the rule */
    size_t axis;      /* with value: the value concerned; else NONE */
    size_t value;
    size_t objective; /* or NONE */
    size_t indicator; /* within the objective, or NONE */
    struct text note; /* what the office says about it */
    struct date date;
    struct origin origin;
};

#include "model/discrepancy.h"
#include "model/narrative.h"
#include "model/tables.h"

/* ---- Editions ---- */

enum edition_kind { EDITION_PLAN, EDITION_REVISION, EDITION_RESULTS, EDITION_STRATEGIC };

/* The edition's method. */
struct method {
    bool weights_are_shares;      /* weights of an objective add to 100; else relevance */
    bool at_most_is_proportional; /* beyond a maximum: target ÷ actual; else 0 */
    bool means_are_weighted;      /* means of objectives go by their weights; else simple */
    bool all_or_nothing;          /* a target reached in part counts 0; else in proportion */
};

/* Where an edition comes from, and when it was published; dates are not known if not told. */
struct publication {
    struct text source;    /* in words; may be empty */
    struct text office;    /* that publishes it; may be empty */
    struct date published; /* first */
    struct date updated;   /* last: the date of what is there now */
};

struct edition {
    struct text id; /* 2025: also its address */
    struct text title;
    struct text description; /* plain text; may be empty */
    enum edition_kind kind;
    struct text predecessor; /* id of the edition before this one; may be empty */
    bool awaits_results;     /* a plan of which no result at all is known yet */
    struct text act;         /* that approved it, as printed; may be empty */
    struct date from;
    struct date to;
    struct publication publication;
    struct method method;
    struct axis *axes;
    size_t axis_count;
    size_t main_axis;     /* the one that orders the plan */
    size_t unit_axis;     /* along which objectives are shared: from the registry, else main */
    struct rating *scale; /* ascending */
    size_t scale_count;
    struct aggregate *aggregates;
    size_t aggregate_count;
    struct objective *objectives; /* by value of the main axis, then as in the files */
    size_t objective_count;
    bool has_shares; /* some objective has several codes, or a weight for its code */
    bool has_phases; /* some objective has phases */
    struct reprint *reprints;
    size_t reprint_count;
    struct acknowledgement *acknowledgements;
    size_t acknowledgement_count;
    struct data_table *tables; /* in the order of tables.json */
    size_t table_count;
    size_t acts;                  /* the table that is the register of acts, or NONE */
    struct narrative_page *pages; /* by number, then by id */
    size_t page_count;
    struct discrepancy *discrepancies; /* in the order of discrepancies.json */
    size_t discrepancy_count;
    struct map objective_by_code;
    size_t *followers; /* [objective of the edition before]: the one here that follows it, or
                          NONE; NULL: there is no edition before */
    struct origin origin;
};

#include "model/history.h"
#include "model/transparency.h"

struct link {
    struct text label;
    struct text address;
};

/* An entry of the glossary. */
struct term {
    struct text id;         /* a–z, 0–9 and hyphens: also its place on the page */
    struct text name;       /* the word explained */
    struct text definition; /* Markdown */
    struct text *forms;     /* in which texts use it: indicatore, indicatori */
    size_t form_count;
};

/* The glossary as a page uses it: a term is linked where it first comes up. */
struct term_use {
    const struct site *site;
    struct text address; /* of an entry, from the page; its id follows */
    bool *linked;        /* [term]: it has come up */
};

/* Pages of the body that the national design, or the law, wants linked from every page. */
enum service {
    SERVICE_FAQ,
    SERVICE_REPORT, /* of what does not work */
    SERVICE_PRIVACY,
    SERVICE_LEGAL_NOTES,
    SERVICE_ACCESSIBILITY, /* the statement */
    SERVICE_CIVIC_ACCESS,  /* how to ask for what is not published: d.lgs. 33/2013, art. 5 */
    SERVICE_OFFICER,       /* of transparency: d.lgs. 33/2013, art. 43 */
    SERVICE_COUNT,
};

/* How the site gets to its host. */
struct publishing {
    struct text address; /* as destination_parse reads it; empty when not configured */
    size_t timeout;      /* seconds without a byte after which a try has failed */
};

/* Whom to tell of a weakness (RFC 9116). */
struct security {
    struct text contact; /* address; empty when not configured */
    struct text policy;  /* address; may be empty */
    struct date expires;
    struct origin origin; /* of the date */
};

struct site {
    struct arena arena;
    struct text title;
    struct text description;
    struct text base_url; /* without slash at the end; empty when not yet known */
    struct text licence;
    struct text licence_url;
    struct link *menu; /* sections of the body's own site */
    size_t menu_count;
    struct link *footer_links;
    size_t footer_link_count;
    struct text services[SERVICE_COUNT]; /* addresses; empty where there is none */
    struct text feedback;                /* address that opinions are sent to; may be empty */
    struct term *terms;                  /* of the glossary, as in its file */
    size_t term_count;
    struct publishing publishing;
    struct security security;
    struct entity entity;
    struct transparency_entry *transparency; /* as in its file */
    size_t transparency_count;
    struct text empty_reasons[SECTION_COUNT]; /* why a subsection is empty */
    struct edition *editions;                 /* newest period first, then by id */
    size_t edition_count;
};

/* The index of a value of `axis`, or NONE. */
size_t model_find_value(const struct axis *axis, struct text id);

/* Whether documents of the edition's period know the unit. */
bool model_unit_serves(const struct unit *unit, const struct edition *edition);

/* The edition before this one, or NULL. */
const struct edition *model_find_predecessor(const struct site *site,
                                             const struct edition *edition);

/* The objective of `before`, the edition before its own, that an objective follows, or NONE. */
size_t model_find_followed(const struct edition *before, const struct objective *objective);

/* An objective as another edition has it. */
struct counterpart {
    const struct edition *edition;
    size_t objective;
};

/*
 * The same objective in other editions: those before, the nearest first, then those that follow.
 * Writes up to site->edition_count; returns how many.
 */
size_t model_find_counterparts(const struct site *site, const struct edition *edition,
                               size_t objective, struct counterpart *counterparts);

/* The weight that an objective has for a value of an axis; printed is empty: it has none. */
struct figure model_weight(const struct edition *edition, const struct objective *objective,
                           size_t axis, size_t value);

/* Whether something done by `units` (none: by all of the objective) is done by this unit. */
bool model_is_of_unit(const struct references *units, size_t unit);

/* The index of an axis of `edition`, or NONE. */
size_t model_find_axis(const struct edition *edition, struct text id);

/* The index of a table or page of `edition`, or NONE. */
size_t model_find_table(const struct edition *edition, struct text id);
size_t model_find_page(const struct edition *edition, struct text id);

/* Columns of the register of acts. */
enum act_column {
    ACT_ORGAN,
    ACT_TYPE,
    ACT_NUMBER,
    ACT_DATE,
    ACT_SUBJECT,
    ACT_PROTOCOL,
    ACT_COLUMNS
};

/* The cell of an act; empty when the register has no such column. */
struct text model_act_cell(const struct edition *edition, size_t row, enum act_column column);

/* Deliberazione di Giunta n. 29 del 12 febbraio 2025 */
struct text model_act_words(struct arena *arena, const struct edition *edition, size_t row);

/* The first entry of the transparency section about that part of an edition, or NULL. */
const struct transparency_entry *model_find_entry(const struct site *site, size_t edition,
                                                  enum transparency_target target, size_t item);

/*
 * The last day that the site says something was published on: of editions, pages and entries of
 * the transparency section. Not known when nothing says.
 */
struct date model_last_update(const struct site *site);

/* Frees the site and all that hangs from it. */
void model_free(struct site *site);

#endif
