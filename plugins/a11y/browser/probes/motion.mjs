/** WCAG 2.2.2 and 1.4.2: what moves or sounds by itself for more than a few seconds. */
import { setTimeout as sleep } from "node:timers/promises";

// Seconds after loading from which movement counts, and how long it is watched then.
const FROM = 5.2;
const WATCHED = 6;

/** Elements that an animation of the style sheet moves for more than five seconds, and changes that go on. */
export async function watchMotion(page, started) {
  const animated = await page.evaluate(findAnimations);
  if (animated.length > 0) return animated;
  // Without scripts and pictures that play, nothing else moves.
  if (!(await page.evaluate("document.scripts.length > 0 || document.querySelector('marquee, video, object, embed') !== null"))) {
    return [];
  }
  await page.evaluate(recordChanges);
  await until(started, FROM);
  await page.evaluate("window.__parvis.changes.clear()");
  const before = await picture(page);
  await until(started, FROM + WATCHED);
  const after = await picture(page);
  const found = await page.evaluate(movedElement, !before.equals(after));
  return found ? [{ kind: "moves", certain: true, data: { seconds: 10 }, ...found }] : [];
}

const picture = (page) => page.screenshot({ captureBeyondViewport: false, optimizeForSpeed: true }).then(Buffer.from);

async function until(started, seconds) {
  const left = started + seconds * 1000 - performance.now();
  if (left > 0) await sleep(left);
}

function findAnimations() {
  const { at, isShown } = window.__parvis;
  const found = new Map();
  for (const animation of document.getAnimations()) {
    const { target, pseudoElement } = animation.effect ?? {};
    if (animation.playState !== "running" || !target || !isShown(target)) continue;
    const seconds = animation.effect.getComputedTiming().endTime / 1000;
    // An animation that changes nothing anybody sees is none.
    const frames = animation.effect.getKeyframes();
    const changes = frames.some((frame) => JSON.stringify({ ...frame, offset: 0, computedOffset: 0, easing: "" }) !==
      JSON.stringify({ ...frames[0], offset: 0, computedOffset: 0, easing: "" })); // prettier-ignore
    if (seconds > 5 && changes && !found.has(target)) {
      found.set(target, {
        kind: "moves", ...at(target), certain: !pseudoElement,
        data: { seconds: Number.isFinite(seconds) ? Math.round(seconds) : null },
      }); // prettier-ignore
    }
  }
  return [...found.values()];
}

function recordChanges() {
  const changes = new Set();
  window.__parvis.changes = changes;
  new MutationObserver((records) => records.forEach(({ target }) => changes.add(target))).observe(document.body, {
    subtree: true, childList: true, characterData: true, attributes: true,
  }); // prettier-ignore
}

/** The element that changed while the picture did, if it did. */
function movedElement(differs) {
  if (!differs) return null;
  const { at, changes, isShown } = window.__parvis;
  const elements = [...changes].map((node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement));
  const playing = document.querySelector("marquee, video, object, embed, canvas");
  const moved = elements.find((element) => element && isShown(element)) ?? playing ?? document.body;
  return at(moved);
}

/** Sound and video that play aloud as soon as the page is there. */
export async function findSound() {
  const { at } = window.__parvis;
  await new Promise((resolve) => setTimeout(resolve, document.querySelector("audio, video") ? 300 : 0));
  return [...document.querySelectorAll("audio, video")]
    .filter((media) => !media.paused && !media.muted && media.volume > 0 && !(media.duration <= 3))
    .map((media) => ({
      kind: "sounds",
      ...at(media),
      certain: true,
      data: { seconds: Number.isFinite(media.duration) ? Math.round(media.duration) : null },
    }));
}
