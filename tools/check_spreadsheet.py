"""Whether LibreOffice, computing an exported audit grid by its own formulas, comes to the figures of `conformity.rate`.

    .venv/bin/python tools/check_spreadsheet.py [--audits 20] [--seed 1] [--official GRID.ods]

It needs LibreOffice Calc (Debian: apt-get install --no-install-recommends libreoffice-calc), which is no part of what
the project installs. It writes random audits of 1 to 26 pages, with derogations, every fifth with criteria that were
not tested, every tenth with nothing that applies; without processes and without what all pages share, which the
formulas of the official grid do not know. Before LibreOffice opens them, every result that stands in the files is made
wrong: what it shows, it has computed. Then it compares, for every audit, the totals of each theme and status, those of
each page, its rate, the rate of the site and the mean rate, and reads again what LibreOffice saved. It says one line
an audit, and returns 1 where a figure differs.

With `--official`, it does so by the official grid and its own formulas: each copy of the file is filled in at random,
3 to 20 of its pages, the others set to NA as its instructions say. What counts these (the totals of NA) and what is
broken there (the row of derogations) is left out.
"""

from __future__ import annotations

import argparse
import csv
import functools
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from conformity.audit import Audit, Cell, Derogation, Page, Status
from conformity.rate import rates
from conformity.referential import referentials
from conformity.spreadsheet import read_spreadsheet, write_spreadsheet

# Compute anew whatever the file says it comes to.
ALWAYS = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="ODFRecalcMode" oor:op="fuse"><value>0</value>
</prop></item></oor:items>
"""
# Every sheet (the last -1), numbers as they are and not as they are shown (the false before).
CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
FORMULA = re.compile(r'(<table:table-cell [^>]*table:formula="[^>]*>).*?</table:table-cell>', re.DOTALL)
VALUE = re.compile(r'((?:office|calcext):value)="[^"]*"')
# The sheets of the official grid, and its cells for a status that nobody has filled in.
SHEET = re.compile(r"(?=<table:table )")
SHEET_OF_PAGE = re.compile(r'<table:table table:name="P(\d\d)"')
STATUS = re.compile(r'(<table:table-cell [^>]*content-validation-name="val1"[^>]*><text:p>)NT(</text:p>)')
NAME = "RGAA 4.1.2"


def main() -> int:
    """Compare; 0 where all figures are the same, 1 where one differs, 2 without LibreOffice."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--audits", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--official", type=Path, default=None)
    asked = parser.parse_args()
    office = shutil.which("soffice")
    if office is None:
        print("LibreOffice n’est pas là\u00a0: apt-get install --no-install-recommends libreoffice-calc")
        return 2
    found: list[Audit] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(asked.audits):
            rng, path = random.Random(asked.seed * 1000 + number), folder / f"{number:03}.ods"
            if asked.official is not None:
                fill(asked.official, path, rng)
                found.append(read_spreadsheet(path).audit)
            else:
                found.append(an_audit(rng, number))
                write_spreadsheet(found[-1], path)
                spoil(path)
        computed = convert(office, folder)
        compared = differing = 0
        for number, audit in enumerate(found):
            sheets = {
                sheet: list(csv.reader((computed / f"{number:03}-{sheet}.csv").open(encoding="utf-8")))
                for sheet in ("Synthèse", "BaseDeCalcul")
            }
            pairs = list(figures(audit, asked.official is not None, sheets["Synthèse"], sheets["BaseDeCalcul"]))
            wrong = [(what, ours, theirs) for what, ours, theirs in pairs if not same(ours, theirs)]
            compared += len(pairs)
            differing += len(wrong)
            rate, mean = sheets["Synthèse"][14][1], sheets["Synthèse"][17][1]
            print(f"{number:03}: {len(audit.pages)} pages, {len(pairs)} figures, {len(wrong)} differ ({rate}; {mean})")
            for what, ours, theirs in wrong:
                print(f"     {what}: {ours}, LibreOffice: {theirs}")
        saved = sum(
            read_spreadsheet(computed / f"{number:03}.ods").audit.cells == audit.cells
            for number, audit in enumerate(found)
        )
    print(f"{len(found)} audits, {compared} figures compared, {differing} differ.")
    print(f"{saved} of {len(found)} audits are read again from what LibreOffice saved.")
    return int(differing > 0 or saved < len(found))


