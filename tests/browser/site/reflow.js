// On a screen of 320 px, and with text of twice the size, nothing but tables scrolls sideways
// and no text is cut off, with all disclosures open; on the screen, the text of charts is big enough.
//
// usage: node reflow.js VETRO CONTENT
import { withBrowser } from "../chromium.js";
import { Report } from "./report.js";
import { withSite } from "./site.js";

const report = new Report();

// In the page: shows all there is, in text of that size.
const unfold = (size) => {
  document.documentElement.style.fontSize = size;
  for (const details of document.querySelectorAll("details")) details.open = true;
};

// Elements that stick out of the page, but for those within a region that scrolls.
const findOverflow = () => {
  const width = document.documentElement.clientWidth;
  const found = [];
  for (const element of document.querySelectorAll("body *")) {
    if (element.closest(".table-responsive, .visually-hidden, .visually-hidden-focusable, svg"))
      continue;
    if (element.getBoundingClientRect().right > width + 1)
      found.push(`${element.localName}.${element.className} ${element.textContent.trim().slice(0, 30)}`);
  }
  if (document.documentElement.scrollWidth > width) found.push("the page scrolls sideways");
  return found;
};

// Text that its box cuts off.
const findCut = () =>
  [...document.querySelectorAll("main *, header *, footer *")]
    .filter((element) => {
      const style = getComputedStyle(element);
      return (
        !element.closest(".visually-hidden, svg") &&
        style.overflow === "hidden" &&
        (element.scrollWidth > element.clientWidth + 1 ||
          element.scrollHeight > element.clientHeight + 1)
      );
    })
    .map((element) => `cut off: ${element.localName}.${element.className}`);

// Text of charts shrinks with them.
const findTiny = () => {
  const LEAST = 9;
  const found = [];
  for (const chart of document.querySelectorAll("main svg:has(text)")) {
    const scale = chart.getBoundingClientRect().width / chart.viewBox.baseVal.width;
    for (const text of chart.querySelectorAll("text")) {
      const size = Number.parseFloat(getComputedStyle(text).fontSize) * scale;
      if (size < LEAST) found.push(`"${text.textContent}" in ${chart.classList} is ${size.toFixed(1)} px tall`);
    }
  }
  return found;
};

await withSite(process.argv[2], process.argv[3], async ({ address, kinds }) => {
  await withBrowser(async (context) => {
    const page = await context.newPage();
    const cases = [
      { what: "320 px", width: 320, size: "", questions: [findOverflow, findCut, findTiny] },
      { what: "text of 200 %", width: 1280, size: "200%", questions: [findOverflow, findCut] },
    ];
    for (const { what, width, size, questions } of cases) {
      await page.setViewportSize({ width, height: 900 });
      for (const name of kinds) {
        await page.goto(address + encodeURI(name));
        await page.evaluate(unfold, size);
        for (const question of questions)
          for (const fault of await page.evaluate(question)) report.fault(`${name}, ${what}`, fault);
      }
    }
    console.log(`${kinds.length} kinds of page`);
  });
});
report.finish("reflow");
