"""What does the form of agreements ask, and what of it stands already?

A second plan starts from the first: what a role was told of the plan stands beside each question and stays when that is
left empty, so nothing is said twice by pressing on.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from scenarios.compiled import DAY, Case
from sim.core import phrases as say
from sim.core.commands import Plan
from sim.core.forms import OWNER, UNTIL, owner_field, until_field
from sim.core.moments import ends_to_choose, moments_to_choose
from sim.core.rolebook import Book
from sim.core.roleview import Choice, Field
from sim.core.told import Told

_Choices = tuple[Choice, ...]
_NONE: _Choices = ()
_RUNNING = ("besteld", "toegewezen", "van_kracht")


class PlanForm:
    """The fields of the form, made anew only when something in them changed."""

    def __init__(self, told: Told, book: Book) -> None:
        self._told = told
        self._book = book
        self._fields: tuple[Field, ...] = ()
        self._of: object = None
        self._facts: object = None
        self._persons: object = None
        self._agreed: tuple[Field, ...] = ()
        self._agreed_of: object = None
        self._plan: Plan | None = None
        self._stands: dict[str, str] = {}
        self._stands_of: tuple[Plan | None, int] = (None, -1)
        """The plan, and the day as seen from which its times are worded."""

    def fields(self, facts: _Choices, persons: _Choices) -> tuple[Field, ...]:
        """What the form asks now; `facts` is what may go along with a handover, `persons` whom the role knows of."""
        told = self._told
        running = tuple([x.id for x in told.measures.values() if x.status in _RUNNING])
        times, ends = moments_to_choose(told), ends_to_choose(told)
        people = (*self._book.roles, *persons)
        ahead = tuple(x.what for x in told.plan.agreements if x.until is not None and x.until > told.now) if told.plan else ()
        agreed_of = (running, ends, ahead)
        if self._agreed_of != agreed_of or self._persons is not persons or self._plan is not told.plan:
            self._agreed_of, self._persons, self._plan, self._of = agreed_of, persons, told.plan, None
            offered = (*self._book.agreements, *(Choice(one, told.measures[one].title) for one in running))
            agreed = _agreed(told.case, told.plan, told.now, offered)
            able = tuple(one for one in people if one.value not in told.case.persons or not told.case.persons[one.value].child)
            self._agreed = tuple(self._agreements(agreed, able, ends))
        if self._of != times or self._facts is not facts:
            self._of, self._facts = times, facts
            self._fields = self._made(times, ends, facts, people)
        return self._fields

    def _agreements(self, agreed: _Choices, people: _Choices, ends: _Choices) -> Iterator[Field]:
        """Which agreements, whose they are (a child's never) and until when they hold: for all of them, and for each apart."""
        yield Field("afspraak", say.PLAN_ASKS["maatregelen"], "veel", agreed, 0, len(agreed))
        yield Field(OWNER, "Wie voert dit uit?", "een", people, 0, 1, needs=("afspraak", ""))
        yield from self._each(agreed, people)
        yield Field(UNTIL, "Tot wanneer?", "tijd", ends, 0, 1, needs=("afspraak", ""))
        yield from self._each_until(agreed, ends)

    def _made(self, times: _Choices, ends: _Choices, facts: _Choices, people: _Choices) -> tuple[Field, ...]:
        told, always = self._told, _always(self._book)
        fields = (
            *self._agreed,
            Field("herbeoordeling", say.PLAN_ASKS["herbeoordeling"], "tijd", ends, 0, 1),
            always["aanspreekpunt"],
            Field("belt", say.PLAN_ASKS["belafspraak"], "een", people, 0, 1),
            always["gebeld"],
            always["functie"],
            always["regie"],
            Field("informeren", say.PLAN_ASKS["informeren"], "veel", people, 0, len(people)),
            always["overdracht"],
            always["warm"],
            always["teruggelezen"],
            Field("mee", "Welke informatie gaat mee?", "veel", facts, 0, len(facts), needs=("overdracht", "")),
            always["overlegt"],
            always["overleg_met"],
            Field("overleg_om", "Wanneer?", "tijd", times, 1, 1, needs=("overlegt", "")),
            always["uitkomst"],
            always["uitkomst_van"],
            always["uitkomst_naar"],
            always["niet_nodig"],
        )
        if told.plan is None:
            return fields
        day = told.now // DAY
        if self._stands_of[0] is not told.plan or self._stands_of[1] != day:
            self._stands_of, self._stands = (told.plan, day), _standing(told.case, told.plan, day * DAY)
        standing = self._stands
        return tuple([replace(field, stands=standing[field.name]) if field.name in standing else field for field in fields])

    def _each(self, agreed: _Choices, people: _Choices) -> Iterator[Field]:
        """Who does what, per agreement: whoever it stands with now; left empty it is as for the rest."""
        plan = self._told.plan
        owners = {line.what: line.owner for line in plan.agreements} if plan is not None else {}
        for one in agreed:
            default = (owners[one.value],) if one.value in owners else ()
            label = f"Wie doet wat: {one.label}"
            yield Field(owner_field(one.value), label, "een", people, 0, 1, default, needs=("afspraak", one.value))

    def _each_until(self, agreed: _Choices, ends: _Choices) -> Iterator[Field]:
        """Until when, per agreement: as it stands, as long as that lies ahead; left empty it is as for the rest."""
        told = self._told
        untils = {line.what: line.until for line in told.plan.agreements} if told.plan is not None else {}
        for one in agreed:
            until = untils.get(one.value)
            standing = None if until is None or until <= told.now else Choice(str(until), say.clock(until, told.now, told.case.weekday))
            choices = ends if standing is None or standing.value in {end.value for end in ends} else (*ends, standing)
            default = () if standing is None else (standing.value,)
            label = f"Tot wanneer: {one.label}"
            yield Field(until_field(one.value), label, "tijd", choices, 0, 1, default, needs=("afspraak", one.value))


@lru_cache(maxsize=256)
def _always(book: Book) -> dict[str, Field]:
    """The questions that are the same whatever happens, by name."""
    roles = book.roles
    fields = (
        Field("aanspreekpunt", say.PLAN_ASKS["aanspreekpunt"], "een", roles, 0, 1),
        Field("gebeld", "En wie wordt dan gebeld?", "een", roles, 1, 1, needs=("belt", "")),
        Field("functie", "Welke regiefunctie?", "een", book.functions, 0, 1),
        Field("regie", "Wie heeft die regie?", "een", roles, 1, 1, needs=("functie", "")),
        Field("overdracht", "Aan wie draag je over?", "een", book.others, 0, 1),
        Field("warm", "Warm (in gesprek)?", "ja_nee", _NONE, 0, 1, needs=("overdracht", "")),
        Field("teruggelezen", "Teruggelezen: zei de ontvanger het in eigen woorden na?", "ja_nee", _NONE, 0, 1, needs=("overdracht", "")),
        Field("overlegt", say.PLAN_ASKS["overleg"], "een", roles, 0, 1),
        Field("overleg_met", "En met wie?", "een", roles, 1, 1, needs=("overlegt", "")),
        Field("uitkomst", say.PLAN_ASKS["resultaten"], "een", book.themes, 0, 1),
        Field("uitkomst_van", "Van wie?", "een", roles, 1, 1, needs=("uitkomst", "")),
        Field("uitkomst_naar", "Naar wie?", "een", roles, 1, 1, needs=("uitkomst", "")),
        Field("niet_nodig", "Wat is hier niet nodig, en waarom?", "veel", book.not_needed, 0, len(book.not_needed)),
    )
    return {field.name: field for field in fields}


def _agreed(case: Case, plan: Plan | None, now: int, offered: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """The agreements on offer; what stands in the plan says with whom."""
    lines = {line.what: line for line in plan.agreements} if plan is not None else {}
    return tuple(
        replace(one, detail=f"Staat al in het plan: {say.agreed(case, lines[one.value], now)}.", note="staat er al")
        if one.value in lines
        else one
        for one in offered
    )


def _standing(case: Case, plan: Plan, now: int) -> dict[str, str]:
    """Question → what of the plan stands there, in words."""
    lines: dict[str, list[str]] = {}
    for kind, text in say.plan_lines(case, plan, now):
        name = _ASKED.get(kind, "functie" if kind in _FUNCTIONS else "")
        lines.setdefault(name, []).append(f"{kind}: {text}" if name == "functie" else text)
    found = {name: "; ".join(texts) for name, texts in lines.items() if name}
    if plan.agreements:  # which ones stands with each of them
        found["afspraak"] = "1 afspraak" if len(plan.agreements) == 1 else f"{len(plan.agreements)} afspraken"
    return found


_FUNCTIONS = {name.capitalize() for name in say.FUNCTIONS.values()}
_ASKED = {
    "Herbeoordeling": "herbeoordeling",
    "Eerste aanspreekpunt": "aanspreekpunt",
    "Belafspraak": "belt",
    "Overleg": "overlegt",
    "Resultaten": "uitkomst",
    "Informeren": "informeren",
    "Overdracht": "overdracht",
    "Niet nodig": "niet_nodig",
}
"""Kind of line of a plan → the question that it answers."""