def an_audit(rng: random.Random, number: int) -> Audit:
    """An audit as there may be one."""
    criteria = referentials()[NAME].criteria
    count = rng.randint(1, 26)
    pages = tuple(Page(f"P{at:02}", f"Page {at}", f"/page-{at}/") for at in range(1, count + 1))
    usual = rng.choice((["C", "C", "C", "NA"], ["C", "NA", "NC"], ["C", "C", "C", "C", "C", "C", "NC"], ["NA"]))
    cells: dict[tuple[str, str], Cell] = {}
    for criterion in criteria:
        status = Status(rng.choice(usual))
        for page in pages:
            own = status if rng.random() < 0.7 else Status(rng.choice(["C", "NC", "NA", *usual]))
            derogation = Derogation("Un film.", "Son texte.") if rng.random() < 0.05 else None
            cells[criterion, page.name] = Cell(own, None, derogation)
    if number % 10 == 7:
        cells = dict.fromkeys(cells, Cell(Status.NA))
    if number % 5 == 4:
        for _ in range(rng.randint(1, 9)):
            cells[rng.choice(list(criteria)), rng.choice(pages).name] = Cell(Status.NT)
    return Audit(NAME, date(2026, 10, 15), "Camille Roy", "Visite initiale", "Levallois", pages, cells)


def spoil(path: Path) -> None:
    """Make every result of a formula wrong."""
    with ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}

    def wrong(cell: re.Match[str]) -> str:
        tag = VALUE.sub(r'\1="-1"', cell[1])
        return f"{tag}<text:p>faux</text:p></table:table-cell>"

    content, count = FORMULA.subn(wrong, parts["content.xml"].decode("utf-8"))
    assert count > 1000
    with ZipFile(path, "w", ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, content if name == "content.xml" else data)


def fill(model: Path, path: Path, rng: random.Random) -> None:
    """Fill in a copy of the official grid, as auditors do."""
    with ZipFile(model) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    text = parts["content.xml"].decode("utf-8").replace("www.site.fr", "www.ville.example")
    for example, said in (("jj/mm/aaaa", "15/10/2026"), ("Prénom Nom", "Camille Roy"), ("Nom du site", "Levallois")):
        text = text.replace(example, said)
    used = rng.randint(3, 20)
    sheets = SHEET.split(text)
    for number, sheet in enumerate(sheets):
        match = SHEET_OF_PAGE.match(sheet)
        if match is not None:
            usual = rng.choice((["C", "NA"], ["C", "C", "C", "NC", "NA"])) if int(match[1]) <= used else ["NA"]
            sheets[number] = STATUS.sub(functools.partial(drawn, rng, usual), sheet)
    with ZipFile(path, "w", ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, "".join(sheets) if name == "content.xml" else data)


def drawn(rng: random.Random, usual: list[str], cell: re.Match[str]) -> str:
    """A cell with a status in it."""
    return cell[1] + rng.choice(usual) + cell[2]


def convert(office: str, folder: Path) -> Path:
    """What LibreOffice computes: every sheet as CSV, and the files as it saves them."""
    profile, target = folder / "profile", folder / "computed"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS, "utf-8")
    for kind in (CSV, "ods"):
        subprocess.run(
            [
                office, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", kind,
                "--outdir", target, *sorted(folder.glob("*.ods")),
            ],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=1800,
        )  # fmt: skip
    return target


def figures(
    audit: Audit, official: bool, summary: list[list[str]], base: list[list[str]]
) -> Iterator[tuple[str, float | str, str]]:
    """What is compared: its name, ours, and what LibreOffice says."""
    found = rates(audit)
    for row, kind in enumerate(("C", "NC", "NA", "D", "NT"), 5):
        if official and kind in ("NA", "D"):
            continue
        total = 0
        for column, theme in enumerate(audit.referential.themes, 2):
            cells = [audit.cell(one.number, page.name) for one in theme.criteria for page in audit.pages]
            count = sum(cell.derogation is not None if kind == "D" else str(cell.status) == kind for cell in cells)
            total += count
            yield f"{kind}, {theme.name}", count, summary[row][column]
        yield f"{kind}, total", total, summary[row][16]
    for column, (name, rate) in enumerate(found.pages.items(), 3):
        yield f"{name}, C", rate.validated, base[121][column]
        yield f"{name}, NC", rate.applicable - rate.validated, base[122][column]
        yield f"{name}, NA", list(statuses(audit, name)).count("NA"), base[123][column]
        yield f"{name}, rate", float(rate.share) if rate.share is not None else "NA", base[124][column]
    none = f"Pas de taux\u00a0: {found.not_tested} non testés" if found.not_tested else "Aucun critère applicable"
    share = found.site.share if found.site is not None else None
    yield "site", float(share) if share is not None else none, summary[14][1]
    mean = float(found.mean) if found.mean is not None else none
    # The official formula rounds it.
    yield "mean", f"{round(100 * mean, 1):g}%" if official and isinstance(mean, float) else mean, summary[17][1]


def statuses(audit: Audit, page: str) -> Iterator[str]:
    """The statuses of a page."""
    return (str(audit.cell(number, page).status) for number in audit.referential.criteria)


def same(ours: float | str, theirs: str) -> bool:
    """Whether a figure, or what is said instead, is the same."""
    if isinstance(ours, str):
        return ours == theirs
    try:
        number = float(theirs.removesuffix("%")) / (100 if theirs.endswith("%") else 1)
        return abs(number - ours) < 1e-9
    except ValueError:
        return False


if __name__ == "__main__":
    sys.exit(main())
