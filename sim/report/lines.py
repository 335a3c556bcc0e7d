"""How does the debrief read as plain lines?

The same sheets as on the screens, in the order of a route, for plain mode and for keeping.
"""

from collections.abc import Iterator, Sequence

from scoring.cards import SURROUNDINGS
from sim.report import lanes as lanes_
from sim.report import results, sheets
from sim.report.debrief import Debrief
from sim.report.text import BLANK, Piece, day, said

_NAMES = 14
"""Columns for the name of a lane."""


def sheet(found: Debrief, id: str, width: int = 80, numbers: bool = False, own: Sequence[dict[str, str]] = ()) -> Iterator[str]:
    """The lines of one sheet; nothing for a sheet that is a conversation only."""
    match id:
        case "loop":
            yield from said([Piece(lanes_.LEGEND)], width)
            yield from _lanes(found.lanes, width)
        case "weten":
            yield from said(_known(found), width)
        case _:
            yield from said(_pieces(found, id, numbers, own), width)


def _pieces(found: Debrief, id: str, numbers: bool, own: Sequence[dict[str, str]]) -> Iterator[Piece]:
    match id:
        case "begin":
            yield from sheets.sitting(found)
        case "vragen":
            yield from sheets.questions(found)
        case "tijd":
            yield from sheets.time(found)
        case "delen":
            yield from sheets.shared(found)
        case "duiding":
            yield from sheets.views(found)
        case "nacht":
            yield from sheets.nights(found)
        case "ogen":
            yield from sheets.eyes(found)
        case "momenten":
            yield from results.key_moments(found)
            yield from results.ledger(found, numbers)
        case "kaarten":
            yield from results.bands(found, own, numbers)
            yield BLANK
            yield from results.surroundings(found, numbers)


def _known(found: Debrief) -> Iterator[Piece]:
    """At each moment that counted, what whoever decided lacked."""
    for place, when in enumerate(found.moments):
        yield Piece(f"{day(found.case, when.at)} {when.label}", "sterk", 2)
        table = found.matrix(place)
        yield from (Piece(f"  ✗ {sentence}", "", 4) for sentence in table.said)
        yield from (Piece(f"  · {sentence}", "zacht", 4) for sentence in table.unknown)


def cards(found: Debrief, numbers: bool, width: int = 80) -> Iterator[tuple[str, list[str]]]:
    """The card of each partner that people played, by its title."""
    for one in found.card.cards:
        if one.role != SURROUNDINGS:
            yield one.title, list(said(results.card(one, numbers), width))


def _lanes(found: lanes_.Lanes, width: int) -> Iterator[str]:
    """The lanes drawn in `width` signs; a name that is longer than its column stands over its own line."""
    room = width - _NAMES
    step = lanes_.step_for(found, room)
    yield " " * _NAMES + lanes_.ruler(found, step, found.start, room)
    for lane in found.lanes:
        row = lanes_.draw(lane, step, found.start, room, found.end)
        if len(lane.short) < _NAMES:
            yield f"{lane.short:<{_NAMES}}{row}"
        else:
            yield from said([Piece(lane.short)], width)
            yield " " * _NAMES + row
