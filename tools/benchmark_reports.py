"""How long each form of a very large report takes, in how much memory; how fast its page opens and filters.

    .venv/bin/python tools/benchmark_reports.py [--pages 10000] [--findings 50000]

Each form is written by a process of its own, from a report made in it. The page is
opened in the locked browser (`make test` installs it).
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

PROJECT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from a11y.renderers import formats  # noqa: E402  # the path comes first, for the line below
from a11y.writing import replace_text  # noqa: E402
from tests.a11y.renderers.samples import of_many  # noqa: E402

# Opens a page; then types into its text filter, until its count of what is left has changed.
OPEN: Final = """
import { pathToFileURL } from "node:url";
import { launch } from "BROWSER/chromium.mjs";
const browser = await launch();
const page = await browser.newPage();
const started = performance.now();
await page.goto(pathToFileURL(process.argv[1]).href, { waitUntil: "load" });
await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
const opened = performance.now();
const filtered = await page.evaluate(async () => {
  const field = document.querySelector("input[type=search]");
  const status = document.querySelector("[role=status]");
  const before = status.textContent;
  const started = performance.now();
  field.value = "rubrique-7";
  field.dispatchEvent(new Event("input", { bubbles: true }));
  while (status.textContent === before) {
    if (performance.now() - started > 30000) throw new Error("the filter says nothing");
    await new Promise((done) => setTimeout(done, 5));
  }
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - started;
});
console.log(JSON.stringify({ opened: opened - started, filtered }));
await browser.close();
"""


def write(name: str, file: Path, pages: int, findings: int) -> None:
    """Write one form; prints seconds, and megabytes before and at most."""
    report = of_many(pages, findings)
    before = _megabytes()
    started = time.perf_counter()
    replace_text(file, formats()[name].render(report, "fr"))
    print(json.dumps({"seconds": time.perf_counter() - started, "before": before, "most": _megabytes()}))


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--findings", type=int, default=50_000)
    parser.add_argument("--write", nargs=2, metavar=("NAME", "FILE"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.write:
        write(args.write[0], Path(args.write[1]), args.pages, args.findings)
        return 0
    print(f"{args.pages} pages, {args.findings} constats")
    with tempfile.TemporaryDirectory() as folder:
        for name, form in formats().items():
            file = Path(folder) / form.file
            command = [sys.executable, __file__, "--pages", str(args.pages), "--findings", str(args.findings)]
            done = subprocess.run(
                [*command, "--write", name, str(file)], check=True, capture_output=True, text=True, cwd=PROJECT
            )
            said = json.loads(done.stdout)
            size = file.stat().st_size / 1e6
            print(
                f"{name:>6} : {said['seconds']:.1f} s, {size:.1f} Mo, "
                f"mémoire {said['most']:.0f} Mo (dont {said['before']:.0f} pour le rapport lui-même)",
                flush=True,
            )
        page = Path(folder) / formats()["html"].file
        script = OPEN.replace("BROWSER", (PROJECT / "plugins" / "a11y" / "browser").as_uri())
        node = Path(sys.executable).parent / "node"
        done = subprocess.run(
            [node, "--input-type=module", "-e", script, "--", str(page)], check=True, stdout=subprocess.PIPE, text=True
        )
        told = json.loads(done.stdout)
        print(f"la page HTML s'ouvre en {told['opened'] / 1000:.2f} s, se filtre en {told['filtered'] / 1000:.2f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
