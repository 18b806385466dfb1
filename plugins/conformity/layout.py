"""Where things stand in the official audit grid: the names of its sheets, and its rows and columns counted from 1.

Source: « Modèle de grille d’évaluation » of RGAA 4.1.2.
"""

from __future__ import annotations

from typing import Final

INSTRUCTIONS: Final = "Mode_d'emploi"
SAMPLE: Final = "Échantillon"
CRITERIA: Final = "Critères"
SUMMARY: Final = "Synthèse"
CALCULATION: Final = "BaseDeCalcul"

# « Échantillon »: what the audit is, then a row a page.
DAY_ROW: Final = 3
AUDITOR_ROW: Final = 4
CONTEXT_ROW: Final = 5
SITE_ROW: Final = 6
VALUE: Final = 2
PAGES_HEADER_ROW: Final = 8
FIRST_PAGE_ROW: Final = 9
NAME: Final = 1
TITLE: Final = 2
ADDRESS: Final = 3
# The official grid knows neither processes nor pages that the site no longer has: these columns are ours.
PROCESS: Final = 4
PROCESS_HEADER: Final = "Processus"
REMOVED: Final = 5
REMOVED_HEADER: Final = "Retirée le"

# « P01 », « P02 »…: a row a criterion.
HEADER_ROW: Final = 3
FIRST_CRITERION_ROW: Final = 4
NUMBER: Final = 2
STATUS: Final = 4
DEROGATED: Final = 5
CHANGES: Final = 6
REASON: Final = 7
NUMBER_HEADER: Final = "Critère"
STATUS_HEADER: Final = "Statut"

# Whether content of a page is derogated.
YES: Final = "D"
NO: Final = "N"
# How the reason of a derogation goes on, on a line of its own, where an accessible alternative exists.
ALTERNATIVE: Final = "Alternative"
# And how it ends, on its last line, where the derogation has a last day; the official grid does not ask for one.
UNTIL: Final = "Jusqu’au"
NO_DAY: Final = "sans date"
