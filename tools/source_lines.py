"""How often the gate names the very line of the Markdown file in which a fault was written.

    .venv/bin/python tools/source_lines.py [--documents 400] [--seed 1] [--verbose]

It writes documents with tables, lists, quotes, raw HTML, footnotes, definitions,
code and repeated sentences, puts one fault of a known kind on a known line of
each, builds them with Pelican in a copy of this project, and compares what the
report says. The same documents without their faults are built as well: what the
gate says of these is not of the fault, and is left out.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from benchmark import PELICAN, PROJECT, WORDS

# The project has none, since their return links are no words: here they shall have some.
FOOTNOTES = """
MARKDOWN = {
    "extensions": ["footnotes"],
    "extension_configs": {"footnotes": {"BACKLINK_TEXT": "Retour au texte", "BACKLINK_TITLE": ""}},
}
"""
IMAGES = ("rentree", "sport", "culture", "mairie", "enfance", "tilleuls")
Lines: TypeAlias = list[str]
# Where running text is to hold the fault; then the fault begins, is on this line, and ends.
HERE, BEGIN, LINE, END = "\x00\x01\x02\x03"


@dataclass
class Writer:
    """Random text of one document."""

    rng: random.Random
    said: list[str]
    notes: Lines
    count: int = 0

    def sentence(self) -> str:
        """A sentence; now and then one that the document has already."""
        if self.said and self.rng.random() < 0.2:
            return self.rng.choice(self.said)
        words = self.rng.choices(WORDS, k=self.rng.randint(6, 14))
        self.said.append(" ".join(words).capitalize() + self.rng.choice((".", ".", " !", " ?")))
        return self.said[-1]

    def words(self, low: int = 2, high: int = 4) -> str:
        """Some words."""
        return " ".join(self.rng.choices(WORDS, k=self.rng.randint(low, high)))

    def image(self) -> str:
        """The address of one of few images."""
        return f"/images/{self.rng.choice(IMAGES)}.svg"

    def paragraph(self) -> Lines:
        """A paragraph on one line or on several."""
        sentences = [self.sentence() for _ in range(self.rng.randint(2, 4))]
        sentences[-1] += f" Voir [le guide des {self.words()}](/enfance/) et *{self.words()}*."
        return sentences if self.rng.random() < 0.5 else [" ".join(sentences)]


Inline: TypeAlias = Callable[[Writer], str]
Block: TypeAlias = Callable[[Writer], Lines]

# Faults that stand in running text.
INLINE: dict[str, Inline] = {
    "image without alternative": lambda w: f"![]({w.image()})",
    "image named photo": lambda w: f"![photo]({w.image()})",
    "link « cliquez ici »": lambda w: "[cliquez ici](/enfance/)",
    "broken link": lambda w: f"[le guide des {w.words()}](/nulle-part-{w.rng.randint(1, 9)}/)",
    "broken anchor": lambda w: f"[la partie {w.words(1, 1)}](#nulle-part-{w.rng.randint(1, 9)})",
    "empty link": lambda w: "[](/sport/)",
    "image alone in a link": lambda w: f"[![]({w.image()})](/sport/)",
    "pale text": lambda w: f'<span style="color: #ccc">{w.words()}</span>',
    "button without a name": lambda w: "<button></button>",
    "field without a name": lambda w: '<input type="text">',
    "unknown role": lambda w: f'<span role="boutton">{w.words()}</span>',
    "unknown language": lambda w: f'<span lang="xx-inconnu">{w.words(8, 8)}</span>',
    "positive tabindex": lambda w: f'<a href="/sport/" tabindex="3">la page des {w.words()}</a>',
    "typed capitals": lambda w: "ATTENTION LES HORAIRES DE LA PISCINE CHANGENT DES DEMAIN MATIN",
}

# Where running text stands.
CONTEXTS: dict[str, Block] = {
    "paragraph": lambda w: [f"{w.sentence()} {HERE} {w.sentence()}"],
    "lines of a paragraph": lambda w: [w.sentence(), f"{w.words()} {HERE}", w.sentence()],
    "alone": lambda w: [HERE],
    "list": lambda w: [f"- {w.sentence()}", f"- {w.words()} {HERE}", f"- {w.sentence()}"],
    "nested list": lambda w: [f"- {w.words()}", f"    - {w.sentence()}", f"    - {HERE} {w.words()}", f"- {w.words()}"],
    "numbered list": lambda w: [f"1. {w.sentence()}", f"2. {w.words()} {HERE}"],
    "table": lambda w: [
        "| Parc | Note |",
        "| --- | --- |",
        f"| {w.words()} | {w.words()} |",
        f"| {w.words()} | {w.words()} {HERE} |",
        f"| {w.words()} | {w.words()} |",
    ],
    "quote": lambda w: [f"> {w.sentence()}", f"> {w.words()} {HERE}", f"> {w.sentence()}"],
    "definition": lambda w: [w.words().capitalize(), f":   {w.words()} {HERE}"],
    "raw HTML": lambda w: ['<div class="encart">', f"<p>{w.sentence()}</p>", f"<p>{w.words()} {HERE}</p>", "</div>"],
    "Markdown in HTML": lambda w: ['<div markdown="1">', "", w.sentence(), "", f"{w.words()} {HERE}", "", "</div>"],
    "footnote": lambda w: _footnote(w, f"{w.sentence()} {HERE}"),
}

# Faults that are a block of their own.
BLOCKS: dict[str, Block] = {
    "empty heading": lambda w: ["##" + LINE],
    "empty raw heading": lambda w: ["<h2></h2>" + LINE],
    "skipped level": lambda w: [f"##### {w.words().capitalize()} {LINE}"],
    "second h1": lambda w: [f"# {w.words().capitalize()} {LINE}"],
    "image by reference": lambda w: [f"{w.sentence()} ![][plan] {LINE}", "", f"[plan]: {w.image()}"],
    "paragraph as a heading": lambda w: [f"**{w.words().capitalize()}**{LINE}"],
    "raw image": lambda w: ["<div>", f"<p>{w.sentence()}</p>", f'<img src="{w.image()}">{LINE}', "</div>"],
    "frame without a title": lambda w: [f'<iframe src="/sport/"></iframe>{LINE}'],
    "pale block": lambda w: [f'<p style="color: #ccc">{w.sentence()}</p>{LINE}'],
    "pale, by attributes": lambda w: [w.sentence() + LINE, '{style="color: #ccc"}'],
    "form": lambda w: [
        "<form>",
        f"<p>{w.sentence()}</p>",
        f'<p><select name="a"><option>a</select></p>{LINE}',
        "</form>",
    ],
    "table without headers": lambda w: [
        f"<table>{LINE}",
        *(f"<tr><td>{w.words()}</td><td>{w.words()}</td><td>{w.words()}</td></tr>" for _ in range(3)),
        "</table>",
    ],
    "same id twice": lambda w: [
        f'<p id="un">{w.sentence()}</p>',
        "",
        w.sentence(),
        "",
        f'<p id="un">{w.words()}</p>{LINE}',
    ],
    "dashes for a list": lambda w: [f"<p>{LINE}- {w.words()}<br>", f"- {w.words()}<br>", f"- {w.words()}</p>"],
    "empty paragraph": lambda w: [f"<p></p>{LINE}"],
    "moving text": lambda w: [f"<marquee>{w.words()}</marquee>{LINE}"],
    "sound at once": lambda w: [f'<audio src="/sport/" autoplay loop></audio>{LINE}'],
}

# What stands around the fault, and looks like it.
FILLERS: tuple[Block, ...] = (
    Writer.paragraph,
    Writer.paragraph,
    Writer.paragraph,
    lambda w: [f"- {w.sentence()}" for _ in range(3)],
    lambda w: [f"{n}. {w.sentence()}" for n in range(1, 4)],
    lambda w: [f"- {w.words()}", f"    - {w.words()}", f"    - {w.sentence()}", f"- {w.words()}"],
    lambda w: ["| Parc | Surface |", "| --- | --- |", *(f"| {w.words()} | {w.words()} |" for _ in range(3))],
    lambda w: [f"> {w.sentence()}", "> ", f"> {w.sentence()}"],
    lambda w: [w.words().capitalize(), f":   {w.sentence()}"],
    lambda w: ["```", f"![]({w.image()})", "[cliquez ici](/enfance/)", '<span style="color: #ccc">', "```"],
    lambda w: [f"<!-- {w.sentence()}", f"![]({w.image()}) [cliquez ici](/enfance/)", "-->"],
    lambda w: [f"![{w.words(4, 7).capitalize()}.]({w.image()})"],
    lambda w: ["<div>", f"<p>{w.sentence()}</p>", f"<p>{w.sentence()}</p>", "</div>"],
    lambda w: ['<div markdown="1">', "", w.sentence(), "", "</div>"],
    lambda w: _footnote(w, w.sentence()),
    lambda w: [f"{w.sentence()}", "{.encart}"],
)


def _footnote(writer: Writer, text: str) -> Lines:
    number = writer.count = writer.count + 1
    reference, note = f"{writer.sentence()}[^{number}] {writer.sentence()}", f"[^{number}]: {text}"
    if writer.rng.random() < 0.5:
        return [reference, "", note]
    writer.notes.append(note)
    return [reference]


@dataclass(frozen=True, slots=True)
class Document:
    """A document with its fault, the same without it, and the line of the fault."""

    kind: str
    faulty: str
    clean: str
    line: int


def document(number: int, seed: int) -> Document:
    """The document of a number: each kind of fault has its turn, each context too."""
    rng = random.Random(f"{seed} {number}")
    writer = Writer(rng, [], [])
    front = ["---", f"title: Nouvelle du service numéro {number}"]
    front += [f"date: 2026-{number % 9 + 1:02}-{number % 28 + 1:02}", f"summary: {writer.sentence()[:-1].strip()}."]
    before = [rng.choice(FILLERS)(writer) for _ in range(rng.randint(1, 5))]
    kind, fault = _fault(writer, number)
    after = [rng.choice(FILLERS)(writer) for _ in range(rng.randint(1, 5))]
    section = [f"## La partie des {writer.words()}"]
    blocks = [*before, section, fault, *after]
    text = "\n".join([*front, "---", "", *("\n".join(block) + "\n" for block in blocks), "\n\n".join(writer.notes), ""])
    line = text[: text.index(LINE)].count("\n") + 1
    clean = re.sub(f"{BEGIN}.*?{END}", "", text, flags=re.DOTALL)
    return Document(kind, re.sub(f"[{BEGIN}{LINE}{END}]", "", text), clean, line)


def _fault(writer: Writer, number: int) -> tuple[str, Lines]:
    kinds = [*INLINE, *BLOCKS]
    kind = kinds[number % len(kinds)]
    if kind in BLOCKS:
        lines = BLOCKS[kind](writer)
        return kind, [BEGIN + lines[0], *lines[1:-1], lines[-1] + END] if lines[1:] else [BEGIN + lines[0] + END]
    written = INLINE[kind](writer)
    contexts = [name for name in CONTEXTS if name != "raw HTML" or not written.startswith(("[", "!"))]
    context = contexts[number // len(kinds) % len(contexts)]
    marked = f"{BEGIN}{LINE}{written}{END}"
    lines = [line.replace(HERE, marked) for line in CONTEXTS[context](writer)]
    writer.notes[:] = [note.replace(HERE, marked) for note in writer.notes]
    return f"{kind} / {context}", lines


def build(folder: Path, texts: dict[str, str]) -> list[dict[str, Any]]:
    """The findings of a build of these news, one for each page."""
    news = folder / "content" / "actualites"
    shutil.rmtree(news)
    news.mkdir()
    for name, text in texts.items():
        (news / f"{name}.md").write_text(text, encoding="utf-8")
    done = subprocess.run([PELICAN], cwd=folder, capture_output=True, text=True, check=False)
    report = json.loads((folder / "rapports" / "a11y.json").read_text(encoding="utf-8"))
    if report["problems"] or not report["pages"]:
        raise SystemExit(f"{report['problems'][:3]}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    findings: list[dict[str, Any]] = report["findings"]
    return findings


def _identity(finding: dict[str, Any]) -> tuple[str, str, str]:
    return finding["page"], finding["rule"], finding["excerpt"]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=930)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--verbose", action="store_true", help="print each line that is not exact")
    args = parser.parse_args()
    documents = {f"d{number:04}": document(number, args.seed) for number in range(args.documents)}
    with tempfile.TemporaryDirectory(prefix="parvis-lines-") as name:
        folder = Path(name)
        for part in ("content", "theme"):
            shutil.copytree(PROJECT / part, folder / part)
        (folder / "node_modules").symlink_to(PROJECT / "node_modules")
        settings = (PROJECT / "pelicanconf.py").read_text(encoding="utf-8")
        (folder / "pelicanconf.py").write_text(settings + FOOTNOTES, encoding="utf-8")
        clean = Counter(map(_identity, build(folder, {name: one.clean for name, one in documents.items()})))
        found = build(folder, {name: one.faulty for name, one in documents.items()})
    _print(documents, list(_new(found, clean)), args.verbose)


def _new(found: list[dict[str, Any]], clean: Counter[tuple[str, str, str]]) -> Iterator[dict[str, Any]]:
    """The findings that the documents without fault do not have."""
    for finding in found:
        if clean[_identity(finding)]:
            clean[_identity(finding)] -= 1
        else:
            yield finding


def _print(documents: dict[str, Document], findings: list[dict[str, Any]], verbose: bool) -> None:
    tallies: dict[str, Counter[str]] = {kind: Counter() for kind in [*INLINE, *BLOCKS]}
    for finding in findings:
        parts = finding["page"].split("/")
        if parts[0] != "actualites" or len(parts) != 3:
            continue
        one = documents[parts[1]]
        tally = tallies[one.kind.partition(" / ")[0]]
        outcome = _outcome(finding, one, f"content/actualites/{parts[1]}.md")
        tally[outcome] += 1
        if verbose and outcome != "exact":
            print(f"{outcome:8} {finding['rule']:24} {finding['source']}:{finding['source_line']}, not {one.line}")
            print(f"         {one.kind}: {finding['excerpt'][:100]}")
    faults = Counter(one.kind.partition(" / ")[0] for one in documents.values())
    print(f"{'fault':30} {'documents':>9} {'findings':>9} {'exact':>7} {'±1':>7} {'file':>5}")
    for kind, tally in tallies.items():
        _row(kind, faults[kind], tally)
    _row("all", len(documents), sum(tallies.values(), Counter()))


def _outcome(finding: dict[str, Any], one: Document, file: str) -> str:
    """Whether the place is exact, near, far, not told, or in a wrong file."""
    if finding["source"] is None:
        return "none"
    if finding["source"] != file:
        return "file"
    distance = abs((finding["source_line"] or 0) - one.line)
    return "exact" if not distance else "near" if distance == 1 else "far"


def _row(kind: str, documents: int, tally: Counter[str]) -> None:
    total = tally.total() or 1
    exact, near = tally["exact"], tally["exact"] + tally["near"]
    print(
        f"{kind:30} {documents:9} {tally.total():9} {exact / total:7.1%} {near / total:7.1%} {tally['file']:5}",
        flush=True,
    )


if __name__ == "__main__":
    main()
