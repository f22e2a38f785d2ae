// What people do: narrow a list down and send the address on; follow a cell of the matrix;
// read without JavaScript; find out in three clicks why an objective is where it is; open a
// page from a folder; come to an address that does not exist.
//
// usage: node use.js VETRO CONTENT [TITLE]
//
// TITLE is that of the objective whose figure a newcomer wants explained; without, it is the
// first of those that the dashboard names.
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { withBrowser } from "../chromium.js";
import { Report } from "./report.js";
import { withSite } from "./site.js";

const report = new Report();
const countRows = (page) => page.locator("table.objectives tbody tr:visible").count();
const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

// What the page tells of how many are shown: read out to those who cannot see it.
async function checkCount(page, name, shown, all) {
  const told = await page.getByRole("status").textContent();
  const words = shown === 1 ? "1 obiettivo" : `${shown} obiettivi`;
  report.check(told === (shown < all ? `${words} su ${all}` : words), name, `told "${told}" of ${shown}`);
}

async function checkFilters(page, { address, find, objectives }) {
  const name = find("objectives");
  await page.goto(address + name);
  const all = await countRows(page);
  await checkCount(page, name, all, all);
  const choice = page.locator("form.filters select").first();
  await choice.selectOption({ index: 1 });
  const narrowed = await countRows(page);
  report.check(narrowed > 0 && narrowed < all, name, `${narrowed} of ${all} rows are left`);
  await page.getByRole("button", { name: "Mostra tutto" }).click();
  await page.waitForFunction(() => !location.search);
  report.check((await countRows(page)) === all, name, "not all rows come back");

  // In capitals and without accents, as people type.
  const wanted = objectives.find(({ titolo }) => fold(titolo) !== titolo.toLowerCase()) ?? objectives[0];
  await page.getByLabel("Parole").fill(fold(wanted.titolo).toUpperCase());
  const expected = objectives.filter(({ titolo }) => fold(titolo).includes(fold(wanted.titolo))).length;
  const found = await countRows(page);
  report.check(found === expected, name, `${found} rows with the words, expected ${expected}`);
  await checkCount(page, name, found, all);
  await page.goto(page.url());
  report.check((await countRows(page)) === found, name, "the address does not keep what was chosen");
}

async function checkMatrix(page, { address, find }) {
  const name = find("matrix");
  if (name === undefined) return;
  await page.goto(address + name);
  const cell = page.locator("table.matrix td a").first();
  const promised = Number.parseInt(await cell.textContent(), 10);
  await cell.click();
  await page.waitForLoadState();
  const found = await countRows(page);
  report.check(found === promised, name, `the cell says ${promised}, its list has ${found}`);
}

// Home, dashboard, objective, disclosure: three clicks.
async function checkThreeClicks(page, { address }, title) {
  await page.goto(address);
  await page.locator("main h2 a").first().click();
  const entries = page.locator(".missed > li").filter(title ? { hasText: title } : {});
  const entry = entries.last();
  if ((await entry.count()) === 0) {
    report.check(!title, page.url(), `does not name "${title}"`);
    return;
  }
  const figure = /[\d,]+ %/.exec((await entry.locator(".missed-figure").textContent()).replaceAll("\u00a0", " "))[0];
  await entry.locator("a").first().click();
  const text = (await page.locator("main").textContent()).replaceAll("\u00a0", " ");
  report.check(text.includes(figure), page.url(), `does not say ${figure}`);
  report.check(await page.locator(".sentence").isVisible(), page.url(), "does not say how it went");
  await page.getByText("Come è calcolato").click();
  report.check(await page.locator(".derivation ul").isVisible(), page.url(), "does not say why");
}

async function checkWithoutScript(context, { address, kinds }) {
  const page = await (await context.browser().newContext({ javaScriptEnabled: false })).newPage();
  for (const name of kinds) {
    await page.goto(address + encodeURI(name));
    report.check(await page.locator("h1").isVisible(), name, "no heading without JavaScript");
    const links = await page.locator("main a").count();
    report.check(links > 0 || name.includes("glossario"), name, "leads nowhere without JavaScript");
    report.check((await page.locator("form.filters").count()) === 0, name, "a filter that does nothing");
  }
}

