// Builds a site with everything configured and serves it over HTTP from a sub-path, as a host
// would: compressed, with one page for all missing addresses.
import { spawnSync } from "node:child_process";
import { createServer } from "node:http";
import { cp, mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".csv": "text/csv; charset=utf-8",
  ".woff2": "font/woff2",
  ".svg": "image/svg+xml",
  ".xml": "application/xml",
};
export const BASE = "/trasparenza/performance/";

function build(vetro, content, output) {
  const options = ["build", "--quiet", "--content", content, "--output", output];
  const done = spawnSync(vetro, options, { stdio: ["ignore", "inherit", "inherit"] });
  if (done.status !== 0) throw new Error(`vetro build: status ${done.status}`);
}

async function answer(folder, request, response) {
  const path = decodeURIComponent(new URL(request.url, "http://site").pathname);
  if (path === "/favicon.ico") return response.writeHead(204).end();
  const known = path.startsWith(BASE);
  const inside = known ? path.slice(BASE.length) : "404.html";
  const file = join(folder, inside.endsWith("/") || inside === "" ? `${inside}index.html` : inside);
  let status = known ? 200 : 404;
  const bytes = await readFile(file).catch(() => {
    status = 404;
    return readFile(join(folder, "404.html"));
  });
  const type = TYPES[status === 404 ? ".html" : extname(file)] ?? "application/octet-stream";
  const headers = { "Content-Type": type, "Cache-Control": "max-age=3600" };
  if (type.startsWith("font/")) return response.writeHead(status, headers).end(bytes);
  response.writeHead(status, { ...headers, "Content-Encoding": "gzip" }).end(gzipSync(bytes));
}

async function listPages(folder) {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => name.endsWith(".html")).sort();
}

// The kind of a page, which it tells itself.
async function readKind(folder, page) {
  const kind = /<body data-page="([^"]+)"/.exec(await readFile(join(folder, page), "utf8"))?.[1];
  if (kind === undefined) throw new Error(`${page} does not tell its kind`);
  return kind;
}

// Pages to be read, and those that only lead on to another one.
async function sortPages(folder) {
  const pages = [];
  const aliases = [];
  for (const page of await listPages(folder))
    ((await readKind(folder, page)) === "alias" ? aliases : pages).push(page);
  return { pages, aliases };
}

// Of every kind, which the page itself tells, the longest page and, where there are more, the
// shortest.
async function findKinds(folder, pages) {
  const kinds = new Map();
  for (const page of pages) {
    const html = await readFile(join(folder, page), "utf8");
    const kind = await readKind(folder, page);
    const extremes = kinds.get(kind) ?? { longest: { size: 0 }, shortest: { size: Infinity } };
    const found = { page, size: html.length };
    if (found.size > extremes.longest.size) extremes.longest = found;
    if (found.size < extremes.shortest.size) extremes.shortest = found;
    kinds.set(kind, extremes);
  }
  return kinds;
}

// What each objective of the newest edition is called, where it is and how it went.
async function readObjectives(folder, edition) {
  return JSON.parse(await readFile(join(folder, edition, "dati/obiettivi.json"), "utf8"));
}

// Runs `use` with the site made of a content folder; all is gone afterwards. It gets
//   address, folder      where the site is served, and where it lies
//   pages                the paths of all pages that are read
//   aliases              those of pages that lead on to another one
//   kinds                the longest and the shortest page of every kind
//   find(kind)           the longest page of a kind of the newest edition; undefined: none
//   edition, objectives  the newest edition and its dati/obiettivi.json
export async function withSite(vetro, content, use) {
  const work = await mkdtemp(join(tmpdir(), "vetro-site-"));
  const folder = join(work, "site");
  const here = dirname(fileURLToPath(import.meta.url));
  let server;
  try {
    await cp(resolve(content), join(work, "content"), { recursive: true });
    await cp(join(here, "site.json"), join(work, "content/site.json"));
    build(resolve(vetro), join(work, "content"), folder);
    server = createServer((request, response) => {
      answer(folder, request, response).catch((error) => response.destroy(error));
    });
    await new Promise((done) => server.listen(0, "127.0.0.1", done));
    const { pages, aliases } = await sortPages(folder);
    const address = `http://127.0.0.1:${server.address().port}${BASE}`;
    const found = await findKinds(folder, pages);
    const kinds = [...found.values()].flatMap(({ longest, shortest }) =>
      longest.page === shortest.page ? [longest.page] : [longest.page, shortest.page]);
    const edition = /href="([^"/]+)\/index.html"/.exec(
      /<h2 id="edizione-.*/.exec(await readFile(join(folder, "index.html"), "utf8"))[0])[1];
    const inside = pages.filter((page) => page.startsWith(`${edition}/`));
    const own = await findKinds(folder, inside);
    return await use({
      address,
      folder,
      pages,
      aliases,
      kinds,
      find: (kind) => (own.get(kind) ?? found.get(kind))?.longest.page,
      edition,
      objectives: await readObjectives(folder, edition),
    });
  } finally {
    server?.closeAllConnections();
    server?.close();
    await rm(work, { recursive: true, force: true });
  }
}
