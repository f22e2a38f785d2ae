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

// One page of every kind, by what its path looks like.
function findKinds(pages) {
  const kinds = new Map();
  const counts = new Map();
  for (const page of pages) {
    const parts = page.split("/");
    if (parts.length === 4) parts[2] = "*";
    const kind = parts.join("/");
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    if (!kinds.has(kind)) kinds.set(kind, page);
  }
  return [...kinds.values()];
}

// Runs `use` with { address, folder, pages, kinds }; all is gone afterwards.
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
    const pages = await listPages(folder);
    const address = `http://127.0.0.1:${server.address().port}${BASE}`;
    return await use({ address, folder, pages, kinds: findKinds(pages) });
  } finally {
    server?.closeAllConnections();
    server?.close();
    await rm(work, { recursive: true, force: true });
  }
}
