"""What did a log leave behind?

The plan line by line, with who was told it and who read it back; measures in force; who spoke with whom; and what stood at
the minutes at which the case looks: the due dates of a handover, and just before a probe. Filled by the one pass over the
log that `fold.py` makes.
"""

from collections.abc import Mapping
from copy import copy
from dataclasses import replace

from scenarios.compiled import Case
from scenarios.judged import HandoverField, Probe
from scoring.planlines import Line, lines
from scoring.remains import Filled, Left, Named, Reached, Run
from scoring.watch import Situation
from sim.core import events as e
from sim.core.commands import Order

MOST_LINES = 8
"""Lines of one kind that one owner can keep (author's choice): a plan in which one does everything is a form, not a plan."""
LEAST_LEARNT = 3
"""Facts that whoever makes a plan has learnt since the game began, if there are so many (author's choice): before that it is paper.
What others told counts as far as the case asks for it there, so that telling at random makes nobody's plan a good one."""
KINDS = frozenset(
    {
        *(e.GameStarted, e.SeatsTaken, e.SeatsChanged, e.Started, e.Learned, e.Planned, e.Deviated, e.Interviewed),
        *(e.MeasureOrdered, e.MeasureStarted, e.MeasureEnded),
    }
)
"""Events that leave something behind."""


