"""No site is published whose search would find less than is there; the index is the same for the same pages."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from publish.search_order import MARK, UnknownLayoutError, put_in_order
from tests.publish.site_on_disk import BASE, SiteOnDisk

MAIN = '<main id="contenu">'
TO_BE_FOUND = '<main id="contenu" data-pagefind-body data-pagefind-filter="type:{% block genre %}Page{% endblock %}">'
SEARCH_PAGE = "Title: Recherche\nSlug: recherche\n\nUn champ.\n"


@pytest.fixture
def searched(site: SiteOnDisk) -> SiteOnDisk:
    """A site that has a search, and two kinds of content to choose from; not yet built."""
    site.settings('SEARCH_URL = "/recherche/"')
    article = (site.folder / "theme/templates/article.html").read_text(encoding="utf-8")
    site.write(
        {
            "theme/templates/base.html": BASE.replace(MAIN, TO_BE_FOUND),
            "theme/templates/article.html": article + "{% block genre %}Actualité{% endblock %}\n",
            "content/pages/recherche.md": SEARCH_PAGE,
        }
    )
    return site


@pytest.fixture
def told(searched: SiteOnDisk) -> Callable[[], str]:
    """Build the site, expect that nothing is published, and give what was printed."""

    def build() -> str:
        built = searched.build()
        said = built.stdout + built.stderr
        assert built.returncode == 2, said
        assert "Traceback" not in said, said
        assert searched.checksum() == "absent", "published"
        assert "Pourquoi\u00a0:" in said
        return " ".join(said.replace("\u00a0", " ").replace("│", " ").split())

    return build


@pytest.fixture
def pagefind(searched: SiteOnDisk, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Put a script in the place of Pagefind; `$real` in it is the true one."""

    def replace(script: str) -> None:
        from pagefind.service import get_executable

        program = searched.folder / "faux-pagefind"
        program.write_text(f"#!/bin/sh\nreal='{get_executable()}'\n{script}\n", encoding="utf-8")
        program.chmod(0o755)
        monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(program))

    return replace


def index_of(site: SiteOnDisk) -> Path:
    return site.folder / "output" / "pagefind"


def test_what_is_published_holds_a_whole_index_and_no_interface_of_pagefind(searched: SiteOnDisk) -> None:
    built = searched.build()
    assert built.returncode == 0, built.stdout + built.stderr
    names = {path.relative_to(index_of(searched)).as_posix() for path in index_of(searched).iterdir()}
    entry = json.loads((index_of(searched) / "pagefind-entry.json").read_text(encoding="utf-8"))
    assert entry["languages"]["fr"]["page_count"] == 5
    meta = f"pagefind.{entry['languages']['fr']['hash']}.pf_meta"
    folders = {"fragment", "index", "filter"}
    assert names == folders | {"pagefind.js", "pagefind-worker.js", "wasm.fr.pagefind", "pagefind-entry.json", meta}
    (filters,) = (index_of(searched) / "filter").iterdir()
    assert filters.stem.encode() in gzip.decompress((index_of(searched) / meta).read_bytes())


def test_the_same_pages_give_the_same_bytes(searched: SiteOnDisk) -> None:
    # Pagefind writes two values in one of two orders: builds that agree are no luck.
    sums = set()
    for _ in range(5):
        built = searched.build()
        assert built.returncode == 0, built.stdout + built.stderr
        sums.add(searched.checksum())
    assert len(sums) == 1


def test_a_site_without_a_search_page_in_its_settings_has_no_index(site: SiteOnDisk) -> None:
    assert site.build().returncode == 0
    assert not index_of(site).exists()


