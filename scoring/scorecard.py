"""What does a game come to, and why?

`score` is a pure function of a case and its log. The total and the overall band need all four dimensions; they stay None
where the case does not ask for one of them, or nothing of it had come due.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from scenarios.compiled import Case
from scoring import cards, fold, linkage, perspective, sharing, timeliness, waiting, weights
from scoring.ledger import TOLERANCE, Dimension, Item, Row, Term
from sim.core.events import Event

MODEL = 4
"""Version of the model: other rules of counting get another number."""
NOUNS = {"T": "tijdigheid", "I": "informatiedeling", "A": "verbinding acuut–structureel", "B": "het perspectief van betrokkenen"}
"""The four dimensions, as they stand in a sentence."""


@dataclass(frozen=True, slots=True)
class Sum:
    """The total as a sum: `mean` of the `parts` (dimension, share, points), `held` at most `above` over the lowest, times `kept`."""

    parts: tuple[tuple[str, float, float], ...]
    mean: float
    above: float
    held: float
    care: float
    """How much of the sharing went with measure and on a ground: 1 for all of it."""
    kept: float

    @property
    def total(self) -> float:
        return self.held * self.kept


@dataclass(frozen=True, slots=True)
class Scorecard:
    case: str
    versions: Mapping[str, str]
    tot: int
    """The minute up to which the log was judged."""
    tot_text: str
    """ "hele casus", or "tot en met Ochtend": for on the card."""
    dimensions: Mapping[str, Dimension]
    sum: Sum | None
    band: str | None
    missing: str
    """Why there is no total: a Dutch sentence, or ""."""
    waited: tuple[waiting.Idle, ...]
    """Avoidable waiting: a diagnosis, not points."""
    cards: tuple[cards.Card, ...]
    """Per partner that was played, and the surroundings; private, never ranked."""

    @property
    def total(self) -> float | None:
        return None if self.sum is None else self.sum.total

    @property
    def ledger(self) -> tuple[Row, ...]:
        """All rows, by dimension and in the order in which they were counted."""
        return tuple(row for dimension in self.dimensions.values() for row in dimension.rows)

    def to_json(self) -> dict[str, Any]:
        """The card as plain data with Dutch keys, as `naspelen --json` prints it."""
        return {
            "casus": self.case,
            "versies": dict(self.versions),
            "tot": self.tot,
            "tot_tekst": self.tot_text,
            "totaal": self.total,
            "band": self.band,
            "toelichting": self.missing,
            "dimensies": {name: _dimension(dimension) for name, dimension in self.dimensions.items()},
            "grootboek": [_row(row) for row in self.ledger],
            "wachten": [_idle(idle) for idle in self.waited],
            "kaarten": [_card(card) for card in self.cards],
        }


def score(
    case: Case,
    events: Sequence[Event],
    until: int | None = None,
    *,
    counted: weights.Weights | None = None,
    new: fold.NewWorld | None = None,
) -> Scorecard:
    """The scorecard of `events`, judged up to `until` (default: the end of what was played out).

    `counted` are other weights than the shipped ones; `new` makes another world to fold the log into than the core's.
    """
    numbers = counted if counted is not None else weights.standard()
    played = fold.read(case, events, until) if new is None else fold.read(case, events, until, new=new)
    found = judged(played, numbers)
    dimensions = {dimension.id: replace(dimension, band=band(dimension.score, numbers)) for dimension in found}
    points = measured(found)
    made = sum_of(found, numbers)
    return Scorecard(
        case.id,
        {**case.versions, "score": str(MODEL), "gewichten": weights.version() if counted is None else "eigen"},
        played.tot,
        _tot_text(case, played),
        dimensions,
        made,
        None if made is None else overall(points, made.total, numbers),
        _missing(points),
        waiting.idle(played, timeliness.clocks(played), events),
        cards.cards(played, dimensions, events, numbers),
    )


def judged(played: fold.Played, numbers: weights.Weights) -> list[Dimension]:
    """The dimensions that the case asks for."""
    judges = (timeliness.judge, sharing.judge, linkage.judge, perspective.judge)
    return [dimension for judge in judges if (dimension := judge(played, numbers)) is not None]


def measured(found: Iterable[Dimension]) -> dict[str, float]:
    """The points, 0..100, of the dimensions of which something had come due."""
    return {dimension.id: dimension.score for dimension in found if dimension.score is not None}


def summed(found: Sequence[Dimension], numbers: weights.Weights) -> float | None:
    """The total of what was judged, with the care that went with the sharing."""
    made = sum_of(found, numbers)
    return None if made is None else made.total


def sum_of(found: Sequence[Dimension], numbers: weights.Weights) -> Sum | None:
    """How the total of what was judged is made up."""
    care = [term.value for dimension in found if dimension.id == "I" for term in dimension.terms if term.id == "maat"]
    return added(measured(found), numbers, *care)


def total(points: Mapping[str, float], numbers: weights.Weights, care: float = 1.0) -> float | None:
    """The total of `points`; None unless all four are measured."""
    made = added(points, numbers, care)
    return None if made is None else made.total


def added(points: Mapping[str, float], numbers: weights.Weights, care: float = 1.0) -> Sum | None:
    """The three dimensions that make the total, held near the lowest; None unless all four are measured.

    What was shared without measure also helps other dimensions along; for that the total gives back a part of the lack of `care`.
    """
    if any(name not in points for name in NOUNS):
        return None
    shares = {"T": numbers.totaal_T, "I": numbers.totaal_I, "A": numbers.totaal_A}
    parts = tuple((name, share / sum(shares.values()), points[name]) for name, share in shares.items())
    mean = sum(share * points[name] for name, share in shares.items()) / sum(shares.values())
    held = min(mean, min(points[name] for name in shares) + numbers.totaal_boven_laagste)
    return Sum(parts, mean, numbers.totaal_boven_laagste, held, care, 1 - numbers.totaal_onzorg * (1 - care))


def overall(points: Mapping[str, float], sum_up: float, numbers: weights.Weights) -> str:
    """One word for the whole: that of the total, but at most one above the lowest of the four, and the highest only for all four."""
    order = ["los", "op gang", "verbonden", "paraat"]
    found = [order.index(band(points[name], numbers) or "los") for name in NOUNS]
    most = min(found) + (0 if min(found) == len(order) - 2 else 1)
    return order[min(order.index(band(sum_up, numbers) or "los"), most, len(order) - 1)]


def _missing(points: Mapping[str, float]) -> str:
    names = [noun for name, noun in NOUNS.items() if name not in points]
    if not names:
        return ""
    named = " en ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)
    return f"{named[0].upper()}{named[1:]} {'wordt' if len(names) == 1 else 'worden'} hier niet gemeten; daarom is er geen totaal."


def band(points: float | None, numbers: weights.Weights) -> str | None:
    """The word for a score: about the case, not about people."""
    if points is None:
        return None
    bands = ((numbers.band_paraat, "paraat"), (numbers.band_verbonden, "verbonden"), (numbers.band_op_gang, "op gang"))
    return next((word for least, word in bands if points >= least - TOLERANCE), "los")


def _tot_text(case: Case, played: fold.Played) -> str:
    if played.complete:
        return "hele casus"
    chapters = [chapter for chapter in case.chapters if chapter.end <= played.tot]
    return f"tot en met {chapters[-1].title}" if chapters and chapters[-1].end == played.tot else "tussenstand"


def _dimension(dimension: Dimension) -> dict[str, Any]:
    return {
        "titel": dimension.title,
        "score": dimension.score,
        "band": dimension.band,
        "termen": {term.id: _term(term) for term in dimension.terms},
        "opmerkingen": list(dimension.notes),
    }


def _term(term: Term) -> dict[str, Any]:
    return {"titel": term.title, "waarde": term.value, "aandeel": term.share, "onderdelen": [_item(item) for item in term.items]}


def _item(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "titel": item.title,
        "waarde": item.value,
        "gewicht": item.weight,
        "tijd": item.at,
        "doel": item.target,
        "grens": item.limit,
        "rollen": list(item.roles),
        "gebeurtenissen": list(item.refs),
    }


def _row(row: Row) -> dict[str, Any]:
    return {
        "dimensie": row.dimension,
        "term": row.term,
        "wat": row.what,
        "verlies": row.lost,
        "rekenschap": dict(row.accountable),
        "gebeurtenissen": list(row.refs),
        "tekst": row.text,
        "kon_tot": row.could_until,
        "bron": row.source,
        "informatie": list(row.facts),
        "grondslag": row.ground,
    }


def _idle(idle: waiting.Idle) -> dict[str, Any]:
    return {
        "rol": idle.role,
        "norm": idle.norm,
        "vanaf": idle.due,
        "tot": idle.until,
        "minuten": idle.waited,
        "tekst": idle.text,
    }


def _card(card: cards.Card) -> dict[str, Any]:
    return {
        "rol": card.role,
        "titel": card.title,
        "aandeel": card.used,
        "verlies": dict(card.lost),
        "sterk": list(card.strengths),
        "vragen": list(card.questions),
    }
