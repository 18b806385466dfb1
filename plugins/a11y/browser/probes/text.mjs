/**
 * WCAG 1.4.4 and 1.4.12: text that is enlarged or spaced is neither cut off nor covered by other text.
 *
 * What a guise does to a text is told by comparison with the usual one: what is cut there
 * already, such as a teaser, is meant so.
 */

/**
 * Every text of the page, and how much of it is seen: "whole", "cut", "lost" or "none" (not rendered);
 * and every two texts of which one lies on the other.
 */
export function readText() {
  const { at, isForEars, short } = window.__parvis;
  const walker = document.createTreeWalker(document.body ?? document.documentElement, NodeFilter.SHOW_TEXT);
  const texts = [];
  const lines = [];
  const known = new Map();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.data.trim()) continue;
    const element = node.parentElement;
    const [state, isMeant] = stateOf(node, element);
    texts.push({ state, isMeant, isTold: state !== "whole" && isTold(element), text: short(node.data), ...at(element) });
  }
  return { texts, overlaps: overlaps() };

  function stateOf(node, element) {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return ["none", false];
    if (isForEars(element)) return ["none", false];
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
    if (boxes.length === 0) return ["none", false];
    const { clip, window: pane } = clipOf(element);
    let area = 0;
    let seen = 0;
    let cut = false;
    let aside = 0;
    for (const box of boxes) {
      const width = Math.min(box.right, clip.right) - Math.max(box.left, clip.left);
      const height = Math.min(box.bottom, clip.bottom) - Math.max(box.top, clip.top);
      area += box.width * box.height;
      seen += Math.max(width, 0) * Math.max(height, 0);
      // The box of a line is higher than its letters.
      cut ||= box.width - width > 3 || box.height - height > box.height * 0.3;
      if (width <= 0 && height > 0) aside += 1;
    }
    // Of what is cut off, and of what is scrolled out of its box, nothing lies on other text.
    const painted = boxes.map((box) => within(box, pane)).filter((box) => box.width > 1 && box.height > 1);
    if (!isAfloat(element)) painted.forEach((box) => lines.push({ box, element, text: short(node.data) }));
    const state = seen < area * 0.1 ? "lost" : cut ? "cut" : "whole";
    // A slide that waits beside the others, or a text that says by dots that it goes on: meant so, perhaps.
    return [state, state !== "whole" && (aside === boxes.length || isShortened(element))];
  }

  function within(box, pane) {
    const [left, right] = [Math.max(box.left, pane.left), Math.min(box.right, pane.right)];
    const [top, bottom] = [Math.max(box.top, pane.top), Math.min(box.bottom, pane.bottom)];
    return { left, right, top, bottom, width: right - left, height: bottom - top };
  }

  // The whole of it is in a tooltip.
  function isTold(element) {
    const words = element.textContent.replace(/\s+/g, " ").trim();
    const titles = [element, element.parentElement, element.closest("[title]")].map((each) => each?.getAttribute("title") ?? "");
    return titles.some((title) => title.replace(/\s+/g, " ").includes(words));
  }

  function isShortened(element) {
    for (let node = element; node && node !== document.body; node = node.parentElement) {
      const style = getComputedStyle(node);
      if ((style.textOverflow !== "clip" && style.overflowX !== "visible") || style.webkitLineClamp !== "none") return true;
    }
    return false;
  }

  // What of the page can be seen or scrolled to (`clip`), and what shows now (`window`), for what stands in an element.
  function clipOf(element) {
    if (!element || element === document.body || element === document.documentElement) {
      const all = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };
      return { clip: all, window: all };
    }
    if (known.has(element)) return known.get(element);
    const outer = clipOf(element.parentElement);
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const clip = { ...outer.clip };
    let pane = outer.window;
    const hides = (value) => value === "hidden" || value === "clip";
    const scrolls = (value) => value === "auto" || value === "scroll";
    if (style.display !== "inline" && style.display !== "contents") {
      if (hides(style.overflowX)) {
        clip.left = Math.max(clip.left, box.left);
        clip.right = Math.min(clip.right, box.right);
      } else if (scrolls(style.overflowX)) [clip.left, clip.right] = [-Infinity, Infinity];
      if (hides(style.overflowY)) {
        clip.top = Math.max(clip.top, box.top);
        clip.bottom = Math.min(clip.bottom, box.bottom);
      } else if (scrolls(style.overflowY)) [clip.top, clip.bottom] = [-Infinity, Infinity];
      if (style.overflowX !== "visible" || style.overflowY !== "visible") pane = within(box, pane);
    }
    known.set(element, { clip, window: pane });
    return known.get(element);
  }

  // What stays while the page scrolls lies over other text on purpose, and is scrolled clear of it.
  function isAfloat(element) {
    for (let node = element; node; node = node.parentElement) {
      if (["fixed", "sticky"].includes(getComputedStyle(node).position)) return true;
      // It lies on top until it is closed.
      if (node.matches("dialog, [popover], [role=dialog], [role=alertdialog]")) return true;
    }
    return false;
  }

  function overlaps() {
    const found = [];
    lines.sort((one, other) => one.box.top - other.box.top);
    lines.forEach((one, place) => {
      for (const other of lines.slice(place + 1)) {
        if (other.box.top >= one.box.bottom) break;
        const height = Math.min(one.box.bottom, other.box.bottom) - other.box.top;
        const width = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        // The boxes of close lines meet where their letters do not.
        const meets = width > 2 && height > 0.4 * Math.min(one.box.height, other.box.height);
        if (meets && one.element !== other.element) {
          found.push({ ...at(other.element), text: other.text, other: one.text });
        }
      }
    });
    return found;
  }
}

/** What was whole in the usual guise and is not in this one. */
export function noteText(usual, text, guise) {
  const before = new Map();
  for (const { selector, text: words, state } of usual.texts) before.set(`${selector}|${words}`, state);
  const faults = new Map();
  for (const entry of text.texts) {
    const harmed = (entry.state === "cut" || entry.state === "lost") && !entry.isTold;
    if (harmed && before.get(`${entry.selector}|${entry.text}`) === "whole" && !faults.has(entry.selector)) {
      faults.set(entry.selector, {
        kind: guise.textSpacing ? "spacing-clipped" : guise.width <= 320 ? "narrow-clipped" : "zoom-clipped",
        selector: entry.selector,
        context: entry.context,
        certain: !entry.isMeant,
        data: { text: entry.text },
      });
    }
  }
  const known = new Set(usual.overlaps.map(({ text: words, other }) => `${words}|${other}`));
  for (const { selector, context, text: words, other } of text.overlaps) {
    if (known.has(`${words}|${other}`) || known.has(`${other}|${words}`) || faults.has(selector)) continue;
    faults.set(selector, {
      kind: guise.textSpacing ? "spacing-overlap" : "overlap",
      selector,
      context,
      certain: true,
      data: { text: words, other },
    });
  }
  return [...faults.values()];
}
