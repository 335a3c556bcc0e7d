"""A case of a few lines and a log by hand, so that each term of the score can be told apart from all others."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from scenarios.compiled import (
    Access,
    Act,
    Case,
    Chapter,
    Decision,
    Fact,
    Ground,
    Joint,
    Loop,
    Measure,
    Need,
    Norm,
    Option,
    Region,
    Reveal,
    Role,
    Rule,
    Window,
    World,
)
from sim.core import events as e

E = TypeVar("E", bound=e.Event)
START, HORIZON = 8 * 60, 18 * 60


def at(clock: str) -> int:
    """ "09:10" as a minute."""
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)


def when(holds: Callable[[World], bool]) -> Rule:
    return Rule(("test",), lambda world, _: holds(world))


def flag(name: str) -> Rule:
    return when(lambda world: world.flag(name))


def decided(name: str) -> Rule:
    return when(lambda world: world.decided(name) is not None)


def role(name: str, partner: str | None = None, *, exists: bool = True) -> Role:
    return Role(name, 1, partner or name, True, exists, name.replace("_", " ").capitalize(), "", "", "", "", False, ())


def fact(
    name: str,
    *,
    needed: tuple[str, ...] = (),
    sensitivity: int = 1,
    systems: tuple[str, ...] = (),
    unfit: Mapping[str, str] | None = None,
    leak: tuple[str, ...] = (),
    red_flag: str | None = None,
    expires: int | None = None,
) -> Fact:
    return Fact(
        name, 1, name, name, "geweld", "wpg8", sensitivity, (), (), systems, red_flag, expires, needed, unfit or {}, leak, "ontwerpvoorstel"
    )


def norm(name: str, done: Rule, *, target: int = 60, limit: int = 120, owners: tuple[str, ...] = ("politie",), **more: Any) -> Norm:
    rest: dict[str, Any] = {
        "root": START, "after": (), "weight": 1, "window": None, "window_since": None, "window_decision": None,
        "only_if": None, "basis": (), "basis_least": 0, "regional": None,
    }  # fmt: skip
    return Norm(
        id=name, title=name.capitalize(), norm=None, owners=owners, done=done, target=target, limit=limit, source="auteur", **rest | more
    )


def decision(
    name: str, *, due: int, basis: tuple[str, ...] = (), least: int = 0, deciders: tuple[str, ...] = ("veilig_thuis",)
) -> Decision:
    options = {"ja": Option("ja", "Ja", True, (), ""), "stil": Option("stil", "Niets doen", False, (), "")}
    return Decision(name, name.capitalize(), "?", deciders, options, None, due, basis, least, False, "auteur")


def measure(name: str, *, decider: str = "om", due: int | None = None, basis: tuple[str, ...] = ()) -> Measure:
    return Measure(
        name, None, name.capitalize(), "", ("politie",), decider, None, 10, None, None, None, "", None, due, basis, 0, (), (),
        "ontwerpvoorstel", "auteur",
    )  # fmt: skip


def loop(name: str, done: Rule, *, target: int = 60, limit: int = 120) -> Loop:
    return Loop(name, name.capitalize(), "veilig_thuis", "politie", START, done, target, limit, "auteur")


def joint(name: str, *inputs: Rule, minutes: tuple[int, ...] = (30, 30)) -> Joint:
    return Joint(name, name.capitalize(), inputs, minutes, ("politie", "veilig_thuis"))


def ground(
    name: str, giver: str, receiver: str, verdict: str = "uitdrukkelijk", conditions: tuple[str, ...] = (), weight: int = 5
) -> Ground:
    return Ground(
        name, frozenset({giver}), frozenset({receiver}), frozenset(), verdict, conditions, weight, f"regel {name}", "artikel 1", None, None,
        "bron", "bron",
    )  # fmt: skip


def reveals(name: str, fact: str, *roles: str) -> Act:
    return Act(name, roles, None, name, "", 5, 5, None, None, "", None, True, None, (Reveal((fact,), ()),), "ontwerpvoorstel")


def region(**access: Access) -> Region:
    return Region("RP9", "Proef", "", "", {(a.partner, a.channel): a for a in access.values()}, {}, {}, {}, (), "auteur")


def access(partner: str, start: str, end: str) -> Access:
    return Access(partner, "telefoon", (Window(frozenset(range(7)), at(start), at(end)),), "", "auteur", "")


CHAPTERS = (Chapter("ochtend", "Ochtend", START, 12 * 60, 30, 5, (), ()), Chapter("middag", "Middag", 12 * 60, HORIZON, 30, 5, (), ()))
ROLES = tuple(map(role, ("politie", "veilig_thuis", "om", "cit")))
C = TypeVar("C")


def by_id(*items: C) -> dict[str, C]:
    return {item.id: item for item in items}  # type: ignore[attr-defined]  # every record of a case has an id


def case(**parts: Any) -> Case:
    """A case with four roles, nothing in it, and `parts`."""
    empty: dict[str, Any] = {name: {} for name in (
        "moments", "message_kinds", "partners", "persons", "themes", "purposes", "facts", "scenes", "acts", "happenings", "decisions",
        "measures", "agreements", "norms", "loops", "joints", "playbook", "calibration", "terms", "versions",
    )}  # fmt: skip
    made: dict[str, Any] = empty | {
        "id": "proef", "kind": "oefening", "title": "Proef", "summary": "", "warning": (), "source": "", "added": "", "date": "2025-02-11",
        "date_note": "", "weekday": 1, "holidays": frozenset(), "start": START, "horizon": HORIZON, "region": region(), "level": "vrij",
        "grounds": (), "chapters": CHAPTERS,
        "roles": by_id(*ROLES), "acute": None, "needs": (), "endings": (), "minutes": {"stuur": 5}, "calibration_note": "",
        "playable": tuple(r.id for r in ROLES),
    }  # fmt: skip
    return Case(**made | parts)


def needs(case: Case, *needs: Need) -> Case:
    """`case` with these needs, and the facts of each decision in its basis."""
    for need in needs:
        for kind in ("decisions", "measures"):
            found = getattr(case, kind)
            if need.decision in found:
                basis = tuple(dict.fromkeys((*found[need.decision].basis, need.fact)))
                case = replace(case, **{kind: {**found, need.decision: replace(found[need.decision], basis=basis)}})  # type: ignore[arg-type]  # one of two known fields
    return replace(case, needs=(*case.needs, *needs))


class Log:
    """A log in the making: events in order of time, with the clock moving in between."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.events: list[e.Event] = []
        self.now = START
        self.add(e.GameStarted, 1, tuple((role, "mens") for role in case.playable), False, False)
        self.add(e.ChapterOpened, case.chapters[0].id)

    def add(self, kind: type[E], *values: object) -> "Log":
        self.events.append(kind(self.now, len(self.events), (), *values))
        return self

    def at(self, clock: str) -> "Log":
        if at(clock) != self.now:
            self.now = at(clock)
            self.add(e.TimePassed)
        return self

    def learned(self, role: str, *facts: str) -> "Log":
        return self.add(e.Learned, role, facts, "systeem", "")

    def flag(self, name: str, on: bool = True) -> "Log":
        return self.add(e.FlagSet, name, on)

    def decide(self, role: str, decision: str, *cites: str, option: str = "ja") -> "Log":
        return self.add(e.DecisionTaken, role, decision, option, cites, False)

    def ruled(self, measure: str, granted: bool, by: str = "om") -> "Log":
        self.add(e.Requested, 1, measure, "politie", by, (), None)
        return self.add(e.Ruled, 1, measure, by, granted, "", (), ())

    def told(
        self, giver: str, receiver: str, fact: str, *, verdict: str = "uitdrukkelijk", ground: str = "", fresh: bool = True,
        channel: str = "bericht", ref: int = 1,
    ) -> "Log":  # fmt: skip
        self.add(e.Disclosed, giver, receiver, fact, "", verdict, ground, fresh, channel, ref)
        return self.add(e.Learned, receiver, (fact,), "bericht", giver) if fresh else self

    def meeting(self, number: int, *present: str) -> "Log":
        self.add(e.TalkOpened, number, present[0], present, (), "telefoon", "motorkapoverleg", "", self.now, 10)
        return self.add(e.TalkEnded, number, present)

    def closed(self, chapter: str) -> "Log":
        return self.add(e.ChapterClosed, chapter)

    def ended(self) -> list[e.Event]:
        """The whole game, played to the horizon."""
        self.at("18:00").add(e.GameEnded)
        return self.events
