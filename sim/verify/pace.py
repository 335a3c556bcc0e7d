"""How many minutes of play does a game take, desk by desk?

An estimate in real time from a log, for people who play at the same time. A desk reads what is new on its screen, and pays
for each move, each contribution to a conversation and each plan; the numbers stand in `weights.yaml`. The clock of the game
moves only when no desk is free to choose, so the moves of one minute are made side by side and the next minute comes when the
slowest of them is done; who has nothing to choose may read meanwhile. In a conversation everybody waits for the slowest.

A desk is *idle* while it has nothing to read and no move to make and waits for the others. What counts is how long it waits
in all between two moves of its own; reading a line in between does not start the count again. The wait from the opening of
a chapter to the first move, and from the last move to the end of the chapter, count just so: else a desk with one move would
never seem to wait. Nobody is idle in a conversation, nor in a chapter in which the desk has no duty. A move is what a player
sets going: a wait is none, and neither is what one brings into a conversation that somebody else began; to pass there takes
the time of a move.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from scenarios.compiled import Case
from scoring.weights import Weights
from sim.core import commands as c
from sim.core import events as e
from sim.core.roleview import RoleView
from sim.core.view import Views
from sim.record import Entry

_OFFERED = ("handeling", "besluit", "maatregel", "beslis")
"""Kinds of moves that a case puts on the screen by name; the others stand there from the start."""
_NO_MOVE = (c.Wait, c.Retract, c.Stop, c.OpenChapter)


@dataclass(frozen=True, slots=True)
class Stint:
    """One desk in one chapter, in minutes of play."""

    role: str
    moves: int
    first: float | None
    """When its first move was made, from the opening of the chapter; None without a move."""
    idle: float
    """The longest it waited between two of its moves, or before the first or after the last."""
    idle_at: tuple[int, int]
    """From and until which minute of the game that was."""
    busy: float
    """How long it read, moved and talked."""


@dataclass(frozen=True, slots=True)
class ChapterPace:
    """One chapter: how long it takes, and every desk that has duty in it."""

    chapter: str
    minutes: float
    stints: tuple[Stint, ...]


@dataclass(slots=True)
class _Desk:
    """A desk in the chapter that is being played."""

    ready: float = 0.0
    """When it is done with all it had to do so far."""
    waited: float = 0.0
    """Since its last move."""
    idle: float = 0.0
    idle_at: tuple[int, int] = (0, 0)
    busy: float = 0.0
    moves: int = 0
    first: float | None = None
    since: float = 0.0
    """When it began its last move."""
    minute: int = 0
    """And which minute of the game it was then."""

    def goes_on(self, at: float, minutes: float) -> None:
        """Read or move for `minutes`, from `at` on or as soon as it is ready."""
        self.waited += max(0.0, at - self.ready)
        self.ready = max(self.ready, at) + minutes
        self.busy += minutes

    def counts(self, minute: int) -> None:
        """At this minute of the game the count of waiting starts again."""
        if self.waited > self.idle:
            self.idle, self.idle_at = self.waited, (self.minute, minute)
        self.waited, self.minute = 0.0, minute


@dataclass(slots=True)
class _Screen:
    """What one desk has read."""

    briefed: bool = False
    notes: int = 0
    seen: set[str] = field(default_factory=set)

    def new_words(self, view: RoleView) -> int:
        """How many words of `view` it had not seen yet."""
        texts = [f"{note.title} {note.text}" for note in view.notes[self.notes :]]
        self.notes = len(view.notes)
        if not self.briefed and view.status != "geen_dienst":
            self.briefed = True
            texts.append(view.briefing)
        named = {f"situatie {scene.id}": f"{scene.title} {scene.text}" for scene in view.scenes}
        named |= {f"{form.kind} {form.id}": form.label for form in view.moves if form.kind in _OFFERED}
        texts += [text for name, text in named.items() if name not in self.seen]
        self.seen |= named.keys()
        return sum(len(text.split()) for text in texts)


def pace(case: Case, entries: Iterable[Entry], numbers: Weights) -> tuple[ChapterPace, ...]:
    """The pace of the game whose log is `entries`, chapter by chapter as far as it was played."""
    play = _Play(case, numbers)
    for entry in entries:
        play.takes(entry)
    return tuple(play.chapters)


class _Play:
    """Walks through a log with a clock of its own, in minutes of play since the chapter opened."""

    def __init__(self, case: Case, numbers: Weights) -> None:
        self.case = case
        self.numbers = numbers
        self.views = Views(case, case.playable)
        self.screens = {role: _Screen() for role in case.playable}
        self.chapters: list[ChapterPace] = []
        self.duty: dict[str, _Desk] = {}
        self.minute = case.start
        """The simulated minute."""
        self.begun = 0.0
        """When that minute began."""
        self.done = 0.0
        """When the slowest move made in it is done."""
        self.together: dict[int, tuple[float, set[str]]] = {}
        """Conversation → when it was opened, and who is in it."""

    def takes(self, entry: Entry) -> None:
        """One move of the log and what came of it."""
        if entry.command is not None and not isinstance(entry.command, _NO_MOVE):
            self._move(entry.command)
        told: set[str] = set()
        for event in entry.events:
            self._happens(event)
            self.views.tell(event)
            if not isinstance(event, e.TimePassed):
                told.update(self.duty if event.audience == e.ALL else event.audience)
        for role in self.case.playable:
            if role in told and role in self.duty:
                self._reads(role)

    def _move(self, command: c.Command) -> None:
        desk = self.duty.get(command.role)
        if desk is None:
            return
        minutes = self._minutes(command)
        desk.goes_on(self.together[command.talk][0] if isinstance(command, c.Contribute) else self.begun, minutes)
        desk.since = desk.ready - minutes
        desk.counts(self.minute)
        self.done = max(self.done, desk.ready)
        if not isinstance(command, c.Contribute):
            desk.moves += 1
            desk.first = desk.ready if desk.first is None else desk.first

    def _minutes(self, command: c.Command) -> float:
        """How long a move takes who makes it, its reading apart."""
        numbers = self.numbers
        match command:
            case c.Talk():
                return numbers.balans_zet + numbers.balans_inbreng
            case c.Contribute() if not _passes(command):
                return numbers.balans_inbreng
            case c.Plan():
                return numbers.balans_zet + numbers.balans_plan
            case _:
                return numbers.balans_zet

    def _reads(self, role: str) -> None:
        words = self.screens[role].new_words(self.views[role].view())
        if words:
            self.duty[role].goes_on(self.begun, words / self.numbers.balans_woorden)

    def _happens(self, event: e.Event) -> None:
        if event.at != self.minute:
            self.minute, self.begun = event.at, self.done
        match event:
            case e.ChapterOpened():
                self._opens(event.chapter)
            case e.ChapterClosed():
                self._closes(event.chapter)
            case e.TalkOpened():
                opener = self.duty.get(event.by)
                self.together[event.talk] = (max(self.begun, opener.since if opener is not None else 0.0), set(event.present))
            case e.TalkBegan():
                since, present = self.together[event.talk]
                self.together[event.talk] = (max(self.begun, since), present)
            case e.TalkJoined():
                self.together[event.talk][1].add(event.role)
            case e.TalkSpoken():
                self._spoken(self.together[event.talk][1])
            case _:
                pass

    def _spoken(self, present: set[str]) -> None:
        """Everybody in a conversation has waited for the slowest."""
        desks = [desk for role, desk in self.duty.items() if role in present]
        last = max((desk.ready for desk in desks), default=0.0)
        for desk in desks:
            desk.busy += last - desk.ready
            desk.ready = last
            desk.counts(self.minute)
        self.done = max(self.done, last)

    def _opens(self, chapter: str) -> None:
        opened = next(one for one in self.case.chapters if one.id == chapter)
        self.duty = {role: _Desk(minute=opened.start) for role in self.case.playable if role in opened.roles}
        self.begun = self.done = 0.0
        # Who agreed yesterday to meet today has its place on today's clock: each chapter counts its own minutes.
        self.together = {talk: (0.0, present) for talk, (_, present) in self.together.items()}

    def _closes(self, chapter: str) -> None:
        for desk in self.duty.values():
            desk.goes_on(self.done, 0.0)
            desk.counts(self.minute)
        stints = tuple(Stint(role, d.moves, d.first, d.idle, d.idle_at, d.busy) for role, d in self.duty.items())
        self.chapters.append(ChapterPace(chapter, self.done, stints))


def _passes(command: c.Command) -> bool:
    """Whether this only passes the turn in a conversation."""
    return isinstance(command, c.Contribute) and command == c.Contribute(command.role, command.talk)
