"""Which events can make a condition true?

A condition is a function that asks a world questions. `Traced` notes what it asked, and `touched` names the questions
whose answer an event may change; a condition is tried again only when the two meet. So judging a log does not cost
(events × conditions), and no knowledge of the forms of conditions is needed here.
"""

from typing import Protocol

from scenarios.compiled import Case
from scenarios.world import World
from sim.core import events as e

Key = tuple[str, ...]
TIME: Key = ("tijd",)
TALK: Key = ("gesprek",)
PLAN: Key = ("plan",)
SENT: Key = ("bericht",)
DIFFERENCE: Key = ("verschil",)


class Situation(World, Protocol):
    """What the fold of a log must answer: conditions, and what the law asks (see `sim.core.sharing`)."""

    @property
    def acute(self) -> bool: ...
    def in_contact(self, role: str, partner: str) -> bool: ...


class Traced:
    """A world that notes in `asked` what it is asked."""

    __slots__ = ("asked", "case", "world")

    def __init__(self, case: Case, world: World) -> None:
        self.case = case
        self.world = world
        self.asked: set[Key] = set()

    @property
    def now(self) -> int:
        self.asked.add(TIME)
        return self.world.now

    @now.setter
    def now(self, minute: int) -> None:
        raise AttributeError("a traced world is only read")

    def knows(self, role: str, fact: str) -> bool:
        self.asked.add(("weet", role, fact))
        if self.case.facts[fact].expires is not None:
            self.asked.add(TIME)
        return self.world.knows(role, fact)

    def recorded(self, partner: str, fact: str) -> bool:
        self.asked.add(("systeem", partner, fact))
        return self.world.recorded(partner, fact)

    def flag(self, name: str) -> bool:
        self.asked.add(("vlag", name))
        return self.world.flag(name)

    def count(self, name: str) -> int:
        self.asked.add(("teller", name))
        return self.world.count(name)

    def in_force(self, measure: str) -> bool:
        self.asked.add(("maatregel", measure))
        return self.world.in_force(measure)

    def plan_holds(self, field: str) -> bool:
        self.asked.add(PLAN)
        return self.world.plan_holds(field)

    def talked(self, roles: tuple[str, ...], moment: str | None) -> bool:
        self.asked.update((TALK, ("gesprek", *roles)))
        return self.world.talked(roles, moment)

    def sent(self, kind: str, giver: str | None, receiver: str | None) -> bool:
        self.asked.add(SENT)
        return self.world.sent(kind, giver, receiver)

    def request_status(self, measure: str) -> str:
        self.asked.add(("verzoek", measure))
        return self.world.request_status(measure)

    def scene_open(self, scene: str) -> bool:
        self.asked.add(("situatie", scene))
        return self.world.scene_open(scene)

    def reachable(self, role: str, channel: str) -> bool:
        self.asked.add(TIME)
        return self.world.reachable(role, channel)

    def judged(self, role: str, least: int) -> bool:
        self.asked.add(("oordeel", role))
        return self.world.judged(role, least)

    def difference_open(self) -> bool:
        self.asked.add(DIFFERENCE)
        return self.world.difference_open()

    def decided(self, decision: str) -> str | None:
        self.asked.add(("besluit", decision))
        return self.world.decided(decision)


def touched(event: e.Event) -> tuple[Key, ...]:
    """The questions whose answer `event` may change."""
    match event:
        case e.TimePassed() | e.ChapterOpened():
            return (TIME,)
        case e.Learned():
            return tuple(("weet", event.role, fact) for fact in event.facts)
        case e.DutyChanged():
            return tuple(("weet", event.role, fact) for fact in event.lost)
        case e.Recorded():
            return tuple(("systeem", event.partner, fact) for fact in event.facts)
        case e.FlagSet():
            return (("vlag", event.name),)
        case e.Counted():
            return (("teller", event.name),)
        case e.SceneOpened() | e.SceneClosed():
            return (("situatie", event.scene),)
        case e.TalkEnded():
            return (TALK,)
        case e.Judged():
            return (("oordeel", event.role),)
        case e.JudgementsShown() | e.DifferenceFound() | e.DifferenceDiscussed():
            return (DIFFERENCE,)
        case e.DecisionTaken():
            return (("besluit", event.decision),)
        case e.Planned():
            return (PLAN,)
        case e.Sent():
            return (SENT,)
        case e.Requested() | e.Ruled():
            return (("verzoek", event.measure),)
        case e.MeasureStarted() | e.MeasureEnded():
            return (("maatregel", event.measure),)
        case _:
            return ()


def is_act(event: e.Event, asked: set[Key]) -> bool:
    """Whether `event` is somebody doing what a condition that asked `asked` is about, rather than time or knowledge passing."""
    match event:
        case e.TimePassed() | e.ChapterOpened() | e.Learned() | e.DutyChanged() | e.SceneOpened() | e.SceneClosed():
            return False
        case e.TalkEnded():
            return any(key[0] == TALK[0] and len(key) > 1 and set(key[1:]) <= set(event.present) for key in asked)
        case _:
            return True


def actors(event: e.Event) -> tuple[str, ...]:
    """Who did `event`, where it says so."""
    match event:
        case e.Judged() | e.DecisionTaken() | e.Planned() | e.Recorded():
            return (event.role,)
        case e.Ruled() | e.Requested() | e.Sent():
            return (event.by,)
        case _:
            return ()


SILENT_KINDS = frozenset(
    {
        e.Started,
        e.Freed,
        e.Landed,
        e.Stopped,
        e.Retracted,
        e.Interrupted,
        e.Queued,
        e.Unqueued,
        e.Waiting,
        e.Woken,
        e.Placed,
        e.Contributed,
        e.TalkBegan,
        e.TalkSpoken,
        e.SeatsTaken,
        e.DutyAnnounced,
        e.Drawn,
        e.Noted,
        e.Interviewed,
        e.Asked,
        e.SaidAloud,
    }
)
"""Events about who is occupied with what, or that only tell something: no condition can ask for them."""
