"""What does a table talk about afterwards?

Everything the debrief shows, made once from the case and the log: the scorecard, the lanes, the moments that counted, the
sharing. Pages as plain text for those who read lines; the screens draw the same material.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scenarios.compiled import Case
from scoring import knowledge, score
from scoring.ledger import Dimension, Row
from scoring.scorecard import Scorecard
from sim.core.events import Event
from sim.report import lanes as lanes_
from sim.report import matrix as matrix_
from sim.report import sharing as sharing_
from sim.report.text import BANDS, DIMENSIONS, NOT_ASKED, TERMS, clock, listed, moment, points, title, wrapped


@dataclass(frozen=True, slots=True)
class Debrief:
    """A finished or stopped game, ready to talk about."""

    case: Case
    card: Scorecard
    lanes: lanes_.Lanes
    moments: tuple[matrix_.Moment, ...]
    known: knowledge.Knowledge
    shares: tuple[sharing_.Share, ...]

    def matrix(self, place: int) -> matrix_.Matrix:
        """Who knew what at moment number `place`."""
        return matrix_.matrix(self.case, self.known, self.moments[place])


def debrief(case: Case, events: Sequence[Event], until: int | None = None) -> Debrief:
    """The debrief of `events`, up to `until` (default: as far as was played out)."""
    card = score(case, events, until)
    seen = tuple(event for event in events if event.at <= card.tot)
    return Debrief(
        case,
        card,
        lanes_.lanes(case, seen, card.tot),
        matrix_.moments(case, seen, card.tot),
        knowledge.read(case, seen),
        sharing_.shares(case, seen, card.tot),
    )


# --- parts as lines -------------------------------------------------------------------------------------------------


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


KEY_MOMENTS = 3
"""More than this nobody can talk about in half an hour."""


def key_moments(found: Debrief) -> tuple[tuple[str, str], ...]:
    """What weighed most, whatever its term: at most three times its name and its heaviest sentence."""
    by_what: dict[str, list[Row]] = {}
    for row in found.card.ledger:
        by_what.setdefault(row.what, []).append(row)
    heaviest = sorted(by_what.items(), key=lambda each: -sum(row.lost for row in each[1]))[:KEY_MOMENTS]
    titles = {item.id: item.title for dimension in found.card.dimensions.values() for term in dimension.terms for item in term.items}
    named = ((_name(found.case, titles, what), max(rows, key=lambda row: row.lost).text) for what, rows in heaviest)
    return tuple((name, text.removeprefix(f"{name}: ")) for name, text in named)


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
        under.append(f"Bron: {row.source}")
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


WHY_NOT = {
    "te_weinig": ", maar wie het deed wist daarvoor nog te weinig",
    "te_vroeg": ", maar het overleg dat eraan voorafgaat was er nog niet",
    "na_venster": ", maar toen was het moment voorbij",
    "besloten": "; er is op tijd besloten het (nog) niet te doen",
}
"""Why something that was done does not count, or something that was not done does."""


def norm_lines(found: Debrief) -> tuple[str, ...]:
    """Each task on the clock: when it was done, when it was aimed for, when it was too late."""
    lines = []
    dimension = found.card.dimensions.get("T")
    for term in dimension.terms if dimension is not None else ():
        for item in term.items:
            mark = "✓" if item.value >= 0.999 else "±" if item.value > 0 else "✗"
            done = f"gedaan {moment(found.case, item.at)}" if item.at is not None else "niet gedaan"
            done += WHY_NOT.get(item.why, "")
            aim = f"streven {clock(item.target)}, " if item.target is not None else ""
            lines.append(f"{mark} {item.title}: {done} ({aim}uiterlijk {moment(found.case, item.limit)})")
    return tuple(lines)


def lines(found: Debrief, width: int = 80, numbers: bool = False) -> Iterator[str]:
    """The whole debrief as plain lines, for plain mode and for keeping."""
    yield "NABESPREKING"
    yield from wrapped("Hoe zit je erbij? Vraag het eerst aan elkaar. Daarna pas de zaak.", width)
    yield ""
    yield f"Beoordeeld: {found.card.tot_text}."
    for name, word, meaning in band_lines(found.card, numbers):
        yield from wrapped(f"{name}: {word} — {meaning}", width, "  ")
    if found.card.missing:
        yield from wrapped(found.card.missing, width)
    yield ""
    yield "WIE DEED WAT WANNEER"
    yield from wrapped(lanes_.LEGEND, width)
    yield from lane_lines(found.lanes, width)
    yield ""
    yield "WIE WIST WAT, TOEN?"
    for place, when in enumerate(found.moments):
        yield from wrapped(f"{moment(found.case, when.at)} {when.label}", width, "  ")
        for sentence in found.matrix(place).said:
            yield from wrapped(f"  ✗ {sentence}", width, "    ")
    yield ""
    yield "DELEN"
    yield from wrapped(sharing_.summary(found.shares), width)
    for share in found.shares:
        head, under = sharing_.told(found.case, share)
        yield from wrapped(head, width, "  ")
        for line in under:
            yield from wrapped(f"    {line}", width, "    ")
    for name, rule in sharing_.grounds(found.shares):
        yield from wrapped(f"  {name}: {rule}", width, "    ")
    yield ""
    yield "TIJD"
    for line in norm_lines(found):
        yield from wrapped(line, width, "  ")
    for idle in found.card.waited:
        yield from wrapped(f"  wachten: {idle.text}", width, "    ")
    yield ""
    yield "DRIE OM TE BESPREKEN"
    for name, text in key_moments(found):
        yield from wrapped(f"  • {name}: {text}", width, "    ")
    yield ""
    yield "WAT ER ONTBRAK"
    for group in groups(found.card):
        yield f"{group.heading} (samen {points(group.lost)} punten)" if numbers else group.heading
        for row in group.rows:
            head, under = row_lines(found.case, row, numbers)
            yield from wrapped(f"  • {head}", width, "    ")
            for line in under:
                yield from wrapped(f"      {line}", width, "      ")


def lane_lines(found: lanes_.Lanes, width: int) -> Iterator[str]:
    """The lanes drawn in `width` signs."""
    left = 14
    step = lanes_.step_for(found, width - left)
    room = width - left
    yield " " * left + lanes_.ruler(found, step, found.start, room)
    for lane in found.lanes:
        yield f"{lane.short[: left - 1]:<{left}}" + lanes_.draw(lane, step, found.start, room, found.end)
