/**
 * A walk through the page by Tab and Shift+Tab, as somebody does who has no mouse.
 *
 * Every control is reached (2.1.1), in an order that follows reading (2.4.3), none holds
 * the focus (2.1.2), skip links move it (2.4.1), and at each stop the focus shows
 * (2.4.7, told by comparing pixels) and is not covered (2.4.11).
 */
import { lookAtStop, press } from "./focus.mjs";

// So often Tab may be pressed inside of what the document does not look into: a frame, a player.
const INSIDE = 200;

/** The faults of the page in one guise; the whole walk is made in the first, in others what looks can change. */
export async function walkByKeyboard(page, { name, scheme, forcedColors }) {
  const isFirst = name === "desktop";
  const facts = [];
  const views = new Map();
  await page.evaluate(prepare);
  const { stops, trapped, isWhole } = await walk(page, "Tab", async (stop) => {
    facts.push(...(await lookAtStop(page, stop, { scheme, forcedColors }, views)));
  });
  const forth = stops.map((stop) => stop.number);
  if (trapped) facts.push({ kind: "focus-trapped", ...trapped.at, certain: true, data: { control: trapped.control } });
  else if (isWhole) facts.push(...(await page.evaluate(findUnreached, forth, "focus-unreached")));
  facts.push(...(await page.evaluate(findDisorder, forth)));
  if (isFirst && isWhole && !trapped) {
    facts.push(...(await findHeldBack(page, forth)));
    const back = await walk(page, "Shift+Tab");
    const reached = back.stops.map((stop) => stop.number);
    if (back.isWhole) facts.push(...(await page.evaluate(findUnreached, reached, "focus-unreached-back", forth)));
    facts.push(...(await trySkipLinks(page, stops)));
  }
  await page.evaluate(finish);
  return facts;
}

/**
 * Press a key until the focus leaves the page: where it stopped, and where it is held if it is. Not `isWhole`
 * where it never came out of something that cannot be looked into.
 */
async function walk(page, key, atStop = async () => {}) {
  await page.evaluate(startFrom, key === "Tab" ? "start" : "end");
  const stops = [];
  const most = 2 * (await page.evaluate("window.__parvis.controls.length")) + 20;
  let escaped = false;
  let inside = 0;
  for (let presses = 0; presses - inside < most && inside < INSIDE; presses += 1) {
    await press(page, key);
    const stop = await page.evaluate(readStop);
    if (stop === null) return { stops, trapped: null, isWhole: true };
    const before = stops.findIndex((each) => each.number === stop.number);
    if (before < 0) {
      stops.push(stop);
      await atStop(stop);
    } else if (stop.isComposite) {
      inside += 1;
    } else if (before === 0 && stops.length > 1 && (await isAllReached(page, stops))) {
      return { stops, trapped: null, isWhole: true };
    } else {
      // Escape may be the way out.
      if (escaped) return { stops, trapped: stop, isWhole: false };
      escaped = true;
      await page.keyboard.press("Escape");
    }
  }
  return { stops, trapped: inside < INSIDE ? (stops.at(-1) ?? null) : null, isWhole: false };
}

async function isAllReached(page, stops) {
  const missing = await page.evaluate(findUnreached, stops.map((stop) => stop.number), "focus-unreached");
  return missing.length === 0;
}

/**
 * Controls of HTML that are taken out of the walk, and that no key is known to lead to. Where the page listens to
 * keys there, that is for a person.
 */
async function findHeldBack(page, reached) {
  const facts = await page.evaluate(listHeldBack, reached);
  if (facts.length === 0) return [];
  const session = await page.createCDPSession();
  try {
    for (const fact of facts) {
      for (let depth = 0; depth < fact.depth; depth += 1) {
        const expression = `window.__parvis.heldBack[${fact.place}][${depth}]`;
        const { result } = await session.send("Runtime.evaluate", { expression });
        const { listeners } = await session.send("DOMDebugger.getEventListeners", { objectId: result.objectId });
        if (listeners.some(({ type }) => type.startsWith("key"))) fact.certain = false;
      }
    }
  } finally {
    await session.detach();
  }
  return facts.map(({ kind, selector, context, certain, data }) => ({ kind, selector, context, certain, data }));
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
    if (!(await page.evaluate(isBehindTarget, stop.skipsTo, stops[0].number))) {
      facts.push({ kind: "skip-idle", ...stop.at, certain: true, data: { control: stop.control } });
    }
  }
  return facts;
}

