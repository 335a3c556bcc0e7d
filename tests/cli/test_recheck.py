"""A case is checked again each time it is saved: what changed and when, until Ctrl+C, which leaves nothing behind."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sim import recheck
from sim.cli import main
from sim.exitcodes import Exit
from tests.terminal import Terminal


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SAMENOP_MAP", str(tmp_path))
    main(["nieuw", "mijn_zaak"])
    return tmp_path / "zaken" / "mijn_zaak" / "casus.yaml"


@pytest.fixture
def heard() -> Iterator[None]:
    """A shell lets what it runs in the background ignore ctrl+c, and so whatever that starts: here it is heard again."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.terminal
@pytest.mark.usefixtures("heard")
def test_a_mistake_is_told_when_it_is_saved_and_gone_when_it_is_mended(case: Path) -> None:
    good = case.read_text(encoding="utf-8")
    asked = [sys.executable, "-m", "sim.cli", "toets", "mijn_zaak", "--streng", "--kijk"]
    with Terminal(asked, columns=120, environment=dict(os.environ)) as terminal:
        terminal.wait_for("0 fouten(.|\n)*zodra je bewaart")
        case.write_text(good.replace("weet: [politie]", "weet: [polite]", 1), encoding="utf-8")
        terminal.wait_for("V201 fout(.|\n)*zodra je bewaart")
        assert "casus.yaml is veranderd." in terminal.text
        assert "0 waarschuwingen, in" not in terminal.text.partition("V201")[0], "what was found before has made room"
        fresh = case.with_suffix(".nieuw")  # as most editors save: a new file in its place
        fresh.write_text(good, encoding="utf-8")
        fresh.replace(case)
        terminal.wait_for("0 fouten(.|\n)*zodra je bewaart")
        assert "V201" not in terminal.text
        terminal.press("\x03")
        terminal.wait_for("Gestopt met kijken")
        while terminal.ended is None and terminal.now() < 60:
            terminal.read(quiet=0.1, limit=1)
        assert terminal.ended == Exit.DONE


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
    out, told = capsys.readouterr()
    assert "\x1b" not in out + told, "where there is no screen nothing is cleared"
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
