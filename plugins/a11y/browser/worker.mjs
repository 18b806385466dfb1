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
import { setTimeout as sleep } from "node:timers/promises";

import { launch } from "./chromium.mjs";
import { faults } from "./probes/behaviour.mjs";
import { serve } from "./server.mjs";
import { visit } from "./visit.mjs";

// So many milliseconds the cause of an error has to be known.
const CAUSE = 100;
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
  const { promise: failure, reject } = Promise.withResolvers();
  let fault = null;
  failure.catch((error) => {
    fault = error;
  });
  const timer = setTimeout(() => reject(new Error(`timeout: ${seconds} s`)), seconds * 1000);
  const onEnd = () => reject(new Error("crash: the browser ended"));
  browser.once("disconnected", onEnd);
  faults.once("fault", reject);
  try {
    return await Promise.race([visit(browser, server, request), failure]);
  } catch (error) {
    // What a probe stumbles over is told at times before its cause is.
    await sleep(CAUSE);
    throw fault ?? error;
  } finally {
    clearTimeout(timer);
    browser.off("disconnected", onEnd);
    faults.off("fault", reject);
  }
}

/** End at once, and the browser with it, even one that is just being started: `launch` sees to that. */
const end = () => process.exit();

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
      // The lines behind the first are the program's own.
      say({ id: request.id, error: error.message.split("\n")[0] });
    }
  }
} catch (error) {
  say({ error: error.message, errno: error.errno && error.code, path: error.path });
  process.exitCode = 1;
  end();
}
