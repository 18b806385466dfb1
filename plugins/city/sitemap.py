"""What search engines are told of the site: all its addresses (https://www.sitemaps.org), and that they may come."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from city.dates import date_iso

SITEMAP: Final = "sitemap.xml"
ROBOTS: Final = "robots.txt"
_NAMESPACE: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"


def addresses(context: Mapping[str, Any]) -> dict[str, date | None]:
    """The pages that a search engine may show, in order of their address from the root, with the day of a change.

    In: what Pelican gives every template, its settings among it. Hidden pages are not in its lists; alerts are soon
    gone, and would still be found. None stands for a change that nobody wrote down: neither the date of a file nor
    that of a piece of news tells it.
    """
    found: dict[str, date | None] = {
        f"/{version.url}": version.metadata.get("modified")
        for name in ("pages", "articles")
        for content in context[name]
        for version in getattr(content, "versions", ()) or (content,)
    }
    for archive in context["period_archives"].values():
        found.update({f"/{period['url']}": None for period in archive})
    for template in context["DIRECT_TEMPLATES"]:
        # Pelican gives a list of its own the name of a file, and an address only where the settings do.
        if saved_as := context.get(f"{template.upper()}_SAVE_AS"):
            found[f"/{context.get(f'{template.upper()}_URL', saved_as)}".removesuffix("index.html")] = None
    # A page of results is itself no result.
    found.pop(context.get("SEARCH_URL", ""), None)
    return dict(sorted(found.items()))


def sitemap(site_url: str, found: Mapping[str, date | None]) -> str:
    """The map of a site in XML, from what `addresses` gives."""
    root = Element("urlset", xmlns=_NAMESPACE)
    for address, changed in found.items():
        url = SubElement(root, "url")
        SubElement(url, "loc").text = site_url + quote(address, safe="/%")
        if changed is not None:
            SubElement(url, "lastmod").text = date_iso(changed)
    indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def robots(site_url: str) -> str:
    """What tells robots that they may read everything, and where the map is."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {site_url}/{SITEMAP}\n"
