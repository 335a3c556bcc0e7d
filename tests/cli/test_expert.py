"""Level expert in plain lines: the question on which ground something was told comes before its note says so."""

from pathlib import Path

from sim import record
from tests.cli.shell import SMALL, samenop

MOVES = ["rijd", "een gesprek", "1", "1", "1", "1", ""]
"""Drive there, then call Veilig Thuis and tell one fact."""


def _played(place: Path, level: str, *answers: str) -> str:
    lines = "\n".join([*MOVES, *answers, "stop"]) + "\n"
    ran = samenop("speel", SMALL, "--rol", "politie", "--kaal", "--niveau", level, "--spelnummer", "5", lines=lines, SAMENOP_MAP=str(place))
    assert ran.code == 0, ran.err
    return ran.out


def _events(place: Path) -> list[object]:
    (log,) = (place / "spellen").glob("*.jsonl")
    return list(record.read(log).events)


def test_it_is_asked_once_and_an_answer_is_told_what_held(tmp_path: Path) -> None:
    out = _played(tmp_path, "expert", "onzin", "1", "tijd")
    assert out.count("Op welke grond deelde je dit?") == 2, "once, and again after an answer that is none"
    assert "'onzin' staat er niet bij" in out
    assert "(bron: " in out.split("Op welke grond deelde je dit?")[2]
    assert out.index("Op welke grond deelde je dit?") < out.index("Gedeeld met Veilig Thuis")


def test_skipping_is_an_empty_line_and_the_game_is_the_same(tmp_path: Path) -> None:
    skipped = _played(tmp_path / "expert", "expert", "", "tijd")
    plain = _played(tmp_path / "vrij", "vrij", "tijd")
    guided = _played(tmp_path / "begeleid", "begeleid", "tijd")
    assert "Op welke grond" in skipped
    assert "Op welke grond" not in plain + guided
    assert _events(tmp_path / "expert") == _events(tmp_path / "vrij") == _events(tmp_path / "begeleid")


def test_a_game_that_is_taken_up_again_does_not_ask_what_was_asked(tmp_path: Path) -> None:
    _played(tmp_path, "expert", "")
    assert "Op welke grond" not in samenop("hervat", "--kaal", lines="tijd\nstop\n", SAMENOP_MAP=str(tmp_path)).out
