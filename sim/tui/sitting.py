"""Who sits at this screen, whose turn is it, and what is said when the screen changes hands?

One game as it is played at one screen: the table, its chairs, and what each of them has seen. Nothing here draws.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sim.tui.stopwatch import Stopwatch
from sim.tui.turns import Standing

if TYPE_CHECKING:  # loading these takes longer than the first paint may
    from scenarios.compiled import Case, Chapter
    from scenarios.seating import Chair
    from sim.core.roleview import NoteView, RoleView
    from sim.table import Table
    from sim.tui.screens.handover import Handover
    from sim.tui.widgets.marks import Marks


@dataclass(slots=True)
class Game:
    """A game on this screen: the table, whose turn it is and who has read the briefing."""

    table: "Table"
    at: str | None = None
    done: bool = False
    wanted: str | None = None
    """The role that somebody at an open table asked the screen for."""
    briefed: frozenset[str] = frozenset()
    """A briefing tells of the first minute: who was there before the game was taken up again does not need it."""
    warned: tuple[str, int] = ("", 0)
    """Who was told, and seeing what, that giving the screen away now is waiting."""
    marks: "dict[str, Marks]" = field(default_factory=dict)
    """What each role had seen at its last own move: what came since is marked as new when it sits down again."""
    last: "dict[Chair, str]" = field(default_factory=dict)
    """Which role each chair played last: who goes on with another is told so."""
    watch: Stopwatch = field(default_factory=Stopwatch)
    looked_back: bool = False
    """Whether it was over when it was opened: then its ending has been told, and it opens on the debrief."""
    before: str = ""
    """What was played before the person sat down in a later chapter; it takes the place of a briefing about the first minute."""

    @property
    def people(self) -> tuple[str, ...]:
        """The roles played at this screen."""
        short = self.table.setup.short
        return self.table.people or ((short.role,) if short is not None else self.table.case.playable[:1])

    def last_news(self) -> "tuple[NoteView, ...]":
        """What came in with the last minute at the desk that was on the screen, and was not made there."""
        marks = self.marks.get(self.at or "")
        if self.at is None or marks is None:
            return ()
        view = self.table.view(self.at)
        return tuple(note for note in marks.new_notes(view) if note.at == view.now and note.kind != "deling")

    @property
    def title(self) -> str:
        """What is played: the case, or the short sitting out of it."""
        short = self.table.setup.short
        return self.table.case.title if short is None else short.title

    @property
    def several(self) -> bool:
        """Whether more than one chair shares the screen."""
        return len({self.table.chair_of(role) for role in self.people}) > 1

    @classmethod
    def taken_up(cls, table: "Table") -> "Game":
        """A game that was broken off: who was there has read the briefing, and who moved last has the screen."""
        short = table.setup.short
        begun = table.now > table.case.start and (short is None or _moved(table, short.role))
        game = cls(table, briefed=_on_duty(table) if begun else frozenset(), looked_back=table.over)
        game.at = _last_at(table, game.people)
        return game

    def briefing(self, role: str) -> "RoleView":
        """The view with which `role` is briefed: in a game that began later it tells what has happened up to there."""
        view, short = self.table.view(role), self.table.setup.short
        told = self.before if short is None else short.briefing
        return replace(view, briefing=told) if told else view

    def others(self) -> tuple[str, ...]:
        """Roles on other chairs that may choose now, the next one first."""
        here = self.table.chair_of(self.at) if self.at is not None else None
        people, free = self.people, set(self.table.must_choose)
        start = people.index(self.at) + 1 if self.at in people else 0
        return tuple(role for role in people[start:] + people[:start] if role in free and self.table.chair_of(role) != here)

    def standing(self) -> Standing:
        talks = {role: self.table.view(role).talk for role in self.people}
        called = tuple(role for role, talk in talks.items() if talk is not None and talk.must_speak)
        return Standing(self.table.over, self.table.chapter_open, self.table.must_choose, called)

    def handover(self, role: str) -> "Handover | None":
        """How the screen goes to `role`: covered to another chair, with a word to the same one; None when nothing need be said."""
        from sim.tui.screens.handover import Handover

        table, chair = self.table, self.table.chair_of(role)
        before = self.last.get(chair, role)
        former = table.case.roles[before].title if before != role else ""
        elsewhere = self.at is None or table.chair_of(self.at) != chair
        covered = self.several and not table.setup.open_table and elsewhere
        if not covered and not former:
            return None
        title, first = table.case.roles[role].title, role not in self.briefed
        return Handover(title, first, role in self.standing().called, chair.people, former, not covered)

    def whose_turn(self) -> str:
        """The line above the desk that says whose turn it is where everybody may watch; "" where they may not."""
        from sim.tui.words_seats import at_open_table

        if self.at is None or not (self.table.setup.open_table and self.several):
            return ""
        roles = self.table.case.roles
        return at_open_table(roles[self.at].title, self.table.chair_of(self.at).people, [roles[role].title for role in self.others()])


def _on_duty(table: "Table") -> frozenset[str]:
    """Who had work in the chapters up to now."""
    chapters = table.case.chapters[: table.case.chapters.index(table.chapter) + 1]
    return frozenset(role for chapter in chapters for role in chapter.roles)


def _moved(table: "Table", role: str) -> bool:
    """Whether `role` did something since the seats changed last."""
    for event in reversed(table.events):
        if type(event).__name__ == "SeatsChanged":
            return False
        if type(event).__name__ in ("Started", "Waiting") and getattr(event, "role", "") == role:
            return True
    return True


def _last_at(table: "Table", people: Sequence[str]) -> str | None:
    """Who of `people` did something last, and so has the screen when the game is taken up again."""
    done = (getattr(event, "role", "") for event in reversed(table.events) if type(event).__name__ in ("Started", "Queued", "Waiting"))
    return next((role for role in done if role in people), None)


def around(case: "Case", chapter: str) -> "tuple[Chapter, Chapter | None]":
    """The chapter with this id and the one after it."""
    place = next(index for index, each in enumerate(case.chapters) if each.id == chapter)
    return case.chapters[place], case.chapters[place + 1] if place + 1 < len(case.chapters) else None
