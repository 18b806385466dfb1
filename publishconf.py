"""Settings of the published site: those of `pelicanconf.py`, with absolute addresses, the news feed and the audit."""

import sys
from pathlib import Path

# Pelican loads this file by its path, so its own folder is not yet where modules are looked for.
sys.path.insert(0, str(Path(__file__).parent))

from pelicanconf import *  # noqa: F403
from pelicanconf import A11Y, ville

# Nothing goes online that was not seen in a browser; for a very large site, "sample" looks at a part of it.
A11Y = {**A11Y, "browser": "all"}
SITEURL = ville.site_url
FEED_DOMAIN = SITEURL
FEED_ALL_ATOM = "actualites/atom.xml"
FEED_MAX_ITEMS = 20
