"""Built sites for the tests: pages as files, `{address: HTML of the main content}`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

HOST = "https://www.ville.example"


def write_site(root: Path, pages: Mapping[str, str], files: Mapping[str, str] | None = None) -> Path:
    """Write a built site; a page that begins with `<!DOCTYPE` stands as it is, of others only the main content is said.

    The first line of a main content may be `type: Lieu` or `lang: en`.
    """
    for address, content in pages.items():
        path = root / (f"{address.lstrip('/')}index.html" if address.endswith("/") else address.lstrip("/"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content if content.startswith("<!DOCTYPE") else _page(address, content), encoding="utf-8")
    for name, text in (files or {}).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def _page(address: str, content: str) -> str:
    said = {"type": "", "lang": "fr", "title": address.strip("/").rpartition("/")[2] or "Accueil"}
    lines = content.splitlines()
    while lines and ": " in lines[0] and lines[0].partition(": ")[0] in said:
        key, _, value = lines.pop(0).partition(": ")
        said[key] = value
    kind = f' data-pagefind-filter="type:{said["type"]}"' if said["type"] else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{said["lang"]}">\n<head>\n<meta charset="utf-8">\n'
        f'<title>{said["title"]} – Ville</title>\n<link rel="canonical" href="{HOST}{address}">\n'
        '<meta property="og:site_name" content="Ville">\n</head>\n<body>\n'
        '<header><form role="search" action="/recherche/"><input name="q" aria-label="Mots"><button>Chercher</button>'
        "</form></header>\n"
        f"<main{kind}>\n" + "\n".join(lines) + "\n</main>\n</body>\n</html>\n"
    )


HOME = """\
<div class="hero"><h1>Ville</h1></div>
<p><a href="/mairie/ecrire/">Nous contacter</a>, <a href="/mairie/legal.html">Mentions légales</a>,
<a href="/accessibilite/">Accessibilité : partiellement conforme</a>, <a href="/plan/">Plan du site</a></p>
<nav><a href="/etat-civil/">État civil</a> <a href="/plan/">Plan</a> <a href="/actualites/3/">À la une</a></nav>
"""
TABLE = "<table><caption>Tarifs</caption><tr><th>Repas</th><td>3 €</td></tr></table>"
FIGURE = (
    '<figure><img src="/p.jpg" alt="Le plan"><details><summary>Description</summary>'
    "<p>Deux rues.</p></details></figure>"
)

PAGES = {
    "/": HOME,
    "/recherche/": "title: Recherche\n<h1>Recherche</h1>",
    "/mairie/": "<h1>Mairie</h1>",
    "/mairie/ecrire/": "<h1>Écrire</h1>",
    "/mairie/legal.html": "<h1>Légal</h1>",
    "/accessibilite/": "title: Déclaration d’accessibilité – Mairie\n<h1>Déclaration</h1>",
    "/plan/": "<h1>Plan</h1>",
    "/etat-civil/": "<h1>État civil</h1>",
    "/lieux/": "<h1>Lieux</h1>",
    "/lieux/gymnase/": f"type: Lieu\n<h1>Gymnase</h1>\n{TABLE}\n<p><a href='/documents/plan.pdf'>Plan (PDF)</a></p>",
    "/lieux/parc/": "type: Lieu\n<h1>Parc</h1>",
    "/demarches/": "<h1>Démarches</h1>",
    "/demarches/cantine/": (
        "type: Démarche\n<h1>Cantine</h1>\n<p class='call-to-action'><a href='https://services.example/c'>Commencer</a></p>"
    ),
    "/demarches/gymnase-1/": (
        "type: Démarche\ntitle: Louer le gymnase\n<h1>Louer</h1>\n"
        "<form action='../gymnase-2/'><input aria-label='Nom'><button>Suite</button></form>"
    ),
    "/demarches/gymnase-2/": (
        "type: Démarche\n<h1>Louer, suite</h1>\n<form action='/demarches/gymnase-3/'><button>Envoyer</button></form>"
    ),
    "/demarches/gymnase-3/": "type: Démarche\n<h1>C’est fait</h1>",
    "/en/lieux/parc/": "type: Lieu\nlang: en\n<h1>Park</h1>",
    "/actualites/": "<h1>Actualités</h1>\n<ul class='news'><li>Fête</li></ul>",
    **{f"/actualites/{number}/": f"type: Actualité\n<h1>Nouvelle {number}</h1>" for number in range(20)},
    "/actualites/film/": "type: Actualité\n<h1>Film</h1>\n<video controls src='/f.webm'></video>" + FIGURE,
    "/vieux/": (
        "<!DOCTYPE html><html lang='fr'><head><title>Vieux</title>"
        "<meta http-equiv='refresh' content='0; url=/lieux/parc/'></head><body><p>Ailleurs</p></body></html>"
    ),
}
FILES = {"documents/plan.pdf": "%PDF", "theme/ville.css": "body {}"}
