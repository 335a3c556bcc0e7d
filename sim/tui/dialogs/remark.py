"""How does somebody say that it is different "bij ons"? A small form over any screen; it never stops play."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Input, Static, TextArea

from sim.remarks import LONGEST, LONGEST_REGION, tidy
from sim.tui import words_shell as words
from sim.tui.dialogs.window import Window
from sim.tui.text import clean, headline, join, line, plain


class RemarkDialog(Window[str | None]):
    """Write down what is different; gives the region that was named, or None when nothing was kept.

    `keep` gets what, region and why, and answers with the sentence that says why not, or "".
    """

    HELP = words.HELP_REMARK
    AUTO_FOCUS = "#anders-wat"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "terug", id="anders.terug", tooltip="Terug; er is niets bewaard"),
        Binding("f5", "keep", "bewaren", id="anders.bewaren", tooltip="Bewaren wat je schreef, en terug"),
    ]

    def __init__(self, about: str, region: str, keep: Callable[[str, str, str], str]) -> None:
        super().__init__()
        self._about = about
        self._region = region
        self._keep = keep

    def compose(self) -> ComposeResult:
        with Vertical(classes="venster anders") as window:
            headline(window, words.REMARK_TITLE, words.REMARK_HINT)
            yield Static(join(words.REMARK_INTRO, " ", (words.NO_REAL_DATA_SHORT, "bold $so-new")), markup=False)
            yield Static(join(("Bij  ", "$so-soft"), line(self._about)), markup=False, id="anders-bij")
            yield Static(plain(words.REMARK_WHAT, "bold"), markup=False)
            yield TextArea("", id="anders-wat", compact=True)
            yield Static(plain(words.REMARK_REGION, "bold"), markup=False)
            yield Input(self._region, placeholder=words.REMARK_REGION_LIKE, compact=True, max_length=LONGEST_REGION, id="anders-regio")
            yield Static(plain(words.REMARK_WHY, "bold"), markup=False)
            yield TextArea("", id="anders-waarom", compact=True)
            yield Static("", markup=False, id="anders-voet")
            with Horizontal(classes="knoppen"):
                yield Button("Bewaren (F5)", id="anders-ja", variant="primary", compact=True)
                yield Button("Terug (Esc)", id="anders-nee", compact=True)

    @on(TextArea.Changed)
    def _written(self, event: TextArea.Changed) -> None:
        """Keep out what a terminal would obey, and more than is kept."""
        event.stop()
        area = event.text_area
        safe = clean(area.text)[:LONGEST]
        if safe != area.text:
            area.load_text(safe)
            area.move_cursor(area.document.end)

    @on(Input.Changed)
    def _named(self, event: Input.Changed) -> None:
        event.stop()
        if line(event.value) != event.value.strip():
            event.input.value = line(event.value)

    @on(Input.Submitted)
    def _next(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_one("#anders-waarom", TextArea).focus()

    @on(Button.Pressed, "#anders-ja")
    def action_keep(self) -> None:
        """Keep what was written; what stands in the way is said, and nothing is lost."""
        what, why = (tidy(self.query_one(name, TextArea).text) for name in ("#anders-wat", "#anders-waarom"))
        region = tidy(self.query_one("#anders-regio", Input).value, LONGEST_REGION)
        problem = self._keep(what, region, why) if what else words.REMARK_NOTHING
        if problem:
            self.query_one("#anders-voet", Static).update(plain(problem, "bold $so-orange"))
        else:
            self.dismiss(region)

    @on(Button.Pressed, "#anders-nee")
    def action_cancel(self) -> None:
        self.dismiss(None)
