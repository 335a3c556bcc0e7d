"""A case of a few lines and a log by hand, so that each term of the score can be told apart from all others."""

from collections.abc import Callable
from dataclasses import MISSING, fields, replace
from typing import Any, TypeVar

from scenarios.compiled import Act, Case, Chapter, Decision, Fact, Joint, Loop, Measure, Need, Norm, Option, Reveal, Role
from scenarios.judged import Legacy
from scenarios.regional import Access, Ground, Partner, Region, Window
from scenarios.world import Rule, World
from sim.core import events as e

E = TypeVar("E", bound=e.Event)
C = TypeVar("C")
START, HORIZON = 8 * 60, 18 * 60
NO_LEGACY = Legacy((), (), (), (), (), (), None)


def at(clock: str) -> int:
    """ "09:10" as a minute."""
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)


def blank(kind: type[C], /, **parts: Any) -> C:
    """A record of a case with `parts`, and in every other field as good as nothing."""
    given = set(parts)
    for spec in fields(kind):  # type: ignore[arg-type]  # every record of a case is a dataclass
        if spec.name not in given and spec.default is MISSING and spec.default_factory is MISSING:
            parts[spec.name] = _nothing(str(spec.type))
    return kind(**parts)


def _nothing(kind: str) -> object:
    """Nothing, for a field with this annotation."""
    if "None" in kind:
        return None
    plain = kind.removeprefix("collections.abc.").removeprefix("<class '").removesuffix("'>").split("[")[0]
    makers: dict[str, type] = {"Mapping": dict, "frozenset": frozenset, "tuple": tuple, "str": str, "int": int, "bool": bool}
    return makers[plain]() if plain in makers else None


def when(holds: Callable[[World], bool]) -> Rule:
    return Rule(("test",), lambda world, _: holds(world))


def flag(name: str) -> Rule:
    return when(lambda world: world.flag(name))


def decided(name: str) -> Rule:
    return when(lambda world: world.decided(name) is not None)


def role(name: str, partner: str | None = None, *, exists: bool = True) -> Role:
    return blank(Role, id=name, partner=partner or name, playable=True, exists=exists, title=name.replace("_", " ").capitalize())


def fact(name: str, *, sensitivity: int = 1, **more: Any) -> Fact:
    return blank(Fact, id=name, label=name, text=name, kind="wpg8", sensitivity=sensitivity, **more)


def norm(name: str, done: Rule, *, target: int = 60, limit: int = 120, owners: tuple[str, ...] = ("politie",), **more: Any) -> Norm:
    own: dict[str, Any] = {"root": START, "weight": 1, "source": "auteur"}
    return blank(Norm, id=name, title=name.capitalize(), owners=owners, done=done, target=target, limit=limit, **own | more)


def decision(name: str, *, due: int, least: int = 0, deciders: tuple[str, ...] = ("veilig_thuis",), **more: Any) -> Decision:
    options = by_id(blank(Option, id="ja", label="Ja", defensible=True), blank(Option, id="stil", label="Niets doen", defensible=False))
    own: dict[str, Any] = {"title": name.capitalize(), "source": "auteur"}
    return blank(Decision, id=name, deciders=deciders, options=options, due=due, basis_least=least, **own | more)


def measure(name: str, *, decider: str = "om", due: int | None = None, basis: tuple[str, ...] = ()) -> Measure:
    return blank(
        Measure, id=name, title=name.capitalize(), requesters=("politie",), decider=decider, takes=10, due=due, basis=basis, source="auteur"
    )


def loop(name: str, done: Rule, *, target: int = 60, limit: int = 120) -> Loop:
    return blank(
        Loop, id=name, title=name.capitalize(), giver="veilig_thuis", receiver="politie", root=START, done=done, target=target, limit=limit,
        source="auteur",
    )  # fmt: skip


def joint(name: str, *inputs: Rule, minutes: tuple[int, ...] = (30, 30)) -> Joint:
    return blank(Joint, id=name, title=name.capitalize(), inputs=inputs, minutes=minutes, roles=("politie", "veilig_thuis"))


def ground(name: str, giver: str, receiver: str, verdict: str = "uitdrukkelijk", conditions: tuple[str, ...] = ()) -> Ground:
    words = {"title": f"regel {name}", "rule": "artikel 1", "source": "bron", "origin": "bron"}
    pair = {"givers": frozenset({giver}), "receivers": frozenset({receiver})}
    return blank(Ground, id=name, verdict=verdict, conditions=conditions, weight=5, **words, **pair)


def reveals(name: str, fact: str, *roles: str) -> Act:
    return blank(Act, id=name, roles=roles, label=name, effects=(Reveal((fact,), ()),))


def region(**access: Access) -> Region:
    return blank(Region, id="RP9", name="Proef", access={(a.partner, a.channel): a for a in access.values()})


def access(partner: str, start: str, end: str) -> Access:
    return Access(partner, "telefoon", (Window(frozenset(range(7)), at(start), at(end)),), "", "auteur", "")


def chapter(name: str, start: int, end: int) -> Chapter:
    return blank(Chapter, id=name, title=name.capitalize(), start=start, end=end, round=30)


def by_id(*items: C) -> dict[str, C]:
    return {item.id: item for item in items}  # type: ignore[attr-defined]  # every record of a case has an id


CHAPTERS = (chapter("ochtend", START, 12 * 60), chapter("middag", 12 * 60, HORIZON))
ROLES = tuple(map(role, ("politie", "veilig_thuis", "om", "cit")))


def case(**parts: Any) -> Case:
    """A case with four roles, nothing in it, and `parts`."""
    own: dict[str, Any] = {
        "id": "proef", "title": "Proef", "date": "2025-02-11", "weekday": 1, "start": START, "horizon": HORIZON, "region": region(),
        "chapters": CHAPTERS, "roles": by_id(*ROLES),
        "partners": by_id(*(blank(Partner, id=r.partner, name=r.title) for r in ROLES)),
        "minutes": {"stuur": 5}, "playable": tuple(r.id for r in ROLES),
        "legacy": NO_LEGACY,
    }  # fmt: skip
    return blank(Case, **own | parts)


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
