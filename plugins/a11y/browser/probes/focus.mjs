/**
 * What a person sees of the focus at one stop of the walk (`keyboard.mjs`): it shows (2.4.7, told by comparing
 * pixels; 2.4.13 as advice) and nothing covers it (2.4.11).
 */
import { clipOf, contrastOf, forDifferences, part, pixels } from "./picture.mjs";

// A ring may stand so far outside of its control.
const MARGIN = 10;
// So few pixels are nothing that anybody sees; a text cursor has more.
const LEAST_PIXELS = 12;

// Looks of controls whose focus was seen: the same change on the same ground looks the same on every page.
const known = new Set();

/** What a stop of the walk shows: facts of a focus that is covered, does not show, or hardly. */
export async function lookAtStop(page, stop, { scheme, forcedColors }, views) {
  const facts = [];
  const told = (kind, data = {}, certain = true) =>
    facts.push({ kind, ...stop.at, certain, data: { control: stop.control, ...data } });
  if (stop.coveredBy) told("focus-covered", { by: stop.coveredBy });
  if (stop.isComposite) return facts;
  const looks = await page.evaluate(readLooks, MARGIN, stop.coveredBy !== null);
  const signature = looks.signature && `${scheme} ${forcedColors}|${looks.signature}`;
  if (looks.isBack && !known.has(signature)) {
    const seen = await lookAtFocus(page, looks, views);
    // A focus told by colours and shadows alone is lost where the person's own colours are forced: no criterion says so.
    if (seen.changed < LEAST_PIXELS) told("focus-invisible", {}, !forcedColors);
    // 2.4.13: as much as a line of 2 pixels around the control changes by 3:1; the browser's own ring is excepted.
    else if (seen.strong < looks.needed && !looks.isBrowsersOwn) told("focus-faint", {}, !forcedColors);
    else if (signature) known.add(signature);
  }
  if ((looks.isMoved || !looks.isBack || looks.signature === null) && !(await page.evaluate(goOn))) {
    // What is there only while the focus is in it: back to where it was, and in again.
    await press(page, "Tab");
  }
  return facts;
}

/** How many pixels change with the focus, and how many of them by 3:1: around the control, or else anywhere in the window. */
async function lookAtFocus(page, { box, view }, views) {
  const window = { x: view.scrollX, y: view.scrollY, width: view.width, height: view.height };
  const clip = clipOf(box, view, MARGIN);
  const focused = clip && (await pixels(page, clip));
  // The page without a focus is the same for all stops, as long as nothing scrolls, changes or moves.
  const state = await page.evaluate("window.__parvis.state()");
  let unfocused = views.get(state);
  if (!unfocused) {
    await page.evaluate(leave);
    unfocused = await pixels(page, window);
    const after = await page.evaluate(comeBack);
    if (state !== null && after === state) {
      views.clear();
      views.set(state, unfocused);
    }
  }
  let seen = clip ? countChanges(focused, part(unfocused, window, clip)) : { changed: 0, strong: 0 };
  if (seen.changed < LEAST_PIXELS) seen = countChanges(await pixels(page, window), unfocused);
  return seen;
}

function countChanges(focused, unfocused) {
  let changed = 0;
  let strong = 0;
  forDifferences(focused, unfocused, (one, other) => {
    changed += 1;
    if (contrastOf(one, other) >= 3) strong += 1;
  });
  return { changed, strong };
}

/** Press Tab or Shift+Tab. */
export async function press(page, key) {
  if (key === "Tab") return page.keyboard.press("Tab");
  await page.keyboard.down("Shift");
  await page.keyboard.press("Tab");
  return page.keyboard.up("Shift");
}

// In the page

/**
 * Bring the focused control into the middle where its ring would be cut by the window or covered, and tell how
 * it looks with and without the focus: `signature` says what changes, and on what ground; null where pictures
 * alone can tell.
 */