// In the page

function prepare() {
  const parvis = window.__parvis;
  const all = parvis.everything();
  const still = new CSSStyleSheet();
  still.replaceSync(
    "*, ::before, ::after { transition: none !important; scroll-behavior: auto !important; caret-animation: manual !important }",
  );
  parvis.still = still;
  parvis.roots = [document, ...all.map((element) => element.shadowRoot).filter(Boolean)];
  for (const root of parvis.roots) root.adoptedStyleSheets = [...root.adoptedStyleSheets, still];
  parvis.controls = all.filter(
    (element) => element.tabIndex >= 0 && !element.matches(":disabled") && !parvis.isInert(element) &&
      parvis.isShown(element) && !element.matches("iframe, object, embed, frame"),
  ); // prettier-ignore
  parvis.address = location.href;
  parvis.places = all
    .filter((element) => element.scrollTop || element.scrollLeft || element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight)
    .map((element) => [element, element.scrollLeft, element.scrollTop]); // prettier-ignore
  parvis.mutations = 0;
  parvis.watcher = new MutationObserver((records) => (parvis.mutations += records.length));
  parvis.watcher.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });

  // What has the focus, in open shadows too; null: nothing, or the page as a whole.
  parvis.active = () => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element === document.body || element === document.documentElement ? null : element;
  };
  // All that may move when one control is brought into sight.
  parvis.scrollers = (element) => {
    const found = [];
    for (let node = parvis.parentOf(element); node; node = parvis.parentOf(node)) {
      if (node.scrollTop || node.scrollLeft) found.push([node, node.scrollLeft, node.scrollTop]);
      else if (node.scrollWidth > node.clientWidth || node.scrollHeight > node.clientHeight) found.push([node, 0, 0]);
    }
    return found;
  };
  // What the whole page looks like hangs on this, the focus aside; null: it moves.
  parvis.state = () => {
    if (document.getAnimations().some((animation) => animation.playState === "running")) return null;
    if (document.querySelector("marquee, video, object, embed, canvas, iframe")) return null;
    const scrolled = parvis.places.map(([each]) => `${each.scrollLeft},${each.scrollTop}`).join(";");
    return `${scrollX},${scrollY};${scrolled};${parvis.mutations};${parvis.watcher.takeRecords().length}`;
  };
}

function finish() {
  const parvis = window.__parvis;
  parvis.watcher.disconnect();
  for (const root of parvis.roots) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => sheet !== parvis.still);
  parvis.active()?.blur();
  if (location.href !== parvis.address) {
    // No `:target` any more either.
    location.replace("#");
    history.replaceState(history.state, "", parvis.address);
  }
  for (const [element, left, top] of parvis.places) element.scrollTo({ left, top, behavior: "instant" });
  scrollTo({ left: 0, top: 0, behavior: "instant" });
}

/** Have the next Tab begin at an end of the page, as it does in a page that was just opened. */
function startFrom(end) {
  const parvis = window.__parvis;
  parvis.active()?.blur();
  const mark = document.createElement("span");
  // Controls with a positive tabindex come first of all, whatever stands before them.
  mark.tabIndex = end === "start" ? 1 : 0;
  mark.style.position = "absolute";
  const root = [...document.querySelectorAll(":modal")].at(-1) ?? document.documentElement;
  if (end === "start") root.prepend(mark);
  else root.append(mark);
  mark.focus({ preventScroll: true });
  parvis.mark = mark;
  scrollTo({ left: 0, top: 0, behavior: "instant" });
}

