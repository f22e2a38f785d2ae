// The search over the whole site: no request before someone searches, Italian words whatever
// their form and accents, under a sub-path; without an index the page says so.
//
// usage: node search.js VETRO CONTENT
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

await withSite(process.argv[2], process.argv[3], async ({ address, folder }) => {
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

    const exact = await ask(page, "digitalizzare lo stato civile");
    report.check(exact[0] === "Digitalizzare lo stato civile", "cerca", `first: ${exact[0]}`);
    const accents = (await ask(page, "attività")).length;
    const none = (await ask(page, "attivita")).length;
    report.check(accents > 0 && none === accents, "cerca", `with accents ${accents} pages, without ${none}`);
    const singular = (await ask(page, "cimiteriale")).length;
    report.check(singular > 0, "cerca", "another form of the word is not found");
    await ask(page, "digitalizzare lo stato civile");
    await page.locator("#risultati a").first().click();
    await page.waitForLoadState();
    report.check((await page.title()).startsWith("Digitalizzare lo stato civile"), "cerca", `leads to ${page.url()}`);
    report.check(asked.every((url) => url.startsWith(new URL(address).origin)), "cerca", "asks elsewhere");

    await rm(join(folder, "pagefind"), { recursive: true });
    await page.close();
    const plain = await context.newPage();
    await plain.goto(`${address}cerca/index.html`);
    await ask(plain, "parola");
    const told = await plain.locator("#esito").textContent();
    report.check(told.includes("indice"), "cerca", `without an index it says "${told}"`);
    report.check(await plain.getByRole("link", { name: /^Indice: / }).isVisible(), "cerca", "no plain index");
  });
});
report.finish("search");
