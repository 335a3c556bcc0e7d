"""With how many are we, and who sits where?

First two lines on what is in the case. Then the number of people fills in what the case proposes, and everything can be changed:
nobody has to say why they take or leave a role. The same screen gives people other chairs between two chapters.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget
from textual.widgets import Button

from scenarios.seating import MOST_PEOPLE
from sim.arranging import Arrangement, Seated
from sim.tui import words_seats as words
from sim.tui import words_shell
from sim.tui.text import join, line, plain
from sim.tui.widgets.frame import Body, TitleBar, Words
from sim.tui.widgets.keybar import KeyBar

if TYPE_CHECKING:  # the case comes in ready; only its type is named here
    from scenarios.compiled import Case, Role


class ChoiceRow(Widget, can_focus=True):
    """One line that can be changed: a name, and between arrows what is chosen."""

    DEFAULT_CSS = "ChoiceRow { height: auto; }"
    BINDINGS = [
        Binding("enter", "change(0)", "Kies", id="seat.toggle", tooltip="Deze rol spelen wij, of juist niet"),
        Binding("space", "change(0)", show=False, id="seat.toggle_too"),
        Binding("right", "change(1)", "Anders", id="seat.next", tooltip="De volgende mogelijkheid: een stoel, de computer, niemand"),
        Binding("left", "change(-1)", show=False, id="seat.previous"),
        Binding("plus", "more(1)", "Mensen erbij", id="seat.more", tooltip="Meer mensen op deze stoel, of met minder (-)"),
        Binding("equals_sign", "more(1)", show=False, id="seat.more_too"),
        Binding("minus", "more(-1)", show=False, id="seat.fewer"),
        Binding("up", "app.focus_previous", show=False, id="seat.up"),
        Binding("down", "app.focus_next", show=False, id="seat.down"),
    ]

    @dataclass
    class Changed(Message):
        """Asked for something else: `step` 0 switches, 1 and -1 go on; `more` people on the chair."""

        key: str
        step: int = 0
        more: int = 0

    def __init__(self, key: str, name: str, *, id: str | None = None, classes: str = "choice-row") -> None:
        super().__init__(id=id, classes=classes)
        self.key = key
        self._name = name
        self._mark = ""
        self._chosen = ""
        self._ours = False

    def show(self, chosen: str, *, mark: str = "", ours: bool = False) -> None:
        """Say what is chosen; `mark` stands before the name and `ours` says that somebody here plays it."""
        if (chosen, mark, ours) != (self._chosen, self._mark, self._ours):
            self._chosen, self._mark, self._ours = chosen, mark, ours
            self.refresh(layout=True)

    def render(self) -> Content:
        here = self.has_focus
        back, forth = (Style.from_meta({"stap": step}) for step in (-1, 1))
        name = join((f"{self._mark}{self._name}", "bold $so-new" if self._ours else "bold"))
        return Content.assemble(
            join((f"{'▶' if here else ' '} ", "$so-key")),
            name,
            " " * max(2, 36 - name.cell_length),
            plain("◂ " if here else "  ", "$so-key").stylize(back),
            plain(self._chosen, "bold" if self._ours else ""),
            plain(" ▸" if here else "", "$so-key").stylize(forth),
        )

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.post_message(self.Changed(self.key, event.style.meta.get("stap", 0)))

    def action_change(self, step: int) -> None:
        self.post_message(self.Changed(self.key, step))

    def action_more(self, by: int) -> None:
        self.post_message(self.Changed(self.key, more=by))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self._ours if action == "more" else True


class SeatsScreen(Screen[Seated]):
    """Choose who sits where. Answers how the table sits; None to go back."""

    HELP = words_shell.HELP_SEATS
    VERTICAL_BREAKPOINTS = [(0, "-laag"), (30, "-hoog")]
    BINDINGS = [
        Binding("escape", "back", "Terug", id="seats.back", tooltip="Terug naar het vorige scherm"),
        Binding("b", "begin", "Begin", id="seats.begin", tooltip="Zo zitten we; begin"),
        Binding("1", "people(1)", "Met hoeveel", id="seats.people1", key_display="1-8", tooltip="Het voorstel voor zoveel mensen"),
        *(Binding(str(n), f"people({n})", show=False, id=f"seats.people{n}") for n in range(2, MOST_PEOPLE + 1)),
    ]

    def __init__(self, case: "Case", people: int = 1, now: Arrangement | None = None) -> None:
        """`now`: how the table sits already, when people take other chairs between two chapters."""
        super().__init__()
        self._case = case
        self._between = now is not None
        self._plan = now or Arrangement(case)
        if now is None:
            self._plan.propose(people)
        self._free: bool | None = None
        self._open = False

    def compose(self) -> ComposeResult:
        case = self._case
        yield TitleBar("andere stoelen" if self._between else "wie zit waar", line(case.title))
        with Body(id="seats"):
            if not self._between:
                yield Words(join(("Wat erin zit  ", "bold $so-new"), line(" ".join(case.warning))), id="seats-warning")
            yield Words(words.BETWEEN if self._between else words.FREE, id="seats-free")
            yield ChoiceRow("#people", words.PEOPLE, id="seats-people")
            for role in case.playable:
                yield ChoiceRow(role, line(case.roles[role].title), classes="choice-row seat_row")
            for absent in case.roles.values():
                if not absent.exists and absent.partner in case.region.absent:
                    yield Words(words_shell.seat_absent(absent.title, case.region.name, self._instead(absent)), classes="seat-absent")
            yield ChoiceRow("#host", words.HOST, id="seats-host")
            yield ChoiceRow("#speech", words.SPEECH, id="seats-speech")
            yield ChoiceRow("#watch", words.WATCH, id="seats-watch")
        yield Words("", id="seats-say")
        button = Button("Zo zitten we (B)" if self._between else "Begin (B)", id="seats-button", variant="primary", compact=True)
        button.can_focus = False  # taking the keys from a row would move it away from under the mouse; B does the same
        yield button
        yield KeyBar()

    def _instead(self, role: "Role") -> str:
        partner = self._case.region.absent[role.partner]
        return self._case.partners[partner].name if partner in self._case.partners else partner

    def on_mount(self) -> None:
        self._show()
        self.query(ChoiceRow).first().focus()

    @property
    def seated(self) -> Seated:
        """How the table sits as it is chosen now."""
        plan = self._plan
        chairs = plan.chairs
        several, watch = len(chairs) > 1, self._watch
        free = watch if self._free is None else self._free
        return Seated(plan.seats(), chairs, free and (several or plan.host), several and watch, plan.host)

    @property
    def _watch(self) -> bool:
        """Whether everybody may see every desk: a choice up to a few chairs, and needed beyond."""
        return self._open or self._plan.must_be_open

    # --- drawing ----------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        plan, now = self._plan, self.seated
        several = len(now.chairs) > 1
        for row in self.query(ChoiceRow):
            match row.key:
                case "#people":
                    row.show(words.people(plan.total) if plan.total else "kies")
                case "#host":
                    row.show(words.SAYS_HOST[plan.host])
                    row.display = plan.total > 1 and not self._between
                case "#speech":
                    row.show(words.SAYS_SPEECH[now.free_speech])
                    row.display = several and not self._between
                case "#watch":
                    row.show(words.SAYS_WATCH[now.open_table])
                    row.display = several and not self._between
                case role:
                    letter = plan.at.get(role)
                    place = words.HOW[plan.how[role]] if letter is None else words.chair(letter, plan.people[letter], self._when(role))
                    row.show(place, mark=f"[{letter or ' '}] ", ours=letter is not None)
        self.query_one("#seats-say", Words).say(self._say())
        self.query_one("#seats-button", Button).disabled = not now.chairs
        self.refresh_bindings()

    def _when(self, role: str) -> str:
        """From or until which chapter a chair plays this role, when it also plays another."""
        titles = {chapter.id: number for number, chapter in enumerate(self._case.chapters, 1)}
        then = self._plan.then.get(self._plan.at[role], ())
        begins = next((titles[chapter] for chapter, later in then if later == role), None)
        ends = next((titles[chapter] for chapter, _ in then if begins is None or titles[chapter] > begins), None)
        return f"vanaf deel {begins}" if begins is not None else f"tot deel {ends}" if ends is not None else ""

    def _say(self) -> Content:
        """What the row under the cursor means, what is wise to know, and whether the game can begin."""
        plan, roles = self._plan, self._case.roles
        parts: list[str | tuple[str, str]] = []
        at = self.focused.key if isinstance(self.focused, ChoiceRow) else ""
        if pairs := plan.in_one_hand:
            parts.append((words.one_hand([line(roles[role].title) for role in pairs[0].roles], line(pairs[0].why)), "$so-orange"))
        elif at in words.EXPLAINED:
            parts.append(words.EXPLAINED[at])
        elif at in roles:
            title = line(roles[at].title)
            parts.append(f"{title}: {words.HOW_EXPLAINED[plan.how[at]] if at in plan.how else line(roles[at].task)}")
            if plan.alone and at in plan.how:
                parts.append(words.GO_THERE)
        if plan.must_be_open and not self._between:
            parts.append(words.WHY_OPEN)
        parts.append(words.say(len(plan.people), plan.total))
        return Content("\n").join([join(part) for part in parts])

    def on_descendant_focus(self) -> None:
        self.query_one("#seats-say", Words).say(self._say())

    # --- choosing ---------------------------------------------------------------------------------------------------

    @on(ChoiceRow.Changed)
    def _changed(self, message: ChoiceRow.Changed) -> None:
        message.stop()
        plan, step = self._plan, message.step
        match message.key:
            case "#people":
                self.action_people((plan.total - 1 + (step or 1)) % MOST_PEOPLE + 1)
                return
            case "#host":
                plan.host = not plan.host
            case "#speech":
                self._free = not self.seated.free_speech
            case "#watch":
                self._open = not self._open
            case role if message.more:
                plan.more(role, message.more)
            case role if step:
                plan.turn(role, step)
            case role:
                plan.toggle(role)
        self._show()

    def action_people(self, people: int) -> None:
        """Fill in the proposal for so many people."""
        self._plan.propose(people)
        self._show()

    @on(Button.Pressed, "#seats-button")
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.action_begin()

    def action_begin(self) -> None:
        if self._plan.people:
            self.dismiss(self.seated)
        else:
            self.app.notify(words.NONE, markup=False)

    def action_back(self) -> None:
        self.dismiss(None)
