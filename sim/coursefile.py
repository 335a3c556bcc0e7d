"""How does a course come from a file, and how does a log become one?

A file is read with the place of every line, so that whatever is wrong with it, now or while it is played, is told as
`file:line:column`. A log becomes a course in which every move of every seat stands.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from scenarios import messages, source
from scenarios.compiled import Case
from scenarios.find import find
from scenarios.problems import CaseError, Problem, meant, shown
from scenarios.source import Source
from sim.core import commands as c
from sim.core import events as e
from sim.core.game import Setup
from sim.course import Contribution, Course, CourseLine, Deed
from sim.deeds import deed_of, moment
from sim.record import Entry

USUAL = "goed"
"""The course that is meant when nobody names one: an ordinary table that does well."""


@dataclass(frozen=True, slots=True)
class CourseFile:
    """A course and where its lines stand."""

    course: Course
    source: Source

    def problem(self, index: int, code: str, message: str, *path: int | str) -> Problem:
        """A problem with line number `index` of the course."""
        return self.source.at(("regels", index, *path), code, message)


def courses(name: str | Path) -> dict[str, Path]:
    """Name of each course that comes with a case → its file."""
    return {path.stem: path for path in sorted((find(name).path.parent / "verlopen").glob("*.yaml"))}


def read(path: Path) -> CourseFile:
    """The course in a file; raises CaseError with every problem of its shape."""
    return _checked(source.read(path))


def parse(text: str, name: str) -> CourseFile:
    """The course in `text`, called `name` in problems."""
    return _checked(source.parse(text.encode(), name))


def _checked(found: Source) -> CourseFile:
    if not found.usable:
        raise CaseError(found.problems)
    course, problems = messages.check(found, Course)
    if course is None or found.problems or problems:
        raise CaseError([*found.problems, *problems])
    return CourseFile(course, found)


# --- does it name things of the case? -------------------------------------------------------------------------------


def check(file: CourseFile, case: Case) -> list[Problem]:
    """Everything in the course that this case does not have."""
    found = [
        file.source.at(("zetels", role), "V401", f"{shown(role)} is geen rol van {case.id}{meant(role, case.roles)}", key=True)
        for role in file.course.seats
        if role not in case.roles
    ]
    names: set[str] = set()
    for index, line in enumerate(file.course.lines):
        if (line.role == c.TABLE) is not bool(line.deed.open_chapter or line.deed.reseat):
            found.append(file.problem(index, "V403", f"alleen {c.TABLE} opent een deel of verzet stoelen, en doet verder niets", "doe"))
        for kind, ident, path in _named(line):
            known = names | set(case.measures) if kind == "verzoek" else names if kind == "naam" else _known(case, kind)
            if ident not in known:
                message = f"{shown(ident)} is geen {_WORDS.get(kind, kind)} van {case.id}{meant(ident, known)}"
                if kind in ("naam", "verzoek"):
                    message = f"geen eerdere regel heet {shown(ident)}{meant(ident, known)}"
                found.append(file.problem(index, "V402", message, *path))
        if line.name is not None:
            names.add(line.name)
    return found


_WORDS = {
    "partij": "rol of betrokkene",
    "wat": "afspraak of maatregel",
    "soort": "berichtsoort",
    "keuze": "keuze van een besluit",
    "afwijkreden": "reden om af te wijken",
}


def _known(case: Case, kind: str) -> Iterable[str]:
    match kind:
        case "rol":
            return (*case.roles, c.TABLE)
        case "partij":
            return (*case.roles, *case.persons)
        case "wat":
            return (*case.agreements, *case.measures)
        case "informatie":
            return case.facts
        case "thema":
            return case.themes
        case "doel":
            return case.purposes
        case "handeling":
            return case.acts
        case "persoon":
            return case.persons
        case "moment":
            return case.moments
        case "soort":
            return case.message_kinds
        case "maatregel":
            return case.measures
        case "afspraak":
            return case.agreements
        case "besluit":
            return case.decisions
        case "norm":
            return case.norms
        case "afwijkreden":
            return case.deviations
        case _:
            return (option for decision in case.decisions.values() for option in decision.options)


Named = tuple[str, str, tuple[int | str, ...]]
"""Kind of thing, its id, and where in the line it stands."""


def _named(line: CourseLine) -> list[Named]:
    """Every id that a line names."""
    deed = line.deed
    found: list[Named] = [("rol", line.role, ("rol",))]
    if deed.act is not None:
        found.append(("handeling", deed.act, ("doe", "handeling")))
    elif deed.consult is not None:
        found += _some("persoon", (deed.consult.about,), "doe", "raadpleeg", "over")
        found += _some("informatie", deed.consult.record, "doe", "raadpleeg", "legt_vast")
    elif deed.talk is not None:
        talk = deed.talk
        found += _some("rol", talk.to, "doe", "gesprek", "met")
        found += _some("moment", (talk.moment,), "doe", "gesprek", "moment")
        found += _brought(talk, "doe", "gesprek")
        for role, brought in talk.brings.items():
            found += _some("rol", (role,), "doe", "gesprek", "inbreng", role)
            found += _brought(brought, "doe", "gesprek", "inbreng", role)
    elif deed.contribute is not None:
        found += _some("naam", (deed.contribute.talk,), "doe", "draag_bij", "gesprek")
        found += _brought(deed.contribute, "doe", "draag_bij")
    elif deed.send is not None:
        send = deed.send
        found += _some("rol", send.to, "doe", "stuur", "aan") + _some("soort", (send.kind,), "doe", "stuur", "soort")
        found += _told(send.tells, send.asks, send.purpose, "doe", "stuur")
    return found + _named_rulings(deed)


def _named_rulings(deed: Deed) -> list[Named]:
    if deed.judge is not None:
        return _some("informatie", deed.judge.cites, "doe", "oordeel", "steunt_op")
    if deed.decide is not None:
        at = ("doe", "besluit")
        return [
            *_some("besluit", (deed.decide.decision,), *at, "besluit"),
            *_some("keuze", (deed.decide.option,), *at, "keuze"),
            *_some("informatie", deed.decide.cites, *at, "steunt_op"),
        ]
    if deed.order is not None:
        at = ("doe", "maatregel")
        return _some("maatregel", (deed.order.measure,), *at, "maatregel") + _some("informatie", deed.order.cites, *at, "steunt_op")
    if deed.rule is not None:
        at = ("doe", "beslis")
        return [
            *_some("verzoek", (deed.rule.request,), *at, "verzoek"),
            *_some("informatie", deed.rule.cites, *at, "steunt_op"),
            *_some("afspraak", deed.rule.conditions, *at, "voorwaarden"),
        ]
    if deed.plan is not None:
        plan, at = deed.plan, ("doe", "plan")
        parties = [line.owner for line in plan.agreements] + [line.holder for line in plan.regie]
        parties += [who for line in plan.calls for who in (line.caller, line.called)]
        return [
            *_some("wat", [line.what for line in plan.agreements], *at, "afspraken"),
            *_some("partij", [*parties, *plan.inform, plan.first_contact], *at),
            *_some("rol", (plan.handover,), *at, "overdracht"),
            *_some("informatie", plan.facts, *at, "informatie"),
            *_some("rol", [who for line in plan.consults for who in (line.who, line.other)], *at),
            *_some("rol", [who for line in plan.results for who in (line.giver, line.receiver)], *at),
            *_some("thema", [line.theme for line in plan.results], *at),
        ]
    if deed.deviate is not None:
        at = ("doe", "bewust_anders")
        return [
            *_some("norm", (deed.deviate.norm,), *at, "norm"),
            *_some("afwijkreden", (deed.deviate.reason,), *at, "reden"),
            *_some("informatie", deed.deviate.cites, *at, "steunt_op"),
            *_some("rol", deed.deviate.told, *at, "gemeld_aan"),
        ]
    if deed.hardop is not None:
        at = ("doe", "hardop")
        return _some("informatie", (deed.hardop.fact,), *at, "informatie") + _some("rol", deed.hardop.heard, *at, "gehoord_door")
    if deed.heard is not None:
        return _some("rol", (deed.heard.giver,), "doe", "gehoord", "van")
    if deed.reseat is not None:
        return _some("rol", deed.reseat.seats, "doe", "verzet", "zetels")
    if deed.stop is not None:
        return _some("naam", (deed.stop.work,), "doe", "stop", "werk")
    return []


def _brought(part: Contribution, *path: str) -> list[Named]:
    cites = () if part.judgement is None else part.judgement.cites
    return _told(part.tells, part.asks, part.purpose, *path) + _some("informatie", cites, *path, "oordeel", "steunt_op")


def _told(tells: Sequence[str], asks: Sequence[str], purpose: str | None, *path: str) -> list[Named]:
    return [
        *_some("informatie", tells, *path, "vertelt"),
        *_some("thema", asks, *path, "vraagt"),
        *_some("doel", (purpose,), *path, "waarvoor"),
    ]


def _some(kind: str, idents: Iterable[str | None], *path: str) -> list[Named]:
    several = [ident for ident in idents if ident is not None]
    return [(kind, ident, (*path, place) if len(several) > 1 else path) for place, ident in enumerate(several)]


# --- a log as a course ----------------------------------------------------------------------------------------------


def from_log(case: Case, setup: Setup, entries: Sequence[Entry], name: str = "opname") -> Course:
    """The course in which every move of this log stands; played, it gives the same events."""
    return Course.model_validate(data_of(case, setup, entries, name))


def data_of(case: Case, setup: Setup, entries: Sequence[Entry], name: str = "opname") -> dict[str, Any]:
    """The same as plain data, ready to be written as YAML."""
    began = {event.seq: number for number, entry in enumerate(entries) for event in entry.events if isinstance(event, e.Started)}
    started = {event.seq: event.command for entry in entries for event in entry.events if isinstance(event, e.Started)}
    measures = {event.request: event.measure for entry in entries for event in entry.events if isinstance(event, e.Requested)}
    given = {entry.command: number for number, entry in enumerate(entries) if entry.command is not None}
    lines: list[dict[str, Any]] = []
    names: dict[int, str] = {}
    for number, entry in enumerate(entries):
        if entry.command is None:
            continue
        line: dict[str, Any] = {"rol": entry.command.role}
        if not isinstance(entry.command, c.OpenChapter | c.Reseat):
            line["tijd"] = moment(entry.events[0].at)
        called: str | None = None
        match entry.command:
            case c.Rule(_, request):
                called = measures.get(request)
            case c.Stop(_, int(work)) if work in started:
                of = given.get(started[work], began[work])
                called = names.setdefault(of, f"werk_{of}")
        line["doe"] = deed_of(entry.command, called)
        lines.append(line)
        line["_"] = number
    for line in lines:
        number = line.pop("_")
        if number in names:
            line["als"] = names[number]
    return {
        "formaat": 1,
        "casus": case.id,
        "naam": name,
        "titel": f"Opname van {case.title}"[:160],
        "zetels": dict(setup.seats),
        "spelnummer": setup.seed,
        "regio": case.region.id,
        "datum": case.date,
        "rondes": setup.rounds,
        "vrij_spreken": setup.free_speech,
        "opgenomen": True,
        "regels": lines,
    }


class _Plain(yaml.SafeDumper):
    """Writes only what our own reader takes: no anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def dump(data: Mapping[str, Any]) -> str:
    """A course as the text of a file."""
    return yaml.dump(dict(data), Dumper=_Plain, allow_unicode=True, sort_keys=False, width=120, default_flow_style=None)
