// Every page of the site in a browser: nothing that breaks the policy, no request elsewhere, no
// cookie, no error on the console, no missing file. Pages that lead on arrive at one of these.
//
// usage: node walk.js VETRO CONTENT
import { withBrowser } from "../chromium.js";
import { Report } from "./report.js";
import { withSite } from "./site.js";

const report = new Report();

function watch(page, origin, state) {
  page.on("console", (message) => {
    if (message.type() === "error") report.fault(state.name, `console: ${message.text()}`);
  });
  page.on("pageerror", (error) => report.fault(state.name, `script: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(origin)) report.fault(state.name, `asks ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400)
      report.fault(state.name, `${response.status()} ${response.url()}`);
  });
}

await withSite(process.argv[2], process.argv[3], async ({ address, pages, aliases }) => {
  await withBrowser(async (context) => {
    const page = await context.newPage();
    const state = { name: "" };
    const titles = new Map();
    await page.addInitScript(() => {
      globalThis.violations = [];
      document.addEventListener("securitypolicyviolation", (event) =>
        globalThis.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
    });
    watch(page, new URL(address).origin, state);
    for (const name of pages) {
      state.name = name;
      await page.goto(address + encodeURI(name));
      for (const violation of await page.evaluate(() => globalThis.violations))
        report.fault(name, `policy: ${violation}`);
      const title = await page.title();
      report.check(!titles.has(title), name, `same title as ${titles.get(title)}: ${title}`);
      titles.set(title, name);
    }
    for (const name of aliases) {
      state.name = name;
      await page.goto(address + encodeURI(name), { waitUntil: "commit" });
      await page.waitForURL((url) => !url.href.endsWith(encodeURI(name)));
      const arrived = decodeURI(page.url()).slice(address.length);
      report.check(pages.includes(arrived), name, `leads to ${page.url()}`);
    }
    report.check((await context.cookies()).length === 0, "site", "sets cookies");
    console.log(`${pages.length} pages, ${aliases.length} that lead on`);
  });
});
report.finish("walk");
