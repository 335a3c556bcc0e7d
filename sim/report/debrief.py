"""What does a table talk about afterwards?

Everything the debrief shows, made once from the case and the log. `route.py` says in which order, `sheets.py` and `results.py`
what stands on each sheet, `lines.py` how it reads line by line; the screens draw the same material.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scenarios.compiled import Case
from scenarios.short import Short
from scoring import fold, score
from scoring.ledger import Dimension, Row
from scoring.scorecard import Scorecard
from sim.core.events import Event
from sim.report import clocks as clocks_
from sim.report import eyes as eyes_
from sim.report import keys as keys_
from sim.report import lanes as lanes_
from sim.report import matrix as matrix_
from sim.report import night as night_
from sim.report import sharing as sharing_
from sim.report import sources
from sim.report import views as views_
from sim.report.text import BANDS, DIMENSIONS, NOT_ASKED, TERMS, clock, listed, moment, points, title


@dataclass(frozen=True, slots=True)
class Debrief:
    """A finished or stopped game, ready to talk about."""

    case: Case
    played: fold.Played
    card: Scorecard
    lanes: lanes_.Lanes
    steps: tuple[clocks_.Step, ...]
    moments: tuple[matrix_.Moment, ...]
    shares: tuple[sharing_.Share, ...]
    views: tuple[views_.View, ...]
    after: night_.After
    eyes: tuple[eyes_.Eyes, ...]
    keys: tuple[keys_.Key, ...]
    short: Short | None = None
    """The short sitting that this was: looked back on without a judgement."""

    def matrix(self, place: int) -> matrix_.Matrix:
        """Who knew what at moment number `place`."""
        return matrix_.matrix(self.case, self.played.knowledge, self.moments[place])


def debrief(case: Case, events: Sequence[Event], until: int | None = None, short: Short | None = None) -> Debrief:
    """The debrief of `events`, up to `until` (default: as far as was played out)."""
    card = score(case, events, until)
    played = fold.read(case, events, until)
    seen = tuple(event for event in events if event.at <= card.tot)
    return Debrief(
        case,
        played,
        card,
        lanes_.lanes(case, seen, card.tot),
        clocks_.steps(played, card),
        matrix_.moments(case, seen, card.tot),
        sharing_.shares(played, seen, card.tot),
        views_.views(case, seen),
        night_.after(played, seen),
        eyes_.eyes(played),
        keys_.keys(played, card.ledger, seen),
        short,
    )


# --- bands and ledger ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of the ledger under one heading, the largest first."""

    heading: str
    lost: float
    rows: tuple[Row, ...]


def groups(card: Scorecard) -> tuple[Group, ...]:
    """The ledger by term, what cost most first."""
    found: list[Group] = []
    for dimension in card.dimensions.values():
        titles = {term.id: term.title for term in dimension.terms}
        by_term: dict[str, list[Row]] = {}
        for row in dimension.rows:
            by_term.setdefault(row.term, []).append(row)
        for term, rows in by_term.items():
            lost = sum(row.lost for row in rows)
            heading = f"{dimension.title}: {term_title(term, titles)}"
            found.append(Group(heading, lost, tuple(sorted(rows, key=lambda row: -row.lost))))
    return tuple(sorted(found, key=lambda group: -group.lost))


def named(found: Debrief, row: Row) -> str:
    """What a row of the ledger is about: the title of a norm, decision or measure, the label of a fact, the name of what was measured."""
    titles = {item.id: item.title for dimension in found.card.dimensions.values() for term in dimension.terms for item in term.items}
    return _name(found.case, titles, row.what)


def _name(case: Case, titles: Mapping[str, str], what: str) -> str:
    """The title of a norm, loop, joint moment, decision or measure; the label of a fact; else that of what was measured."""
    for named in (case.norms, case.loops, case.joints, case.decisions, case.measures):
        if what in named:
            return str(named[what].title)
    return case.facts[what].label if what in case.facts else titles.get(what, what)


def term_title(term: str, titles: dict[str, str]) -> str:
    """A term of the ledger in words."""
    return TERMS.get(term) or titles.get(term, term)


def row_lines(case: Case, row: Row, numbers: bool) -> tuple[str, tuple[str, ...]]:
    """A row of the ledger: its sentence, and under it who could have, until when, and the source."""
    under = []
    who = [title(case, role) for role, _ in row.accountable]
    if who and not all(name in row.text for name in who):
        under.append(f"Wie kon dit brengen: {listed(who)}")
    if row.could_until is not None and clock(row.could_until) not in row.text:
        under.append(f"Kon tot: {moment(case, row.could_until)}")
    if row.source:
        under.append(f"Bron: {sources.named(row.source)}")
    head = f"{points(row.lost)} punten · {row.text}" if numbers else row.text
    return head, tuple(under)


def band_lines(card: Scorecard, numbers: bool) -> tuple[tuple[str, str, str], ...]:
    """Per dimension (name, word, what it means); dimensions that the case does not ask for say so."""
    rows = []
    for id, name in DIMENSIONS.items():
        dimension: Dimension | None = card.dimensions.get(id)
        if dimension is None:
            rows.append((f"{id} · {name}", "niet beoordeeld", NOT_ASKED))
        elif dimension.band is None or dimension.score is None:
            rows.append((f"{id} · {name}", "geen oordeel", "er was nog niets waarvan de tijd om was"))
        else:
            word = f"{dimension.band} ({points(dimension.score)} van 100)" if numbers else dimension.band
            rows.append((f"{id} · {name}", word, BANDS.get(dimension.band, "")))
    return tuple(rows)
