// Every kind of page printed to PDF: tagged, on as many sheets as its content takes, without
// navigation, with disclosures open.
//
// usage: node print.js VETRO CONTENT
import { withBrowser } from "../chromium.js";
import { Report } from "./report.js";
import { withSite } from "./site.js";

const report = new Report();

function countSheets(pdf) {
  return (pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? []).length;
}

// What paper does not need, and what must not stay closed on it.
const findFaults = () => {
  const faults = [];
  const shown = (selector) =>
    [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility());
  for (const element of shown("nav:not(.document-contents), .filters, .choices, .feedback, .find"))
    faults.push(`${element.localName}.${element.className} is printed`);
  for (const element of document.querySelectorAll("main details > :not(summary)"))
    if (element.getBoundingClientRect().height === 0) faults.push("a disclosure stays closed");
  return faults;
};

// The official tables lie on the side, every sheet of them.
function checkOfficial(name, pdf) {
  const boxes = pdf.toString("latin1").match(/\/MediaBox\s*\[0 0 [\d.]+ [\d.]+\]/g) ?? [];
  const upright = boxes.filter((box) => {
    const [width, height] = box.match(/[\d.]+ [\d.]+\]/)[0].split(" ").map(Number.parseFloat);
    return width < height;
  });
  report.check(boxes.length > 5, name, `${boxes.length} sheets`);
  report.check(upright.length === 0, name, `${upright.length} of ${boxes.length} sheets are upright`);
}

// An objective with so many indicators has a single sheet; so many phases fill one more.
const FEW = 4;
const PHASES = 12;
const MILLIMETRES = 96 / 25.4;

await withSite(process.argv[2], process.argv[3], async ({ address, kinds }) => {
  await withBrowser(async (context) => {
    const page = await context.newPage();
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: Math.round(180 * MILLIMETRES), height: 1000 });
    for (const name of kinds) {
      await page.goto(address + encodeURI(name));
      for (const fault of await page.evaluate(findFaults)) report.fault(name, fault);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      report.check(width <= Math.round(180 * MILLIMETRES), name, `${width} px wide on a sheet`);
      const pdf = await page.pdf({ preferCSSPageSize: true, tagged: true });
      const sheets = countSheets(pdf);
      report.check(sheets > 0 && sheets < 60, name, `${sheets} sheets`);
      report.check(pdf.includes("/StructTreeRoot"), name, "the PDF has no tags");
      const kind = await page.evaluate(() => document.body.dataset.page);
      if (kind === "print") checkOfficial(name, pdf);
      if (kind === "objective") {
        const indicators = await page.locator(".indicators tbody tr").count();
        const phases = await page.locator(".schedule tbody tr").count();
        const most = (indicators <= FEW ? 1 : 2) + Math.ceil(phases / PHASES);
        report.check(sheets <= most, name, `${indicators} indicators and ${phases} phases take ${sheets} sheets`);
      }
    }
  });
});
report.finish("print");
