/** Pictures of parts of a page, and what differs between two. */
import { decode } from "fast-png";

// A difference of so much in one channel of 255 is seen.
const SEEN = 24;

const sessions = new WeakMap();

/** The pixels of a part of the page, `{x, y, width, height}` in CSS pixels of the document. */
export async function pixels(page, clip) {
  // Without puppeteer's own call, which asks for the window's place each time.
  if (!sessions.has(page)) sessions.set(page, await page.createCDPSession());
  const { data } = await sessions.get(page).send("Page.captureScreenshot", {
    clip: { ...clip, scale: 1 }, captureBeyondViewport: false, fromSurface: true, optimizeForSpeed: true,
  }); // prettier-ignore
  return decode(Buffer.from(data, "base64"));
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

/** Of a picture of `whole`, the part that is `clip`: both of the document, and one CSS pixel is one of the picture. */
export function part({ data, width, channels }, whole, clip) {
  const rows = [];
  for (let row = 0; row < clip.height; row += 1) {
    const start = ((clip.y - whole.y + row) * width + clip.x - whole.x) * channels;
    rows.push(data.subarray(start, start + clip.width * channels));
  }
  return { data: Buffer.concat(rows), width: clip.width, height: clip.height, channels };
}

/** Call `each(one, other)` with the `[r, g, b]` of every pixel that differs visibly between two pictures of one size. */
export function forDifferences(first, second, each) {
  const [step, stepOther] = [first.channels, second.channels];
  const count = Math.min(first.data.length / step, second.data.length / stepOther);
  for (let pixel = 0; pixel < count; pixel += 1) {
    const [a, b] = [pixel * step, pixel * stepOther];
    let differs = false;
    for (let channel = 0; channel < 3; channel += 1) {
      differs ||= Math.abs(first.data[a + channel] - second.data[b + channel]) > SEEN;
    }
    if (differs) each([...first.data.subarray(a, a + 3)], [...second.data.subarray(b, b + 3)]);
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
