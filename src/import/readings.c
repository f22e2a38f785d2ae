#include "import/readings.h"

#include "import/table.h"

static bool read_number(struct text text, struct figure *figure)
{
    figure->printed = text_trim(text);
    figure->known = decimal_parse_italian(figure->printed, &figure->value);
    return figure->known;
}

/* ---- Bands ---- */

/* `>90` and `<40`, with or without an equals sign; or `60-90`. */
static bool read_ends(struct text text, struct band *band)
{
    struct text range = text_trim(text);
    bool above = text_starts_with(range, TEXT(">"));
    bool below = text_starts_with(range, TEXT("<"));

    if (above || below)
        return read_number(text_slice(range, 1, range.length), above ? &band->from : &band->to);
    size_t dash = text_find(range, '-');
    return read_number(text_slice(range, 0, dash), &band->from) && dash < range.length &&
           read_number(text_slice(range, dash + 1, range.length), &band->to);
}

static bool read_band(struct text item, struct band *band)
{
    size_t equals = text_find(item, '=');
    struct text worth = text_slice(item, equals + 1, item.length);

    *band = (struct band){0};
    return read_ends(text_slice(item, 0, equals), band) &&
           (equals == item.length || read_number(worth, &band->achievement));
}

static bool begins_before(const struct band *a, const struct band *b)
{
    if (!a->from.known || !b->from.known)
        return !a->from.known && b->from.known;
    return decimal_compare(a->from.value, b->from.value) < 0;
}

bool reading_parse_bands(struct arena *arena, struct text cell, struct reading *reading)
{
    size_t count;
    struct text *items = sheet_split(arena, cell, &count);

    if (count > CELL_ITEMS_MAX)
        return false;
    reading->bands = arena_allocate_array(arena, count, sizeof *reading->bands);
    reading->band_count = 0;
    for (size_t i = 0; i < count; i++) {
        struct band band;
        size_t place = reading->band_count;
        if (!read_band(items[i], &band))
            return false;
        for (; place > 0 && begins_before(&band, &reading->bands[place - 1]); place--)
            reading->bands[place] = reading->bands[place - 1];
        reading->bands[place] = band;
        reading->band_count++;
    }
    return true;
}

static struct text spell_band(struct arena *arena, const struct band *band)
{
    struct text from = band->from.printed;
    struct text to = band->to.printed;
    struct text range =
        from.length == 0 ? arena_format(arena, "<%.*s", TEXT_PRINT(to))
        : to.length == 0 ? arena_format(arena, ">%.*s", TEXT_PRINT(from))
                         : arena_format(arena, "%.*s-%.*s", TEXT_PRINT(from), TEXT_PRINT(to));

    if (band->achievement.printed.length == 0)
        return range;
    return arena_format(arena, "%.*s=%.*s", TEXT_PRINT(range),
                        TEXT_PRINT(band->achievement.printed));
}

struct text reading_spell_bands(struct arena *arena, const struct reading *reading)
{
    struct text *items = arena_allocate_array(arena, reading->band_count, sizeof *items);

    for (size_t i = 0; i < reading->band_count; i++)
        items[i] = spell_band(arena, &reading->bands[i]);
    return sheet_join(arena, items, reading->band_count);
}

/* ---- Shares of years ---- */

static bool read_year(struct text item, struct year_value *share)
{
    enum { YEAR_MAX = 9999 };
    size_t colon = text_find(item, ':');
    struct figure year;

    if (!read_number(text_slice(item, 0, colon), &year) || year.value.scale > 0 ||
        year.value.units < 1 || year.value.units > YEAR_MAX)
        return false;
    share->year = (unsigned)year.value.units;
    return colon < item.length &&
           read_number(text_slice(item, colon + 1, item.length), &share->value);
}

bool reading_parse_years(struct arena *arena, struct text cell, struct reading *reading)
{
    size_t count;
    struct text *items = sheet_split(arena, cell, &count);

    if (count > CELL_ITEMS_MAX)
        return false;
    reading->years = arena_allocate_array(arena, count, sizeof *reading->years);
    reading->year_count = 0;
    for (size_t i = 0; i < count; i++) {
        struct year_value share = {0};
        size_t place = reading->year_count;
        if (!read_year(items[i], &share))
            return false;
        for (; place > 0 && share.year < reading->years[place - 1].year; place--)
            reading->years[place] = reading->years[place - 1];
        if (place > 0 && reading->years[place - 1].year == share.year)
            return false;
        reading->years[place] = share;
        reading->year_count++;
    }
    return true;
}

struct text reading_spell_years(struct arena *arena, const struct reading *reading)
{
    struct text *items = arena_allocate_array(arena, reading->year_count, sizeof *items);

    for (size_t i = 0; i < reading->year_count; i++)
        items[i] = arena_format(arena, "%u: %.*s", reading->years[i].year,
                                TEXT_PRINT(reading->years[i].value.printed));
    return sheet_join(arena, items, reading->year_count);
}
