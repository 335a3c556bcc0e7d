"""Games on disk for the tests: how one is played, and what is done to its file."""

import json
from pathlib import Path
from typing import Any

import scenarios
from scenarios.compiled import Case
from sim.core.commands import Act, Command, Consult, Decide, Talk, Wait
from sim.core.game import Setup
from sim.seals import seal, seal_of
from sim.table import Table

SMALL = str(Path(__file__).parents[1] / "scenarios" / "minimal.yaml")
SEATS = (("politie", "mens"), ("veilig_thuis", "meewerkend"))
MOVES: tuple[Command, ...] = (
    Consult("politie", "vader"),
    Act("politie", "ga_langs"),
    Act("politie", "vraag_door"),
    Talk("politie", ("veilig_thuis",), "telefoon", None, ("f_melding", "f_keel"), ("kinderen",), "veiligheid"),
    Decide("politie", "hoort_politie", "samen", ("f_briefje",)),
    Wait("politie"),
)


def small() -> Case:
    return scenarios.load(SMALL)


def played(path: Path, moves: int = len(MOVES), seats: tuple[tuple[str, str], ...] = SEATS) -> Table:
    """A game with so many moves of the police in it, still open."""
    table = Table.start(small(), Setup(5, seats), path, SMALL)
    table.drive()
    for command in MOVES[:moves]:
        assert table.submit(command) is None, command
        table.drive()
    return table


def played_in_memory() -> Table:
    """A new game of two people that is not kept."""
    return Table.start(small(), Setup(5, (("politie", "mens"), ("veilig_thuis", "mens"))))


def closed(path: Path, moves: int = len(MOVES)) -> list[Any]:
    """The events of such a game, and the file let go."""
    table = played(path, moves)
    table.close()
    return list(table.events)


def lines(path: Path) -> list[bytes]:
    return path.read_bytes().splitlines(keepends=True)


def edit(path: Path, number: int, old: str, new: str) -> None:
    """Change line `number` (from 1) of a log by hand."""
    all_lines = lines(path)
    changed = all_lines[number - 1].decode().replace(old, new, 1).encode()
    assert changed != all_lines[number - 1]
    path.write_bytes(b"".join([*all_lines[: number - 1], changed, *all_lines[number:]]))


def as_format_0(path: Path) -> None:
    """Rewrite a log the way format 0 was: no seals, `type` for `t`, seats as a mapping, no word about speaking freely or chairs."""
    newer = ("h", "free_speech", "chairs", "open_table", "host")

    def older(value: Any) -> Any:
        if isinstance(value, dict):
            old = {("type" if key == "t" else key): older(inner) for key, inner in value.items() if key not in newer}
            if isinstance(old.get("seats"), list):
                old["seats"] = dict(old["seats"])
            return old
        return [older(inner) for inner in value] if isinstance(value, list) else value

    found = [older(json.loads(line)) for line in lines(path)]
    found[0]["format"] = 0
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in found), encoding="utf-8")


def as_format_1(path: Path) -> None:
    """Rewrite a log the way format 1 was: a setup that knew no chairs, sealed like the lines of today."""
    chain, written = "", b""
    for line in lines(path):
        data = json.loads(line)
        data.pop("h")
        if "setup" in data:
            data["format"] = 1
            for key in ("chairs", "open_table", "host"):
                del data["setup"][key]
        body = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
        end = seal(body, chain)
        written += body[:-1] + end + b"\n"
        chain = seal_of(body[:-1] + end)
    path.write_bytes(written)
