"""What does a player do who ticks every box?"""

from sim.core.commands import Command
from sim.core.forms import fill
from sim.core.roleview import Field, Form, RoleView
from sim.players.filling import Values, field, forms, passing


class DiligentPlayer:
    """Every form once, in order, with everything it knows told to everybody: diligence without judgement."""

    def __init__(self) -> None:
        self.done: set[tuple[str, str]] = set()

    def choose(self, view: RoleView) -> Command:
        """The first form it has not used yet; then it waits."""
        for form in forms(
            view, "draag_bij", "beslis", "besluit", "handeling", "raadpleeg", "oordeel", "overleg", "gesprek", "stuur", "maatregel"
        ):
            key = (form.kind, form.id)
            if form.kind == "draag_bij" or key not in self.done:
                self.done.add(key)
                return fill(view, form, _everything(form))
        return passing(view)


def _everything(form: Form) -> Values:
    """All that each field can hold; of a single choice the first."""
    values: Values = {one.name: _all(one) for one in form.fields}
    if field(form, "vertelt") is not None and not values["vertelt"]:
        values["waarvoor"] = ()
    return values


def _all(one: Field) -> tuple[str, ...]:
    open_choices = tuple(choice.value for choice in one.choices if not choice.blocked)
    match one.kind:
        case "ja_nee":
            return ("ja",)
        case "veel":
            return open_choices[: one.most]
        case _:
            return one.default or open_choices[:1]
