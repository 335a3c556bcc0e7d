"""What can I do? The moves that matter here, numbered, with their minutes."""

from collections.abc import Sequence

from textual.content import Content

from sim.core.roleview import Form, RoleView
from sim.numbering import Numbers
from sim.tui import words
from sim.tui.text import headline, join, line, plain
from sim.tui.widgets.listing import Listing, Row

HERE = ("draag_bij", "beslis", "handeling", "besluit")
"""Kinds of form that belong to this moment; every other kind is one letter away."""
TABLE_KINDS = ("oordeel", "besluit", "maatregel", "beslis", "plan")
"""Kinds that cost no extra time at the table, right after a meeting."""
_FIRST = ("draag_bij", "beslis")
UNNUMBERED = Numbers()


def moves_here(view: RoleView) -> tuple[Form, ...]:
    """The moves of this moment: first what waits for this role, then the others in the author's order."""
    here = [form for form in view.moves if form.kind in HERE]
    return tuple(sorted(here, key=lambda form: (form.kind not in _FIRST, bool(form.blocked))))


def form_key(form: Form) -> str:
    """What names a form in a list."""
    return f"{form.kind}/{form.id}"


def move_rows(forms: Sequence[Form], numbers: Numbers = UNNUMBERED) -> list[Row]:
    """Rows for forms: number, minutes, label and why not."""
    return [Row(form_key(form), _label(form), lead=_lead(form, numbers.of(form))) for form in forms]


def _lead(form: Form, number: int | None) -> Content:
    minutes = f"{form.minutes} min" if 0 < form.minutes < 100 else words.duration(form.minutes) if form.minutes else ""
    return join((f"{number or ' '} ", "bold $so-key"), (f"{minutes:>7} ", "$so-soft"))


def _label(form: Form) -> Content:
    if form.blocked:
        return join((line(form.label), "$so-faint"), (f" · {words.blocked(form.blocked)}", "italic $so-faint"))
    if form.kind in _FIRST:
        return join((line(form.label), "bold"), ("  wacht op jou", "$so-new"))
    if form.kind == "besluit":
        return join(("besluit  ", "$so-soft"), line(form.label), (f"  {line(form.detail)}" if form.detail else "", "italic $so-soft"))
    return plain(line(form.label))


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

    def show(self, view: RoleView, numbers: Numbers) -> None:
        self.forms = moves_here(view)
        headline(self, words.moves_title(view.status, len(view.queue)))
        self.say_when_empty(words.STATUS_LONG.get(view.status, words.NO_MOVES))
        self.show_rows(move_rows(self.forms, numbers))

    def form(self, row: str) -> Form | None:
        """The form that a row stands for."""
        return next((form for form in self.forms if form_key(form) == row), None)
