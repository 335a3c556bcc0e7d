"""What is one game in progress, and who may add to it?

The table holds the log, the state and a view builder per role, and is the only one that appends. A command is decided on,
its line is written and forced to disk, and only then is anybody told: a move that the disk refuses has not been made.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Self

from scenarios.compiled import Case, Chapter
from scenarios.seating import Chair
from sim.core import events as e
from sim.core.article import Article, question
from sim.core.chairs import PERSON, each_alone, relay
from sim.core.commands import Command, OpenChapter, Reseat
from sim.core.events import ALL, Event
from sim.core.game import RULES, Setup, play, start
from sim.core.guidance import warnings
from sim.core.refusals import Refusal, refuse
from sim.core.roleview import RoleView
from sim.core.state import State
from sim.core.view import ViewBuilder
from sim.disk import in_dutch
from sim.door import keepable
from sim.fitting import fitting, folded, lived
from sim.players import Player, seated, take_over
from sim.record import Entry, Header
from sim.snapshot import keep, load, name_of, region_of
from sim.writer import Unkeepable, Writer

CONCERNS = (
    e.ChapterClosed, e.Delivered, e.DutyChanged, e.GameEnded, e.Happened, e.Interrupted, e.Requested, e.Ruled, e.TalkOpened, e.Woken,
)  # fmt: skip
"""After one of these a player who had not seen it yet should look again before moving."""

OTHER_RULES = "Dit spel begon onder andere spelregels; wat gebeurd is blijft staan, en verder gelden de regels van nu."


def _untold(event: Event) -> None:
    """Nobody is told before the line stands on disk."""


class Table:
    """One game. Made by `start` or `resume`."""

    def __init__(self, case: Case, setup: Setup, state: State, events: list[Event]) -> None:
        self.case = case
        self.setup = setup
        self.events = events
        self.warning = ""
        """Dutch sentence about what was left out of a damaged log, or ""."""
        self.path: Path | None = None
        self._state = state
        self._writer: Writer | None = None
        self._keys: set[str] = set()
        self._callbacks: list[Callable[[], None]] = []
        self._builders = {role: ViewBuilder(case, role) for role in case.playable}
        self._players: dict[str, Player] = {}
        self.chairs: tuple[Chair, ...] = setup.chairs or each_alone(setup.seats)
        """Which roles the same people play; changed between chapters only."""
        self._seat_players(setup.seats, ())

    @classmethod
    def start(cls, case: Case, setup: Setup, log: Path | None = None, source: str | None = None) -> Self:
        """A new game, kept in the file `log` (None: not kept); `source` is the name or path the case was loaded by.

        Raises OSError with a Dutch text when the disk takes no game, RecordError when the setup is one that no log can hold.
        """
        state, events = start(case, setup, _untold)
        table = cls(case, setup, state, events)
        table._tell(events)
        if log is not None:
            name = name_of(case, source)
            try:
                files = keep(log.parent, name, region_of(case))
            except OSError as error:
                raise in_dutch(error) from error
            header = Header(name, region_of(case), case.date, case.level, setup, dict(case.versions), files)
            table._writer = Writer.create(log, header, Entry(None, tuple(events)))
            table.path = log
        return table

    @classmethod
    def resume(cls, path: Path) -> Self:
        """The game in the file `path`, as it stood; raises RecordError with a Dutch sentence if that cannot be."""
        found, writer = Writer.reopen(path)
        try:
            case, note = load(path.parent, found.header)
            state = lived(case, found)
            table = cls(case, found.header.setup, state, found.events)
            with fitting():
                table._relive(found.entries)
        except BaseException:
            writer.close()
            raise
        table._writer = writer
        table.path = path
        table._keys = {entry.key for entry in found.entries if entry.key is not None}
        other = OTHER_RULES if found.header.rules != RULES else ""
        table.warning = " ".join(text for text in (found.warning, note, other) if text)
        return table

    # --- what may be asked ---

    @property
    def over(self) -> bool:
        """The game has ended."""
        return self._state.over

    @property
    def chapter_open(self) -> bool:
        """False between the end of a chapter and the opening of the next."""
        return self._state.chapter_open

    @property
    def now(self) -> int:
        return self._state.now

    @property
    def chapter(self) -> Chapter:
        """The chapter that is open, or that closed last."""
        return self.case.chapters[self._state.chapter]

    @property
    def round_end(self) -> int:
        """The minute at which the round that is played now ends."""
        return self._state.block_end()

    @property
    def must_choose(self) -> tuple[str, ...]:
        """Roles whose desk is free to choose now, or who still have to contribute to a conversation."""
        return self._state.must_choose()

    @property
    def world(self) -> State:
        """The state itself, for courses and verification; never for a player."""
        return self._state

    @property
    def seats(self) -> dict[str, str]:
        """Role → how it is played now."""
        return {role: desk.how for role, desk in self._state.desks.items()}

    @property
    def people(self) -> tuple[str, ...]:
        """Roles that people play now, chair by chair."""
        order = dict.fromkeys([*(role for chair in self.chairs for role in chair.all_roles), *self.case.playable])
        return tuple(role for role in order if self._state.desks[role].how == PERSON)

    def chair_of(self, role: str) -> Chair:
        """The chair that has `role`; one of its own when none has it."""
        return next((chair for chair in self.chairs if role in chair.all_roles), Chair((role,)))

    def view(self, role: str) -> RoleView:
        """What `role` sees."""
        return self._builders[role].view()

    def glance(self, role: str) -> RoleView:
        """What `role` sees, without what is only there to be read: for software that chooses from its moves."""
        return self._builders[role].glance()

    def warnings(self, command: Command) -> tuple[str, ...]:
        """What the guided level says before a move; nothing at the other levels."""
        builder = self._builders.get(command.role)
        return warnings(builder, command) if builder is not None else ()

    def article(self, role: str, seq: int) -> Article | None:
        """What level expert asks about the telling by `role` that is event `seq`; nothing at the other levels."""
        event = next((one for one in reversed(self.events) if one.seq == seq), None)
        return question(self.case, event) if isinstance(event, e.Disclosed) and event.giver == role else None

    def subscribe(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call `callback` after every accepted move; returns how to end that."""
        self._callbacks.append(callback)

        def unsubscribe() -> None:
            with suppress(ValueError):
                self._callbacks.remove(callback)

        return unsubscribe

    # --- what changes a game ---

    def submit(self, command: Command, seen: int | None = None, key: str | None = None) -> Refusal | None:
        """Carry out `command`, or say why not. `seen`: how much the player had been told; `key` counts once."""
        if not keepable(command, key):
            return refuse("niet_te_bewaren")
        if key is not None and key in self._keys:
            return None
        if self.path is not None and self._writer is None:
            return refuse("schijf_vol")  # the log was let go: what is done now would be lost
        if seen is not None and self._overtaken(command.role, seen):
            return refuse("verouderd")
        events = play(self.case, self._state, command, _untold)
        if isinstance(events, Refusal):
            return events
        if self._writer is not None:
            try:
                self._writer.append(Entry(command, tuple(events), key))
            except (OSError, Unkeepable) as error:
                self._state = folded(self.case, self.events)
                return refuse("schijf_vol") if isinstance(error, OSError) else refuse("niet_te_bewaren")
        if key is not None:
            self._keys.add(key)
        self.events.extend(events)
        self._tell(events)
        self._remember(command, self.events)
        for callback in tuple(self._callbacks):
            callback()
        return None

    def drive(self) -> None:
        """Let software seats move until a person must choose, a chapter is closed or the game is over."""
        while (role := next((role for role in self.must_choose if role in self._players), None)) is not None:
            player, view = self._players[role], self._builders[role].gist()
            command = player.choose(view, self._builders[role])
            refusal = self.submit(command)
            if refusal is None:
                continue
            player.refused(command)
            if refusal.code == "schijf_vol" or self.submit(player.rest(view)) is not None:
                return

    def open_chapter(self) -> Refusal | None:
        """Go on after the end of a chapter; a chair that plays another role from there on takes it first."""
        changes = relay(self.case, self._state, self.chairs) if not (self._state.chapter_open or self._state.over) else ()
        refusal = self.submit(Reseat(self.chairs, changes)) if changes else None
        return refusal or self.submit(OpenChapter())

    def close(self) -> None:
        """Let go of the log."""
        if self._writer is not None:
            self._writer.close()
            self._writer = None

    # --- inside ---

    def _tell(self, events: Sequence[Event]) -> None:
        for event in events:
            roles = self._builders if event.audience == ALL else event.audience
            for role in roles:
                if (builder := self._builders.get(role)) is not None:
                    builder.take(event)
                if (player := self._players.get(role)) is not None:
                    player.tell(event)

    def _relive(self, entries: tuple[Entry, ...]) -> None:
        """Tell a game that is taken up again, and let software choose again at every move it made, so that it remembers."""
        past: list[Event] = []
        for entry in entries:
            command = entry.command
            if command is not None and (player := self._players.get(command.role)) is not None:
                builder = self._builders[command.role]
                chosen = player.choose(builder.gist(), builder)
                if chosen != command:  # what it wanted then was refused
                    player.refused(chosen)
            past += entry.events
            self._tell(entry.events)
            self._remember(command, past)

    def _remember(self, command: Command | None, past: Sequence[Event]) -> None:
        if isinstance(command, Reseat):
            self.chairs = command.chairs
            self._seat_players(command.seats, past)
        elif command is not None and (player := self._players.get(command.role)) is not None:
            player.did(command)

    def _seat_players(self, seats: Sequence[tuple[str, str]], past: Sequence[Event]) -> None:
        """Put software on `seats`, or take it off; what takes over a desk learns what that desk was told and did."""
        for role, how in seats:
            player = seated(self.case, role, how)
            if player is None:
                self._players.pop(role, None)
                continue
            self._players[role] = player
            take_over(player, role, past)

    def _overtaken(self, role: str, seen: int) -> bool:
        """Whether `role` was told, after its first `seen` events, something that asks for another look."""
        builder = self._builders.get(role)
        if builder is None:
            return False
        late = builder.view().told - seen
        for event in reversed(self.events):
            if late <= 0:
                return False
            if event.audience == ALL or role in event.audience:
                late -= 1
                if isinstance(event, CONCERNS):
                    return True
        return False
