/** WCAG 1.4.10: nothing makes a page of 320 CSS pixels scroll sideways. */

// What may need two dimensions, says the criterion: whether it does is for a person.
export function findReflow() {
  const { at, isShown, isForEars } = window.__parvis;
  if (!document.body) return [];
  const room = document.documentElement.clientWidth;
  const scroller = document.scrollingElement ?? document.documentElement;
  if (scroller.scrollWidth <= room + 1) return [];
  const isLeftward = getComputedStyle(document.body).direction === "rtl";
  const reaches = (element) => Math.max(rightOf(element), ...textsOf(element).map(rightOf));
  // Where the page does not scroll sideways, what waits beside it is no fault; a text that the edge cuts is one.
  const isCut = [document.documentElement, document.body].some((each) => /hidden|clip/.test(getComputedStyle(each).overflowX));
  const wide = [...document.body.querySelectorAll("*")].filter(
    (element) => isShown(element) && reaches(element) > room + 1 && !isForEars(element) && !isScrolled(element) &&
      (!isCut || textsOf(element).some((text) => rightOf(text) > room + 1 && startOf(text) < room)),
  ); // prettier-ignore
  if (wide.length === 0) return [];
  const widest = Math.max(...wide.map(reaches));
  // The innermost of those that reach furthest: what holds them is only stretched, or is not.
  const culprit =
    wide.filter((element) => reaches(element) >= widest - 1).findLast((element) => !wide.some((e) => e !== element && element.contains(e) && reaches(e) >= widest - 1)) ?? document.body; // prettier-ignore
  const flat = culprit.closest("table, img, svg, canvas, video, iframe, object, embed, math, pre");
  return [
    {
      kind: "reflow",
      ...at(flat ?? culprit),
      certain: !flat || flat.matches("img, iframe, video"),
      data: { width: Math.round(scroller.scrollWidth), room },
    },
  ];

  // How far a box reaches from the edge at which lines begin.
  function rightOf(box) {
    const { left, right } = box.getBoundingClientRect();
    return isLeftward ? room - left + scroller.scrollLeft : right + scroller.scrollLeft;
  }

  function startOf(box) {
    const { left, right } = box.getBoundingClientRect();
    return isLeftward ? room - right + scroller.scrollLeft : left + scroller.scrollLeft;
  }

  // A long word reaches out of the box that it stands in.
  function textsOf(element) {
    const texts = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    return texts.map((node) => {
      const range = document.createRange();
      range.selectNodeContents(node);
      return range;
    });
  }

  // What scrolls in a box of its own does not make the page scroll.
  function isScrolled(element) {
    for (let node = element.parentElement; node && node !== document.body; node = node.parentElement) {
      if (getComputedStyle(node).overflowX !== "visible") return true;
    }
    return false;
  }
}
