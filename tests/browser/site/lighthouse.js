// Lighthouse on five kinds of page: at least 95 of 100 in every category; 100 is the aim.
//
// usage: node lighthouse.js VETRO CONTENT
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { FLAGS } from "../chromium.js";
import { Report } from "./report.js";
import { withSite } from "./site.js";

const GATE = 95;
const KINDS = ["home", "edition", "objectives", "objective", "matrix"];
const report = new Report();

function judge(name, result) {
  const scores = Object.values(result.categories).map(({ id, score }) => [id, Math.round(score * 100)]);
  console.log(name, scores.map(([id, score]) => `${id} ${score}`).join(", "));
  for (const [id, score] of scores) {
    if (score >= GATE) continue;
    const failed = Object.values(result.audits).filter((audit) => audit.score !== null && audit.score < 0.9);
    report.fault(name, `${id} ${score}: ${failed.map((audit) => audit.id).join(", ")}`);
  }
}

await withSite(process.argv[2], process.argv[3], async ({ address, find }) => {
  const profile = await mkdtemp(join(tmpdir(), "vetro-chromium-"));
  const chromePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  const chrome = await launch({
    chromePath,
    userDataDir: profile,
    chromeFlags: ["--headless", ...FLAGS],
  });
  try {
    const pages = KINDS.map((kind) => find(kind) ?? find("axis"));
    for (const name of pages) {
      const { lhr } = await lighthouse(address + name, { port: chrome.port, logLevel: "error" });
      judge(name, lhr);
    }
  } finally {
    await chrome.kill();
    await rm(profile, { recursive: true, force: true });
  }
});
report.finish("lighthouse");
