/**
 * A walk through the page by Tab and Shift+Tab, as somebody does who has no mouse.
 *
 * Every control is reached (2.1.1), in an order that follows reading (2.4.3), none holds
 * the focus (2.1.2), skip links move it (2.4.1), and at each stop the focus shows
 * (2.4.7, told by comparing pixels) and is not covered (2.4.11).
 */
import { clipOf, contrastOf, forDifferences, pixels } from "./picture.mjs";

// A ring may stand so far outside of its control.
const MARGIN = 10;
// So few pixels are nothing that anybody sees; a text cursor has more.
const LEAST_PIXELS = 12;

// Looks of controls whose focus was seen: the same markup with the same styles looks the same on every page.
const known = new Set();

/** The faults of the page in one guise; the whole walk is made in the first, in others what looks can change. */
export async function walkByKeyboard(page, { name, scheme, forcedColors }) {
  const isFirst = name === "desktop";
  const facts = [];
  await page.evaluate(prepare);
  const { stops, trapped } = await walk(page, "Tab", async (stop) => {
    facts.push(...(await lookAtStop(page, stop, `${scheme} ${forcedColors}`)));
  });
  if (trapped) facts.push({ kind: "focus-trapped", ...trapped.at, certain: true, data: { control: trapped.control } });
  else facts.push(...(await page.evaluate(findUnreached, stops.map((stop) => stop.number), "focus-unreached")));
  facts.push(...(await page.evaluate(findDisorder, stops.map((stop) => stop.number))));
  if (isFirst && !trapped) {
    const back = await walk(page, "Shift+Tab");
    const forth = stops.map((stop) => stop.number);
    const reached = back.stops.map((stop) => stop.number);
    facts.push(...(await page.evaluate(findUnreached, reached, "focus-unreached-back", forth)));
    facts.push(...(await trySkipLinks(page, stops)));
  }
  await page.evaluate(finish);
  return facts;
}

/** Press a key until the focus leaves the page: where it stopped, and where it is held if it is. */
async function walk(page, key, atStop = async () => {}) {
  await page.evaluate(startFrom, key === "Tab" ? "start" : "end");
  const stops = [];
  const most = 2 * (await page.evaluate("window.__parvis.controls.length")) + 20;
  let escaped = false;
  for (let presses = 0; presses < most; presses += 1) {
    await press(page, key);
    const stop = await page.evaluate(readStop);
    if (stop === null) return { stops, trapped: null };
    const before = stops.findIndex((each) => each.number === stop.number);
    if (before < 0) {
      stops.push(stop);
      await atStop(stop);
    } else if (before === 0 && stops.length > 1 && (await isAllReached(page, stops))) {
      return { stops, trapped: null };
    } else if (!stop.isComposite) {
      // Escape may be the way out.
      if (escaped) return { stops, trapped: stop };
      escaped = true;
      await page.keyboard.press("Escape");
    }
  }
  return { stops, trapped: stops.at(-1) ?? null };
}

async function press(page, key) {
  if (key === "Tab") return page.keyboard.press("Tab");
  await page.keyboard.down("Shift");
  await page.keyboard.press("Tab");
  return page.keyboard.up("Shift");
}

async function isAllReached(page, stops) {
  const missing = await page.evaluate(findUnreached, stops.map((stop) => stop.number), "focus-unreached");
  return missing.length === 0;
}

async function lookAtStop(page, stop, looks) {
  const facts = [];
  const told = (kind, data = {}) => facts.push({ kind, ...stop.at, certain: true, data: { control: stop.control, ...data } });
  if (stop.coveredBy) told("focus-covered", { by: stop.coveredBy });
  if (stop.isComposite) return facts;
  const signature = `${looks}|${await page.evaluate(readLooks)}`;
  if (known.has(signature)) return facts;
  // At the edge of the window, where Tab has scrolled it, half of its ring is out of sight.
  const { box, view } = await page.evaluate(moveToMiddle);
  const clip = clipOf(box, view, MARGIN);
  const focused = clip && (await pixels(page, clip));
  await page.evaluate(() => {
    window.__parvis.left = document.activeElement;
    document.activeElement.blur();
  });
  const unfocused = clip && (await pixels(page, clip));
  await page.evaluate(() => window.__parvis.left.focus({ preventScroll: true, focusVisible: true }));
  let changed = 0;
  let strong = 0;
  if (clip) {
    forDifferences(focused, unfocused, (one, other) => {
      changed += 1;
      if (contrastOf(one, other) >= 3) strong += 1;
    });
  }
  if (changed < LEAST_PIXELS) told("focus-invisible");
  // 2.4.13: as much as a line of 2 pixels around the control changes by 3:1. A text cursor is another matter.
  else if (strong < 4 * (box.right - box.left + box.bottom - box.top) - 16) told("focus-faint");
  else known.add(signature);
  return facts;
}