function readLooks(margin, isCovered) {
  const parvis = window.__parvis;
  const { holds, isShown, isForEars } = parvis;
  const element = parvis.stop;
  parvis.back = null;
  const labels = [...(element.labels ?? [])].filter(isShown);
  const isHidden = !isShown(element) || isForEars(element);
  let box = boxOf();
  const isNear = isCovered || box.left < margin || box.top < margin || box.right > innerWidth - margin || box.bottom > innerHeight - margin;
  if (isNear) {
    const [x, y, places] = [scrollX, scrollY, parvis.scrollers(element)];
    // The walk goes on from where the browser had scrolled to.
    parvis.back = () => {
      places.forEach(([node, left, top]) => node.scrollTo({ left, top, behavior: "instant" }));
      scrollTo({ left: x, top: y, behavior: "instant" });
    };
    element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
    box = boxOf();
  }
  const properties = [
    "outlineStyle", "outlineWidth", "outlineColor", "outlineOffset", "boxShadow", "borderTopColor", "borderTopWidth",
    "borderBottomColor", "borderBottomWidth", "borderLeftColor", "borderLeftWidth", "backgroundColor", "backgroundImage",
    "color", "textDecoration", "transform", "opacity", "fontWeight", "fontSize", "filter", "clipPath", "visibility",
  ]; // prettier-ignore
  const read = () =>
    [null, "::before", "::after"].map((pseudo) => {
      const style = getComputedStyle(element, pseudo);
      return pseudo && style.content === "none" ? [] : properties.map((property) => style[property]);
    });
  const focused = read();
  const own = getComputedStyle(element);
  const radius = parseFloat(own.borderTopLeftRadius) || 0;
  const auto = own.outlineStyle === "auto" && own.outlineColor;
  element.blur();
  const unfocused = read();
  const colour = getComputedStyle(element).outlineColor;
  element.focus({ preventScroll: true, focusVisible: true });
  const rects = isHidden ? [] : [...element.getClientRects()];
  return {
    box,
    view: { width: innerWidth, height: innerHeight, scrollX, scrollY },
    isBack: parvis.active() === element,
    isMoved: parvis.back !== null,
    needed: neededFor(rects),
    // Its colour is neither that of the text nor of an author.
    isBrowsersOwn: auto === "rgb(16, 16, 16)" || (auto !== false && matchMedia("(forced-colors: active)").matches && colour !== ""),
    signature: rects.length > 0 ? signatureOf(rects) : null,
  };

  // Of an area the focus shows on its image; of a control that is hidden, on its label.
  function boxOf() {
    const map = element.matches("area") && element.closest("map");
    const image = map && [...document.querySelectorAll("img[usemap]")].find((each) => each.getAttribute("usemap") === `#${map.name}`); // prettier-ignore
    const boxes = [image || element, ...labels].map((each) => each.getBoundingClientRect());
    return {
      left: Math.min(...boxes.map((each) => each.left)),
      top: Math.min(...boxes.map((each) => each.top)),
      right: Math.max(...boxes.map((each) => each.right)),
      bottom: Math.max(...boxes.map((each) => each.bottom)),
    };
  }

  // The area of a line of 2 pixels around the control, whose corners may be round; a little less for soft edges. Of
  // what is larger than the window only the part counts that the window can show.
  function neededFor(rects) {
    // What draws the box of a hidden control is not known: it is a small one.
    const sizes = rects.length > 0 ? rects : [{ left: 0, top: 0, right: 13, bottom: 13 }];
    const line = ({ left, top, right, bottom }) => {
      const [width, height] = [right - left, bottom - top];
      const round = Math.min(radius, width / 2, height / 2);
      const across = Math.max(0, Math.min(right, innerWidth) - Math.max(left, 0));
      const down = Math.max(0, Math.min(bottom, innerHeight) - Math.max(top, 0));
      const shown = (top >= 0) * across + (bottom <= innerHeight) * across + (left >= 0) * down + (right <= innerWidth) * down;
      return ((4 * (width + height) - 16 - 3.44 * round) * shown) / Math.max(1, 2 * (width + height));
    };
    return 0.95 * Math.min(sizes.reduce((sum, each) => sum + line(each), 0), isHidden ? Infinity : line(box));
  }

  function signatureOf(rects) {
    const changes = [];
    focused.forEach((values, place) =>
      values.forEach((value, number) => {
        const before = unfocused[place][number];
        if (value === before) return;
        // The colour of an outline that is not drawn is that of the text.
        const isDrawn = properties[number] !== "outlineColor" || unfocused[place][0] !== "none";
        changes.push(`${place}${properties[number]}:${isDrawn ? before : ""}→${value}`);
      }),
    );
    const [style, width, , offset] = focused[0];
    if (style === "none" || !changes.some((change) => change.startsWith("0outlineStyle"))) return null;
    const away = Math.max(1, parseFloat(offset) + parseFloat(width) / 2);
    const reach = parseFloat(offset) + parseFloat(width) + 1;
    const grounds = new Set();
    for (const rect of rects) {
      for (const x of [rect.left - away, (rect.left + rect.right) / 2, rect.right + away]) {
        for (const y of [rect.top - away, (rect.top + rect.bottom) / 2, rect.bottom + away]) {
          if (x > rect.left && x < rect.right && y > rect.top && y < rect.bottom) continue;
          const ground = groundAt(x, y);
          if (ground === null) return null;
          grounds.add(ground);
        }
      }
    }
    // What cuts the ring off, or changes its colours.
    for (let node = parvis.parentOf(element); node && node !== document; node = parvis.parentOf(node)) {
      if (!(node instanceof Element)) continue;
      const its = getComputedStyle(node);
      if (its.opacity !== "1" || its.filter !== "none" || its.mixBlendMode !== "normal" || its.clipPath !== "none" || its.maskImage !== "none") return null; // prettier-ignore
      // What it paints over all that stands in it.
      const over = ["::before", "::after"].map((pseudo) => getComputedStyle(node, pseudo));
      if (over.some(({ content, position }) => content !== "none" && position !== "static")) return null;
      if (node === document.body || node === document.documentElement) continue;
      const cut = node.getBoundingClientRect();
      const isInside = rects.every(({ left, top, right, bottom }) => left - reach >= cut.left && right + reach <= cut.right && top - reach >= cut.top && bottom + reach <= cut.bottom); // prettier-ignore
      if ((its.overflow !== "visible" || its.contain !== "none") && !isInside) return null;
    }
    return [changes.join(";"), away, radius, [...grounds].sort().join("/")].join("|");
  }

  // The colours that lie at a point, uppermost first; null where an image does, or something that may cover the ring.
  function groundAt(x, y) {
    const colours = [];
    for (const node of document.elementsFromPoint(x, y)) {
      if (!holds(node, element) && !holds(element, node) && mayCover(node)) return null;
      if (node.matches("img, svg, svg *, video, canvas, iframe, object, embed")) return null;
      const its = getComputedStyle(node);
      if (its.backgroundImage !== "none") return null;
      if (its.backgroundColor !== "rgba(0, 0, 0, 0)") colours.push(its.backgroundColor);
      if (/^rgb\(/.test(its.backgroundColor)) break;
    }
    return colours.join();
  }

  // Outlines are painted over what stands beside the control in the flow, and under what is lifted out of it.
  function mayCover(other) {
    for (let node = other; node instanceof Element && !holds(node, element); node = parvis.parentOf(node)) {
      const its = getComputedStyle(node);
      if (its.position !== "static" || its.transform !== "none" || its.opacity !== "1" || its.zIndex !== "auto" || its.willChange !== "auto") return true; // prettier-ignore
    }
    return false;
  }
}

function leave() {
  window.__parvis.stop.blur();
}

function comeBack() {
  const parvis = window.__parvis;
  parvis.stop.focus({ preventScroll: true, focusVisible: true });
  return parvis.state();
}

/** Scroll back to where the walk was; whether the focus is still there, or else one stop before. */
function goOn() {
  const parvis = window.__parvis;
  parvis.back?.();
  parvis.back = null;
  if (parvis.active() === parvis.stop || !parvis.previous?.isConnected) return true;
  parvis.previous.focus({ preventScroll: true, focusVisible: true });
  return parvis.active() !== parvis.previous;
}
