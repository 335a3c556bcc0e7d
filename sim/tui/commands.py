"""How are the keys of the desk found by name? The command palette, in Dutch."""

from collections.abc import Iterator

from textual.binding import Binding
from textual.command import DiscoveryHit, Hit, Hits, Provider

from sim.tui.text import plain
from sim.tui.widgets.keybar import key_name


class DeskCommands(Provider):
    """Every key of the screen with its explanation, and every move of this moment."""

    def _bindings(self) -> Iterator[tuple[str, Binding]]:
        for key, active in self.screen.active_bindings.items():
            if active.binding.description and active.binding.tooltip and active.enabled:
                yield key, active.binding

    async def discover(self) -> Hits:
        for key, binding in self._bindings():
            title = plain(f"{binding.description.capitalize()} ({key_name(key)})")
            yield DiscoveryHit(title, lambda pressed=key: self._press(pressed), text=title.plain, help=binding.tooltip)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for key, binding in self._bindings():
            title = f"{binding.description.capitalize()}: {binding.tooltip}"
            score = matcher.match(title)
            if score > 0:
                yield Hit(score, plain(title), lambda pressed=key: self._press(pressed), text=title, help=f"toets {key_name(key)}")

    def _press(self, key: str) -> None:
        self.app.simulate_key(key)
