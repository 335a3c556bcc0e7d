"""What can I do on this screen?

Shows Markdown of our own: the HELP text of the screen below, or a page of the handbook.
"""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Markdown

from scenarios.handbook import PAGES, page
from sim.tui.widgets.frame import Reading, TitleBar
from sim.tui.widgets.keybar import KeyBar


class HelpScreen(Screen[None]):
    """Help for one screen, with the pages of the handbook one key away."""

    BINDINGS = [
        Binding("escape", "close", "Terug", id="help.close", tooltip="Terug naar waar je was"),
        Binding("space", "read", "Lees verder", id="help.read", tooltip="Een stuk verder, en dan weer van voren af"),
        *(Binding(str(n), f"page('{name}')", title, id=f"help.{name}", tooltip=title) for n, (name, title) in enumerate(PAGES.items(), 1)),
    ]

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        yield TitleBar("uitleg", "Esc terug")
        with Reading(id="help"):
            yield Markdown(self._text, id="help-text", open_links=False)
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one("#help").focus()

    async def action_page(self, name: str) -> None:
        await self.query_one(Markdown).update(page(name))
        self.query_one("#help").scroll_home(animate=False)

    def action_read(self) -> None:
        self.query_one(Reading).read_on()

    def action_close(self) -> None:
        self.dismiss(None)
