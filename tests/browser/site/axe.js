// axe on one page of every kind, wide and narrow, with all disclosures open.
//
// usage: node axe.js VETRO CONTENT
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { withBrowser } from "../chromium.js";
import { Report } from "./report.js";
import { withSite } from "./site.js";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const WIDTHS = [360, 1440];
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
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      for (const name of kinds) {
        await page.goto(address + encodeURI(name));
        await checkPage(page, `${name} at ${width} px`);
      }
    }
    console.log(`${kinds.length} kinds of page`);
  });
});
report.finish("axe");
