/** WCAG 2.2.2 and 1.4.2: what moves or sounds by itself for more than a few seconds. */
import { setTimeout as sleep } from "node:timers/promises";

// Seconds after loading from which movement counts, and how long it is watched then.
const FROM = 5.2;
const WATCHED = 6;

/** Elements that an animation of the style sheet moves for more than five seconds, and changes that go on. */
export async function watchMotion(page, started) {
  const animated = await page.evaluate(findAnimations);
  if (animated.length > 0) return animated;
  // Where no script waits for its hour and nothing plays, nothing will move: there is no need to watch.
  const frames = await Promise.all(page.frames().map((frame) => frame.evaluate(isLively).catch(() => true)));
  if (!frames.some(Boolean)) return [];
  await page.evaluate(recordChanges);
  await until(started, FROM);
  await page.evaluate("window.__parvis.changes.clear()");
  const before = await picture(page);
  await until(started, FROM + WATCHED / 2);
  const between = await picture(page);
  await until(started, FROM + WATCHED);
  const after = await picture(page);
  const found = await page.evaluate(movedElement, !before.equals(between) || !between.equals(after));
  if (!found) return [];
  const { times, hasPause, ...at } = found;
  // One change may be the last, and a button may stop it: that is for a person.
  const goesOn = times > 1 || (!before.equals(between) && !between.equals(after));
  return [{ kind: "moves", certain: goesOn && !hasPause, data: { seconds: 10 }, ...at }];
}

/** Note, before a page's own scripts, what they have yet to do: `window.__parvisTimers` holds what is waited for. */
export function countTimers(page) {
  return page.evaluateOnNewDocument(() => {
    const waiting = new Set();
    Object.defineProperty(window, "__parvisTimers", { value: waiting });
    const follow = (start, stop, lasts) => {
      const [begin, end] = [window[start], window[stop]];
      window[start] = (task, ...rest) => {
        let mark = null;
        const done = (...given) => {
          if (!lasts) waiting.delete(mark);
          return task(...given);
        };
        const id = begin(typeof task === "function" ? done : task, ...rest);
        mark = `${start} ${id}`;
        waiting.add(mark);
        return id;
      };
      window[stop] = (id) => {
        waiting.delete(`${start} ${id}`);
        return end(id);
      };
    };
    follow("setTimeout", "clearTimeout", false);
    follow("setInterval", "clearInterval", true);
    follow("requestAnimationFrame", "cancelAnimationFrame", false);
  });
}

function isLively() {
  return window.__parvisTimers?.size > 0 || document.querySelector("marquee, video, object, embed") !== null;
}

const picture = (page) => page.screenshot({ captureBeyondViewport: false, optimizeForSpeed: true }).then(Buffer.from);

async function until(started, seconds) {
  const left = started + seconds * 1000 - performance.now();
  if (left > 0) await sleep(left);
}

function findAnimations() {
  const { at, everything, isShown, nameOf } = window.__parvis;
  const hasPause = everything().some((each) => each.matches("button, [role=button], summary, input") && isShown(each) && /pause|stop|arr[êe]te|halt/i.test(nameOf(each))); // prettier-ignore
  window.__parvis.hasPause = hasPause;
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
        kind: "moves", ...at(target), certain: !pseudoElement && !hasPause,
        data: { seconds: Number.isFinite(seconds) ? Math.round(seconds) : null },
      }); // prettier-ignore
    }
  }
  return [...found.values()];
}

function recordChanges() {
  const changes = new Map();
  window.__parvis.changes = changes;
  const note = ({ target }) => changes.set(target, [...(changes.get(target) ?? []), performance.now()]);
  new MutationObserver((records) => records.forEach(note)).observe(document.body ?? document.documentElement, {
    subtree: true, childList: true, characterData: true, attributes: true,
  }); // prettier-ignore
}

/** The element that changed while the picture did, if it did. */
function movedElement(differs) {
  if (!differs) return null;
  const { at, changes, hasPause, isShown } = window.__parvis;
  const elementOf = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);
  const elements = [...changes.keys()].map(elementOf);
  const playing = document.querySelector("marquee, video, object, embed, canvas");
  const moved = elements.find((element) => element && isShown(element)) ?? playing ?? document.body;
  // Changes of one moment are one change.
  const moments = [...changes].filter(([node]) => elementOf(node) === moved).flatMap(([, times]) => times).sort((a, b) => a - b);
  const times = moments.filter((time, place) => place === 0 || time - moments[place - 1] > 500).length;
  return { ...at(moved), times, hasPause };
}

/** Sound and video that play aloud as soon as the page is there. */
export async function findSound() {
  const { at } = window.__parvis;
  await new Promise((resolve) => setTimeout(resolve, document.querySelector("audio, video") ? 300 : 0));
  return [...document.querySelectorAll("audio, video")]
    // What has not sent any sound to the loudspeakers has none, or has not come.
    .filter((media) => !media.paused && !media.muted && media.volume > 0 && !(media.duration <= 3) && media.webkitAudioDecodedByteCount > 0) // prettier-ignore
    .map((media) => ({
      kind: "sounds",
      ...at(media),
      certain: true,
      data: { seconds: Number.isFinite(media.duration) ? Math.round(media.duration) : null },
    }));
}
