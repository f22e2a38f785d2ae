// What people do: narrow a list down and send the address on; follow a cell of the matrix;
// read without JavaScript; find out in three clicks why an objective is where it is; open a
// page from a folder.
//
// usage: node use.js VETRO CONTENT
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { withBrowser } from "../chromium.js";
import { Report } from "./report.js";
import { withSite } from "./site.js";

const report = new Report();
const countRows = (page) => page.locator("table.objectives tbody tr:visible").count();

async function checkFilters(page, address) {
  const name = "2025/obiettivi/index.html";
  await page.goto(address + name);
  const all = await countRows(page);
  await page.getByLabel("Linea strategica").selectOption({ label: "Cremona attrattiva" });
  const narrowed = await countRows(page);
  report.check(narrowed > 0 && narrowed < all, name, `${narrowed} of ${all} rows are left`);
  await page.getByLabel("Parole").fill("ATTIVITÀ destination");
  const found = await countRows(page);
  report.check(found === 1, name, `${found} rows with the words, expected 1`);
  const told = await page.getByRole("status").textContent();
  report.check(told === `1 obiettivi su ${all}`, name, `told "${told}"`);
  await page.goto(page.url());
  report.check((await countRows(page)) === 1, name, "the address does not keep what was chosen");
  await page.getByRole("button", { name: "Mostra tutto" }).click();
  await page.waitForFunction(() => !location.search);
  report.check((await countRows(page)) === all, name, "not all rows come back");
}

async function checkMatrix(page, address) {
  const name = "2025/matrice/linee-settori/index.html";
  await page.goto(address + name);
  const cell = page.locator("table.matrix td a").first();
  const promised = Number.parseInt(await cell.textContent(), 10);
  await cell.click();
  await page.waitForLoadState();
  const found = await countRows(page);
  report.check(found === promised, name, `the cell says ${promised}, its list has ${found}`);
}

async function checkThreeClicks(page, address) {
  await page.goto(address);
  await page.getByRole("link", { name: "Risultati 2025" }).first().click();
  await page.locator("main").getByRole("link", { name: "Digitalizzare lo stato civile" }).last().click();
  const text = await page.locator("main").textContent();
  report.check(text.includes("50,0 %"), page.url(), "does not say 50,0 %");
  await page.getByText("Come è calcolato").click();
  report.check(await page.locator(".derivation ul").isVisible(), page.url(), "does not say why");
}

async function checkWithoutScript(context, address, kinds) {
  const page = await (await context.browser().newContext({ javaScriptEnabled: false })).newPage();
  for (const name of kinds) {
    await page.goto(address + encodeURI(name));
    report.check(await page.locator("h1").isVisible(), name, "no heading without JavaScript");
    const links = await page.locator("main a").count();
    report.check(links > 0 || name.includes("glossario"), name, "leads nowhere without JavaScript");
    report.check((await page.locator("form.filters").count()) === 0, name, "a filter that does nothing");
  }
}

async function checkFolder(page, folder) {
  await page.goto(pathToFileURL(join(folder, "2025/index.html")).href);
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

await withSite(process.argv[2], process.argv[3], async ({ address, folder, kinds }) => {
  await withBrowser(async (context) => {
    const page = await context.newPage();
    await checkFilters(page, address);
    await checkMatrix(page, address);
    await checkThreeClicks(page, address);
    await checkFolder(page, folder);
    if (context.browser()) await checkWithoutScript(context, address, kinds);
  });
});
report.finish("use");
