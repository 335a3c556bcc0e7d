"""How are the keys and moves of the desk found by name? The command palette, in Dutch."""

from collections.abc import Callable, Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from sim.tui.screens.seated import SeatedScreen
from sim.tui.text import line, plain
from sim.tui.widgets.keybar import key_name
from sim.tui.widgets.moves import move_cost

Entry = tuple[str, str, Callable[[], object]]
"""(name, explanation, what it does). The palette reads an explanation as markup: never a text of the case."""


class DeskCommands(Provider):
    """Every key of the screen with its explanation, and every move that may be tried now."""

    def _keys(self) -> Iterator[Entry]:
        """The keys that work here."""
        for key, active in self.screen.active_bindings.items():
            binding = active.binding
            if binding.show and binding.description and binding.tooltip and active.enabled:
                name = f"{binding.description.capitalize()} ({key_name(key)})"
                yield name, binding.tooltip, partial(self.app.simulate_key, key)

    def _moves(self) -> Iterator[Entry]:
        """The moves of the seat."""
        screen = self.screen
        if isinstance(screen, SeatedScreen):
            for form in screen.view.moves:
                cost = move_cost(screen.view, form.minutes)
                yield f"Zet: {line(form.label)}", cost, partial(screen.offer, form)

    async def discover(self) -> Hits:
        for name, tip, act in self._keys():
            yield DiscoveryHit(plain(name), act, text=name, help=tip)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for name, tip, act in (*self._keys(), *self._moves()):
            score = max(matcher.match(name), matcher.match(tip) * 0.8)
            if score > 0:
                yield Hit(score, plain(name), act, text=name, help=tip)
