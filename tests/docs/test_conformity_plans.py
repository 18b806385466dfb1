"""The guide of the schéma and the plans names every key, and its examples are read as they stand."""

from __future__ import annotations

import re
from pathlib import Path

from conformity.plan import Action, State, _File, load_plans
from conformity.referential import referentials
from conformity.scheme import ITEMS, Scheme, load_scheme
from tests.docs.test_docs import first_cells, read

SECTION = read("docs/conformite.md").split("\n## Le schéma et le plan d'action\n", 1)[1].split("\n## ", 1)[0]
SCHEME_EXAMPLE, PLAN_EXAMPLE = re.findall(r"^```yaml\n(.*?)^```$", SECTION, re.MULTILINE | re.DOTALL)


def test_every_key_is_in_the_guide() -> None:
    assert first_cells(SECTION, "### Le schéma\n") == set(Scheme.model_fields)
    assert first_cells(SECTION, "### Le plan de l'année\n") == set(_File.model_fields)
    assert first_cells(SECTION, "| `bilan_general` |") == set(Action.model_fields)
    (states,) = (line for line in SECTION.splitlines() if line.startswith("| `etat` |"))
    assert [state for state in State if f"`{state}`" not in states] == []


def test_the_keys_of_an_action_that_are_asked_for_are_said_to_be() -> None:
    table = SECTION.split("| Clé d'une action |", 1)[1].split("\n\n", 1)[0]
    asked = {re.findall(r"`(\w+)`", row)[0] for row in table.splitlines() if row.endswith("| oui |")}
    assert asked == {name for name, field in Action.model_fields.items() if field.is_required()}


def test_the_examples_are_read_as_they_stand(tmp_path: Path) -> None:
    folder = tmp_path / "conformite"
    (folder / "plans").mkdir(parents=True)
    rest = "".join(f"{key}: Oui.\n" for key in ITEMS if key != "formation")
    (folder / "schema.yaml").write_text(SCHEME_EXAMPLE + rest, encoding="utf-8")
    (folder / "plans/2026.yaml").write_text(PLAN_EXAMPLE, encoding="utf-8")
    scheme = load_scheme(tmp_path)
    assert scheme is not None
    assert "<li>Les chefs de projet suivent deux jours de plus.</li>" in scheme.formation
    (plan,) = load_plans(tmp_path, referentials()["RGAA 4.1.2"])
    assert plan.criteria == {"4.5"}
    assert plan.general == "<p>L’année 2025 a été celle du nouveau site.</p>"
