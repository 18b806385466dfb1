"""What makes the site a French city's: its content, its typography, its identity.

In order:

1. `initialized`: where files are many, a second process begins to read them too
   (`city.ahead`), until `all_generators_finalized`.
2. `get_generators`: with STYLE_GUIDE in the settings, the style guide is made too (`city.style_guide`).
3. `readers_init`: Markdown files are read by `city.reader`, which demands YAML
   front matter (`city.frontmatter`, `city.models`) and turns the body into HTML
   with French typography (`city.markdown`, `city.typography`) and the notations of
   editors (`city.notations`).
4. `generator_init`: templates get the filters of `_FILTERS`, and the theme's words (`city.words`); links and images
   of a text get addresses from the root of the site.
5. `article_generator_init`: a folder that is named like a Markdown file is told,
   since Pelican would walk into it without a word.
6. `article_generator_pretaxonomy`, `page_generator_finalized`: translations leave the lists and are tied to their
   originals (`city.translations`).
7. `page_generator_finalized`: pages that name others are given them (`city.related`); alerts are taken out of the
   pages and given to every template as `alerts` (`city.alerts`); events get what is made of them (`city.agenda`);
   what is left makes the `menu` (`city.menu`); the venues that the city, procedures and events name are found
   (`city.counter`, `city.where`); the theme's tokens give the colours of the browser (`city.web_manifest`), with the
   colour of the city in them (`city.palette`).
8. `page_writer_finalized`: the calendars of the events are written beside their pages, the web manifest, the
   style sheet of the city's colour, and what search engines are told (`city.sitemap`).

What a type of content holds and which template shows it is in `city.content_types`, one module a type.

Whatever cannot be read raises `city.errors.ContentError`, whose `problems` name
the file, the line, the reason and the way out. `city.identity` loads the city's
name, address, telephone… for `pelicanconf.py`.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from pelican import signals

from a11y.clock import now
from a11y.finding import Problem, Text
from city import ahead
from city.agenda import coming_by_month, give_happenings, happenings, size_fr, whole_calendar, write_calendars
from city.alerts import Alerts, place
from city.alphabet import by_letter
from city.breadcrumb_data import breadcrumb_data
from city.content_types import content_types
from city.content_types.alert import Alert
from city.content_types.venue import by_family, closed_now, to_come
from city.counter import counter
from city.counter_hours import hours_in
from city.dates import date_fr, date_iso
from city.errors import ContentError
from city.json_ld import embedded
from city.languages import apart_from, direction, endonym
from city.letters import mail_of
from city.menu import menu
from city.news import by_month, is_outdated, still_holding
from city.outline import outline
from city.palette import city_palette, stylesheet
from city.place_data import place_data, postal_address
from city.reader import EXTENSIONS, CityReader
from city.related import relate
from city.schedule import schedule
from city.sections import beside_sections, in_section, questions_of
from city.sitemap import ROBOTS, SITEMAP, addresses, robots, sitemap
from city.style_guide import StyleGuideGenerator
from city.telephone import uri
from city.tokens import read_schemes, theme_schemes
from city.translations import (
    by_language,
    in_language,
    is_older,
    is_translation,
    relate_translations,
    spoken_language,
    tie,
)
from city.typography import typeset
from city.venues import by_name
from city.web_manifest import NAME, grounds, web_manifest
from city.where import settle
from city.words import load_words

if TYPE_CHECKING:
    from pelican import Pelican
    from pelican.generators import ArticlesGenerator, Generator, PagesGenerator
    from pelican.readers import Readers

    from city.identity import Identity

_FILTERS = {
    "apart_from": apart_from,
    "beside_sections": beside_sections,
    "breadcrumb_data": breadcrumb_data,
    "by_family": by_family,
    "by_language": by_language,
    "by_letter": by_letter,
    "by_month": by_month,
    "closed_now": closed_now,
    "coming_by_month": coming_by_month,
    "date_fr": date_fr,
    "date_iso": date_iso,
    "direction": direction,
    "embedded": embedded,
    "endonym": endonym,
    "happenings": happenings,
    "in_language": in_language,
    "in_section": in_section,
    "is_older": is_older,
    "is_outdated": is_outdated,
    "mail_of": mail_of,
    "outline": outline,
    "place_data": place_data,
    "postal_address": postal_address,
    "questions_of": questions_of,
    "schedule": schedule,
    "size_fr": size_fr,
    "spoken_language": spoken_language,
    "still_holding": still_holding,
    "telephone_uri": uri,
    "to_come": to_come,
    "typeset": typeset,
    "whole_calendar": whole_calendar,
}

_log = logging.getLogger("pelican.plugins.city")


def register() -> None:
    """Connect the plugin to Pelican's signals."""
    signals.initialized.connect(begin_reading_ahead)
    signals.get_generators.connect(add_style_guide)
    signals.readers_init.connect(use_city_reader)
    signals.generator_init.connect(add_filters)
    signals.generator_init.connect(address_from_the_root)
    signals.article_generator_init.connect(tell_folders_named_like_content)
    signals.article_generator_pretaxonomy.connect(set_translated_news_apart)
    signals.page_generator_finalized.connect(set_translated_pages_apart)
    signals.page_generator_finalized.connect(relate_pages)
    signals.page_generator_finalized.connect(set_alerts_apart)
    signals.page_generator_finalized.connect(make_happenings)
    signals.page_generator_finalized.connect(make_menu)
    signals.page_generator_finalized.connect(find_venues)
    signals.page_generator_finalized.connect(give_colours)
    signals.all_generators_finalized.connect(end_reading_ahead)
    signals.page_writer_finalized.connect(write_agenda)
    signals.page_writer_finalized.connect(write_manifest)
    signals.page_writer_finalized.connect(write_colours)
    signals.page_writer_finalized.connect(write_sitemap)


