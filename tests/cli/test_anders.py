"""`anders` in plain lines, and what `samenop anders` shows of it afterwards."""

import json
import os
import random
import subprocess
from dataclasses import replace
from pathlib import Path

from sim import games, remarks
from sim.exitcodes import Exit
from tests.cli.shell import ROOT, SMALL, START, Script, samenop

SAID = "Bij ons rijdt er dan een tweede wagen mee"


def _say(place: Path, *lines: str) -> str:
    said = "\n".join(("anders", SAID, "Haaglanden", "te weinig mensen", *lines, "stop")) + "\n"
    return samenop("speel", SMALL, "--rol", "politie", "--kaal", lines=said, SAMENOP_MAP=str(place)).out


def _kept(place: Path) -> tuple[remarks.Remark, ...]:
    (game,) = games.saved(place / "spellen")
    return remarks.read(remarks.path_of(game.path))[0]


def test_anders_may_be_typed_at_every_question_and_the_game_goes_on_where_it_was(tmp_path: Path) -> None:
    out = _say(tmp_path, "tijd", "een gesprek", "anders", "nog iets", "", "", "terug")
    assert "Geen echte gegevens of namen." in out
    assert "Enter is Haaglanden" in out, "a region that was named need not be typed again"
    assert "het is di 08:00" in out
    assert "je bent terug bij je zetten" in out
    first, second = _kept(tmp_path)
    assert (first.what, first.region, first.why) == (SAID, "Haaglanden", "te weinig mensen")
    assert (first.place.case, first.place.role, first.place.at) == ("minimaal", "politie", 8 * 60)
    assert first.place.kind == "situatie"
    assert (second.what, second.region) == ("nog iets", "Haaglanden")


def test_nothing_said_is_nothing_kept(tmp_path: Path) -> None:
    samenop("speel", SMALL, "--rol", "politie", "--kaal", lines="anders\n\nstop\n", SAMENOP_MAP=str(tmp_path))
    assert _kept(tmp_path) == ()


def test_what_is_said_changes_nothing_in_the_game(tmp_path: Path) -> None:
    for name, lines in (("met", "anders\nx\ny\nz\n1\nstop\n"), ("zonder", "1\nstop\n")):
        samenop("speel", SMALL, "--rol", "politie", "--kaal", "--spelnummer", "4", lines=lines, SAMENOP_MAP=str(tmp_path / name))
    with_, without = ((tmp_path / name / "spellen") for name in ("met", "zonder"))
    logs = [next(place.glob("*.jsonl")).read_bytes() for place in (with_, without)]
    assert logs[0] == logs[1]


def test_what_was_acknowledged_outlives_a_kill(tmp_path: Path) -> None:
    with subprocess.Popen(
        [*START, "speel", SMALL, "--rol", "politie", "--kaal"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "SAMENOP_MAP": str(tmp_path)},
    ) as run:
        assert run.stdin is not None
        assert run.stdout is not None
        run.stdin.write(f"anders\n{SAID}\n\n\n")
        run.stdin.flush()
        next(line for line in run.stdout if line.startswith("Bewaard bij"))
        run.kill()
    assert [one.what for one in _kept(tmp_path)] == [SAID]


def test_the_debrief_in_lines_ends_with_what_was_said(tmp_path: Path) -> None:
    _say(tmp_path)
    script = Script(random.Random(1))
    assert script.play("hervat", "--kaal", SAMENOP_MAP=str(tmp_path)) == 0
    said = "".join(script.said)
    assert said.index("AFSPRAKEN") < said.index("BIJ ONS ANDERS") < said.index(f"Haaglanden: {SAID}")


def test_a_disk_that_refuses_is_told_and_asked_again(tmp_path: Path) -> None:
    place = tmp_path / "spellen"
    _say(tmp_path)
    (game,) = games.saved(place)
    file = remarks.path_of(game.path)
    file.unlink()
    file.mkdir()
    ran = samenop("hervat", "--kaal", lines="anders\nx\n\n\n\nstop\n", SAMENOP_MAP=str(tmp_path))
    assert "Dit kan niet worden bewaard: dat is een map. Het spel gaat gewoon door" in ran.out


def test_the_author_reads_what_was_said_about_a_case_by_part(tmp_path: Path) -> None:
    _say(tmp_path)
    _say(tmp_path)
    here = str(tmp_path)
    remarks.add(tmp_path / "zonder_spel.anders", remarks.Remark("los", "", "", remarks.Place(screen="Begin")))
    ran = samenop("anders", SMALL, SAMENOP_MAP=here)
    assert (ran.code, ran.err) == (Exit.DONE, "")
    assert ran.out.count(SAID) == 2
    assert ran.out.count("situatie: ") == 1, "what is about the same part stands together"
    assert "los" not in ran.out
    everything = samenop("anders", SAMENOP_MAP=here).out
    assert "zonder zaak" in everything
    data = json.loads(samenop("anders", SMALL, "--json", SAMENOP_MAP=here).out)
    assert [one["wat"] for one in data] == [SAID, SAID]
    assert data[0]["waar"]["casus"] == "minimaal"
    assert data[0]["spel"] != data[1]["spel"]


def test_the_list_says_what_is_not_there_and_what_cannot_be_read(tmp_path: Path) -> None:
    here = str(tmp_path)
    assert (ran := samenop("anders", SAMENOP_MAP=here)).code == Exit.DONE
    assert (ran.out, "Er is nog niets gezegd" in ran.err) == ("", True)
    assert json.loads(samenop("anders", "--json", SAMENOP_MAP=here).out) == []
    ran = samenop("anders", "bestaat_niet", SAMENOP_MAP=here)
    assert (ran.code, ran.out) == (Exit.NOT_FOUND, "")
    gone = remarks.Remark("x", "", "", remarks.Place("verdwenen", "d1", "maatregel", "m1"))
    file = tmp_path / "spellen" / "a.anders"
    remarks.add(file, gone)
    with file.open("ab") as end:
        end.write(b"{stuk\n")
    ran = samenop("anders", "verdwenen", SAMENOP_MAP=here)
    assert "is 1 regel niet te lezen" in ran.err
    assert "d1 · maatregel: m1" in ran.out
    evil = replace(gone, what="\x1b[2J[@click=app.quit]x[/]\u202e")
    file.write_text(json.dumps(remarks.as_data(evil)) + "\n")
    assert not {"\x1b", "\u202e"} & set(samenop("anders", "verdwenen", SAMENOP_MAP=here).out)
