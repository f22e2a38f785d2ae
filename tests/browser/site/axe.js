// axe on the longest and the shortest page of every kind on a narrow screen, and on the shortest
// on a wide one, with all disclosures open.
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

async function checkPage(page, name) {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
  await page.evaluate(axe);
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

await withSite(process.argv[2], process.argv[3], async ({ address, kinds, shortest }) => {
  await withBrowser(async (context) => {
    const page = await context.newPage();
    const cases = [
      { width: 360, names: kinds },
      { width: 1440, names: shortest },
    ];
    for (const { width, names } of cases) {
      await page.setViewportSize({ width, height: 900 });
      for (const name of names) {
        await page.goto(address + encodeURI(name));
        await checkPage(page, `${name} at ${width} px`);
      }
    }
    console.log(`${kinds.length} pages of ${shortest.length} kinds`);
  });
});
report.finish("axe");
