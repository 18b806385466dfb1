/**
 * One browser page and the ways a person may look at it: width, zoom, colour scheme,
 * forced colours, print, wider text, no JavaScript. The screenshot tool and the tests
 * share it.
 */

/** What WCAG 1.4.12 asks a page to bear. */
const TEXT_SPACING = `* {
  line-height: 1.5 !important;
  letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important;
}
p { margin-bottom: 2em !important; }`;

const sessions = new WeakMap();

/** Set the viewport; `zoom` 2 is a person's 200 %: half the room, twice the size. */
export function setViewport(page, { width = 1280, height = 800, zoom = 1 } = {}) {
  return page.setViewport({
    width: Math.round(width / zoom),
    height: Math.round(height / zoom),
    deviceScaleFactor: zoom,
  });
}

/**
 * Set what media queries see. Puppeteer's own call refuses `forced-colors`, hence the
 * protocol's; what is not named goes back to the browser's own.
 */
export async function emulate(page, { scheme = null, forcedColors = false, reducedMotion = false, media = "" } = {}) {
  const features = [];
  if (scheme) features.push({ name: "prefers-color-scheme", value: scheme });
  if (forcedColors) features.push({ name: "forced-colors", value: "active" });
  if (reducedMotion) features.push({ name: "prefers-reduced-motion", value: "reduce" });
  // What one session has set stays until it ends: a second would add to it.
  if (!sessions.has(page)) sessions.set(page, await page.createCDPSession());
  await sessions.get(page).send("Emulation.setEmulatedMedia", { media, features });
}

/** Go to `url` and wait until it is loaded, fonts included; an answer of 400 or more is an error. */
export async function goto(page, url) {
  const response = await page.goto(url, { waitUntil: "load" });
  if (response && response.status() >= 400) {
    throw new Error(`${url} answered ${response.status()}`);
  }
  await page.evaluate("document.fonts.ready.then(() => true)");
}

/** Space the text of the page as WCAG 1.4.12 does, or no longer; a policy of the page against inline styles is no hindrance. */
export function setTextSpacing(page, spaced = true) {
  return page.evaluate(
    (css) => {
      const others = document.adoptedStyleSheets.filter((sheet) => !sheet.isOfParvis);
      if (css) {
        const sheet = Object.assign(new CSSStyleSheet(), { isOfParvis: true });
        sheet.replaceSync(css);
        others.push(sheet);
      }
      document.adoptedStyleSheets = others;
    },
    spaced ? TEXT_SPACING : "",
  );
}
