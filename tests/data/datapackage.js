// The data packages of a site, judged by the reader of those who make the standard: its schema
// holds for the descriptions, and types, constraints and foreign keys for every row.
//
// usage: node datapackage.js VETRO SOURCE      SOURCE holds content/
import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import datapackage from "datapackage";

// What is wrong with a package, and how many rows it has.
async function judge(path) {
  const faults = [];
  let rows = 0;
  const found = await datapackage.Package.load(path);
  faults.push(...found.errors.map((error) => error.message));
  for (const resource of found.resources) {
    try {
      rows += (await resource.read({ relations: true })).length;
    } catch (error) {
      const errors = error.multiple ? error.errors : [error];
      faults.push(...errors.map((each) => `${resource.name}: ${each.message}`));
    }
  }
  return { faults, rows };
}

// Each makes a package, or the rows of its first table, wrong in one way; all must be noticed.
const SPOILERS = {
  "a name with blanks": ({ description }) => (description.name = "Performance 2025"),
  "a type that there is not": ({ field }) => (field("codice").type = "percentuale"),
  "a number in words": (parts) => (parts.rows = parts.rows.replace(/,\d+,/, ",dodici,")),
  "a percentage above the most": ({ field }) =>
    (field("raggiungimento_calcolato").constraints = { maximum: 1 }),
  "an objective that indicators name is not there": (parts) =>
    (parts.rows = parts.rows.replace(/\r\n.*?,/, "\r\naltro,")),
};

async function checkSpoiled(path) {
  const table = join(dirname(path), "obiettivi.csv");
  const [description, rows] = await Promise.all([path, table].map((name) => readFile(name, "utf8")));
  for (const [name, spoil] of Object.entries(SPOILERS)) {
    const parts = { description: JSON.parse(description), rows };
    parts.field = (wanted) =>
      parts.description.resources[0].schema.fields.find(({ name: found }) => found === wanted);
    spoil(parts);
    await writeFile(path, JSON.stringify(parts.description));
    await writeFile(table, parts.rows);
    const { faults } = await judge(path);
    if (faults.length === 0) throw new Error(`${name}: not noticed`);
  }
}

const [, , vetro, source] = process.argv;
const site = await mkdtemp(join(tmpdir(), "vetro-data-"));
try {
  const options = ["build", "--quiet", "--content", join(source, "content"), "--output", site];
  if (spawnSync(vetro, options, { stdio: "inherit" }).status !== 0) throw new Error("no site");
  const names = await readdir(site, { recursive: true });
  const paths = names.filter((name) => name.endsWith("datapackage.json"));
  if (paths.length === 0) throw new Error("no data package");
  for (const name of paths) {
    const { faults, rows } = await judge(join(site, name));
    console.log(`${name}: ${rows} rows, ${faults.length} faults`);
    for (const fault of faults) console.error(`${name}: ${fault}`);
    if (faults.length > 0 || rows === 0) process.exitCode = 1;
  }
  await checkSpoiled(join(site, paths[0]));
} finally {
  await rm(site, { recursive: true, force: true });
}
