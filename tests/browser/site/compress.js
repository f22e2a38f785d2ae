// scripts/compress: what it writes unpacks to the file, what is unchanged stays, what has lost
// its file goes.
//
// usage: node compress.js VETRO CONTENT
import { spawnSync } from "node:child_process";
import { readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { Report } from "./report.js";
import { withSite } from "./site.js";

const report = new Report();
const script = join(dirname(fileURLToPath(import.meta.url)), "../../../scripts/compress");

function compress(folder) {
  const { status, stdout } = spawnSync(script, [folder], { encoding: "utf8" });
  report.check(status === 0, "scripts/compress", `status ${status}`);
  return Number.parseInt(/: (\d+) compressed/.exec(stdout)?.[1] ?? "-1", 10);
}

await withSite(process.argv[2], process.argv[3], async ({ folder, pages }) => {
  const first = compress(folder);
  report.check(first >= 2 * pages.length, "site", `${first} compressed files for ${pages.length} pages`);
  for (const name of pages) {
    const bytes = await readFile(join(folder, name));
    const zipped = gunzipSync(await readFile(join(folder, `${name}.gz`)));
    const squeezed = brotliDecompressSync(await readFile(join(folder, `${name}.br`)));
    report.check(bytes.equals(zipped) && bytes.equals(squeezed), name, "does not unpack to the page");
  }
  report.check(compress(folder) === 0, "site", "compresses again what has not changed");
  const changed = join(folder, "index.html");
  await writeFile(changed, `${await readFile(changed, "utf8")}<!-- changed -->`);
  report.check(compress(folder) === 2, "site", "a changed page is not compressed anew");
  await rm(changed);
  compress(folder);
  const left = await stat(`${changed}.gz`).catch(() => undefined);
  report.check(left === undefined, "site", "the compressed form of a removed page stays");
});
report.finish("compress");
