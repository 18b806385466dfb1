"""How long the gate takes for the pages of a built site, against html-validate on the same files.

    .venv/bin/python tools/benchmark_gate.py [--pages 1000] [--rounds 3] [--folder DIR]

It builds a site of about so many HTML files, once, in a folder outside the project. Then
the command `a11y` and html-validate (that of the tests, with its presets `a11y` and
`standard`) judge the folder by turns. Printed: the seconds of each, the ratio, the number
of rules of each.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from a11y.rule import all_rules
from benchmark import PROJECT, run, write_project

# Beside the tests, which use it too: `make test` installs it.
SCRIPT = PROJECT / "tests" / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
PRESETS = ["html-validate:a11y", "html-validate:standard"]
BIN = Path(sys.executable).parent
# Both commands end with 1 where they find faults; a crash is anything else.
FOUND = (0, 1)


def build_site(folder: Path, pages: int) -> Path:
    """Build a site of about so many HTML files, unless it is there already; out: its folder."""
    output = folder / "site" / "output"
    if output.is_dir():
        return output
    articles = pages
    # Lists and the starter's own pages count as well: the second time, what was too much is left out.
    for _ in range(2):
        shutil.rmtree(folder, ignore_errors=True)
        (folder / "site").mkdir(parents=True)
        write_project(folder / "site", articles)
        run(folder / "site", "pelicanconf.py", "output")
        articles -= _count(output) - pages
    return output


def _count(folder: Path) -> int:
    return sum(1 for _ in folder.rglob("*.html"))


def seconds_of(command: list[str], folder: Path) -> tuple[float, dict[str, Any] | list[Any]]:
    """Wall-clock seconds of a command, and what it printed as JSON."""
    started = time.perf_counter()
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    seconds = time.perf_counter() - started
    if done.returncode not in FOUND:
        raise SystemExit(f"{command[:3]} : {done.returncode}\n{done.stderr.decode('utf-8', 'replace')[-2000:]}")
    said: dict[str, Any] | list[Any] = json.loads(done.stdout)
    return seconds, said


def rules_of_html_validate(folder: Path) -> int:
    """How many rules its presets switch on."""
    page = folder / "page.html"
    page.touch()
    command = [str(BIN / "node"), str(SCRIPT), "--print-config", str(page)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    rules: dict[str, Any] = json.loads(done.stdout)["rules"]
    return sum((rule[0] if isinstance(rule, list) else rule) not in ("off", 0) for rule in rules.values())


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "parvis-benchmark-gate")
    args = parser.parse_args()
    folder = args.folder.resolve()
    if folder.is_relative_to(PROJECT):
        raise SystemExit("--folder : le site d'essai se construit hors du projet.")
    tool = folder / "html-validate"
    tool.mkdir(parents=True, exist_ok=True)
    (tool / ".htmlvalidate.json").write_text(json.dumps({"root": True, "extends": PRESETS}), encoding="utf-8")
    site = build_site(folder / str(args.pages), args.pages)
    ours = [str(BIN / "a11y"), "--format", "json", "--root", str(site), str(site)]
    theirs = [str(BIN / "node"), str(SCRIPT), "--formatter", "json", "--ext", "html", str(site)]
    own_rules, their_rules = len(all_rules()), rules_of_html_validate(tool)
    pages = _count(site)
    print(f"{pages} pages ; règles : a11y {own_rules}, html-validate {their_rules}", flush=True)
    ratios = []
    for number in range(1, args.rounds + 1):
        own, report = seconds_of(ours, folder)
        other, _ = seconds_of(theirs, tool)
        assert isinstance(report, dict)
        if report["summary"]["checked"] != pages:
            raise SystemExit(f"a11y : {report['summary']['checked']} pages contrôlées sur {pages}.")
        ratios.append(own / other)
        print(f"{number} : a11y {own:.1f} s ; html-validate {other:.1f} s ; rapport {own / other:.2f}", flush=True)
    print(f"rapport médian {statistics.median(ratios):.2f} ; {own_rules / their_rules:.1f} fois ses règles")


if __name__ == "__main__":
    main()