/** Each link to a part of the page among the first stops is followed: the next stop must lie behind its target. */
async function trySkipLinks(page, stops) {
  const facts = [];
  for (const stop of stops.slice(0, 5).filter((each) => each.skipsTo !== null)) {
    if (!(await page.evaluate(focusControl, stop.number))) continue;
    await page.keyboard.press("Enter");
    const isThere = await page.evaluate(isAtTarget, stop.skipsTo);
    if (isThere) continue;
    await page.keyboard.press("Tab");
    if (!(await page.evaluate(isBehindTarget, stop.skipsTo))) {
      facts.push({ kind: "skip-idle", ...stop.at, certain: true, data: { control: stop.control } });
    }
  }
  return facts;
}

// In the page

function prepare() {
  const parvis = window.__parvis;
  const still = new CSSStyleSheet();
  still.replaceSync("*, ::before, ::after { transition: none !important; scroll-behavior: auto !important }");
  parvis.still = still;
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
  parvis.controls = [...document.querySelectorAll("*")].filter(
    (element) => element.tabIndex >= 0 && !element.disabled && !element.closest("[inert]") && parvis.isShown(element) &&
      !element.matches("iframe, object, embed, frame") && !element.matches(":disabled"),
  ); // prettier-ignore
}

function finish() {
  const { still } = window.__parvis;
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== still);
  document.activeElement?.blur();
  scrollTo(0, 0);
}

/** Have the next Tab begin at an end of the page. */
function startFrom(end) {
  const mark = document.createElement("span");
  mark.tabIndex = -1;
  if (end === "start") document.body.prepend(mark);
  else document.body.append(mark);
  mark.focus({ preventScroll: true });
  mark.remove();
  scrollTo(0, 0);
}

function readStop() {
  const { at, controls, nameOf } = window.__parvis;
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  if (!controls.includes(element)) controls.push(element);
  const href = element.getAttribute("href") ?? "";
  const skipsTo = href.length > 1 && href.startsWith("#") ? decodeURIComponent(href.slice(1)) : null;
  return {
    number: controls.indexOf(element),
    at: at(element),
    control: nameOf(element),
    // The focus goes on inside of these, and the document does not see it.
    isComposite: element.matches("iframe, object, embed, frame, audio, video, input[type=date], input[type=time], input[type=datetime-local], input[type=month], input[type=week]") || element.shadowRoot !== null, // prettier-ignore
    coveredBy: coveredBy(),
    skipsTo: skipsTo && document.getElementById(skipsTo) ? skipsTo : null,
  };

  /** What lies over all of the element that is in the window, if something does. */
  function coveredBy() {
    const boxes = [...element.getClientRects()];
    let cover = null;
    for (const each of boxes) {
      for (const across of [0.1, 0.5, 0.9]) {
        for (const down of [0.1, 0.5, 0.9]) {
          const hit = document.elementFromPoint(each.left + each.width * across, each.top + each.height * down);
          if (!hit || hit === element || element.contains(hit) || hit.contains(element)) {
            if (hit) return null;
            continue;
          }
          if ([...(element.labels ?? [])].some((label) => label.contains(hit))) return null;
          cover = hit;
        }
      }
    }
    return cover && `<${cover.localName}${cover.id ? ` id="${cover.id}"` : cover.className ? ` class="${cover.className}"` : ""}>`;
  }
}

function moveToMiddle() {
  const element = document.activeElement;
  element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return { box: { left, top, right, bottom }, view: { width: innerWidth, height: innerHeight, scrollX, scrollY } };
}

