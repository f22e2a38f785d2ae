#include "score/score.h"

static const struct audit_rule_description rules[AUDIT_RULE_COUNT] = {
    [AUDIT_INDICATOR_ACHIEVEMENT] =
        {"indicatore-raggiungimento", AUDIT_ERROR, "Percentuale dell’indicatore",
         "La percentuale pubblicata per un indicatore deve seguire da target e consuntivo, "
         "secondo il tipo di indicatore."},
    [AUDIT_INDICATOR_DEVIATION] =
        {"indicatore-scostamento", AUDIT_WARNING, "Scostamento dell’indicatore",
         "Lo scostamento pubblicato deve essere consuntivo meno target."},
    [AUDIT_INDICATOR_UNREADABLE] =
        {"indicatore-illeggibile", AUDIT_WARNING, "Valore che non si può leggere",
         "Un target, un consuntivo o uno scostamento che non è un numero (o una data, dove "
         "serve) si mostra com’è, ma non si può ricalcolare."},
    [AUDIT_INDICATOR_NOT_MEASURED] =
        {"indicatore-senza-consuntivo", AUDIT_WARNING, "Consuntivo mancante",
         "Un documento di risultati deve dire il consuntivo di ogni indicatore: ciò che manca "
         "non vale zero e non entra nelle medie."},
    [AUDIT_INDICATOR_NOT_CHECKED] = {"indicatore-non-verificabile", AUDIT_NOTE,
                                     "Valore non verificabile",
                                     "Una percentuale o uno scostamento pubblicato che non si "
                                     "può ricalcolare (un giudizio a "
                                     "parole, un target che manca) è elencato come tale."},
    [AUDIT_INDICATOR_TWICE] =
        {"indicatore-doppio", AUDIT_WARNING, "Indicatore ripetuto",
         "Lo stesso indicatore non deve comparire due volte nello stesso obiettivo: conterebbe "
         "doppio."},
    [AUDIT_INDICATOR_CODE] =
        {"indicatore-codice-doppio", AUDIT_WARNING, "Codice di indicatore ripetuto",
         "Lo stesso codice di indicatore in due obiettivi non dice più quale dei due sia."},
    [AUDIT_OBJECTIVE_WEIGHTS] = {"obiettivo-pesi", AUDIT_WARNING, "Somma dei pesi",
                                 "Dove i pesi sono quote di 100, quelli degli indicatori di un "
                                 "obiettivo devono sommare "
                                 "a 100; e se uno ha un peso, devono averlo tutti."},
    [AUDIT_OBJECTIVE_EMPTY] = {"obiettivo-senza-indicatori", AUDIT_WARNING, "Nessun indicatore",
                               "Un obiettivo senza indicatori non si può misurare."},
    [AUDIT_OBJECTIVE_NOT_MEASURED] =
        {"obiettivo-non-misurato", AUDIT_WARNING, "Nessun indicatore misurato",
         "Un obiettivo senza nemmeno un indicatore misurato non ha una percentuale e resta "
         "fuori dalle medie."},
    [AUDIT_OBJECTIVE_ACHIEVEMENT] =
        {"obiettivo-raggiungimento", AUDIT_ERROR, "Percentuale dell’obiettivo",
         "La percentuale pubblicata per un obiettivo deve essere la media dei suoi "
         "indicatori."},
    [AUDIT_AGGREGATE_DIFFERS] =
        {"aggregato-discordanza", AUDIT_ERROR, "Media pubblicata",
         "Una media pubblicata deve coincidere con quella ricalcolata dai valori pubblicati "
         "degli indicatori, entro le cifre stampate."},
    [AUDIT_AGGREGATE_ROUNDED] =
        {"aggregato-arrotondamento", AUDIT_NOTE, "Media arrotondata",
         "Una media arrotondata a meno cifre di quelle stampate (83,30 per 83,33) non è un "
         "errore, ma è meno precisa di quanto sembra."},
    [AUDIT_AGGREGATE_FROM_TARGET] =
        {"aggregato-da-target", AUDIT_WARNING, "Media da target e consuntivi",
         "Una media pubblicata si confronta anche con quella ricalcolata tutta da target e "
         "consuntivi."},
    [AUDIT_AGGREGATE_NOT_CHECKED] =
        {"aggregato-non-verificabile", AUDIT_WARNING, "Media non verificabile",
         "Una media pubblicata che non si può leggere o ricalcolare è elencata come tale."},
    [AUDIT_AGGREGATE_COUNT] =
        {"aggregato-conteggio", AUDIT_ERROR, "Numero di obiettivi pubblicato",
         "Il numero di obiettivi che il documento stampa deve essere quello degli obiettivi "
         "del piano: uno condiviso conta una volta per ciascun ufficio."},
    [AUDIT_AGGREGATE_WEIGHT] =
        {"aggregato-peso", AUDIT_ERROR, "Peso medio pubblicato",
         "Il peso medio che il documento stampa deve essere la media semplice dei pesi degli "
         "obiettivi, entro le cifre stampate."},
    [AUDIT_REPRINT_DIFFERS] =
        {"valore-doppio", AUDIT_ERROR, "Due valori per la stessa cosa",
         "Lo stesso valore, stampato in due punti del documento, deve essere uguale."},
    [AUDIT_REPRINT_ARROW] =
        {"freccia", AUDIT_WARNING, "Freccia contraria alla percentuale",
         "La freccia in su indica un target raggiunto, quella in giù un target mancato: deve "
         "andare d’accordo con la percentuale."},
    [AUDIT_REPRINT_UNMATCHED] = {"riga-senza-obiettivo", AUDIT_WARNING,
                                 "Riga che non si sa a che cosa riferire",
                                 "Ogni riga di un’altra tabella del documento deve riferirsi a "
                                 "un obiettivo del piano."},
    [AUDIT_REPRINT_TEXT] =
        {"testo-doppio", AUDIT_NOTE, "Due testi per la stessa cosa",
         "Titoli e nomi di indicatori, stampati in due punti del documento, dovrebbero essere "
         "uguali."},
    [AUDIT_UNIT_SPELLING] =
        {"ufficio-grafia", AUDIT_NOTE, "Nome dell’ufficio scritto in più modi",
         "Il nome di un ufficio dovrebbe essere scritto come nel registro degli uffici."},
    [AUDIT_CODE_PREFIX] =
        {"codice-di-altro-ufficio", AUDIT_WARNING, "Codice di un altro ufficio",
         "Un codice che comincia con il numero di un centro di responsabilità dovrebbe essere "
         "di quell’ufficio."},
    [AUDIT_TITLE_SIMILAR] =
        {"titolo-quasi-uguale", AUDIT_NOTE, "Titoli quasi uguali",
         "Due titoli che differiscono solo per maiuscole, accenti o punteggiatura sono forse "
         "lo stesso."},
    [AUDIT_PHASE_REVERSED] = {"fase-rovesciata", AUDIT_ERROR,
                              "Fase che finisce prima di cominciare",
                              "La fine di una fase deve venire dopo il suo inizio."},
    [AUDIT_PHASE_IMPOSSIBLE] =
        {"data-impossibile", AUDIT_WARNING, "Data che non esiste",
         "Una data che non è nel calendario, o che non è una data, si mostra com’è e non si "
         "può confrontare."},
    [AUDIT_TARGET_LATE] =
        {"target-oltre-periodo", AUDIT_WARNING, "Scadenza oltre il periodo",
         "Un indicatore con una scadenza successiva al periodo del documento non si può "
         "giudicare in questo documento."},
    [AUDIT_TABLE_SUM] = {"tabella-conto", AUDIT_ERROR, "Conto di una tabella",
                         "Totali, quote e medie di una tabella devono seguire dalle altre "
                         "celle, entro le cifre "
                         "stampate."},
    [AUDIT_TABLE_TWICE] =
        {"tabella-valore-doppio", AUDIT_ERROR, "Due valori per la stessa cella",
         "Lo stesso valore, stampato in due punti del documento, deve essere uguale."},
    [AUDIT_DOCUMENT_FIGURES] =
        {"documento-contraddizione", AUDIT_ERROR, "Il documento si contraddice",
         "Un valore, una data o un fatto deve essere lo stesso in tutti i punti del documento "
         "che lo dicono. Trovato leggendo, non con un calcolo."},
    [AUDIT_DOCUMENT_RULE] =
        {"documento-regola", AUDIT_WARNING, "Regola con un vuoto",
         "Le condizioni di una regola devono comprendere tutti i casi, ciascuno una volta."},
    [AUDIT_DOCUMENT_REFERENCE] =
        {"documento-rimando", AUDIT_WARNING, "Rimando sbagliato",
         "Leggi, norme e atti devono essere citati con gli estremi giusti; gli atti citati "
         "devono essere nell’elenco degli atti."},
    [AUDIT_DOCUMENT_MISSING] =
        {"documento-mancanza", AUDIT_WARNING, "Manca nel documento",
         "Ciò che il documento annuncia, o che la legge chiede, deve esserci."},
    [AUDIT_DOCUMENT_ROUNDING] =
        {"documento-arrotondamento", AUDIT_NOTE, "Arrotondamento",
         "Valori giusti entro le cifre stampate, che però non sommano come ci si aspetta."},
    [AUDIT_DOCUMENT_WORDING] =
        {"documento-scrittura", AUDIT_NOTE, "Nomi e numeri scritti in più modi",
         "Uffici, progetti, contratti e capitoli dovrebbero avere un solo nome e un solo "
         "numero."},
};

const struct audit_rule_description *audit_rule_describe(enum audit_rule rule)
{
    return &rules[rule];
}

const char *audit_severity_words(enum audit_severity severity)
{
    switch (severity) {
    case AUDIT_ERROR:
        return "errore";
    case AUDIT_WARNING:
        return "avviso";
    case AUDIT_NOTE:
        return "nota";
    }
    return "";
}

enum audit_rule audit_rule_find(struct text id)
{
    for (size_t rule = 0; rule < AUDIT_RULE_COUNT; rule++) {
        if (text_equal(text_from(rules[rule].id), id))
            return (enum audit_rule)rule;
    }
    return AUDIT_RULE_COUNT;
}
