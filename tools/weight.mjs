/**
 * What a first visit of each page of a built site weighs, in a browser that knows nothing of it yet:
 *
 *   .venv/bin/node tools/weight.mjs [DOSSIER]
 *
 * Two figures: the bytes of the files, and what a server sends that compresses text (gzip), as all do.
 * The exit code is 1 where a page sends more than it may: 150 kB for the home page, 90 kB for any other.
 */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";

import { BrowserMissing, launch } from "../plugins/a11y/browser/chromium.mjs";
import { goto, setViewport } from "../plugins/a11y/browser/page.mjs";
import { IS_TEXT, serve } from "../plugins/a11y/browser/server.mjs";
import { pagesOf } from "./pages.mjs";

const HOME = 150_000;
const OTHER = 90_000;

const sizes = new Map();

/** Bytes of a file, and of what is sent of it. */
async function sizeOf(file) {
  if (!sizes.has(file)) {
    const body = await readFile(file);
    sizes.set(file, [body.length, IS_TEXT.test(file) ? gzipSync(body).length : body.length]);
  }
  return sizes.get(file);
}

/** What the browser asks for on its first visit of a page: `[bytes, bytes sent, files]`. */
async function weigh(browser, server, root, address) {
  server.served.clear();
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await setViewport(page);
  await goto(page, new URL(address, server.url).href);
  await page.waitForNetworkIdle({ idleTime: 100 });
  await context.close();
  let whole = 0;
  let sent = 0;
  for (const [name, digest] of server.served) {
    if (digest === null) continue;
    const file = path.join(root, name.endsWith("/") ? `${name}index.html` : name);
    const [bytes, compressed] = await sizeOf(file);
    whole += bytes;
    sent += compressed;
  }
  return [whole, sent, server.served.size];
}

async function main() {
  const root = path.resolve(process.argv[2] ?? "output");
  const pages = await pagesOf(root);
  const server = await serve(root);
  const browser = await launch();
  const rows = [];
  for (const address of pages) rows.push([address, ...(await weigh(browser, server, root, address))]);
  await browser.close();
  rows.sort((one, other) => other[2] - one[2]);
  for (const [address, whole, sent, files] of rows) {
    const most = address === "/" ? HOME : OTHER;
    const kilo = (bytes) => `${(bytes / 1000).toFixed(1).replace(".", ",")}\u00a0ko`;
    const verdict = sent > most ? `  TROP LOURDE (${kilo(most)} au plus)` : "";
    console.log(`${address}\u00a0: ${kilo(sent)} envoyés, ${kilo(whole)} en tout, ${files} fichiers${verdict}`);
    if (sent > most) process.exitCode = 1;
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
