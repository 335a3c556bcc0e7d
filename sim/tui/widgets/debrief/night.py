"""What did whoever responded see, and what lay elsewhere?"""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical

from sim.report import sheets
from sim.report.debrief import Debrief
from sim.report.text import day
from sim.tui import words_debrief as words
from sim.tui.text import headline, join, line
from sim.tui.widgets.debrief.texts import paragraphs
from sim.tui.widgets.frame import Paragraphs, Reading, Words


class NightPage(Vertical):
    """One probe moment at a time, with the responder's screen in a frame; last the days between."""

    BINDINGS = [
        Binding("right", "move(1)", "Volgend moment", id="night.next", tooltip="Naar het volgende moment waarop iemand uitrukt"),
        Binding("left", "move(-1)", "Vorig moment", id="night.previous", tooltip="Naar het vorige moment"),
    ]

    def __init__(self, found: Debrief, id: str) -> None:
        super().__init__(id=id)
        self._found = found
        # The last night is what the case is about; the others are one key away.
        self._place = max(0, len(found.after.nights) - 1)

    @property
    def _count(self) -> int:
        return len(self._found.after.nights) + 1

    def compose(self) -> ComposeResult:
        yield Words(classes="night-head")
        with Reading(classes="night-scroll"):
            yield Paragraphs((), classes="night-screen")
            yield Paragraphs((), classes="night-rest")

    def on_mount(self) -> None:
        self._draw()

    def _draw(self) -> None:
        nights, place = self._found.after.nights, self._place
        screen, rest = self.query_one(".night-screen", Paragraphs), self.query_one(".night-rest", Paragraphs)
        count = (f"{place + 1} van {self._count}  ", "$so-soft")
        screen.display = place < len(nights)
        if place < len(nights):
            night = nights[place]
            title = f"{day(self._found.case, night.at)}  {line(night.title)} · {night.found} van {night.needed}"
            headline(screen, words.night_screen(night.responder), words.NIGHT_JUST_BEFORE)
            screen.say(paragraphs(sheets.night_screen(self._found, place)))
            rest.say(paragraphs(sheets.night_lacking(self._found, place)))
        else:
            title = words.NIGHT_BETWEEN
            rest.say(paragraphs(sheets.between(self._found)))
        self.query_one(".night-head", Words).say(join(count, (title, "bold $so-title")))
        self.query_one(".night-scroll").scroll_home(animate=False)

    def action_move(self, by: int) -> None:
        self._place = max(0, min(self._count - 1, self._place + by))
        self._draw()