/** How the focused control looks with and without the focus, and on what it stands. */
function readLooks() {
  const element = document.activeElement;
  const properties = [
    "outline", "outlineOffset", "boxShadow", "border", "backgroundColor", "backgroundImage", "color", "textDecoration",
    "transform", "opacity", "fontWeight", "fontSize", "filter", "clipPath", "display", "position", "overflow",
  ]; // prettier-ignore
  const read = () =>
    [null, "::before", "::after"].map((pseudo) => {
      const style = getComputedStyle(element, pseudo);
      return pseudo && style.content === "none" ? "" : properties.map((property) => style[property]).join();
    });
  const focused = read();
  element.blur();
  const unfocused = read();
  element.focus({ preventScroll: true, focusVisible: true });
  const around = [];
  for (let node = element.parentElement; node; node = node.parentElement) {
    const style = getComputedStyle(node);
    around.push(node.localName, node.className, style.backgroundColor, style.backgroundImage, style.overflow, style.opacity);
  }
  const box = element.getBoundingClientRect();
  const size = `${Math.round(box.width)}×${Math.round(box.height)}`;
  return [element.localName, element.className, size, ...focused, "|", ...unfocused, "|", ...around].join();
}

function findUnreached(reached, kind, among) {
  const { at, controls, nameOf, isShown } = window.__parvis;
  const isReached = new Set(reached);
  return controls
    .map((element, number) => ({ element, number }))
    .filter(({ element, number }) => {
      if (isReached.has(number) || (among && !among.includes(number)) || !element.isConnected || !isShown(element)) return false;
      // Of a group of radio buttons one is a stop, and the arrows lead to the others.
      if (element.type === "radio" && element.name) {
        return !controls.some((other, n) => isReached.has(n) && other.type === "radio" && other.name === element.name);
      }
      return true;
    })
    .map(({ element }) => ({ kind, ...at(element), certain: true, data: { control: nameOf(element) } }));
}

/**
 * Stops that come before what is read before them: by a positive tabindex or a script against the document,
 * or, in one row or column of boxes, against what is seen.
 */
function findDisorder(stops) {
  const { at, controls, nameOf } = window.__parvis;
  const found = [];
  for (let place = 1; place < stops.length; place += 1) {
    const [before, element] = [controls[stops[place - 1]], controls[stops[place]]];
    if (before.contains(element) || element.contains(before)) continue;
    const isAgainst = before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING;
    if (isAgainst || isSeenBefore(element, before)) {
      found.push({
        kind: "focus-order", ...at(element), certain: true,
        data: { control: nameOf(element), before: nameOf(before) },
      }); // prettier-ignore
    }
  }
  return found;

  function isSeenBefore(element, before) {
    let holder = element.parentElement;
    while (holder && !holder.contains(before)) holder = holder.parentElement;
    if (!holder || !/flex|grid/.test(getComputedStyle(holder).display)) return false;
    const child = (node) => [...holder.children].find((each) => each.contains(node));
    const [one, other] = [child(element).getBoundingClientRect(), child(before).getBoundingClientRect()];
    if ([child(element), child(before)].some((each) => /absolute|fixed|sticky/.test(getComputedStyle(each).position))) return false;
    const rtl = getComputedStyle(holder).direction === "rtl";
    const inRow = one.top < other.bottom - 2 && other.top < one.bottom - 2;
    if (inRow) return rtl ? one.left >= other.right - 1 : one.right <= other.left + 1;
    const inColumn = one.left < other.right - 2 && other.left < one.right - 2;
    return inColumn && one.bottom <= other.top + 1;
  }
}

function focusControl(number) {
  const element = window.__parvis.controls[number];
  element.focus({ focusVisible: true });
  return document.activeElement === element;
}

function isAtTarget(id) {
  const target = document.getElementById(id);
  return target !== null && (document.activeElement === target || target.contains(document.activeElement));
}

function isBehindTarget(id) {
  const target = document.getElementById(id);
  const active = document.activeElement;
  // The focus has left the page: nothing to stop at follows the target.
  if (active === document.body || active === null) return true;
  return target.contains(active) || Boolean(target.compareDocumentPosition(active) & Node.DOCUMENT_POSITION_FOLLOWING);
}
