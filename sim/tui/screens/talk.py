"""Who is in this conversation, who asks what, how do we judge, and what do I bring?

One screen for a conversation and for a meeting: first the own contribution (with an own judgement where the meeting asks
for it), then the judgements side by side, then the table, where judging, deciding and agreeing cost no extra time.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.content import Content

from sim.core.roleview import Form, NoteView, RoleView, TalkView
from sim.core.telling import FAILED, is_over
from sim.numbering import Numbers, numbered
from sim.tui import words
from sim.tui.dialogs.filling import Asked, Filled
from sim.tui.screens.seated import Seat, SeatedScreen, group_bindings
from sim.tui.text import headline, join, line, plain
from sim.tui.widgets.clock import TopBar
from sim.tui.widgets.formpane import FormPane
from sim.tui.widgets.frame import Paragraph
from sim.tui.widgets.keybar import KeyBar
from sim.tui.widgets.listing import Listing
from sim.tui.widgets.moves import TABLE_KINDS, form_key, move_rows
from sim.tui.widgets.names import choice_name, moment_name, source_name
from sim.tui.widgets.notes import is_own, note_name
from sim.tui.widgets.prose import Prose
from sim.tui.widgets.reach import channel_name

AT_TABLE = ("o", "d", "m", "p")
"""The letters of the desk that work at the table too."""
NOT_HEARD = ("deling", "oproep", "overleg")
"""Kinds of note about what this role told itself, and about the conversation as such."""
MOST_HEARD = 5
"""What came in that is shown beside the table; the desk has all of it."""
_LEVEL_COLOURS = {"veilig": "$so-green", "zorgen": "$so-orange", "onveilig": "$so-orange", "acuut_onveilig": "$so-red"}


def talk_text(view: RoleView, talk: TalkView) -> list[Paragraph]:
    """The conversation in words: kind, who, what for, who asks what, judgements side by side."""
    kind = moment_name(view, talk.moment) if talk.moment else "Gesprek"
    phase = words.PHASES.get(talk.phase, line(talk.phase))
    head = join((kind, "bold $so-title"), f" · {channel_name(talk.channel)} · ", (phase, "bold"))
    failed = [note for note in view.notes if note.at == view.now and note.title == FAILED]
    parts = [part for note in failed for part in _block(join((f"{words.OWN_CALL_FAILED} ", "bold $so-orange"), line(note.text)))]
    if talk.phase != "tafel":
        begins = words.day_and_clock(talk.begins, view.now, view.weekday)
        head = join(head, "\n", (f"Begin {begins}, duurt {words.duration(talk.minutes)}.", "$so-soft"))
    parts += _block(head)
    called_in = talk.by != view.role and talk.phase == "inbreng"
    if called_in:
        parts += _block(plain(_why(view, talk), "$so-new"))
    if talk.judgements:
        parts += _block(_judgements(view, talk))
    elif talk.judge_first and talk.must_speak:
        parts += _block(plain("Geef eerst je eigen oordeel. Je ziet het pas naast dat van de anderen als iedereen geweest is.", "$so-new"))
    other = line(view.difference)
    if other and other in [source_name(view, role) for role in talk.present]:
        # A difference with somebody who is not here is nobody else's business in this conversation.
        said = "Spreek het uit bij je oordeel (o), of het blijft liggen."
        parts += _block(join((f"Jij en {other} liggen twee stappen uit elkaar. ", "bold $so-orange"), said))
    before, since = _came_in(view, talk)
    if done := _done_here(view, since):
        parts += [(0, plain(words.DONE_HERE, "bold $so-title")), *((2, plain(f"• {line(title)}")) for title in done), GAP]
    parts += _heard(before)
    if talk.asks:
        parts += [*_asks(view, talk), GAP]
    parts += _block(_people(view, talk, called_in))
    if talk.purpose and not called_in:
        parts += _block(join(("Waarvoor  ", "$so-soft"), choice_name(view, "waarvoor", talk.purpose)))
    called = talk.must_speak and talk.by != view.role
    return [*parts, (0, plain(words.HEARD_AFTER if called else words.PHASE_HELP.get(talk.phase, ""), "$so-soft"))]


GAP: Paragraph = (0, Content(""))


def _block(text: Content) -> list[Paragraph]:
    """A text with an empty line after it."""
    return [(0, text), GAP]


def _came_in(view: RoleView, talk: TalkView) -> tuple[list[NoteView], list[NoteView]]:
    """What came to this desk while they spoke, and since then at the table; before that nobody has heard anything."""
    notes = [note for note in view.notes if note.seq > talk.talk and note.at >= talk.begins] if talk.phase == "tafel" else []
    ends = max((place for place, note in enumerate(notes, 1) if is_over(note)), default=len(notes))
    return notes[:ends], notes[ends:]


def _heard(notes: list[NoteView]) -> list[Paragraph]:
    """What the others told, and what else came in meanwhile, the last first; and what one asked in vain."""
    said = [note for note in reversed(notes) if note.kind not in NOT_HEARD and not is_own(note)]
    vain = [note.text for note in notes[-1:] if is_over(note) and note.text]
    if not said and not vain:
        return []
    rows: list[Paragraph] = [(2, plain(f"• {note_name(note)}")) for note in said[:MOST_HEARD]]
    rows += [(2, plain(f"• {words.more_in(len(said) - MOST_HEARD)}", "$so-soft"))] if len(said) > MOST_HEARD else []
    rows += [(0, plain(line(text), "$so-soft")) for text in vain]
    return [(0, plain(words.HEARD_HERE, "bold $so-title")), *rows, GAP]


def _done_here(view: RoleView, notes: list[NoteView]) -> list[str]:
    """What was arranged at the table, as it stands now: what was said of it, and the own measures."""
    said: dict[str, str] = {}
    for note in notes:
        if note.kind in words.ARRANGED:
            what = words.OWN_JUDGEMENT if note.title.startswith(words.OWN_JUDGEMENT) else note.title
            said.pop(what, None)  # what was said again stands in its newest place
            said[what] = note.title
    ordered = [m.title for m in view.measures if notes and m.at == view.now and m.by == view.role and m.status == "besteld"]
    return [*said.values(), *ordered]


def _asks(view: RoleView, talk: TalkView) -> list[Paragraph]:
    """Who asks for which themes."""
    rows = [(source_name(view, role), ", ".join(choice_name(view, "vraagt", theme) for theme in themes)) for role, themes in talk.asks]
    head = words.WHO_ASKED if talk.phase == "tafel" else words.WHO_ASKS
    return [(0, plain(head, "bold $so-title")), *((2, plain(f"• {who}: {themes}")) for who, themes in rows)]


def _why(view: RoleView, talk: TalkView) -> str:
    """Who called, about whom and what for: what one hears as one answers."""
    calls = words.CALLS if talk.channel in ("telefoon", "video") else words.ASKS_HERE
    about = f" over {line(talk.about)}" if talk.about else ""
    what_for = f": {choice_name(view, 'waarvoor', talk.purpose).lower()}" if talk.purpose else ""
    return f"{source_name(view, talk.by)} {calls}{about}{what_for}."


def _people(view: RoleView, talk: TalkView, called_in: bool) -> Content:
    """Who is in it; whose call it is and about whom, where that was not said above."""
    present = [source_name(view, role) + (" (jij)" if role == view.role else "") for role in talk.present]
    text = join(("Erbij  ", "$so-soft"), words.listed(present))
    if talk.by != view.role and not called_in:
        text = join(text, "\n", ("Gevraagd door  ", "$so-soft"), source_name(view, talk.by))
    if talk.about and not called_in:
        text = join(text, "\n", ("Over  ", "$so-soft"), line(talk.about))
    if talk.awaited:
        over = "Kwam niet  " if talk.phase == "tafel" else "Komt nog  "
        text = join(text, "\n", (over, "$so-soft"), words.listed([source_name(view, role) for role in talk.awaited]))
    return text


def _judgements(view: RoleView, talk: TalkView) -> Content:
    """How everybody judged, under each other."""
    rows: list[Content] = [plain("Oordelen naast elkaar", "bold $so-title")]
    for role, level in talk.judgements:
        word = words.LEVELS.get(level, line(level))
        rows.append(join((f"{word:<15}", f"bold {_LEVEL_COLOURS.get(level, '$so-text')}"), source_name(view, role)))
    return Content("\n").join(rows)


@dataclass(slots=True)
class Kept:
    """The numbers under which the moves at a table were shown: who goes to the desk and back finds them as they were."""

    numbers: Numbers = field(default_factory=Numbers)


class TalkScreen(SeatedScreen):
    """A conversation or meeting that this role is in."""

    HELP = """
