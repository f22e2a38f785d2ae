// axe on the longest and the shortest page of every kind, on a narrow and on a wide screen, with
// all disclosures open.
//
// usage: node axe.js VETRO CONTENT
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { withBrowser } from "../chromium.js";
import { Report } from "./report.js";
import { withSite } from "./site.js";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const report = new Report();

// In the page: opens the disclosures, and leaves of the rows of a table and the entries of a list
// that are built alike, with the same elements and classes, only the first few: axe finds the
// same in each of the hundreds that there are.
const prepare = () => {
  const FEW = 3;
  for (const details of document.querySelectorAll("details")) details.open = true;
  for (const list of document.querySelectorAll("tbody, ul, ol")) {
    const seen = new Map();
    for (const entry of [...list.children]) {
      const built = [entry, ...entry.querySelectorAll("*")]
        .map((element) => `${element.localName}.${element.getAttribute("class")}`)
        .join(" ");
      seen.set(built, (seen.get(built) ?? 0) + 1);
      if (seen.get(built) > FEW) entry.remove();
    }
  }
};

async function checkPage(page, name) {
  const found = await page.evaluate(
    (tags) =>
      globalThis.axe.run(document, {
        runOnly: { type: "tag", values: tags },
        resultTypes: ["violations"],
        rules: { "target-size": { enabled: true } },
      }),
    TAGS,
  );
  report.check(found.passes.length > 10, name, "axe had nothing to look at");
  for (const { id, nodes } of found.violations) {
    for (const node of nodes.slice(0, 3))
      report.fault(name, `${id}: ${node.target} ${node.failureSummary.replace(/\s+/g, " ")}`);
  }
}

await withSite(process.argv[2], process.argv[3], async ({ address, kinds }) => {
  await withBrowser(async (context) => {
    const page = await context.newPage();
    for (const name of kinds) {
      await page.goto(address + encodeURI(name));
      await page.evaluate(prepare);
      await page.evaluate(axe);
      for (const width of [360, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        await checkPage(page, `${name} at ${width} px`);
      }
    }
    console.log(`${kinds.length} pages`);
  });
});
report.finish("axe");
