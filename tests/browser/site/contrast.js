// What charts and icons are drawn with can be told from what lies below and beside it: 3 : 1, and
// 4.5 : 1 for figures in them. Measured on the colours that the browser computes, on the longest
// and the shortest page of every kind, in the colours of the site and in dark ones that people
// choose themselves; texts outside of drawings are axe's matter.
//
// usage: node contrast.js VETRO CONTENT
import { withBrowser } from "../chromium.js";
import { Report } from "./report.js";
import { withSite } from "./site.js";

const report = new Report();

// In the page: what cannot be told apart, and how many shapes were looked at.
const measure = () => {
  const SHAPE = 3;
  const TEXT = 4.5;
  const faults = new Set();
  let looked = 0;

  // Red, green, blue and opacity; behind a pattern stands its colour. None: undefined.
  const parse = (paint, opacity) => {
    const found = /rgba?\(([^)]+)\)/.exec(paint);
    if (paint === "none" || found === null) return undefined;
    const [red, green, blue, alpha = 1] = found[1].split(",").map(Number);
    return alpha * opacity > 0 ? [red, green, blue, alpha * opacity] : undefined;
  };
  const lay = (above, below) =>
    above && [0, 1, 2].map((i) => above[i] * above[3] + below[i] * (1 - above[3]));
  const luminance = (colour) =>
    colour
      .map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
  const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const best = (colours, other) => Math.max(0, ...colours.filter(Boolean).map((colour) => contrast(colour, other)));

  const findBackground = (element) => {
    for (let around = element; around !== null; around = around.parentElement) {
      const colour = parse(getComputedStyle(around).backgroundColor, 1);
      if (colour) return lay(colour, [255, 255, 255]);
    }
    return [255, 255, 255];
  };
  const sameBox = (a, b) => a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
  const holds = (box, { x, y, width, height }) =>
    box.x <= x + width / 2 && box.x + box.width >= x + width / 2 &&
    box.y <= y + height / 2 && box.y + box.height >= y + height / 2;

  // The shapes of a drawing in the order in which they are painted, each with what it lies on.
  // Phases that overlap are one shape: those that go together need not be told apart.
  const alike = ({ element: one }, { element: other }) =>
    one.matches(".gantt rect") && other.matches(".gantt rect") &&
    one.getAttribute("class") === other.getAttribute("class");
  const readShapes = (drawing, background) => {
    const frame = getComputedStyle(drawing);
    const edge = frame.outlineStyle === "none" ? undefined : parse(frame.outlineColor, 1);
    const shapes = [];
    for (const element of drawing.querySelectorAll("rect, path, circle, line, polyline, text")) {
      const style = getComputedStyle(element);
      const box = element.getBBox();
      const halo = shapes.findLast((shape) => sameBox(shape.box, box) && shape.stroke && !shape.fill);
      const under = shapes.findLast((shape) => shape.fill && holds(shape.box, box));
      const below = halo?.stroke ?? (under && alike(under, { element }) ? under.below : under?.fill) ?? background;
      if (halo) halo.covered = true;
      const text = element.localName === "text";
      shapes.push({
        element, box, below, text,
        fill: lay(parse(style.fill, style.fillOpacity), below),
        stroke: text ? undefined : lay(parse(style.stroke, style.strokeOpacity) ?? (shapes.length ? undefined : edge), below),
      });
    }
    return shapes;
  };

  const describe = ({ element }) =>
    `${element.closest("svg").getAttribute("class")} ${element.localName}.${element.getAttribute("class")}`;
  const judge = (shape) => {
    // Lines that divide years up are there to help the eye only.
    if (shape.covered || shape.element.matches(".ticks")) return;
    looked++;
    const found = best([shape.fill, shape.stroke], shape.below);
    if (found < (shape.text ? TEXT : SHAPE)) faults.add(`${describe(shape)}: ${found.toFixed(2)} : 1 on what lies below`);
  };
  const judgeNeighbours = (left, right) => {
    const gap = right.stroke ?? left.stroke;
    const line = gap && Math.min(best([left.fill], gap), best([right.fill], gap));
    const found = Math.max(line ?? 0, left.fill && right.fill ? contrast(left.fill, right.fill) : SHAPE);
    if (found < SHAPE) faults.add(`${describe(left)} and ${describe(right)}: ${found.toFixed(2)} : 1 side by side`);
  };

  for (const drawing of document.querySelectorAll("svg")) {
    if (drawing.matches(".patterns") || !drawing.checkVisibility()) continue;
    const shapes = readShapes(drawing, findBackground(drawing));
    shapes.forEach(judge);
    const row = shapes.filter(({ element }) => element.localName === "rect");
    for (const left of row) {
      for (const right of row)
        if (left !== right && !alike(left, right) && Math.abs(left.box.x + left.box.width - right.box.x) < 1) judgeNeighbours(left, right);
    }
  }
  for (const pattern of document.querySelectorAll(".patterns pattern")) {
    const [ground, ...marks] = [...pattern.children].map((element) => getComputedStyle(element));
    for (const mark of marks) {
      looked++;
      const colours = [parse(mark.fill, 1), parse(mark.stroke, 1)].map((colour) => colour?.slice(0, 3));
      const found = best(colours, parse(ground.fill, 1).slice(0, 3));
      if (found < SHAPE) faults.add(`${pattern.id}: ${found.toFixed(2)} : 1 within it`);
    }
  }
  return { looked, faults: [...faults] };
};

const COLOURS = {
  "colours of the site": { forcedColors: "none", colorScheme: "light" },
  "forced colours": { forcedColors: "active", colorScheme: "dark" },
};

await withSite(process.argv[2], process.argv[3], async ({ address, kinds }) => {
  await withBrowser(async (context) => {
    const page = await context.newPage();
    let looked = 0;
    for (const name of kinds) {
      await page.goto(address + encodeURI(name));
      for (const [what, media] of Object.entries(COLOURS)) {
        await page.emulateMedia(media);
        const found = await page.evaluate(measure);
        looked += found.looked;
        for (const fault of found.faults) report.fault(`${name}, ${what}`, fault);
      }
    }
    report.check(looked > 10 * kinds.length, "site", `only ${looked} shapes to look at`);
    console.log(`${looked} shapes on ${kinds.length} pages`);
  });
});
report.finish("contrast");
