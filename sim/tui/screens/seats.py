"""Which seats do we play, and who plays the others?

First two lines on what is in the case, then a free choice: nobody has to say why they take or leave a seat.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Button

from sim.tui import words_shell as words
from sim.tui.text import join, line
from sim.tui.widgets.frame import Body, TitleBar, Words
from sim.tui.widgets.keybar import KeyBar

if TYPE_CHECKING:  # the case comes in ready; only its type is named here
    from scenarios.compiled import Case, Role

MOST_PEOPLE = 3
"""More seats hidden from each other at one screen is more passing on than playing."""


@dataclass(frozen=True, slots=True)
class Seating:
    """Who plays which seat: (role, how) for every seat, and how the table talks."""

    seats: tuple[tuple[str, str], ...]
    free_speech: bool = False

    @property
    def people(self) -> tuple[str, ...]:
        """The seats played at this screen."""
        return tuple(role for role, how in self.seats if how == "mens")


def alone(case: "Case", roles: tuple[str, ...]) -> Seating | None:
    """`roles` for people and cooperative software for the rest; None when none of them is a seat of this case here."""
    seating = Seating(tuple((role, "mens" if role in roles else "meewerkend") for role in case.playable))
    return seating if 1 <= len(seating.people) <= MOST_PEOPLE else None


class SeatRow(Widget, can_focus=True):
    """One seat: what it is, and who plays it."""

    HOWS = ("mens", "meewerkend", "afwachtend", "eilandje", "niemand")
    BINDINGS = [
        Binding("enter", "swap", "Deze speel ik", id="seat.toggle", tooltip="Deze stoel spelen wij, of toch niet"),
        Binding("space", "swap", show=False, id="seat.toggle_too"),
        Binding("right", "turn(1)", "Wie speelt hem anders", id="seat.next", tooltip="De computer, op drie manieren, of niemand"),
        Binding("left", "turn(-1)", show=False, id="seat.previous"),
        Binding("up", "app.focus_previous", show=False, id="seat.up"),
        Binding("down", "app.focus_next", show=False, id="seat.down"),
    ]
    how: reactive[str] = reactive("meewerkend")

    @dataclass
    class Changed(Message):
        """Another player was chosen for this seat."""

        row: "SeatRow"

    def __init__(self, role: "Role") -> None:
        super().__init__(classes="seat-row")
        self.role = role

    def compose(self) -> ComposeResult:
        yield Words(self._head(), classes="seat-head")
        yield Words(line(self.role.task), classes="seat-task")

    def _head(self) -> Content:
        ours = self.how == "mens"
        return join(
            (f"{'▶' if self.has_focus else ' '} ", "$so-key"),
            (f"[{'×' if ours else ' '}] {line(self.role.title)}", "bold $so-new" if ours else "bold"),
            ("   ◂ " if self.has_focus else "     ", "$so-key"),
            (words.HOW[self.how], "bold" if ours else ""),
            (" ▸" if self.has_focus else "", "$so-key"),
        )

    def _redraw(self) -> None:
        if self.is_mounted:
            self.query_one(".seat-head", Words).say(self._head())

    def watch_has_focus(self, _has_focus: bool) -> None:
        self._redraw()

    def watch_how(self) -> None:
        self._redraw()

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.action_swap()

    def action_swap(self) -> None:
        self.how = "meewerkend" if self.how == "mens" else "mens"
        self.post_message(self.Changed(self))

    def action_turn(self, step: int) -> None:
        self.how = self.HOWS[(self.HOWS.index(self.how) + step) % len(self.HOWS)]
        self.post_message(self.Changed(self))


class SpeechRow(Widget, can_focus=True):
    """How the table talks: only by moves, or freely."""

    BINDINGS = [
        Binding("enter,space,left,right", "swap", "Anders", id="speech.toggle"),
        Binding("up", "app.focus_previous", show=False, id="speech.up"),
        Binding("down", "app.focus_next", show=False, id="speech.down"),
    ]
    free: reactive[bool] = reactive(False, layout=True)

    def render(self) -> Content:
        return join((f"{'▶' if self.has_focus else ' '} ", "$so-key"), ("Hoe praten we aan tafel?  ", "bold"), words.SPEECH[self.free])

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.action_swap()

    def action_swap(self) -> None:
        self.free = not self.free


class SeatsScreen(Screen[Seating]):
    """Choose who plays what. Answers the seating."""

    HELP = words.HELP_SEATS
    VERTICAL_BREAKPOINTS = [(0, "-laag"), (30, "-hoog")]
    BINDINGS = [
        Binding("escape", "back", "Terug", id="seats.back", tooltip="Een andere zaak kiezen"),
        Binding("b", "begin", "Begin", id="seats.begin", tooltip="Begin met deze stoelen"),
    ]

    def __init__(self, case: "Case") -> None:
        super().__init__()
        self._case = case

    def compose(self) -> ComposeResult:
        case = self._case
        yield TitleBar("kies een stoel", case.title)
        with Body(id="seats"):
            yield Words(join(("Wat erin zit  ", "bold $so-new"), " ".join(case.warning)), id="seats-warning")
            yield Words(words.SEATS_FREE, id="seats-free")
            for role in case.playable:
                yield SeatRow(case.roles[role])
            for absent in case.roles.values():
                if not absent.exists and absent.partner in case.region.absent:
                    yield Words(words.seat_absent(absent.title, case.region.name, self._instead(absent)), classes="seat-absent")
            yield SpeechRow(id="speech")
        yield Words("", id="seats-say")
        yield Button("Begin", id="seats-button", variant="primary", compact=True)
        yield KeyBar()

    def _instead(self, role: "Role") -> str:
        partner = self._case.region.absent[role.partner]
        return self._case.partners[partner].name if partner in self._case.partners else partner

    def on_mount(self) -> None:
        self.query(SeatRow).first().focus()
        self._explain(None)

    @property
    def seating(self) -> Seating:
        rows = self.query(SeatRow)
        seats = tuple((row.role.id, row.how) for row in rows)
        people = sum(how == "mens" for _, how in seats)
        return Seating(seats, people > 1 and self.query_one(SpeechRow).free)

    @on(SeatRow.Changed)
    def _changed(self, message: SeatRow.Changed) -> None:
        message.stop()
        self._explain(message.row)

    def _explain(self, row: SeatRow | None) -> None:
        """Say what the choice means, and whether the game can begin."""
        people = len(self.seating.people)
        self.query_one(SpeechRow).display = people > 1
        text = words.seats_say(people, MOST_PEOPLE)
        if row is not None and row.how != "mens":
            text = f"{line(row.role.title)}: {words.HOW_EXPLAINED[row.how]} {text}"
        self.query_one("#seats-say", Words).say(text)
        self.query_one("#seats-button", Button).disabled = not 1 <= people <= MOST_PEOPLE

    @on(Button.Pressed, "#seats-button")
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.action_begin()

    def action_begin(self) -> None:
        if 1 <= len(self.seating.people) <= MOST_PEOPLE:
            self.dismiss(self.seating)
        else:
            self._explain(None)
            if not self.seating.people:
                self.app.notify(words.SEATS_NONE, markup=False)

    def action_back(self) -> None:
        self.dismiss(None)
