"""What does a player do who knows the work?

It looks people up, tells a partner what that partner's decisions need and nothing that does not belong there, asks for
what its own decisions need, cites what it holds, and decides by the due time. Of the case it uses only the role book:
who decides on what, and which facts that needs.
"""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

from scenarios.compiled import Case
from sim.core import commands as c
from sim.core import events as e
from sim.core.commands import Command
from sim.core.forms import fill
from sim.core.roleview import Form, RoleView
from sim.players.filling import Values, done_before, field, forms, level_by, passing, told_before

Known = dict[str, None]
"""Facts in the order learnt: a set would make the play depend on the hash seed."""
One = TypeVar("One")
SOON = 20
"""Minutes before it is due in which a decision is taken without all its facts."""


class CarefulPlayer:
    """One role, played with care. With `chance` it takes any option of a decision and any act first; else the author's first.

    `past` is what happened before it sat down: what its role did and told then, it need not do again.
    """

    def __init__(self, case: Case, role: str, chance: Random | None = None, past: Sequence[e.Event] = ()) -> None:
        self.case = case
        self.role = role
        self.chance = chance
        self.needs: dict[str, frozenset[str]] = {
            other: frozenset(need.fact for need in case.needs if need.role == other) for other in case.roles
        }
        self.done = done_before(past, role)
        self.told = told_before(past, role)
        self.asked: set[tuple[str, str]] = set()
        for event in past:
            if isinstance(event, e.Started) and event.role == role:
                self._did(event.command)

    def _did(self, command: Command) -> None:
        """Somebody else made this move at this desk."""
        match command:
            case c.Consult():
                self.done.add(("raadpleeg", command.about or ""))
                self.done.update(("leg", fact) for fact in command.record)
            case c.Talk():
                self.asked.update((other, theme) for other in command.to for theme in command.asks)

    def choose(self, view: RoleView) -> Command:
        """The most pressing thing first: speak, rule, decide, act, look up, share, order, record."""
        known: Known = {fact.id: None for fact in view.facts if not fact.lost and not fact.expired}
        for form in forms(view, "draag_bij"):
            return self._contribute(view, form, known)
        for form in forms(view, "beslis"):
            return self._rule(view, form, known)
        return (
            self._decide(view, known)
            or self._once(view, "handeling")
            or self._look_up(view)
            or self._share(view, known)
            or self._order(view, known)
            or self._judge(view, known)
            or self._record(view)
            or passing(view)
        )

    def _contribute(self, view: RoleView, form: Form, known: Known) -> Command:
        talk = view.talk
        present = [role for role in (talk.present if talk else ()) if role != self.role]
        asked = {theme for _, themes in (talk.asks if talk else ()) for theme in themes}
        wanted = frozenset[str]().union(*(self.needs[role] for role in present))
        tells = tuple(
            fact
            for fact in known
            if (fact in wanted or self.case.facts[fact].theme in asked) and all(self._fits(fact, role) for role in present)
        )
        self.told.update((role, fact) for role in present for fact in tells)
        return fill(view, form, self._words(form, view, known, tells, ()))

    def _rule(self, view: RoleView, form: Form, known: Known) -> Command:
        request = next(request for request in view.requests if str(request.request) == form.id)
        measure = self.case.measures[request.measure]
        enough = sum(fact in known for fact in measure.basis) >= max(1, measure.basis_least)
        cites = tuple(fact for fact in measure.basis if fact in known)[:3]
        return fill(view, form, {"beslissing": ("toewijzen" if enough else "weigeren",), "steunt_op": cites})

    def _decide(self, view: RoleView, known: Known) -> Command | None:
        for form in forms(view, "besluit"):
            decision = self.case.decisions[form.id]
            basis = tuple(fact for fact in decision.basis if fact in known)
            enough = len(basis) >= max(decision.basis_least, min(2, len(decision.basis)))
            if ("besluit", form.id) not in self.done and (enough or view.now >= decision.due - SOON):
                self.done.add(("besluit", form.id))
                option = self._any(form.fields[0].choices)
                return fill(view, form, {"keuze": (option.value,), "steunt_op": basis[:3]})
        return None

    def _once(self, view: RoleView, kind: str) -> Command | None:
        open_ = [form for form in forms(view, kind) if (kind, form.id) not in self.done]
        if not open_:
            return None
        form = self._any(open_)
        self.done.add((kind, form.id))
        return fill(view, form, {})

    def _look_up(self, view: RoleView) -> Command | None:
        for form in forms(view, "raadpleeg"):
            people = field(form, "over")
            for person in people.choices if people is not None else ():
                if ("raadpleeg", person.value) not in self.done:
                    self.done.add(("raadpleeg", person.value))
                    return fill(view, form, {"over": (person.value,)})
        return None

    def _share(self, view: RoleView, known: Known) -> Command | None:
        """Call one who can be reached and lacks what I hold, or holds themes that I lack."""
        missing = sorted({self.case.facts[fact].theme for fact in self.needs[self.role] - known.keys()})
        for form in forms(view, "gesprek"):
            people = field(form, "met")
            for other in people.choices if people is not None else ():
                if other.blocked or "telefoon" not in other.detail:
                    continue
                lacks = self.needs[other.value] & known.keys()  # mostly nothing, and then all that is known need not be gone through
                fresh = {fact for fact in lacks if (other.value, fact) not in self.told and self._fits(fact, other.value)}
                tells = tuple(fact for fact in known if fact in fresh) if fresh else ()
                asks = tuple(theme for theme in missing if (other.value, theme) not in self.asked)
                if not (tells or asks):
                    continue
                self.told.update((other.value, fact) for fact in tells)
                self.asked.update((other.value, theme) for theme in asks)
                words = self._words(form, view, known, tells, asks)
                return fill(view, form, {**words, "met": (other.value,), "kanaal": ("telefoon",)})
        return None

    def _order(self, view: RoleView, known: Known) -> Command | None:
        for form in forms(view, "maatregel"):
            basis = tuple(fact for fact in self.case.measures[form.id].basis if fact in known)
            least = max(1, self.case.measures[form.id].basis_least)
            if ("maatregel", form.id) not in self.done and len(basis) >= min(least, len(self.case.measures[form.id].basis)):
                self.done.add(("maatregel", form.id))
                return fill(view, form, {"steunt_op": basis[:3]})
        return None

    def _judge(self, view: RoleView, known: Known) -> Command | None:
        for form in forms(view, "oordeel"):
            if ("oordeel", view.chapter) not in self.done:
                self.done.add(("oordeel", view.chapter))
                return fill(view, form, self._judgement(known))
        return None

    def _record(self, view: RoleView) -> Command | None:
        """Write down what stands nowhere yet, each fact once."""
        for form in forms(view, "raadpleeg"):
            loose = field(form, "vastleggen")
            facts = tuple(choice.value for choice in loose.choices if ("leg", choice.value) not in self.done) if loose is not None else ()
            if facts:
                self.done.update(("leg", fact) for fact in facts)
                return fill(view, form, {"vastleggen": facts})
        return None

    def _judgement(self, known: Known) -> Values:
        flags = [fact for fact in known if self.case.facts[fact].red_flag is not None]
        return {"oordeel": (level_by(len(flags)),), "steunt_op": tuple(flags[:3])}

    def _words(self, form: Form, view: RoleView, known: Known, tells: tuple[str, ...], asks: tuple[str, ...]) -> Values:
        """What is told, asked and for what; with a judgement where the form wants one."""
        purposes = field(form, "waarvoor")
        purpose = (purposes.choices[0].value,) if tells and purposes is not None and purposes.choices else ()
        words: Values = {"vertelt": tells, "vraagt": asks, "waarvoor": purpose}
        return {**words, **self._judgement(known)} if field(form, "oordeel") is not None else words

    def _any(self, several: Sequence[One]) -> One:
        return several[0] if self.chance is None else self.chance.choice(several)

    def _fits(self, fact: str, role: str) -> bool:
        what = self.case.facts[fact]
        return role not in what.unfit and role not in what.leak
