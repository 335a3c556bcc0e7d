"""How is a move filled in?

Draws any form of a view: its fields with their choices, why a choice is blocked, the minutes and the end time. Long forms
open one field at a time, so that they fit 24 lines. Nothing is sent before it is confirmed.
"""

from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from sim.carrying import too_much, who_does_what
from sim.core.forms import addressee, chosen_before, unfounded
from sim.core.roleview import Choice, Form, RoleView
from sim.leaving import leaves_behind
from sim.tui import words
from sim.tui.dialogs.filling import Asked, Filled, Filling, Line
from sim.tui.text import clean, join, line, plain
from sim.tui.widgets.listing import Listing, Row
from sim.tui.widgets.moves import move_cost, round_end

SHORT_DETAIL = 205
"""Signs of an explanation that fit in three lines of a window at 80 columns."""


class FormPane(Vertical):
    """One form, to be filled in by keyboard or mouse."""

    DEFAULT_CSS = """
    FormPane { height: 1fr; }
    FormPane > #formulier-kop { height: auto; max-height: 6; }
    FormPane > #formulier-lijst { height: 1fr; }
    FormPane > #formulier-tijd { display: none; height: 3; }
    FormPane > #formulier-tijd.-open { display: block; }
    FormPane > #formulier-voet { height: auto; max-height: 4; min-height: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f5", "confirm", "bevestigen", id="formulier.bevestigen", tooltip="De zet doen zoals hij nu is ingevuld"),
        Binding("right", "next_field", "volgende vraag", id="formulier.volgende", tooltip="Naar de volgende vraag"),
        Binding("backspace,delete", "clear", "wissen", show=False, id="formulier.wissen", tooltip="Niets kiezen bij deze vraag"),
        Binding("left", "previous_field", "vorige vraag", show=False, id="formulier.vorige", tooltip="Naar de vorige vraag"),
    ]

    class Confirmed(Message):
        """The form was filled in and confirmed."""

        def __init__(self, form: Form, values: Mapping[str, tuple[str, ...]]) -> None:
            self.form = form
            self.values = dict(values)
            super().__init__()

    class Changed(Message):
        """Something was chosen, or no longer."""

    class AsksHeard(Message):
        """Wants to lean on a card that somebody at the table said aloud."""

        def __init__(self, asked: Asked) -> None:
            self.asked = asked
            super().__init__()

    def __init__(self, form: Form, view: RoleView, values: Filled | None = None, take_keys: bool = False) -> None:
        super().__init__(classes="-zonder" if not form.fields else "-lang" if len(form.detail) > SHORT_DETAIL else "")
        self._take_keys = take_keys
        """Whether the keys go to this form as soon as it is there."""
        self.filling = Filling(form, view)
        self._addressee, self._addressed = addressee(dict(form.before)) if values is None else ("", frozenset())
        """The field of whom it went to when nothing came of it, and who: what was filled in then comes back for them only."""
        self._again = values is None and bool(form.before) and not self._addressee
        """Whether it is filled in as the last time, when nothing came of it."""
        if values is not None or self._again:
            self.filling.refill(dict(form.before) if values is None else values)
        self._sure = False
        """Whether it was said that nothing is brought forward."""
        self._typing: str | None = None
        self._problem = ("", "")
        """The row the cursor was put on because something lacks there, and what; it stands until the cursor leaves."""

    def compose(self) -> ComposeResult:
        yield Static(self._head(), markup=False, id="formulier-kop")
        yield Listing(id="formulier-lijst")
        yield Input(placeholder="uu:mm of di 09:00", max_length=20, id="formulier-tijd", restrict=r"[0-9a-zA-Z:+. ]*")
        yield Static("", markup=False, id="formulier-voet")

    def on_mount(self) -> None:
        self._draw(self._start())
        if self._take_keys:
            self.focus_list()

    def focus_list(self) -> None:
        self.query_one(Listing).focus()

    # --- drawing ----------------------------------------------------------------------------------------------------

    def _head(self) -> Content:
        form = self.filling.form
        parts: list[str | Content | tuple[str, str]] = [(line(form.label), "bold $so-title")]
        parts.append((f"  {self._cost()}", "$so-soft"))
        if form.detail:
            parts += ["\n", clean(form.detail)]
        if self.filling.progress is not None:
            parts += ["\n", (words.progress(*self.filling.progress, self.filling.agreements), "$so-soft")]
        if form.kind == "klaar":
            left = [line(one.label) for one in self.filling.view.moves if one.kind == "besluit" and not chosen_before(one)]
            if left:
                parts += ["\n", (words.still_open(left), "$so-new")]
            if behind := leaves_behind(self.filling.view, form):
                parts += ["\n", (f"{line(behind)} {words.RECORD_FIRST}", "$so-new")]
        if self._again:
            parts += ["\n", (words.AS_BEFORE, "$so-new")]
        elif self._addressee:
            whom = [line(c.label) for c in self.filling.field_named(self._addressee).choices if c.value in self._addressed]
            parts += ["\n", (words.kept_for(whom), "$so-new")]
        if form.hint:
            parts += ["\n", ("Tip: " + clean(form.hint), "italic $so-new")]
        if form.blocked:
            parts += ["\n", (words.BLOCKED_FORM.format(why=words.blocked(form.blocked)), "$so-orange")]
        return join(*parts)

    def _cost(self) -> str:
        """What the move costs as filled in; waiting lets the clock run."""
        filling = self.filling
        view, form = filling.view, filling.form
        if form.kind == "klaar":
            return words.runs_to(round_end(view) or view.chapter_end, view.now, view.weekday)
        return words.CLOCK_RUNS if form.kind == "wacht" else move_cost(view, filling.minutes)

    def _start(self) -> str:
        """The row the cursor begins on: the first choice of the first field that lacks one, else of the first that may be
        filled in; the confirm row when nothing needs to be."""
        lines = self.filling.lines()
        missing = self.filling.missing()
        name = missing[0] if missing else self.filling.open if self.filling.form.fields and not self._again else None
        if self._again:  # to be looked at before it goes
            name = self.filling.open = self.filling.asked[0].name
            lines = self.filling.lines()
        if name is None:
            return Line("bevestig").id
        mine = [each for each in lines if each.kind in ("keuze", "typ") and each.field == name]
        held = self.filling.chosen[name]  # what stands chosen is where one looks first
        return next((each.id for each in mine if each.value in held), mine[0].id if mine else Line("bevestig").id)

    def _draw(self, point_at: str | None = None) -> None:
        rows = [self._row(each) for each in self.filling.lines()]
        self.query_one(Listing).show_rows(rows, point_at)
        self.query_one("#formulier-kop", Static).update(self._head())
        if self._pointed_at != self._problem[0]:
            self._foot(self._beside(_line_of(self._pointed_at)))
        self.post_message(self.Changed())

    def _row(self, row: Line) -> Row:
        filling = self.filling
        if row.kind == "bevestig":
            return self._confirm_row(row)
        one = filling.field_named(row.field)
        if row.kind in ("typ", "gehoord"):
            text = words.HEARD_CARD if row.kind == "gehoord" else words.TYPE_CARD if one.kind == "kaart" else words.OTHER_TIME
            return Row(row.id, plain(text, "$so-soft"), lead=Content("   … "))
        if row.kind == "kop":
            held = filling.summary(one)
            note = held if held and not filling.whole else words.how_many(one.least, one.most, one.kind, len(one.choices))
            if not held and one.stands:
                note = words.stands(one.stands)
            elif not held and not one.least and filling.progress is not None:
                note = words.may_stay_empty(one.needs[1] != "")
            sign = "" if filling.whole else ("▾ " if filling.open == row.field else "▸ ")
            lacks = len(filling.chosen[one.name]) < one.least
            tail = (f"  {line(note)}", "$so-new" if lacks else "$so-text" if held and not filling.whole else "$so-soft")
            return Row(row.id, join((line(one.label), "bold $so-title"), tail), lead=Content(f"{sign}"), still=filling.whole)
        choice = next(each for each in filling.choices(one) if each.value == row.value)
        return self._choice_row(row, choice, one.kind == "veel" and one.most > 1)

    def _choice_row(self, row: Line, choice: Choice, many: bool) -> Row:
        held = row.value in self.filling.chosen[row.field]
        box = ("☒" if held else "☐") if many else ("●" if held else "○")
        if choice.blocked:
            text = join((line(choice.label), "$so-faint"), (f" · {line(choice.blocked)}", "italic $so-faint"))
            return Row(row.id, text, lead=join(("  – ", "$so-faint")), still=not held)
        note = (f"  {line(choice.note)}", "italic $so-soft") if choice.note else ""
        return Row(
            row.id, join((line(choice.label), "bold" if held else ""), note), lead=join((f"  {box} ", "$so-key" if held else "$so-soft"))
        )

    def _confirm_row(self, row: Line) -> Row:
        missing = self.filling.missing()
        if missing is not None:
            return Row(row.id, join((words.CONFIRM, "$so-faint"), (f"  {line(missing[1])}", "$so-soft")), lead=Content("» "))
        cost = self._cost()
        bare = self.filling.form.kind == "maatregel" and not any(self.filling.chosen.values())
        cost += f" · {words.NOTHING_CITED}" if bare and self.filling.form.fields else ""
        # Whom nothing is asked tells nothing: a call that only gives has to be meant so.
        silent = self.filling.form.kind in ("gesprek", "overleg") and self.filling.chosen.get("vraagt") == []
        cost += f" · {words.NOTHING_ASKED}" if silent else ""
        said = [line(whom)] if (whom := self.filling.to_whom) else []
        said += [line(words.does(who, what)) for who, what in who_does_what(self.filling.form, self.filling.view, self.filling.chosen)]
        cost += "".join(f"\n{one}" for one in said)
        return Row(row.id, join((words.CONFIRM, "bold $so-key"), (f"  {cost}", "$so-soft")), lead=Content("» "))

    def _foot(self, text: Content) -> None:
        self.query_one("#formulier-voet", Static).update(text)

    # --- choosing ---------------------------------------------------------------------------------------------------

    @on(Listing.Pointed)
    def _pointed(self, event: Listing.Pointed) -> None:
        event.stop()
        row = _line_of(event.row)
        if event.row == self._problem[0]:
            self._foot(plain(self._problem[1], "bold $so-orange"))
            return
        self._problem = ("", "")
        self._foot(self._beside(row))

    def _beside(self, row: Line) -> Content:
        """What is said of the row the cursor is on; that somebody gets too much stands there whatever row it is, for the keys."""
        text = help_ = ""
        if row.kind == "keuze":
            one = self.filling.field_named(row.field)
            choice = next((each for each in self.filling.choices(one) if each.value == row.value), None)
            text = clean(choice.detail) if choice is not None else ""
            help_ = words.HELP_MANY if one.kind == "veel" and one.most > 1 else words.HELP_ONE
        elif row.kind == "kop":
            help_ = words.HELP_HEAD
        heavy = too_much(self.filling.form, self.filling.view, self.filling.chosen)
        said = plain("\n".join(filter(None, (text, "" if heavy else help_))), "$so-soft")
        return join((line(heavy), "bold $so-orange"), "\n" if text else "", said) if heavy else said

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        row = _line_of(event.row)
        match row.kind:
            case "bevestig":
                self.action_confirm()
            case "kop":
                self.filling.toggle_open(row.field)
                self._draw()
                self._bring(row.field)
            case "typ":
                self._ask_typed(row.field)
            case "gehoord":
                self.post_message(self.AsksHeard(Asked(row.field, self.filling.values())))
            case _:
                self._pick(row)

    def _pick(self, row: Line) -> None:
        problem = self.filling.pick(row.field, row.value)
        self._sure = False
        self._bring_back(row.field)
        one = self.filling.field_named(row.field)
        held = bool(self.filling.chosen[row.field])
        if problem:
            self._draw()
            self._foot(plain(problem, "bold $so-orange"))
        elif held and (one.kind != "veel" or one.most == 1):
            self._go(self.filling.after(row.field))
        else:
            self._draw()

    def _bring_back(self, name: str) -> None:
        """For the same addressee what was filled in stands there again; for another it goes."""
        if name != self._addressee:
            return
        same = self._addressed == set(self.filling.chosen[name])
        if same and not self._again:
            if self.filling.touched(name):
                return  # what was chosen by hand meanwhile is worth more
            opened = self.filling.open
            self.filling.refill(dict(self.filling.form.before))
            self.filling.open = opened
        elif self._again and not same:
            self.filling.forget(set(dict(self.filling.form.before)) - {name})
        self._again = same

    def _go(self, name: str | None) -> None:
        """Open a field and put the cursor in it; None is the confirm row."""
        if name is None:
            self._draw(Line("bevestig").id)
            return
        self.filling.open = name
        rows = self._rows_of(name)
        self._draw(rows[1] if len(rows) > 1 else rows[0])
        self._bring(name)

    def _bring(self, name: str) -> None:
        """Bring a question with all its answers into view."""
        rows = self._rows_of(name)
        self.query_one(Listing).bring(rows[0], rows[-1])

    def _rows_of(self, name: str) -> list[str]:
        return [each.id for each in self.filling.lines() if each.field == name]

    def action_next_field(self) -> None:
        name = self._current_field()
        fields = self.filling.form.fields
        if name is not None:
            self._go(self.filling.after(name))
        elif fields:
            self._go(fields[0].name)

    def action_previous_field(self) -> None:
        names = [one.name for one in self.filling.asked]
        name = self._current_field()
        index = names.index(name) - 1 if name in names else len(names) - 1
        if names and index >= 0:
            self._go(names[index])

    def action_clear(self) -> None:
        """Choose nothing where the cursor is."""
        name = self._current_field()
        if name is not None:
            self.filling.clear(name)
            self._draw()

    def action_confirm(self) -> None:
        missing = self.filling.missing()
        if missing is None and unfounded(self.filling.form, self.filling.chosen) and not self._sure:
            self._sure = True
            self._draw(Line("bevestig").id)
            self._problem = (Line("bevestig").id, words.SURE_NOTHING_CITED)
            self._foot(plain(words.SURE_NOTHING_CITED, "bold $so-orange"))
            return
        if missing is None:
            self.post_message(self.Confirmed(self.filling.form, self.filling.values()))
            return
        self._go(missing[0])
        self._problem = (self.query_one(Listing).pointed or "", missing[1])
        self._foot(plain(missing[1], "bold $so-orange"))

    def confirm_least(self) -> None:
        """Confirm with nothing but the fields that must be filled in."""
        missing = self.filling.missing()
        if missing is not None:
            self.action_confirm()
            return
        least = {one.name for one in self.filling.form.fields if one.least}
        values = {name: held if name in least else () for name, held in self.filling.values().items()}
        self.post_message(self.Confirmed(self.filling.form, values))

    @property
    def _pointed_at(self) -> str:
        """The row the cursor is on."""
        return self.query_one(Listing).pointed or Line("bevestig").id

    def _current_field(self) -> str | None:
        return _line_of(self._pointed_at).field or None

    # --- typing ----------------------------------------------------------------------------------------------

    def _ask_typed(self, name: str) -> None:
        self._typing = name
        entry = self.query_one(Input)
        entry.placeholder = words.TYPE_CARD if self.filling.field_named(name).kind == "kaart" else "uu:mm of di 09:00"
        entry.add_class("-open")
        entry.value = ""
        entry.focus()

    @on(Input.Submitted)
    def _typed(self, event: Input.Submitted) -> None:
        event.stop()
        if self._typing is None:
            return
        name = self._typing
        problem = self.filling.type_in(name, event.value)
        if problem:
            self._foot(plain(problem, "bold $so-orange"))
            return
        self._typing = None
        event.input.remove_class("-open")
        self.focus_list()
        self._go(self.filling.after(name))


def _line_of(row: str) -> Line:
    kind, name, value = row.split("|", 2)
    return Line(kind, name, value)
