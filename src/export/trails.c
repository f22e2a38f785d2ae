/*
 * The ways to the pages of a site, in the words of schema.org: the same that the pages show, for
 * search engines and other programs. One line for each page, since there are many.
 */
#include "export/export.h"

/* The path of a page as seen from the folder that holds the folder of the file. */
static struct text find_fragment(struct text file, struct text page)
{
    size_t folder = file.length;

    for (int folders = 0; folders < 2; folders++) {
        while (folder > 0 && file.data[folder - 1] != '/')
            folder--;
        folder -= folder > 0 && folders == 0;
    }
    return text_slice(page, folder, page.length);
}

struct text export_trail_address(struct arena *arena, struct text file, struct text page)
{
    struct text fragment = find_fragment(file, page);

    return arena_format(arena, "%.*s#%.*s", TEXT_PRINT(file), TEXT_PRINT(fragment));
}

void export_trails_begin(struct export_trails *trails, const struct site *site,
                         struct text file, struct buffer *output)
{
    struct json_writer *json = &trails->json;

    json->buffer = output;
    trails->file = file;
    trails->up = files_way_up(&trails->arena, file); /* also where no address is known */
    json_writer_open(json, JSON_WRITER_NO_KEY, '{');
    json_writer_open(json, TEXT("@context"), '{');
    json_writer_text(json, TEXT("@vocab"), TEXT("https://schema.org/"));
    if (site->base_url.length > 0)
        json_writer_text(json, TEXT("@base"),
                         arena_format(&trails->arena, "%.*s/%.*s", TEXT_PRINT(site->base_url),
                                      TEXT_PRINT(file)));
    json_writer_open(json, TEXT("item"), '{');
    json_writer_text(json, TEXT("@type"), TEXT("@id"));
    json_writer_close(json, '}');
    json_writer_close(json, '}');
    json_writer_open(json, TEXT("@graph"), '[');
}

static void write_step(struct export_trails *trails, struct json_writer *json,
                       const struct export_step *step, size_t position)
{
    json_writer_open(json, JSON_WRITER_NO_KEY, '{');
    json_writer_text(json, TEXT("@type"), TEXT("ListItem"));
    json_writer_count(json, TEXT("position"), position);
    json_writer_text(json, TEXT("name"), step->name);
    json_writer_joined(json, TEXT("item"), trails->up, step->path);
    json_writer_close(json, '}');
}

/* The steps but the last. */
static void write_above(struct export_trails *trails, const struct export_step *steps,
                        size_t count)
{
    struct text path = steps[count - 1].path;

    if (!text_equal(path, trails->above)) {
        struct json_writer json = {
            .buffer = &trails->steps, .depth = trails->json.depth, .flat = true};
        buffer_clear(&trails->steps);
        for (size_t i = 0; i < count; i++)
            write_step(trails, &json, &steps[i], i + 1);
        trails->above = arena_copy(&trails->arena, path);
    }
    json_writer_plain(&trails->json, JSON_WRITER_NO_KEY, buffer_text(&trails->steps));
}

void export_trails_add(struct export_trails *trails, const struct export_step *steps,
                       size_t count)
{
    struct json_writer *json = &trails->json;

    json_writer_open(json, JSON_WRITER_NO_KEY, '{');
    json->flat = true;
    json_writer_joined(json, TEXT("@id"), TEXT("#"),
                       find_fragment(trails->file, steps[count - 1].path));
    json_writer_text(json, TEXT("@type"), TEXT("BreadcrumbList"));
    json_writer_open(json, TEXT("itemListElement"), '[');
    if (count > 1)
        write_above(trails, steps, count - 1);
    write_step(trails, json, &steps[count - 1], count);
    json_writer_close(json, ']');
    json_writer_close(json, '}');
    json->flat = false;
}

void export_trails_end(struct export_trails *trails)
{
    json_writer_close(&trails->json, ']');
    json_writer_close(&trails->json, '}');
    buffer_free(&trails->steps);
    arena_free(&trails->arena);
}
