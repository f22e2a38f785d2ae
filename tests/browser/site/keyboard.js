// With the keyboard only: the skip links come first and work, every link and control is
// reached in order and shows that it has the focus, and nothing keeps it. The menu of an edition
// is a line that opens on a phone, and is there without opening on a wide screen.
//
// usage: node keyboard.js VETRO CONTENT
import { withBrowser } from "../chromium.js";
import { Report } from "./report.js";
import { withSite } from "./site.js";

const report = new Report();

// In the page: at every release of the Tab key, notes what has the focus: its number among all
// elements, and whether one can see that it has it. Within the page, since a question from
// outside after each of thousands of keys takes longer than all else.
const noteFocus = () => {
  const numbers = new Map([...document.querySelectorAll("*")].map((element, index) => [element, index]));
  globalThis.focused = [];
  addEventListener("keyup", () => {
    const element = document.activeElement;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    globalThis.focused.push({
      number: numbers.get(element),
      name: `${element.localName} ${element.textContent.trim().slice(0, 40)}`,
      leftAll: element === document.body || element === document.documentElement,
      visible: style.boxShadow !== "none" || style.outlineStyle !== "none",
      inView: box.bottom > 0 && box.top < innerHeight && box.width > 0,
    });
  });
};

const countStops = () =>
  [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")].filter(
    (element) => element.type !== "hidden" && element.checkVisibility(),
  ).length;

// Presses Tab many times without waiting in between: the browser takes all keys in order.
async function pressTab(page, times) {
  const TAB = { key: "Tab", code: "Tab", windowsVirtualKeyCode: 9 };
  const session = await page.context().newCDPSession(page);
  const keys = Array.from({ length: times }).flatMap(() => ["rawKeyDown", "keyUp"]);
  await Promise.all(keys.map((type) => session.send("Input.dispatchKeyEvent", { type, ...TAB })));
  await session.detach();
}

function checkOrder(name, focused, stops) {
  let before = -1;
  let reached = 0;
  for (const focus of focused) {
    if (focus.leftAll || (reached > 0 && focus.number === focused[0].number)) break;
    reached++;
    report.check(focus.visible, name, `one cannot see the focus on ${focus.name}`);
    report.check(focus.inView, name, `the focus is out of view on ${focus.name}`);
    report.check(focus.number > before, name, `out of order: ${focus.name}`);
    before = focus.number;
  }
  report.check(reached < focused.length, name, "the focus never comes to an end");
  // The stars of the feedback are one stop.
  const STARS = 4;
  report.check(reached >= stops - STARS, name, `${reached} of ${stops} stops were reached`);
}

async function walkThrough(page, name) {
  const stops = await page.evaluate(countStops);
  await page.evaluate(noteFocus);
  await pressTab(page, stops + 1);
  const focused = await page.evaluate(() => globalThis.focused);
  report.check(focused.length === stops + 1, name, `${focused.length} keys of ${stops + 1} arrived`);
  checkOrder(name, focused, stops);
  const first = await page.evaluate(() =>
    [...document.querySelectorAll("*")].indexOf(document.querySelector("a[href]")));
  report.check(focused[0]?.number === first, name, `the first stop is ${focused[0]?.name}`);
}

async function checkSkipLink(page, name) {
  await page.locator("a[href]").first().press("Enter");
  const skipped = await page.evaluate(() => document.activeElement.id);
  report.check(skipped === "contenuto", name, "the first stop does not skip to the content");
}

async function checkMenu(page, name) {
  const summary = page.locator(".edition-bar summary");
  const links = page.locator(".edition-bar a");
  const shown = () => links.filter({ visible: true }).count();
  await page.goto(name);
  report.check(!(await summary.isVisible()), name, "a menu to open on a wide screen");
  report.check((await shown()) === (await links.count()), name, "links of the menu are hidden on a wide screen");

  const wide = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  const { height } = await page.locator(".edition-bar").boundingBox();
  report.check(height >= 24 && height <= 64, name, `on a phone the closed menu takes ${height} px`);
  report.check((await shown()) === 0, name, "the menu is not closed on a phone");
  await summary.press("Enter");
  report.check((await shown()) === (await links.count()), name, "the menu does not open with the keyboard");
  await summary.press("Enter");
  report.check((await shown()) === 0, name, "the menu does not close with the keyboard");
  await page.setViewportSize(wide);
}

await withSite(process.argv[2], process.argv[3], async ({ address, kinds, edition }) => {
  await withBrowser(async (context) => {
    const page = await context.newPage();
    for (const name of kinds) {
      await page.goto(address + encodeURI(name));
      await walkThrough(page, name);
      await checkSkipLink(page, name);
    }
    await checkMenu(page, `${address}${edition}/index.html`);
    console.log(`${kinds.length} pages`);
  });
});
report.finish("keyboard");
