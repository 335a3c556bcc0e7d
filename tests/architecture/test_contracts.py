"""Do imports run one way, and would it show if they did not?"""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("sim", "scenarios", "scoring")

# One planted breach for each contract: (module, line, words of the contract it breaks).
PLANTED = (
    ("sim/core/rules.py", "import sim.table", "Imports run one way"),
    ("sim/table.py", "import textual", "Only sim.tui knows Textual"),
    ("sim/core/state.py", "import os", "The core is pure"),
    ("sim/core/rules.py", "import random", "The core is pure"),
    ("scoring/__init__.py", "import time", "The scoring judges a log"),
    ("sim/tui/app.py", "import sim.core.state", "Screens see views"),
)


def _lint(folder: Path) -> tuple[int, str]:
    linter = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run([linter, "--no-cache", "--no-logo"], cwd=folder, capture_output=True, text=True, check=False)
    return run.returncode, run.stdout + run.stderr


def test_imports_run_one_way() -> None:
    code, said = _lint(ROOT)
    assert code == 0, said


def test_every_contract_breaks_when_it_is_broken(tmp_path: Path) -> None:
    """A contract that cannot fail protects nothing."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for room in ROOMS:
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__", "*.yaml", "*.md"))
    for module, line, _ in PLANTED:
        path = tmp_path / module
        path.write_text(f"{path.read_text()}\n{line}\n")
    code, said = _lint(tmp_path)
    assert code == 1, said
    flat = " ".join(said.split())
    for _, _, contract in PLANTED:
        broken = flat.partition(contract)[2].partition("KEPT")[0]
        assert "BROKEN" in broken, f"not seen: {contract}\n{said}"
