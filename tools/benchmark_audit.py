"""What the browser audit finds and how long it takes, against pa11y and pa11y-ci on the same pages.

    .venv/bin/python tools/benchmark_audit.py --truth [--runs 2]
    .venv/bin/python tools/benchmark_audit.py --speed [--rounds 2]

The pages are those of the site built in `output/` and those of `planted.py`, in a
folder outside the project; pa11y-ci is installed beside them, for the project does not use it.
pa11y is the project's own. `--truth` compares issue by issue; the exit code is 1 where
a page differs. `--speed` measures all of them by turns.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import secrets
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from a11y.browser.visit import Task, close_workers, visit_page
from planted import write_pages

PROJECT: Final = Path(__file__).resolve().parent.parent
PA11Y: Final = PROJECT / "node_modules" / "pa11y"
PA11Y_CI: Final = "4.1.1"
BIN: Final = Path(sys.executable).parent
# pa11y and pa11y-ci end with 2 where they find faults.
FOUND: Final = (0, 2)
BROWSER: Final = PROJECT / "plugins" / "a11y" / "browser"

# Serves a folder as the audit does, for as long as somebody holds its standard input; tells how its browser is started.
SERVER: Final = """
import { launch, locate } from "BROWSER/chromium.mjs";
import { serve } from "BROWSER/server.mjs";
const browser = await launch();
const args = browser.process().spawnargs.filter((each) => /^--(?!user-data-dir|remote-debugging|headless)/.test(each));
await browser.close();
const { url } = await serve(process.argv[1]);
console.log(JSON.stringify({ url, args, ...(await locate()) }));
process.stdin.on("end", () => process.exit()).resume();
"""

# How often each runner says each code of each selector.
Issues = Counter[tuple[str, str, str]]


@dataclass(frozen=True)
class Served:
    """A folder that is served, and the settings with which pa11y looks at it as the audit does."""

    root: Path
    url: str
    settings: Mapping[str, Any]

    def address(self, page: str) -> str:
        """The address of a page by its path below the folder."""
        return self.url + quote(page)

    def write_settings(self, file: Path, **more: Any) -> Path:
        """Write a settings file for pa11y, with more of them; returns it."""
        file.write_text(json.dumps({**self.settings, **more}), "utf-8")
        return file


@contextmanager
def served(root: Path) -> Iterator[Served]:
    """Serve a folder on the loopback address; raises `OSError` or `ValueError` where that fails."""
    script = SERVER.replace("BROWSER", BROWSER.as_uri())
    command = [str(BIN / "node"), "--input-type=module", "-e", script, "--", str(root)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        told = json.loads(process.stdout.readline())
        settings = {
            "runners": ["axe", "htmlcs"],
            "standard": "WCAG2AA",
            "includeWarnings": True,
            "includeNotices": True,
            "timeout": 120_000,
            "viewport": {"width": 1280, "height": 800},
            "chromeLaunchConfig": {
                "executablePath": told["executablePath"],
                "args": told["args"],
                "env": {**os.environ, **told["env"]},
            },
        }
        yield Served(root, told["url"], settings)
        process.communicate()


def issues_of_pa11y(site: Served, page: str, settings: Path) -> Issues:
    """What the plain command pa11y says of one page.

    In: the site; the page's path below its folder; the settings file. Raises `RuntimeError` where it says nothing.
    """
    command = [str(BIN / "node"), str(PA11Y / "bin" / "pa11y.js"), "--config", str(settings), "--reporter", "json"]
    done = subprocess.run([*command, site.address(page)], capture_output=True, text=True, check=False)
    if done.returncode not in FOUND:
        raise RuntimeError(f"pa11y, {page} : {done.returncode} {done.stderr[-2000:]}")
    return Counter((each["runner"], each["code"], each["selector"]) for each in json.loads(done.stdout))


def issues_of_audit(root: Path, page: str) -> Issues:
    """What the audit says of one page in its first guise, without probes, in the browser of this thread.

    Raises `RuntimeError` where the page could not be looked at.
    """
    visit = visit_page(Task(root, "/" + quote(page), ("desktop",), probes=False))
    if visit.error is not None:
        raise RuntimeError(f"{page} : {visit.error.fr}")
    return Counter(
        (fact["kind"], fact["code"], fact["selector"]) for fact in visit.facts if fact["kind"] in ("axe", "htmlcs")
    )


def difference(ours: Issues, theirs: Issues) -> list[str]:
    """What one says and the other does not, a line each; empty where both say the same."""
    return [
        f"{sign} {count} x {' '.join(issue)}"
        for sign, more in (("+", ours - theirs), ("-", theirs - ours))
        for issue, count in sorted(more.items())
    ]


def build_site(folder: Path, mark: str = "") -> list[str]:
    """Put the starter's site and the planted pages into a folder, made anew; out: the path of each page below it.

    `mark`: what is added to each page, so that no cache knows it.
    """
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(PROJECT / "output", folder)
    write_pages(folder / "planted")
    pages = sorted(folder.rglob("*.html"))
    for page in pages if mark else ():
        with page.open("a", encoding="utf-8") as file:
            file.write(f"<!-- {mark} -->\n")
    return [page.relative_to(folder).as_posix() for page in pages]


def truth(folder: Path, runs: int) -> int:
    """Compare the audit with pa11y; out: the exit code."""
    pages = build_site(folder / "site")
    with served(folder / "site") as site:
        expected = _expected(site, pages, folder)
    print(f"{len(pages)} pages ; {sum(map(Counter.total, expected.values()))} constats de pa11y", flush=True)
    made = differing = 0
    for workers in (1, 2, 4):
        for run in range(1, runs + 1):
            with ThreadPoolExecutor(workers) as pool:
                said = list(pool.map(lambda page: issues_of_audit(folder / "site", page), pages))
            close_workers()
            made += 1
            differences = {
                page: lines
                for page, issues in zip(pages, said, strict=True)
                if (lines := difference(issues, expected[page]))
            }
            differing += len(differences)
            print(f"{workers} navigateurs, {run} : {len(differences)} pages diffèrent", flush=True)
            for page, lines in differences.items():
                print("\n".join([f"  {page} (+ l'audit seul, - pa11y seul)", *(f"    {line}" for line in lines)]))
    print(f"{len(pages)} pages, {made} runs: {'the same' if not differing else f'{differing} differences'}")
    return 1 if differing else 0


def _expected(site: Served, pages: Sequence[str], folder: Path) -> dict[str, Issues]:
    """What pa11y says of every page; known from before where the site, pa11y and its settings are the same."""
    version = json.loads((PA11Y / "package.json").read_text("utf-8"))["version"]
    told = {key: value for key, value in site.settings.items() if key != "chromeLaunchConfig"}
    launch = site.settings["chromeLaunchConfig"]
    digest = hashlib.sha256(json.dumps([version, told, launch["executablePath"], launch["args"]]).encode())
    for path in sorted(site.root.rglob("*")):
        if path.is_file():
            digest.update(path.relative_to(site.root).as_posix().encode() + b"\0" + path.read_bytes())
    known = folder / f"pa11y-{digest.hexdigest()[:16]}.json"
    if not known.exists():
        settings = site.write_settings(folder / "pa11y.json")
        said = {page: list(issues_of_pa11y(site, page, settings).elements()) for page in pages}
        known.write_text(json.dumps(said), "utf-8")
    return {
        page: Counter((issue[0], issue[1], issue[2]) for issue in issues)
        for page, issues in json.loads(known.read_text("utf-8")).items()
    }


def install(folder: Path) -> Path:
    """Install pa11y-ci in a folder, unless it is there already; out: its script."""
    script = folder / "node_modules" / "pa11y-ci" / "bin" / "pa11y-ci.js"
    if not script.exists():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text('{"private": true}', "utf-8")
        node = BIN / "node"
        npm = node.resolve().parent.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        what = ("install", "--save-exact", "--ignore-scripts", "--no-audit", "--no-fund", f"pa11y-ci@{PA11Y_CI}")
        environment = {"NODE_USE_SYSTEM_CA": "1", **os.environ}
        subprocess.run([node, npm, *what], cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)
    return script


def seconds_of_audit(root: Path, *options: str) -> tuple[float, list[str]]:
    """Wall-clock seconds of the command, and the pages that it could not look at."""
    command = [str(BIN / "a11y"), "--browser", "--root", str(root), "--format", "json", *options, str(root)]
    started = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - started
    if done.returncode not in (0, 1, 2) or not done.stdout:
        raise SystemExit(f"a11y : {done.returncode}\n{done.stderr[-2000:]}")
    report = json.loads(done.stdout)
    if report["problems"]:
        raise SystemExit(f"a11y : {report['problems']}")
    return seconds, [f"{page['page']} : {page['reason']}" for page in report["pages"] if page["status"] != "checked"]


def seconds_of_pa11y(site: Served, pages: Sequence[str], folder: Path) -> float:
    """Wall-clock seconds of pa11y, page by page."""
    settings = site.write_settings(folder / "pa11y.json")
    started = time.perf_counter()
    for page in pages:
        issues_of_pa11y(site, page, settings)
    return time.perf_counter() - started


def seconds_of_pa11y_ci(script: Path, site: Served, pages: Sequence[str], concurrency: int) -> tuple[float, int]:
    """Wall-clock seconds of pa11y-ci, and how many pages it lost: without a result, or with an error in its place."""
    folder = script.parents[3]
    addresses = [site.address(page) for page in pages]
    told = {"defaults": {**site.settings, "concurrency": concurrency}, "urls": addresses}
    (folder / "pa11yci.json").write_text(json.dumps(told), "utf-8")
    command = [str(BIN / "node"), str(script), "--config", "pa11yci.json", "--json"]
    started = time.perf_counter()
    # A file: it ends without waiting for a pipe to be read, and what is not read by then is lost.
    with (folder / "said.json").open("wb") as said:
        done = subprocess.run(command, cwd=folder, stdout=said, stderr=subprocess.PIPE, text=True, check=False)
    seconds = time.perf_counter() - started
    if done.returncode not in FOUND:
        raise SystemExit(f"pa11y-ci : {done.returncode}\n{done.stderr[-2000:]}")
    results = json.loads((folder / "said.json").read_text("utf-8"))["results"]
    sound = sum(address in results and all("code" in issue for issue in results[address]) for address in addresses)
    return seconds, len(addresses) - sound


def speed(folder: Path, rounds: int) -> None:
    """Measure by turns, and print."""
    script = install(folder / "pa11y-ci")
    root = folder / "speed"
    cores = os.cpu_count() or 1
    ratios: dict[str, list[float]] = {}
    # The first time the browser is unpacked, which is part of the installation.
    subprocess.run([str(BIN / "node"), str(BROWSER / "chromium.mjs"), "--version"], check=True)
    for number in range(1, rounds + 1):
        # What no cache knows: nothing of the project's need be deleted.
        pages = build_site(root, secrets.token_hex(16))
        count = len(pages)
        own, lost = seconds_of_audit(root, "--no-probes", "--guises", "desktop")
        print(
            f"{number} : {count} pages ; a11y {own:.1f} s, {count / own:.2f} pages/s, {len(lost)} perdues", flush=True
        )
        with served(root) as site:
            others = {"pa11y": (seconds_of_pa11y(site, pages, folder), 0)}
            for concurrency in sorted({1, cores}):
                name = f"pa11y-ci ({concurrency} de front)"
                others[name] = seconds_of_pa11y_ci(script, site, pages, concurrency)
        for name, (seconds, unseen) in others.items():
            ratios.setdefault(name, []).append(seconds / own)
            said = f"{seconds:.1f} s, {count / seconds:.2f} pages/s, {unseen} perdues ; {seconds / own:.1f} fois"
            print(f"{number} : {name} {said}", flush=True)
    for name, each in ratios.items():
        print(f"médiane : {statistics.median(each):.1f} fois plus rapide que {name}")
    pages = build_site(root, secrets.token_hex(16))
    first, lost = seconds_of_audit(root)
    print(
        f"tous les aspects, et sondes : {first:.1f} s, {len(pages) / first:.2f} pages/s, perdues : {lost}", flush=True
    )
    again, _ = seconds_of_audit(root)
    print(f"sans changement : {again:.1f} s, {first / again:.1f} fois plus rapide")


def main() -> int:
    """Compare or measure; the exit code says whether the audit and pa11y agree."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    mode = parser.add_mutually_exclusive_group(required=True)
    mode.add_argument("--truth", action="store_true")
    mode.add_argument("--speed", action="store_true")
    parser.add_argument("--runs", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "parvis-benchmark-audit")
    args = parser.parse_args()
    folder = args.folder.resolve()
    if folder.is_relative_to(PROJECT):
        raise SystemExit("--folder : le site d'essai se construit hors du projet.")
    folder.mkdir(parents=True, exist_ok=True)
    if args.truth:
        return truth(folder, args.runs)
    speed(folder, args.rounds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
