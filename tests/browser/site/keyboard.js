// With the keyboard only: the skip links come first and work, every link and control is
// reached in order and shows that it has the focus, and nothing keeps it.
//
// usage: node keyboard.js VETRO CONTENT
import { withBrowser } from "../chromium.js";
import { Report } from "./report.js";
import { withSite } from "./site.js";

const report = new Report();

// What has the focus: its number among all that can have it, and whether one can see that.
const describeFocus = () => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  return {
    number: [...document.querySelectorAll("*")].indexOf(element),
    name: `${element.localName} ${element.textContent.trim().slice(0, 40)}`,
    leftAll: element === document.body || element === document.documentElement,
    visible: style.boxShadow !== "none" || style.outlineStyle !== "none",
    inView: box.bottom > 0 && box.top < innerHeight && box.width > 0,
  };
};

const countStops = () =>
  [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")].filter(
    (element) => element.type !== "hidden" && element.checkVisibility(),
  ).length;

async function walkThrough(page, name) {
  const stops = await page.evaluate(countStops);
  let before = -1;
  let first = -1;
  let reached = 0;
  for (;;) {
    await page.keyboard.press("Tab");
    const focus = await page.evaluate(describeFocus);
    if (focus.leftAll || focus.number === first || reached > stops) break;
    if (first < 0) first = focus.number;
    reached++;
    report.check(focus.visible, name, `one cannot see the focus on ${focus.name}`);
    report.check(focus.inView, name, `the focus is out of view on ${focus.name}`);
    report.check(focus.number > before, name, `out of order: ${focus.name}`);
    before = focus.number;
  }
  // The stars of the feedback are one stop.
  const STARS = 4;
  report.check(reached >= stops - STARS, name, `${reached} of ${stops} stops were reached`);
}

await withSite(process.argv[2], process.argv[3], async ({ address, kinds }) => {
  await withBrowser(async (context) => {
    const page = await context.newPage();
    for (const name of kinds) {
      await page.goto(address + encodeURI(name));
      await walkThrough(page, name);
      await page.goto(address + encodeURI(name));
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      const skipped = await page.evaluate(() => document.activeElement.id);
      report.check(skipped === "contenuto", name, "the first stop does not skip to the content");
    }
    console.log(`${kinds.length} kinds of page`);
  });
});
report.finish("keyboard");
