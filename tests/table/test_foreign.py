"""A log of somebody else: its seals have no secret, so everything in it is held against the case, and it writes nothing anywhere."""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

import scenarios
from sim import games, record, seals, writer
from sim.core import commands as c
from sim.core import events as e
from sim.core.game import Setup
from sim.players import seated
from sim.record import Entry, Header, RecordError
from sim.table import Table
from tests.table import kept

SHA = "0" * 64


@pytest.fixture
def game(tmp_path: Path) -> Path:
    """A kept game of a few moves, let go."""
    path = tmp_path / "spel.jsonl"
    kept.closed(path)
    return path


def rewrite(path: Path, header: Callable[[Header], Header] = lambda header: header, *, entries: list[Entry] | None = None) -> None:
    """Write the log again with other content under seals that hold."""
    found = record.read(path)
    path.write_bytes(writer.whole(header(found.header), found.entries if entries is None else entries)[0])


def reseal(path: Path, number: int, change: Callable[[bytes], bytes]) -> None:
    """Change the raw line `number` (from 1) and seal all lines again."""
    chain, out = "", []
    for place, line in enumerate(kept.lines(path), 1):
        body = line.rstrip(b"\n")[: -seals.TAIL] + b"}"
        body = change(body) if place == number else body
        out.append(body[:-1] + seals.seal(body, chain) + b"\n")
        chain = seals.seal_of(out[-1].rstrip(b"\n"))
    path.write_bytes(b"".join(out))


def _files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock"}


# --- files ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    ["casus/../../../pwned.yaml", "casus//tmp/pwned.yaml", "casus/..", "casus/", "casus/a\\b.yaml", "catalogus/../pwned.yaml", "elders/x"],
)
def test_a_log_names_no_file_outside_the_game(game: Path, tmp_path: Path, name: str) -> None:
    evil = b"echo gotcha\n"
    digest = sha256(evil).hexdigest()
    (tmp_path / "bronnen" / digest).write_bytes(evil)
    rewrite(game, lambda header: replace(header, files={**header.files, name: digest}))
    before = _files(tmp_path)
    with pytest.raises(RecordError, match="andere bestanden"):
        Table.resume(game)
    assert _files(tmp_path) == before


@pytest.mark.parametrize("digest", ["../../secret", "/etc/passwd", "A" * 64, "0" * 63, ""])
def test_a_log_names_no_hash_that_is_a_path(game: Path, digest: str) -> None:
    rewrite(game, lambda header: replace(header, files=dict.fromkeys(header.files, digest)))
    with pytest.raises(RecordError, match="andere bestanden"):
        Table.resume(game)


def test_a_kept_file_that_points_elsewhere_is_not_read(game: Path, tmp_path: Path) -> None:
    case = next(name for name in record.read(game).header.files if name.endswith("minimal.yaml"))
    other = tmp_path.parent / f"{tmp_path.name}-elders.yaml"
    other.write_text(Path(kept.SMALL).read_text() + "\n")
    digest = sha256(other.read_bytes()).hexdigest()
    (tmp_path / "bronnen" / digest).symlink_to(other)
    rewrite(game, lambda header: replace(header, files={**header.files, case: digest}))
    with pytest.raises(RecordError, match="niet bewaard"):
        Table.resume(game)


def test_what_stands_in_a_file_that_a_log_names_is_not_shown(game: Path, tmp_path: Path) -> None:
    secret = tmp_path / "geheim.txt"
    secret.write_text("hemelsblauw: 0\n")
    rewrite(game, lambda header: replace(header, case=str(secret), files={}))
    with pytest.raises(RecordError) as told:
        Table.resume(game)
    assert "hemelsblauw" not in str(told.value)


