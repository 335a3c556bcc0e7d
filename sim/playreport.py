"""What does an author read of the plays of a case?

What came to pass and how often, what is rare, and how the points of each kind of player are spread: lines of plain characters that
fit 80 columns without colour, and the same as data.
"""

from collections.abc import Iterator, Sequence
from statistics import fmean
from textwrap import wrap
from typing import Any

from scenarios.compiled import Case
from sim.verify import seen as s
from sim.verify.dynamic import enough
from sim.verify.tables import ALL, KINDS, ONE
from sim.verify.tally import Tally

_PLURAL = {
    s.SCENE: "situaties", s.ACT: "handelingen", s.HAPPENING: "gebeurtenissen", s.DECISION: "besluiten", s.OPTION: "keuzes",
    s.REQUEST: "verzoeken", s.MEASURE: "maatregelen", s.ENDING: "uitkomsten", s.NEED: "behoeften", s.NORM: "normen gehaald",
    s.LEFT: "normen gemist",
}  # fmt: skip
WIDE = 79
BIN = 2.5
"""Points of one sign of the plot."""
SIGNS = " .:-=+*#%@"
"""From none to most: signs that every terminal has, and that a screen reader can be asked to skip."""
RAREST = 4


def lines(case: Case, tally: Tally, seed: int) -> Iterator[str]:
    """The plays of one case, on less than a screen."""
    moves = sum(one.moves for one in tally.plays)
    regions = len({one.region for one in tally.plays})
    mean = f"{moves / len(tally.plays):.0f}" if tally.plays else "0"
    many = f"{len(tally.plays)} spellen van gemiddeld {mean} zetten in {regions} regio's, zaad {seed}"
    rare = ", ".join(f"{name} ({count})" for count, name in _rare(case, tally))
    few = f"Te weinig spellen om te zeggen wat nooit gebeurt; dat kan vanaf {enough(case)}." if len(tally.plays) < enough(case) else ""
    later = len(tally.plays) - len(tally.whole)
    since = f" {later} spellen gaan verder waar een verloop was; de punten hieronder zijn van hele spellen." if later else ""
    for text in (f"{many}; {len(tally.courses)} keer een verloop.{since}", _counts(case, tally), f"Zelden: {rare}." if rare else "", few):
        yield from wrap(text, WIDE, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False)
    yield from _plot(tally)


def _counts(case: Case, tally: Tally) -> str:
    """How many of each kind came to pass at least once."""
    everything = {kind: names for kind, names in s.possible(case).items() if names}
    parts = (f"{_PLURAL[kind]} {sum(tally.seen[kind, one] > 0 for one in names)}/{len(names)}" for kind, names in everything.items())
    return f"Gezien: {', '.join(parts)}."


def _rare(case: Case, tally: Tally) -> list[tuple[int, str]]:
    """What came to pass in fewest games, though it did."""
    kinds = (s.SCENE, s.ACT, s.HAPPENING, s.DECISION, s.ENDING)
    found = [(tally.seen[kind, name], name) for kind in kinds for name in s.possible(case)[kind] if tally.seen[kind, name]]
    return sorted(found)[:RAREST]


def _plot(tally: Tally) -> Iterator[str]:
    """A row of signs for each kind of player: how many of its games ended at so many points."""
    wide = round(100 / BIN)
    yield f"  {'gemiddeld aantal punten':29}0{'50'.rjust(wide // 2)}{'100'.rjust(wide // 2)}"
    for kind in KINDS:
        for desks, told in ((ALL, "iedereen"), (ONE, "één")):
            points = tally.points(kind, desks)
            if points:
                yield f"  {f'{kind}, {told}':23} {fmean(points):3.0f}  |{_row(points, wide)}| {len(points)}"


def _row(points: Sequence[float], wide: int) -> str:
    bins = [0] * wide
    for one in points:
        bins[min(wide - 1, int(one / BIN))] += 1
    most = max(bins)
    return "".join(SIGNS[-(-count * (len(SIGNS) - 1) // most)] for count in bins)


def as_data(case: Case, tally: Tally, seed: int) -> dict[str, Any]:
    """The same for other programs, with every count."""
    return {
        "zaad": seed,
        "spellen": len(tally.plays),
        "waarvan_na_een_verloop": len(tally.plays) - len(tally.whole),
        "zetten": sum(one.moves for one in tally.plays),
        "gezien": {_PLURAL[kind]: {name: tally.seen[kind, name] for name in names} for kind, names in s.possible(case).items()},
        "punten": [
            {"speler": kind, "bureaus": desks, "gemiddeld": round(fmean(points), 4), "verdeling": [round(one, 2) for one in points]}
            for kind in KINDS
            for desks in (ALL, ONE)
            if (points := tally.points(kind, desks))
        ],
        "aanvallen": _attacks(tally),
        "verlopen": [{"verloop": one.name, "regio": one.region, "punten": round(one.points, 4)} for one in tally.courses],
        "geweigerd": [
            {"wat": kind, "id": name, "code": code, "keer": count} for (kind, name, code), count in sorted(tally.refused.items())
        ],
    }


def _attacks(tally: Tally) -> dict[str, float]:
    names = sorted({one.attack for one in tally.whole if one.attack})
    return {name: round(fmean(one.points for one in tally.whole if one.attack == name), 4) for name in names}
