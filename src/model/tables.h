/*
 * Data tables of an edition: what the narrative shows and the site offers for download. Part
 * of the public header model.h.
 */
#ifndef VETRO_MODEL_TABLES_H
#define VETRO_MODEL_TABLES_H

enum column_type {
    COLUMN_TEXT,
    COLUMN_INTEGER,
    COLUMN_DECIMAL,
    COLUMN_PERCENT, /* 79.53 stands for 79,53 % */
    COLUMN_MONEY,   /* euro */
    COLUMN_DATE,
    COLUMN_YEAR,
};

/* How a spreadsheet column becomes one that may be published; only `import` looks at it. */
struct column_source {
    struct text *headings; /* other headings of the column in spreadsheets */
    size_t heading_count;
    struct text *blanks; /* printed forms that stand for no value: "//" */
    size_t blank_count;
    bool counts_people; /* cells below PEOPLE_FEWEST are suppressed */
    bool with_people;   /* suppressed in rows where such a cell is */
};

struct data_column {
    struct text name;  /* a–z, 0–9 and _: in the CSV, in pages and in downloads */
    struct text title; /* Risorse destinate */
    struct text unit;  /* euro, persone; may be empty */
    enum column_type type;
    struct column_source source;
};

enum cell_state {
    CELL_EMPTY, /* the source prints nothing there: never zero */
    CELL_KNOWN,
    CELL_SUPPRESSED, /* about too few people: the content does not hold it */
};

struct data_cell {
    enum cell_state state;
    struct text text;     /* as it stands in the CSV; empty unless known */
    struct decimal value; /* of the numeric types, with the digits printed */
    struct date date;     /* of COLUMN_DATE */
};

struct data_row {
    struct text key; /* unique in the table: also its address on pages */
    struct data_cell *cells;
    bool footing; /* a total, or another row that says something about those above it */
    size_t line;  /* in the CSV */
};

/* A cell, in another table perhaps, that a check compares with. */
struct cell_reference {
    size_t table; /* or NONE */
    size_t row;
    size_t column;
};

/*
 * The cell of `result` in each of `columns` must be
 * (sum of `parts` − sum of `minus`) × times ÷ sum of `divisors`, rounded to its own digits (a
 * limit, with at_most, is not).
 */
struct data_check {
    size_t result; /* row */
    struct references columns;
    struct references parts; /* rows; in from_column, or in the same column */
    struct references minus; /* rows, likewise */
    struct references
        divisors;          /* rows; in divisor_column, or in the same column; may be none */
    size_t from_column;    /* or NONE */
    size_t divisor_column; /* or NONE */
    bool has_times;
    struct decimal times;
    bool at_most;               /* the cell may also be less */
    struct cell_reference same; /* instead of all that: the cell must equal this one */
    struct text elsewhere;      /* or this figure, as the source prints it in… */
    struct text where;          /* …another place */
    bool audit;                 /* the source contradicts itself: told, not refused */
    struct text note;           /* sentences for readers */
    struct origin origin;
};

/* A part of the key of a row. */
struct key_part {
    size_t column;
    bool year; /* of a date only the year */
};

/* A row that is treated otherwise than its figures alone would have it, and why. */
struct privacy_note {
    struct text key;
    struct text reason;
};

struct data_table {
    struct text id; /* a–z, 0–9 and hyphens */
    struct text title;
    struct text note;  /* may be empty */
    struct text place; /* in the source; may be empty */
    size_t act;        /* row of the register of acts that it comes from, or NONE */
    struct data_column *columns;
    size_t column_count;
    struct key_part *key; /* what the key of a row is made of; none: its number */
    size_t key_count;
    struct data_row *rows;
    size_t row_count;
    struct text *footings; /* keys of the footing rows */
    size_t footing_count;
    struct data_check *checks;
    size_t check_count;
    struct text *people_words; /* headings of spreadsheet columns searched for people */
    size_t people_word_count;
    struct text total_by; /* column whose groups have a total known elsewhere; may be empty */
    struct privacy_note *exempt; /* published although about few people */
    size_t exempt_count;
    struct privacy_note *withheld; /* about few people although no count says so */
    size_t withheld_count;
    bool suppressed;  /* some cell is */
    bool broken;      /* its rows could not be read: nothing can be said of them */
    struct text file; /* the CSV */
    struct origin origin;
};

/* Cells about fewer people than this are not published (and none may follow from others). */
enum { PEOPLE_FEWEST = 4 };

/* The index of a column or row, or NONE. */
size_t model_find_column(const struct data_table *table, struct text name);
size_t model_find_row(const struct data_table *table, struct text key);

/* What a row is called: its first text that is not empty. */
struct text model_row_label(const struct data_table *table, size_t row);

/* Whether cells of a type hold a `value`. */
bool model_column_is_numeric(enum column_type type);

/*
 * The sum of a column over `rows`, each figure once: footing rows do not count, nor does a row
 * that a check says to be a part of another one of them. An empty cell adds nothing. False when a
 * cell is suppressed, or the sum overflows.
 */
bool model_add_up(const struct data_table *table, const struct references *rows, size_t column,
                  struct decimal *sum);

/* What a check compares in one of its columns. */
enum check_outcome {
    CHECK_AGREES,
    CHECK_DIFFERS,
    CHECK_NOT_CHECKED, /* a cell is empty or suppressed, or the sums overflowed */
};

struct data_comparison {
    enum check_outcome outcome;
    const struct data_cell *cell;
    struct decimal expected; /* with the digits of the cell at least; unless NOT_CHECKED */
};

/* `tables` are those of the edition, for references to other tables. */
struct data_comparison model_check(const struct data_table *tables,
                                   const struct data_table *table,
                                   const struct data_check *check, size_t column);

#endif
