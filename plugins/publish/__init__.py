"""From Markdown to a published site, or to a refusal that leaves the published one as it is.

`pelicanconf.py` says `PELICAN_CLASS = GatedPelican`, and every command of Pelican
goes through it. A build, in order:

1. `plugin_loading`: each plugin of PLUGINS imports and registers, or the build stops;
2. `lock`: one build at a time; `provenance`: `output` holds nothing but what we
   published; `promotion.prepare`: the file system can exchange two folders, and
   `build/site`, where the site is made, is empty; `kept`: what the site is made from is copied;
3. Pelican renders, while `witness` sees what it passes over in silence (`journal`: what
   it only logs; `notices`: what plugins warn of; `accounts` and `addresses`: what came to be no
   page, or two at one address; `crash`: what an exception means) and hands each page to the gate (`a11y`);
   `moved` writes a page at each address that another had before;
4. `search`: Pagefind makes the index of the search, and leaves no page out
   (`search_order`: the same index each time);
5. the gate judges all pages as they lie there, and other plugins say what they have against
   publishing that (`signals.report_judged`);
6. `verdict`: the report is written to `rapports/` (`records`); without errors
   `promotion.promote` exchanges `build/site` with `output` at once, and the copy is kept; the
   person is told (`speech`).

`alert` (`make alerte`) does the same with the copy that was kept and the alerts of now.

`startup` speaks for Pelican where it fails before all that; `watching` builds at each
change, `serving` is the development server, `stopping` knows Ctrl-C and SIGTERM.
"""

from . import stopping

# First of all: what follows takes a while to import, and Ctrl-C may come then.
stopping.mean_interruption()

from .build import GatedPelican  # noqa: E402
from .startup import speak_for_pelican  # noqa: E402
from .wording import UnbuildableError  # noqa: E402

__all__ = ["GatedPelican", "UnbuildableError"]

# At import: content or theme may be missing, and Pelican says so before it asks for the class.
speak_for_pelican()
