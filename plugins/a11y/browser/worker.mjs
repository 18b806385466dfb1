/**
 * One browser that audits pages, led by JSON lines.
 *
 * In, first: `{"root": folder, "seconds": n}`. Out: `{"ready": {pid, profile, versions}}`.
 * Then, one at a time, a request `{"id", "page", "guises", "contrast", "site", "probes"}` for an answer
 * `{"id", "facts", "loaded"}` or `{"id", "error"}`. Whatever else the program says goes
 * to standard error. It ends when its standard input does, and its browser with it.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

import { launch } from "./chromium.mjs";
import { serve } from "./server.mjs";
import { visit } from "./visit.mjs";

const require = createRequire(import.meta.url);
const say = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);
const versionOf = (name) => JSON.parse(readFileSync(require.resolve(`${name}/package.json`), "utf8")).version;

// Pages may log what they like, but nothing must mix with the answers.
console.log = console.info = console.debug = console.warn = console.error;

let browser = null;
let server = null;

async function begin({ root, seconds }) {
  server = await serve(root, { secret: true });
  browser = await launch({ protocolTimeout: seconds * 1000 });
  const spawned = browser.process();
  const argument = spawned.spawnargs.find((each) => each.startsWith("--user-data-dir="));
  say({
    ready: {
      pid: spawned.pid,
      profile: argument.slice("--user-data-dir=".length),
      versions: {
        chromium: await browser.version(),
        pa11y: versionOf("pa11y"),
        axe: versionOf("axe-core"),
        htmlcs: versionOf("@pa11y/html_codesniffer"),
      },
    },
  });
  return seconds;
}

/** The facts of one page; what takes longer than `seconds`, or loses its browser, is an error. */
async function answer(request, seconds) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`timeout: ${seconds} s`)), seconds * 1000);
  });
  const lost = new Promise((_, reject) => {
    browser.once("disconnected", () => reject(new Error("crash: the browser ended")));
  });
  try {
    return await Promise.race([visit(browser, server, request), late, lost]);
  } finally {
    clearTimeout(timer);
  }
}

/** End at once, and the browser with it; what it kept on disk goes with it (`launch`). */
async function end() {
  const spawned = browser?.process();
  const ended = spawned && spawned.exitCode === null && new Promise((resolve) => spawned.once("exit", resolve));
  spawned?.kill("SIGKILL");
  await ended;
  process.exit();
}

// A request that was given up goes on in the background: what it still has to say is of no use.
process.on("unhandledRejection", () => {});

const lines = createInterface({ input: process.stdin });
// Nobody leads it any more, even while a page is looked at.
lines.once("close", end);
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.once(signal, end);

try {
  let seconds = null;
  for await (const line of lines) {
    const request = JSON.parse(line);
    if (seconds === null) {
      seconds = await begin(request);
      continue;
    }
    try {
      say({ id: request.id, ...(await answer(request, seconds)) });
    } catch (error) {
      say({ id: request.id, error: error.message });
    }
  }
} catch (error) {
  say({ error: error.message });
  process.exitCode = 1;
  await end();
}
