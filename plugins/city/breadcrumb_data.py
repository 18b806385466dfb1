"""Where a page stands in the site, for machines: https://schema.org/BreadcrumbList."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def breadcrumb_data(
    trail: Iterable[Mapping[str, str]], title: str, url: str, site_url: str, home: str = "Accueil"
) -> dict[str, object]:
    """The breadcrumb of a page, as its component shows it.

    In: the pages between the home page and this one, with their `title` and `url`; this one's title and address; the
    address of the site, which makes the others absolute; what the page calls the home page.
    """
    steps = [{"title": home, "url": "/"}, *trail, {"title": title, "url": url}]
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": step["title"], "item": {"@id": site_url + step["url"]}}
            for place, step in enumerate(steps, 1)
        ],
    }
