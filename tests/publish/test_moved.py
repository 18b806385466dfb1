"""Pages that have moved: what stands at their former address, and what may not stand there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.publish.site_on_disk import SiteOnDisk, in_yaml

Refused = Callable[..., str]

TEMPLATE = """\
<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ moved.title }} – Nouvelle adresse – Ville</title>
<meta http-equiv="refresh" content="0; url={{ target }}">
</head>
<body><main><h1>Nouvelle adresse</h1><p>{{ former }} : <a href="{{ target }}">{{ moved.title }}</a></p></main></body>
</html>
"""


def moved(site: SiteOnDisk, name: str, *addresses: str, title: str = "Le parc", more: str = "") -> None:
    """Write a page that had addresses before; the first stands on line 6 of its file."""
    keys = "anciennes_adresses:\n" + "".join(f"  - {address}\n" for address in addresses)
    keys += f"slug: {name.rpartition('/')[2]}\n"
    site.write({f"content/{name}.md": in_yaml(title, "Un texte.", keys + more)})


@pytest.fixture(autouse=True)
def of_a_city(published: SiteOnDisk) -> None:
    published.of_a_city()
    published.write({"theme/templates/redirection.html": TEMPLATE})


def test_former_addresses_lead_on_and_servers_are_told(published: SiteOnDisk) -> None:
    moved(published, "pages/parc", "/z/parc.html", "/jardins/%C3%A9t%C3%A9", "/d'1$/100%25/")
    moved(published, "actualites/fete", "/fete-2025/", title="La fête")
    built = published.build()
    assert built.returncode == 0, built.stdout + built.stderr
    output = published.folder / "output"
    assert (output / "_redirects").read_text(encoding="utf-8") == (
        "/d'1%24/100%25/ /parc/ 301\n/fete-2025/ /actualites/fete/ 301\n"
        "/jardins/%C3%A9t%C3%A9/ /parc/ 301\n/z/parc.html /parc/ 301\n"
    )
    for file, target in (
        ("z/parc.html", "/parc/"),
        ("jardins/été/index.html", "/parc/"),
        ("d'1$/100%/index.html", "/parc/"),
        ("fete-2025/index.html", "/actualites/fete/"),
    ):
        assert f'<a href="{target}">' in (output / file).read_text(encoding="utf-8")


def test_a_site_whose_pages_never_moved_has_no_such_file(published: SiteOnDisk) -> None:
    built = published.build()
    assert built.returncode == 0, built.stdout + built.stderr
    assert not (published.folder / "output/_redirects").exists()


def test_the_rules_that_the_city_publishes_itself_come_first(published: SiteOnDisk) -> None:
    published.settings(
        'STATIC_PATHS = [*STATIC_PATHS, "redirections"]',
        'EXTRA_PATH_METADATA = {"redirections/serveur.conf": {"path": "_redirects"}}',
    )
    published.write({"content/redirections/serveur.conf": "/spip.php /parc/ 302\n"})
    moved(published, "pages/parc", "/jardin/")
    built = published.build()
    assert built.returncode == 0, built.stdout + built.stderr
    told = (published.folder / "output/_redirects").read_text(encoding="utf-8")
    assert told == "/spip.php /parc/ 302\n/jardin/ /parc/ 301\n"


def test_a_draft_leaves_nothing_at_its_former_address(published: SiteOnDisk) -> None:
    moved(published, "pages/parc", "/jardin/", more="status: brouillon\n")
    built = published.build()
    assert built.returncode == 0, built.stdout + built.stderr
    assert not (published.folder / "output/jardin").exists()


def test_a_hidden_page_leads_on_as_well(published: SiteOnDisk) -> None:
    moved(published, "pages/parc", "/jardin/", more="status: masqué\n")
    built = published.build()
    assert built.returncode == 0, built.stdout + built.stderr
    assert (published.folder / "output/jardin/index.html").is_file()


@pytest.mark.parametrize("address", ["/ecole/", "/Ecole/", "/ecole/index.html"])
def test_the_address_of_a_page_that_is_there(published: SiteOnDisk, refused: Refused, address: str) -> None:
    moved(published, "pages/parc", "/jardin/", address)
    said = refused()
    assert "content/pages/parc.md:7" in said
    assert f"« {address} » est l'adresse de « content/pages/ecole.md »" in said
    assert "Retirez cette ligne" in said


def test_the_address_of_a_draft_is_free(published: SiteOnDisk) -> None:
    published.write({"content/pages/ecole.md": in_yaml("École", "Un texte.", "status: brouillon\n")})
    moved(published, "pages/parc", "/ecole/")
    built = published.build()
    assert built.returncode == 0, built.stdout + built.stderr
    assert '<a href="/parc/">' in (published.folder / "output/ecole/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("address", ["/parc/", "/PARC", "/parc/index.html"])
def test_the_address_that_the_page_still_has(published: SiteOnDisk, refused: Refused, address: str) -> None:
    moved(published, "pages/parc", address)
    said = refused()
    assert "content/pages/parc.md:6" in said
    assert "est l'adresse que cette page a encore" in said


def test_two_pages_that_would_lead_to_each_other(published: SiteOnDisk, refused: Refused) -> None:
    moved(published, "pages/parc", "/ecole/")
    moved(published, "pages/ecole", "/parc/", title="École")
    said = refused()
    assert "content/pages/ecole.md:6" in said
    assert "« /parc/ » est l'adresse de « content/pages/parc.md », qui donne celle de cette page" in said
    assert "content/pages/parc.md:6" in said
    assert "sans fin" in said


@pytest.mark.parametrize(
    "first, second",
    [("/jardin/", "/jardin/"), ("/jardin/", "/Jardin"), ("/a.html", "/a.html/b/"), ("/a.html/b/", "/a.html")],
)
def test_one_address_that_two_pages_claim(published: SiteOnDisk, refused: Refused, first: str, second: str) -> None:
    moved(published, "pages/ecole", first, title="École")
    moved(published, "pages/parc", second)
    said = refused()
    assert "content/pages/parc.md:6" in said
    assert "est déjà une ancienne adresse de « content/pages/ecole.md » (ligne 6)" in said


@pytest.mark.parametrize(
    "address, file",
    [
        ("/", "index.html"),
        ("/images/plan.svg/", "images/plan.svg"),
        ("/index.html/parc/", "index.html"),
        ("/Theme/ville.css/", "theme/ville.css"),
    ],
)
def test_what_the_site_has_there_beside_its_pages(
    published: SiteOnDisk, refused: Refused, address: str, file: str
) -> None:
    moved(published, "pages/parc", address)
    said = refused()
    assert "content/pages/parc.md:6" in said
    assert f"« {address} » et « {file} », qui est dans le site, ne peuvent pas coexister" in said


def test_a_folder_of_the_site_is_no_page(published: SiteOnDisk, refused: Refused) -> None:
    published.write({"content/pages/x.md": in_yaml("Une page", "Un texte.", "save_as: vieux.html/x/index.html\n")})
    moved(published, "pages/parc", "/vieux.html")
    assert "« /vieux.html » et « vieux.html/x/index.html », qui est dans le site" in refused()


def test_a_theme_without_the_template(published: SiteOnDisk, refused: Refused) -> None:
    (published.folder / "theme/templates/redirection.html").unlink()
    moved(published, "pages/parc", "/jardin/")
    assert "redirection.html" in refused()
