/** What all probes share inside the page: how elements are named, and whether people see them. */

/** Give the page's document the functions that probes use, as `window.__parvis`. */
export function install(page) {
  return page.evaluate(define);
}

function define() {
  // As pa11y writes selectors, so that one element has one name.
  const selector = (element) => {
    const parts = [];
    for (let node = element; node && node.nodeType === Node.ELEMENT_NODE; node = node.parentNode) {
      if (node.id) {
        parts.unshift(`#${node.id}`);
        break;
      }
      let part = node.tagName.toLowerCase();
      const siblings = [...(node.parentNode?.childNodes ?? [])].filter((each) => each.nodeType === Node.ELEMENT_NODE);
      if (siblings.filter((each) => each.tagName === node.tagName).length > 1) {
        part += `:nth-child(${siblings.indexOf(node) + 1})`;
      }
      parts.unshift(part);
    }
    return parts.join(" > ");
  };
  const short = (text, most = 60) => {
    const plain = text.replace(/\s+/g, " ").trim();
    return plain.length > most ? `${plain.slice(0, most - 1)}…` : plain;
  };
  const isShown = (element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && element.getClientRects().length > 0;
  // Hidden from sight on purpose, for screen readers alone: a box of a pixel, or clipped to nothing.
  const isForEars = (element) => {
    for (let node = element; node && node !== document.body; node = node.parentElement) {
      const style = getComputedStyle(node);
      const box = node.getBoundingClientRect();
      const clipped = /inset\((50|100)%|rect\((0|1)px/.test(`${style.clipPath} ${style.clip}`);
      if (clipped || ((box.width <= 2 || box.height <= 2) && style.overflow !== "visible")) return true;
      if (box.right + scrollX <= 0 || box.bottom + scrollY <= 0) return true;
    }
    return false;
  };
  const nameOf = (element) =>
    short(
      element.getAttribute("aria-label") ||
        element.innerText ||
        element.labels?.[0]?.innerText ||
        element.value ||
        element.querySelector?.("[alt]")?.alt ||
        element.title ||
        `<${element.localName}>`,
    );
  const at = (element) => {
    const context = element.cloneNode(false).outerHTML;
    return { selector: selector(element), context: context.length > 250 ? `${context.slice(0, 249)}…` : context };
  };
  window.__parvis = { selector, short, isShown, isForEars, nameOf, at };
}

/**
 * What the page is now, in two digests: `shown` of the elements that are rendered, `looks`
 * of their colours, sizes and places as well. Equal digests need no second audit.
 */
export function fingerprint() {
  const hash = (text) => {
    let [a, b] = [0xdeadbeef, 0x41c6ce57];
    for (let place = 0; place < text.length; place += 1) {
      const code = text.charCodeAt(place);
      a = Math.imul(a ^ code, 2654435761);
      b = Math.imul(b ^ code, 1597334677);
    }
    return `${(a >>> 0).toString(16)}.${(b >>> 0).toString(16)}.${text.length}`;
  };
  const looks = [];
  const shown = [];
  const pseudos = [null, "::before", "::after"];
  let number = 0;
  for (const element of document.querySelectorAll("*")) {
    number += 1;
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    shown.push(number);
    const box = element.getBoundingClientRect();
    looks.push(box.x, box.y, box.width, box.height);
    for (const pseudo of pseudos) {
      const style = getComputedStyle(element, pseudo);
      if (pseudo && style.content === "none") continue;
      looks.push(
        style.color, style.backgroundColor, style.backgroundImage, style.borderColor, style.opacity, style.fontSize,
        style.fontWeight, style.textDecorationLine, style.outlineColor, style.textShadow, style.fill, style.stroke,
      ); // prettier-ignore
    }
  }
  looks.push(innerWidth, devicePixelRatio, matchMedia("(forced-colors: active)").matches);
  return { shown: hash(shown.join()), looks: hash(`${shown.join()}|${looks.join()}`) };
}
