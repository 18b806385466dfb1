"""Pages read by a checker of HTML that is not ours."""

from tests.html_validate import faults
from tests.theme.conftest import Project


def test_html_validate_finds_no_fault_in_any_page(built: Project) -> None:
    assert faults(built.output) == []