def test_a_variable_of_pagefind_in_the_environment_changes_nothing(
    searched: SiteOnDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGEFIND_FORCE_LANGUAGE", "en")
    assert searched.build().returncode == 0
    assert (index_of(searched) / "wasm.fr.pagefind").is_file()


# What goes wrong


def test_pagefind_is_not_installed(
    searched: SiteOnDisk, told: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    searched.write({"pagefind_bin.py": "raise ImportError('absent')\n"})
    monkeypatch.setenv("PATH", "")
    said = told()
    assert "Pagefind, qui fait l'index de la recherche, est introuvable." in said
    assert "Lancez « make », qui l'installe." in said


def test_its_python_package_is_not_installed(searched: SiteOnDisk, told: Callable[[], str]) -> None:
    searched.write({"pagefind.py": "raise ImportError('absent')\n"})
    assert "Pagefind, qui fait l'index de la recherche, est introuvable." in told()


def test_pagefind_does_not_start(told: Callable[[], str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "pas-un-programme"
    program.write_bytes(b"\x7fELF tronqu\xe9")
    program.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(program))
    assert "Pagefind ne démarre pas" in told()


def test_pagefind_fails(pagefind: Callable[[str], None], told: Callable[[], str]) -> None:
    pagefind("echo 'plus de place sur le disque' >&2; exit 3")
    assert "Pagefind a échoué (code 3) : plus de place sur le disque" in told()


def test_pagefind_fails_after_it_wrote_a_whole_index(pagefind: Callable[[str], None], told: Callable[[], str]) -> None:
    pagefind('"$real" "$@"; exit 1')
    assert "Pagefind a échoué (code 1)" in told()


def test_pagefind_is_killed(pagefind: Callable[[str], None], told: Callable[[], str]) -> None:
    pagefind("kill -9 $$")
    assert "Pagefind a échoué (arrêté par le signal SIGKILL)" in told()


def test_pagefind_takes_too_long(
    pagefind: Callable[[str], None], searched: SiteOnDisk, told: Callable[[], str]
) -> None:
    searched.settings("SEARCH_SECONDS = 0.5")
    pagefind("exec sleep 300")
    said = told()
    assert "Pagefind n'a pas fini en 0.5 secondes." in said
    assert "SEARCH_SECONDS" in said


def test_pagefind_says_yes_and_does_nothing(pagefind: Callable[[str], None], told: Callable[[], str]) -> None:
    pagefind("exit 0")
    assert "L'index de Pagefind n'est pas comme attendu (FileNotFoundError" in told()


def test_pagefind_leaves_pages_out(pagefind: Callable[[str], None], told: Callable[[], str]) -> None:
    pagefind('exec "$real" "$@" --glob "**/ecole/*.html"')
    said = told()
    assert "Pagefind a indexé 1 page sur 5." in said
    assert "Il manque : /, /actualites/la-fete/, /parc/, /recherche/." in said


def test_a_page_of_the_index_is_lost(pagefind: Callable[[str], None], told: Callable[[], str]) -> None:
    pagefind('"$real" "$@" && cd site/pagefind/fragment && set -- * && rm "$1"')
    assert "Pagefind a indexé 5 pages sur 5. Il manque : /" in told()


@pytest.mark.parametrize(
    "spoil",
    [
        "echo '{' > $entry",
        "echo '{\"languages\": []}' > $entry",
        'echo \'{"languages": {"fr": {"page_count": 5}}}\' > $entry',
        "rm $folder/wasm.fr.pagefind",
        "rm $folder/pagefind-worker.js",
        "rm $folder/*.pf_meta",
        "for f in $folder/fragment/*; do echo nul > $f; done",
        "for f in $folder/filter/*; do head -c 30 $f > $folder/x; mv $folder/x $f; done",
    ],
)
def test_the_index_is_not_as_expected(pagefind: Callable[[str], None], told: Callable[[], str], spoil: str) -> None:
    pagefind(f'"$real" "$@" || exit\nfolder=site/pagefind\nentry=$folder/pagefind-entry.json\n{spoil}')
    assert "L'index de Pagefind n'est pas comme attendu" in told()


def test_a_page_to_be_found_has_no_text(searched: SiteOnDisk, told: Callable[[], str]) -> None:
    body = '<!DOCTYPE html><html lang="fr"><head><title>Vide – Ville</title></head><body {}></body></html>\n'
    searched.settings('STATIC_PATHS = ["images", "vide.html"]', 'READERS = {"html": None}')
    searched.write({"content/vide.html": body.format("data-pagefind-body")})
    said = told()
    assert "Pagefind a indexé 5 pages sur 6. Il manque : /vide.html." in said
    assert "status: masqué" in said


def test_the_search_page_is_missing(searched: SiteOnDisk, told: Callable[[], str]) -> None:
    (searched.folder / "content/pages/recherche.md").unlink()
    said = told()
    assert "SEARCH_URL" in said
    assert "Le site n'a pas de page « /recherche/ »." in said


def test_no_page_is_to_be_found(searched: SiteOnDisk, told: Callable[[], str]) -> None:
    searched.write({"theme/templates/base.html": BASE.replace(MAIN, "<main>{% block genre %}{% endblock %}")})
    assert "Aucune page du site ne porte « data-pagefind-body »." in told()


def test_a_page_lies_where_the_index_shall(searched: SiteOnDisk, told: Callable[[], str]) -> None:
    searched.write({"content/pages/autre.md": "Title: Pagefind\nSlug: pagefind\n\nUn outil.\n"})
    assert "Le site a déjà un dossier « pagefind »" in told()


def test_a_failing_search_leaves_the_published_site_as_it_is(
    searched: SiteOnDisk, pagefind: Callable[[str], None]
) -> None:
    assert searched.build().returncode == 0
    before = searched.checksum()
    pagefind("exit 3")
    searched.write({"content/pages/ecole.md": "Title: École\nSlug: ecole\n\nL'école ouvre à 9 h.\n"})
    assert searched.build().returncode == 2
    assert searched.checksum() == before


# The order of an index


def cbor_array(*items: bytes) -> bytes:
    return bytes([0x80 + len(items)]) + b"".join(items)


def cbor_text(text: str) -> bytes:
    data = text.encode()
    return bytes([0x60 + len(data)]) + data if len(data) < 24 else bytes([0x78, len(data)]) + data


def write_index(folder: Path, values: list[bytes], meta: bytes | None = None) -> Path:
    (folder / "filter").mkdir(parents=True)
    said = MARK + cbor_array(cbor_text("type"), cbor_array(*values))
    (folder / "filter" / "fr_0000000.pf_filter").write_bytes(gzip.compress(said))
    filters = cbor_array(cbor_array(cbor_text("type"), cbor_text("fr_0000000")))
    whole = cbor_array(cbor_text("1.5.2"), b"\x80", b"\x80", filters, b"\x80") if meta is None else meta
    (folder / "pagefind.fr_0000000000.pf_meta").write_bytes(gzip.compress(MARK + whole))
    entry = folder / "pagefind-entry.json"
    entry.write_text('{"languages": {"fr": {"hash": "fr_0000000000", "wasm": "fr"}}}', encoding="utf-8")
    return entry


VALUES = [
    cbor_array(cbor_text("Démarche"), cbor_array(b"\x01", b"\x18\x20")),
    cbor_array(cbor_text("Un genre dont le nom est fort long"), cbor_array(b"\x19\x01\x00", b"\x1a\x00\x01\x00\x00")),
    cbor_array(cbor_text("Lieu"), b"\x80"),
]


def test_values_in_any_order_come_out_in_one_and_nothing_is_lost(tmp_path: Path) -> None:
    written = []
    for name, values in (("un", VALUES), ("deux", VALUES[::-1])):
        put_in_order(write_index(tmp_path / name, values))
        files = sorted(path for path in (tmp_path / name).rglob("*") if path.is_file())
        written.append([(path.relative_to(tmp_path / name), path.read_bytes()) for path in files])
    assert written[0] == written[1]
    (filters,) = (tmp_path / "un" / "filter").iterdir()
    said = gzip.decompress(filters.read_bytes())
    assert filters.name != "fr_0000000.pf_filter"
    assert said == MARK + cbor_array(cbor_text("type"), cbor_array(VALUES[2], VALUES[0], VALUES[1]))
    entry = json.loads((tmp_path / "un" / "pagefind-entry.json").read_text(encoding="utf-8"))
    meta = tmp_path / "un" / f"pagefind.{entry['languages']['fr']['hash']}.pf_meta"
    assert cbor_text(filters.stem) in gzip.decompress(meta.read_bytes())


@pytest.mark.parametrize(
    "meta",
    [
        b"",
        b"\x80",
        b"\x86\x00\x00",
        cbor_text("seul") + b"\x00",
        b"\x65ab",
        b"\xa0",
        b"\xf5",
        b"\x9f\xff",
    ],
)
def test_a_layout_that_is_not_known_is_refused(tmp_path: Path, meta: bytes) -> None:
    entry = write_index(tmp_path / "index", VALUES, meta)
    with pytest.raises((UnknownLayoutError, LookupError)):
        put_in_order(entry)


def test_a_file_without_the_mark_is_refused(tmp_path: Path) -> None:
    entry = write_index(tmp_path / "index", VALUES)
    (tmp_path / "index" / "pagefind.fr_0000000000.pf_meta").write_bytes(gzip.compress(b"autre chose"))
    with pytest.raises(UnknownLayoutError):
        put_in_order(entry)