def begin_reading_ahead(pelican: Pelican) -> None:
    """Have the Markdown files read in a second process."""
    content = Path(pelican.settings["PATH"])
    paths = sorted(path for extension in EXTENSIONS for path in content.rglob(f"*.{extension}"))
    ahead.start(paths, CityReader(pelican.settings).parse)


def end_reading_ahead(_generators: object) -> None:
    """Everything was read."""
    ahead.stop()


def use_city_reader(readers: Readers) -> None:
    """Read every Markdown extension with the city's reader."""
    for extension in EXTENSIONS:
        readers.reader_classes[extension] = CityReader


def tell_folders_named_like_content(generator: ArticlesGenerator) -> None:
    """Report `x.md/`, the way Pelican reports a file that it could not process."""
    project = Path(generator.path).parent
    for folder, names, _ in os.walk(generator.path, followlinks=True):
        for name in names:
            if name.rpartition(".")[2] in EXTENSIONS and "." in name:
                path = Path(folder, name)
                try:
                    raise ContentError([_folder_named_like_content(path.relative_to(project))])
                except ContentError:
                    _log.exception("Could not process %s", path, exc_info=False)


def add_filters(generator: Generator) -> None:
    """Give templates the city's filters; a site's own of the same name win."""
    for name, function in _FILTERS.items():
        generator.env.filters.setdefault(name, function)
    words = load_words(Path(generator.settings["THEME"]))
    for said in (words.date_in, words.said_in, words.theme_language):
        generator.env.filters.setdefault(said.__name__, said)
    generator.env.filters.setdefault("hours_in", partial(hours_in, words))


def address_from_the_root(generator: Generator) -> None:
    """Lead from a text to `/images/…`, as the templates do, not to `https://…`: the site is whole on any host.

    Feeds are read elsewhere; Pelican gives them the whole address all the same.
    """
    generator.context["localsiteurl"] = ""


def set_translated_news_apart(generator: ArticlesGenerator) -> None:
    """Keep the translations of news out of the lists of news, and out of the feed."""
    lists = {"articles": "translations", "hidden_articles": "hidden_translations", "drafts": "drafts_translations"}
    _set_translations_apart(generator, lists)


def set_translated_pages_apart(generator: PagesGenerator) -> None:
    """Keep the translations of pages out of the lists of pages."""
    lists = {"pages": "translations", "hidden_pages": "hidden_translations", "draft_pages": "draft_translations"}
    _set_translations_apart(generator, lists)


def add_style_guide(pelican: Pelican) -> tuple[type[StyleGuideGenerator], ...]:
    """Have the style guide written where the settings ask for it (`guideconf.py`)."""
    return (StyleGuideGenerator,) if pelican.settings.get("STYLE_GUIDE") else ()


def relate_pages(generator: PagesGenerator) -> None:
    """Give pages those that they name."""
    for folder in content_types():
        relate(generator.pages, folder, Path(generator.path))
    relate_translations([*generator.translations, *generator.hidden_translations])


def set_alerts_apart(generator: PagesGenerator) -> None:
    """Give the templates of all generators, which share one context, the alerts, and lists of pages without them.

    Of alerts, only those that hold and have a body are written as pages.
    """
    settings, folder = generator.settings, Path(generator.path, Alert.folder)
    placed = place(
        (page for page in generator.pages if Path(page.source_path).is_relative_to(folder)),
        {section["path"]: section["url"] for section in settings.get("SECTIONS", ())},
        ZoneInfo(settings["TIMEZONE"] or "UTC"),
        now(),
    )
    for status in ("pages", "hidden_pages"):
        others = [page for page in getattr(generator, status) if not Path(page.source_path).is_relative_to(folder)]
        generator.context[status] = others
        setattr(generator, status, list(others))
    for page, alert in placed:
        page.alert = alert
        if alert.page_url is not None:
            generator.pages.append(page)
    generator.context["alerts"] = Alerts(alert for _, alert in placed)


