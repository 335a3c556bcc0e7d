"""What does playing a case many times show that reading it does not?

What never came to pass in any game, what a role read without having learnt it, and whether care pays more than diligence, chance and
playing for points. That something was not seen is no proof that it cannot be: so those are warnings, and they say how often was tried.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from scenarios.compiled import Case
from scenarios.problems import Problem, listed, shown
from sim.verify import seen as s
from sim.verify.courses import landing
from sim.verify.places import Places
from sim.verify.tables import CAREFUL, DILIGENT, RANDOM, ROUND
from sim.verify.tally import Tally

ENOUGH = 3
"""Games of each kind of player before their means are compared."""
MORE = 2.0
"""Points by which an attack may end above a careful table."""
ALONE = 40.0
"""Points that an attack may come to on its own."""


@dataclass(frozen=True, slots=True)
class Never:
    """How it is told that something of one kind never came to pass, and what to do."""

    kind: str
    code: str
    section: str
    key: str
    told: str
    advice: str


_NEVER = (
    Never(s.SCENE, "W611", "situaties", "opent_als", "ging de situatie {} nooit open", "maak 'opent_als' ruimer"),
    Never(s.ACT, "W612", "handelingen", "", "deed niemand de handeling {}", "maak 'mits' ruimer, of laat haar weg"),
    Never(s.HAPPENING, "W613", "gebeurtenissen", "als", "kwam de gebeurtenis {} nooit", "maak 'als' ruimer, of laat haar weg"),
    Never(s.DECISION, "W614", "besluiten", "zichtbaar", "nam niemand het besluit {}", "maak 'zichtbaar' ruimer, of laat het weg"),
    Never(s.REQUEST, "W615", "maatregelen", "", "vroeg niemand om de maatregel {}", "maak haar eerder zichtbaar of 'voorwaarden' ruimer"),
    Never(s.MEASURE, "W616", "maatregelen", "", "werd de maatregel {} nooit van kracht", "maak de beslisregel of de doorlooptijd ruimer"),
    Never(s.ENDING, "W617", "uitkomsten", "als", "kwam de uitkomst {} nooit", "maak 'als' ruimer, of zet haar eerder in de lijst"),
    Never(s.NEED, "W618", "informatie", "nodig_voor", "wist {} nooit op tijd", "geef er een kortere weg naartoe, of meer tijd"),
    Never(s.NORM, "W619", "normen", "gedaan_als", "haalde niemand de norm {}", "maak de grens ruimer, of de weg ernaartoe korter"),
    Never(s.LEFT, "W620", "normen", "gedaan_als", "miste niemand de norm {}", "dan meet zij niets: vraag meer, of laat haar weg"),
)


def findings(case: Case, tally: Tally, places: Places) -> list[Problem]:
    """Everything that the games of `tally` show, the courses of the case among them."""
    if not tally.plays:
        return sorted(tally.problems)
    found = [*tally.problems, *_stuck(tally, places), *_leaks(case, tally, places), *_never(case, tally, places)]
    if case.kind == "casus":
        found += [*_kinds(tally, places), *_attacks(tally, places), *landing(case, tally, places)]
    return sorted(set(found))


def _stuck(tally: Tally, places: Places) -> Iterator[Problem]:
    for chapter in sorted(tally.stuck):
        told = f"in deel {shown(chapter)} kwam een spel niet verder; laat iets gebeuren, of maak het deel korter"
        yield places.problem("V601", told, "delen", chapter)
    for (kind, name, code), count in sorted(tally.refused.items()):
        if code.startswith("onbekend") and code != "onbekend_doel":  # who tells something and names no purpose is refused for that
            told = f"het spel biedt iets aan dat volgens de regels niet bestaat ({kind} {name}: {code}, {count} keer); meld dit"
            yield places.problem("V602", told, "casus", key=True)


def _leaks(case: Case, tally: Tally, places: Places) -> Iterator[Problem]:
    for role, fact in sorted(tally.leaks):
        told = f"{shown(role)} leest de tekst van {shown(fact)} zonder die te weten; zeg het anders, of laat de rol het weten"
        yield places.problem("V603", told, *_where(case, role, fact))


def _where(case: Case, role: str, fact: str) -> tuple[str, ...]:
    """The part of the case whose text tells it; the fact itself where none does."""
    words = (case.facts[fact].text, *case.facts[fact].wordings.values())
    texts = [("situaties", one.id, "tekst", one.text.get(role, "")) for one in case.scenes.values()]
    texts += [("gebeurtenissen", one.id, "tekst", one.text.get(role, "")) for one in case.happenings.values()]
    texts += [("handelingen", one.id, "uitleg", f"{one.label} {one.explanation}") for one in case.acts.values() if role in one.roles]
    texts += [("rollen", role, "briefing", case.roles[role].briefing)]
    return next((place[:-1] for place in texts if any(text in place[-1] for text in words)), ("informatie", fact))


# --- what never came to pass ------------------------------------------------------------------------------------------


def enough(case: Case) -> int:
    """Plays after which it says something that a thing was never seen: a case with more to do asks for more."""
    return max(2 * ROUND, 2 * len(case.acts))


def _never(case: Case, tally: Tally, places: Places) -> Iterator[Problem]:
    if len(tally.plays) < enough(case):
        return
    tried = f"in {len(tally.plays)} spellen en {len(tally.courses)} verlopen"
    everything = s.possible(case)
    for kind in _NEVER:
        for name in everything[kind.kind]:
            if tally.seen[kind.kind, name] or (kind.kind == s.MEASURE and not tally.seen[s.REQUEST, name]):
                continue
            what = kind.told.format(_named(kind, name))
            yield _placed(kind, name, f"{tried} {what}{_refusals(tally, kind.kind, name)}; {kind.advice}", places)


def _named(kind: Never, name: str) -> str:
    if kind.kind != s.NEED:
        return shown(name)
    decision, role, fact = name.split(".")
    return f"{shown(role)} {shown(fact)} voor {shown(decision)}"


def _placed(kind: Never, name: str, told: str, places: Places) -> Problem:
    if kind.kind == s.NEED:
        decision, _, fact = name.split(".")
        return places.problem(kind.code, told, kind.section, fact, *places.item(kind.section, fact, kind.key, decision))
    return places.problem(kind.code, told, kind.section, name, *((kind.key,) if kind.key else ()), key=bool(kind.key))


def _refusals(tally: Tally, kind: str, name: str) -> str:
    """How often it was tried in vain, and why."""
    codes = {code: count for (what, which, code), count in tally.refused.items() if (what, which) == (kind, name)}
    if not codes:
        return ""
    return f" ({sum(codes.values())} keer geprobeerd, geweigerd: {listed(sorted(codes), 'en')})"


# --- who does best ----------------------------------------------------------------------------------------------------


def _kinds(tally: Tally, places: Places) -> Iterator[Problem]:
    """Care pays more than diligence, and that more than chance."""
    means = [(kind, tally.mean(kind)) for kind in (CAREFUL, DILIGENT, RANDOM) if len(tally.points(kind)) >= ENOUGH]
    for (better, more), (worse, less) in pairwise(means):
        if more is not None and less is not None and more <= less:
            told = f"een tafel die {better} speelt komt op {more:.0f} punten en een die {worse} speelt op {less:.0f}"
            yield places.problem("W621", f"{told}; kijk welke norm of behoefte zonder zorg te halen is", "casus", key=True)


def _attacks(tally: Tally, places: Places) -> Iterator[Problem]:
    """Playing for points does not pay."""
    careful = tally.mean(CAREFUL)
    if careful is None:
        return
    for name in sorted({one.attack for one in tally.whole if one.attack}):
        points = [one.points for one in tally.whole if one.attack == name]
        mean = sum(points) / len(points)
        if mean > careful + MORE or max(points) > ALONE:
            told = f"wie op punten speelt ('{name}') komt op {mean:.0f}, hoogstens {max(points):.0f} punten; zorgvuldig is {careful:.0f}"
            yield places.problem("W622", f"{told}; laat delen zonder maat meer kosten, of vraag om steunpunten", "casus", key=True)
