"""What does a player do who tries anything?"""

from random import Random

from sim.core.commands import Command
from sim.core.forms import fill
from sim.core.roleview import Field, RoleView
from sim.players.filling import Values, forms, passing

HANDFUL = 4
"""Things it picks at most where several may be picked: who tells everything to everybody is another kind of player."""
LEFT = ("stop", "neem_terug", "hardop", "gehoord")
"""Moves it does not try: a game would never end, or somebody would have to have spoken."""


class RandomPlayer:
    """Any form that is not blocked, filled in with anything within its bounds."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)

    def choose(self, view: RoleView) -> Command:
        """Any move but those."""
        free = [form for form in forms(view, *{form.kind for form in view.moves}) if form.kind not in LEFT]
        if not free or len(view.queue) > 2:
            return passing(view)
        form = self.chance.choice(free)
        values: Values = {one.name: self._value(one, view.now) for one in form.fields}
        if not values.get("vertelt"):
            values["waarvoor"] = ()
        return fill(view, form, values)

    def _value(self, one: Field, now: int) -> tuple[str, ...]:
        values = [choice.value for choice in one.choices if not choice.blocked] or [choice.value for choice in one.choices]
        match one.kind:
            case "ja_nee":
                return (self.chance.choice(("ja", "nee")),)
            case "tijd":
                return (self.chance.choice(values),) if values else (str(now + self.chance.randint(1, 240)),)
            case "een":
                return (self.chance.choice(values),) if values else ()
            case _:
                return tuple(
                    self.chance.sample(values, self.chance.randint(min(one.least, len(values)), min(one.most, len(values), HANDFUL)))
                )
