"""What holds for every test: its size, and that nothing of the developer's machine is in it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import scenarios
from scenarios.compiled import Case

MINIMAL = Path(__file__).parent / "scenarios" / "minimal.yaml"
FULL_SIZE = os.environ.get("SAMENOP_LANG") == "1"

settings.register_profile("kort", max_examples=20, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("lang", max_examples=400, deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("lang" if FULL_SIZE else "kort")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests at full size wait for SAMENOP_LANG=1; a property has two sizes and always runs."""
    if FULL_SIZE:
        return
    skip = pytest.mark.skip(reason="at full size only: SAMENOP_LANG=1")
    for item in items:
        if item.get_closest_marker("lang"):
            item.add_marker(skip)


@pytest.fixture(autouse=True, scope="session")
def _own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Games, settings and colours of whoever runs the tests stay out of them."""
    home: Path = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
            patch.setenv(name, str(home / name.lower()))
        for name in ("NO_COLOR", "TEXTUAL_THEME", "TEXTUAL_ANIMATIONS", "COLUMNS", "LINES"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(scope="session")
def minimal_case() -> Case:
    """A small complete case: two desks, an officer of justice, seven facts."""
    return scenarios.load(MINIMAL)


@pytest.fixture(scope="session")
def case() -> Case:
    """The case that comes with the program."""
    return scenarios.load("acuut_onveilig")
