"""Does a case tell a role what it cannot know, or what does not belong with it?

A text that repeats a fact word for word to somebody who cannot have heard it gives the fact away without a card; an effect that
gives a fact to a role of which the case says that it does not belong there contradicts that. A chapter's opening is read aloud, so
every role hears it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scenarios import compiled as c
from scenarios.problems import Problem, shown
from sim.verify.places import Places
from sim.verify.reach import NEVER, Reach

RUN = 7
"""So many words in a row are a fact's own words: shorter runs also come by chance ("het eind van de straat")."""
_WORD = re.compile(r"\w+")

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Text:
    """What a role reads or hears, from which minute on at the earliest, and where that stands in the file."""

    role: str
    words: str
    at: int
    section: str
    part: str
    path: tuple[str, ...]


def check(plan: Reach, places: Places) -> Iterator[Problem]:
    """Every text and every effect."""
    yield from _told(plan, places)
    yield from _given(plan.case, places)


# --- texts ------------------------------------------------------------------------------------------------------------


def _told(plan: Reach, places: Places) -> Iterator[Problem]:
    own: dict[Words, list[c.Fact]] = {}
    for fact in plan.case.facts.values():
        for run in _runs(fact.text):
            own.setdefault(run, []).append(fact)
    for text in _texts(plan):
        facts = {fact.id: fact for run in _runs(text.words) for fact in own.get(run, ())}
        for fact in facts.values():
            why = _cannot(plan, text, fact)
            if why:
                told = f"deze tekst vertelt {shown(text.role)} woordelijk {shown(fact.id)}, maar {why}; laat het weg of zeg het anders"
                yield places.problem("V591", told, text.section, text.part, *text.path)


def _cannot(plan: Reach, text: _Text, fact: c.Fact) -> str:
    """Why the role cannot know the fact when it reads this; "" when it can."""
    if text.role in fact.unfit or text.role in fact.leak:
        return "dat hoort daar niet"
    if plan.known_at(text.role, fact.id) > text.at:
        return "kan dat dan nog niet weten"
    return ""


def _texts(plan: Reach) -> Iterator[_Text]:
    case = plan.case
    for chapter in case.chapters:
        for role in chapter.roles:
            yield _Text(role, chapter.read_aloud, chapter.start, "delen", chapter.id, ("voorlezen",))
    for role in case.playable:
        yield _Text(role, case.roles[role].briefing, case.start, "rollen", role, ("briefing",))
    for scene in case.scenes.values():
        at = plan.begun.get(("situatie", scene.id), NEVER)
        yield from (_Text(role, words, at, "situaties", scene.id, ("tekst", role)) for role, words in scene.text.items())
    for one in case.happenings.values():
        at = plan.begun.get(("gebeurtenis", one.id), NEVER)
        yield from (_Text(role, words, at, "gebeurtenissen", one.id, ("tekst", role)) for role, words in one.text.items())


def _runs(text: str) -> set[Words]:
    words = _WORD.findall(text.lower())
    return {tuple(words[place : place + RUN]) for place in range(len(words) - RUN + 1)}


# --- effects ----------------------------------------------------------------------------------------------------------


def _given(case: c.Case, places: Places) -> Iterator[Problem]:
    """What is known at the start or comes by itself does not contradict where the case says that it belongs."""
    for fact in case.facts.values():
        for role in fact.known_by:
            if role in fact.unfit or role in fact.leak:
                told = f"{shown(role)} weet {shown(fact.id)} aan het begin, maar het hoort daar niet; kies een van de twee"
                yield places.problem("W592", told, "informatie", fact.id, *places.item("informatie", fact.id, "weet", role))
    for section, part, path, roles, effects in _effects(case):
        for number, effect in enumerate(effects):
            if not isinstance(effect, c.Reveal):
                continue
            for name in effect.facts:
                for role in effect.roles or roles:
                    if role in case.facts[name].unfit or role in case.facts[name].leak:
                        told = f"dit gevolg vertelt {shown(name)} aan {shown(role)}, maar het hoort daar niet; kies een van de twee"
                        yield places.problem("W592", told, section, part, *path, number)


def _effects(case: c.Case) -> Iterator[tuple[str, str, tuple[int | str, ...], tuple[str, ...], tuple[c.Effect, ...]]]:
    """Everything with effects: where they stand, who acts, and what they are."""
    yield from (("handelingen", one.id, ("gevolgen",), one.roles, one.effects) for one in case.acts.values())
    yield from (("gebeurtenissen", one.id, ("gevolgen",), (), one.effects) for one in case.happenings.values())
    yield from (("maatregelen", one.id, ("gevolgen",), (one.decider,), one.effects) for one in case.measures.values())
    for decision in case.decisions.values():
        for number, option in enumerate(decision.options.values()):
            yield "besluiten", decision.id, ("opties", number, "gevolgen"), decision.deciders, option.effects