# --- the first line -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"seed":5', b'"seed":Infinity'),
        (b'"seed":5', b'"seed":1e999'),
        (b'"seed":5', b'"seed":' + b"9" * 40),
        (b'"rules":1', b'"rules":1e999'),
        (b'"format":2', b'"format":true'),
        (b'"chairs":[]', b'"chairs":[{"roles":["politie"],"people":1e3,"then":[]}]'),
        (b'"chairs":[]', b'"chairs":[["politie"]]'),
        (b'"case":"', b'"case":"' + b"a" * 5_000),
        (b'"case":"', b'"case":"\\u0000'),
        (b'"level":"', b'"level":"x'),
        (b'["politie","mens"]', b'["politie","mens"],["politie","mens"]'),
        (b'["politie","mens"]', b'["politie"]'),
    ],
)
def test_a_first_line_that_cannot_be_is_said_and_breaks_no_list(game: Path, tmp_path: Path, old: bytes, new: bytes) -> None:
    kept.closed(tmp_path / "goed.jsonl", 1)
    reseal(game, 1, lambda body: body.replace(old, new, 1))
    with pytest.raises(RecordError):
        record.read(game)
    assert [found.id for found in games.saved(tmp_path)] == ["goed"]


@pytest.mark.parametrize(
    "line",
    [
        '{"e":[{"at":Infinity}]}',
        '{"e":[{"at":1e999}]}',
        '{"e":[{"at":-5}]}',
        '{"e":[{"at":"x"}]}',
        '{"e":"x"}',
        '{"e":{"a":1}}',
        "[1]",
        "[" * 9_000,
    ],
)
def test_one_bad_last_line_breaks_no_list(game: Path, tmp_path: Path, line: str) -> None:
    kept.closed(tmp_path / "goed.jsonl", 1)
    with game.open("a") as file:
        file.write(line + "\n")
    assert "goed" in [found.id for found in games.saved(tmp_path)]


# --- the lines after it ---------------------------------------------------------------------------------------------


def changed(path: Path, kind: type[e.Event], **values: Any) -> list[Entry]:
    """The entries with the first event of `kind` changed."""
    entries = []
    done = False
    for entry in record.read(path).entries:
        told = []
        for event in entry.events:
            hit = isinstance(event, kind) and not done
            done |= hit
            told.append(replace(event, **values) if hit else event)
        entries.append(replace(entry, events=tuple(told)))
    assert done
    return entries


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (e.Learned, {"facts": ("f_nergens",)}),
        (e.Learned, {"role": "niemand_hier"}),
        (e.ChapterOpened, {"chapter": "nergens"}),
        (e.SceneOpened, {"scene": "nergens"}),
        (e.DecisionTaken, {"decision": "nergens"}),
        (e.Disclosed, {"fact": "f_nergens"}),
        (e.SeatsTaken, {"audience": ("nergens",)}),
        (e.Started, {"until": 0}),
        (e.Started, {"lands": -5}),
        (e.Started, {"command": c.Act("politie", "nergens")}),
        (e.GameStarted, {"seed": 6}),
        (e.GameStarted, {"seats": ()}),
    ],
)
def test_an_event_that_this_case_cannot_have_is_no_game_of_it(game: Path, kind: type[e.Event], values: dict[str, Any]) -> None:
    rewrite(game, entries=changed(game, kind, **values))
    with pytest.raises(RecordError, match="past niet bij de casus"):
        Table.resume(game)


@pytest.mark.parametrize(
    ("at", "told"), [(-(10**9), "terug in de tijd"), (1, "terug in de tijd"), (10**9, "veel later"), (10**300, "te groot")]
)
def test_a_time_that_cannot_be_ends_what_is_kept(game: Path, at: int, told: str) -> None:
    rewrite(game, entries=changed(game, e.TimePassed, at=at))
    found = record.read(game)
    assert told in found.warning
    assert len(found.entries) >= 1


def test_a_time_after_the_case_is_no_game_of_it(game: Path) -> None:
    entries = list(record.read(game).entries)
    last = entries[-1]
    entries[-1] = replace(last, events=(*last.events[:-1], replace(last.events[-1], at=kept.small().horizon + 3_000)))
    rewrite(game, entries=entries)
    with pytest.raises(RecordError, match="buiten het spel"):
        Table.resume(game)


