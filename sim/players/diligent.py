"""What does a player do who ticks every box?"""

from collections.abc import Iterable
from random import Random

from sim.core.commands import Command
from sim.core.forms import Key, fill
from sim.core.roleview import Field, Form, RoleView
from sim.players.filling import Values, forms, passing

_KINDS = ("draag_bij", "beslis", "besluit", "handeling", "raadpleeg", "oordeel", "overleg", "gesprek", "stuur", "maatregel")


class DiligentPlayer:
    """Every form once, in order, with everything it knows told to everybody: diligence without judgement.

    What all who listen heard from it before it leaves out. With `chance` it ticks any one of several options; else the author's first.
    `done` are the forms that its role has used before it sat down, `told` what it told: (receiver, fact).
    """

    def __init__(self, chance: Random | None = None, done: Iterable[Key] = (), told: Iterable[tuple[str, str]] = ()) -> None:
        self.chance = chance
        self.done = set(done)
        self.told = set(told)

    def choose(self, view: RoleView) -> Command:
        """The first form it has not used yet; then it waits."""
        for form in forms(view, *_KINDS):
            key = (form.kind, form.id)
            if form.kind == "draag_bij" or key not in self.done:
                self.done.add(key)
                return fill(view, form, self._everything(view, form))
        return passing(view)

    def _everything(self, view: RoleView, form: Form) -> Values:
        values: Values = {one.name: self._all(one) for one in form.fields}
        present = view.talk.present if view.talk is not None and form.kind == "draag_bij" else ()
        to = [role for role in (*values.get("met", ()), *values.get("aan", ()), *present) if role != view.role]
        values["vertelt"] = tuple(fact for fact in values.get("vertelt", ()) if any((role, fact) not in self.told for role in to))
        self.told.update((role, fact) for role in to for fact in values["vertelt"])
        if not values["vertelt"]:
            values["waarvoor"] = ()
        return values

    def _all(self, one: Field) -> tuple[str, ...]:
        """All that a field can hold; of a single choice the first."""
        open_choices = tuple(choice.value for choice in one.choices if not choice.blocked)
        match one.kind:
            case "ja_nee":
                return ("ja",)
            case "veel":
                return open_choices[: one.most]
            case "een" if self.chance is not None and open_choices:
                return (self.chance.choice(open_choices),)
            case _:
                return one.default or open_choices[:1]
