"""What does each partner take home?

A card per played role: the share of its own chances that were used, up to four strengths, two questions. Private, never ranked.
What was missed by software, by unplayed roles and by others of the case lies on the card "omgeving", so that all cards
together hold exactly what the team did not reach.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from scenarios.compiled import Case
from scoring import words
from scoring.doing import doers
from scoring.fold import Played
from scoring.ledger import Dimension, Item, Row, Shares, Term, equally, mixed
from scoring.timeliness import clocks, deviated
from scoring.weights import Weights
from sim.core.events import Event
from sim.core.phrases import clock

Did = Mapping[int, tuple[str, ...]]
"""Number of an event → the roles that brought it about."""
SURROUNDINGS = "omgeving"
BY_PEOPLE = frozenset({"mens", "verloop"})
"""Seats held by somebody who can take a card home; a course stands for people."""
STRENGTHS = 4
"""Strengths on a card: who reads what was lacking elsewhere should see here what went well (author's choice)."""
MOST = 2
"""Questions on a card: as many as somebody remembers (author's choice)."""


@dataclass(frozen=True, slots=True)
class Card:
    role: str
    """Id of the role, or "omgeving"."""
    title: str
    used: float | None
    """The share of the own chances that were used; None where it had none."""
    lost: Mapping[str, float]
    """Points per dimension that this card accounts for."""
    rows: tuple[tuple[Row, float], ...]
    """Rows of the ledger with the points that are this card's, the largest first."""
    strengths: tuple[str, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gain:
    """Points that were reached, and whose doing that was."""

    term: str
    points: float
    shares: Shares
    text: str
    at: int
    whole: bool
    """Nothing of it was missed."""
    roles: tuple[str, ...] = ()
    """Who may have brought it, where the log does not say who did."""


def cards(played: Played, dimensions: Mapping[str, Dimension], events: Sequence[Event], weights: Weights) -> tuple[Card, ...]:
    """A card for every role that people played, and last the surroundings."""
    case = played.case
    missed: dict[str, list[tuple[Row, float]]] = {}
    gained: dict[str, list[tuple[Gain, float]]] = {}
    minutes = _minutes(dimensions, events)
    did = doers(events, {seq for dimension in dimensions.values() for term in dimension.terms for item in term.items for seq in item.refs})
    for dimension in dimensions.values():
        for row in dimension.rows:
            minute = _minute(row, minutes, played.tot)
            # A row that nobody can be asked about is the world's.
            for role, part in row.accountable or ((SURROUNDINGS, 1.0),):
                missed.setdefault(_holder(played, role, minute), []).append((row, row.lost * part))
        for gain in _gains(played, dimension, weights, did):
            for role, part in gain.shares:
                gained.setdefault(_holder(played, role, gain.at), []).append((gain, gain.points * part))
    people = [role for role in case.roles if role in missed or role in gained or _holder(played, role, played.tot) == role]
    return tuple(_card(played, role, missed.get(role, []), gained.get(role, [])) for role in (*people, SURROUNDINGS))


def _holder(played: Played, role: str, minute: int) -> str:
    """Whose card it is what `role` did or missed at `minute`."""
    how = ""
    for since, seats in played.left.seats:
        if since > minute and how:
            break
        how = seats.get(role, "")
    return role if how in BY_PEOPLE else SURROUNDINGS


def _minute(row: Row, minutes: Mapping[int, int], tot: int) -> int:
    """When `row` was missed: the last minute at which it could still be done, or that of the act itself."""
    if row.could_until is not None:
        return min(row.could_until, tot)
    return max((minutes[seq] for seq in row.refs if seq in minutes), default=tot)


def _minutes(dimensions: Mapping[str, Dimension], events: Iterable[Event]) -> dict[int, int]:
    wanted = {seq for dimension in dimensions.values() for row in dimension.rows if row.could_until is None for seq in row.refs}
    return {event.seq: event.at for event in events if event.seq in wanted} if wanted else {}


# --- what was reached -------------------------------------------------------------------------------------------------


def _gains(played: Played, dimension: Dimension, weights: Weights, did: Did) -> Iterator[Gain]:
    for term in dimension.terms:
        items = [item for item in term.items if not _only_costs(played.case, term, item)]
        whole = fsum(item.weight for item in items)
        for item in items:
            if item.value > 0:
                shares, text, may = _whose(played, term, item, weights, did)
                points = 100 * term.share * item.weight * item.value / whole
                yield Gain(term.id, points, shares, text, min(item.limit, played.tot) if item.at is None else item.at, item.value >= 1, may)


def _only_costs(case: Case, term: Term, item: Item) -> bool:
    """A norm that exists only through a choice earns nothing."""
    return term.id == "normen" and case.norms[item.id].only_if is not None


def _whose(played: Played, term: Term, item: Item, weights: Weights, did: Did) -> tuple[Shares, str, tuple[str, ...]]:
    """Who brought it, how that reads as a strength, and of whom it may have been where that is not known."""
    case = played.case
    when = "" if item.at is None else f" ({clock(item.at)})"
    if term.id != "dekking":
        # A step that several may take is to the credit of whoever took it; where the log does not say who, of all of them.
        took = [role for seq in item.refs for role in did.get(seq, ()) if role in item.roles]
        text = f"{words.about(item.title, 'dit lukte' if item.value >= 1 else 'dit lukte voor een deel')}{when}."
        return equally(took or item.roles), text, () if took else item.roles
    decision, role, fact = item.id.split(":")
    first = played.knowledge.first(role, fact)
    givers = [first.source] if first is not None and first.source in case.roles and first.source != role else []
    shares = mixed((weights.rekenschap_houder, givers), (weights.rekenschap_vrager, [role]))
    text = f"{words.fact(case, fact)} was op tijd bij {words.names(case, [role])}{when}, voor: {words.decision(case, decision)}."
    return shares, text, ()


# --- a card -----------------------------------------------------------------------------------------------------------


def _card(played: Played, role: str, missed: list[tuple[Row, float]], gained: list[tuple[Gain, float]]) -> Card:
    case = played.case
    # Rows of the same size keep the order of the ledger, so that a card is the same every time.
    rows = tuple(sorted(missed, key=lambda pair: -pair[1]))
    best = sorted(gained, key=lambda pair: (not pair[0].whole, -pair[1]))
    loss, gain = fsum(points for _, points in rows), fsum(points for _, points in gained)
    dimensions = dict.fromkeys(row.dimension for row, _ in rows)
    title = "Omgeving" if role == SURROUNDINGS else case.roles[role].title
    return Card(
        role,
        title,
        gain / (gain + loss) if gain + loss > 0 else None,
        {name: fsum(points for row, points in rows if row.dimension == name) for name in dimensions},
        rows,
        _strengths([one for one, _ in best if _by_people(played, one)]) if role != SURROUNDINGS else (),
        _questions(played, role, rows) if role != SURROUNDINGS else (),
    )


def _strengths(best: Sequence[Gain]) -> tuple[str, ...]:
    """What brought most, first of different kinds where there are."""
    kinds: dict[str, Gain] = {}
    for one in best:
        kinds.setdefault(one.term, one)
    return tuple(dict.fromkeys(one.text for one in (*kinds.values(), *best)))[:STRENGTHS]


def _by_people(played: Played, gain: Gain) -> bool:
    """Whether people brought it: where the log does not say who did, it may as well have been software that could have."""
    return all(_holder(played, role, gain.at) == role for role in gain.roles)


def _questions(played: Played, role: str, rows: Sequence[tuple[Row, float]]) -> tuple[str, ...]:
    """The two rows that cost most, of different kinds where there are; what was left on purpose; and what the case asks."""
    kinds: dict[str, Row] = {}
    for row, points in rows:
        if points > 0:
            kinds.setdefault(row.term, row)
    most = [*kinds.values(), *(row for row, points in rows if points > 0 and row is not kinds[row.term])][:MOST]
    asked = [f"{row.text} {words.ASKS[row.term]}" for row in most]
    return (*dict.fromkeys(asked), *_on_purpose(played, role), *_on_choices(played, role))


def _on_choices(played: Played, role: str) -> Iterator[str]:
    """What the case asks about a choice that is as good as another."""
    for decision in played.case.decisions.values():
        takings = played.takings.get(decision.id, ())
        asked = decision.options[takings[-1].option].question if takings and takings[-1].role == role else ""
        if asked:
            yield words.about(decision.title, asked)


def _on_purpose(played: Played, role: str) -> Iterator[str]:
    case = played.case
    own = [one for one in played.left.deviated if one.role == role]
    valid = deviated(played, clocks(played)) if own else frozenset()
    for one in own:
        if one.norm in valid:
            told = words.names(case, one.told) if one.told else "niemand"
            reason = case.deviations.get(one.reason, one.reason).rstrip(".")
            norm = case.norms[one.norm].title.rstrip(".")
            yield f"Bewust anders: {norm}. De reden was ‘{reason}’; het is verteld aan {told}. Wat leverde dat op?"
