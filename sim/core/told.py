"""What has one role been told?

`Told` starts from nothing but the static case and takes in the events whose audience its role is in. It never looks at the
state, so a secret cannot leak by being forgotten. It also answers the conditions that decide which acts are offered, as far
as the role can know.
"""

from collections.abc import Callable

from scenarios.compiled import Case
from sim.core import events as e
from sim.core import phrases as say
from sim.core.commands import Act, Command, Plan
from sim.core.conversation import Conversation
from sim.core.evolution import merged
from sim.core.notes import LEAVE_NOTES
from sim.core.roleview import ContactView, FactView, MeasureView, NoteView, RequestView
from sim.core.roster import Roster
from sim.core.state import LEVELS, closer
from sim.core.undone import Undone

LATELY = 30
"""Minutes for which one remembers that somebody was busy (author's choice)."""


class Told:
    """Everything one role was told, and the conditions it can answer with that. `tell` takes in an event."""

    def __init__(self, case: Case, role: str) -> None:
        self.case = case
        self.role = role
        self.partner = case.roles[role].partner
        self.told = 0
        self.now = case.start
        self.chapter = 0
        self.chapter_open = False
        self.over = False
        self.rounds = False
        self.free_speech = False
        self.seats: tuple[tuple[str, str], ...] = ()
        self.how = "niemand"
        self.place = case.roles[role].place
        self.command: Command | None = None
        self.ref = -1
        self.since = -1
        self.until = -1
        self.waiting: int | None = None
        self.queue: tuple[Command, ...] = ()
        self.called = False
        self.scenes: dict[str, int] = {}
        self.sources: dict[str, e.Learned] = {}
        """Fact → how this role came to know it last."""
        self.worded: dict[str, str] = {}
        """Fact → the option of a decision in whose words it was told."""
        self.lost: set[str] = set()
        self.lost_read: dict[int, tuple[str, ...]] = {}
        """Change of duty, or its announcement → what had been read in the own file, and not written down."""
        self.fact_views: dict[str, FactView] = {}
        self.known: dict[str, int] = {}
        self.recorded_here: set[str] = set()
        self.notes: list[NoteView] = []
        self.heard: set[str] = set()
        """Facts that a note has told of, or that stood there from the start; not those that went home with a colleague."""
        self.going_on: dict[int, tuple[MeasureView, ...]] = {}
        """End of a measure → what was in force then."""
        self.invited: dict[int, tuple[str, ...]] = {}
        """Conversation → who was asked to it, as far as notes have told."""
        self.explained: dict[str, tuple[str, int]] = {}
        """Ground → the telling at which its remark was read."""
        self.unworded: list[e.Event] = []
        """Events whose note has not been written yet: words are made when somebody looks."""
        self.work: dict[int, tuple[Command, int, int]] = {}
        """Ref → what was begun, when, and when it lands."""
        self.commands: dict[int, Command] = {}
        self.paused: dict[Command, int] = {}
        """Work that was interrupted → the minutes that are left of it."""
        self.resumed: int | None = None
        """Those minutes, where the work that runs now was taken up again."""
        self.undone = Undone()
        self.measures: dict[str, MeasureView] = {}
        self.requests: dict[int, RequestView] = {}
        self.plan: Plan | None = None
        self.deviations: dict[str, str] = {}
        self.judgement = ""
        self.leans: tuple[str, ...] = ()
        """What the own judgement rests on."""
        self.difference: tuple[str, str] | None = None
        self.talks: dict[int, Conversation] = {}
        """Conversations this role takes part in or is awaited at."""
        self.current: int | None = None
        self.turns = 0
        """How often this role spoke in the current conversation."""
        self.just_heard: tuple[str, ...] = ()
        """What the conversation that is ending brought."""
        self.echoes: set[int] = set()
        """Tellings of what this role told its teller before, or heard in the same conversation."""
        self.table = False
        self.talks_held: list[tuple[frozenset[str], str | None]] = []
        self.messages_sent: list[tuple[str, tuple[str, ...]]] = []
        self.decisions: dict[str, str] = {}
        self.acts_done: set[str] = set()
        self.roster = Roster(case, role)
        self.busy: dict[str, int] = {}
        """Whom this role found busy, and when."""
        self.given: dict[str, tuple[str, ...]] = {}
        """Fact → to whom this role told it."""
        self.tellings = 0

    # --- conditions, as far as this role can know (World) ---

    def knows(self, role: str, fact: str) -> bool:
        at = self.known.get(fact) if role == self.role else None
        if at is None:
            return False
        expires = self.case.facts[fact].expires
        return expires is None or self.now < at + expires

    def recorded(self, partner: str, fact: str) -> bool:
        return partner == self.partner and fact in self.recorded_here

    def flag(self, name: str) -> bool:
        return False

    def count(self, name: str) -> int:
        return 0

    def in_force(self, measure: str) -> bool:
        return measure in self.measures and self.measures[measure].status == "van_kracht"

    def plan_holds(self, field: str) -> bool:
        return False

    def talked(self, roles: tuple[str, ...], moment: str | None) -> bool:
        return any((moment is None or held == moment) and present.issuperset(roles) for present, held in self.talks_held)

    def sent(self, kind: str, giver: str | None, receiver: str | None) -> bool:
        own = giver in (None, self.role)
        return own and any(k == kind and (receiver is None or receiver in to) for k, to in self.messages_sent)

    def request_status(self, measure: str) -> str:
        status = self.measures[measure].status if measure in self.measures else ""
        return {"gevraagd": "loopt", "toegewezen": "toegewezen", "van_kracht": "toegewezen", "geweigerd": "geweigerd"}.get(status, "geen")

    def scene_open(self, scene: str) -> bool:
        return scene in self.scenes

    def reachable(self, role: str, channel: str) -> bool:
        return self.case.reachable(role, channel, self.now)

    def judged(self, role: str, least: int) -> bool:
        return role == self.role and LEVELS.get(self.judgement, -1) >= least

    def difference_open(self) -> bool:
        return self.difference is not None

    def decided(self, decision: str) -> str | None:
        return self.decisions.get(decision)

    @property
    def acute(self) -> bool:
        """Whether the danger is acute, as far as this role can know."""
        rule = self.case.acute
        return rule is not None and rule.holds(self, "")

    def in_contact(self, role: str, partner: str) -> bool:
        """Whether `role` spoke with a role of `partner`, as far as this role was there."""
        roles = self.case.roles
        met = {other for present, _ in self.talks_held if role in present for other in present}
        met |= {seen.decider for seen in self.measures.values() if seen.by == role and seen.status not in ("gevraagd", "besteld")}
        return any(roles[other].partner == partner for other in met if other in roles)

    # --- taking in ---

    def tell(self, event: e.Event) -> None:
        """Take in `event` if this role is among those it is told to."""
        if self.role in event.audience or event.audience == e.ALL:
            self.take(event)

    def take(self, event: e.Event) -> None:
        """Take in an event that this role is told."""
        self.told += 1
        takes, leaves_note = _TAKES.get(type(event), _NOTHING)
        if takes is not None:
            takes(self, event)
        if leaves_note:
            self.unworded.append(event)

    def later(self, now: int) -> None:
        """Take in that the clock moved."""
        self.told += 1
        self.now = now
        self.table = False

    def _clock(self, event: e.Event) -> None:
        self.now = event.at
        self.table = False

    def _desk(self, event: e.Event) -> None:
        match event:
            case e.Started():
                self.command, self.ref, self.since, self.until = event.command, event.seq, event.at, event.until
                self.waiting, self.called = None, False
                self.commands[event.seq] = event.command
                self.work[event.seq] = (event.command, event.at, event.lands)
                self.resumed = self.paused.pop(event.command, None) if self.paused else None
                self.undone.begun(event.command)
            case e.Freed():
                self.command, self.ref = None, -1
            case e.Landed():
                self.work.pop(event.ref, None)
                command = self.commands.get(event.ref)
                if event.done and isinstance(command, Act):
                    self.acts_done.add(command.act)
            case e.Stopped() | e.Interrupted() | e.Retracted():
                if event.ref == self.ref and isinstance(event, e.Interrupted):
                    self.paused[self.commands[event.ref]] = max(1, self.until - event.at)
                elif event.ref == self.ref and self.resumed is not None and isinstance(event, e.Retracted):
                    self.paused[self.commands[event.ref]] = self.resumed
                self.work.pop(event.ref, None)
                self.undone.lost(self.commands.get(event.ref))
                if event.ref == self.ref or isinstance(event, e.Retracted):
                    self.command, self.ref, self.waiting = None, -1, None
                self.called = isinstance(event, e.Interrupted) or self.called

    def _line(self, event: e.Event) -> None:
        match event:
            case e.Waiting():
                self.waiting, self.since, self.called = event.until, event.at, False
            case e.Woken():
                self.waiting = None
                self.called = self.called or event.why == "dringend"
            case e.Queued():
                self.queue = (*self.queue, event.command)
                self.undone.begun(event.command)
            case e.Unqueued():
                back = event.why == "teruggenomen"
                gone, self.queue = (self.queue[-1:], self.queue[:-1]) if back else (self.queue[: event.count], self.queue[event.count :])
                self.undone.lost(*gone if event.why != "gaat_door" else ())
            case e.Placed():
                self.place = event.place

    def _knowledge(self, event: e.Event) -> None:
        match event:
            case e.Learned() if event.role == self.role:
                for fact in event.facts:
                    self.known[fact] = event.at if event.seen is None else event.seen
                    self.sources[fact] = event
                    self.fact_views.pop(fact, None)
                self.worded.update(event.worded)
                if event.how == "gesprek":
                    self.just_heard += event.facts
                elif event.how == "systeem":
                    self.recorded_here.update(event.facts)
                elif event.how == "begin" or self.from_file(event):
                    self.recorded_here.update(fact for fact in event.facts if self.partner in self.case.facts[fact].systems)
                self.lost.difference_update(event.facts)
            case e.Disclosed() if event.giver == self.role:
                self.given[event.fact] = tuple(dict.fromkeys((*self.given.get(event.fact, ()), event.receiver)))
                self.tellings += 1
            case e.Disclosed() if not event.fresh and (event.giver in self.given.get(event.fact, ()) or event.fact in self.just_heard):
                self.echoes.add(event.seq)
            case e.Recorded():
                self.recorded_here.update(event.facts)
                for fact in event.facts:
                    self.fact_views.pop(fact, None)
            case e.DutyAnnounced():
                self.lost_read[event.seq] = self._read_in_file(event.unrecorded)
            case e.DutyChanged() if event.role == self.role:
                self.lost.update(event.lost)
                self.lost_read[event.seq] = self._read_in_file(event.lost)
                self.given, self.busy, self.tellings = {}, {}, self.tellings + 1  # who comes in has told nobody anything
                self.place = self.case.roles[self.role].place
                for fact in event.lost:
                    self.known.pop(fact, None)
                    self.fact_views.pop(fact, None)
            case e.SceneOpened():
                self.scenes[event.scene] = event.at
            case e.SceneClosed():
                self.scenes.pop(event.scene, None)

    def _read_in_file(self, facts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(fact for fact in facts if fact in self.sources and self.from_file(self.sources[fact]))

    def contacts(self) -> tuple[ContactView, ...]:
        """Whom this role can reach, and who was busy a moment ago."""
        busy = tuple([(role, at) for role, at in self.busy.items() if self.now - at < LATELY]) if self.busy else ()
        return self.roster.contacts(self.now, self.place, self.seats, busy)

    def asked_meetings(self) -> dict[str, e.TalkOpened]:
        """The meetings to which this role is invited and that wait for their slot, by kind."""
        waiting = [t.opened for t in self.talks.values() if t.phase == "onderweg" and t.opened.begins > self.now]
        return {opened.moment: opened for opened in waiting if opened.moment is not None and self.case.moments[opened.moment].slots}

    def from_file(self, learned: e.Learned) -> bool:
        """Whether this was read in the own file, by an act."""
        return learned.how == "handeling" and learned.source in self.case.acts and self.case.acts[learned.source].from_file

    def _talk(self, event: e.Event) -> None:
        match event:
            case e.TalkOpened():
                self._opened(event)
            case e.TalkBegan(talk=number) if number in self.talks:
                self.talks[number].phase = "inbreng"
                if number == self.current:
                    self._speak(self.turns == 0)
            case e.TalkJoined(talk=number) if number in self.talks:
                talk = self.talks[number]
                talk.present = (*talk.present, event.role)
                talk.awaited = tuple(r for r in talk.awaited if r != event.role)
                if event.role == self.role:
                    self.current, self.turns, self.waiting = number, 0, None
                    self._speak(True)
            case e.Contributed():
                self.turns += 1
                self._speak(False)
            case e.Asked(talk=number) if number in self.talks:
                self.talks[number].asks += ((event.role, event.asks),)
                # Asked something after one's turn: one more turn, to answer.
                if number == self.current and event.role != self.role and self.turns == 1:
                    self._speak(True)
            case e.TalkSpoken(talk=number) if number in self.talks:
                self.talks[number].phase, self.talks[number].must_speak = "loopt", False
            case e.JudgementsShown(talk=number) if number in self.talks:
                self.talks[number].judgements = event.judgements
                if closer(self.difference, event.judgements):
                    self.difference = None
            case e.TalkEnded(talk=number) if number in self.talks:
                talk = self.talks[number]
                for role in event.present:
                    self.busy.pop(role, None)
                manned = {role for role, how in self.seats if how != "niemand"}
                talk.unmanned = tuple(role for role in talk.awaited if role not in manned)
                if talk.opened.by == self.role:
                    self.busy |= {role: event.at for role in talk.awaited if role in manned}
                self.talks_held.append((frozenset(event.present), talk.opened.moment))
                self.table = talk.opened.moment is not None
                talk.phase, talk.must_speak = "tafel", False
                talk.heard = frozenset(self.case.facts[fact].theme for fact in self.just_heard)
                self.just_heard = ()
            case e.TalkFailed():
                self.undone.lost(self.commands.get(event.talk) if event.by == self.role else None)
                if event.by == self.role:
                    self.busy |= dict.fromkeys(event.missing, event.at)
                self.talks.pop(event.talk, None)
                self.current = None if self.current == event.talk else self.current

    def _opened(self, event: e.TalkOpened) -> None:
        judges = event.moment is not None and self.case.moments[event.moment].judges_first
        self.talks[event.talk] = Conversation(event, event.present, event.awaited, judges, say.persons(self.case, event.about))
        if self.role in event.present:
            self.current, self.turns, self.waiting = event.talk, 0, None
        if event.by == self.role:
            self.undone.made("overleg" if event.moment else "gesprek", event.moment or "gesprek")

    def _speak(self, must: bool) -> None:
        if self.talk is not None:
            self.talk.must_speak = must

    @property
    def talk(self) -> Conversation | None:
        """The conversation that this role is in, or has just come out of."""
        return None if self.current is None else self.talks.get(self.current)

    def _measure(self, event: e.Event) -> None:
        match event:
            case e.Requested():
                measure = self.case.measures[event.measure]
                self.measures[measure.id] = MeasureView(
                    measure.id, measure.title, "gevraagd", event.by, event.decider, event.at, event.rules_at, ""
                )
                if event.decider == self.role:
                    self.requests[event.request] = RequestView(event.request, measure.id, measure.title, event.by, event.cites, event.at)
            case e.Ruled():
                self.requests.pop(event.request, None)
                self._status(event.measure, "toegewezen" if event.granted else "geweigerd", event.at, None, event.reason)
            case e.MeasureOrdered():
                self._status(event.measure, "besteld", event.at, event.starts, "", event.by)
            case e.MeasureStarted():
                self._status(event.measure, "van_kracht", event.at, event.until, "")
            case e.FoundRunning():
                self._status(event.measure, "van_kracht" if event.in_force else "besteld", event.at, None, "")
            case e.MeasureEnded():
                self._status(event.measure, "geeindigd", event.at, None, "")
                self.going_on[event.seq] = tuple(seen for seen in self.measures.values() if seen.status == "van_kracht")

    def _status(self, measure: str, status: str, at: int, until: int | None, reason: str, by: str = "") -> None:
        what = self.case.measures[measure]
        old = self.measures.get(measure)
        by = by or (old.by if old is not None else "")
        self.measures[measure] = MeasureView(measure, what.title, status, by, what.decider, at, until, reason)

    def _judgement(self, event: e.Event) -> None:
        match event:
            case e.Judged() if event.role == self.role:
                self.judgement, self.leans = event.level, event.cites
                self.undone.made("oordeel", "oordeel")
            case e.DifferenceFound() if self.role in event.roles:
                self.difference = event.roles
            case e.DifferenceDiscussed():
                self.difference = None
            case e.Sent():
                self.messages_sent.append((event.kind, event.to))
            case e.DecisionTaken():
                self.decisions[event.decision] = event.option
                self.undone.made("besluit", event.decision)
            case e.Deviated():
                self.deviations[event.norm] = event.reason
            case e.PlanHanded():
                self.plan = merged(self.plan, event.plan)
            case e.Planned():
                self.plan = merged(self.plan, event.plan)
                if event.role == self.role:
                    self.undone.made("plan", "plan")

    def _table(self, event: e.Event) -> None:
        match event:
            case e.SeatsTaken():
                self.seats, self.rounds, self.free_speech = event.seats, event.rounds, event.free_speech
                self.how = dict(event.seats).get(self.role, "niemand")
            case e.SeatsChanged():
                changed = dict(event.seats)
                self.seats = tuple((role, changed.get(role, how)) for role, how in self.seats)
                self.how = changed.get(self.role, self.how)
                if self.how == "niemand":  # whoever left says nothing more in a conversation that goes on
                    self._speak(False)
            case e.ChapterOpened():
                self.chapter = next(i for i, c in enumerate(self.case.chapters) if c.id == event.chapter)
                self.chapter_open = True
            case e.ChapterClosed():
                self.chapter_open = False
                self.queue, self.waiting = (), None
                self.undone = Undone()
            case e.GameEnded():
                self.over = True

    # --- seeing ---

    @property
    def in_talk(self) -> bool:
        """The desk is taken by a conversation that has not ended."""
        talk = self.talk
        return talk is not None and talk.phase != "tafel"

    @property
    def status(self) -> str:
        if self.over:
            return "afgelopen"
        if self.how == "niemand":
            return "leeg"
        if self.in_talk:
            return "in_gesprek"
        if self.command is not None:
            return "bezig"
        chapter = self.case.chapters[self.chapter]
        if self.role not in chapter.roles or self.now < chapter.start:
            return "geen_dienst"
        return "wacht" if self.waiting is not None else "kiest"


Take = Callable[[Told, e.Event], None]
_GROUPS: tuple[tuple[Take, tuple[type[e.Event], ...]], ...] = (
    (Told._clock, (e.TimePassed,)),
    (Told._desk, (e.Started, e.Freed, e.Landed, e.Stopped, e.Interrupted, e.Retracted)),
    (Told._line, (e.Waiting, e.Woken, e.Queued, e.Unqueued, e.Placed)),
    (Told._knowledge, (e.Learned, e.Disclosed, e.Recorded, e.DutyAnnounced, e.DutyChanged, e.SceneOpened, e.SceneClosed)),
    (Told._talk, (e.TalkOpened, e.TalkBegan, e.TalkJoined, e.Contributed, e.Asked)),
    (Told._talk, (e.TalkSpoken, e.TalkEnded, e.TalkFailed, e.JudgementsShown)),
    (Told._measure, (e.Requested, e.Ruled, e.MeasureOrdered, e.FoundRunning, e.MeasureStarted, e.MeasureEnded)),
    (Told._judgement, (e.Judged, e.DifferenceFound, e.DifferenceDiscussed, e.DecisionTaken, e.Planned, e.PlanHanded, e.Deviated, e.Sent)),
    (Told._table, (e.SeatsTaken, e.SeatsChanged, e.ChapterOpened, e.ChapterClosed, e.GameEnded)),
)
_NOTHING: tuple[Take | None, bool] = (None, False)
_TAKES: dict[type[e.Event], tuple[Take | None, bool]] = {
    # A table and not one long match: every event passes here for every role that is told.
    **dict.fromkeys(LEAVE_NOTES, (None, True)),
    **{kind: (take, kind in LEAVE_NOTES) for take, kinds in _GROUPS for kind in kinds},
}
