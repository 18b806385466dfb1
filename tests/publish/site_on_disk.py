"""A small city site in a temporary folder, and the commands that a person would type in it."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PLUGINS = Path(__file__).parents[2] / "plugins"

SETTINGS = """\
from publish import GatedPelican
from jinja2 import StrictUndefined

PELICAN_CLASS = GatedPelican
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
SITENAME = "Ville"
SITEURL = ""
TIMEZONE = "Europe/Paris"
DEFAULT_LANG = "fr"
PAGE_PATHS = ["pages"]
ARTICLE_PATHS = ["actualites"]
STATIC_PATHS = ["images"]
PAGE_SAVE_AS = "{slug}/index.html"
PAGE_URL = "{slug}/"
ARTICLE_SAVE_AS = "actualites/{slug}/index.html"
ARTICLE_URL = "actualites/{slug}/"
DIRECT_TEMPLATES = ["index"]
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
WITH_FUTURE_DATES = False
JINJA_ENVIRONMENT = {"autoescape": True, "undefined": StrictUndefined}
PLUGIN_PATHS = ["greffons"]
PLUGINS = []
"""

BASE = """\
<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{% block title %}Accueil{% endblock %} – Ville</title>
<link rel="stylesheet" href="/theme/ville.css">
</head>
<body>
<header><p><a href="/">Ville</a></p></header>
<main id="contenu">
{% block content %}{% endblock %}
</main>
<footer><p>Mairie de la ville</p></footer>
</body>
</html>
"""

FILES = {
    "pelicanconf.py": SETTINGS,
    "theme/templates/base.html": BASE,
    "theme/templates/page.html": (
        '{% extends "base.html" %}{% block title %}{{ page.title }}{% endblock %}'
        "{% block content %}<h1>{{ page.title }}</h1>\n{{ page.content|safe }}{% endblock %}\n"
    ),
    "theme/templates/article.html": (
        '{% extends "base.html" %}{% block title %}{{ article.title }}{% endblock %}'
        "{% block content %}<h1>{{ article.title }}</h1>\n{{ article.content|safe }}{% endblock %}\n"
    ),
    "theme/templates/index.html": (
        '{% extends "base.html" %}{% block content %}<h1>Accueil de la ville</h1>\n<ul>'
        '{% for page in pages %}<li><a href="/{{ page.url }}">{{ page.title }}</a></li>{% endfor %}'
        '{% for article in articles %}<li><a href="/{{ article.url }}">{{ article.title }}</a></li>'
        "{% endfor %}</ul>{% endblock %}\n"
    ),
    # Pelican asks for these even where nothing is written with them.
    **{f"theme/templates/{name}.html": "" for name in ("period_archives", "tag", "category", "author")},
    "theme/static/ville.css": "body { color: #111; background: #fff; }\n",
    "content/pages/ecole.md": "Title: École\nSlug: ecole\n\nL'école ouvre à 8 h 30.\n",
    "content/pages/parc.md": "Title: Le parc\nSlug: parc\n\nLe parc ferme la nuit.\n",
    "content/actualites/fete.md": "Title: La fête\nDate: 2026-03-02\n\nElle a lieu au parc.\n",
    "content/images/plan.svg": '<svg xmlns="http://www.w3.org/2000/svg"><title>Plan</title></svg>\n',
}


@dataclass(frozen=True)
class SiteOnDisk:
    """A project folder."""

    folder: Path

    @classmethod
    def create(cls, folder: Path) -> SiteOnDisk:
        """A site of a home page, two pages, an article and an image."""
        site = cls(folder)
        site.write(FILES)
        return site

    def write(self, files: Mapping[str, str | bytes]) -> None:
        """Write files, folders included."""
        for name, content in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def settings(self, *lines: str) -> None:
        """Add lines to pelicanconf.py."""
        path = self.folder / "pelicanconf.py"
        path.write_text(path.read_text(encoding="utf-8") + "\n".join(lines) + "\n", encoding="utf-8")

    def of_a_city(self) -> None:
        """Have content read by the city's plugin, which wants YAML front matter."""
        self.settings('PLUGINS = PLUGINS + ["city"]')
        for title, name in (("École", "pages/ecole"), ("Le parc", "pages/parc"), ("La fête", "actualites/fete")):
            self.write({f"content/{name}.md": in_yaml(title, "Un texte.")})

    def plugin(self, name: str, code: str) -> None:
        """Write a plugin and name it in PLUGINS."""
        self.write({f"greffons/{name}.py": code})
        self.settings(f'PLUGINS = PLUGINS + ["{name}"]')

    def command(self, *arguments: str) -> list[str]:
        """The command line that builds."""
        return [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", *arguments]

    def environment(self) -> dict[str, str]:
        """The environment of a person who has not set anything, but for where the plugins are."""
        return {
            **os.environ,
            "PYTHONPATH": str(PLUGINS),
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONWARNINGS": "default",
            "COLUMNS": "110",
        }

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Start a build and come back at once."""
        return subprocess.Popen(
            self.command(*arguments),
            cwd=self.folder,
            env=self.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def build(self, *arguments: str, plugins: Path = PLUGINS, **options: object) -> subprocess.CompletedProcess[str]:
        """Build and wait."""
        return subprocess.run(  # type: ignore[call-overload, no-any-return]  # `options` are of many kinds
            self.command(*arguments),
            cwd=self.folder,
            env={**self.environment(), "PYTHONPATH": str(plugins)},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
            **options,
        )

    def checksum(self) -> str:
        """One checksum of every path and byte of output/; « absent » where there is none."""
        return checksum(self.folder / "output")


def in_yaml(title: str, body: str, more: str = "") -> str:
    """A content file as the city's plugin wants it; `body` begins on line 7, after `more`."""
    return f"---\ntitle: {title}\nsummary: Un résumé.\ndate: 2026-03-02\n{more}---\n\n{body}\n"


def checksum(folder: Path) -> str:
    """One checksum of every path and byte of a folder; « absent » where there is none."""
    if not folder.is_dir():
        return "absent"
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        digest.update(f"{path.relative_to(folder)}\0".encode())
        if path.is_file():
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
