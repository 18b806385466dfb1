/**
 * Take a picture of a page in the locked browser:
 *
 *   .venv/bin/node tools/screenshot.mjs output/index.html accueil.png --width 320 --scheme dark
 *
 * A file of a built site is served from the site's folder (`--root`, by default
 * `output` where the file lies in it, else the file's own folder).
 */
import { stat } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";

import { BrowserMissing, launch } from "../plugins/a11y/browser/chromium.mjs";
import { emulate, goto, setTextSpacing, setViewport } from "../plugins/a11y/browser/page.mjs";
import { serve } from "../plugins/a11y/browser/server.mjs";

const USAGE = `Usage : .venv/bin/node tools/screenshot.mjs PAGE IMAGE.png [options]
  PAGE               une adresse (http://127.0.0.1…), un fichier HTML ou un dossier construit
  --root DOSSIER     le dossier du site où PAGE se trouve (par défaut : output, ou le dossier de PAGE)
  --width 1280       largeur de la fenêtre, en pixels
  --height 800       hauteur de la fenêtre
  --zoom 1           2 : comme un zoom à 200 %
  --scheme light     light ou dark
  --forced-colors    couleurs forcées
  --print            comme imprimé
  --text-spacing     espacement du texte de WCAG 1.4.12
  --no-javascript    sans JavaScript
  --full-page        toute la page, et non la seule fenêtre
`;

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      root: { type: "string" },
      width: { type: "string", default: "1280" },
      height: { type: "string", default: "800" },
      zoom: { type: "string", default: "1" },
      scheme: { type: "string", default: "light" },
      "forced-colors": { type: "boolean", default: false },
      print: { type: "boolean", default: false },
      "text-spacing": { type: "boolean", default: false },
      "no-javascript": { type: "boolean", default: false },
      "full-page": { type: "boolean", default: false },
    },
  });
  const [width, height, zoom] = [values.width, values.height, values.zoom].map(Number);
  const sound = [width, height, zoom].every((number) => number > 0) && ["light", "dark"].includes(values.scheme);
  if (positionals.length !== 2 || !sound) throw new TypeError("arguments");
  const [target, image] = positionals;

  const { url, close } = await locatePage(target, values.root);
  let browser;
  try {
    browser = await launch();
    const page = await browser.newPage();
    await page.setJavaScriptEnabled(!values["no-javascript"]);
    await setViewport(page, { width, height, zoom });
    await emulate(page, {
      scheme: values.scheme,
      forcedColors: values["forced-colors"],
      media: values.print ? "print" : "",
    });
    await goto(page, url);
    if (values["text-spacing"]) await setTextSpacing(page);
    await page.screenshot({ path: image, fullPage: values["full-page"] });
  } finally {
    await browser?.close();
    await close();
  }
}

/** Return the address of `target`, and how to stop what serves it. */
async function locatePage(target, root) {
  if (/^https?:/.test(target)) return { url: target, close: async () => {} };
  const file = path.resolve(target);
  const output = path.resolve("output");
  const isFolder = (await stat(file)).isDirectory();
  const nearest = isFolder ? file : path.dirname(file);
  const folder = root ? path.resolve(root) : `${file}/`.startsWith(`${output}/`) ? output : nearest;
  const { url, close } = await serve(folder);
  const inside = path.relative(folder, file).split(path.sep).map(encodeURIComponent).join("/");
  return { url: url + inside + (isFolder && inside ? "/" : ""), close };
}

try {
  await main();
} catch (error) {
  const misused = error instanceof TypeError && (error.message === "arguments" || error.code?.startsWith("ERR_PARSE"));
  console.error(misused ? USAGE : error instanceof BrowserMissing ? error.message : `Pas de capture\u00a0: ${error.message}`);
  process.exitCode = 2;
}
