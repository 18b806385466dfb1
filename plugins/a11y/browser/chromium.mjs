/**
 * The locked headless Chromium: where it is, how it is started.
 *
 * `launch()` gives a puppeteer browser. From a shell, `chromium.mjs --version` says
 * which one it is, `chromium.mjs --path` where it lies. `CHROME_PATH` names another.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, realpathSync, rmSync, statSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");
const CACHE = path.join(ROOT, ".cache");
const ARCHIVES = ["chromium.br", "swiftshader.tar.br", "fonts.tar.br", "al2023.tar.br"];

// The package brings no setuid sandbox, and many machines forbid the other kind:
// so this browser is for pages of the project, and reaches no host but this one.
const FLAGS = [
  "--no-sandbox",
  "--no-proxy-server",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-quic",
  "--disable-sync",
  "--disable-gpu",
  "--no-first-run",
  "--font-render-hinting=none",
  "--force-color-profile=srgb",
  // A sound that starts by itself is heard, where a person's browser may have been told to allow it.
  "--autoplay-policy=no-user-gesture-required",
  // A page lives for a fifth of a second: code made faster for long lives takes longer than it saves.
  "--js-flags=--no-maglev --no-turbofan",
  "--enable-features=NetworkServiceInProcess2",
];

// Bytes that a profile takes at least.
const ROOM = 8_000_000;

/** A browser that cannot be had; its message is a French sentence for a person. */
export class BrowserMissing extends Error {}

/**
 * Start the browser; `options` are puppeteer's.
 *
 * It is led through a pipe, so it ends with this process, however that ends; what
 * a killed one left of its profile is removed by the next.
 */
export async function launch(options = {}) {
  const { executablePath, env } = await locate();
  const { default: puppeteer } = await import("puppeteer-core");
  const userDataDir = await makeFolder(path.join(CACHE, "profiles"), "");
  const ending = new AbortController();
  const remove = () => rmSync(userDataDir, { recursive: true, force: true, maxRetries: 5 });
  // This process may be told to end at any time, also while the browser starts: a living one would write again.
  const end = () => {
    ending.abort();
    remove();
  };
  process.once("exit", end);
  try {
    // Without room it would only die, and not say of what.
    await writeFile(path.join(userDataDir, "room"), Buffer.alloc(ROOM));
    await rm(path.join(userDataDir, "room"));
    const browser = await puppeteer.launch({
      executablePath,
      // Whatever it writes lies in its profile, and goes with it.
      env: { ...process.env, ...env, TMPDIR: userDataDir },
      headless: "shell",
      pipe: true,
      userDataDir,
      signal: ending.signal,
      ...options,
      args: [...FLAGS, ...(options.args ?? [])],
    });
    browser.process().once("exit", () => {
      process.off("exit", end);
      remove();
    });
    return browser;
  } catch (error) {
    process.off("exit", end);
    end();
    if (error.code) throw error;
    const isMute = /timed? ?out/i.test(error.message);
    const why = isMute ? "il ne répond pas" : (whyNot(executablePath, env) ?? "il s'arrête aussitôt");
    throw new BrowserMissing(`Le navigateur ne démarre pas\u00a0: ${why}.`, { cause: error });
  }
}

/** What a program says that cannot even tell its version, in one line; null where it can. */
function whyNot(executablePath, env) {
  try {
    execFileSync(executablePath, ["--version"], { env: { ...process.env, ...env }, stdio: "pipe", timeout: 5000 });
    return null;
  } catch (error) {
    return String(error.stderr ?? "").trim().split("\n")[0] || error.message;
  }
}

