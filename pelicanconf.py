"""Settings of the site. `publishconf.py` adds what only the published site has.

Addresses follow the folders: `content/pages/enfance/cantine.md` is `/enfance/cantine/`, and `enfance/index.md` is
`/enfance/`; `content/actualites/fete.md` is `/actualites/fete/`. The site stands at the root of its domain.
"""

import logging
import sys
from pathlib import Path

from jinja2 import StrictUndefined

ROOT = Path(__file__).parent


# Pelican goes on without a plugin it cannot import, and publishes a site that nothing judged: so it is imported here.
try:
    from a11y.finding import Problem, Text
    from city.identity import load_identity
    from publish import GatedPelican, UnbuildableError
except Exception as error:  # noqa: BLE001  (a plugin may fail in any way; none may let an unjudged site through)
    print(
        "pelicanconf.py\u00a0: une extension de la maison ne se charge pas "
        f"({type(error).__name__}\u00a0: {error}). Rien n’est publié. Lancez «\u00a0make\u00a0», qui installe "
        "ce qui manque\u00a0; si l’erreur reste, elle est dans le fichier nommé.",
        file=sys.stderr,
    )
    raise SystemExit(2) from None

PELICAN_CLASS = GatedPelican
PLUGINS = ["city", "conformity"]
A11Y = {"lang": "fr"}

PATH = "content"
THEME = "theme"
OUTPUT_PATH = "output"
PAGE_PATHS = ["pages", "agenda", "alertes", "demarches", "lieux", "questions"]
ARTICLE_PATHS = ["actualites"]
STATIC_PATHS = ["images", "documents", "sons", "videos"]
SITEURL = ""
TIMEZONE = "Europe/Paris"
DEFAULT_LANG = "fr"

# What is wrong with this file is told like any other problem; while Pelican watches, it is read anew for each build.
ville = load_identity(ROOT / "content" / "ville.yaml")
SITENAME = ville.nom
AUTHOR = ville.nom

# The menu, the sections of the home page and of the site map, in this order. Adding a section is adding a line here and
# a folder in content/pages/ with its index.md. Icons: theme/templates/components/icon.toml.
SECTIONS = [
    {"path": path, "url": f"/{path}/", "title": title, "icon": icon}
    for path, title, icon in (
        ("actualites", "Actualités", "news"),
        ("agenda", "Agenda", "calendar"),
        ("enfance", "Enfance", "childhood"),
        ("sport", "Sport", "sport"),
        ("espaces-verts", "Espaces verts", "parks"),
        ("etat-civil", "État civil", "civil"),
        ("culture", "Culture", "culture"),
        ("mairie", "Mairie", "townhall"),
    )
]
CONTACT_URL = "/mairie/contact/"
# The search page; without this setting the site has no search.
SEARCH_URL = "/recherche/"
# After the mention of conformity, which comes first on every page.
FOOTER_LINKS = [
    {"title": "Démarches de A à Z", "url": "/demarches/"},
    {"title": "Questions fréquentes", "url": "/questions/"},
    {"title": "Lieux et horaires", "url": "/lieux/"},
    {"title": "Contact", "url": CONTACT_URL},
    {"title": "Aide", "url": "/aide/"},
    {"title": "Mentions légales", "url": "/mairie/mentions-legales/"},
    {"title": "Données personnelles", "url": "/mairie/donnees-personnelles/"},
    {"title": "Flux et calendriers", "url": "/mairie/flux/"},
    {"title": "Plan du site", "url": "/mairie/plan-du-site/"},
]

PATH_METADATA = r"pages/(?P<tree_path>(?P<section>[^/]+(?=/))?.*?)(?:/index)?\.md$"
DEFAULT_METADATA = {"order": 100, "rang": 100}
SLUGIFY_SOURCE = "basename"
PAGE_URL = PAGE_LANG_URL = "{tree_path}/"
PAGE_SAVE_AS = PAGE_LANG_SAVE_AS = "{tree_path}/index.html"
ARTICLE_URL = ARTICLE_LANG_URL = "actualites/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_LANG_SAVE_AS = "actualites/{slug}/index.html"
# Pages are not grouped into translations: two files named index.md are two pages.
ARTICLE_TRANSLATION_ID = PAGE_TRANSLATION_ID = None

DIRECT_TEMPLATES = ["actualites"]
ACTUALITES_SAVE_AS = "actualites/index.html"
ACTUALITES_URL = "actualites/"
MONTH_ARCHIVE_URL = "actualites/{date:%Y-%m}/"
MONTH_ARCHIVE_SAVE_AS = "actualites/{date:%Y-%m}/index.html"
PAGINATED_TEMPLATES = {"actualites": 20}
DEFAULT_ORPHANS = 1
PAGINATION_PATTERNS = (
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
)

# What a city site has no use for, or must never publish.
ARCHIVES_SAVE_AS = AUTHOR_SAVE_AS = AUTHORS_SAVE_AS = ""
CATEGORY_SAVE_AS = CATEGORIES_SAVE_AS = TAG_SAVE_AS = TAGS_SAVE_AS = ""
DRAFT_SAVE_AS = DRAFT_LANG_SAVE_AS = DRAFT_PAGE_SAVE_AS = DRAFT_PAGE_LANG_SAVE_AS = ""
WITH_FUTURE_DATES = False
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None

# The font comes from its npm package, as tools/setup.py installs it. Pelican skips a missing static file in silence.
FONT_PACKAGE = "node_modules/@fontsource-variable/atkinson-hyperlegible-next"
FONT_FILES = {
    "files/atkinson-hyperlegible-next-latin-wght-normal.woff2": "atkinson-hyperlegible-next.woff2",
    "files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2": "atkinson-hyperlegible-next-ext.woff2",
    "LICENSE": "OFL.txt",
}
EXTRA_PATH_METADATA = {}
for name, published in FONT_FILES.items():
    if not (ROOT / FONT_PACKAGE / name).is_file():
        raise UnbuildableError(
            [
                Problem(
                    f"{FONT_PACKAGE}/{name}",
                    None,
                    Text(
                        "Ce fichier de la police Atkinson Hyperlegible Next manque.",
                        "This file of the font Atkinson Hyperlegible Next is missing.",
                    ),
                    Text("Le site ne se construit pas sans elle.", "The site is not built without it."),
                    Text("Lancez «\u00a0make\u00a0», qui l’installe.", 'Run "make", which installs it.'),
                )
            ]
        )
    STATIC_PATHS.append(f"../{FONT_PACKAGE}/{name}")
    EXTRA_PATH_METADATA[f"../{FONT_PACKAGE}/{name}"] = {"path": f"theme/fonts/{published}"}

JINJA_ENVIRONMENT = {"trim_blocks": True, "lstrip_blocks": True, "autoescape": True, "undefined": StrictUndefined}
JINJA_GLOBALS = {"ville": ville}

# Pelican warns of every empty alternative; which ones are faults is for the gate to say.
LOG_FILTER = [(logging.WARNING, "Empty alt attribute for image %s in %s")]
