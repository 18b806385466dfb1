/**
 * WCAG 1.4.3 on pixels: the contrast of a text with the image or gradient behind it.
 *
 * The text is photographed as it is and without its letters: where the two differ stand
 * the letters, and the second shows what is behind them.
 */
import { clipOf, contrastOf, forDifferences, pixels } from "./picture.mjs";

// Of the pixels under the letters so many may be worse: edges of letters, noise of photographs.
const PASSES = 0.02;
const FAILS = 0.2;

/** A fact for each text that a selector names and that shows: `data.verdict` is "passed", "failed" or "unsure". */
export async function measureContrast(page, selectors) {
  const facts = [];
  for (const selector of selectors) {
    const text = await page.evaluate(readyText, selector);
    const clip = text && clipOf(text.box, text.view, 0);
    if (clip === null) {
      await page.evaluate(showLetters);
      continue;
    }
    const whole = await pixels(page, clip);
    await page.evaluate(hideLetters);
    const behind = await pixels(page, clip);
    await page.evaluate(showLetters);
    const ratios = [];
    forDifferences(whole, behind, (_, back) => {
      const mixed = text.color.map((value, channel) => value * text.alpha + back[channel] * (1 - text.alpha));
      ratios.push(contrastOf(mixed, back));
    });
    facts.push({ kind: "contrast-measured", ...text.at, certain: true, data: { asked: selector, ...judge(ratios, text) } });
  }
  return facts;
}

function judge(ratios, { needed }) {
  // Letters that cannot be told from what is behind them, or are not there.
  if (ratios.length < 4) return { verdict: "unsure", ratio: 1, needed };
  ratios.sort((one, other) => one - other);
  const worst = (share) => ratios[Math.floor(ratios.length * share)];
  const verdict = worst(PASSES) >= needed ? "passed" : worst(FAILS) < needed ? "failed" : "unsure";
  return { verdict, ratio: Math.floor(worst(verdict === "failed" ? FAILS : PASSES) * 10) / 10, needed };
}

function readyText(selector) {
  const { at, find, isShown } = window.__parvis;
  const element = find(selector);
  window.__parvis.text = null;
  if (!element || !isShown(element)) return null;
  const scrolled = [];
  for (let node = element.parentElement; node; node = node.parentElement) scrolled.push([node, node.scrollLeft, node.scrollTop]);
  window.__parvis.text = { element, style: element.getAttribute("style"), scrolled };
  element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
  const boxes = [...element.childNodes]
    .filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim())
    .flatMap((node) => {
      const range = document.createRange();
      range.selectNodeContents(node);
      return [...range.getClientRects()];
    });
  if (boxes.length === 0) return null;
  const style = getComputedStyle(element);
  // Whatever notation the style sheet uses.
  const context = new OffscreenCanvas(1, 1).getContext("2d");
  context.fillStyle = style.webkitTextFillColor;
  context.fillRect(0, 0, 1, 1);
  const [r, g, b, opaque] = context.getImageData(0, 0, 1, 1).data;
  const alpha = opaque / 255;
  let opacity = 1;
  for (let node = element; node; node = node.parentElement) opacity *= Number(getComputedStyle(node).opacity);
  const size = parseFloat(style.fontSize);
  return {
    at: at(element),
    box: {
      left: Math.min(...boxes.map((box) => box.left)),
      top: Math.min(...boxes.map((box) => box.top)),
      right: Math.max(...boxes.map((box) => box.right)),
      bottom: Math.max(...boxes.map((box) => box.bottom)),
    },
    view: { width: innerWidth, height: innerHeight, scrollX, scrollY },
    color: [r, g, b],
    alpha: alpha * opacity,
    needed: size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5,
  };
}

function hideLetters() {
  const { style } = window.__parvis.text.element;
  style.setProperty("transition", "none", "important");
  style.setProperty("-webkit-text-fill-color", "transparent", "important");
}

/** Leave everything as it was: attributes, and what had to be scrolled. */
function showLetters() {
  if (!window.__parvis.text) return;
  const { element, style, scrolled } = window.__parvis.text;
  if (element.getAttribute("style") !== style) {
    // A policy of the page may forbid to write the attribute, but not its properties.
    element.style.removeProperty("-webkit-text-fill-color");
    element.style.removeProperty("transition");
    if (style === null) element.removeAttribute("style");
    else element.setAttribute("style", style);
  }
  for (const [node, left, top] of scrolled) node.scrollTo({ left, top, behavior: "instant" });
}
