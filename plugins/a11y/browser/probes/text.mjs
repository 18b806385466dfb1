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
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  const lines = [];
  const known = new Map();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.data.trim()) continue;
    const element = node.parentElement;
    texts.push({ state: stateOf(node, element), text: short(node.data), ...at(element) });
  }
  return { texts, overlaps: overlaps() };

  function stateOf(node, element) {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return "none";
    if (isForEars(element)) return "none";
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
    if (boxes.length === 0) return "none";
    const clip = clipOf(element);
    let area = 0;
    let seen = 0;
    let cut = false;
    for (const box of boxes) {
      const width = Math.min(box.right, clip.right) - Math.max(box.left, clip.left);
      const height = Math.min(box.bottom, clip.bottom) - Math.max(box.top, clip.top);
      area += box.width * box.height;
      seen += Math.max(width, 0) * Math.max(height, 0);
      // The box of a line is higher than its letters.
      cut ||= box.width - width > 3 || box.height - height > box.height * 0.3;
    }
    if (!isAfloat(element)) boxes.forEach((box) => lines.push({ box, element, text: short(node.data) }));
    return seen < area * 0.1 ? "lost" : cut ? "cut" : "whole";
  }

  // What of the page can be seen or scrolled to, for what stands in an element.
  function clipOf(element) {
    if (!element || element === document.body || element === document.documentElement) {
      return { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };
    }
    if (known.has(element)) return known.get(element);
    const outer = clipOf(element.parentElement);
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const clip = { ...outer };
    const hides = (value) => value === "hidden" || value === "clip";
    const scrolls = (value) => value === "auto" || value === "scroll";
    if (style.display !== "inline" && style.display !== "contents") {
      if (hides(style.overflowX)) {
        clip.left = Math.max(outer.left, box.left);
        clip.right = Math.min(outer.right, box.right);
      } else if (scrolls(style.overflowX)) [clip.left, clip.right] = [-Infinity, Infinity];
      if (hides(style.overflowY)) {
        clip.top = Math.max(outer.top, box.top);
        clip.bottom = Math.min(outer.bottom, box.bottom);
      } else if (scrolls(style.overflowY)) [clip.top, clip.bottom] = [-Infinity, Infinity];
    }
    known.set(element, clip);
    return clip;
  }

  // What stays while the page scrolls lies over other text on purpose, and is scrolled clear of it.
  function isAfloat(element) {
    for (let node = element; node; node = node.parentElement) {
      if (["fixed", "sticky"].includes(getComputedStyle(node).position)) return true;
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
    const harmed = entry.state === "cut" || entry.state === "lost";
    if (harmed && before.get(`${entry.selector}|${entry.text}`) === "whole" && !faults.has(entry.selector)) {
      faults.set(entry.selector, {
        kind: guise.textSpacing ? "spacing-clipped" : "zoom-clipped",
        selector: entry.selector,
        context: entry.context,
        certain: true,
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
