// Pictures of a few pages, small enough for a README.
//
// usage: node screenshots.js SITE FOLDER
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { withBrowser } from "./chromium.js";

const PICTURES = {
  dashboard: { page: "2025/index.html", width: 1100, height: 900 },
  objective: { page: "2025/obiettivi/25.29.1.1.10_0004/index.html", width: 1100, height: 900 },
  phone: { page: "2025/linee/cremona-attrattiva/index.html", width: 360, height: 780 },
};

await withBrowser(async (context) => {
  const page = await context.newPage();
  for (const [name, { page: path, width, height }] of Object.entries(PICTURES)) {
    await page.setViewportSize({ width, height });
    await page.goto(pathToFileURL(join(process.argv[2], path)).href);
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: join(process.argv[3], `${name}.png`), scale: "css" });
  }
});
