# Les commandes de Parvis. « make help » les présente.
# Aucun chemin absolu ici : le dossier du projet peut contenir des espaces et des accents.

PYTHON ?= python3
PELICAN := .venv/bin/pelican content
# De quel fichier Markdown vient chaque page, comme la dernière construction l'a noté.
SOURCES := rapports/sources.json
# Sous quelles formes dire le rapport : make check FORMATS="text sarif=rapports/a11y.sarif"
FORMATS ?= text
A11Y = .venv/bin/a11y $(FORMATS:%=--format %) --root output $(if $(wildcard $(SOURCES)),--sources $(SOURCES))

.DEFAULT_GOAL := site
.DELETE_ON_ERROR:
.SILENT:
MAKEFLAGS += --no-print-directory

.PHONY: site
site: setup-site ## Construire le site dans output/, s'il est accessible (cible par défaut)
	$(PELICAN) --settings pelicanconf.py

.PHONY: serve
serve: setup-site ## Construire, montrer le site sur cet ordinateur, reconstruire à chaque changement
	$(PELICAN) --settings pelicanconf.py --autoreload --listen

.PHONY: check
check: setup-site ## Contrôler l'accessibilité de ce qui est déjà construit dans output/
	$(A11Y) --config pelicanconf.py output

.PHONY: audit
audit: setup-audit ## Contrôler ce qui est déjà construit dans output/, dans un navigateur aussi (pa11y)
	$(A11Y) --browser --config publishconf.py output

.PHONY: publish
publish: setup-audit ## Construire le site tel qu'il sera mis en ligne, après l'audit dans un navigateur (publishconf.py)
	$(PELICAN) --settings publishconf.py

.PHONY: alerte
alerte: setup-site ## En urgence : publier les alertes avec le dernier site publié, même si le reste est refusé
	.venv/bin/python -m publish.alert $(if $(SANS_NAVIGATEUR),--without-browser)

# Le tableau de bord d'avant passerait pour celui d'à présent, si le contrôle refusait quelque chose : il part d'abord.
.PHONY: conformite
conformite: setup-site ## Contrôler la déclaration d'accessibilité et les audits (content/conformite/), dire le taux, écrire le tableau de bord
	rm -f rapports/conformite.html
	.venv/bin/python -m conformity check
	$(if $(wildcard content/conformite/audits/*.yaml),.venv/bin/python -m conformity rate)
	.venv/bin/python -m conformity dashboard

.PHONY: guide
guide: setup-site ## Construire le guide de style dans guide/ : chaque composant du thème et ses exemples, contrôlés
	$(PELICAN) --settings guideconf.py

.PHONY: test
test: setup-test ## Lancer tous les tests, avec la part du code qu'ils parcourent
	rm -f .coverage.*
	.venv/bin/python -m pytest --numprocesses=auto --dist=loadfile --cov --cov-report=term --cov-fail-under=90

# Là où Orca ne peut pas s'installer (code 3), rien n'est lu : un encadré le dit ; REQUIRED=1 en fait un échec.
# L'écoute prend une dizaine de minutes, le double sur une machine très chargée ; au-delà de LIMIT, elle échoue (code 124).
LIMIT ?= 40m
.PHONY: test-screen-reader
test-screen-reader: setup-test ## Faire lire chaque gabarit par un vrai lecteur d'écran (Orca, en français)
	code=0; .venv/bin/python tools/screen_reader.py || code=$$?; \
	if [ $$code -eq 3 ] && [ -z "$(REQUIRED)" ]; then exit 0; fi; \
	if [ $$code -ne 0 ]; then exit $$code; fi; \
	timeout --foreground --signal=INT --kill-after=1m $(LIMIT) .venv/bin/python -m pytest -m screen_reader -rP tests/screen_reader

.PHONY: lint
lint: setup-test ## Contrôler le code Python : style, mise en forme, types
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy

.PHONY: format
format: setup-test ## Mettre le code Python en forme
	.venv/bin/ruff check --fix --quiet
	.venv/bin/ruff format

.PHONY: docs
docs: setup-site ## Écrire à nouveau docs/regles.md et docs/couverture.md depuis les règles elles-mêmes
	.venv/bin/python -m a11y.reference docs/regles.md
	.venv/bin/python -m a11y.coverage docs/couverture.md

.PHONY: clean
clean: ## Effacer ce qui est construit (l'installation reste)
	rm -rf build output guide rapports .parvis.lock .coverage .coverage.* htmlcov .pytest_cache .mypy_cache .ruff_cache .hypothesis

.PHONY: lock
lock: setup-test ## Mettre à jour les fichiers de verrouillage (il faut le réseau)
	.venv/bin/python tools/lock.py

.PHONY: help
help: ## Présenter ces commandes
	sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | while IFS="$$(printf '\t')" read -r target sentence; do \
		printf '  make %-18s %s\n' "$$target" "$$sentence"; done

# L'installation ne fait rien quand tout est déjà là.
.PHONY: setup-site setup-audit setup-test
setup-site setup-audit setup-test: setup-%:
	command -v "$(PYTHON)" >/dev/null || { \
		echo "Python est introuvable ($(PYTHON)) : Parvis demande Python 3.11 ou plus récent." >&2; \
		echo "  → Installez-le, ou nommez-le : make PYTHON=/chemin/vers/python3" >&2; exit 2; }
	"$(PYTHON)" tools/setup.py $*
