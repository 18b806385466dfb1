"""What other plugins hear of a build that is judged."""

from __future__ import annotations

from typing import Final

from blinker import Signal

# The gate has judged every page, and nothing is published yet: whoever knows a reason against publishing says it now.
#
# A receiver is called as `receiver(pelican, report=report)` and gives `a11y.finding.Problem`s, none where it has
# nothing against it; the `Report` itself it leaves as it is. They stand in the report like all others, and nothing
# is published while there is one. A receiver that raises, or gives anything else, stops the build as well: what was
# not asked did not agree. `make alerte` asks too, but an alert waits for nobody: it only tells what was said.
#
# As with Pelican's signals, receivers are functions of a module: whatever else is connected is forgotten.
report_judged: Final = Signal()
