"""What did the days look like for the people it is about?

Per person who came, for what, how often what had happened was told and to whom, who explained and who was there to help.
Told about them, never in their words: what they felt is not for us to write.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from scenarios.compiled import Case, Person
from scoring.fold import Played
from scoring.perspective import Repeat, repeats
from scoring.weights import standard
from sim.core.events import Interviewed
from sim.report.text import capital, counted, day, listed, moment, title

KINDS = {
    "feiten": "vertelde wat er is gebeurd aan",
    "veiligheid": "sprak over de veiligheid met",
    "steun": "kreeg steun van",
    "uitleg": "kreeg uitleg van",
    "verhoor": "is verhoord door",
    "observatie": "is gezien door",
}
"""Kind of conversation → as it reads before the name of whoever came."""


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody came, or several together."""

    at: int
    who: tuple[str, ...]
    """Titles of the roles."""
    kind: str
    theme: str


@dataclass(frozen=True, slots=True)
class Eyes:
    """The days of one person."""

    person: str
    child: bool
    wants: str
    fears: str
    said: tuple[str, ...]
    """What stands out, in sentences."""
    visits: tuple[Visit, ...]


def eyes(played: Played) -> tuple[Eyes, ...]:
    """Everybody the case is about, in its order; whoever the case lets nobody speak with is left out."""
    case = played.case
    view = case.legacy.perspective
    extra = repeats(played, view, standard()) if view is not None else ()
    heard = {hearing.person for hearing in view.heard} if view is not None else set()
    explained = set(view.explained) if view is not None else set()
    found = []
    for person in case.persons.values():
        visits = _visits(case, [talk for talk in played.left.interviews if talk.person == person.id])
        if visits or person.id in heard | explained:
            said = _said(case, person, visits, extra, person.id in explained)
            found.append(Eyes(capital(person.title), person.child, person.wants, person.fears, said, visits))
    return tuple(found)


def _visits(case: Case, talks: Sequence[Interviewed]) -> tuple[Visit, ...]:
    """Conversations in order of time; who came together stands together."""
    together: dict[tuple[int, str, str], list[str]] = {}
    for talk in talks:
        together.setdefault((talk.at, talk.kind, talk.theme), []).append(title(case, talk.role) if talk.role else "iemand")
    return tuple(Visit(at, tuple(dict.fromkeys(who)), kind, case.themes.get(theme, theme)) for (at, kind, theme), who in together.items())


def _said(case: Case, person: Person, visits: Sequence[Visit], extra: Sequence[Repeat], explain: bool) -> tuple[str, ...]:
    if not visits:
        return ("Niemand sprak met deze persoon, voor zover het spel weet.",)
    lines = [_came(visits)]
    facts = _of(visits, "feiten")
    if facts:
        more = sum(one.extra for one in extra if one.person == person.id and one.why == "feiten")
        more_said = f" Dat is {counted(more, 'keer', 'keer')} vaker dan deze zaak vroeg." if more else ""
        lines.append(
            f"Het verhaal van wat er is gebeurd, is {counted(len(facts), 'keer', 'keer')} verteld: {_times(case, facts)}.{more_said}"
        )
    for one in extra:
        if one.person == person.id and one.why == "tafel":
            many = len({talk.role for talk in one.talks})
            lines.append(f"{capital(moment(case, one.talks[0].at))} zaten er {many} professionals tegelijk aan tafel.")
    lines += _care(case, person, visits, explain)
    return tuple(lines)


def _care(case: Case, person: Person, visits: Sequence[Visit], explain: bool) -> list[str]:
    """Who explained, and who was there to help."""
    told, helped = _of(visits, "uitleg"), _of(visits, "steun")
    lines = []
    if told:
        lines.append(f"Uitleg kwam er {counted(len(told), 'keer', 'keer')}: {_times(case, told)}.")
    elif explain:
        lines.append("Niemand legde uit wat er gebeurde en waarom.")
    if helped:
        lines.append(f"Steun kwam er {counted(len(helped), 'keer', 'keer')}: {_times(case, helped)}.")
    elif person.child:
        lines.append("Wie er troostte, staat nergens in het verloop. Weet jij het?")
    return lines


def _came(visits: Sequence[Visit]) -> str:
    who = list(dict.fromkeys(one for visit in visits for one in visit.who))
    services = counted(len(who), "dienst", "verschillende diensten")
    return f"{counted(len(visits), 'keer', 'keer')} kwam er iemand, van {services}: {listed(who)}."


def _of(visits: Sequence[Visit], kind: str) -> list[Visit]:
    return [visit for visit in visits if visit.kind == kind]


def _times(case: Case, visits: Sequence[Visit]) -> str:
    return "; ".join(f"{moment(case, visit.at)} {'bij' if visit.kind == 'feiten' else 'van'} {listed(visit.who)}" for visit in visits)


def visit_line(case: Case, visit: Visit) -> str:
    """A visit on one line."""
    theme = "" if visit.kind in ("feiten", "observatie", "verhoor") else f", over: {visit.theme[:1].lower()}{visit.theme[1:]}"
    return f"{day(case, visit.at)}  {KINDS.get(visit.kind, visit.kind)} {listed(visit.who)}{theme}"
