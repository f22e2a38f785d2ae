// `vetro serve` with a browser: an open page refreshes itself after a change; errors of the
// content stand over the last good page, with place and remedy, and go when they are mended.
//
// usage: node preview.js VETRO CONTENT [SCREENSHOT]
import { spawn } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { withBrowser } from "../chromium.js";
import { Report } from "../site/report.js";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const report = new Report();

// Starts the preview; resolves with its process and address once it can be looked at.
function start(vetro, folder) {
  const child = spawn(vetro, ["serve", "--port", "8180"], { cwd: folder, env: { ...process.env, LC_ALL: "C.UTF-8" } });
  return new Promise((done, failed) => {
    let said = "";
    child.stdout.on("data", (part) => {
      said += part;
      const found = said.match(/http:\/\/127\.0\.0\.1:\d+\//);
      if (found) done({ child, address: found[0] });
    });
    child.on("exit", (status) => failed(new Error(`vetro serve: status ${status}: ${said}`)));
  });
}

// Resolves with the exit status.
function stop(child) {
  const ended = new Promise((done) => child.once("exit", done));
  child.kill("SIGINT");
  return ended;
}

async function edit(file, old, fresh) {
  const text = await readFile(file, "utf8");
  if (!text.includes(old)) throw new Error(`${file} does not hold ${old}`);
  await writeFile(file, text.replaceAll(old, fresh));
}

// Waits until the page that `load` brings listens to the preview.
async function listening(page, load) {
  const listens = page.waitForResponse((response) => response.url().endsWith("/events"));
  await load();
  await listens;
}

async function checkRefresh(page, site) {
  await page.evaluate(() => (window.stale = true));
  await edit(site, "Performance del Comune di Prova", "Un titolo appena cambiato");
  await page.waitForFunction(() => !window.stale && document.body.textContent.includes("Un titolo appena cambiato"));
}

async function checkOverlay(page, site, screenshot) {
  const panel = page.getByRole("alert");
  await page.evaluate(() => (window.kept = true));
  await edit(site, '"licence"', '"licenza"');
  await panel.waitFor();
  const text = await panel.textContent();
  for (const part of [/content\/site\.json:\d+:\d+/, /licenza/, /licence/, /Che cosa fare/])
    report.check(part.test(text), "errors", `${part} is not in "${text}"`);
  report.check(await page.locator("h1").isVisible(), "errors", "the last good page is not below");
  if (screenshot) await page.screenshot({ path: screenshot });
  await page.evaluate(await readFile(AXE, "utf8"));
  const broken = await page.evaluate(() => window.axe.run("#vetro-preview").then((found) => found.violations));
  for (const violation of broken) report.fault("errors", `${violation.id}: ${violation.help}`);
  await page.getByRole("button", { name: "Mostra la pagina" }).click();
  report.check(!(await panel.isVisible()), "errors", "they cannot be put aside");
  await edit(site, "Un titolo appena cambiato", "Un titolo con errore");
  await edit(site, '"licenza"', '"licenze"');
  await panel.waitFor();
  await edit(site, '"licenze"', '"licence"');
  await page.waitForFunction(() => !window.kept && document.body.textContent.includes("Un titolo con errore"));
  await panel.waitFor({ state: "detached" });
}

// Mended without any change of the site: the errors go, the page is not loaded again.
async function checkMended(page, site) {
  await page.evaluate(() => (window.kept = true));
  await edit(site, '"licence"', '"licenza"');
  await page.getByRole("alert").waitFor();
  await edit(site, '"licenza"', '"licence"');
  await page.getByRole("alert").waitFor({ state: "detached" });
  report.check(await page.evaluate(() => window.kept), "mended", "the page was loaded again");
}

async function look(page, address, folder, screenshot) {
  const site = join(folder, "content", "site.json");
  page.on("pageerror", (error) => report.fault(page.url(), error.message));
  page.on("console", (message) => {
    const expected = /favicon\.ico$|non\/esiste$|\/events$/.test(message.location().url);
    if (message.type() === "error" && !expected) report.fault(page.url(), message.text());
  });
  await page.goto(address);
  await checkRefresh(page, site);
  await checkOverlay(page, site, screenshot);
  await checkMended(page, site);
  await listening(page, () => page.goto(`${address}non/esiste`));
  await page.evaluate(() => (window.stale = true));
  await listening(page, () => edit(site, "Un titolo con errore", "Un altro titolo"));
  await page.waitForFunction(() => !window.stale);
}

const [vetro, content, screenshot] = process.argv.slice(2).map((word) => resolve(word));
const folder = await mkdtemp(join(tmpdir(), "vetro-preview-"));
try {
  await cp(content, join(folder, "content"), { recursive: true });
  const { child, address } = await start(vetro, folder);
  await withBrowser(async (context) => {
    const page = await context.newPage();
    await look(page, address, folder, screenshot);
    const status = await stop(child);
    report.check(status === 0, "end", `status ${status} with a page open`);
    await page.getByText("L’anteprima è ferma").waitFor();
  }).finally(() => child.kill("SIGKILL"));
} finally {
  await rm(folder, { recursive: true, force: true });
}
report.finish("preview");
