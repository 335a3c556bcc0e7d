"""What is true now in a game?

`State` holds it and answers conditions. It changes only in `evolution.evolve`, in place (each event is applied once; `copy`
serves what-if); reading is all that `rules` and `clock` do with it.
"""

from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass
from heapq import heappush

from scenarios.compiled import Case
from sim.core import watching as w
from sim.core.commands import Command, Contribute, Plan, Wait

LEVELS = {"veilig": 0, "zorgen": 1, "onveilig": 2, "acuut_onveilig": 3}
APART = 2
"""Steps from which two judgements lie far apart."""

# The order within one instant (design: effects, arrivals, rulings, happenings, meetings).
EFFECT, ARRIVAL, RULING, HAPPENING, MEETING = 1, 2, 3, 4, 5

Due = tuple[int, int, int, str, str, int]
"""(minute, order, tie-breaker, kind, id, number): one thing on the agenda; id and number name it within its kind."""


@dataclass(slots=True)
class Desk:
    """One role's desk: what occupies it. At most one of `command`, `waiting`, `talk` is set."""

    role: str
    how: str
    """mens · meewerkend · afwachtend · eilandje · verloop · niemand"""
    command: Command | None = None
    ref: int = 0
    """Seq of the `Started` that occupies it."""
    since: int = -1
    until: int = -1
    lands: int = -1
    waiting: int | None = None
    deaf: bool = False
    talk: int | None = None
    table: int | None = None
    """A meeting that has just been told: until the clock moves, its decisions cost no extra time."""
    queue: tuple[Command, ...] = ()
    called: bool = False
    """Something urgent wants a choice inside a round."""
    called_at: int = -1
    """When that was: what one lines up then is for the rest of the round."""
    place: str = ""

    @property
    def idle(self) -> bool:
        """Neither occupied, nor waiting, nor in a conversation."""
        return self.command is None and self.waiting is None and self.talk is None

    @property
    def claimable(self) -> bool:
        """A conversation may claim it."""
        return self.command is None and self.talk is None and self.how != "niemand"


@dataclass(slots=True)
class Talk:
    number: int
    by: str
    present: tuple[str, ...]
    awaited: tuple[str, ...]
    channel: str
    moment: str | None
    purpose: str
    begins: int
    minutes: int
    phase: str = "onderweg"
    """onderweg · inbreng · loopt · klaar"""
    pending: frozenset[str] = frozenset()
    """Seats that still have to contribute."""
    spoken: tuple[tuple[str, Contribute], ...] = ()
    ends: int = -1
    judged: tuple[tuple[str, str], ...] = ()
    """How everybody judged, as it was laid side by side last."""


@dataclass(slots=True)
class Work:
    """Something begun at a desk whose effect has not landed yet."""

    ref: int
    role: str
    command: Command
    started: int
    lands: int
    resumed: tuple[int, int] | None = None
    """The minutes that were left when it was taken up again after an interruption."""


@dataclass(slots=True)
class Request:
    number: int
    measure: str
    by: str
    decider: str
    cites: tuple[str, ...]
    rules_at: int | None
    status: str = "loopt"


@dataclass(slots=True)
class Message:
    number: int
    by: str
    to: tuple[str, ...]
    kind: str
    facts: tuple[str, ...]
    asks: tuple[str, ...]
    purpose: str


def closer(pair: tuple[str, str] | None, judged: Iterable[tuple[str, str]]) -> bool:
    """Whether these judgements, laid side by side, undo a difference between `pair`."""
    levels = {role: LEVELS[level] for role, level in judged}
    return pair is not None and all(role in levels for role in pair) and abs(levels[pair[0]] - levels[pair[1]]) < APART


