/** Pictures of parts of a page, and what differs between two. */
import { decode } from "fast-png";

// A difference of so much in one channel of 255 is seen.
const SEEN = 24;

/** The pixels of a part of the page, `{x, y, width, height}` in CSS pixels of the document. */
export async function pixels(page, clip) {
  const png = await page.screenshot({ clip, captureBeyondViewport: false, optimizeForSpeed: true });
  return decode(png);
}

/** What of a box in the window can be photographed, in whole pixels of the document, with a margin; null: nothing. */
export function clipOf(box, view, margin) {
  const left = Math.max(0, Math.floor(box.left - margin));
  const top = Math.max(0, Math.floor(box.top - margin));
  const right = Math.min(view.width, Math.ceil(box.right + margin));
  const bottom = Math.min(view.height, Math.ceil(box.bottom + margin));
  if (right - left < 1 || bottom - top < 1) return null;
  return { x: left + view.scrollX, y: top + view.scrollY, width: right - left, height: bottom - top };
}

/** Call `each(one, other)` with the `[r, g, b]` of every pixel that differs visibly between two pictures of one size. */
export function forDifferences(first, second, each) {
  const [step, stepOther] = [first.channels, second.channels];
  const count = Math.min(first.data.length / step, second.data.length / stepOther);
  for (let pixel = 0; pixel < count; pixel += 1) {
    const [a, b] = [pixel * step, pixel * stepOther];
    const one = [first.data[a], first.data[a + 1], first.data[a + 2]];
    const other = [second.data[b], second.data[b + 1], second.data[b + 2]];
    if (one.some((value, channel) => Math.abs(value - other[channel]) > SEEN)) each(one, other);
  }
}

/** The contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrastOf(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour) {
  const [r, g, b] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
