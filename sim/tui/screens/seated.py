"""What do all screens of a seat share?

They hold a seat and the newest view of it, draw when the view changes, and offer moves: form, filling in, submitting,
and a refusal in plain words. They know no rules.
"""

from collections.abc import Callable, Sequence
from typing import ClassVar, Protocol

from textual import work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen

from sim.core.article import Article
from sim.core.commands import Command
from sim.core.forms import chosen_before, fill
from sim.core.refusals import Refusal
from sim.core.roleview import Form, RoleView
from sim.tui import words
from sim.tui.dialogs.filling import Asked, Filled
from sim.tui.dialogs.form import FormDialog
from sim.tui.dialogs.pick import PickDialog
from sim.tui.dialogs.reading import ReadingDialog, refusal_text
from sim.tui.dialogs.warning import WarningDialog

DIRECT = ("neem_terug",)
"""Kinds of form that need no confirmation when there is nothing to fill in."""


class Seat(Protocol):
    """What a screen needs of a seat."""

    def view(self) -> RoleView: ...
    async def submit(self, command: Command, seen: int | None = None) -> Refusal | None: ...
    def warnings(self, command: Command) -> tuple[str, ...]: ...
    def article(self, seq: int) -> Article | None: ...
    def subscribe(self, callback: Callable[[RoleView], None]) -> Callable[[], None]: ...


def may_choose(view: RoleView) -> bool:
    """Whether this desk has something to choose now."""
    return view.chapter_open and (view.status == "kiest" or (view.talk is not None and view.talk.must_speak))


def group_bindings(place: str, *keys: str) -> list[BindingType]:
    """A key for each of these groups of moves, for a screen with `action_group`."""
    names = {key: word for key, word, _ in words.GROUPS}
    return [Binding(key, f"group('{key}')", names[key], id=f"{place}.{names[key]}", tooltip=words.TIPS[key]) for key in keys]


class SeatedScreen(Screen[None]):
    """A screen of one seat. Subclasses draw in `draw` and never define `on_mount`."""

    HORIZONTAL_BREAKPOINTS = [(0, "-smal"), (110, "-breed")]
    BACK: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "terug", id="scherm.terug", tooltip="Terug naar het bureau"),
    ]

    def __init__(self, seat: Seat, moved: Callable[[RoleView], None] | None = None) -> None:
        super().__init__()
        self.seat = seat
        self._moved = moved
        """Called after a move that was made here, with the view it was made from: the desk marks what came since."""
        self.view = seat.view()
        self._drawn: RoleView | None = None
        self._leave: Callable[[], None] | None = None

    # --- keeping up -------------------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        self._leave = self.seat.subscribe(self._changed)
        self.reread()

    def on_unmount(self) -> None:
        if self._leave is not None:
            self._leave()
            self._leave = None

    def on_screen_resume(self) -> None:
        self.reread()
        self.resumed()

    def _changed(self, _view: RoleView) -> None:
        if self.is_current:
            self.call_later(self.reread)

    def reread(self) -> None:
        """Take the newest view and draw it if it is another one."""
        self.view = self.seat.view()
        if self.view is not self._drawn and self.is_mounted:
            self._drawn = self.view
            self.draw(self.view)
            self.refresh_bindings()

    def draw(self, view: RoleView) -> None:
        """Show `view`; called only when it is a new one."""

    def resumed(self) -> None:
        """Called when the screen comes to the front again and shows the newest view."""

    def moved_from(self, view: RoleView) -> None:
        """Called when a move was accepted, before the new view is drawn; `view` is the one it was made from."""
        if self._moved is not None:
            self._moved(view)

    def after_move(self) -> None:
        """Called when a move was accepted and the new view is drawn."""

    # --- moves ------------------------------------------------------------------------------------------------------

    def forms(self, kinds: Sequence[str]) -> tuple[Form, ...]:
        """The forms of these kinds, in the author's order; what has been decided already comes last."""
        return tuple(sorted((form for form in self.view.moves if form.kind in kinds), key=lambda form: bool(chosen_before(form))))

    @work(exclusive=True, group="zet")
    async def choose(self, title: str, kinds: Sequence[str]) -> None:
        """Offer the forms of some kinds: at once when there is one, else a list."""
        forms = self.forms(kinds)
        if not forms:
            self.say(words.NO_SUCH_MOVE)
            return
        form: Form | None = forms[0]
        if len(forms) > 1:
            form = await self.app.push_screen_wait(PickDialog(title, forms, self.view))
        if form is not None:
            await self._fill_in(form)

    @work(exclusive=True, group="zet")
    async def offer(self, form: Form, values: Filled | None = None) -> None:
        """Let one form be filled in, beginning with `values`, and make the move."""
        await self._fill_in(form, values)

    @work(exclusive=True, group="zet")
    async def make(self, form: Form, values: Filled) -> None:
        """Make a move that is already filled in."""
        await self._send(form, values)

    async def _fill_in(self, form: Form, values: Filled | None = None) -> None:
        if not form.fields and form.kind in DIRECT:
            await self._send(form, {})
            return
        while True:
            answer = await self.app.push_screen_wait(FormDialog(form, self.view, values))
            if isinstance(answer, Asked):
                values = await self.heard(answer)
            elif answer is None or await self._send(form, answer) or not form.fields:
                return
            else:
                values = answer
            # What was filled in is not lost by a refusal or a question, as long as the move is still on offer.
            again = next((one for one in self.view.moves if (one.kind, one.id) == (form.kind, form.id)), None)
            if again is None:
                return
            form = again

    async def heard(self, asked: Asked) -> Filled:
        """Ask from whom a card was heard, and mark that; what was filled in, with the card in its field once it is known."""
        form = next((one for one in self.view.moves if one.kind == "gehoord"), None)
        while form is not None:
            answer = await self.app.push_screen_wait(FormDialog(form, self.view))
            if not isinstance(answer, dict):
                break
            if await self._send(form, answer):
                card = int(answer["kaart"][0])
                known = tuple(fact.id for fact in self.view.facts if fact.number == card)
                return {**asked.values, asked.field: tuple(dict.fromkeys((*asked.values.get(asked.field, ()), *known)))}
        return asked.values

    async def _send(self, form: Form, values: Filled) -> bool:
        """Make the move; whether it was accepted. A refusal is shown."""
        view = self.view
        command = fill(view, form, values)
        warnings = self.seat.warnings(command)
        if warnings and not await self.app.push_screen_wait(WarningDialog(warnings)):
            return False
        refusal = await self.seat.submit(command, view.told)
        if refusal is None:
            self.moved_from(view)
            self._drawn = None
        self.reread()
        if refusal is not None:
            await self.app.push_screen_wait(ReadingDialog(refusal_text(refusal)))
            return False
        self.after_move()
        return True

    # --- small things -----------------------------------------------------------------------------------------------

    def say(self, sentence: str) -> None:
        """One short sentence in the corner."""
        self.app.notify(sentence, markup=False, timeout=4)

    def read(self, text: Content, title: str = "") -> None:
        """Show a text in full."""
        self.app.push_screen(ReadingDialog(text, title))

    def leave_if_busy(self) -> None:
        """Back to the desk when there is nothing to choose any more."""
        if not may_choose(self.view) and self.is_current:
            self.dismiss(None)

    def action_back(self) -> None:
        self.dismiss(None)
