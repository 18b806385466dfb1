/** The pages of a built site, for the tools that look at each. */
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";

import { BrowserMissing } from "../plugins/a11y/browser/chromium.mjs";

const LEADS_ELSEWHERE = '<meta http-equiv="refresh"';

/**
 * The addresses of the pages below `root`, such as `/sport/`, in order; what only leads to another page is none.
 * Throws `BrowserMissing`, with a sentence for a person, where there is no page.
 */
export async function pagesOf(root) {
  const files = await readdir(root, { recursive: true }).catch(() => []);
  const names = files.filter((name) => name.endsWith(".html")).sort();
  if (names.length === 0) throw new BrowserMissing(`Aucune page dans ${root}. Lancez d'abord «\u00a0make\u00a0».`);
  const texts = await Promise.all(names.map((name) => readFile(path.join(root, name), "utf8")));
  const read = names.filter((_, index) => !texts[index].includes(LEADS_ELSEWHERE));
  return read.map((name) => `/${name.replace(/index\.html$/, "")}`);
}
