"""What is loaded when? Contracts read the source; these look at what a process really imported."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = ("pydantic", "yaml", "networkx", "textual", "rich", "hypothesis", "asyncio", "socket")


def _loaded(code: str) -> set[str]:
    """The top-level modules in memory after `code` ran in a fresh interpreter."""
    ask = f"{code}\nimport sys\nprint('\\nLOADED', *sorted({{name.partition('.')[0] for name in sys.modules}}))"
    run = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(run.stdout.rpartition("LOADED")[2].split())


def _modules(folder: str) -> list[str]:
    return sorted(".".join(p.relative_to(ROOT).with_suffix("").parts) for p in (ROOT / folder).glob("*.py") if p.stem != "__init__")


def test_the_core_loads_nothing_heavy() -> None:
    loaded = _loaded("import " + ", ".join(_modules("sim/core")))
    assert not loaded.intersection(HEAVY)


def test_the_scoring_loads_neither_screens_nor_validation() -> None:
    loaded = _loaded("import scoring, " + ", ".join(_modules("scoring")))
    assert not loaded.intersection({"pydantic", "networkx", "textual", "rich", "asyncio"})


def test_a_game_without_a_screen_loads_no_screen() -> None:
    loaded = _loaded("import sim.table, sim.seat, sim.record, sim.players, scoring")
    assert not loaded.intersection({"textual", "rich", "networkx"})


@pytest.mark.parametrize("arguments", [["--help"], ["speel", "--help"]])
def test_help_answers_without_loading_the_game(arguments: list[str]) -> None:
    loaded = _loaded(
        f"import sys\nsys.argv = ['samenop', *{arguments!r}]\nfrom sim.cli import main\ntry:\n    main()\nexcept SystemExit:\n    pass"
    )
    assert not loaded.intersection(HEAVY)


def test_the_first_screen_stands_before_a_case_is_read() -> None:
    loaded = _loaded(
        "import asyncio\nfrom sim.tui.app import GameApp\n"
        "async def look():\n    async with GameApp().run_test(size=(80, 24)) as pilot:\n        await pilot.pause()\n"
        "asyncio.run(look())"
    )
    assert "textual" in loaded
    assert not loaded.intersection({"pydantic", "networkx"})
