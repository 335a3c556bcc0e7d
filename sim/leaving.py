"""What would nobody find who comes after me?"""

from sim.core.roleview import FactView, Form, RoleView
from sim.standing import stands

LEFT_OUT = "Niet alles hoort in elk systeem, zeker niet wat zeer gevoelig is: met reden weglaten mag."
MOST = 6
"""As many cards are named; of more only the number is said."""


def nowhere(view: RoleView) -> tuple[FactView, ...]:
    """What this role knows and wrote down nowhere, as far as it still says something."""
    return tuple(fact for fact in view.facts if stands(fact) == "nergens" and not fact.expired)


def leaves_behind(view: RoleView, form: Form) -> str:
    """Before somebody is done with a chapter: which cards are lost to whoever comes next; "" where there is nothing to say.

    A round in the middle of a chapter is no end: who plays it still has time to record.
    """
    facts = nowhere(view)
    if form.kind != "klaar" or not facts or (form.id.isdecimal() and int(form.id) < view.chapter_end):
        return ""
    named = "; ".join(f"{fact.number} {fact.label.rstrip('.')}" for fact in facts[:MOST])
    more = f"; en nog {len(facts) - MOST}" if len(facts) > MOST else ""
    count = "1 kaart staat nergens en gaat" if len(facts) == 1 else f"{len(facts)} kaarten staan nergens en gaan"
    return f"{count} niet mee naar wie na jou komt: {named}{more}. {LEFT_OUT}"
