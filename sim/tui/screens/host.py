"""What does a host without a partner need now?

What to read aloud, how long the round lasts, the clock on the wall, and at a table that speaks freely a hand to mark what was
said. Nothing on it is a secret of a role. In the debrief: which questions to lead with, and how long for each page.
"""

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen

from sim.core.roleview import Choice, Field, Form, RoleView
from sim.report.route import ROUTES, pages
from sim.seat import HostPage, HostSeat
from sim.tui import words, words_seats, words_shell
from sim.tui.dialogs.filling import Asked, Filled
from sim.tui.dialogs.form import FormDialog
from sim.tui.dialogs.reading import ReadingDialog, refusal_text
from sim.tui.stopwatch import Stopwatch
from sim.tui.text import join, line, plain
from sim.tui.widgets.frame import Reading, TitleBar, Words
from sim.tui.widgets.keybar import KeyBar


class HostScreen(Screen[None]):
    """The host's page while the table plays. The desk below stands still: it is not given away from here."""

    HELP = words_shell.HELP_HOST
    VERTICAL_BREAKPOINTS = [(0, "-laag"), (30, "-hoog")]
    BINDINGS = [
        Binding("escape", "back", "Terug", id="host.back", tooltip="Terug naar het bureau dat aan zet is"),
        Binding("h", "mark", "Hardop vastleggen", id="host.mark", tooltip="Wie zei wat er op een kaart staat, en wie hoorde het"),
        Binding("f7,f8", "stay", show=False, id="host.stay"),
        Binding("s", "stopwatch", "Stopwatch", id="host.stopwatch", tooltip="De stopwatch stilzetten, of weer laten lopen"),
    ]

    def __init__(self, seat: HostSeat, watch: Stopwatch, moment: RoleView) -> None:
        """`moment`: any view, for the hour on the form; nothing else of it is shown."""
        super().__init__()
        self._seat = seat
        self._watch = watch
        self._moment = moment
        self._page = seat.page()

    def compose(self) -> ComposeResult:
        yield TitleBar("tafelgastheer", line(self._page.chapter_title))
        yield Words("", id="host-watch")
        with Reading(id="host"):
            yield Words(host_text(self._page), id="host-text")
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one("#host").focus()
        self.set_interval(1, self._tick)
        self._tick()

    def _tick(self) -> None:
        said = words_seats.stopwatch(self._watch.seconds, self._page.play_minutes, self._watch.running)
        self.query_one("#host-watch", Words).say(join(("Stopwatch  ", "bold"), said))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self._page.free_speech and len(self._page.people) > 1 if action == "mark" else True

    def action_stopwatch(self) -> None:
        if self._watch.running:
            self._watch.stop()
        else:
            self._watch.go()
        self._tick()

    @work(exclusive=True, group="zet")
    async def action_mark(self) -> None:
        """Ask who said what to whom, until it is marked or left."""
        form: Form = mark_form(self._page)
        values: Filled | None = None
        while True:
            answer = await self.app.push_screen_wait(FormDialog(form, self._moment, values))
            if answer is None or isinstance(answer, Asked):
                return
            values = answer
            heard = tuple(role for role in values["gehoord"] if role != values["wie"][0])
            refusal = self._seat.mark(values["wie"][0], int(values["kaart"][0]), heard)
            if refusal is None:
                self.app.notify(words_seats.HOST_MARKED, markup=False, timeout=4)
                return
            await self.app.push_screen_wait(ReadingDialog(refusal_text(refusal)))

    def action_stay(self) -> None:
        """Nothing: these keys belong to the desk below."""

    def action_back(self) -> None:
        self.dismiss(None)


def host_text(page: HostPage) -> Content:
    """What to read aloud, what everybody sees, and until when the round lasts."""
    parts = [join((f"{words_seats.HOST_READ}  ", "bold $so-new"), (f"{line(page.chapter_title)}. ", "bold"), page.read_aloud)]
    parts.append(plain(words_seats.host_round(words.moment(page.round_end, page.now, page.weekday))))
    shared = [join(("• ", ""), (line(title), "bold"), f"  {line(short)}") for title, short in page.shared]
    parts.append(Content("\n").join([join((words_seats.HOST_SHARED, "bold")), *(shared or [plain(words_seats.HOST_NOTHING_SHARED)])]))
    parts.append(plain(words_seats.HOST_ALOUD if page.free_speech else words_seats.HOST_SCREEN))
    parts.append(plain(words_seats.HOST_ORDER, "$so-soft"))
    return Content("\n\n").join(parts)


def mark_form(page: HostPage) -> Form:
    """Who said which card, and who heard it."""
    seats = tuple(Choice(role, title) for role, title in page.people)
    who, which, heard = words_seats.HOST_FIELDS
    fields = (
        Field("wie", who, "een", seats, 1, 1),
        Field("kaart", which, "kaart", (), 1, 1),
        Field("gehoord", heard, "veel", seats, 1, len(seats)),
    )
    title, detail = words_seats.HOST_FORM
    return Form("hardop", "gastheer", title, detail, 0, fields)


class HostDebriefScreen(Screen[None]):
    """The host's page in the debrief: what to ask at each page, and how long for it."""

    HELP = words_shell.HELP_HOST
    VERTICAL_BREAKPOINTS = [(0, "-laag"), (30, "-hoog")]
    BINDINGS = [Binding("escape", "back", "Terug", id="host.debrief_back", tooltip="Terug naar de nabespreking")]

    def compose(self) -> ComposeResult:
        yield TitleBar("tafelgastheer", f"nabespreking, {ROUTES[0].minutes} minuten")
        with Reading(id="host"):
            yield Words(debrief_text(), id="host-text")
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one("#host").focus()

    def action_back(self) -> None:
        self.dismiss(None)


def debrief_text() -> Content:
    """Every page with its minutes and the question to lead with."""
    rows = [plain(words_seats.HOST_DEBRIEF, "$so-soft")]
    for page in pages("heel"):
        short = " · ook in de korte" if "kort" in page.routes and page.number else ""
        head = join((f"{page.number or '·':<3}", "$so-key"), (f"{page.title}  ", "bold"), (f"{page.minutes} min{short}", "$so-soft"))
        rows.append(join(head, f"\n   {page.asks}"))
    return Content("\n").join(rows)