function readStop() {
  const parvis = window.__parvis;
  const { at, controls, nameOf, holds, isForEars, isShown } = parvis;
  parvis.mark?.remove();
  parvis.mark = null;
  const element = parvis.active();
  if (!element) return null;
  if (!controls.includes(element)) controls.push(element);
  parvis.previous = parvis.stop;
  parvis.stop = element;
  return {
    number: controls.indexOf(element),
    at: at(element),
    control: nameOf(element),
    // The focus goes on inside of these, and the document does not see it.
    isComposite: element.matches("iframe, object, embed, frame, audio, video, input[type=date], input[type=time], input[type=datetime-local], input[type=month], input[type=week]") || mayBeShut(), // prettier-ignore
    coveredBy: isShown(element) && !isForEars(element) ? coveredBy() : null,
    skipsTo: skipsTo(),
  };

  // An element of a script's own may have a shadow that is closed.
  function mayBeShut() {
    return element.localName.includes("-") && element.shadowRoot === null && !element.hasAttribute("tabindex");
  }

  /** The id of what a plain link to a part of the page leads to; what a script makes of a link is no skip link. */
  function skipsTo() {
    const href = element.getAttribute("href") ?? "";
    const acts = ["role", "aria-expanded", "aria-haspopup", "aria-controls", "aria-selected", "onclick"];
    if (!element.matches("a") || !/^#./.test(href) || acts.some((name) => element.hasAttribute(name))) return null;
    let id = href.slice(1);
    try {
      if (!document.getElementById(id)) id = decodeURIComponent(id);
    } catch {
      return null;
    }
    return document.getElementById(id) ? id : null;
  }

  /** What lies over all of the element that is in the window, if something does. */
  function coveredBy() {
    let cover = null;
    for (const each of element.getClientRects()) {
      for (const across of [0.1, 0.5, 0.9]) {
        for (const down of [0.1, 0.5, 0.9]) {
          const [x, y] = [each.left + each.width * across, each.top + each.height * down];
          if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) continue;
          const hit = coverAt(x, y);
          if (!hit) return null;
          cover = hit;
        }
      }
    }
    return cover && `<${cover.localName}${cover.id ? ` id="${cover.id}"` : cover.getAttribute("class") ? ` class="${cover.getAttribute("class")}"` : ""}>`; // prettier-ignore
  }

  // The uppermost of what hides the element at a point: something that paints, not its own part, label or holder.
  function coverAt(x, y) {
    const labels = [...(element.labels ?? [])];
    const isRelated = (node) => holds(element, node) || holds(node, element) || labels.some((label) => holds(label, node));
    const above = [];
    for (const node of document.elementsFromPoint(x, y)) {
      if (isRelated(node)) break;
      above.push(node);
    }
    return above.some(isOpaque) ? above[0] : null;
  }

  function isOpaque(node) {
    if (node.matches("img, video, canvas, iframe, object, embed")) return true;
    return [null, "::before", "::after"].some((pseudo) => {
      const style = getComputedStyle(node, pseudo);
      if (pseudo && style.content === "none") return false;
      if (Number(style.opacity) < 0.9) return false;
      const [, , , alpha = 1] = style.backgroundColor.match(/[\d.]+/g)?.map(Number) ?? [];
      return alpha >= 0.9 || style.backgroundImage.includes("url(");
    });
  }
}

function findUnreached(reached, kind, among) {
  const { at, controls, holds, nameOf, isShown, isInert } = window.__parvis;
  const isReached = new Set(reached);
  return controls
    .map((element, number) => ({ element, number }))
    .filter(({ element, number }) => {
      if (isReached.has(number) || (among && !among.includes(number))) return false;
      // Tab itself may have folded it away, or put something before it.
      if (!element.isConnected || !isShown(element) || element.tabIndex < 0 || element.matches(":disabled") || isInert(element)) return false;
      // Of a group of radio buttons one is a stop, and the arrows lead to the others.
      if (element.type === "radio" && element.name) {
        return !controls.some((other, n) => isReached.has(n) && other.type === "radio" && other.name === element.name);
      }
      // The focus of a host may be that of something inside.
      return !(element.shadowRoot && controls.some((other, n) => isReached.has(n) && holds(element, other)));
    })
    .map(({ element }) => ({ kind, ...at(element), certain: true, data: { control: nameOf(element) } }));
}

function listHeldBack(reached) {
  const parvis = window.__parvis;
  const { at, controls, everything, nameOf, isShown, isForEars, isInert } = parvis;
  const stops = reached.map((number) => controls[number]);
  // One of these is a stop, and arrows lead on from there.
  const groups =
    "[role=tablist], [role=toolbar], [role=menu], [role=menubar], [role=listbox], [role=radiogroup], [role=tree], " +
    "[role=treegrid], [role=grid], [role=combobox], [role=spinbutton], [role=group], [role=feed], [aria-hidden=true]";
  const parts = "[role=tab], [role=menuitem], [role=menuitemradio], [role=menuitemcheckbox], [role=option], [role=radio], [role=treeitem], [role=gridcell], [role=slider]"; // prettier-ignore
  const found = everything().filter((element) => {
    if (!element.matches("a[href], button, input:not([type=hidden]), select, textarea") || element.tabIndex >= 0) return false;
    if (stops.includes(element) || element.matches(`:disabled, ${parts}`) || element.closest(groups)) return false;
    if (!isShown(element) || isForEars(element) || isInert(element)) return false;
    // The same can be had by a stop: a picture beside the title that is linked, the arrow of a field.
    const isSame = (stop) => (element.href ? stop.href === element.href : nameOf(stop) === nameOf(element));
    if (stops.some(isSame)) return false;
    return !stops.some((stop) => stop.parentElement === element.parentElement && stop.matches("input, [role=combobox]"));
  });
  parvis.heldBack = found.slice(0, 5).map((element) => {
    const chain = [window];
    for (let node = element; node; node = parvis.parentOf(node)) chain.push(node);
    return chain;
  });
  return found.slice(0, 5).map((element, place) => ({
    kind: "focus-unreached", ...at(element), certain: true, data: { control: nameOf(element) },
    place, depth: parvis.heldBack[place].length,
  })); // prettier-ignore
}

