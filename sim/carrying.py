"""Who would carry out how much, once a plan is agreed as it is filled in?"""

from collections import Counter
from collections.abc import Mapping, Sequence

from scoring.left import MOST_LINES
from sim.core.forms import OWNER, owner_field
from sim.core.roleview import Form, RoleView

Chosen = Mapping[str, Sequence[str]]
"""Field → what is chosen in it."""


def who_does_what(form: Form, view: RoleView, chosen: Chosen) -> list[tuple[str, str]]:
    """Per agreement that is chosen who carries it out and what it is, in words."""
    fields = {one.name: one for one in form.fields}
    if form.kind != "plan" or OWNER not in fields:
        return []
    names = {choice.value: choice.label for choice in fields[OWNER].choices}
    what = {choice.value: choice.label for choice in fields["afspraak"].choices}
    rest = next(iter(chosen.get(OWNER, ())), "")
    owners = [(next(iter(chosen.get(owner_field(one), ())), rest), one) for one in chosen.get("afspraak", ())]
    return [(names.get(owner, owner or view.title), what[one]) for owner, one in owners]


def standing(form: Form, chosen: Chosen) -> list[str]:
    """Whose the agreements are that stand in the plan and are not chosen again: they stay."""
    fields = {one.name: one for one in form.fields}
    if form.kind != "plan" or OWNER not in fields:
        return []
    names = {choice.value: choice.label for choice in fields[OWNER].choices}
    left = [one.value for one in fields["afspraak"].choices if one.value not in chosen.get("afspraak", ())]
    owners = [owner for one in left if owner_field(one) in fields for owner in fields[owner_field(one)].default]
    return [names.get(owner, owner) for owner in owners]


def too_much(form: Form, view: RoleView, chosen: Chosen) -> str:
    """That somebody would have more of a plan than can be kept, which then counts for nothing (scoring); "" when nobody would."""
    count = Counter([who for who, _ in who_does_what(form, view, chosen)] + standing(form, chosen))
    said = [f"{who} heeft dan {many} afspraken" for who, many in count.items() if many > MOST_LINES]
    informs = len(chosen.get("informeren", ())) if form.kind == "plan" else 0
    said += [f"je licht er dan {informs} in"] if informs > MOST_LINES else []
    if not said:
        return ""
    why = f"Meer dan {MOST_LINES} houdt niemand bij: dan telt er geen. Kies wat het meest telt, of verdeel het."
    return f"Let op: {' en '.join(said)}. {why}"