class Leaving:
    """What is left so far, while a log is read."""

    def __init__(self, case: Case) -> None:
        self.case = case
        legacy = case.legacy
        self.past: list[Line] = []
        self.plan: dict[tuple[object, ...], Line] = {}
        self.void: dict[Line, str] = {}
        """Line that is only paper → why."""
        self.wanted = _wanted(case)
        self.learnt: dict[str, int] = {}
        self.planned: list[e.Planned] = []
        """Plans of the minute being read: what their makers learn in that minute counts."""
        self.told: dict[str, dict[tuple[object, ...], Line]] = {probe.responder: {} for probe in legacy.probes}
        """Responder → the lines it was told."""
        self.not_needed: dict[tuple[str, str], tuple[int, int]] = {}
        self.named: list[Named] = []
        self.runs: list[Run] = []
        self.orders: dict[str, e.MeasureOrdered] = {}
        self.blank: set[tuple[str, str]] = set()
        """(role, measure) of orders that rested on nothing, or mostly on what does not speak for them."""
        self.doubtful: list[int] = []
        """Places in `runs` of what started in this minute without fitting yet."""
        self.interviews: list[e.Interviewed] = []
        self.deviated: list[e.Deviated] = []
        self.seats: list[tuple[int, Mapping[str, str]]] = []
        self.filled: dict[HandoverField, Filled] = {}
        self.reached: dict[str, Reached] = {}
        # A probe looks just before its minute: what comes to light by the call itself had not reached anybody.
        looks: list[tuple[int, int, HandoverField | Probe]] = [(field.due, place, field) for place, field in enumerate(legacy.handover)]
        looks += [(probe.at - 1, place, probe) for place, probe in enumerate(legacy.probes, len(looks))]
        self.looks = sorted(looks, key=lambda look: look[:2])

    def copy(self) -> "Leaving":
        """Another one that has read the same."""
        new = Leaving.__new__(Leaving)
        new.__dict__.update({name: copy(value) if isinstance(value, dict | list | set) else value for name, value in vars(self).items()})
        new.told = {responder: dict(book) for responder, book in self.told.items()}
        return new

    # --- what happens ---

    def take(self, event: e.Event, world: Situation) -> None:
        """Note what `event` leaves behind; `world` is as it was before."""
        match event:
            case e.Started(command=Order(role=role, measure=measure, cites=cites)):
                (self.blank.discard if self._rests(measure, cites) else self.blank.add)((role, measure))
            case e.Learned(role=role, facts=facts, how=how, source=source):
                if how != "begin":
                    was_told = source in self.case.roles
                    self.learnt[role] = self.learnt.get(role, 0) + sum(not was_told or (role, fact) in self.wanted for fact in facts)
            case e.Planned():
                self.planned.append(event)
            case e.Interviewed():
                self.interviews.append(event)
            case e.MeasureOrdered():
                self.orders[event.measure] = event
            case e.MeasureStarted():
                self._started(event, world)
            case e.MeasureEnded():
                for place, run in enumerate(self.runs):
                    if run.measure == event.measure and run.ended is None:
                        self.runs[place] = replace(run, ended=event.at)
            case e.Deviated():
                self.deviated.append(event)
            case e.GameStarted() | e.SeatsTaken():
                self.seats.append((event.at, dict(event.seats)))
            case e.SeatsChanged():
                held = self.seats[-1][1] if self.seats else {}
                self.seats.append((event.at, {**held, **dict(event.seats)}))

    def _started(self, event: e.MeasureStarted, world: Situation) -> None:
        fitting = self.case.measures[event.measure].fitting
        fits = fitting is None or fitting.holds(world, "")
        order = self.orders.pop(event.measure, None)
        told = event.audience if order is None else (*event.audience, *order.audience)
        if not fits:
            self.doubtful.append(len(self.runs))
        by = None if order is None else order.by
        blank = by is not None and by == self.case.measures[event.measure].decider and (by, event.measure) in self.blank
        self.runs.append(Run(event.measure, event.at, event.until, event.seq, told, by, fits, blank=blank))

    def _rests(self, measure: str, cites: tuple[str, ...]) -> bool:
        """Whether an order rests on something, and where the case says what speaks for it: at least half on that."""
        speaks = self.case.measures[measure].rests_on
        return bool(cites) and (not speaks or 2 * len(set(speaks) & set(cites)) >= len(cites))

    def _planned(self, event: e.Planned) -> None:
        plan, heard = event.plan, (event.role, *event.audience)
        paper = self._paper(event.role)
        for line in lines(event, heard):
            books = [self.plan, *(book for responder, book in self.told.items() if responder in heard or "*" in heard)]
            for book in books:
                self._stands(book, line, self.past if book is self.plan else None)
                if paper:
                    self.void[book[line.slot]] = "papier"
        for skipped in plan.not_needed:
            self.not_needed.setdefault((skipped.field, skipped.reason), (event.at, event.seq))
        self.void.update((line, "te_veel") for line in self.plan.values() if self._everything(line))
        if not paper:
            self._regie(event, heard)
        if plan.handover is not None:
            self._handed_over(plan.handover, plan.read_back)

    @staticmethod
    def _stands(book: dict[tuple[object, ...], Line], line: Line, past: list[Line] | None) -> None:
        old = book.get(line.slot)
        if old is not None and old.said == line.said:
            book[line.slot] = replace(old, told=tuple(dict.fromkeys((*old.told, *line.told))))
            return
        if old is not None and past is not None:
            past.append(replace(old, replaced=line.since))
        book[line.slot] = line

    def _handed_over(self, receiver: str, read_back: bool) -> None:
        """Whoever takes over is told the whole plan as it stands."""
        if receiver in self.told:
            self.told[receiver].update(self.plan)
        # A plan that says everything, or nothing, cannot be read back.
        if read_back and self.void.keys().isdisjoint(self.plan.values()):
            for slot, line in self.plan.items():
                self.plan[slot] = replace(line, read_by=line.read_by | {receiver})

    def _regie(self, event: e.Planned, heard: tuple[str, ...]) -> None:
        holders: dict[str, list[str]] = {}
        for one in event.plan.regie:
            holders.setdefault(one.function, []).append(one.holder)
        if event.plan.first_contact:
            holders.setdefault("aanspreekpunt", []).append(event.plan.first_contact)
        for function, who in holders.items():
            self.named.append(Named(function, tuple(dict.fromkeys(who)), event.at, event.seq, heard, event.role))

    # --- what stands at a minute ---

    def settle(self, following: int, world: Situation) -> None:
        """The minute is over; the next thing happens at `following`: look at what comes due before that."""
        for event in self.planned:
            self._planned(event)
        self.planned.clear()
        for place in self.doubtful:
            fitting = self.case.measures[self.runs[place].measure].fitting
            if fitting is not None and fitting.holds(world, ""):
                self.runs[place] = replace(self.runs[place], fits=True)
        self.doubtful.clear()
        while self.looks and self.looks[0][0] < following:
            minute, _, what = self.looks.pop(0)
            before, world.now = world.now, max(world.now, minute)
            if isinstance(what, HandoverField):
                self.filled[what] = self._field(what, minute, world)
            else:
                self.reached[what.id] = self._probe(what, minute + 1, world)
            world.now = before

    def _field(self, field: HandoverField, minute: int, world: Situation) -> Filled:
        skipped = [(reason, self.not_needed.get((field.field, reason.id))) for reason in field.not_needed]
        for reason, written in skipped:
            if written is not None and reason.true_if.holds(world, ""):
                return Filled("niet_nodig", written[0], (written[1],))
        there = [line for line in self.plan.values() if line.field == field.field]
        names = frozenset(field.names)
        meant = [line for line in there if not names or not line.points or names & line.points]
        true = [line for line in meant if self._true(line, minute, world)]
        read = [line for line in true if (field.receiver in line.read_by if field.receiver else line.read_by)]
        for why, found in (("goed", read), ("niet_teruggelezen", true), ("loos", there)):
            if found:
                return Filled(why, found[0].since, tuple(line.seq for line in found))
        return Filled("onware_reden" if any(written is not None for _, written in skipped) else "leeg")

    def _probe(self, probe: Probe, minute: int, world: Situation) -> Reached:
        partner, told = self.case.roles[probe.responder].partner, self.told[probe.responder].values()
        looks = [(name, [line for line in told if line.field == name]) for name in probe.plan]
        looks += [(name, [line for line in told if line.what == name]) for name in probe.agreements]
        why = {name: [self._stale(line) or self._flaw(line, minute, world) for line in book] for name, book in looks}
        flaws = {name: found[0] for name, found in why.items() if found and "" not in found}
        return Reached(
            tuple(fact for fact in asked(self.case, probe) if world.knows(probe.responder, fact) or world.recorded(partner, fact)),
            tuple(name for name in probe.plan if "" in why[name]),
            tuple(name for name in probe.agreements if "" in why[name]),
            flaws,
        )

    def _true(self, line: Line, minute: int, world: Situation) -> bool:
        return not self._flaw(line, minute, world)

    def _flaw(self, line: Line, minute: int, world: Situation) -> str:
        """Why a line does not count; "" when what it points to is there, stands at `minute` and is somebody's who knows of it."""
        if self._everything(line):
            return "te_veel"
        if line in self.void:
            return self.void[line]
        if not self._owned(line):
            return "onbekend"
        if line.field == "maatregelen" and not self._stands_now(line.what, world):
            return "gold_niet"
        return self._when_or_where(line, minute, world)

    def _stale(self, line: Line) -> str:
        """Who was given another first contact since, and was not told, has the wrong one."""
        return "vervangen" if line.field == "aanspreekpunt" and not self._current(line) else ""

    def _when_or_where(self, line: Line, minute: int, world: Situation) -> str:
        """What is wrong with the time of a line, or with whom it points to."""
        others = line.roles[1:]
        match line.field:
            case "maatregelen":
                return "voorbij" if line.time is not None and line.time <= minute else ""
            case "herbeoordeling" if line.time is not None and line.time < minute:
                return "voorbij"
            case "herbeoordeling":
                somewhere = line.time is not None and line.time <= self.case.horizon
            case "aanspreekpunt":
                somewhere = line.roles[0] in self.case.roles
            case "resultaten":
                somewhere = self._there(others[0]) and others[0] != line.roles[0] and self._found(line, world)
            case "belafspraak" | "overleg":
                somewhere = self._there(others[0]) and others[0] != line.roles[0]
            case _:
                somewhere = self._there(others[0])
        return "" if somewhere else "nergens"

    def _paper(self, role: str) -> bool:
        """Whether `role` knows too little yet to have a plan."""
        unknown = sum(role not in fact.known_by for fact in self.case.facts.values())
        return self.learnt.get(role, 0) < min(LEAST_LEARNT, unknown)

    def _everything(self, line: Line) -> bool:
        """Whoever does everything, calls everybody or informs the whole world has agreed on nothing."""
        same = [other for other in self.plan.values() if other.field == line.field and other.roles[:1] == line.roles[:1]]
        return len(same) > MOST_LINES

    def _stands_now(self, what: str, world: Situation) -> bool:
        """A measure is in force, or what makes an agreement one holds."""
        agreement = self.case.agreements.get(what)
        if agreement is None:
            return world.in_force(what)
        return agreement.stands_if is None or agreement.stands_if.holds(world, "")

    def _current(self, line: Line) -> bool:
        return self.plan[line.slot].said == line.said

    def _owned(self, line: Line) -> bool:
        """A role must have been told; with a person somebody must have spoken."""
        owner = line.roles[0]
        if owner in self.case.roles:
            return self._there(owner) and owner in line.told
        return any(talk.person == owner and talk.kind != "observatie" for talk in self.interviews)

    def _there(self, who: str) -> bool:
        return self.case.roles[who].exists if who in self.case.roles else who in self.case.persons

    def _found(self, line: Line, world: Situation) -> bool:
        """Whether the giver of results has any on that theme."""
        giver = line.roles[0]
        if giver not in self.case.roles:
            return False
        partner = self.case.roles[giver].partner
        facts = (fact.id for fact in self.case.facts.values() if fact.theme == line.what)
        return any(world.knows(giver, fact) or world.recorded(partner, fact) for fact in facts)

    def done(self) -> Left:
        lines = sorted((*self.past, *self.plan.values()), key=lambda line: line.seq)
        return Left(
            tuple(lines),
            tuple(self.named),
            tuple(self.runs),
            tuple(self.interviews),
            tuple(self.deviated),
            tuple(self.seats),
            self.filled,
            self.reached,
            self.void,
        )


def _wanted(case: Case) -> frozenset[tuple[str, str]]:
    """(role, fact) that the case asks for: to decide on, to act on, or to be ready with at a probe."""
    needed = {(need.role, need.fact) for need in case.needs}
    basis = {(role, fact) for norm in case.norms.values() for role in norm.owners for fact in norm.basis}
    return frozenset(needed | basis | {(probe.responder, fact) for probe in case.legacy.probes for fact in probe.facts})


def asked(case: Case, probe: Probe) -> tuple[str, ...]:
    """The facts of a probe that had to reach the responder: not what it, or its own system, held from the start."""
    role = case.roles[probe.responder]
    return tuple(fact for fact in probe.facts if role.id not in case.facts[fact].known_by and role.partner not in case.facts[fact].systems)
