/**
 * One visit of one page: it is loaded once, and looked at in every guise.
 *
 * In the first guise pa11y runs axe and HTML_CodeSniffer whole; in the others axe runs
 * again only for what has changed there: everything where other elements show, the
 * rules of appearance where only looks differ, nothing where the page is the same.
 * Probes (`probes/`) look for what neither sees.
 */
import { runTools, storeScripts } from "./pa11y.mjs";
import { emulate, setTextSpacing, setViewport } from "./page.mjs";
import { fingerprint, install } from "./probes/document.mjs";
import { newWatch, settled, watchTab } from "./probes/behaviour.mjs";
import { measureContrast } from "./probes/contrast.mjs";
import { walkByKeyboard } from "./probes/keyboard.mjs";
import { noteText, readText } from "./probes/text.mjs";
import { findReflow } from "./probes/reflow.mjs";
import { countTimers, findSound, watchMotion } from "./probes/motion.mjs";
import { findSmallTargets } from "./probes/targets.mjs";

// What a page may do that the next one in its tab knows nothing of.
const STAYS = ["request-failed", "request-outside", "console-error"];

// The tab of the last page, where that can have left nothing in it for the next: to open one takes as long as axe.
let kept = null;

/**
 * Visit a page.
 *
 * In: a browser; a server of the site (`server.mjs`); the request, as visit.py explains it.
 * Out: `{facts, loaded}`: what was seen, and the SHA-256 of every file that was loaded
 * (null: it is not there). Throws where the page cannot be looked at; the browser is then
 * of no more use.
 */
export async function visit(browser, server, { page: path, guises, contrast, site, probes }) {
  server.served.clear();
  const tab = kept?.site === plain(site) ? kept : await openTab(await browser.createBrowserContext(), server, site);
  kept = null;
  await load(tab, path);
  const { page, watch } = tab;
  const facts = await lookInAllGuises(page, guises, contrast, probes);
  // Scripts may keep something, in the document that they are in or for the next.
  const hasScripts = await page.evaluate(findScripts);
  if (probes && hasScripts) facts.push(...(await lookWithoutJavaScript(tab, path)));
  const seen = [...watch.facts, ...facts];
  if (hasScripts || watch.facts.some(({ kind }) => !STAYS.includes(kind))) await tab.context.close();
  else kept = tab;
  return { facts: seen, loaded: Object.fromEntries(server.served) };
}

/** In the browser's own words: to go through all attributes by script takes longer than to load the page. */
function findScripts() {
  const attribute = "//@*[starts-with(name(), 'on') or contains(translate(., 'ACIJPRSTV', 'acijprstv'), 'javascript:')]";
  return (
    document.querySelector("script, noscript, iframe, object, embed, frame") !== null ||
    document.evaluate(`boolean(${attribute})`, document, null, XPathResult.BOOLEAN_TYPE).booleanValue
  );
}

const plain = (site) => site.replace(/\/+$/, "");

/** A tab to look at pages in; what they do by themselves is noted in `tab.watch.facts`. */
async function openTab(context, server, site, javascript = true) {
  const page = await context.newPage();
  await page.setJavaScriptEnabled(javascript);
  const tab = { page, context, server, site: plain(site), watch: newWatch(javascript) };
  await watchTab(tab);
  if (javascript) {
    await countTimers(page);
    await storeScripts(page);
  }
  return tab;
}

/** Load a page in a tab, fonts included. */
async function load(tab, path) {
  const { page, server } = tab;
  tab.watch = newWatch(tab.watch.isNoted);
  await setViewport(page);
  await emulate(page);
  const response = await page.goto(new URL(path, server.url).href, { waitUntil: "load" });
  if (!response || response.status() >= 400) throw new Error(`unloaded: ${path} answered ${response?.status()}`);
  await page.evaluate("document.fonts.ready.then(() => true)");
  await settled(tab);
  await page.bringToFront();
  await install(page);
}

