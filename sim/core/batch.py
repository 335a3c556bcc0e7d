"""How do several events of one instant get written down?

A `Batch` numbers events from the state on and knows the few things that go to several roles at once: learning, telling
with its verdict, waking a desk, and the effects an author may write.
"""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from scenarios import compiled as c
from sim.core import events as e
from sim.core.chance import draw
from sim.core.commands import Wait
from sim.core.sharing import ground_for
from sim.core.state import State

E = TypeVar("E", bound=e.Event)


class Batch:
    """Events that happen together, computed on one state."""

    __slots__ = ("case", "events", "seq", "state", "told")

    def __init__(self, state: State) -> None:
        self.case = state.case
        self.state = state
        self.seq = state.seq
        self.events: list[e.Event] = []
        self.told: set[tuple[str, str]] = set()
        """(role, fact) learnt within this batch."""

    def add(self, kind: type[E], audience: tuple[str, ...], *values: object, at: int | None = None) -> E:
        """Append an event of `kind`; returns it."""
        event = kind(self.state.now if at is None else at, self.seq, audience, *values)
        self.seq += 1
        self.events.append(event)
        return event

    def done(self) -> tuple[e.Event, ...]:
        return tuple(self.events)

    def learn(self, role: str, facts: Iterable[str], how: str, source: str, seen: Mapping[str, int] | None = None) -> None:
        """`role` learns what it does not know yet. `seen`: when the one it comes from saw it, for snapshots."""
        state = self.state
        new: list[str] = []
        worded: list[tuple[str, str]] = []
        for fact in facts:
            if (role, fact) in self.told:
                continue
            what = self.case.facts[fact]
            option = self._worded(what, how, source) if what.wordings else ""
            if what.expires is not None:
                self._learn_snapshot(role, fact, how, source, state.now if seen is None else seen.get(fact, state.now), option)
            elif not state.knows(role, fact) or self._reworded(role, what, how, option):
                self.told.add((role, fact))
                new.append(fact)
                if what.wordings:
                    worded.append((fact, option))
        if new:
            self.add(e.Learned, (role,), role, tuple(new), how, source, None, tuple(worded))

    def _reworded(self, role: str, fact: c.Fact, how: str, option: str) -> bool:
        """Whether `role` hears it in other words that are not older: who knows what was decided is not set back by who does not."""
        known = self.state.worded.get((role, fact.id), "")
        up_to_date = how != "besluit" and known != "" and known == self.state.decisions.get(fact.worded_by)
        return option != known and not up_to_date

    def _worded(self, fact: c.Fact, how: str, source: str) -> str:
        """In whose words `fact` is learnt: of the option just taken or the measure that begins, as the giver heard it, or as it is."""
        decision, _, taken = source.partition(".")
        if how == "besluit" and decision == fact.worded_by:
            return taken
        if how == "maatregel" and source in fact.wordings:
            return source
        if source in self.case.roles and how != "systeem":
            return self.state.worded.get((source, fact.id), "")
        stands = self.state.decisions.get(fact.worded_by)
        return stands or next((name for name in fact.wordings if self.state.in_force(name)), "")

    def _learn_snapshot(self, role: str, fact: str, how: str, source: str, seen: int, option: str) -> None:
        """A snapshot is worth what it was when somebody saw it: an older one teaches nothing, a stale one is not found."""
        expires = self.case.facts[fact].expires or 0
        known = self.state.learned.get(role, {}).get(fact)
        if seen + expires > self.state.now and (known is None or seen > known):
            self.told.add((role, fact))
            self.add(e.Learned, (role,), role, (fact,), how, source, seen, ((fact, option),) if option else ())

    def disclose(self, giver: str, receiver: str, facts: Iterable[str], purpose: str, channel: str, ref: int) -> None:
        """`giver` tells `facts` to `receiver`: each judged on its own ground, then learnt."""
        state = self.state
        facts = tuple(facts)
        for fact in dict.fromkeys(facts):
            verdict, row = ground_for(self.case, state, giver, receiver, fact)
            fresh = not state.knows(receiver, fact) and (receiver, fact) not in self.told
            self.add(
                e.Disclosed,
                (giver, receiver),
                giver,
                receiver,
                fact,
                purpose,
                verdict,
                row.id if row is not None else "",
                fresh,
                channel,
                ref,
            )
        how = channel if channel in ("bericht", "verzoek", "hardop", "overdracht") else "gesprek"
        self.learn(receiver, facts, how, giver, state.learned.get(giver))

    def address(self, role: str, why: str, urgent: bool = False, awaited: bool = False) -> None:
        """Something concerns `role`: it wakes a waiting desk, stops what is lined up, and if urgent frees the desk.

        What is `awaited`, a request to rule on or a ruling to go on from, wakes also who said to be done.

        A desk in a conversation is left alone: who talks finishes the sentence and finds it afterwards (author's choice).
        """
        desk = self.state.desks.get(role)
        if desk is None or desk.how == "niemand" or desk.talk is not None:
            return
        hold = self.state.rounds and desk.how == "mens" and not urgent
        if desk.queue and not (desk.deaf and not urgent) and not (hold and _only_waits(desk.queue)):
            self.add(e.Unqueued, (role,), role, len(desk.queue), why)
        if desk.waiting is not None and not hold and (urgent or awaited or not desk.deaf):
            self.add(e.Woken, (role,), role, "dringend" if urgent else why)
        elif desk.command is not None and urgent:
            self.add(e.Interrupted, (role,), role, desk.ref)

    def apply(self, effects: tuple[c.Effect, ...], actor: str, kind: str, source: str) -> None:
        """The effects an author wrote under `source` (an act, happening, option or measure), with `actor` acting."""
        state = self.state
        for index, effect in enumerate(effects):
            match effect:
                case c.Reveal(facts, roles):
                    for role in roles or (actor,):
                        self.learn(role, facts, kind, source)
                        if role != actor:
                            self.address(role, kind)
                case c.Record(partner, facts):
                    here = tuple(r.id for r in self.case.roles.values() if r.partner == partner and r.exists)
                    self.add(e.Recorded, here, actor, partner, facts)
                case c.SetFlag(name, on):
                    if state.flag(name) != on:
                        self.add(e.FlagSet, e.NONE, name, on)
                case c.Count(name, by):
                    self.add(e.Counted, e.NONE, name, state.count(name) + by)
                case c.StartMeasure(measure):
                    if not state.in_force(measure):
                        self.start_measure(measure)
                case c.StopMeasure(measure):
                    if state.in_force(measure):
                        self.add(e.MeasureEnded, self.concerned(measure), measure)
                case c.Schedule(happening, after):
                    if happening not in state.happened:
                        self.add(e.Scheduled, e.NONE, happening, state.now + max(1, after))
                case c.Cancel(happening):
                    self.add(e.Cancelled, e.NONE, happening)
                case c.Interview(person, theme, how):
                    self.add(e.Interviewed, (actor,) if actor else e.NONE, actor, person, theme, how)
                case c.Note(_, roles):
                    seats = tuple(r for r in (roles or (actor,)) if r)
                    self.add(e.Noted, seats, kind, source, index)
                    for role in seats:
                        if role != actor:
                            self.address(role, kind)

    def start_measure(self, measure: str) -> None:
        """`measure` is in force from now; its effects follow."""
        what = self.case.measures[measure]
        until = None if what.lasts is None else self.state.now + what.lasts
        audience = self.concerned(measure)
        self.add(e.MeasureStarted, audience, measure, until)
        self.apply(what.effects, what.executor or self.state.asked_by.get(measure, ""), "maatregel", measure)
        for role in audience:
            self.address(role, "maatregel")

    def concerned(self, measure: str) -> tuple[str, ...]:
        """Who is told of a measure: who asked for it, first or later, who decides on it, who carries it out."""
        what = self.case.measures[measure]
        asked = self.state.asked_by.get(measure)
        roles = [asked, what.decider, what.executor] if asked else [what.decider, what.executor]
        return tuple(dict.fromkeys(role for role in (*roles, *self.state.found_by.get(measure, ())) if role))

    def happen(self, happening: c.Happening) -> None:
        """A happening comes about, if chance lets it."""
        if happening.chance is not None:
            value = draw(self.state.seed, happening.id)
            self.add(e.Drawn, e.NONE, happening.id, value)
            if value >= happening.chance:
                self.add(e.Cancelled, e.NONE, happening.id)
                return
        audience = tuple(role for role in happening.text if role in self.case.roles)
        self.add(e.Happened, audience, happening.id, happening.urgent)
        self.apply(happening.effects, "", "gebeurtenis", happening.id)
        for role in audience:
            self.address(role, "gebeurtenis", happening.urgent)


def _only_waits(queue: tuple[object, ...]) -> bool:
    return all(isinstance(command, Wait) for command in queue)