def make_happenings(generator: PagesGenerator) -> None:
    """Give events what is made of them."""
    give_happenings([*generator.pages, *generator.hidden_pages], generator.settings)


def make_menu(generator: PagesGenerator) -> None:
    """Give every template the menu, made once."""
    settings = generator.settings
    generator.context["menu"] = menu(settings.get("SECTIONS", ()), generator.context["pages"], settings["DEFAULT_LANG"])


def write_agenda(generator: PagesGenerator, writer: object) -> None:
    """Write the calendars beside the pages of the events."""
    write_calendars(generator.pages, generator.hidden_pages, Path(generator.output_path))


def find_venues(generator: PagesGenerator) -> None:
    """Give every template the counter that receives people, with its hours; give pages the venues that they name."""
    content, venues = Path(generator.path), by_name(generator.context["pages"])
    city = _city(generator)
    if city is not None:
        generator.context["counter"] = counter(city, venues, content / "ville.yaml")
    pages = [*generator.pages, *generator.hidden_pages, *generator.translations, *generator.hidden_translations]
    settle(pages, venues, content, city.vacances_scolaires if city is not None else None)


def give_colours(generator: PagesGenerator) -> None:
    """Give every template the colour that a browser puts around the pages, in each scheme.

    What the colour of the city changes in the theme is kept for `write_colours`.
    """
    theme = Path(generator.settings["THEME"])
    schemes = theme_schemes(theme)
    if (city := _city(generator)) is not None and city.couleur is not None:
        schemes = schemes or read_schemes("")
        changed = city_palette(schemes, city.couleur, f"{Path(generator.path).name}/ville.yaml")
        schemes = {scheme: {**tokens, **changed[scheme]} for scheme, tokens in schemes.items()}
        generator.context["city_colours"] = changed
    if schemes is not None:
        generator.context["schemes"] = schemes
        generator.context["grounds"] = grounds(theme, schemes)


def write_manifest(generator: PagesGenerator, writer: object) -> None:
    """Write what a telephone keeps of the site."""
    if (city := _city(generator)) is not None and "grounds" in generator.context:
        manifest = web_manifest(city, generator.context["grounds"]["light"])
        Path(generator.output_path, NAME).write_text(manifest, encoding="utf-8")


def write_colours(generator: PagesGenerator, writer: object) -> None:
    """Write the style sheet of the city's colour beside those of the theme."""
    if "city_colours" in generator.context:
        sheet = Path(generator.output_path, generator.settings["THEME_STATIC_DIR"], "css", "couleur.css")
        sheet.parent.mkdir(parents=True, exist_ok=True)
        sheet.write_text(stylesheet(generator.context["city_colours"]), encoding="utf-8")


def write_sitemap(generator: PagesGenerator, writer: object) -> None:
    """Write what search engines are told of the site."""
    if (city := _city(generator)) is not None:
        output = Path(generator.output_path)
        output.mkdir(parents=True, exist_ok=True)
        (output / SITEMAP).write_text(sitemap(city.site_url, addresses(generator.context)), encoding="utf-8")
        (output / ROBOTS).write_text(robots(city.site_url), encoding="utf-8")


def _city(generator: Generator) -> Identity | None:
    """The city of the site, where `pelicanconf.py` names one."""
    city: Identity | None = generator.settings.get("JINJA_GLOBALS", {}).get("ville")
    return city


def _set_translations_apart(generator: ArticlesGenerator | PagesGenerator, lists: Mapping[str, str]) -> None:
    tie([one for name in lists for one in getattr(generator, name)], Path(generator.path))
    for name, apart in lists.items():
        every = getattr(generator, name)
        setattr(generator, apart, [one for one in every if is_translation(one)])
        originals = [one for one in every if not is_translation(one)]
        setattr(generator, name, originals)
        generator.context[name] = originals


def _folder_named_like_content(path: Path) -> Problem:
    return Problem(
        path.as_posix(),
        None,
        Text(
            f"«\u00a0{path.name}\u00a0» est un dossier, pas un fichier Markdown.",
            f'"{path.name}" is a folder, not a Markdown file.',
        ),
        Text(
            "Son nom annonce une page, et aucune page ne serait publiée.",
            "Its name announces a page, and no page would be published.",
        ),
        Text("Renommez le dossier sans «\u00a0.md\u00a0».", 'Rename the folder without ".md".'),
    )
