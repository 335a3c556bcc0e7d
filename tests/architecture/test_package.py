"""Does what is shipped work where nothing of the checkout is?"""

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]


def _run(*command: str | Path, cwd: Path) -> str:
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV")}
    run = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, f"{command}: {run.returncode}\n{run.stdout}\n{run.stderr}"
    return run.stdout


@pytest.mark.lang
@pytest.mark.timeout(900)
def test_the_wheel_plays_in_a_fresh_environment(tmp_path: Path) -> None:
    _run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", tmp_path, ROOT, cwd=tmp_path)
    (wheel,) = tmp_path.glob("samenop-*.whl")
    names = set(ZipFile(wheel).namelist())
    shipped = {
        path.relative_to(ROOT).as_posix()
        for room in ("sim", "scenarios", "scoring")
        for path in (ROOT / room).rglob("*")
        if path.is_file() and path.suffix in {".py", ".yaml", ".md", ".tcss", ".json"} and ".local." not in path.name
    }
    assert shipped <= names, sorted(shipped - names)
    assert not [name for name in names if ".local." in name or name.startswith("tests/")]
    venv = tmp_path / "venv"
    _run(sys.executable, "-m", "venv", venv, cwd=tmp_path)
    binaries = venv / ("Scripts" if os.name == "nt" else "bin")
    _run(binaries / "python", "-m", "pip", "install", "-q", wheel, cwd=tmp_path)
    assert "acuut_onveilig" in _run(binaries / "samenop", "casussen", cwd=tmp_path)
