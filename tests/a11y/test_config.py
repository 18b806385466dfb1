"""Settings are refused with the nearest allowed word, never ignored."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from a11y.config import Config, ConfigError, load_config, read_config_file


@pytest.mark.parametrize(
    "settings, said",
    [
        ({"severty": {}}, "Vouliez-vous dire «\u00a0severity\u00a0»"),
        ({"lang": "de"}, "Valeurs admises"),
        ({"severity": {"image-alte": "error"}}, "Vouliez-vous dire «\u00a0image-alt\u00a0»"),
        ({"severity": {"image-alt": "eror"}}, "Vouliez-vous dire «\u00a0error\u00a0»"),
        ({"severity": {"image-alt": "off"}}, "dérogation"),
        ({"severity": "error"}, "dictionnaire"),
        ({"options": {"image-alt": {"max": 3}}}, "aucune"),
        ({"options": {"image-alt": 3}}, "dictionnaire"),
        ({"page_seconds": 0}, "supérieur à 0"),
        ({"page_seconds": True}, "nombre"),
        ({"page_seconds": float("nan")}, "supérieur à 0"),
        ({"page_seconds": float("inf")}, "supérieur à 0"),
        ({"site_url": "http://[x"}, "adresse"),
        ({"waivers": 3}, "chemin"),
        ([], "dictionnaire"),
    ],
)
def test_a_wrong_setting_is_refused(settings: Any, said: str) -> None:
    with pytest.raises(ConfigError) as refused:
        load_config(settings)
    assert said in str(refused.value)


def test_no_setting_is_the_default() -> None:
    assert load_config(None) == load_config({}) == Config()


@pytest.mark.parametrize("text", ["A11Y = {", "raise ValueError('non')", "import nulle_part"])
def test_a_settings_file_that_does_not_run_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "conf.py"
    path.write_text(text)
    with pytest.raises(ConfigError) as refused:
        read_config_file(path)
    assert str(path) in str(refused.value)