class State:
    """Everything that is true now. Answers conditions (`scenarios.compiled.World`)."""

    __slots__ = (
        "acts_done",
        "agenda",
        "asked_by",
        "at_table",
        "awaiting",
        "case",
        "chapter",
        "chapter_open",
        "contacts",
        "counters",
        "decisions",
        "desks",
        "deviations",
        "difference",
        "dirty",
        "flags",
        "found_by",
        "free_speech",
        "handed",
        "happened",
        "judgements",
        "learned",
        "lined_up",
        "measures",
        "messages",
        "now",
        "ordered",
        "over",
        "paused",
        "plan",
        "requests",
        "rounds",
        "scenes",
        "scheduled",
        "seats",
        "seed",
        "seq",
        "speaking",
        "statuses",
        "systems",
        "talks",
        "talks_held",
        "ties",
        "unopened",
        "unread",
        "watched",
        "worded",
        "work",
    )

    def __init__(self, case: Case) -> None:
        self.case = case
        self.now = case.start
        self.seq = 0
        self.ties = 0
        self.seed = 0
        self.over = False
        self.rounds = False
        self.free_speech = False
        self.chapter = 0
        self.chapter_open = False
        self.dirty = w.EVERYTHING
        """Kinds of things that changed since conditions were last tried. A memo of `clock.advance`, no part of what is true."""
        self.seats: tuple[str, ...] = ()
        self.desks: dict[str, Desk] = {}
        self.learned: dict[str, dict[str, int]] = {role: {} for role in case.roles}
        self.worded: dict[tuple[str, str], str] = {}
        """(role, fact) → the option of a decision in whose words it knows the fact."""
        self.systems: dict[str, dict[str, int]] = {role.partner: {} for role in case.roles.values()}
        """Partner → what stands in its system, with when it was seen."""
        for fact in case.facts.values():
            for partner in fact.systems:
                self.systems.setdefault(partner, {})[fact.id] = case.start
        self.flags: set[str] = set()
        self.counters: dict[str, int] = {}
        self.scenes: dict[str, int] = {}
        """Open scenes, with the minute at which they opened."""
        waits = w.watch(case)
        self.unopened = set(waits.opens)
        """Scenes that have not been open yet."""
        self.happened: set[str] = set()
        self.watched = set(waits.happens)
        """Happenings that come about as soon as their condition holds."""
        self.scheduled: dict[str, int] = {h.id: h.at for h in case.happenings.values() if h.at is not None}
        self.measures: dict[str, int | None] = {}
        self.ordered: dict[str, int] = {}
        self.asked_by: dict[str, str] = {}
        """Measure → the role that ordered or asked for it."""
        self.found_by: dict[str, tuple[str, ...]] = {}
        """Measure → who ordered it too, and found that it runs already."""
        self.requests: dict[int, Request] = {}
        self.statuses: dict[str, str] = {}
        self.decisions: dict[str, str] = {}
        self.judgements: dict[str, int] = {}
        self.difference: tuple[str, str] | None = None
        self.at_table = False
        """Some desk has just come out of a meeting."""
        self.lined_up = 0
        """Commands that lie ready at all desks together."""
        self.talks: dict[int, Talk] = {}
        self.speaking: set[int] = set()
        """Conversations in which contributions are made now."""
        self.talks_held: list[tuple[frozenset[str], str | None]] = []
        self.contacts: dict[tuple[str, str], int] = {}
        """(role, role) → when they last spoke, or one first answered the other's request."""
        self.handed: dict[str, frozenset[str]] = {}
        """Role → facts it handed over with read-back."""
        self.messages: dict[int, Message] = {}
        self.unread: dict[str, tuple[int, ...]] = {}
        self.awaiting: dict[str, int] = {}
        """Busy seat → the conversation that waits for it."""
        self.plan: Plan | None = None
        self.deviations: dict[str, str] = {}
        """Norm that was left on purpose → reason."""
        self.work: dict[int, Work] = {}
        self.paused: dict[Command, tuple[int, int]] = {}
        self.acts_done: set[tuple[str, str]] = set()
        self.agenda: list[Due] = []
        for happening, due in self.scheduled.items():
            self.push(due, HAPPENING, "happen", happening)

    # --- what conditions ask (World) ---

    def knows(self, role: str, fact: str) -> bool:
        known = self.learned.get(role)
        if known is None:
            return False
        at = known.get(fact)
        if at is None:
            return False
        expires = self.case.facts[fact].expires
        return expires is None or self.now < at + expires

    def recorded(self, partner: str, fact: str) -> bool:
        return fact in self.systems.get(partner, ())

    def flag(self, name: str) -> bool:
        return name in self.flags

    def count(self, name: str) -> int:
        return self.counters.get(name, 0)

    def in_force(self, measure: str) -> bool:
        return measure in self.measures

    def plan_holds(self, field: str) -> bool:
        plan = self.plan
        if plan is None:
            return False
        held: dict[str, object] = {
            "afspraak": plan.agreements,
            "aanspreekpunt": plan.first_contact,
            "herbeoordeling": plan.review,
            "belafspraak": plan.calls,
            "overdracht": plan.handover,
            "regie": plan.regie,
            "informeren": plan.inform,
            "overleg": plan.consults,
            "resultaten": plan.results,
        }
        return bool(held.get(field))

    def talked(self, roles: tuple[str, ...], moment: str | None) -> bool:
        return any((moment is None or held == moment) and present.issuperset(roles) for present, held in self.talks_held)

    def sent(self, kind: str, giver: str | None, receiver: str | None) -> bool:
        return any(m.kind == kind and giver in (None, m.by) and (receiver is None or receiver in m.to) for m in self.messages.values())

    def request_status(self, measure: str) -> str:
        return self.statuses.get(measure, "geen")

    def scene_open(self, scene: str) -> bool:
        return scene in self.scenes

    def reachable(self, role: str, channel: str) -> bool:
        return self.case.reachable(role, channel, self.now)

    def judged(self, role: str, least: int) -> bool:
        return self.judgements.get(role, -1) >= least

    def difference_open(self) -> bool:
        return self.difference is not None

    def table_of(self, role: str) -> Talk | None:
        """The meeting that `role` has just had and still sits at."""
        desk = self.desks.get(role)
        return self.talks[desk.table] if desk is not None and desk.table is not None else None

    def decided(self, decision: str) -> str | None:
        return self.decisions.get(decision)

    # --- what rules ask ---

    @property
    def acute(self) -> bool:
        """Whether the danger is acute in the sense of the vital interest."""
        rule = self.case.acute
        return rule is not None and rule.holds(self, "")

    def in_contact(self, role: str, partner: str) -> bool:
        """Whether `role` spoke with, or was answered by, a role of `partner`."""
        roles = self.case.roles
        return any(a == role and roles[b].partner == partner for a, b in self.contacts)

    def block_end(self) -> int:
        """The end of the round in which a human seat plays now."""
        chapter = self.case.chapters[self.chapter]
        passed = max(0, self.now - chapter.start)
        return min(chapter.end, chapter.start + (passed // chapter.round + 1) * chapter.round)

    def at_block_start(self) -> bool:
        """Whether a round begins at this minute."""
        chapter = self.case.chapters[self.chapter]
        return (self.now - chapter.start) % chapter.round == 0

    def handed_in(self, desk: Desk) -> bool:
        """Whether a human seat has lined up all it wants for this round: its last move closes the block, or lasts beyond it."""
        if desk.idle or desk.called:
            return False
        if desk.waiting is not None or any(isinstance(command, Wait) for command in desk.queue):
            return True
        until = desk.until if desk.talk is None else self.talks[desk.talk].ends
        return until >= self.block_end()

    def must_speak(self, role: str) -> int | None:
        """The conversation to which `role` still has to contribute, or None."""
        desk = self.desks.get(role)
        if desk is None or desk.talk is None:
            return None
        talk = self.talks[desk.talk]
        return talk.number if role in talk.pending else None

    def must_choose(self) -> tuple[str, ...]:
        """Seats on whose choice the clock waits now, in the order of the case."""
        return tuple(self._choosing())

    def waits(self) -> bool:
        """Whether the clock waits for somebody's choice: the first who chooses is answer enough."""
        return next(self._choosing(), None) is not None

    def _choosing(self) -> Iterator[str]:
        if not self.chapter_open or self.over:
            return
        chapter = self.case.chapters[self.chapter]
        begun = self.now >= chapter.start
        for role in self.seats:
            desk = self.desks[role]
            if desk.talk is not None and role in self.talks[desk.talk].pending:
                yield role
            elif desk.command is not None or desk.waiting is not None or desk.talk is not None:
                if self.rounds and self._lines_up(desk) and begun and role in chapter.roles:
                    yield role
            elif begun and role in chapter.roles and desk.how != "niemand":
                yield role

    def _lines_up(self, desk: Desk) -> bool:
        """Whether a busy human seat still lines up moves for the round that begins now."""
        if desk.how != "mens" or desk.since != self.now:
            return False
        return (self.at_block_start() or desk.called_at == self.now) and not self.handed_in(desk)

    # --- keeping ---

    def push(self, minute: int, order: int, kind: str, name: str = "", number: int = 0) -> None:
        """Put something on the agenda; equal minutes keep the order of coming in."""
        self.ties += 1
        heappush(self.agenda, (minute, order, self.ties, kind, name, number))

    def live(self, due: Due) -> bool:
        """Whether an agenda entry still stands (taken-back work leaves a dead one behind)."""
        minute, _, _, kind, name, number = due
        match kind:
            case "lands":
                return number in self.work
            case "frees":
                desk = self.desks[name]
                return desk.command is not None and desk.ref == number
            case "wait":
                return self.desks[name].waiting == number
            case "happen":
                return self.scheduled.get(name) == minute
            case "rule":
                return self.requests[number].status == "loopt"
            case "measure":
                return self.ordered.get(name) == minute
            case "measure_end":
                return self.measures.get(name, -1) == minute
            case "begin":
                return self.talks[number].phase == "onderweg"
            case "end":
                return self.talks[number].phase == "loopt"
            case "duty":
                return number == self.chapter
            case _:
                return True

    def copy(self) -> "State":
        """An independent copy, for trying a move out."""
        new = State.__new__(State)
        for name in State.__slots__:
            value = getattr(self, name)
            setattr(new, name, copy(value) if isinstance(value, dict | list | set) else value)
        new.worded = dict(self.worded)
        new.learned = {role: dict(known) for role, known in self.learned.items()}
        new.systems = {partner: dict(known) for partner, known in self.systems.items()}
        new.desks = {role: copy(desk) for role, desk in self.desks.items()}
        new.talks = {number: copy(talk) for number, talk in self.talks.items()}
        new.requests = {number: copy(request) for number, request in self.requests.items()}
        return new
