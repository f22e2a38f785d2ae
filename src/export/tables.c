#include "export/tables.h"

const struct export_table export_tables[] = {
    {
        .name = "obiettivi",
        .title = "Obiettivi",
        .description =
            "Un obiettivo per riga: dove si colloca, chi ne risponde, quanto è stato "
            "raggiunto.",
        .key = "codice",
        .add_columns = objectives_add_columns,
        .write = objectives_write,
    },
    {
        .name = "indicatori",
        .title = "Indicatori",
        .description =
            "Un indicatore per riga: che cosa si misura, quanto era atteso, quanto è "
            "stato fatto.",
        .add_columns = indicators_add_columns,
        .write = indicators_write,
    },
    {
        .name = "aggregati",
        .title = "Medie",
        .description = "Una media per riga, per ogni valore di ogni asse: pubblicata e "
                       "ricalcolata.",
        .add_columns = aggregates_add_columns,
        .write = aggregates_write,
    },
    {
        .name = "verifica",
        .title = "Verifica",
        .description = "Un rilievo per riga: che cosa non torna, e perché.",
        .add_columns = findings_add_columns,
        .write = findings_write,
    },
};

const size_t export_table_count = sizeof export_tables / sizeof *export_tables;

const struct export_description export_descriptions[] = {
    {"datapackage.json", datapackage_write},
};

const size_t export_description_count =
    sizeof export_descriptions / sizeof *export_descriptions;
