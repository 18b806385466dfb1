/** Serve a built folder on a free port of the loopback address, as a web server would. */
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { pipeline } from "node:stream/promises";

const TYPES = {
  ".html": "text/html; charset=utf-8",
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
  ".pdf": "application/pdf",
};

/** Start serving `folder`: `{url, close}`, `url` ending in `/`. */
export async function serve(folder) {
  const root = path.resolve(folder);
  if (!(await stat(root)).isDirectory()) throw new Error(`not a folder: ${root}`);
  const server = createServer((request, response) => {
    answer(root, request, response).catch((error) => {
      if (!response.headersSent) response.writeHead(500);
      response.end(String(error));
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
  return { url: `http://127.0.0.1:${server.address().port}/`, close };
}

async function answer(root, request, response) {
  const wanted = path.join(root, decodeURIComponent(new URL(request.url, "http://localhost").pathname));
  const file = await findFile(root, wanted);
  if (file === null) {
    response.writeHead(404, { "content-type": "text/plain" });
    response.end("404");
    return;
  }
  response.writeHead(200, {
    "content-type": TYPES[path.extname(file).toLowerCase()] ?? "application/octet-stream",
    "cache-control": "no-store",
  });
  await pipeline(createReadStream(file), response);
}

async function findFile(root, wanted) {
  if (wanted !== root && !wanted.startsWith(root + path.sep)) return null;
  for (const candidate of [wanted, path.join(wanted, "index.html")]) {
    const found = await stat(candidate).catch(() => null);
    if (found?.isFile()) return candidate;
  }
  return null;
}