# Gesprek en overleg

Links wie erbij is en wie wat vraagt. Rechts jouw inbreng: welke gegevens je vertelt en waarvoor, wat je zelf vraagt, en
waar het overleg dat wil eerst je eigen oordeel. Je mag ook passen. Als iedereen geweest is, hoort iedereen alles.

Daarna zitten jullie aan **tafel**: oordelen (**o**), besluiten (**d**), maatregelen (**m**) en afspraken (**p**) kosten
dan geen extra tijd. Links staat wat er binnenkwam, het nieuwste boven. Een **cijfer** of **Enter** kiest. **Esc** gaat naar je
bureau; onder *Binnengekomen* (n) lees je het voluit.
"""
    AUTO_FOCUS = ""  # the contribution, or the list at the table, takes the keys itself
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "naar het bureau", id="gesprek.terug", tooltip="Naar het bureau; het gesprek gaat door"),
        *group_bindings("gesprek", *AT_TABLE),
        Binding("p", "pass_on", "pas", id="gesprek.pas", tooltip="Niets inbrengen"),
        Binding("w", "wait", "wacht", id="gesprek.wacht", tooltip="Van tafel, en wachten tot een tijd of tot er iets komt"),
    ]

    def __init__(self, seat: Seat, moved: Callable[[RoleView], None] | None = None, kept: Kept | None = None) -> None:
        """`kept`: what is remembered of this screen when it goes away and comes back."""
        super().__init__(seat, moved)
        self._form: Form | None = None
        self._at = kept or Kept()
        self._kept: Filled | None = None
        """What was filled in of the contribution when something was asked first."""

    def compose(self) -> ComposeResult:
        yield TopBar("Gesprek")
        with Container(classes="tweeluik gesprek"):
            yield Prose(id="wie", classes="vak")
            with Vertical(id="inbreng", classes="detail"):
                yield Listing(id="tafel", empty="Er is nu niets van jou nodig.")
        yield KeyBar()

    @property
    def topic(self) -> tuple[str, str]:
        """The kind of meeting."""
        return "overleg", (self.view.talk.moment or "") if self.view.talk is not None else ""

    def draw(self, view: RoleView) -> None:
        self.query_one(TopBar).show(view)
        talk = view.talk
        prose = self.query_one("#wie", Prose)
        headline(prose, "Dit gesprek")
        prose.show_paragraphs(talk_text(view, talk) if talk is not None else [(0, plain(words.NO_TALK, "$so-soft"))])
        self._show_contribution(view, talk)
        self.call_later(self._leave_when_over)

    def _show_contribution(self, view: RoleView, talk: TalkView | None) -> None:
        """The own contribution while it is awaited, else what can be done at the table."""
        speaking = talk is not None and talk.must_speak
        form = next(iter(self.forms(("draag_bij",))), None) if speaking else None
        box = self.query_one("#inbreng", Vertical)
        headline(box, "Jouw inbreng" if form is not None else "Aan tafel")
        listing = self.query_one("#tafel", Listing)
        listing.display = form is None
        if form != self._form:
            self._form = form
            self.query(FormPane).remove()
            if form is not None:
                box.mount(FormPane(form, view, self._kept, take_keys=True))
                self._kept = None
        if form is None:
            self._at.numbers = numbered(self._at.numbers, view, self._at_table())
            listing.show_rows(move_rows(self._at_table(), self._at.numbers))
            listing.focus()

    def _at_table(self) -> tuple[Form, ...]:
        """What can be done at the table."""
        talk = self.view.talk
        return self.forms(TABLE_KINDS) if talk is not None and talk.phase == "tafel" else ()

    def on_key(self, event: events.Key) -> None:
        listing = self.query_one("#tafel", Listing)
        if listing.display and event.character is not None and event.character in "123456789":
            event.stop()
            form = self._at.numbers.meant(self._at_table(), int(event.character))
            if form is not None:
                self.offer(form)
        elif event.character is not None and event.character in words.DESK_KEYS and not self._works(event.character):
            event.stop()
            seated = bool(self._at_table()) and event.character in AT_TABLE
            self.say(words.NO_SUCH_MOVE if seated else words.AT_THE_DESK)

    def _works(self, key: str) -> bool:
        """Whether a letter has something to do here."""
        own = {"p": "pass_on", "w": "wait"}
        group = key in AT_TABLE and bool(self.check_action("group", (key,)))
        return group or (key in own and bool(self.check_action(own[key], ())))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Passing only while one's contribution is awaited; waiting, and what costs no time there, only at the table."""
        talk = self.view.talk
        if action == "group":
            return any(form.kind in words.KINDS[str(parameters[0])] for form in self._at_table())
        if action == "pass_on":
            return talk is not None and talk.must_speak
        if action == "wait":
            return talk is not None and talk.phase == "tafel" and bool(self.forms(("wacht",)))
        return True

    @on(FormPane.Confirmed)
    def _contributed(self, event: FormPane.Confirmed) -> None:
        event.stop()
        self.make(event.form, event.values)

    @on(Listing.Chosen, "#tafel")
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        form = next((form for form in self.view.moves if form_key(form) == event.row), None)
        if form is not None:
            self.offer(form)

    @on(FormPane.AsksHeard)
    def _asked(self, event: FormPane.AsksHeard) -> None:
        event.stop()
        self._listen(event.asked)

    @work(exclusive=True, group="zet")
    async def _listen(self, asked: Asked) -> None:
        """Mark what was heard, and give the contribution back as it was filled in."""
        self._kept = await self.heard(asked)
        self._form = None
        self._show_contribution(self.view, self.view.talk)

    def action_pass_on(self) -> None:
        """Contribute nothing but what this meeting asks of everybody."""
        pane = next(iter(self.query(FormPane)), None)
        if pane is not None:
            pane.confirm_least()

    def action_group(self, key: str) -> None:
        """The moves at the table behind one letter."""
        self.choose(words.PICK[key], words.KINDS[key])

    def action_wait(self) -> None:
        self.choose(words.PICK["w"], words.KINDS["w"])

    def after_move(self) -> None:
        talk = self.view.talk
        if talk is None or not (talk.must_speak or talk.phase == "tafel"):
            self.action_back()

    def resumed(self) -> None:
        self._leave_when_over()

    def _leave_when_over(self) -> None:
        """Back to the desk when the conversation has ended, also when the clock ended it."""
        if self.view.talk is None:
            self.action_back()

    def action_back(self) -> None:
        """Leave, unless a window lies over this: then it is done when that has gone."""
        if self.is_active:
            self.dismiss(None)
