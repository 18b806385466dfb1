/**
 * pa11y in a tab, with its two runners: axe and HTML_CodeSniffer.
 *
 * pa11y sends a megabyte of scripts into every page, each time anew. Here a tab has them in
 * store, as text, for each document that comes into it; pa11y does the rest as it always does.
 */
import { createRequire } from "node:module";

import pa11y from "pa11y";

import { listen } from "./probes/behaviour.mjs";

const RUNNERS = ["axe", "htmlcs"];
const TITLES = { axe: "axe", htmlcs: "HTML_CodeSniffer" };
// The very one that pa11y runs.
const axe = createRequire(createRequire(import.meta.url).resolve("pa11y"))("axe-core");
// What axe may say otherwise when the same elements look another way.
const OF_LOOKS = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "css-orientation-lock"];
const NOT_OF_LOOKS = axe.getRules().map(({ ruleId }) => ruleId).filter((id) => !OF_LOOKS.includes(id)); // prettier-ignore

// Scripts of so many characters are worth to be had in store.
const LARGE = 100_000;
// What pa11y has sent into a page so far.
const stored = [];

const nameOf = (script) => `__parvisScript${stored.indexOf(script)}`;

/** Give a tab a store of pa11y's scripts: what it sends once is there in the next document. */
export async function storeScripts(page) {
  const send = page.evaluate.bind(page);
  const here = new Set();
  const store = async (script) => {
    here.add(script);
    // As global code, with the `eval` that the page has not touched yet.
    await page.evaluateOnNewDocument(`if (self === top) {
      const run = eval;
      const value = () => (run(${JSON.stringify(script)}), true);
      Object.defineProperty(window, "${nameOf(script)}", { value });
    }`);
  };
  for (const script of stored) await store(script);
  page.evaluate = async (script, ...values) => {
    if (typeof script !== "string" || script.length < LARGE) return send(script, ...values);
    if (here.has(script)) {
      // A page may forbid it, or have made its document anew: then it is sent, as pa11y wants.
      const isDone = await send(`${nameOf(script)}()`).catch(() => false);
      if (isDone) return undefined;
    }
    const said = await send(script);
    if (!stored.includes(script)) stored.push(script);
    if (!here.has(script)) await store(script);
    return said;
  };
}

/** Both tools the first time; later axe alone, whole where other elements show, else for looks alone. */
export async function runTools(page, guise, isFirst, isKnown) {
  // In forced colours the contrast is the person's own, and axe does not know which colours they are.
  if (isKnown && guise.forcedColors) return [];
  const ignore = isKnown ? NOT_OF_LOOKS : guise.forcedColors ? OF_LOOKS : [];
  return isFirst ? runBoth(page, ignore) : runPa11y(page, ["axe"], ignore);
}

/** Both tools; where the page makes one of them crash, what the other says, and that one did. */
async function runBoth(page, ignore) {
  try {
    return await runPa11y(page, RUNNERS, ignore);
  } catch {
    const said = await Promise.allSettled(RUNNERS.map((runner) => runPa11y(page, [runner], ignore)));
    if (said.every(({ status }) => status === "rejected")) throw said[0].reason;
    return said.flatMap(({ value, reason }, place) =>
      value ?? { kind: "tool-crashed", certain: true, data: { tool: TITLES[RUNNERS[place]], message: reason.message } },
    ); // prettier-ignore
  }
}

async function runPa11y(page, runners, ignore) {
  const { issues } = await pa11y(page.url(), {
    page, browser: page.browser(), ignoreUrl: true, viewport: page.viewport(), runners, ignore,
    includeWarnings: true, includeNotices: true, timeout: page.getDefaultTimeout(),
  }).finally(() => listen(page)); // prettier-ignore
  return issues.map(({ runner, code, type, selector, context, message, runnerExtras }) => ({
    kind: runner,
    code,
    type,
    selector,
    context,
    message: runnerExtras.help ?? message,
    certain: !runnerExtras.needsFurtherReview,
  }));
}
