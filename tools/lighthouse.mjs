/**
 * What Lighthouse says of the pages of a built site, on a mid-range telephone with a slow connection:
 *
 *   .venv/bin/node tools/lighthouse.mjs [--root output] [/adresse/ …]
 *
 * Without addresses, every page: count some seven seconds for each. A line a page: performance,
 * accessibility, best practices, SEO, out of 100. The exit code is 1 where a page has less than 98 for
 * performance or less than 100 for the others, and 2 where a page could not be judged. `make test` installs it.
 */
import path from "node:path";
import { parseArgs } from "node:util";

import { BrowserMissing, launch } from "../plugins/a11y/browser/chromium.mjs";
import { serve } from "../plugins/a11y/browser/server.mjs";
import { pagesOf } from "./pages.mjs";

// Who meets an error has not looked for it: search engines are told so.
const ERROR = "/404.html";
const LEAST = { performance: 98, accessibility: 100, "best-practices": 100, seo: 100 };

/** The scores of one page by category, and the audits that took points away. */
async function judge(lighthouse, browser, url) {
  const page = await browser.newPage();
  try {
    const { lhr } = await lighthouse(url, { logLevel: "silent", onlyCategories: Object.keys(LEAST) }, undefined, page);
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
    const categories = Object.entries(lhr.categories);
    const without = categories.filter(([, { score }]) => score === null).map(([name]) => name);
    if (without.length > 0) throw new Error(`Pas de note pour\u00a0: ${without.join(", ")}.`);
    const scores = Object.fromEntries(categories.map(([name, { score }]) => [name, Math.round(score * 100)]));
    const lost = categories.flatMap(([name, { auditRefs }]) =>
      scores[name] === 100
        ? []
        : auditRefs
            .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
            .map(({ id }) => `${id} ${lhr.audits[id].displayValue ?? ""}`.trim()),
    );
    return { scores, lost };
  } finally {
    await page.close();
  }
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { root: { type: "string", default: "output" } },
  });
  const root = path.resolve(values.root);
  const addresses = positionals.length > 0 ? positionals : (await pagesOf(root)).filter((address) => address !== ERROR);
  const { default: lighthouse } = await import("../tests/node_modules/lighthouse/core/index.js");
  const server = await serve(root, { compress: true });
  console.log("performance  accessibilité  bonnes pratiques  SEO  page");
  for (const address of addresses) {
    // Each in a browser that has seen nothing yet.
    const browser = await launch();
    try {
      const { scores, lost } = await judge(lighthouse, browser, new URL(address, server.url).href);
      const low = Object.entries(LEAST).some(([name, least]) => !(scores[name] >= least));
      if (low) process.exitCode ||= 1;
      const [performance, accessibility, practices, seo] = Object.keys(LEAST).map((name) => String(scores[name]));
      const figures = performance.padStart(11) + accessibility.padStart(15) + practices.padStart(18) + seo.padStart(5);
      console.log(`${figures}  ${address}${lost.length > 0 ? `  (${lost.join(", ")})` : ""}`);
    } catch (error) {
      console.error(`${address}\u00a0: non jugée. ${error.message}`);
      process.exitCode = 2;
    } finally {
      await browser.close();
    }
  }
  process.exit();
}

try {
  await main();
} catch (error) {
  if (!(error instanceof BrowserMissing)) throw error;
  console.error(error.message);
  process.exit(2);
}