async function lookInAllGuises(page, guises, contrast, probes) {
  const facts = [];
  const started = performance.now();
  // What was looked at already: by elements shown, and by those and their looks.
  const shown = new Set();
  const seen = new Set();
  // What is read of the text, by the width of the window: spacing is compared with the same width.
  const texts = new Map();
  for (const guise of guises) {
    await wear(page, guise);
    // With nothing to compare there is no need to know.
    const print = guises.length > 1 ? await page.evaluate(fingerprint) : { looks: "", shown: "" };
    if (seen.has(print.looks)) continue;
    const note = (found) => facts.push(...found.map((fact) => ({ guise: guise.name, ...fact })));
    const issues = await runTools(page, guise, seen.size === 0, shown.has(print.shown));
    note(issues);
    shown.add(print.shown);
    seen.add(print.looks);
    if (!probes) continue;
    if (!guise.forcedColors && !guise.textSpacing) note(await measureContrast(page, [...new Set([...contrast, ...doubtful(issues)])]));
    if (guise.media === "print") continue;
    const text = await page.evaluate(readText);
    const usual = texts.get(guises[0].width) ?? text;
    note(noteText((guise.textSpacing && texts.get(guise.width)) || usual, text, guise));
    if (!guise.textSpacing && guise.zoom === 1) texts.set(guise.width, text);
    if (guise.width <= 320) note(await page.evaluate(findReflow));
    if (guise.zoom === 1 && !guise.textSpacing) {
      if (!guise.forcedColors && guise.scheme === "light") note(await page.evaluate(findSmallTargets));
      note(await walkByKeyboard(page, guise));
    }
    if (guise === guises[0]) {
      note(await page.evaluate(findSound));
      note(await watchMotion(page, started));
    }
  }
  return facts;
}

/** Texts whose contrast axe cannot tell. */
function doubtful(issues) {
  return issues.filter(({ code, certain, selector }) => code === "color-contrast" && !certain && selector).map(({ selector }) => selector); // prettier-ignore
}

/** Look at the page as a person does who has this guise. */
async function wear(page, guise) {
  await setViewport(page, guise);
  await emulate(page, guise);
  await setTextSpacing(page, guise.textSpacing);
  await page.evaluate(() => scrollTo(0, 0));
}

/** Words that are there only once scripts have run. */
async function lookWithoutJavaScript({ page, context, server, site }, path) {
  const words = "document.body ? document.body.innerText : ''";
  const complete = await page.evaluate(words);
  const bare = await openTab(context, server, site, false);
  await load(bare, path);
  // What the walk by keyboard has unfolded can be unfolded without scripts too; those of one name fold each other.
  await bare.page.evaluate(() => document.querySelectorAll("details").forEach((one) => { one.name = ""; one.open = true; })); // prettier-ignore
  const without = new Set(wordsOf(await bare.page.evaluate(words)));
  const missing = complete.split("\n").filter((line) => {
    const found = wordsOf(line);
    return found.length > 0 && found.filter((word) => !without.has(word)).length * 2 > found.length;
  });
  await bare.page.close();
  const found = await page.evaluate(findLines, missing.map((line) => line.trim())); // prettier-ignore
  return found.slice(0, 5).map(({ text, ...at }) => ({
    guise: "no-javascript", kind: "without-javascript", ...at, certain: true, data: { text: text.slice(0, 80) },
  })); // prettier-ignore
}

/** The innermost element that shows each line, or that its words are spread over; none for what a script's own buttons say. */
function findLines(lines) {
  const { at, isShown } = window.__parvis;
  return lines.flatMap((line) => {
    let holder = document.body;
    const inside = (element) => [...element.children].find((child) => isShown(child) && child.innerText?.includes(line));
    for (let child = inside(holder); child; child = inside(child)) holder = child;
    return holder.closest("button, [role=button], [role=tab], summary") ? [] : [{ ...at(holder), text: line }];
  });
}

const wordsOf = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
