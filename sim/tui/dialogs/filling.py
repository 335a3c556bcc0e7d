"""How far is a form filled in?

The state of a form that somebody fills in, without any drawing: what is chosen, which field is open, what is missing.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from sim.carrying import standing
from sim.core.forms import minutes_of
from sim.core.roleview import Choice, Field, Form, RoleView
from sim.core.typed import parse_time
from sim.tui import words
from sim.tui.times import likely_times

Filled = Mapping[str, tuple[str, ...]]
"""A filled form: field → chosen values."""
TYPED = ("tijd", "kaart")
"""Kinds of field that can be typed."""
FACTS = ("steunt_op", "vertelt", "vastleggen", "mee")
"""Fields in which somebody leans on what he knows."""
MOST_CARD = 9_999
"""No card has a larger number."""
MANY_FIELDS = 9
"""A form with at least so many fields says how far it is filled in."""
NAMED = 3
"""Chosen things that are named beside a question; the others are counted."""
FEW_ROWS = 14
"""A form with at most so many rows is shown whole; a longer one opens one field at a time."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Wants to lean on a card that was said aloud, in this field; `values` is what was filled in so far."""

    field: str
    values: Filled


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a form. `kind`: kop (a field) · keuze · typ (type it yourself) · gehoord (a card that somebody said aloud) ·
    bevestig."""

    kind: str
    field: str = ""
    value: str = ""

    @property
    def id(self) -> str:
        return f"{self.kind}|{self.field}|{self.value}"


@dataclass(slots=True)
class Filling:
    """A form being filled in."""

    form: Form
    view: RoleView
    chosen: dict[str, list[str]] = field(default_factory=dict)
    open: str | None = None
    """Name of the open field when fields open one at a time."""
    extra: dict[str, list[int]] = field(default_factory=dict)
    """Times and card numbers that were typed, by field."""

    def __post_init__(self) -> None:
        for one in self.form.fields:
            self.chosen[one.name] = self._begun(one)
        first = next((one.name for one in self.asked if self._lacks(one)), None)
        self.open = first or (self.form.fields[0].name if self.form.fields else None)

    def refill(self, values: Filled) -> None:
        """Choose `values`, as far as they are offered; fields that it does not name keep their default."""
        for one in self.form.fields:
            if one.name in values:
                self.chosen[one.name] = [value for value in values[one.name] if self._known(one, value)]
        if values:
            self.open = next((one.name for one in self.asked if not self.chosen[one.name]), self.open)

    @property
    def asked(self) -> list[Field]:
        """The fields that are asked as it is filled in now."""
        return [one for one in self.form.fields if one.asked(self.chosen)]

    @property
    def progress(self) -> tuple[int, int] | None:
        """Of how many questions something is chosen or stands already, and how many there are; None for a short form."""
        if len(self.form.fields) < MANY_FIELDS:
            return None
        # What only follows from an answer is no question more, until it is answered apart.
        asked = [one for one in self.asked if not one.needs[0] or self.chosen[one.name]]
        return sum(bool(self.chosen[one.name] or one.stands) for one in asked), len(asked)

    @property
    def whole(self) -> bool:
        """Whether all fields are shown at once."""
        return len(self.form.fields) <= 1 or sum(1 + len(self.choices(one)) for one in self.form.fields) <= FEW_ROWS

    def field_named(self, name: str) -> Field:
        return next(one for one in self.form.fields if one.name == name)

    def choices(self, one: Field) -> tuple[Choice, ...]:
        """What can be chosen in a field; a time or a yes/no without choices of its own gets likely ones."""
        if one.kind == "tijd":
            view = self.view
            given = [int(choice.value) for choice in one.choices] or likely_times(view.now, view.chapter_end)
            typed = [minute for minute in self.extra.get(one.name, ()) if minute not in given]
            offered = {choice.value: choice for choice in one.choices}
            bare = Choice("", "")
            return tuple(replace(offered.get(str(m), bare), value=str(m), label=self._time_label(m)) for m in (*given, *typed))
        if one.kind == "kaart":
            return tuple(Choice(str(number), words.card(number)) for number in self.extra.get(one.name, ()))
        if one.kind == "ja_nee" and not one.choices:
            return (Choice("ja", words.YES), Choice("nee", words.NO))
        return one.choices[::-1] if one.name in FACTS else one.choices  # as on the desk: what was learnt last stands first

    def lines(self) -> list[Line]:
        """The rows to draw, in order."""
        rows: list[Line] = []
        for one in self.asked:
            rows.append(Line("kop", one.name))
            if self.whole or self.open == one.name:
                rows += [Line("keuze", one.name, choice.value) for choice in self.choices(one)]
                if one.kind in TYPED:
                    rows.append(Line("typ", one.name))
                if one.name in FACTS and self.aloud:
                    rows.append(Line("gehoord", one.name))
        rows.append(Line("bevestig"))
        return rows

    def pick(self, name: str, value: str) -> str:
        """Choose a value, or unchoose one of many; a sentence when that is not possible, else ""."""
        one = self.field_named(name)
        choice = next((each for each in self.choices(one) if each.value == value), None)
        if choice is None:
            return words.NO_CHOICE
        if choice.blocked:
            return f"Dat kan nu niet: {choice.blocked}."
        held = self.chosen[name]
        if value in held:
            if one.kind == "veel" and one.most > 1:
                held.remove(value)
            return ""
        if one.kind != "veel":
            self.chosen[name] = [value]
            return ""
        if len(held) >= one.most:
            if one.most == 1:
                self.chosen[name] = [value]
                return ""
            return words.too_many(one.label, one.most)
        held.append(value)
        return ""

    def touched(self, apart: str) -> bool:
        """Whether something stands otherwise than it began, in another field than `apart`."""
        others = [one for one in self.form.fields if one.name != apart]
        return any(self.chosen[one.name] != self._begun(one) for one in others)

    def _begun(self, one: Field) -> list[str]:
        return [value for value in one.default if self._known(one, value)]

    def forget(self, names: Collection[str]) -> None:
        """Leave these fields as they were when nothing had been filled in."""
        for one in self.form.fields:
            if one.name in names:
                self.chosen[one.name] = self._begun(one)

    def clear(self, name: str) -> None:
        """Choose nothing in a field."""
        self.chosen[name] = []

    @property
    def aloud(self) -> bool:
        """Whether this table speaks freely, so that somebody may lean on a card that only was said."""
        return any(form.kind == "gehoord" for form in self.view.moves)

    def type_in(self, name: str, text: str) -> str:
        """Choose a typed time or card; a sentence when it cannot be read, else ""."""
        if self.field_named(name).kind == "tijd":
            return self._type_time(name, text)
        if not text.strip().isdecimal() or not 0 < int(text) <= MOST_CARD:
            return words.BAD_CARD
        self.extra[name] = [int(text)]
        self.chosen[name] = [str(int(text))]
        return ""

    def _type_time(self, name: str, text: str) -> str:
        minute = parse_time(text, self.view.now, self.view.weekday)
        if minute is None:
            return words.BAD_TIME
        if minute <= self.view.now:
            return words.PAST_TIME
        self.extra.setdefault(name, []).append(minute)
        self.chosen[name] = [str(minute)]
        return ""

    def toggle_open(self, name: str) -> None:
        """Open a field, or close it when it is the open one."""
        self.open = None if self.open == name else name

    def after(self, name: str) -> str | None:
        """The field that comes after `name`, or None after the last."""
        names = [one.name for one in self.asked]
        index = names.index(name) + 1
        return names[index] if index < len(names) else None

    def missing(self) -> tuple[str, str] | None:
        """The first field that still lacks a choice, with the sentence that says so."""
        for one in self.asked:
            if self._lacks(one):
                return one.name, words.too_few(one.label, max(1, one.least))
        return None

    def values(self) -> dict[str, tuple[str, ...]]:
        """The filled form: field → chosen values; what is no longer asked is left out."""
        return {one.name: tuple(self.chosen[one.name]) for one in self.asked}

    @property
    def minutes(self) -> int:
        """What the move costs as filled in."""
        return minutes_of(self.view, self.form, self.chosen)

    def summary(self, one: Field) -> str:
        """What is chosen in a field, in words."""
        labels = {choice.value: choice.label for choice in self.choices(one)}
        held = [labels.get(value, value) for value in self.chosen[one.name]]
        if len(held) > NAMED + 1:  # a row that fills the window hides the question that is open
            held = [*held[:NAMED], f"en nog {len(held) - NAMED}"]
        return ("; " if any("," in label for label in held) else ", ").join(held)

    @property
    def agreements(self) -> int | None:
        """How many agreements the plan holds once this is confirmed; None for another form."""
        if self.form.kind != "plan":
            return None
        return len(self.chosen.get("afspraak", ())) + len(standing(self.form, self.chosen))

    @property
    def to_whom(self) -> str:
        """Whom a conversation is with or a message goes to, as it is filled in now; "" when it is nobody yet."""
        names = [self.summary(one) for one in self.form.fields if one.name in ("met", "aan")]
        way = next(iter(self.chosen.get("kanaal", ())), "")
        return words.to_whom(way, names[0]) if names and names[0] else ""

    def _lacks(self, one: Field) -> bool:
        return len(self.chosen.get(one.name, ())) < one.least

    def _known(self, one: Field, value: str) -> bool:
        if any(choice.value == value for choice in self.choices(one)):
            return True
        if one.kind in TYPED and value.lstrip("-").isdecimal():
            self.extra.setdefault(one.name, []).append(int(value))
            return True
        return False

    def _time_label(self, minute: int) -> str:
        view = self.view
        label = words.moment(minute, view.now, view.weekday)
        ahead = f"over {words.duration(minute - view.now)}" if minute > view.now else ""
        end = "einde van dit deel" if minute == view.chapter_end else ""
        return " · ".join(part for part in (label, ahead, end) if part)
