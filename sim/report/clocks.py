"""How did each step stand to its clock?

Two clocks side by side: that of the team, which runs from an outside fact along the chain of steps, and that of whoever had to
do it, which runs from the minute at which that desk knew enough to do it.
"""

from dataclasses import dataclass

from scenarios.compiled import DAY, Norm
from scoring.fold import Played
from scoring.ledger import Item
from scoring.scorecard import Scorecard
from scoring.timeliness import clocks as team_clocks
from sim.report.text import clock, day, duration, listed, title

LEGEND = "● gedaan   ○ vanaf hier wist wie het moest doen het nodigste   ╪ streven   ┤ uiterlijk"
NOT_ALL = "Het nodigste weten is nog niet alles weten: wat er bij een besluit miste, staat op blad 4."
WHY_NOT = {
    "te_weinig": ", maar wie het deed wist daarvoor nog te weinig",
    "te_vroeg": ", maar het overleg dat eraan voorafgaat was er nog niet",
    "na_venster": ", maar toen was het moment voorbij",
    "besloten": "; er is op tijd besloten het (nog) niet te doen",
    "anders": "; dit is bewust anders gedaan en telt niet mee",
}
"""Why something that was done does not count, or something that was not done does."""


@dataclass(frozen=True, slots=True)
class Step:
    """One task on the clock."""

    title: str
    mark: str
    """✓ in time · ± later than aimed for · ✗ not, or too late"""
    since: int
    target: int
    limit: int
    done: int | None
    known: int | None
    """From when its owner knew the least that the step asks for; None where it asks for no knowledge, or nobody ever did."""
    asked: tuple[int, int]
    """How many facts that least is, and of how many: knowing it is not knowing all."""
    owners: str
    why: str
    blind: int | None = None
    """When it was done first, by whoever knew too little for it then; None when the first time counts."""


def steps(played: Played, card: Scorecard) -> tuple[Step, ...]:
    """Every task that came due: what was not in time first, then by the clock."""
    dimension = card.dimensions.get("T")
    every = team_clocks(played)
    found = [
        _step(played, played.case.norms[item.id], item, every[item.id].since)
        for term in (dimension.terms if dimension is not None else ())
        for item in term.items
        if item.id in every
    ]
    return tuple(sorted(found, key=lambda step: (step.mark == "✓", step.limit)))


def _step(played: Played, norm: Norm, item: Item, since: int) -> Step:
    mark = "✓" if item.value >= 0.999 else "±" if item.value > 0 else "✗"
    owners = listed([title(played.case, role) for role in item.roles], "of")
    target = item.limit if item.target is None else item.target
    known = _known(played, norm, item)
    could = None if known is None else max(since, known)
    asked = _least(norm), len(norm.basis)
    first = played.first("norm", norm.id)
    blind = first.at if first is not None and item.at is not None and first.at < item.at else None
    return Step(item.title, mark, since, target, item.limit, item.at, could, asked, owners, item.why, blind)


def _least(norm: Norm) -> int:
    """How much of its basis a step asks for at least."""
    return min(max(1, norm.basis_least), len(norm.basis))


def _known(played: Played, norm: Norm, item: Item) -> int | None:
    """The first minute at which one owner knew as much of the basis as the step asks for."""
    least = _least(norm)
    if not least:
        return None
    minutes = []
    for role in item.roles:
        first = sorted(span.start for fact in norm.basis if (span := played.knowledge.first(role, fact)) is not None)
        minutes += first[least - 1 : least]
    return min((minute for minute in minutes if minute <= played.tot), default=None)


def bar(step: Step, width: int) -> str:
    """The clock of `step` in `width` signs, from its beginning to its limit, or to when it was done if that was later."""
    last = max(step.limit, step.done or 0)
    start = min([step.since, *(one for one in (step.done,) if one is not None)])
    room = max(1, last - start)

    def place(minute: int) -> int:
        return max(0, min(width - 1, round((minute - start) * (width - 1) / room)))

    row = ["═" if at <= place(step.target) else "─" if at <= place(step.limit) else "·" for at in range(width)]
    row[0] = "├"
    row[place(step.target)] = "╪"
    row[place(step.limit)] = "┤"
    if step.known is not None and start <= step.known <= last:
        row[place(step.known)] = "○"
    if step.done is not None:
        row[place(step.done)] = "●"
    return "".join(row)


def told(played: Played, step: Step) -> str:
    """When it was done, when it was aimed for, and when its owner could."""
    case = played.case
    done = "niet gedaan" if step.done is None else f"gedaan {day(case, step.done)}"
    if step.blind is not None:
        done = f"eerst {day(case, step.blind)}, toen wie het deed daarvoor nog te weinig wist; opnieuw {done}"
    aimed = clock(step.target) if step.target // DAY == step.limit // DAY else day(case, step.target)
    aim = f"streven {aimed}, " if step.target < step.limit else ""
    text = f"{done}{WHY_NOT.get(step.why, '')} ({aim}uiterlijk {day(case, step.limit)})."
    if step.mark == "✓" or step.known is None:
        return text
    least, every = step.asked
    what = "alles wat dit vroeg" if least == every else f"het nodigste ({least} van {every})"
    since = f"{step.owners} wist {what} vanaf {day(case, step.known)}"
    if step.done is not None and step.done > step.known:
        return f"{text} {since}, {duration(step.done - step.known)} eerder."
    return f"{text} {since}."
