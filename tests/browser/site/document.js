// The relazione as one document, printed to PDF: nothing is lost or cut, sheets are numbered, and
// the headings become its outline.
//
// usage: node document.js VETRO CONTENT
import { execFileSync } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withBrowser } from "../chromium.js";
import { Report } from "./report.js";
import { withSite } from "./site.js";

const report = new Report();

// Points. Sheets are A4 with margins of 18 and 20 mm; in the one below stands the page number.
const POINTS = 72 / 25.4;
const SHEET = { width: 210 * POINTS, height: 297 * POINTS };
// The box of a word is as high as its line.
const MARGIN = { side: 17 * POINTS, top: 15 * POINTS };

// What the document must hold: all words of its text, in order; headings; tables.
const readPage = () => {
  const words = (element) => element.innerText.split(/\s+/).filter(Boolean);
  const shown = (selector) =>
    [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility());
  const blocks = "p, li, td, th, caption, figcaption, h1, h2, h3, h4, dt, dd";
  return {
    words: shown(".document :is(" + blocks + ")")
      .filter((element) => !element.parentElement.closest(blocks))
      .flatMap(words),
    headings: shown(".document h1, .document h2, .document h3, .document h4").map((element) =>
      words(element).join(" ")),
    chapters: shown(".chapter > h2").map((element) => words(element).join(" ")),
    contents: shown(".document-contents li").map((element) => words(element).join(" ")),
    tables: shown(".document table").length,
    rows: shown(".document tbody tr").map((row) =>
      [...row.cells].flatMap((cell) => words(cell)).join(" ")),
  };
};

function run(program, ...options) {
  return execFileSync(program, options, { encoding: "utf8", maxBuffer: 1 << 28 });
}

function decode(text) {
  const names = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };
  return text.replace(/&(?:#(\d+)|(\w+));/g, (whole, code, name) =>
    code ? String.fromCodePoint(Number(code)) : names[name] ?? whole);
}

// The sheets, each a list of words with their boxes.
function readSheets(pdf) {
  const words = /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g;
  return run("pdftotext", "-bbox", pdf, "-").split(/<page [^>]*>/).slice(1).map((sheet) =>
    [...sheet.matchAll(words)].map(([, left, top, right, bottom, text]) =>
      ({ left: +left, top: +top, right: +right, bottom: +bottom, text: decode(text) })));
}

function countWords(words) {
  const counts = new Map();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

// The chapters that somebody wrote for an edition.
async function countChapters(content, edition) {
  const names = await readdir(join(content, edition, "pages"));
  return names.filter((name) => name.endsWith(".md")).length;
}

function checkSheets(name, sheets, page) {
  // A cover, the contents, and at least a sheet a chapter; a document with tables takes more.
  const least = page.chapters.length > 5 ? 20 : page.chapters.length + 2;
  report.check(sheets.length >= least && sheets.length <= 45, name, `${sheets.length} sheets`);
  for (const [index, words] of sheets.entries()) {
    const place = `${name}, sheet ${index + 1}`;
    const outside = words.filter(({ left, top, right, bottom }) =>
      left < MARGIN.side || right > SHEET.width - MARGIN.side || top < MARGIN.top || bottom > SHEET.height);
    for (const { text } of outside) report.fault(place, `«${text}» stands in the margin`);
    const texts = words.map(({ text }) => text);
    const number = `${index + 1} / ${sheets.length}`;
    if (index > 0) report.check(texts.join(" ").includes(number), place, `no number ${number}`);
    report.check(words.length > 10, place, `${words.length} words: all but empty`);
  }
  const first = sheets[0].map(({ text }) => text).join(" ");
  report.check(first.includes(page.headings[0]), name, "no title on the cover");
}

// Nothing on the page that is not on paper as often. A long word may be broken in two.
function checkWords(name, sheets, page) {
  const printed = sheets.flat().map(({ text }) => text);
  const counts = countWords(printed);
  const all = printed.join("");
  for (const [word, count] of countWords(page.words)) {
    const found = counts.get(word) ?? 0;
    if (found < count) report.check(all.split(word).length > count, name, `«${word}»: ${found} times, not ${count}`);
  }
}

// A row whose first words stand on one sheet and whose last ones on the next is cut in two.
function checkRows(name, sheets, page) {
  const texts = sheets.map((words) => ` ${words.map(({ text }) => text).join(" ")} `);
  const least = page.chapters.length > 5 ? 100 : page.tables;
  report.check(page.rows.length >= least, name, `${page.rows.length} rows in ${page.tables} tables`);
  for (const row of page.rows) {
    const counts = countWords(row.split(" "));
    const whole = texts.some((text) =>
      [...counts].every(([word, count]) => text.split(word).length > count));
    report.check(whole, name, `the row «${row.slice(0, 60)}» stands whole on no sheet`);
  }
}

function checkOutline(name, pdf, page, written) {
  const xml = run("pdftohtml", "-xml", "-i", "-stdout", pdf);
  const outline = [...xml.matchAll(/<item page="\d+">(.*?)<\/item>/g)].map(([, text]) =>
    decode(text).split(/\s+/).join(" ").trim());
  const wanted = page.headings.filter((text) => !outline.includes(text));
  for (const text of wanted) report.fault(name, `«${text}» is not in the outline`);
  const { length } = page.chapters;
  report.check(length === page.contents.length && length === written, name,
    `${length} chapters, ${page.contents.length} in the contents, ${written} in the content`);
  for (const [index, text] of page.chapters.entries())
    report.check(page.contents[index] === text, name, `«${text}» is «${page.contents[index]}» in the contents`);
}

await withSite(process.argv[2], process.argv[3], async ({ address, find }) => {
  const work = await mkdtemp(join(tmpdir(), "vetro-document-"));
  try {
    await withBrowser(async (context) => {
      const page = await context.newPage();
      await page.emulateMedia({ media: "print" });
      const name = find("report_print");
      await page.goto(address + encodeURI(name));
      await page.evaluate(() => document.fonts.ready);
      const pdf = join(work, "relazione.pdf");
      await page.pdf({ path: pdf, preferCSSPageSize: true, tagged: true, outline: true });
      const wanted = await page.evaluate(readPage);
      const sheets = readSheets(pdf);
      checkSheets(name, sheets, wanted);
      checkWords(name, sheets, wanted);
      checkRows(name, sheets, wanted);
      checkOutline(name, pdf, wanted, await countChapters(process.argv[3], name.split("/")[0]));
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
});
report.finish("document");
