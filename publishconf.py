"""Settings of the published site: those of `pelicanconf.py`, with absolute addresses and the news feed."""

from pelicanconf import *  # noqa: F403
from pelicanconf import ville

SITEURL = ville.site_url
FEED_DOMAIN = SITEURL
FEED_ALL_ATOM = "actualites/atom.xml"
FEED_MAX_ITEMS = 20
