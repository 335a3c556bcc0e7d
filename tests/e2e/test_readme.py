"""Do the two commands of the README work where there is nothing but Python?"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal import Terminal

ROOT = Path(__file__).parents[2]


def command(name: str) -> str:
    """The command that the README marks with `name`."""
    found = re.search(rf"<!-- command: {name} -->\n```sh\n(.+)\n```", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert found, name
    return found.group(1)


def test_both_commands_are_one_line_and_use_python_only() -> None:
    for name in ("game", "tests"):
        words = set(re.findall(r"(?:^|&& )(\S+)", command(name)))
        assert words <= {"python3", ".venv/bin/pip", ".venv/bin/samenop", ".venv/bin/pytest"}, words


@pytest.mark.lang
@pytest.mark.terminal
@pytest.mark.timeout(900)
def test_the_first_command_starts_the_game_from_a_fresh_clone(tmp_path: Path) -> None:
    subprocess.run(["git", "clone", "-q", "--no-hardlinks", ROOT, tmp_path / "clone"], check=True)
    only = tmp_path / "bin"
    only.mkdir()
    for tool in ("sh", "python3"):
        found = Path(sys.executable).resolve() if tool == "python3" else shutil.which(tool)
        (only / tool).symlink_to(str(found))
    keep = {k: v for k, v in os.environ.items() if k.startswith(("PIP_", "SSL_", "HTTP", "http", "XDG_"))}
    inside = {**keep, "PATH": str(only), "HOME": str(tmp_path)}
    start = ["/usr/bin/env", "-i", *(f"{k}={v}" for k, v in inside.items()), "TERM=xterm-256color", "LANG=C.UTF-8", "sh", "-c"]
    with Terminal([*start, f"cd '{tmp_path / 'clone'}' && {command('game')}"]) as terminal:
        screen = terminal.wait_for("(?i)samen op", limit=600)
        assert "Traceback" not in screen