/**
 * Stops that come before what is read before them: by a positive tabindex or a script against the document,
 * or, in one row or column of boxes, against what is seen.
 */
function findDisorder(stops) {
  const { at, controls, inLight, nameOf, isForEars } = window.__parvis;
  const regions = "main, nav, aside, header, footer, section, article, form, search, [role]";
  const found = [];
  for (let place = 1; place < stops.length; place += 1) {
    let [before, element] = [controls[stops[place - 1]], controls[stops[place]]];
    if (before.getRootNode() !== element.getRootNode()) [before, element] = [inLight(before), inLight(element)];
    if (!element.isConnected || !before.isConnected || before.contains(element) || element.contains(before)) continue;
    const isAgainst = before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING;
    const seen = isAgainst ? "no" : seenBefore(element, before);
    if ((isAgainst && !isByLooks(element, before)) || seen !== "no") {
      found.push({
        kind: "focus-order", ...at(element), certain: seen !== "maybe",
        data: { control: nameOf(element), before: nameOf(before) },
      }); // prettier-ignore
    }
  }
  return found;

  function holderOf(element, before) {
    let holder = element.parentElement;
    while (holder && !holder.contains(before)) holder = holder.parentElement;
    return holder && /flex|grid/.test(getComputedStyle(holder).display) ? holder : null;
  }

  // CSS may have Tab follow what is seen.
  function isByLooks(element, before) {
    const holder = holderOf(element, before);
    return holder !== null && !["normal", "", undefined].includes(getComputedStyle(holder).readingFlow);
  }

  function seenBefore(element, before) {
    const holder = holderOf(element, before);
    if (!holder || isForEars(element) || isForEars(before) || isByLooks(element, before)) return "no";
    const [mine, its] = [element, before].map((node) => [...holder.children].find((each) => each.contains(node)));
    if (!mine || !its || [mine, its].some((each) => /absolute|fixed|sticky/.test(getComputedStyle(each).position))) return "no";
    const [one, other] = [mine.getBoundingClientRect(), its.getBoundingClientRect()];
    const { direction, writingMode } = getComputedStyle(holder);
    const isLeftward = writingMode === "horizontal-tb" ? direction === "rtl" : writingMode.endsWith("rl");
    const inRow = one.top < other.bottom - 2 && other.top < one.bottom - 2;
    const inColumn = one.left < other.right - 2 && other.left < one.right - 2;
    const isBefore = inRow
      ? isLeftward ? one.left >= other.right - 1 : one.right <= other.left + 1
      : inColumn && one.bottom <= other.top + 1; // prettier-ignore
    // Parts of a page that stand for themselves may be read in either order.
    return !isBefore ? "no" : [mine, its].every((each) => each.matches(regions)) ? "maybe" : "yes";
  }
}

function focusControl(number) {
  const element = window.__parvis.controls[number];
  element.focus({ focusVisible: true });
  return window.__parvis.active() === element;
}

function isAtTarget(id) {
  const target = document.getElementById(id);
  return target !== null && (document.activeElement === target || target.contains(document.activeElement));
}

function isBehindTarget(id, first) {
  const target = document.getElementById(id);
  const active = document.activeElement;
  // The focus has left the page, or begun it anew: nothing to stop at follows the target.
  if (active === document.body || active === null || target === null || active === window.__parvis.controls[first]) return true;
  return target.contains(active) || Boolean(target.compareDocumentPosition(active) & Node.DOCUMENT_POSITION_FOLLOWING);
}
