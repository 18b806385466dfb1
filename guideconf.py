"""Settings of the style guide (`make guide`): the site of `pelicanconf.py`, with the guide beside it, in `guide/`."""

import sys
from pathlib import Path

# Pelican loads this file by its path, so its own folder is not yet where modules are looked for.
sys.path.insert(0, str(Path(__file__).parent))

from pelicanconf import *  # noqa: F403
from pelicanconf import ville

# A folder of its own: what residents visit carries no guide, and `make alerte` never takes one for the site.
OUTPUT_PATH = "guide"
# And reports of its own: those of the site, and its trend, say nothing of the guide.
REPORTS_PATH = "rapports/guide"
STYLE_GUIDE = True
# The footer of an example names the feed.
FEED_DOMAIN = ville.site_url
FEED_ALL_ATOM = "actualites/atom.xml"
