"""Pages read by a checker of HTML that is not ours."""

from pathlib import Path

import pytest

from tests.html_validate import faults
from tests.theme.conftest import Project


def test_html_validate_finds_no_fault_in_any_page(built: Project) -> None:
    assert faults(built.output) == []


def test_very_many_faults_are_all_told_and_a_folder_without_pages_is_no_pass(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="No files matching"):
        faults(tmp_path)
    images = '<p><img src="a.png"></p>' * 2000
    page = f'<!DOCTYPE html><html lang="fr"><head><title>Parc</title></head><body>{images}</body></html>'
    (tmp_path / "a.html").write_text(page, "utf-8")
    assert sum("wcag/h37" in fault for fault in faults(tmp_path)) == 2000
