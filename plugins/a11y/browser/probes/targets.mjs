/** WCAG 2.5.8: targets of 24 by 24 CSS pixels, or with as much room around them. */

/** Targets that are too small and that none of the exceptions of the criterion covers. */
export function findSmallTargets() {
  const least = 24;
  const { at, isInert, isShown, isForEars, nameOf } = window.__parvis;
  const query =
    "a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, [onclick], [tabindex]:not([tabindex^='-'])," +
    "[role=button], [role=link], [role=checkbox], [role=radio], [role=tab], [role=switch], [role=menuitem], [role=option]";
  const all = [...document.querySelectorAll(query)].filter(
    (element) => isShown(element) && !isForEars(element) && !element.matches(":disabled") && !isInert(element) &&
      getComputedStyle(element).pointerEvents !== "none",
  ); // prettier-ignore
  const targets = all.map((element) => ({ element, box: boxOf(element), areas: areasOf(element) }));
  return targets.filter(({ element, box }) => isSmall(box) && !isExempt(element, box)).map(({ element, box }) => ({
    kind: "target-small",
    ...at(element),
    certain: true,
    data: { control: nameOf(element), width: Math.round(box.width), height: Math.round(box.height) },
  })); // prettier-ignore

  function isSmall(box) {
    return box.width < least - 0.5 || box.height < least - 0.5;
  }

  // All that a click on the control's own, or on its label's, area does.
  function areasOf(element) {
    const inside = [...element.querySelectorAll("*")].filter((each) => isShown(each) && !isForEars(each));
    const boxes = [element, ...[...(element.labels ?? [])].filter(isShown), ...inside].flatMap((each) => [...each.getClientRects()]);
    return boxes.filter((box) => box.width > 0 && box.height > 0);
  }

  function boxOf(element) {
    const found = areasOf(element);
    const shown = found.length > 0 ? found : [element.getBoundingClientRect()];
    const left = Math.min(...shown.map((box) => box.left));
    const top = Math.min(...shown.map((box) => box.top));
    const right = Math.max(...shown.map((box) => box.right));
    const bottom = Math.max(...shown.map((box) => box.bottom));
    return { left, top, right, bottom, width: right - left, height: bottom - top };
  }

  function isExempt(element, box) {
    return isInSentence(element) || isBrowsersOwn(element) || hasRoom(element, box) || isElsewhere(element);
  }

  // "Inline": in a sentence, the line height of other text constrains it.
  function isInSentence(element) {
    const { display, position } = getComputedStyle(element);
    if (!display.startsWith("inline") || position === "absolute") return false;
    for (let block = element.parentElement; block; block = block.parentElement) {
      if (getComputedStyle(block).display.startsWith("inline")) continue;
      const others = [...block.querySelectorAll("a, button")].map(textOf).join("");
      return textOf(block).replace(/\s/g, "").length > others.replace(/\s/g, "").length;
    }
    return false;
  }

  // Elements of a drawing have no `innerText`.
  function textOf(element) {
    return element.innerText ?? element.textContent;
  }

  // "User agent control": the size is the browser's, not the author's.
  function isBrowsersOwn(element) {
    const { appearance, borderTopStyle, fontSize, paddingTop } = getComputedStyle(element);
    const { width, height } = element.getBoundingClientRect();
    if (appearance === "none") return false;
    if (element.matches("input[type=checkbox], input[type=radio]")) return Math.round(width) === 13;
    if (element.matches("input[type=range]")) return height >= 15.5;
    const isPlain = Math.abs(parseFloat(fontSize) - 13.333) < 0.01 && parseFloat(paddingTop) <= 2 && height >= 18;
    return isPlain && element.matches("button, input, select, textarea") && /inset|outset/.test(`${borderTopStyle}${element.matches("select") ? "inset" : ""}`); // prettier-ignore
  }

  // "Spacing": a circle of 24 pixels around its centre meets no other target, nor the circle of a small one.
  function hasRoom(element, box) {
    const centre = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
    return targets.every(({ element: other, box: its, areas }) => {
      if (other === element || other.contains(element) || element.contains(other)) return true;
      const isNear = areas.some((area) => {
        const x = Math.max(area.left, Math.min(centre.x, area.right));
        const y = Math.max(area.top, Math.min(centre.y, area.bottom));
        return Math.hypot(x - centre.x, y - centre.y) < least / 2 - 0.01;
      });
      if (isNear) return false;
      const its_centre = { x: (its.left + its.right) / 2, y: (its.top + its.bottom) / 2 };
      return !isSmall(its) || Math.hypot(its_centre.x - centre.x, its_centre.y - centre.y) >= least - 0.01;
    });
  }

  // "Equivalent": the same page is opened by another control that is large enough.
  function isElsewhere(element) {
    return element.matches("a[href]") && targets.some(({ element: other, box }) => other !== element && other.href === element.href && !isSmall(box));
  }
}
