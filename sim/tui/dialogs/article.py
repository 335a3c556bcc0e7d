"""On which ground did I share this? Level expert asks it after a telling; skipping it is always possible."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from sim.core.article import Article
from sim.tui import words
from sim.tui.dialogs.window import Window
from sim.tui.text import headline, join, line, plain
from sim.tui.widgets.listing import Listing, Row

_SKIP = "overslaan"


class ArticleDialog(Window[str | None]):
    """The question about one telling; gives the choice, or None when it was skipped."""

    HELP = """
# Op welke grond?

Op niveau expert vraagt het spel na een deling op welke grond je deelde. **↑ ↓** loopt door de antwoorden, **Enter** of een cijfer
kiest. **Esc** slaat over. Daarna lees je wat gold, met regel, datum en bron. Het telt niet mee en de klok staat stil.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "skip", "sla over", id="grond.overslaan", tooltip="Geen antwoord geven"),
    ]

    def __init__(self, article: Article) -> None:
        super().__init__()
        self._article = article

    def compose(self) -> ComposeResult:
        with Vertical(classes="venster") as window:
            headline(window, words.GROUND_TITLE, words.HINT_GROUND)
            yield Static(join(("Je deelde ", "$so-soft"), line(self._article.told)), markup=False, id="grond-wat")
            yield Listing(id="gronden")
            yield Static(plain(words.GROUND_FREE, "$so-soft"), markup=False, id="grond-voet")

    def on_mount(self) -> None:
        listing = self.query_one(Listing)
        labels = [choice.label for choice in self._article.choices]
        rows = [Row(str(n), plain(line(text)), lead=join((f"{n + 1}  ", "bold $so-key"))) for n, text in enumerate(labels)]
        listing.show_rows([*rows, Row(_SKIP, plain(words.GROUND_SKIP, "$so-soft"), lead=plain("   "))])
        listing.focus()

    def on_key(self, event: events.Key) -> None:
        if event.character is not None and event.character in "123456789":
            event.stop()
            self._choose(int(event.character) - 1)

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        if event.row == _SKIP:
            self.dismiss(None)
        else:
            self._choose(int(event.row))

    def _choose(self, place: int) -> None:
        if place < len(self._article.choices):
            self.dismiss(self._article.choices[place].value)

    def action_skip(self) -> None:
        self.dismiss(None)
