"""A case is checked again each time it is saved: what changed and when, until Ctrl+C, which leaves nothing behind."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from sim import recheck
from sim.cli import main
from sim.exitcodes import Exit
from tests.cli.shell import ROOT, START
from tests.terminal import Terminal


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SAMENOP_MAP", str(tmp_path))
    main(["nieuw", "mijn_zaak"])
    return tmp_path / "zaken" / "mijn_zaak" / "casus.yaml"


def test_a_mistake_is_told_when_it_is_saved_and_gone_when_it_is_mended(case: Path) -> None:
    good = case.read_text(encoding="utf-8")
    with subprocess.Popen(
        [*START, "toets", "mijn_zaak", "--streng", "--kijk"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as run:
        assert run.stdout is not None
        assert "0 fouten, 0 waarschuwingen" in _until(run.stdout, "opnieuw na zodra je bewaart")
        case.write_text(good.replace("weet: [politie]", "weet: [polite]", 1), encoding="utf-8")
        told = _until(run.stdout, "opnieuw na zodra je bewaart")
        assert "casus.yaml is veranderd." in told
        assert "V201 fout" in told
        fresh = case.with_suffix(".nieuw")  # as most editors save: a new file in its place
        fresh.write_text(good, encoding="utf-8")
        fresh.replace(case)
        assert "0 fouten, 0 waarschuwingen" in _until(run.stdout, "opnieuw na zodra je bewaart")
        run.send_signal(signal.SIGINT)
        rest = run.stdout.read()
        assert rest.strip() == "Gestopt met kijken."
        assert "\x1b" not in told + rest
        assert run.wait(10) == Exit.DONE


def _until(out: IO[str], words: str) -> str:
    """What is said up to and including the line with these words."""
    said = ""
    for line in out:
        said += line
        if words in line:
            return said
    raise AssertionError(said)


@pytest.mark.terminal
def test_on_a_screen_only_the_last_check_stands_there(case: Path) -> None:
    with Terminal([sys.executable, "-m", "sim.cli", "toets", "mijn_zaak", "--kijk"], environment=dict(os.environ)) as terminal:
        terminal.wait_for("zodra je bewaart")
        case.write_text(case.read_text(encoding="utf-8").replace("formaat: 1", "formaat: 2", 1), encoding="utf-8")
        terminal.wait_for("V104 fout")
        assert "0 fouten" not in terminal.text


def test_what_changed_is_told_by_name(case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    done = []

    def check() -> int:
        done.append(recheck.stamps(case))
        match len(done):
            case 1:
                (case.parent / "verlopen" / "niets.yaml").unlink()
            case 2:
                (case.parent / "verlopen" / "anders.yaml").write_text("formaat: 1\n", encoding="utf-8")
            case 3:
                case.unlink()
            case _:
                raise KeyboardInterrupt
        return Exit.DONE

    assert recheck.recheck("mijn_zaak", check, pause=0.01) == Exit.DONE
    told = capsys.readouterr().err
    assert [line.split(" ", 1)[1] for line in told.splitlines() if ".yaml " in line] == [
        "niets.yaml is weg.",
        "anders.yaml is nieuw.",
        "casus.yaml is weg.",
    ]


def test_a_file_that_is_still_being_written_is_waited_for(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looks = [{case: (number, 0, 0)} for number in (1, 1, 2, 3, 4, 4, 5)]
    monkeypatch.setattr(recheck, "stamps", lambda name: looks.pop(0))
    assert recheck.settled(case, {case: (1, 0, 0)}, 0) == {case: (4, 0, 0)}


def test_without_a_case_there_is_nothing_to_watch(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["toets", "nergens", "--kijk"]) == Exit.NOT_FOUND
    with pytest.raises(SystemExit) as ended:
        main(["toets", "--kijk"])
    assert ended.value.code == Exit.USAGE
    assert "hier ontbreekt nog: CASUS" in capsys.readouterr().err
