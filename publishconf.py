"""Settings of the published site: those of `pelicanconf.py`, with absolute addresses and the news feed."""

import sys
from pathlib import Path

# Pelican loads this file by its path, so its own folder is not yet where modules are looked for.
sys.path.insert(0, str(Path(__file__).parent))

from pelicanconf import *  # noqa: F403
from pelicanconf import ville

SITEURL = ville.site_url
FEED_DOMAIN = SITEURL
FEED_ALL_ATOM = "actualites/atom.xml"
FEED_MAX_ITEMS = 20