/** Make an empty folder named after this process, and remove those that dead processes have left beside it. */
async function makeFolder(parent, prefix) {
  await mkdir(parent, { recursive: true });
  for (const name of await readdir(parent)) {
    const [, owner] = name.match(new RegExp(`^${prefix}(\\d+)-`)) ?? [];
    if (owner && !isRunning(Number(owner))) {
      // Another process may be removing it too.
      await rm(path.join(parent, name), { recursive: true, force: true }).catch(() => {});
    }
  }
  return mkdtemp(path.join(parent, `${prefix}${process.pid}-`));
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** Find the browser, unpacking the locked one the first time: `{executablePath, env}`. */
export async function locate() {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (!existsSync(named)) {
      throw new BrowserMissing(`CHROME_PATH nomme un navigateur qui n'existe pas\u00a0: ${named}`);
    }
    if (!isProgram(named)) {
      throw new BrowserMissing(`CHROME_PATH ne nomme pas un programme qui se lance\u00a0: ${named}`);
    }
    return { executablePath: named, env: {} };
  }
  const folder = await unpack();
  const executablePath = path.join(folder, "chromium");
  // Its own fonts, so that a page measures the same on every machine.
  const env = { FONTCONFIG_FILE: path.join(folder, "fonts.conf") };
  if (lacksLibraries(executablePath, env)) {
    env.LD_LIBRARY_PATH = path.join(folder, "al2023", "lib");
  }
  return { executablePath, env };
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

function lacksLibraries(executablePath, env) {
  try {
    execFileSync(executablePath, ["--version"], { env: { ...process.env, ...env }, stdio: "pipe" });
    return false;
  } catch (error) {
    if (String(error.stderr).includes("shared libraries")) return true;
    throw new BrowserMissing(
      `Le navigateur verrouillé ne démarre pas sur cette machine (${process.arch})\u00a0: ` +
        `${String(error.stderr).trim() || error.message}\n` +
        "  → Nommez un Chromium installé\u00a0: CHROME_PATH=/chemin/vers/chromium",
    );
  }
}

/**
 * Unpack the archives of the package under `.cache/`, in a folder named after their
 * version, and return it. It appears in one rename: a run that is cut leaves no half.
 */
async function unpack() {
  const home = path.join(ROOT, "node_modules", "@sparticuz", "chromium");
  const manifest = await readFile(path.join(home, "package.json"), "utf8").catch(() => {
    throw new BrowserMissing("Le navigateur verrouillé n'est pas installé.\n  → Lancez\u00a0: make test");
  });
  // Its own path counts: the font settings hold it.
  const version = `${JSON.parse(manifest).version}-${createHash("sha256").update(ROOT).digest("hex").slice(0, 8)}`;
  const folder = path.join(CACHE, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  const draft = await makeFolder(CACHE, "chromium-draft-");
  const remove = () => rmSync(draft, { recursive: true, force: true });
  process.once("exit", remove);
  try {
    await inflate(path.join(home, "bin"), draft);
    await writeFile(path.join(draft, "fonts.conf"), fontSettings(folder));
    await rename(draft, folder);
  } catch (error) {
    // Another process may have been faster; its folder is as good.
    if (!existsSync(folder)) throw error;
  } finally {
    process.off("exit", remove);
    remove();
  }
  return folder;
}

/** The package unpacks itself into the temporary folder, wherever that is. */
async function inflate(archives, draft) {
  const { inflate: unpackOne } = await import("@sparticuz/chromium");
  const before = process.env.TMPDIR;
  process.env.TMPDIR = draft;
  try {
    await Promise.all(ARCHIVES.map((name) => unpackOne(path.join(archives, name))));
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

function fontSettings(folder) {
  const escaped = folder.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${escaped}/fonts/fonts</dir>
  <cachedir>${escaped}/font-cache</cachedir>
</fontconfig>
`;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    const { executablePath, env } = await locate();
    const version = execFileSync(executablePath, ["--version"], { env: { ...process.env, ...env }, encoding: "utf8" });
    console.log(process.argv[2] === "--path" ? executablePath : version.trim());
  } catch (error) {
    if (!(error instanceof BrowserMissing)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}
