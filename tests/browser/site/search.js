// The search over the whole site: no request before someone searches, Italian words whatever
// their form and accents, under a sub-path; without an index the page says so.
//
// usage: node search.js VETRO CONTENT [TITLE]      TITLE: of an objective to look for
import { spawnSync } from "node:child_process";
import { rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { withBrowser } from "../chromium.js";
import { Report } from "./report.js";
import { withSite } from "./site.js";

const report = new Report();
const script = join(dirname(fileURLToPath(import.meta.url)), "../../../scripts/search");

async function ask(page, words) {
  await page.getByLabel("Parole da cercare").fill(words);
  await page.getByRole("button", { name: "Cerca" }).click();
  await page.waitForFunction(() => !/^$|corso/.test(document.getElementById("esito").textContent));
  return page.locator("#risultati a").allTextContents();
}

// A title in the plural, and the same word in the singular.
function findPlural(objectives) {
  for (const { titolo } of objectives) {
    const plural = /(?<!\p{L})(\p{L}{4,}(?:al|ion|ar|or))i(?!\p{L})/u.exec(titolo);
    if (plural) return { title: titolo, plural: plural[0], singular: `${plural[1]}e` };
  }
  return undefined;
}

await withSite(process.argv[2], process.argv[3], async ({ address, folder, objectives }) => {
  const made = spawnSync(script, [folder], { stdio: ["ignore", "inherit", "inherit"] });
  report.check(made.status === 0, "scripts/search", `status ${made.status}`);
  await withBrowser(async (context) => {
    const page = await context.newPage();
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    page.on("console", (message) => {
      if (message.type() === "error") report.fault("cerca", `console: ${message.text()}`);
    });
    await page.goto(`${address}cerca/index.html`);
    report.check(!asked.some((url) => url.includes("/pagefind/")), "cerca", "asks for the index at once");

    const wanted = process.argv[4] ?? objectives[0].titolo;
    const exact = await ask(page, wanted.toLowerCase());
    report.check(exact[0] === wanted, "cerca", `first of "${wanted}": ${exact[0]}`);
    const word = objectives.flatMap(({ titolo }) => titolo.split(/[^\p{L}]+/u)).find((part) => /[àèéìòù]/.test(part));
    report.check(word !== undefined, "cerca", "no title with an accent to look for");
    const accents = (await ask(page, word ?? "")).length;
    const none = (await ask(page, (word ?? "").normalize("NFD").replace(/[\u0300-\u036f]/g, ""))).length;
    report.check(accents > 0 && none === accents, "cerca", `${word}: with accents ${accents} pages, without ${none}`);
    const { title, plural, singular } = findPlural(objectives) ?? {};
    report.check(title !== undefined, "cerca", "no title with a plural to look for");
    report.check((await ask(page, singular ?? "")).length > 0, "cerca", `${plural} is not found as ${singular}`);
    await ask(page, wanted);
    await page.locator("#risultati a").first().click();
    await page.waitForLoadState();
    report.check((await page.title()).startsWith(wanted), "cerca", `leads to ${page.url()}`);
    report.check(asked.every((url) => url.startsWith(new URL(address).origin)), "cerca", "asks elsewhere");

    await rm(join(folder, "pagefind"), { recursive: true });
    await page.close();
    const plain = await context.newPage();
    await plain.goto(`${address}cerca/index.html`);
    await ask(plain, "parola");
    const told = await plain.locator("#esito").textContent();
    report.check(told.includes("indice"), "cerca", `without an index it says "${told}"`);
    report.check(await plain.getByRole("link", { name: /^Indice: / }).first().isVisible(), "cerca", "no plain index");
  });
});
report.finish("search");
