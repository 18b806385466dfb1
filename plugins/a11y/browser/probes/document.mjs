/** What all probes share inside the page: how elements are named, and whether people see them. */

/** Give the page's document the functions that probes use, as `window.__parvis`. */
export function install(page) {
  return page.evaluate(define);
}

function define() {
  // As pa11y writes selectors, so that one element has one name; what stands in a shadow is named by its host.
  const selector = (element) => {
    const parts = [];
    for (let node = inLight(element); node && node.nodeType === Node.ELEMENT_NODE; node = node.parentNode) {
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
  // The element that a selector names: pa11y escapes nothing in ids, and then it is no CSS.
  const find = (wanted) => {
    let steps = wanted.split(" > ");
    let scope = document;
    const id = steps[0].match(/^[^#:]*#(.+)$/);
    if (id) {
      scope = document.getElementById(id[1]);
      steps.shift();
      if (scope !== null && steps.length === 0) return scope;
      steps = [":scope", ...steps];
    }
    try {
      return scope?.querySelector(steps.join(" > ")) ?? document.querySelector(wanted);
    } catch {
      return null;
    }
  };
  // From within a shadow the way leads to its host.
  const parentOf = (node) => node.parentNode ?? node.host ?? null;
  const holds = (outer, node) => {
    for (let each = node; each; each = parentOf(each)) if (each === outer) return true;
    return false;
  };
  const inLight = (element) => {
    let node = element;
    while (node.getRootNode() instanceof ShadowRoot) node = node.getRootNode().host;
    return node;
  };
  /** Every element, those in open shadows too. */
  const everything = (root = document) =>
    [...root.querySelectorAll("*")].flatMap((each) => (each.shadowRoot ? [each, ...everything(each.shadowRoot)] : [each]));
  // Out of use: by `inert`, or behind a modal dialog.
  const isInert = (element) => {
    const modal = [...document.querySelectorAll(":modal")].at(-1);
    return inLight(element).closest("[inert]") !== null || element.closest("[inert]") !== null || Boolean(modal && !holds(modal, element));
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
      if (node === document.documentElement) break;
      const style = getComputedStyle(node);
      const box = node.getBoundingClientRect();
      const clipped = /inset\((50|100)%|rect\((0|1)px/.test(`${style.clipPath} ${style.clip}`);
      if (clipped || ((box.width <= 2 || box.height <= 2) && style.overflow !== "visible")) return true;
    }
    // What holds it may be empty, and stand at the edge.
    const { right, bottom } = element.getBoundingClientRect();
    return right + scrollX <= 0 || bottom + scrollY <= 0;
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
    const context = inLight(element).cloneNode(false).outerHTML;
    return { selector: selector(element), context: context.length > 250 ? `${context.slice(0, 249)}…` : context };
  };
  // Nobody but us sees it: scripts of the page do not list it.
  const value = { selector, find, short, isShown, isForEars, isInert, nameOf, at, parentOf, holds, inLight, everything };
  Object.defineProperty(window, "__parvis", { value, enumerable: false, configurable: true });
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