async function checkFolder(page, { folder, edition }) {
  await page.goto(pathToFileURL(join(folder, edition, "index.html")).href);
  const look = await page.evaluate(async () => {
    await document.fonts.ready;
    return {
      header: getComputedStyle(document.querySelector(".it-header-center-wrapper")).backgroundColor,
      font: document.fonts.check('1rem "Titillium Web"') && [...document.fonts].some((font) => font.status === "loaded"),
    };
  });
  report.check(look.header === "rgb(0, 102, 204)", "file://", `no style: ${look.header}`);
  report.check(look.font, "file://", "the font is not there");
}

// Links of this page start at the root of the host, below the path of base_url, however deep the
// address is; from a folder it has no style, and can be read.
async function checkMissing(page, { address, folder }) {
  const response = await page.goto(`${address}2025/non/esiste/index.html`);
  report.check(response.status() === 404, page.url(), `status ${response.status()}`);
  const header = await page.evaluate(() =>
    getComputedStyle(document.querySelector(".it-header-center-wrapper")).backgroundColor);
  report.check(header === "rgb(0, 102, 204)", page.url(), `no style: ${header}`);
  const home = await page.locator("main a").first().evaluate((link) => link.href);
  report.check(home === `${address}index.html`, page.url(), `leads to ${home}`);
  await page.goto(pathToFileURL(join(folder, "404.html")).href);
  report.check(await page.locator("main .lead").isVisible(), page.url(), "cannot be read");
}

// The label of the breadcrumb, the heading and the entry of the menu are one; the title begins
// with it.
async function checkNames(page, { address, edition }) {
  await page.goto(`${address}${edition}/index.html`);
  const entries = await page.locator(".edition-bar a").evaluateAll((links) =>
    links.map((link) => ({ label: link.textContent.trim(), href: link.href })));
  for (const { label, href } of entries) {
    await page.goto(href);
    const heading = (await page.locator("h1").textContent()).trim();
    const crumb = (await page.locator(".breadcrumb-item.active").textContent()).trim();
    report.check(heading === label && crumb === label, href, `menu "${label}", h1 "${heading}", breadcrumb "${crumb}"`);
    report.check((await page.title()).startsWith(label), href, `title "${await page.title()}"`);
  }
}

// The words of the trade, by kind of page: their first use leads to the glossary.
const TERMS = {
  home: ["obiettivo", "indicatore"],
  edition: ["obiettivo", "indicatore", "raggiungimento", "valutazione"],
  axis: ["obiettivo", "raggiungimento", "valutazione"],
  axis_value: ["obiettivo", "raggiungimento", "valutazione"],
  objectives: ["obiettivo", "indicatore", "raggiungimento", "valutazione"],
  objective: ["obiettivo", "indicatore", "target", "consuntivo", "scostamento", "peso", "raggiungimento"],
  matrix: ["obiettivo"],
  ratings: ["raggiungimento", "valutazione", "obiettivo"],
  rating: ["valutazione", "obiettivo"],
  managers: ["obiettivo"],
  verification: ["indicatore", "target", "consuntivo"],
  index: ["obiettivo"],
  guide: ["obiettivo", "indicatore", "target", "consuntivo", "peso", "valutazione"],
};

async function checkGlossary(page, { address, find }) {
  if (find("glossary") === undefined) return;
  await page.goto(address + find("glossary"));
  const explained = new Set(await page.locator("dt[id]").evaluateAll((terms) => terms.map(({ id }) => id)));
  for (const [kind, terms] of Object.entries(TERMS)) {
    const name = find(kind);
    if (name === undefined) continue;
    await page.goto(address + encodeURI(name));
    const linked = new Set(await page.locator("main a[href*='#voce-']").evaluateAll((links) =>
      links.map(({ hash }) => hash.slice(1))));
    for (const id of linked) report.check(explained.has(id), name, `#${id} is not in the glossary`);
    for (const term of terms.filter((word) => explained.has(`voce-${word}`)))
      report.check(linked.has(`voce-${term}`), name, `"${term}" does not lead to the glossary`);
  }
}

await withSite(process.argv[2], process.argv[3], async (site) => {
  await withBrowser(async (context) => {
    const page = await context.newPage();
    await checkFilters(page, site);
    await checkMatrix(page, site);
    await checkThreeClicks(page, site, process.argv[4]);
    await checkNames(page, site);
    await checkGlossary(page, site);
    await checkFolder(page, site);
    await checkMissing(page, site);
    await checkWithoutScript(context, site);
  });
});
report.finish("use");
