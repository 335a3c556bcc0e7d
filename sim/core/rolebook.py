"""What may a role do in principle, whatever happens?"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from scenarios.compiled import Act, Case
from scenarios.regional import MessageKind
from sim.core import phrases as say
from sim.core.roleview import Choice, Field, Form


class Book:
    """The role book: what a role may do in principle, whatever happens. Static, so made once per case and role."""

    def __init__(self, case: Case, role: str) -> None:
        partner = case.roles[role].partner
        self.acts = tuple(act for act in case.acts.values() if role in act.roles)
        self.decisions = tuple(d for d in case.decisions.values() if role in d.deciders)
        self.measures = tuple(x for x in case.measures.values() if role in x.requesters)
        self.kinds = tuple(k for k in case.message_kinds.values() if not k.givers or partner in k.givers)
        self.own_norms = tuple(Choice(n.id, n.title) for n in case.norms.values() if role in n.owners and n.id not in case.never_deviate)
        self.deviations = tuple(Choice(reason, title) for reason, title in case.deviations.items())
        self.themes = tuple(Choice(theme, title) for theme, title in case.themes.items())
        self.purpose = tuple(case.purposes)[:1]
        self.purposes = tuple(Choice(purpose, title) for purpose, title in case.purposes.items())
        self.persons = tuple(Choice(person.id, person.title) for person in case.persons.values())
        self._about = {fact.id: fact.about for fact in case.facts.values()}
        self._on_file = frozenset(person for fact in case.facts.values() if partner in fact.systems for person in fact.about)
        self.roles = tuple(Choice(r.id, r.title, r.task) for r in case.roles.values() if r.exists)
        self.others = tuple(one for one in self.roles if one.value != role and not case.brought_by(one.value, role))
        self.addressees = tuple(_addressees(case, self.kinds, self.others))
        # The first contact has a question of its own in the plan.
        self.functions = tuple(
            Choice(key, name.capitalize(), say.FUNCTION_OF[key]) for key, name in say.FUNCTIONS.items() if key != "aanspreekpunt"
        )
        self.options = {d.id: tuple(Choice(option.id, option.label) for option in d.options.values()) for d in self.decisions}
        self.agreements = tuple(Choice(a.id, a.title) for a in case.agreements.values())
        self.not_needed = tuple(Choice(f"{f.field}.{n.id}", f"{f.title}: {n.reason}") for f in case.legacy.handover for n in f.not_needed)
        self.measure_details = {x.id: f"{x.explanation} {_who_decides(case, x.decider, role)}" for x in self.measures}
        self._facts = case.facts
        self._worded: dict[tuple[str, str], Choice] = {}
        self.act_forms = {
            act.id: Form("handeling", act.id, act.label, _explained(act), act.occupies, (), "", act.scene) for act in self.acts
        }

    def known_of(self, facts: Iterable[str]) -> tuple[Choice, ...]:
        """Whom the role knows of who has been told `facts`: those they are about, and who stands in its own file."""
        known = self._on_file.union(*(self._about[fact] for fact in facts))
        return tuple([person for person in self.persons if person.value in known])

    def worded(self, fact: str, option: str) -> Choice:
        """`fact` to choose, in the words it has after `option` of the decision that it follows."""
        made = self._worded.get((fact, option))
        if made is None:
            what = self._facts[fact]
            made = self._worded[fact, option] = Choice(fact, f"{what.number}. {what.label}", say.fact_text(what, option))
        return made


def _addressees(case: Case, kinds: Iterable[MessageKind], others: Iterable[Choice]) -> Iterator[tuple[MessageKind, Field]]:
    """Per kind of message to whom it may go; a message waits for whoever cannot be reached now."""
    for kind in kinds:
        allowed = [one.value for one in others if not kind.receivers or case.roles[one.value].partner in kind.receivers]
        if allowed:
            choices = tuple(Choice(role, case.roles[role].title) for role in allowed)
            yield kind, Field("aan", "Aan wie?", "veel", choices, 1, len(allowed))


def _who_decides(case: Case, decider: str, role: str) -> str:
    if decider == role:
        return "Je beslist hier zelf over."
    return f"{say.title(case, decider)} beslist; wat je aanvoert, leest die partner."


def _explained(act: Act) -> str:
    """What an act is, and when its outcome comes if that is later than the desk is free."""
    later = f" De uitkomst komt na {act.lands} minuten." if act.lands > act.occupies else ""
    return act.explanation + later


@lru_cache(maxsize=256)
def book_of(case: Case, role: str) -> Book:
    """The role book of `role` in `case`."""
    return Book(case, role)
