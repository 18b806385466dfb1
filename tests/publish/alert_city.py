"""A small city site that shows alerts, and what a person types in it to publish one."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from a11y.clock import VARIABLE
from tests.alert_file import alert_file
from tests.publish.site_on_disk import BASE, SiteOnDisk, checksum, in_yaml

PARIS = ZoneInfo("Europe/Paris")
SHOWN = (
    "<body>\n{% for alert in alerts.on(none, '') %}<p>{{ alert.word }} : {{ alert.title }}. {{ alert.text }}"
    '{% if alert.page_url %} <a href="{{ alert.page_url }}">En savoir plus : {{ alert.title }}</a>{% endif %}</p>'
    "{% endfor %}\n"
)
# Where a test has a build wait: at a signal of Pelican, for as long as a file is there.
WAITING = """\
import time
from pathlib import Path
from pelican import signals
HERE = Path(__file__).resolve().parents[1]
kept = []
def register():
    for name in ("initialized", "all_generators_finalized", "page_writer_finalized", "finalized"):
        def wait(*args, name=name, **more):
            if (HERE / f"attends-{name}").exists():
                (HERE / "attend").write_text(name)
                while (HERE / f"attends-{name}").exists():
                    time.sleep(0.02)
        kept.append(wait)
        getattr(signals, name).connect(wait)
"""


@dataclass(frozen=True)
class City:
    """A small city site that shows alerts, and what a person types in it at a given moment."""

    site: SiteOnDisk

    @property
    def output(self) -> Path:
        return self.site.folder / "output"

    def environment(self, when: str) -> dict[str, str]:
        moment = datetime.fromisoformat(when).replace(tzinfo=PARIS)
        return {**self.site.environment(), VARIABLE: str(int(moment.timestamp()))}

    def start(self, *command: str, when: str = "2026-11-27 22:00") -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", *command],
            cwd=self.site.folder,
            env=self.environment(when),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def run(self, *command: str, when: str, code: int) -> str:
        process = self.start(*command, when=when)
        said = process.communicate(timeout=120)[0]
        assert process.returncode == code, said
        assert "Traceback" not in said, said
        return " ".join(said.replace("\u00a0", " ").replace("│", " ").split())

    def publish(self, settings: str = "pelicanconf.py", when: str = "2026-11-27 20:00", code: int = 0) -> str:
        return self.run("pelican", "content", "-s", settings, when=when, code=code)

    def alert(self, *options: str, when: str = "2026-11-27 22:00", code: int = 0) -> str:
        return self.run("publish.alert", *options, when=when, code=code)

    def refused(self, *options: str, code: int, when: str = "2026-11-27 22:00") -> str:
        before = checksum(self.output)
        said = self.alert(*options, code=code, when=when)
        assert checksum(self.output) == before, "output/ changed"
        return said

    def write(
        self, name: str, title: str = "Vent fort", level: str = "urgence", begins: str = "2026-11-27",
        ends: str = "2026-11-28", more: str = "", body: str = "",
    ) -> None:  # fmt: skip
        text = alert_file(title, level, begins, ends, more, body)
        self.site.write({f"content/alertes/{name}.md": text})

    def page(self, name: str = "index.html") -> str:
        return (self.output / name).read_text(encoding="utf-8")

    def spoil(self) -> None:
        """Leave everything but the alerts in the middle of being changed, and refused, or worse."""
        self.site.write(
            {
                "content/pages/ecole.md": in_yaml("École", "L'école déménage.\n\n![](/images/absente.jpg)"),
                "content/pages/casse.md": "---\ntitle: [\n",
                "content/pages/nouvelle.md": in_yaml("Nouvelle page", "Un texte."),
                "content/images/plan.svg": "<svg",
                "theme/templates/page.html": "{% extends 'absent.html' %}",
                "theme/static/ville.css": "body { color: #eee; background: #fff; }",
                "derogations.yaml": "- regle: rien",
            }
        )
        self.site.settings('SITENAME = "Autre ville"', "raise RuntimeError('réglages en chantier')")


def make_city(folder: Path) -> City:
    site = SiteOnDisk.create(folder)
    site.of_a_city()
    site.settings('PAGE_PATHS = ["pages", "alertes"]')
    site.plugin("attente", WAITING)
    site.write(
        {
            "theme/templates/base.html": BASE.replace("<body>\n", SHOWN),
            "theme/templates/alerte.html": (
                '{% extends "base.html" %}{% block title %}{{ page.title }}{% endblock %}'
                "{% block content %}<h1>{{ page.title }}</h1>\n{{ page.content|safe }}{% endblock %}\n"
            ),
            "theme/templates/index.html": (
                '{% extends "base.html" %}{% block content %}<h1>Accueil de la ville</h1>\n<p>{{ SITENAME }}</p>'
                "{% endblock %}\n"
            ),
        }
    )
    return City(site)
