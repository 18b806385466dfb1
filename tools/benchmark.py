"""How long a build with the gate takes, against stock Pelican on the same articles.

    .venv/bin/python tools/benchmark.py [--articles 1000] [--rounds 3]

It writes articles of about 800 words, builds them by turns with stock Pelican
(its `simple` theme, no plugins) and with this project, and prints the times, the
ratio, the peak memory and the median time of one page check.
"""

from __future__ import annotations

import argparse
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
PELICAN = str(Path(sys.executable).parent / "pelican")

WORDS = """la ville ouvre chaque semaine un guichet pour les familles qui cherchent une place en crèche ou un
créneau à la piscine municipale des agents répondent au téléphone et par courriel les parcs restent ouverts tard
en été le conservatoire accueille les élèves dès six ans sur dossier avec une audition les tarifs dépendent du
quotient familial une attestation suffit pour commencer la démarche en ligne prend dix minutes et le dossier est
suivi jusqu'à sa réponse chacun peut demander une aide auprès des agents formés à la langue des signes""".split()


def sentence(rng: random.Random) -> str:
    """A sentence of eight to eighteen words."""
    words = rng.choices(WORDS, k=rng.randint(8, 18))
    return " ".join(words).capitalize() + rng.choice((".", ".", ".", " !", " ?"))


def paragraph(rng: random.Random) -> str:
    """Four sentences, one of them with emphasis and one with a link."""
    sentences = [sentence(rng) for _ in range(4)]
    sentences[1] += f" Le *{rng.choice(WORDS)}* et le **{rng.choice(WORDS)}** aussi."
    sentences[2] += f" Voir [le guide numéro {rng.randint(1, 999)}](/enfance/)."
    return " ".join(sentences)


def article(number: int, sections: int = 4) -> str:
    """A Markdown article, of about 800 words by default: headings, links, a list, a table and an image."""
    rng = random.Random(number)
    parts = [
        f"---\ntitle: Nouvelle du service municipal numéro {number}\n"
        f"date: 2026-{number % 9 + 1:02}-{number % 28 + 1:02}\nsummary: {sentence(rng)[:-1].strip()}.\n---\n",
        paragraph(rng),
    ]
    for section in range(sections):
        parts += [f"## Partie {section + 1} de la nouvelle {number}", paragraph(rng), paragraph(rng)]
        if section % 4 == 1:
            parts.append("\n".join(f"- {sentence(rng)}" for _ in range(5)))
        if section % 4 == 2:
            rows = "\n".join(f"| Parc {n} | {rng.randint(1, 9)} hectares |" for n in range(4))
            parts.append(f"| Parc | Surface |\n| --- | --- |\n{rows}")
        if section % 4 == 3:
            parts.append("![Un cartable ouvert d’où dépassent une règle et un cahier.](/images/rentree.svg)")
    return "\n\n".join(parts) + "\n"


def write_project(folder: Path, articles: int, sections: int = 4) -> None:
    """A copy of this project with so many articles more, and stock settings beside it."""
    for name in ("content", "theme"):
        shutil.copytree(PROJECT / name, folder / name)
    shutil.copy(PROJECT / "pelicanconf.py", folder)
    (folder / "node_modules").symlink_to(PROJECT / "node_modules")
    stock = folder / "stock"
    stock.mkdir()
    for number in range(articles):
        text = article(number, sections)
        (folder / "content" / "actualites" / f"nouvelle-{number}.md").write_text(text, encoding="utf-8")
        (stock / f"nouvelle-{number}.md").write_text(text, encoding="utf-8")
    (folder / "stockconf.py").write_text('PATH = "stock"\nTHEME = "simple"\nPLUGINS = []\nSITENAME = "Ville"\n')


def run(folder: Path, settings: str, output: str) -> tuple[float, float]:
    """Seconds and peak memory (MB, the largest process) of one build; raises when it fails."""
    code = (
        "import resource, subprocess, sys\n"
        f"done = subprocess.run([{PELICAN!r}, '-s', {settings!r}, '-o', {output!r}], capture_output=True, text=True)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)\n"
        "sys.exit(0 if done.returncode == 0 else done.stdout + done.stderr)\n"
    )
    started = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - started
    if done.returncode:
        raise SystemExit(f"{settings} : la construction a échoué\n{done.stderr[-3000:]}")
    return seconds, float(done.stdout)


def page_checks(folder: Path, pages: int = 60) -> list[float]:
    """Milliseconds that the check of each of some built pages takes, in this process."""
    from a11y.assets import Assets
    from a11y.check import check_page
    from a11y.config import Config

    assets = Assets(folder)
    times = []
    for path in sorted(folder.glob("actualites/nouvelle-*/index.html"))[: pages + 5]:
        html, url = path.read_bytes(), assets.url_of(path)
        started = time.perf_counter()
        check_page(html, url, assets, Config())
        times.append((time.perf_counter() - started) * 1000)
    return times[5:]


def measure_long_pages() -> None:
    """Print the same for pages of 30 KB and more: long articles, built by this project."""
    with tempfile.TemporaryDirectory(prefix="parvis-benchmark-") as name:
        folder = Path(name)
        write_project(folder, 30, sections=20)
        run(folder, "pelicanconf.py", "output")
        sizes = [path.stat().st_size for path in folder.glob("output/actualites/nouvelle-*/index.html")]
        times = page_checks(folder / "output")
        print(
            f"pages longues ({min(sizes) / 1000:.0f} à {max(sizes) / 1000:.0f} ko) : "
            f"médiane {statistics.median(times):.1f} ms, la plus lente {max(times):.1f} ms"
        )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="parvis-benchmark-") as name:
        folder = Path(name)
        write_project(folder, args.articles)
        words = len((folder / "stock" / "nouvelle-0.md").read_text(encoding="utf-8").split())
        print(f"{args.articles} articles, {words} mots")
        ratios = []
        for number in range(1, args.rounds + 1):
            stock, stock_memory = run(folder, "stockconf.py", "out-stock")
            gated, gated_memory = run(folder, "pelicanconf.py", "output")
            ratios.append(gated / stock)
            print(
                f"{number} : Pelican seul {stock:.1f} s, {stock_memory:.0f} Mo ; "
                f"Parvis {gated:.1f} s, {gated_memory:.0f} Mo ; rapport {gated / stock:.2f}",
                flush=True,
            )
        times = page_checks(folder / "output")
        print(
            f"rapport médian {statistics.median(ratios):.2f} ; contrôle d'une page : médiane "
            f"{statistics.median(times):.1f} ms, la plus lente {max(times):.1f} ms"
        )
        measure_long_pages()
        print(f"mémoire de ce processus : {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} Mo")


if __name__ == "__main__":
    main()
