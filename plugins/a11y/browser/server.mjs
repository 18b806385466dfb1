/** Serve a built folder on a free port of the loopback address, as a web server would. */
import { createHash, randomBytes } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { gzipSync } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".htm": "text/html; charset=utf-8",
  ".xhtml": "application/xhtml+xml",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".xml": "application/xml",
  ".txt": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".gif": "image/gif",
  ".webp": "image/webp",
  ".avif": "image/avif",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".webmanifest": "application/manifest+json",
  ".ics": "text/calendar; charset=utf-8",
  ".pdf": "application/pdf",
  ".vtt": "text/vtt",
  ".mp3": "audio/mpeg",
  ".wav": "audio/wav",
  ".ogg": "audio/ogg",
  ".mp4": "video/mp4",
  ".webm": "video/webm",
};

/** What servers compress on its way: text, whatever it is written in. */
export const IS_TEXT = /\.(html?|xhtml|css|m?js|json|svg|txt|xml|ics|vtt|webmanifest)$/i;

/**
 * Start serving `folder`: `{url, prefix, served, close}`, `url` ending in `/`.
 *
 * With `secret`, only addresses below a random path, `prefix`, are answered, so that no
 * other program of the machine reads a site that is not published yet. `served` holds,
 * by URL path, the SHA-256 of what was sent, or null where there was no file. With
 * `compress`, text is sent as most servers of the web send it.
 */
export async function serve(folder, { secret = false, compress = false } = {}) {
  const root = path.resolve(folder);
  if (!(await stat(root)).isDirectory()) throw new Error(`not a folder: ${root}`);
  const prefix = secret ? `/${randomBytes(24).toString("hex")}` : "";
  const served = new Map();
  const server = createServer((request, response) => {
    answer({ root, prefix, served, compress }, request, response).catch((error) => {
      if (!response.headersSent) response.writeHead(500, { "content-type": "text/plain" });
      response.end(String(error.code));
    });
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${server.address().port}/`, prefix, served, close };
}

async function answer({ root, prefix, served, compress }, request, response) {
  const address = new URL(request.url, "http://localhost").pathname;
  if (!address.startsWith(`${prefix}/`)) return refuse(response);
  const name = decoded(address.slice(prefix.length));
  if (name === null) return refuse(response);
  // What is there, yet cannot be read, is not what is written here either: the cache will not know it again.
  served.set(name, null);
  const file = await findFile(root, path.join(root, name));
  if (file === null) return refuse(response);
  const body = await readFile(file);
  served.set(name, createHash("sha256").update(body).digest("hex"));
  const compressed = compress && IS_TEXT.test(file);
  const sent = compressed ? gzipSync(body) : body;
  response.writeHead(200, {
    "content-type": TYPES[path.extname(file).toLowerCase()] ?? "application/octet-stream",
    "content-length": sent.length,
    ...(compressed ? { "content-encoding": "gzip" } : {}),
    "cache-control": "no-store",
    // The site's own absolute addresses are answered here too, and fonts ask for leave then.
    "access-control-allow-origin": "*",
  });
  response.end(sent);
}

/** A URL path in the words of the file system; null where it has none. */
function decoded(address) {
  try {
    return decodeURIComponent(address);
  } catch {
    return null;
  }
}

function refuse(response) {
  response.writeHead(404, { "content-type": "text/plain" });
  response.end("404");
}

async function findFile(root, wanted) {
  if (wanted !== root && !wanted.startsWith(root + path.sep)) return null;
  for (const candidate of [wanted, path.join(wanted, "index.html")]) {
    const found = await stat(candidate).catch(() => null);
    if (found?.isFile()) return candidate;
  }
  return null;
}
