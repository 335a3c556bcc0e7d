"""What can I do? The moves that matter here, numbered, with their minutes."""

from collections.abc import Sequence

from textual.content import Content

from sim.core.forms import chosen_before
from sim.core.roleview import Form, RoleView
from sim.numbering import KEYS, Numbers
from sim.tui import words
from sim.tui.text import headline, join, line
from sim.tui.widgets.listing import Listing, Row
from sim.tui.widgets.marks import Marks

HERE = ("draag_bij", "beslis", "handeling", "besluit")
"""Kinds of form that belong to this moment; every other kind is one letter away."""
TABLE_KINDS = ("oordeel", "besluit", "maatregel", "beslis", "plan")
"""Kinds that cost no extra time at the table, right after a meeting."""
_FIRST = ("draag_bij", "beslis")
UNNUMBERED = Numbers()


def moves_here(view: RoleView) -> tuple[Form, ...]:
    """The moves of this moment, in the author's order: what takes a number first stands first."""
    here = [form for form in view.moves if form.kind in HERE]
    return tuple(sorted(here, key=_group))


def _group(form: Form) -> tuple[bool, bool, bool]:
    """First what waits for this role, then what can be done, what cannot now, and last what has been decided already."""
    return form.kind not in _FIRST, bool(chosen_before(form)), bool(form.blocked)


def in_order(forms: Sequence[Form], marks: Marks) -> tuple[Form, ...]:
    """`forms` as they stand on the desk: in each group first what is new, and else by number."""
    return tuple(sorted(forms, key=lambda form: (*_group(form), not marks.is_new_move(form), marks.numbers.of(form) or KEYS + 1)))


def to_number(forms: Sequence[Form]) -> tuple[Form, ...]:
    """Which of `forms` need a number: a decision that was taken gives its own up as soon as another move wants it."""
    return tuple(form for form in forms if not chosen_before(form))


def form_key(form: Form) -> str:
    """What names a form in a list."""
    return f"{form.kind}/{form.id}"


def move_rows(forms: Sequence[Form], numbers: Numbers = UNNUMBERED, marks: Marks | None = None) -> list[Row]:
    """Rows for forms: number, minutes, label and why not; with `marks` also whether it is new."""
    return [
        Row(form_key(form), _label(form, marks is not None and marks.is_new_move(form)), lead=_lead(form, numbers.of(form)))
        for form in forms
    ]


def _lead(form: Form, number: int | None) -> Content:
    minutes = f"{form.minutes} min" if 0 < form.minutes < 100 else words.duration(form.minutes) if form.minutes else ""
    return join((f"{number or ' '} ", "bold $so-key"), (f"{minutes:>7} ", "$so-soft"))


def _label(form: Form, new: bool) -> Content:
    mark = (f"  {words.NEW}", "bold $so-new") if new else ""
    if chosen := chosen_before(form):
        return join(("besloten  ", "$so-soft"), (f"{line(form.label)} → {line(chosen)}", "$so-soft"))
    if form.blocked:
        return join((line(form.label), "$so-faint"), (f" · {words.blocked(form.blocked)}", "italic $so-faint"), mark)
    if form.kind in _FIRST:
        return join((line(form.label), "bold"), ("  wacht op jou", "$so-new"))
    if form.kind == "besluit":
        detail = (f"  {line(form.detail)}" if form.detail else "", "italic $so-soft")
        return join(("besluit  ", "$so-soft"), line(form.label), detail, mark)
    return join(line(form.label), mark)


def move_cost(view: RoleView, minutes: int) -> str:
    """What a move costs from here, after what occupies the desk now."""
    begins = view.busy_until if view.status == "bezig" else None
    return words.costs(minutes, view.now, view.weekday, begins, len(view.queue))


def round_end(view: RoleView) -> int | None:
    """When the round ends that several people at one screen play now; None where there are no rounds."""
    ready = next((form.id for form in view.moves if form.kind == "klaar"), "")
    return int(ready) if ready.isdecimal() else None


class MoveList(Listing):
    """The numbered moves of this moment."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(empty=words.NO_MOVES, id=id)
        self.forms: tuple[Form, ...] = ()

    def show(self, view: RoleView, marks: Marks) -> None:
        self.forms = in_order(moves_here(view), marks)
        headline(self, words.moves_title(view.status, len(view.queue)))
        self.say_when_empty(words.STATUS_LONG.get(view.status, words.NO_MOVES))
        self.show_rows(move_rows(self.forms, marks.numbers, marks))

    def form(self, row: str) -> Form | None:
        """The form that a row stands for."""
        return next((form for form in self.forms if form_key(form) == row), None)
