// html-validate and the Nu HTML checker on every page.
//
// usage: node html.js VETRO CONTENT
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { FileSystemConfigLoader, HtmlValidate } from "html-validate";
import vnu from "vnu-jar";
import { Report } from "./report.js";
import { withSite } from "./site.js";

const loader = new FileSystemConfigLoader({
  root: true,
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: {
    "no-inline-style": "error",
    "script-type": "error",
    // Tables wider than the page scroll within a region that takes the focus.
    "prefer-native-element": ["error", { exclude: ["region", "img"] }],
    // How the markup is written down is the templates' matter.
    "no-trailing-whitespace": "off",
    "void-style": "off",
    "attr-quotes": "off",
    "long-title": "off",
  },
});
const report = new Report();

async function validate(folder, pages) {
  const validator = new HtmlValidate(loader);
  for (const name of pages) {
    const { results } = await validator.validateFile(join(folder, name));
    for (const { messages } of results) {
      for (const { ruleId, line, message } of messages)
        report.fault(`${name}:${line}`, `${ruleId}: ${message}`);
    }
  }
}

function checkNu(folder) {
  const options = ["-jar", vnu, "--format", "json", "--skip-non-html", folder];
  const { stderr, error } = spawnSync("java", options, {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (error) throw error;
  for (const { type, url, lastLine, message } of JSON.parse(stderr).messages) {
    // It reads files, which have no origin that 'self' could be.
    if (message.startsWith("Resource violates Content Security Policy (meta tag): external"))
      continue;
    report.fault(`${url.split("/site/").pop()}:${lastLine}`, `${type}: ${message}`);
  }
}

await withSite(process.argv[2], process.argv[3], async ({ folder, pages: read, aliases }) => {
  const pages = [...read, ...aliases];
  await validate(folder, pages);
  checkNu(folder);
  console.log(`${pages.length} pages`);
});
report.finish("html");
