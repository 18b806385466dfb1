"""The small city, built once for all that is heard of it."""

from __future__ import annotations

import pytest

from tests.screen_reader import small_city as city
from tests.theme.conftest import Project


@pytest.fixture(scope="session")
def small_city(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Give the small city; tests only read it."""
    return city.build(tmp_path_factory.mktemp("small-city"))
