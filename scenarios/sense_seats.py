"""Can people sit as the case proposes?

A proposal is for a number of people and must count as many; each role is playable and has one chair; nobody holds two roles
that must inform each other, or two that have duty in the same chapter.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from scenarios import document as doc
from scenarios.problems import Problem, shown
from scenarios.references import Place
from scenarios.source import Source


def check(source: Source, document: doc.CaseDocument) -> Iterator[Problem]:
    """Everything that is wrong with the pairs and the proposals."""
    for number, pair in enumerate(document.apart):
        if len(set(pair.roles)) != 2:
            yield source.at(("niet_samen", number, "rollen"), "V224", "noem twee verschillende rollen")
    count: Counter[int] = Counter()
    for number, one in enumerate(document.seatings):
        at = ("tafelschikking", number)
        count[one.people] += 1
        if count[one.people] == 2:
            yield source.at((*at, "mensen"), "V226", "voor dit aantal mensen staat er al een voorstel")
        seated = sum(chair.people for chair in one.chairs) + one.host
        if seated != one.people:
            host = ", de tafelgastheer meegeteld" if one.host else ""
            yield source.at((*at, "mensen"), "V226", f"hier staat {one.people}, maar op de stoelen zitten {seated} mensen{host}")
        yield from _roles(source, document, one, at)
        for place, chair in enumerate(one.chairs):
            yield from _chair(source, document, chair, (*at, "stoelen", place))


def _roles(source: Source, document: doc.CaseDocument, one: doc.Seating, at: Place) -> Iterator[Problem]:
    """Each role of a proposal is for players, and sits on one chair."""
    unplayed = {role.id for role in document.roles if not role.playable}
    seen: set[str] = set()
    for place, chair in enumerate(one.chairs):
        for role, spot in _named(chair, (*at, "stoelen", place)):
            if role in unplayed:
                yield source.at(spot, "V225", f"{shown(role)} is niet speelbaar")
            elif role in seen:
                yield source.at(spot, "V225", f"{shown(role)} heeft in dit voorstel al een stoel")
            seen.add(role)


def _named(chair: doc.Chair, at: Place) -> list[tuple[str, Place]]:
    """Every role of a chair with its place in the file."""
    here: list[tuple[str, Place]] = [(role, (*at, "rollen", place)) for place, role in enumerate(chair.roles)]
    return here + [(later.role, (*at, "daarna", place, "rol")) for place, later in enumerate(chair.then)]


def _chair(source: Source, document: doc.CaseDocument, chair: doc.Chair, at: Place) -> Iterator[Problem]:
    """What one pair of hands holds: not two that must inform each other, and never two at work at once."""
    held = {role for role, _ in _named(chair, at)}
    for pair in document.apart:
        if len(set(pair.roles)) == 2 and held.issuperset(pair.roles):
            first, second = pair.roles
            yield source.at(at, "V224", f"{shown(first)} en {shown(second)} staan bij 'niet_samen' en zitten hier op één stoel")
    names = [chapter.id for chapter in document.chapters]
    begins = [0]
    for place, later in enumerate(chair.then):
        begin = names.index(later.chapter) if later.chapter in names else begins[-1] + 1
        if begin <= begins[-1]:
            yield source.at((*at, "daarna", place, "vanaf"), "V227", "een volgende rol begint in een later deel dan de vorige")
        begins.append(begin)
    until = begins[1] if len(begins) > 1 else len(names)
    for one, other in combinations(chair.roles, 2):
        both = next((chapter for chapter in document.chapters[:until] if _works(chapter, one) and _works(chapter, other)), None)
        if both is not None:
            busy = f"{shown(one)} en {shown(other)} hebben allebei dienst in deel {shown(both.id)}; dat kan niet op één stoel"
            yield source.at((*at, "rollen"), "V227", busy)


def _works(chapter: doc.Chapter, role: str) -> bool:
    return not chapter.roles or role in chapter.roles
