/**
 * A browser for tests, led by JSON lines: `{"command": …, …}` in, `{"result": …}` or
 * `{"error": …}` out. It ends, and its browser with it, when its standard input does:
 * so nothing is left behind, even by a test run that is killed.
 */
import { createInterface } from "node:readline";

import pa11y from "pa11y";

import { launch } from "../../plugins/a11y/browser/chromium.mjs";
import { emulate, goto, setTextSpacing, setViewport } from "../../plugins/a11y/browser/page.mjs";
import { serve } from "../../plugins/a11y/browser/server.mjs";

const LIMIT = 30_000;

// More stops than any page has: a walk that does not come round is a trap.
const STOPS = 600;

let browser = null;
let page = null;
let requests = [];
let messages = [];
const servers = new Map();

const commands = {
  /** A page that nothing was set on; the one before is closed, as no audit may run in a background tab. */
  async fresh() {
    const before = page;
    page = await browser.newPage();
    await before?.close();
    page.setDefaultTimeout(LIMIT);
    page.on("request", (request) => requests.push(request.url()));
    page.on("console", (message) => messages.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => messages.push(`error: ${error.message}`));
    page.on("requestfailed", (request) => messages.push(`error: ${request.url()}: ${request.failure()?.errorText}`));
    requests = [];
    messages = [];
    await setViewport(page);
  },
  async serve({ folder }) {
    if (!servers.has(folder)) servers.set(folder, await serve(folder));
    return servers.get(folder).url;
  },
  async goto({ url }) {
    requests = [];
    messages = [];
    await goto(page, url);
  },
  async show({ html }) {
    requests = [];
    messages = [];
    await page.setContent(html, { waitUntil: "load" });
  },
  viewport: (options) => setViewport(page, options),
  emulate: (options) => emulate(page, options),
  widenText: () => setTextSpacing(page),
  javascript: ({ enabled }) => page.setJavaScriptEnabled(enabled),
  evaluate: ({ expression }) => page.evaluate(expression),
  press: ({ key }) => page.keyboard.press(key),
  async tabRound({ links }) {
    const met = [];
    for (let stop = 0; stop < STOPS; stop += 1) {
      await page.keyboard.press("Tab");
      const [again, closed, href] = await page.evaluate(focused);
      // At its end the page gives the focus back to the browser's own bar, and begins again.
      if (again) return met;
      if (href) met.push(href);
      if (met.length === links) return met;
      if (closed) await page.keyboard.press("Enter");
    }
    throw new Error(`after ${STOPS} stops Tab has not come round on ${page.url()}`);
  },
  async enter() {
    await Promise.all([page.waitForNavigation({ waitUntil: "load" }), page.keyboard.press("Enter")]);
  },
  type: ({ text }) => page.keyboard.type(text),
  click: ({ selector }) => page.click(selector),
  hover: ({ selector }) => page.hover(selector),
  requests: () => requests,
  messages: () => messages,
  accessibilityTree: () => page.accessibility.snapshot({ interestingOnly: false }),
  /** Every node as the DevTools protocol has it: the snapshot above leaves some out and renames others. */
  async accessibilityNodes() {
    const client = await page.createCDPSession();
    try {
      return (await client.send("Accessibility.getFullAXTree")).nodes;
    } finally {
      await client.detach();
    }
  },
  async screenshot({ path, fullPage, selector }) {
    const subject = selector ? await page.$(selector) : page;
    if (!subject) throw new Error(`nothing matches ${selector}`);
    await subject.screenshot(selector ? { path } : { path, fullPage });
  },
  /** Audit the page as it now stands, in the scheme and width that were set. */
  async pa11y({ runners, standard, includeWarnings }) {
    const viewport = page.viewport();
    const { issues } = await pa11y(page.url(), {
      browser, page, ignoreUrl: true, viewport, runners, standard, includeWarnings, timeout: LIMIT,
    }); // prettier-ignore
    return issues;
  },
};

/** In the page: `[been there, closed, link]` of what has the focus, which is marked. */
function focused() {
  const element = document.activeElement;
  // The buttons inside a player keep the focus, to the page, on the player.
  const again = element === document.body || ("walked" in element.dataset && element !== window.walkedLast);
  window.walkedLast = element;
  if (!again) element.dataset.walked = "";
  const closed = element.localName === "summary" && !element.parentElement.open;
  return [again, closed, element.localName === "a" ? element.href : ""];
}

async function answer(line) {
  const { command, ...options } = JSON.parse(line);
  if (!(command in commands)) throw new Error(`no such command: ${command}`);
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${command} took more than ${LIMIT / 1000} s`)), LIMIT);
  });
  try {
    return (await Promise.race([commands[command](options), late])) ?? null;
  } finally {
    clearTimeout(timer);
  }
}

const say = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);

try {
  browser = await launch();
  await commands.fresh();
  say({ result: await browser.version() });
  for await (const line of createInterface({ input: process.stdin })) {
    try {
      say({ result: await answer(line) });
    } catch (error) {
      say({ error: error.message });
    }
  }
} catch (error) {
  say({ error: error.message });
  process.exitCode = 1;
} finally {
  await browser?.close();
  await Promise.all([...servers.values()].map((server) => server.close()));
}
