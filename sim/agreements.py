"""What did a table agree on, and what came of it the next time?

Beside the log of a game stands a small file with what was agreed at its debrief. The next debrief, of whatever game, opens with
the one written last. The texts are the players' own: bounded, cleaned, on this machine only, and read back as if a stranger
wrote them.
"""

import json
import time
import unicodedata
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from sim.disk import save, why
from sim.folders import folder

SUFFIX = ".afspraken.json"
LEVELS = ("ik", "ons team", "onze organisatie")
OUTCOMES = ("gedaan", "voor een deel", "nog niet", "niet meer nodig")
SPANS = (7, 14, 30, 90)
"""Days from today after which one can look back."""
LONGEST = 160
"""Characters of one agreement."""
MOST = 8
"""Agreements of one debrief: more is a wish list."""
_LARGEST = 64 * 1024
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class Agreement:
    """One agreement: what, on which level, whose (a role, never a name), when to look back, and later what came of it."""

    text: str
    level: str
    owner: str
    on: str
    """ISO date."""
    came: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """The agreements of one debrief."""

    path: Path
    case: str
    agreements: tuple[Agreement, ...]


def tidy(text: str, longest: int = LONGEST) -> str:
    """`text` on one line, without control, bidi and private characters, and not longer than fits."""
    text = unicodedata.normalize("NFC", text[: 4 * longest])
    shown = "".join(char if unicodedata.category(char) not in _DROPPED else " " for char in text)
    return " ".join(shown.split())[:longest].rstrip()


def today() -> date:
    """The day on which people sit here."""
    now = time.localtime()
    return date(now.tm_year, now.tm_mon, now.tm_mday)


def days(since: date) -> tuple[str, ...]:
    """The dates on which one can agree to look back, as ISO."""
    return tuple((since + timedelta(days=span)).isoformat() for span in SPANS)


class Book:
    """The agreements of one debrief, kept beside the log of its game; without a log they are only on the screen."""

    def __init__(self, log: Path | None, case: str, place: Path | None = None) -> None:
        self.path = None if log is None else log.with_name(log.stem + SUFFIX)
        self.case = case
        own = read(self.path) if self.path is not None else None
        self.mine: tuple[Agreement, ...] = own.agreements if own is not None else ()
        self.before = latest(place if place is not None else folder(), self.path)

    def add(self, agreement: Agreement) -> str:
        """Keep one more; a Dutch sentence when that does not go, or ""."""
        if len(self.mine) >= MOST:
            return f"Er staan er al {MOST}. Kies liever minder, die wel lukken."
        said = replace(agreement, text=tidy(agreement.text), owner=tidy(agreement.owner))
        if not said.text:
            return "Schrijf eerst op wat jullie afspreken."
        return self._keep((*self.mine, said))

    def drop(self, number: int) -> str:
        """Take one back; a Dutch sentence when that does not go, or ""."""
        return self._keep(self.mine[:number] + self.mine[number + 1 :])

    def _keep(self, agreements: tuple[Agreement, ...]) -> str:
        problem = write(Kept(self.path, self.case, agreements)) if self.path is not None else ""
        if not problem:
            self.mine = agreements
        return problem

    def answer(self, number: int, came: str) -> str:
        """Note what came of one of last time; a Dutch sentence when that does not go, or ""."""
        if self.before is None or not 0 <= number < len(self.before.agreements):
            return ""
        each = list(self.before.agreements)
        each[number] = replace(each[number], came=came)
        kept = replace(self.before, agreements=tuple(each))
        problem = write(kept)
        if not problem:
            self.before = kept
        return problem


def write(kept: Kept) -> str:
    """Put the agreements in their file, whole or not at all; a Dutch sentence when the disk does not take them, or ""."""
    data = {"versie": 1, "casus": kept.case, "afspraken": [asdict(one) for one in kept.agreements]}
    try:
        kept.path.parent.mkdir(parents=True, exist_ok=True)
        save(kept.path, json.dumps(data, ensure_ascii=False, indent=1).encode())
    except OSError as error:
        return f"De afspraak is niet bewaard: {why(error)}. Schrijf haar op papier."
    return ""


def read(path: Path) -> Kept | None:
    """The agreements in a file; None when there is none, or when it is no such file."""
    try:
        with path.open("rb") as file:
            found = json.loads(file.read(_LARGEST))
        lines = [line for line in found["afspraken"] if isinstance(line, dict)][:MOST]
        agreements = tuple(one for one in map(_agreement, lines) if one.text)
        return Kept(path, tidy(str(found.get("casus", ""))), agreements)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _agreement(line: dict[str, object]) -> Agreement:
    """One agreement of a file that anybody may have written."""
    text, owner, on = (tidy(str(line.get(key, ""))) for key in ("text", "owner", "on"))
    level, came = str(line.get("level", "")), str(line.get("came", ""))
    return Agreement(text, level if level in LEVELS else LEVELS[1], owner, on if _is_date(on) else "", came if came in OUTCOMES else "")


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def latest(place: Path, but: Path | None = None) -> Kept | None:
    """The agreements that were written last in `place`, other than those in the file `but`; None when there are none."""
    try:
        files = [path for path in place.glob(f"*{SUFFIX}") if path != but]
        files.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    except OSError:
        return None
    return next((kept for path in files[:20] if (kept := read(path)) is not None and kept.agreements), None)
