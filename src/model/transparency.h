/*
 * What the law wants under Amministrazione Trasparente, Performance (d.lgs. 33/2013). Part of
 * the public header model.h.
 */
#ifndef VETRO_MODEL_TRANSPARENCY_H
#define VETRO_MODEL_TRANSPARENCY_H

/* The five subsections, in the order of the law. */
enum transparency_section {
    SECTION_SYSTEM,
    SECTION_PLAN,
    SECTION_REPORT,
    SECTION_TOTAL,
    SECTION_DATA,
    SECTION_COUNT,
};

/* Where on the site an entry leads. */
enum transparency_target {
    TARGET_ADDRESS, /* out of the site */
    TARGET_EDITION,
    TARGET_OBJECTIVES,
    TARGET_REPORT,
    TARGET_PRINT,
    TARGET_ACTS,
    TARGET_VERIFICATION,
    TARGET_PAGE, /* of the narrative */
    TARGET_TABLE,
};

struct transparency_entry {
    enum transparency_section section;
    struct text title;
    struct text note; /* may be empty */
    enum transparency_target target;
    size_t edition; /* index */
    size_t item;    /* of TARGET_PAGE and TARGET_TABLE */
    struct text address;
    struct text source; /* the act it comes from, in words; may be empty */
    size_t act;         /* row of the edition's register of acts, or NONE */
    struct text office;
    struct date published;
    struct date updated;
    struct origin origin;
};

#endif