def test_a_log_that_does_not_begin_as_a_game_is_none(game: Path) -> None:
    entries = list(record.read(game).entries)
    rewrite(game, entries=[replace(entries[0], events=entries[0].events[:1])])
    with pytest.raises(RecordError, match="begin van een spel ontbreekt"):
        Table.resume(game)
    rewrite(game, entries=[replace(entries[0], command=c.Wait("politie"))])
    with pytest.raises(RecordError, match="alleen het begin"):
        Table.resume(game)


def test_everybody_told_everything_is_a_sentence_or_a_game(game: Path) -> None:
    entries = [
        replace(entry, events=tuple(replace(event, audience=("*",)) for event in entry.events)) for entry in record.read(game).entries
    ]
    rewrite(game, entries=entries)
    with suppress(RecordError):
        Table.resume(game).close()


def test_lines_without_a_move_are_noticed(game: Path) -> None:
    entries = list(record.read(game).entries)
    rewrite(game, entries=[*entries[:2], replace(entries[2], command=None), *entries[3:]])
    assert "geen zet" in record.read(game).warning


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.lang) for seed in (1, 2))])
def test_whatever_software_plays_can_be_taken_up(seed: int, tmp_path: Path) -> None:
    hows = ("meewerkend", "afwachtend", "eilandje")
    for name in scenarios.library_ids():
        case = scenarios.load(name)
        assert seated(case, case.playable[0], hows[0]) is not None
        seats = tuple((role, hows[(place + seed) % 3]) for place, role in enumerate(case.playable))
        log = tmp_path / f"{name}.jsonl"
        table = Table.start(case, Setup(seed, seats), log)
        while not table.over:
            table.drive()
            if not table.chapter_open and not table.over:
                assert table.open_chapter() is None
        table.close()
        again = Table.resume(log)
        assert (again.events, again.warning) == (table.events, "")
        again.close()


# --- what is acknowledged can be read -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "command",
    [
        c.Plan("politie", review=10**9),
        c.Plan("politie", review=10**30),
        c.Plan("politie", (c.AgreementLine("zelfde_vt", "politie", 10**15),)),
        c.Plan("politie", consults=(c.ConsultLine("politie", "veilig_thuis", 2**60),)),
        c.Wait("politie", 10**30),
        c.Wait("politie", -1),
        c.Wait("politie", "x"),  # type: ignore[arg-type]  # a wire can bring anything
        c.Act("politie", "x" * 5_000),
        c.Act("politie", "\ud800"),
        c.Act(["politie"], "x"),  # type: ignore[arg-type]  # a wire can bring anything
        c.Rule("politie", 10**30, True),
        c.Stop("politie", 2**70),
        c.Send("politie", ("veilig_thuis",) * 3_000, "bericht"),
    ],
)
def test_what_no_log_can_hold_is_refused_at_the_door(game: Path, command: c.Command) -> None:
    table = Table.resume(game)
    before = len(table.events)
    refusal = table.submit(command)
    assert refusal is not None
    assert refusal.code == "niet_te_bewaren"
    assert len(table.events) == before
    table.close()
    assert record.read(game).warning == ""


def test_the_writer_writes_no_line_that_would_not_come_back(game: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sim.table.keepable", lambda *given: True)
    table = Table.resume(game)
    refusal = table.submit(c.Wait("politie", 10**30))
    assert refusal is not None
    assert refusal.code == "niet_te_bewaren"
    events = list(table.events)
    table.close()
    assert record.read(game).events == events


def test_a_game_that_could_not_be_read_back_does_not_begin(tmp_path: Path) -> None:
    path = tmp_path / "spel.jsonl"
    with pytest.raises(RecordError, match="spelnummer"):
        Table.start(kept.small(), Setup(10**30, kept.SEATS), path, kept.SMALL)
    assert not path.exists()


def test_a_full_disk_speaks_dutch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("sim.snapshot.save", full)
    with pytest.raises(OSError, match="de schijf is vol") as told:
        Table.start(kept.small(), Setup(1, kept.SEATS), tmp_path / "spel.jsonl", kept.SMALL)
    assert told.value.strerror == "de schijf is vol"


def test_the_list_holds_what_json_says(game: Path) -> None:
    assert json.loads(kept.lines(game)[0])["samenop"] == "spel"
    assert [found.path for found in games.saved(game.parent)] == [game]
