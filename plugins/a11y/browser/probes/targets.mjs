/** WCAG 2.5.8: targets of 24 by 24 CSS pixels, or with as much room around them. */

/** Targets that are too small and that none of the exceptions of the criterion covers. */
export function findSmallTargets() {
  const least = 24;
  const { at, isShown, isForEars, nameOf } = window.__parvis;
  const query =
    "a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, [onclick], [tabindex]:not([tabindex^='-'])," +
    "[role=button], [role=link], [role=checkbox], [role=radio], [role=tab], [role=switch], [role=menuitem], [role=option]";
  const all = [...document.querySelectorAll(query)].filter(
    (element) => isShown(element) && !isForEars(element) && !element.disabled && !element.closest("[inert]") &&
      getComputedStyle(element).pointerEvents !== "none",
  ); // prettier-ignore
  const targets = all.map((element) => ({ element, box: boxOf(element) }));
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
  function boxOf(element) {
    const boxes = [element, ...(element.labels ?? [])].map((each) => each.getBoundingClientRect());
    const inside = [...element.querySelectorAll("*")].map((each) => each.getBoundingClientRect());
    const shown = [...boxes, ...inside].filter((box) => box.width > 0 && box.height > 0);
    const left = Math.min(...shown.map((box) => box.left));
    const top = Math.min(...shown.map((box) => box.top));
    const right = Math.max(...shown.map((box) => box.right));
    const bottom = Math.max(...shown.map((box) => box.bottom));
    return { left, top, right, bottom, width: right - left, height: bottom - top };
  }

  function isExempt(element, box) {
    return isInSentence(element) || isBrowsersOwn(element) || hasRoom(element, box);
  }

  // "Inline": in a sentence, the line height of other text constrains it.
  function isInSentence(element) {
    if (getComputedStyle(element).display !== "inline") return false;
    for (let block = element.parentElement; block; block = block.parentElement) {
      if (getComputedStyle(block).display === "inline") continue;
      const others = [...block.querySelectorAll("a, button")].map((each) => each.innerText).join("");
      return block.innerText.replace(/\s/g, "").length > others.replace(/\s/g, "").length;
    }
    return false;
  }

  // "User agent control": the size is the browser's, not the author's.
  function isBrowsersOwn(element) {
    return element.matches("input[type=checkbox], input[type=radio]") && getComputedStyle(element).appearance === "auto"
      && Math.round(element.getBoundingClientRect().width) === 13; // prettier-ignore
  }

  // "Spacing": a circle of 24 pixels around its centre meets no other target, nor the circle of a small one.
  function hasRoom(element, box) {
    const centre = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
    return targets.every(({ element: other, box: its }) => {
      if (other === element || other.contains(element) || element.contains(other)) return true;
      const nearest = {
        x: Math.max(its.left, Math.min(centre.x, its.right)),
        y: Math.max(its.top, Math.min(centre.y, its.bottom)),
      };
      const away = Math.hypot(nearest.x - centre.x, nearest.y - centre.y);
      if (away < least / 2 - 0.01) return false;
      const its_centre = { x: (its.left + its.right) / 2, y: (its.top + its.bottom) / 2 };
      return !isSmall(its) || Math.hypot(its_centre.x - centre.x, its_centre.y - centre.y) >= least - 0.01;
    });
  }
}
