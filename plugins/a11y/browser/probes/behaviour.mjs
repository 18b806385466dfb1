/**
 * What a page does by itself while it is looked at: requests that fail or leave the site, scripts that
 * fail, going elsewhere, dialogs, downloads, new windows. Each is told, and none disturbs the audit: the page
 * stays, nothing leaves this machine. What cannot be prevented ends the visit: `faults` tells it.
 */
import { EventEmitter } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";

// So long a page may go on asking for files after it is loaded.
const SETTLING = 2000;
// Of one kind so many are told; a page may do it without end.
const MOST = 100;
// Addresses that name no other place.
const LOCAL = /^(data|blob|about|chrome-error):/;

const onRequest = new WeakMap();

/** Decide on the requests of a tab; again after pa11y, which at its end takes away all who listen to them. */
export function listen(page) {
  page.off("request", onRequest.get(page));
  page.on("request", onRequest.get(page));
}

/** Emits "fault", with an error, where the visit under way has lost its page. */
export const faults = new EventEmitter();

/** What is known of one page while it is in a tab; `facts` grows where what it does is noted. */
export function newWatch(isNoted = true) {
  return { isNoted, facts: [], noted: new Map(), pending: new Set(), begun: false, loaded: false, document: null };
}

/** Watch a tab, `{page, context, server, site, watch}`, once; `tab.watch` is that of the page that is in it now. */
export async function watchTab(tab) {
  const { page, server, context, site } = tab;
  page.on("load", () => {
    tab.watch.loaded = true;
  });
  const note = (kind, data, certain = true) => {
    const { isNoted, noted, facts } = tab.watch;
    if (!isNoted) return;
    if (!noted.has(kind)) noted.set(kind, new Set());
    const known = noted.get(kind);
    const text = JSON.stringify(data);
    if (known.size >= MOST || known.has(text)) return;
    known.add(text);
    facts.push({ guise: "desktop", kind, certain, data });
  };
  const fail = (reason) => faults.emit("fault", new Error(reason));

  page.on("dialog", (dialog) => {
    note("dialog", { message: dialog.message().slice(0, 120) });
    dialog.dismiss().catch(() => {});
  });
  page.on("popup", (popup) => {
    note("popup", { url: siteless(popup?.url() ?? "") });
    popup?.close().catch(() => {});
  });
  page.on("console", (message) => {
    // What failed to load is told with its address elsewhere.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) {
      note("console-error", { message: message.text().slice(0, 200) });
    }
  });
  page.on("pageerror", (error) => note("script-error", { message: String(error?.message ?? error).slice(0, 200) }));
  const session = await page.createCDPSession();
  await session.send("Browser.setDownloadBehavior", { behavior: "deny", browserContextId: context.id, eventsEnabled: true });
  // Neither a request nor a dialog: another document comes without one, as `about:blank` and `blob:` do.
  session.on("Page.frameNavigated", ({ frame }) => {
    const { watch } = tab;
    if (frame.parentId || !watch.begun) return;
    if (watch.document !== null && watch.document !== frame.loaderId) fail(`left: ${siteless(frame.url).slice(0, 120)}`);
    watch.document = frame.loaderId;
  });
  await session.send("Page.enable");
  page.once("error", (error) => fail(`crash: ${error.message}`));
  session.on("Browser.downloadWillBegin", ({ url }) => note("download", { url: siteless(url) }));

  await page.setRequestInterception(true);
  onRequest.set(page, (request) => {
    tab.watch.pending.add(request);
    decide(request).catch(() => {});
  });
  listen(page);
  const settle = (request) => tab.watch.pending.delete(request);
  page.on("requestfinished", settle);
  page.on("requestfailed", (request) => {
    settle(request);
    const reason = request.failure()?.errorText ?? "";
    // Blocked by this audit, or given up by the page itself.
    if (!/BLOCKED_BY_CLIENT|ERR_ABORTED/.test(reason)) note("request-failed", { url: siteless(request.url()), reason });
  });
  page.on("response", (response) => {
    const isPage = response.request().isNavigationRequest() && response.frame() === page.mainFrame();
    if (response.status() >= 400 && !isPage && (response.url().startsWith(server.url) || isOwn(response.url()))) {
      // Browsers ask for it unasked.
      const asked = siteless(response.url());
      if (asked !== "/favicon.ico") note("request-failed", { url: asked, reason: String(response.status()) });
    }
  });

  async function decide(request) {
    const { watch } = tab;
    const url = request.url();
    const isElsewhere = request.isNavigationRequest() && request.frame() === page.mainFrame() && watch.begun;
    if (isElsewhere) {
      // The parser has stopped where the page left: the rest of it is nowhere to be seen.
      if (!watch.loaded) fail(`left: ${siteless(url)}`);
      note("navigation", { url: siteless(url) });
      // To "no content" a browser stays where it is.
      await request.respond({ status: 204 });
    } else if (url.startsWith(server.url) || isOwn(url)) {
      if (request.isNavigationRequest() && request.frame() === page.mainFrame()) watch.begun = true;
      // The page knows its own addresses; only the server's begin with the secret.
      await request.continue({ url: server.url.slice(0, -1) + server.prefix + siteless(url) });
    } else if (LOCAL.test(url)) {
      await request.continue();
    } else {
      note("request-outside", { url });
      await request.abort("blockedbyclient");
    }
  }

  function isOwn(url) {
    return site !== "" && url.startsWith(`${site}/`);
  }

  function siteless(url) {
    if (isOwn(url)) return url.slice(site.length);
    return url.startsWith(server.url) ? url.slice(server.url.length - 1) : url;
  }
}

/** Wait until the page asks for nothing more, but not for one that never stops asking. */
export async function settled({ watch }) {
  const end = performance.now() + SETTLING;
  while (watch.pending.size > 0 && performance.now() < end) await sleep(20);
}
