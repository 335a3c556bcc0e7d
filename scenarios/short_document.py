"""What may the file of a short sitting say, and what is wrong with this one?

`korte_zit.yaml` names a case, a course of it and the chapter in which a person sits down. The shape is checked here, and what it
names is held against the case.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from scenarios import loading, messages
from scenarios import source as sources
from scenarios.document import CaseDocument
from scenarios.fields import Id, Line, Many, Model, Prose, words
from scenarios.find import Found, home_of
from scenarios.head import SHORT, Head
from scenarios.problems import CaseError, Problem, listed, meant, shown
from scenarios.short import Short
from scenarios.source import Source

COURSES = "verlopen"
"""The folder beside a case that holds its courses."""


class ShortDocument(Model):
    """A whole file of a short sitting."""

    format: Literal[1] = Field(alias="formaat")
    kind: Literal["korte_zit"] = Field(alias="soort")
    id: Id
    title: Line = Field(alias="titel")
    summary: Prose = Field(alias="samenvatting")
    warning: Many[Line] = Field(alias="waarschuwing", min_length=1, max_length=2)
    case: Annotated[str, Field(min_length=1, max_length=200)] = Field(alias="uit")
    """The id of a case in the library, or a folder or file as seen from this file."""
    course: Id = Field(alias="verloop")
    chapter: Id = Field(alias="vanaf")
    until: Id | None = Field(None, alias="tot_en_met")
    """The last chapter that is played; without it only `vanaf`."""
    role: Id = Field(alias="rol")
    others: dict[Id, Literal["meewerkend", "afwachtend", "eilandje", "niemand"]] = Field(default_factory=dict, alias="anderen")
    """Who plays the other roles; who is not named is `meewerkend`."""
    minutes: int = Field(alias="speelduur", ge=12, le=18)
    level: Literal["begeleid", "vrij", "expert"] = Field("vrij", alias="niveau")
    briefing: Annotated[Prose, words(120)]
    questions: Annotated[tuple[Line, ...], Field(strict=False, min_length=3, max_length=3)] = Field(alias="vragen")


@dataclass(frozen=True, slots=True)
class Written:
    """A checked short sitting, and where its case and its course are."""

    short: Short
    case: str
    """The name or path that loads the case."""
    course: Path
    others: dict[str, str]
    head: Head
    source: Source


def read(found: Found) -> Written:
    """The short sitting in a file; raises CaseError with every problem found."""
    source = sources.read(found.path, found.name)
    if not source.usable:
        raise CaseError(source.problems)
    written, problems = messages.check(source, ShortDocument)
    if written is None:
        raise CaseError([*source.problems, *problems])
    home = home_of(found, written.case)
    if not home.path.is_file():
        raise CaseError([*source.problems, source.at(("uit",), "V201", f"er is geen casus {shown(written.case)}")])
    case = loading.read_document(sources.read(home.path, home.name))
    course = home.path.with_name(COURSES) / f"{written.course}.yaml"
    problems = [*source.problems, *_unknown(source, written, case), *_course(source, written, course)]
    if problems := problems or list(_sense(source, written, case)):
        raise CaseError(problems)
    name = str(home.path) if home.name == str(home.path) else written.case
    return Written(_short(written), name, course, dict(written.others), _head(written, case), source)


def _short(written: ShortDocument) -> Short:
    until = written.until or written.chapter
    return Short(written.id, written.title, written.role, written.chapter, until, written.briefing.strip(), written.questions)


def _head(written: ShortDocument, case: CaseDocument) -> Head:
    """What a list shows: its own words, and where and when the case plays."""
    title = next(role.title for role in case.roles if role.id == written.role)
    return replace(
        loading.head_of(case),
        id=written.id,
        kind=SHORT,
        title=written.title,
        summary=written.summary,
        warning=written.warning,
        minutes=written.minutes,
        level=written.level,
        role=title,
    )


def _unknown(source: Source, written: ShortDocument, case: CaseDocument) -> Iterable[Problem]:
    """The roles and chapters that the case does not have."""
    chapters, roles = [chapter.id for chapter in case.chapters], [role.id for role in case.roles]
    for key, kind, id, known in (
        ("vanaf", "deel", written.chapter, chapters),
        ("tot_en_met", "deel", written.until, chapters),
        ("rol", "rol", written.role, roles),
    ):
        if id is not None and id not in known:
            yield source.at((key,), "V201", f"{shown(id)} is geen {kind} van {case.head.id}{meant(id, known)}")
    for id in written.others:
        if id not in roles:
            yield source.at(("anderen", id), "V201", f"{shown(id)} is geen rol van {case.head.id}{meant(id, roles)}", key=True)


def _course(source: Source, written: ShortDocument, path: Path) -> Iterable[Problem]:
    if not path.is_file():
        known = sorted(one.stem for one in path.parent.glob("*.yaml"))
        yield source.at(("verloop",), "V201", f"er is geen verloop {shown(written.course)}; kies {listed(known)}")


def _sense(source: Source, written: ShortDocument, case: CaseDocument) -> Iterable[Problem]:
    """Whether a person can sit down there, and in that role."""
    chapters = [chapter.id for chapter in case.chapters]
    first, last = chapters.index(written.chapter), chapters.index(written.until or written.chapter)
    if first == 0:
        yield source.at(
            ("vanaf",), "V230", f"{shown(written.chapter)} is het eerste deel; een korte zit begint na een deel van het verloop"
        )
    if last < first:
        yield source.at(("tot_en_met",), "V231", f"{shown(written.until)} ligt voor {shown(written.chapter)}")
    if not next(role for role in case.roles if role.id == written.role).playable:
        yield source.at(("rol",), "V232", f"{shown(written.role)} is geen speelbare rol")
        return
    for chapter in case.chapters[first : last + 1]:
        if chapter.roles and written.role not in chapter.roles:
            yield source.at(("rol",), "V232", f"{shown(written.role)} heeft in het deel {shown(chapter.id)} geen dienst")
    if written.role in written.others:
        yield source.at(("anderen", written.role), "V233", f"{shown(written.role)} speelt de persoon zelf", key=True)
